"""How a plan says in plain words why a step is there and how good the path is."""

import math
from collections.abc import Iterator, Sequence

from skillpath.domain.gap import Gap, Requirement, RequirementGroup
from skillpath.domain.graph import SkillGraph
from skillpath.domain.path import Selection
from skillpath.domain.posting import Importance
from skillpath.domain.reasons import Carry, Hit, Reasons
from skillpath.domain.skills import LEVEL_NAMES, LEVELS, Rung

_COUNTS = ("none", "one", "two", "three", "four", "five", "six")


def because(graph: SkillGraph, gap: Gap, climb: tuple[Reasons, Sequence[Rung]]) -> tuple[str, ...]:
    """Return why consecutive rungs of one skill are in a path.

    First the demands that they meet, with the posting's words; then what rests on them, each with the
    catalogue's reason; then, where nothing of that is asked for, the reasons along one chain up to
    something that is. A rung that only leads to a later step of its own skill says so.
    """
    reasons, rungs = climb
    hits = [hit for rung in rungs for hit in reasons.hits[rung]]
    carries = [carry for rung in rungs for carry in reasons.carries[rung]]
    words = [_asked(graph, gap, (hit, rungs[0].skill)) for hit in hits]
    words += [f"needed for {_level_of(graph, carry.rung)}: {carry.because}" for carry in carries]
    if not hits:
        words += _chain(graph, reasons, carries)
    above = Rung(rungs[-1].skill, rungs[-1].level + 1)
    if not words and above in reasons.serves:
        words.append(f"leads to {_level_of(graph, above)}")
    return tuple(dict.fromkeys(words))


def plan_messages(gap: Gap, selection: Selection) -> tuple[str, ...]:
    """Return why a path is empty, or how far it may be from the shortest; nothing when all is well."""
    if not gap.requirements:
        return ("The posting asks for nothing that SkillPath knows.",)
    if not gap.progress.asked:
        return ("The posting names skills, but asks for none of them.",)
    if not gap.targets:
        return ("Everything that is asked for is already held.",)
    if not selection.proven:
        return (f"{_distance(selection)} The time to find the shortest one was up.",)
    return ()


def _distance(selection: Selection) -> str:
    if selection.lower_bound <= 0:
        return "The path may not be the shortest."
    share = (selection.hours - selection.lower_bound) / selection.lower_bound
    return f"The path is within {max(1, math.ceil(share * 100))} % of the shortest possible."


def _asked(graph: SkillGraph, gap: Gap, met: tuple[Hit, str]) -> str:
    hit, skill = met
    group = next((one for one in gap.groups if one.id == hit.target), None)
    if group:
        demand = _group_asked(graph, group)
    else:
        demand = _single_asked(next(one for one in gap.requirements if one.skill == hit.target))
    if hit.asked.skill == skill:
        return demand
    return f"counts as {graph.skill(hit.asked.skill).name}, {demand}"


def _single_asked(requirement: Requirement) -> str:
    words = requirement.phrase or next((mention.text for mention in requirement.mentions), "")
    return f"asked for{_as_plus(requirement.importance)}{_quoted(words)}"


def _group_asked(graph: SkillGraph, group: RequirementGroup) -> str:
    names = [graph.skill(member).name for member in group.members]
    listed = " or ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)
    count = _COUNTS[group.minimum] if group.minimum < len(_COUNTS) else str(group.minimum)
    verb = "is" if group.minimum == 1 else "are"
    return f"{count} of {listed} {verb} asked for{_as_plus(group.importance)}{_quoted(group.mention.text)}"


def _as_plus(importance: Importance) -> str:
    return " as a plus" if importance is Importance.PREFERRED else ""


def _quoted(words: str) -> str:
    return f': "{" ".join(words.split())}"' if words else ""


def _level_of(graph: SkillGraph, rung: Rung) -> str:
    return f"{graph.skill(rung.skill).name} ({LEVEL_NAMES[rung.level]})"


def _chain(graph: SkillGraph, reasons: Reasons, carries: Sequence[Carry]) -> Iterator[str]:
    """Yield the reasons from what rests on a step up to something that is asked for, if it is not itself."""
    seen = set[str]()
    while carries and not any(_is_asked(reasons, carry.rung) for carry in carries):
        lower = carries[0].rung
        seen.add(lower.skill)
        carries = [carry for carry in _above(reasons, lower) if carry.rung.skill not in seen]
        if carries:
            upper = carries[0]
            yield f"{_level_of(graph, lower)} is needed for {_level_of(graph, upper.rung)}: {upper.because}"


def _is_asked(reasons: Reasons, rung: Rung) -> bool:
    return any(reasons.hits.get(Rung(rung.skill, level)) for level in LEVELS if level >= rung.level)


def _above(reasons: Reasons, rung: Rung) -> Iterator[Carry]:
    """Yield what rests on a rung or on a higher one of the same skill, the lower ones first."""
    for level in LEVELS:
        if level >= rung.level:
            yield from reasons.carries.get(Rung(rung.skill, level), ())
