"""What is wrong with a graph as a whole: cycles, implied edges, and taught skills that lack something."""

from collections.abc import Iterable, Iterator

import networkx as nx

from skillpath.domain.graph import Node, SkillGraph
from skillpath.domain.skills import LEVELS, Rung, Skill

_LONGEST_START = 20
"""Hours to level 1 beyond which a skill that rests on nothing has prerequisites that were forgotten."""


def graph_faults(graph: SkillGraph) -> tuple[str, ...]:
    """Return all faults of the graph, one sentence each, sorted."""
    cycle = _cycle(graph)
    if cycle:
        return (cycle,)
    taught = (skill for skill in graph.skills.values() if skill.taught)
    faults = [fault for skill in taught for fault in _unfinished(skill)]
    return tuple(sorted([*faults, *_implied_edges(graph)]))


def _cycle(graph: SkillGraph) -> str:
    """Name a cycle of the union of all edges, with what may stand in for a prerequisite."""
    network = graph.network.copy()
    for rung in _rungs(graph):
        above = [node for node in graph.network.successors(rung) if _serves(node, rung)]
        for narrower in graph.stand_ins(rung):
            network.add_edges_from((narrower, node) for node in above)
    try:
        edges = nx.find_cycle(network)
    except nx.NetworkXNoCycle:
        return ""
    return "the graph has a cycle: " + " -> ".join(str(edge[0]) for edge in edges) + f" -> {edges[0][0]}"


def _serves(node: Node, rung: Rung) -> bool:
    """Tell whether a node rests on the rung as a prerequisite, and is not just its next level."""
    return not (isinstance(node, Rung) and node.skill == rung.skill)


def _unfinished(skill: Skill) -> Iterator[str]:
    if not skill.prerequisites and skill.hours[0] > _LONGEST_START:
        yield f"[{skill.id}] is taught, takes {skill.hours[0]:g} hours to begin with, and rests on nothing"
    if len(skill.resources) < 2:
        yield f"[{skill.id}] is taught and has {len(skill.resources)} resources; two are the least"
    for level in (2, 3):
        if not skill.done_when.get(level, "").strip():
            yield f"[{skill.id}] is taught and does not say when level {level} is done"


def _implied_edges(graph: SkillGraph) -> Iterator[str]:
    """Find own single prerequisites that follow from the others of the same rung."""
    certain: nx.DiGraph[Rung] = nx.DiGraph()
    for rung in _rungs(graph):
        certain.add_node(rung)
        certain.add_edges_from((below, rung) for below in _certain_below(graph, rung))
    ancestors = {rung: nx.ancestors(certain, rung) for rung in certain}
    for rung in _rungs(graph):
        for stated in graph.skills[rung.skill].prerequisites:
            if stated.to != rung.level or stated.inherited:
                continue
            others = _certain_below(graph, rung) - set(stated.members)
            for member in stated.members:
                carrier = next((one for one in sorted(others) if member in ancestors[one] | {one}), None)
                if carrier:
                    yield f"[{rung.skill}] {rung} <- {member}: follows already from {carrier}"


def _certain_below(graph: SkillGraph, rung: Rung) -> set[Rung]:
    below = {need.members[0] for need in graph.needs(rung) if need.group is None}
    return below | ({Rung(rung.skill, rung.level - 1)} if rung.level > 1 else set())


def _rungs(graph: SkillGraph) -> Iterable[Rung]:
    return (Rung(skill, level) for skill in graph.skills for level in LEVELS)
