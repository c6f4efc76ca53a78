"""Counting the graph: how much it holds, and how deep it goes."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import median

import networkx as nx

from skillpath.domain.graph import SkillGraph
from skillpath.domain.ground import Ground, certain_ground
from skillpath.domain.skills import KINDS, LEVELS, Prerequisite, Rung, Skill


@dataclass(frozen=True, slots=True)
class Depths:
    """How many skills of one kind there are."""

    kind: str
    taught: int
    named: int


@dataclass(frozen=True, slots=True)
class Edges:
    """Prerequisites before inheritance; those that a family states for its members count once."""

    of_taught: int
    of_named: int
    of_families: int
    groups: int
    """Of all of them, those of which some members suffice."""
    reasons: int
    """Different reasons."""
    sourced: int
    """Those that name a source."""
    pages: int
    """Different pages among the sources."""


@dataclass(frozen=True, slots=True)
class Resources:
    """What there is to read and to practise on."""

    by_kind: Mapping[str, int]
    pages: int
    """Different addresses."""


@dataclass(frozen=True, slots=True)
class Support:
    """How many other skills a level of the taught skills rests on, whichever members of groups one takes."""

    level: int
    median: float
    most: int
    skill: str
    """The skill that rests on most; of several the first by id."""


@dataclass(frozen=True, slots=True)
class Statistics:
    """What is counted about a graph."""

    depths: tuple[Depths, ...]
    """Sorted by kind, in the order of `KINDS`."""
    names: int
    """Names and aliases together."""
    edges: Edges
    broader: int
    """Links from a skill to one that it is an instance of."""
    transfers: int
    """Links to a skill that saves a share of the hours."""
    resources: Resources
    promises: int
    """Levels that say when they are done."""
    supports: tuple[Support, ...]
    """For the levels 1 to 4."""
    longest_chain: tuple[Rung, ...]
    """From what rests on nothing up; of several the first that is found."""

    @property
    def taught(self) -> int:
        """How many skills are taught."""
        return sum(one.taught for one in self.depths)

    @property
    def skills(self) -> int:
        """How many skills there are."""
        return self.taught + sum(one.named for one in self.depths)

    @property
    def edges_each(self) -> float:
        """How many prerequisites of its own a taught skill has, before inheritance."""
        return self.edges.of_taught / max(1, self.taught)


def graph_statistics(graph: SkillGraph) -> Statistics:
    """Count a graph that has no cycle."""
    skills = list(graph.skills.values())
    taught = [skill for skill in skills if skill.taught]
    return Statistics(
        depths=_depths(skills),
        names=sum(len(skill.forms) for skill in skills),
        edges=_edges(skills),
        broader=sum(len(skill.broader) for skill in skills),
        transfers=sum(len(skill.related) for skill in skills),
        resources=_resources(skills),
        promises=sum(len(skill.done_when) for skill in skills),
        supports=_supports(taught, certain_ground(graph)),
        longest_chain=_longest_chain(graph),
    )


def _depths(skills: Iterable[Skill]) -> tuple[Depths, ...]:
    counts = Counter((skill.kind, skill.taught) for skill in skills)
    kinds = [kind for kind in KINDS if counts[kind, True] + counts[kind, False]]
    return tuple(Depths(kind, counts[kind, True], counts[kind, False]) for kind in kinds)


def _edges(skills: Iterable[Skill]) -> Edges:
    own = [(skill, one) for skill in skills for one in skill.prerequisites if not one.inherited]
    of_families = _different(one for skill in skills for one in skill.prerequisites if one.inherited)
    every = [one for _, one in own] + of_families
    of_taught = sum(skill.taught for skill, _ in own)
    return Edges(
        of_taught=of_taught,
        of_named=len(own) - of_taught,
        of_families=len(of_families),
        groups=sum(len(one.members) > 1 for one in every),
        reasons=len({one.because for one in every}),
        sourced=sum(bool(one.source) for one in every),
        pages=len({one.source for one in every if one.source}),
    )


def _different(inherited: Iterable[Prerequisite]) -> list[Prerequisite]:
    """Return each prerequisite of a family once: its members hold the same object."""
    return list({id(one): one for one in inherited}.values())


def _resources(skills: Iterable[Skill]) -> Resources:
    every = [resource for skill in skills for resource in skill.resources]
    by_kind = Counter(resource.kind for resource in every)
    return Resources(dict(by_kind.most_common()), len({resource.url for resource in every}))


def _supports(taught: Iterable[Skill], ground: Ground) -> tuple[Support, ...]:
    found = []
    for level in LEVELS:
        counts = {skill.id: _others(Rung(skill.id, level), ground) for skill in taught}
        most = max(sorted(counts), key=counts.__getitem__, default="")
        found.append(Support(level, median(counts.values() or [0]), counts.get(most, 0), most))
    return tuple(found)


def _others(rung: Rung, ground: Ground) -> int:
    return len({below.skill for below in ground[rung]} - {rung.skill})


def _longest_chain(graph: SkillGraph) -> tuple[Rung, ...]:
    return tuple(node for node in nx.dag_longest_path(graph.network) if isinstance(node, Rung))
