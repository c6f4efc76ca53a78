"""The skill graph: which rungs rest on which, singly or as groups of which some suffice."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

import networkx as nx

from skillpath.domain.skills import LEVELS, Prerequisite, Rung, Skill
from skillpath.errors import NotFoundError

Node = Rung | str
"""A rung, or the id of a group such as `apache-kafka@2/1`."""


@dataclass(frozen=True, slots=True)
class Need:
    """What one rung rests on: at least `minimum` of `members` must be held or learnt before it."""

    rung: Rung
    members: tuple[Rung, ...]
    minimum: int
    because: str
    source: str
    group: str | None
    """The id of the group when there is more than one member, else None."""


class SkillGraph:
    """All skills, what each rung rests on, and what may stand in for what.

    The graph is built once and never changed. Every tuple it returns is sorted, so that two runs
    over the same catalogue agree to the letter.
    """

    def __init__(self, skills: Iterable[Skill], version: str = "") -> None:
        ordered = sorted(skills, key=lambda skill: skill.id)
        self.skills: Mapping[str, Skill] = MappingProxyType({skill.id: skill for skill in ordered})
        self.version = version
        """A digest of the catalogue's files: the same files give the same version."""
        self._needs: dict[str, tuple[tuple[Need, ...], ...]] = {}
        self._stand_ins: dict[Rung, tuple[Rung, ...]] = {}

    def __contains__(self, skill: object) -> bool:
        return skill in self.skills

    def skill(self, skill: str) -> Skill:
        """Return a skill by its id; raise NotFoundError when the catalogue has none of that id."""
        try:
            return self.skills[skill]
        except KeyError:
            raise NotFoundError(f"There is no skill with the id {skill!r} in the catalogue.") from None

    def hours(self, rung: Rung) -> float:
        """Return the focused hours from the level below to this one, for one who holds what it rests on."""
        return self.skills[rung.skill].hours[rung.level - 1]

    def needs(self, rung: Rung) -> tuple[Need, ...]:
        """Return what a rung rests on, without the rung below it, which it always rests on."""
        # Found when first asked for: a plan asks for few skills.
        if rung.skill not in self._needs:
            skill = self.skills[rung.skill]
            self._needs[rung.skill] = tuple(tuple(_needs_of(skill, level)) for level in LEVELS)
        return self._needs[rung.skill][rung.level - 1]

    def broader(self, skill: str) -> frozenset[str]:
        """Return every skill that this one is an instance of, over any number of steps."""
        return self._broader[skill]

    def narrower(self, skill: str) -> tuple[str, ...]:
        """Return every skill that is an instance of this one, over any number of steps, sorted."""
        return self._narrower[skill]

    def narrower_rungs(self, rung: Rung) -> tuple[Rung, ...]:
        """Return every narrower skill at the level of a rung, sorted: what answers a demand for it."""
        return tuple(Rung(skill, rung.level) for skill in self._narrower[rung.skill])

    def stand_ins(self, rung: Rung, above: str = "") -> tuple[Rung, ...]:
        """Return the narrower rungs that may serve where this rung is a prerequisite, sorted.

        A narrower rung that itself rests on this one cannot serve in its place: it would have to be
        learnt before itself. Nor can the skill that demands it, whose id is `above`: of a general idea
        its own lower level is no proof.
        """
        found = self._all_stand_ins(rung)
        return tuple(one for one in found if one.skill != above) if above else found

    def _all_stand_ins(self, rung: Rung) -> tuple[Rung, ...]:
        # Found when first asked for: a plan asks for few rungs, and each takes a walk through the network.
        if rung not in self._stand_ins:
            narrower = self.narrower_rungs(rung)
            above = nx.descendants(self.network, rung) if narrower else set()
            self._stand_ins[rung] = tuple(one for one in narrower if one not in above)
        return self._stand_ins[rung]

    @cached_property
    def network(self) -> "nx.DiGraph[Node]":
        """Rungs and groups as a directed graph: an edge points from what comes first to what rests on it.

        A member points to its group, a group to the rung that needs it, a rung to the rung above.
        Groups carry `minimum`; edges into a rung carry `because` and `source`.
        """
        network: nx.DiGraph[Node] = nx.DiGraph()
        for rung in self._all_rungs():
            network.add_node(rung)
            if rung.level > 1:
                network.add_edge(Rung(rung.skill, rung.level - 1), rung, because="", source="")
            for need in self.needs(rung):
                self._add_need(network, need)
        return network

    @cached_property
    def _broader(self) -> Mapping[str, frozenset[str]]:
        direct: nx.DiGraph[str] = nx.DiGraph()
        direct.add_nodes_from(self.skills)
        for skill in self.skills.values():
            direct.add_edges_from((skill.id, broad) for broad in skill.broader if broad in self.skills)
        return {skill: frozenset(nx.descendants(direct, skill)) for skill in self.skills}

    @cached_property
    def _narrower(self) -> Mapping[str, tuple[str, ...]]:
        narrower: dict[str, list[str]] = {skill: [] for skill in self.skills}
        for skill in self.skills:
            for broad in self._broader[skill]:
                narrower[broad].append(skill)
        return {skill: tuple(sorted(found)) for skill, found in narrower.items()}

    def _all_rungs(self) -> Iterable[Rung]:
        return (Rung(skill, level) for skill in self.skills for level in LEVELS)

    @staticmethod
    def _add_need(network: "nx.DiGraph[Node]", need: Need) -> None:
        if need.group is None:
            network.add_edge(need.members[0], need.rung, because=need.because, source=need.source)
            return
        network.add_node(need.group, minimum=need.minimum)
        network.add_edge(need.group, need.rung, because=need.because, source=need.source)
        network.add_edges_from((member, need.group) for member in need.members)


def _needs_of(skill: Skill, level: int) -> Iterable[Need]:
    stated = [one for one in skill.prerequisites if one.to == level]
    for number, prerequisite in enumerate(stated, start=1):
        yield _need(Rung(skill.id, level), prerequisite, number)


def _need(rung: Rung, prerequisite: Prerequisite, number: int) -> Need:
    return Need(
        rung=rung,
        members=prerequisite.members,
        minimum=prerequisite.minimum,
        because=prerequisite.because,
        source=prerequisite.source,
        group=f"{rung}/{number}" if len(prerequisite.members) > 1 else None,
    )
