"""What is wrong with a graph as a whole: cycles, implied edges, and taught skills that lack something."""

from collections.abc import Iterator

import networkx as nx

from skillpath.domain.graph import Need, Node, SkillGraph
from skillpath.domain.ground import Ground, beside, certain_ground
from skillpath.domain.skills import LEVELS, Prerequisite, Rung, Skill

_LONGEST_START = 20
"""Hours to level 1 beyond which a skill that rests on nothing has prerequisites that were forgotten."""


def graph_faults(graph: SkillGraph) -> tuple[str, ...]:
    """Return all faults of the graph, one sentence each, sorted; of the cycles only the first."""
    faults = [fault for skill in graph.skills.values() for fault in _faults_of(skill)]
    faults += [*_repeated_promises(graph), *_unsourced_families(graph), *_unusual(graph)]
    cycle = _cycle(graph)
    faults += [cycle] if cycle else _implied_edges(graph)
    return tuple(sorted(faults))


def _faults_of(skill: Skill) -> Iterator[str]:
    if list(skill.hours) != sorted(set(skill.hours)):
        hours = ", ".join(f"{hours:g}" for hours in skill.hours)
        yield f"[{skill.id}] the hours {hours} do not grow: each level takes longer than the one below"
    sentences = [one.because for one in skill.prerequisites if not one.inherited]
    for sentence in [*sentences, *skill.done_when.values()]:
        if sentence.endswith(".") or sentence[:1].isspace():
            yield f"[{skill.id}] {sentence!r} is put into a sentence, so it has no full stop of its own"
    if skill.taught:
        yield from _unfinished(skill)


def _unfinished(skill: Skill) -> Iterator[str]:
    own = [one for one in skill.prerequisites if not one.inherited]
    if not skill.prerequisites and skill.hours[0] > _LONGEST_START:
        yield f"[{skill.id}] is taught, takes {skill.hours[0]:g} hours to begin with, and rests on nothing"
    pages = len({one.url for one in skill.resources})
    if pages < 2:
        number = "only one page" if pages else "nothing"
        yield f"[{skill.id}] is taught and has {number} to read; two are the least"
    for level in (2, 3):
        if not skill.done_when.get(level, "").strip():
            yield f"[{skill.id}] is taught and does not say when level {level} is done"
    for one in own:
        if not one.source:
            yield f"[{skill.id}] {_edge(one, skill.id)}: a taught skill names the source of each prerequisite"


def _edge(one: Prerequisite, skill: str) -> str:
    return f"{skill}@{one.to} <- {' or '.join(map(str, one.members))}"


def _repeated_promises(graph: SkillGraph) -> Iterator[str]:
    """Find two levels that are done by the same words: one of them was not thought about."""
    first: dict[str, Rung] = {}
    for skill in graph.skills.values():
        for level, sentence in skill.done_when.items():
            rung = first.setdefault(sentence, Rung(skill.id, level))
            if rung != Rung(skill.id, level):
                yield f"[{skill.id}] level {level} is done when {rung} is, word for word: {sentence!r}"


def _unusual(graph: SkillGraph) -> Iterator[str]:
    """Find usual ways to learn a skill that are no instance of it, or not taught."""
    for skill in graph.skills.values():
        for usual in skill.usual:
            if usual not in graph.narrower(skill.id):
                yield f"[{skill.id}] usual: {usual} is not narrower: it does not name this skill as broader"
            elif not graph.skill(usual).taught:
                yield f"[{skill.id}] usual: {usual} is not taught"


def _unsourced_families(graph: SkillGraph) -> Iterator[str]:
    found = {
        (skill.family, _edge(one, "its members"))
        for skill in graph.skills.values()
        for one in skill.prerequisites
        if one.inherited and skill.family and not one.source
    }
    for family, edge in found:
        yield f"the family {family!r} names no source for {edge}"


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


def _implied_edges(graph: SkillGraph) -> list[str]:
    """Find own prerequisites that follow from the others, and members of groups that nobody would choose."""
    ground = certain_ground(graph)
    faults = []
    for rung in _rungs(graph):
        own = [one for one in graph.skills[rung.skill].prerequisites if one.to == rung.level]
        for need, stated in zip(graph.needs(rung), own, strict=True):
            if not stated.inherited:
                faults += [*_implied(graph, need, ground), *_dear_members(need, ground)]
    return faults


def _implied(graph: SkillGraph, need: Need, ground: Ground) -> Iterator[str]:
    below = beside(graph, need, ground)
    met = [member for member in need.members if any(member in carried for _, carried in below)]
    if len(met) >= need.minimum:
        carrier = next(name for name, carried in below if met[0] in carried)
        found = " and ".join(map(str, met[: need.minimum]))
        yield f"[{need.rung.skill}] {need.rung} <- {found}: follows already from {carrier}"


def _dear_members(need: Need, ground: Ground) -> Iterator[str]:
    """Find members that rest on another member of their group: whoever has them has met it before."""
    for member in need.members if need.minimum == 1 else ():
        for other in need.members:
            if other in ground[member]:
                yield f"[{need.rung.skill}] {need.rung} <- {member}: rests on {other}, which serves as well"


def _rungs(graph: SkillGraph) -> Iterator[Rung]:
    return (Rung(skill, level) for skill in graph.skills for level in LEVELS)
