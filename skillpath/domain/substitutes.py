"""Which narrower skills may be learnt in the place of a broader one."""

from collections.abc import Iterable
from dataclasses import dataclass

from skillpath.domain.gap import Target
from skillpath.domain.graph import SkillGraph
from skillpath.domain.skills import Rung


@dataclass(frozen=True, slots=True)
class Substitutes:
    """The narrower rungs that may be learnt where a broader one is wanted.

    They are those that a target names as well, and those through which the broader skill is usually learnt:
    relational databases through PostgreSQL, but not through a product that nobody asked for. What is *held*
    answers for every broader skill.
    """

    graph: SkillGraph
    asked: frozenset[str]
    """The skills that some target names."""

    def of_target(self, rung: Rung) -> tuple[Rung, ...]:
        """Return what may be learnt where a target names the rung, sorted."""
        return self._fit(rung, self.graph.narrower_rungs(rung))

    def of_member(self, rung: Rung, above: str) -> tuple[Rung, ...]:
        """Return what may be learnt where a skill, whose id is `above`, rests on the rung; sorted."""
        return self._fit(rung, self.graph.stand_ins(rung, above))

    def _fit(self, rung: Rung, narrower: Iterable[Rung]) -> tuple[Rung, ...]:
        usual = self.graph.skill(rung.skill).usual
        return tuple(one for one in narrower if one.skill in usual or one.skill in self.asked)


def substitutes(graph: SkillGraph, targets: Iterable[Target]) -> Substitutes:
    """Return the substitutes for one who has these targets."""
    return Substitutes(graph, frozenset(rung.skill for one in targets for rung in one.alternatives))
