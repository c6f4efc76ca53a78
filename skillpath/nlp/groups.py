"""Groups: names of which a posting wants only some: "Java, Go or Python", "AWS/GCP/Azure"."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span

from skillpath.domain.graph import SkillGraph
from skillpath.nlp.alternatives import are_alike, is_replaceable
from skillpath.nlp.clause_cues import ClauseCues
from skillpath.nlp.cues import cue_tables
from skillpath.nlp.lists import Joint, MentionList, find_lists
from skillpath.nlp.reading import Reading

_NEAR_EXAMPLES = 2
"""Tokens that may stand between "such as" and the list."""
_NEAR_SIMILAR = 1
"""Tokens that may stand between the list and "or similar"."""


@dataclass(frozen=True, slots=True)
class Group:
    """Mentions, by their number, of which `minimum` suffice."""

    members: range
    minimum: int


def find_groups(graph: SkillGraph, reading: Reading) -> list[Group]:
    """Return the groups of a posting, in the order of the text; each mention is in one at most."""
    cues = ClauseCues(reading, "groups")
    found = []
    for row in find_lists(reading):
        for group in _groups(graph, row, _signs(reading, row, cues)):
            skills = {row.spans[member].label_ for member in group.members}
            if len(skills) > group.minimum:
                members = range(row.first + group.members.start, row.first + group.members.stop)
                found.append(Group(members, group.minimum))
    return found


@dataclass(frozen=True, slots=True)
class _Signs:
    """What stands around a list and says that some of its members suffice."""

    minimum: int
    """From "at least two of" before it; 0 without such words."""
    examples: bool
    similar: bool
    bracketed: bool


def _signs(reading: Reading, row: MentionList, cues: ClauseCues) -> _Signs:
    first, last = row.spans[0], row.spans[-1]
    examples = cues.last_ended("examples", first)
    similar = cues.next_begun("similar", last)
    return _Signs(
        minimum=_minimum(first, cues),
        examples=examples is not None and first.start - examples.end <= _NEAR_EXAMPLES,
        similar=similar is not None and similar.start - last.end <= _NEAR_SIMILAR,
        bracketed=first.start > 0 and reading.bare[first.start - 1] == "(",
    )


def _minimum(first: Span, cues: ClauseCues) -> int:
    tables = cue_tables("groups")
    counts = (cues.last_ended(name, first) for name in tables if name.startswith("count"))
    nearest = max(filter(None, counts), key=lambda cue: cue.start, default=None)
    return int(tables[nearest.name].get("minimum", 1)) if nearest else 0


def _groups(graph: SkillGraph, row: MentionList, signs: _Signs) -> list[Group]:
    """Return the groups within a list; their members are counted from its first."""
    whole = range(len(row.spans))
    added = Joint.AND in row.joints
    if signs.minimum or signs.examples or (signs.similar and not added):
        return [Group(whole, max(1, signs.minimum))]
    if Joint.OR in row.joints:
        return list(_around_or(graph, row))
    if signs.bracketed and not added and are_alike(graph, row.skills):
        return [Group(whole, 1)]
    return list(_around_slash(graph, row))


def _around_or(graph: SkillGraph, row: MentionList) -> Iterator[Group]:
    """Yield "A, B or C" around each "or": back over commas to an "and", forward over "or" and "/".

    A technology and a concept are no alternatives, so a comma between such ends the way back.
    """
    replaceable = [is_replaceable(graph, skill) for skill in row.skills]
    joints, free = row.joints, 0
    for index, joint in enumerate(joints):
        if joint is not Joint.OR or index < free:
            continue
        first = index
        while (
            first > free
            and joints[first - 1] is not Joint.AND
            and replaceable[first - 1] == replaceable[index]
        ):
            first -= 1
        last = index + 1
        while last < len(joints) and joints[last] in {Joint.OR, Joint.SLASH}:
            last += 1
        yield Group(range(first, last + 1), 1)
        free = last + 1


def _around_slash(graph: SkillGraph, row: MentionList) -> Iterator[Group]:
    """Yield "A/B/C" where the members are alike; "HTML/CSS" and "Java/Spring" want both."""
    skills, start = row.skills, 0
    for end, joint in enumerate([*row.joints, Joint.COMMA], start=1):
        if joint is not Joint.SLASH:
            if end - start > 1 and are_alike(graph, skills[start:end]):
                yield Group(range(start, end), 1)
            start = end
