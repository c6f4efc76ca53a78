"""Groups: names of which a posting wants only some: "Java, Go or Python", "AWS/GCP/Azure"."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Span

from skillpath.domain.graph import SkillGraph
from skillpath.domain.skills import LEVELS, Rung
from skillpath.nlp.cues import Cue, cue_tables
from skillpath.nlp.layout import Layout

_JOINTS = frozenset({",", "/", "|", "&", "+", "and", "or", "the", "a", "an", "either", "some", "·", "any"})
_LONGEST_JOINT = 5
_ALTERNATIVES = frozenset({"language", "framework", "library", "tool", "platform", "database", "service"})
"""Kinds of which one can replace another; concepts are not alternatives of each other."""


@dataclass(frozen=True, slots=True)
class Group:
    """Mentions, by their number, of which `minimum` suffice."""

    members: tuple[int, ...]
    minimum: int


def find_groups(
    graph: SkillGraph, words: Sequence[str], layout: Layout, spans: Sequence[Span], cues: Sequence[Cue]
) -> list[Group]:
    """Return the groups of a posting, in the order of the text; each mention is in one at most."""
    lowered = [word.strip().lower() for word in words]
    marks = [cue for cue in cues if cue.file == "groups"]
    found = []
    for run, joints in _runs(lowered, words, layout, spans):
        group = _group(graph, lowered, spans, run, joints, _near(marks, spans, run, layout))
        found.extend(group)
    return [
        group for group in found if len({spans[member].label for member in group.members}) > group.minimum
    ]


def _runs(
    lowered: Sequence[str], words: Sequence[str], layout: Layout, spans: Sequence[Span]
) -> list[tuple[list[int], list[str]]]:
    """Return the lists in a text: the numbers of their mentions, and what joins each to the next."""
    runs: list[tuple[list[int], list[str]]] = []
    for number, span in enumerate(spans):
        joint = _joint(lowered, words, layout, spans[number - 1], span) if number else ""
        if joint:
            runs[-1][0].append(number)
            runs[-1][1].append(joint)
        else:
            runs.append(([number], []))
    return runs


def _joint(lowered: Sequence[str], words: Sequence[str], layout: Layout, left: Span, right: Span) -> str:
    """Return what joins two mentions: "or", "and", "/" or ","; empty when they stand apart."""
    between = lowered[left.end : right.start]
    same = layout.clause_at[left.start] == layout.clause_at[right.start]
    if not same or not 0 < len(between) <= _LONGEST_JOINT or not _JOINTS.issuperset(between):
        return ""
    if "or" in between:
        return "or"
    if {"and", "&", "+"} & set(between):
        return "and"
    return "/" if between in (["/"], ["|"]) else ","


@dataclass(frozen=True, slots=True)
class _Signs:
    """What stands around a list and says that one of its members suffices."""

    minimum: int
    """From "at least two of" before it; 0 without such words."""
    examples: bool
    similar: bool


def _near(marks: Sequence[Cue], spans: Sequence[Span], run: Sequence[int], layout: Layout) -> _Signs:
    first, last = spans[run[0]], spans[run[-1]]
    clause = layout.clauses[layout.clause_at[first.start]]
    before = [cue for cue in marks if clause.start <= cue.start and cue.end <= first.start]
    counts = [cue for cue in before if cue.name.startswith("count")]
    minimum = int(cue_tables("groups")[counts[-1].name].get("minimum", 1)) if counts else 0
    examples = any(cue.name == "examples" and first.start - cue.end <= 2 for cue in before)
    behind = (cue for cue in marks if cue.name == "similar" and cue.start < clause.end)
    similar = any(0 <= cue.start - last.end <= 1 for cue in behind)
    return _Signs(minimum, examples, similar)


def _group(
    graph: SkillGraph,
    lowered: Sequence[str],
    spans: Sequence[Span],
    run: Sequence[int],
    joints: Sequence[str],
    signs: _Signs,
) -> list[Group]:
    if len(run) < 2:
        return []
    skills = [spans[number].label_ for number in run]
    if signs.minimum or signs.examples or (signs.similar and "and" not in joints):
        return [Group(tuple(run), max(1, signs.minimum))]
    if "or" in joints:
        return _around_or(graph, spans, run, joints)
    opened = lowered[spans[run[0]].start - 1] == "(" if spans[run[0]].start else False
    if opened and "and" not in joints and _alike(graph, skills):
        return [Group(tuple(run), 1)]
    return _around_slash(graph, spans, run, joints)


def _around_or(
    graph: SkillGraph, spans: Sequence[Span], run: Sequence[int], joints: Sequence[str]
) -> list[Group]:
    """Return "A, B or C" around each "or": back over commas to an "and", forward over "or" and "/".

    A technology and a concept are no alternatives, so a comma between such ends the way back.
    """
    products = [graph.skill(spans[number].label_).kind in _ALTERNATIVES for number in run]
    groups: list[Group] = []
    index = 0
    while index < len(joints):
        if joints[index] != "or":
            index += 1
            continue
        first = index
        while (
            first
            and joints[first - 1] != "and"
            and products[first - 1] == products[index]
            and not _in_groups(groups, run[first - 1])
        ):
            first -= 1
        last = index + 1
        while last < len(joints) and joints[last] in {"or", "/"}:
            last += 1
        groups.append(Group(tuple(run[first : last + 1]), 1))
        index = last
    return groups


def _in_groups(groups: Sequence[Group], number: int) -> bool:
    return any(number in group.members for group in groups)


def _around_slash(
    graph: SkillGraph, spans: Sequence[Span], run: Sequence[int], joints: Sequence[str]
) -> list[Group]:
    """Return "A/B/C" where the members are alike; "HTML/CSS" and "Java/Spring" want both."""
    groups = []
    start = 0
    for index in range(len(joints) + 1):
        if index < len(joints) and joints[index] == "/":
            continue
        members = run[start : index + 1]
        if len(members) > 1 and _alike(graph, [spans[number].label_ for number in members]):
            groups.append(Group(tuple(members), 1))
        start = index + 1
    return groups


def _alike(graph: SkillGraph, skills: Sequence[str]) -> bool:
    """Tell whether skills are alternatives: all of one sort, and none resting on another."""
    known = [graph.skill(skill) for skill in skills]
    if len({skill.id for skill in known}) < 2 or any(skill.kind not in _ALTERNATIVES for skill in known):
        return False
    families = {skill.family for skill in known}
    shared = frozenset.intersection(*(frozenset(skill.broader) for skill in known))
    if len(families) > 1 and not shared:
        return False
    return not any(
        _rests_on(graph, one.id, other.id) for one in known for other in known if one.id != other.id
    )


def _rests_on(graph: SkillGraph, skill: str, other: str) -> bool:
    """Tell whether a level of a skill needs the other, or something that the other may stand in for."""
    members = (
        member for level in LEVELS for need in graph.needs(Rung(skill, level)) for member in need.members
    )
    return any(
        member.skill == other or Rung(other, member.level) in graph.stand_ins(member) for member in members
    )
