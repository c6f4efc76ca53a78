"""What is certainly below a rung, whichever members of its groups one takes."""

from collections.abc import Iterable, Mapping

import networkx as nx

from skillpath.domain.graph import Need, SkillGraph
from skillpath.domain.skills import Rung

Ground = Mapping[Rung, frozenset[Rung]]
"""For each rung all that lies certainly below it, itself left out."""


def certain_ground(graph: SkillGraph) -> Ground:
    """Return what each rung certainly rests on: of a group, what all of its members have in common.

    The graph must have no cycle.
    """
    ground: dict[Rung, frozenset[Rung]] = {}
    for node in nx.topological_sort(graph.network):
        if isinstance(node, Rung):
            needs = [carried for _, carried in _carried(node, graph.needs(node), ground)]
            ground[node] = frozenset().union(*needs)
    return ground


def beside(graph: SkillGraph, need: Need, ground: Ground) -> list[tuple[str, frozenset[Rung]]]:
    """Return what a rung certainly rests on without one of its needs, under the words for what brings it."""
    others = tuple(other for other in graph.needs(need.rung) if other is not need)
    return _carried(need.rung, others, ground)


def _carried(rung: Rung, needs: Iterable[Need], ground: Ground) -> list[tuple[str, frozenset[Rung]]]:
    """Return what each need, and the level below the rung, certainly takes."""
    ways = [need.members for need in needs]
    if rung.level > 1:
        ways.insert(0, (Rung(rung.skill, rung.level - 1),))
    return [
        (" or ".join(map(str, members)), frozenset.intersection(*(ground[one] | {one} for one in members)))
        for members in ways
    ]
