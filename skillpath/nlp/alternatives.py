"""Alternatives: which skills can take each other's place."""

from collections.abc import Iterable

from skillpath.domain.graph import SkillGraph
from skillpath.domain.skills import LEVELS, Rung

_KINDS = frozenset({"language", "framework", "library", "tool", "platform", "database", "service"})
"""Kinds of which one can replace another; concepts are not alternatives of each other."""


def is_replaceable(graph: SkillGraph, skill: str) -> bool:
    """Tell whether a skill is a technology, of which another could do the work."""
    return graph.skill(skill).kind in _KINDS


def are_alike(graph: SkillGraph, skills: Iterable[str]) -> bool:
    """Tell whether skills are alternatives: all of one sort, and none resting on another."""
    known = [graph.skill(skill) for skill in dict.fromkeys(skills)]
    if len(known) < 2 or not all(skill.kind in _KINDS for skill in known):
        return False
    shared = frozenset.intersection(*(frozenset(skill.broader) for skill in known))
    if not shared and len({skill.family for skill in known}) > 1:
        return False
    ids = frozenset(skill.id for skill in known)
    return not any(_rests_on_another(graph, skill, ids) for skill in ids)


def _rests_on_another(graph: SkillGraph, skill: str, others: Iterable[str]) -> bool:
    """Tell whether a level of a skill needs one of the others, or something that one may stand in for.

    To need it as one of several does not count: Grafana shows Prometheus or another source.
    """
    needs = (need for level in LEVELS for need in graph.needs(Rung(skill, level)))
    needed = {need.members[0] for need in needs if need.group is None}
    return any(_serves(graph, other, member) for other in others if other != skill for member in needed)


def _serves(graph: SkillGraph, skill: str, needed: Rung) -> bool:
    if skill == needed.skill:
        return True
    # Broader skills are known at once; what may stand in takes a walk through the whole graph.
    return needed.skill in graph.broader(skill) and Rung(skill, needed.level) in graph.stand_ins(needed)
