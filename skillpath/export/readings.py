"""Readings and the catalogue as JSON documents: the contract of `extract`, `skills` and `graph`."""

from collections.abc import Iterable
from typing import NotRequired, TypedDict

from skillpath.domain.assessment import Assessment
from skillpath.domain.graph import SkillGraph
from skillpath.domain.posting import Mention, Posting
from skillpath.domain.skills import LEVELS, Rung


class MentionDocument(TypedDict):
    """Characters of the text that was read: `text[start:end]`."""

    start: int
    end: int
    text: str


class SkillReading(TypedDict):
    """One skill of a posting, or of a self-assessment, which has no importance."""

    id: str
    name: str
    importance: NotRequired[str]
    level: int | None
    years: float | None
    mentions: list[MentionDocument]


class AnyOfDocument(TypedDict):
    """Skills of which `min` suffice."""

    skills: list[str]
    min: int
    importance: str
    text: str


class Reading(TypedDict):
    """What was read in a posting or a self-assessment."""

    kind: str
    skills: list[SkillReading]
    any_of: list[AnyOfDocument]
    unknown: list[MentionDocument]
    messages: list[str]


class SkillEntry(TypedDict):
    """One skill of the catalogue."""

    id: str
    name: str
    aliases: list[str]
    kind: str
    broader: list[str]
    taught: bool


class NodeEntry(TypedDict):
    """A skill as a node of the graph."""

    id: str
    name: str
    aliases: list[str]


EdgeEntry = TypedDict(
    "EdgeEntry",
    {
        "from": str,
        "from_level": int,
        "to": str,
        "to_level": int,
        "group": str | None,
        "because": str,
        "source": str,
    },
)
"""One prerequisite after inheritance; the members of a group share its id."""


class GraphDocument(TypedDict):
    """The whole prerequisite graph."""

    nodes: list[NodeEntry]
    edges: list[EdgeEntry]


def mention_documents(mentions: Iterable[Mention]) -> list[MentionDocument]:
    """Return mentions as documents, in their order."""
    return [{"start": one.start, "end": one.end, "text": one.text} for one in mentions]


def posting_document(graph: SkillGraph, posting: Posting) -> Reading:
    """Return a posting's reading by the contract of `extract --kind posting --json`."""
    return {
        "kind": "posting",
        "skills": [
            {
                "id": asked.skill,
                "name": graph.skill(asked.skill).name,
                "importance": asked.importance.value,
                "level": asked.level,
                "years": asked.years,
                "mentions": mention_documents(asked.mentions),
            }
            for asked in posting.skills
        ],
        "any_of": [
            {
                "skills": list(any_of.skills),
                "min": any_of.minimum,
                "importance": any_of.importance.value,
                "text": any_of.mention.text,
            }
            for any_of in posting.any_of
        ],
        "unknown": mention_documents(posting.unknown),
        "messages": list(posting.messages),
    }


def assessment_document(graph: SkillGraph, assessment: Assessment) -> Reading:
    """Return a self-assessment's reading by the contract of `extract --kind assessment --json`."""
    return {
        "kind": "assessment",
        "skills": [
            {
                "id": claim.skill,
                "name": graph.skill(claim.skill).name,
                "level": claim.level,
                "years": claim.years,
                "mentions": mention_documents(claim.mentions),
            }
            for claim in assessment.claims
        ],
        "any_of": [],
        "unknown": mention_documents(assessment.unknown),
        "messages": list(assessment.messages),
    }


def skill_entries(graph: SkillGraph) -> list[SkillEntry]:
    """Return every skill of the catalogue, sorted by id."""
    return [
        {
            "id": skill.id,
            "name": skill.name,
            "aliases": list(skill.aliases),
            "kind": skill.kind,
            "broader": list(skill.broader),
            "taught": skill.taught,
        }
        for skill in graph.skills.values()
    ]


def graph_document(graph: SkillGraph) -> GraphDocument:
    """Return every skill and every prerequisite, sorted by the rung that rests on it.

    The rung below, on which every rung rests, is no edge of its own.
    """
    edges: list[EdgeEntry] = []
    for skill in graph.skills:
        for level in LEVELS:
            for need in graph.needs(Rung(skill, level)):
                edges += [
                    {
                        "from": member.skill,
                        "from_level": member.level,
                        "to": skill,
                        "to_level": level,
                        "group": need.group,
                        "because": need.because,
                        "source": need.source,
                    }
                    for member in need.members
                ]
    nodes: list[NodeEntry] = [
        {"id": skill.id, "name": skill.name, "aliases": list(skill.aliases)}
        for skill in graph.skills.values()
    ]
    return {"nodes": nodes, "edges": edges}
