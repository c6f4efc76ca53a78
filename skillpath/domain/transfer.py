"""How many hours rungs cost a person who may already hold something related."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from skillpath.domain.assessment import Holdings
from skillpath.domain.graph import SkillGraph
from skillpath.domain.skills import Rung


def learning_hours(graph: SkillGraph, holdings: Holdings, rungs: Iterable[Rung]) -> tuple[float, ...]:
    """Return the hours of each rung, less the largest share that a related skill saves.

    A related skill saves its share when it is held at the level of the rung or higher. Kinship works
    both ways: of the shares that two skills state for each other the larger one counts.
    """
    shares = _shares(graph, holdings)
    return tuple(
        graph.hours(rung) * (1 - _saved(rung, shares.get(rung.skill, {}), holdings)) for rung in rungs
    )


def _shares(graph: SkillGraph, holdings: Holdings) -> Mapping[str, Mapping[str, float]]:
    """Return for each skill the held skills that are related to it, each with its share."""
    shares: dict[str, dict[str, float]] = defaultdict(dict)
    held = {skill for skill in holdings.by_skill if skill in graph and holdings.level(skill)}
    for skill in graph.skills.values():
        for other, share in skill.related.items():
            if other in held:
                shares[skill.id][other] = max(share, shares[skill.id].get(other, 0))
            if skill.id in held:
                shares[other][skill.id] = max(share, shares[other].get(skill.id, 0))
    return shares


def _saved(rung: Rung, shares: Mapping[str, float], holdings: Holdings) -> float:
    return max((share for other, share in shares.items() if holdings.level(other) >= rung.level), default=0)
