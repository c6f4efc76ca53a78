"""Why each rung of a path is there: what it meets, and what rests on it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from skillpath.domain.assessment import Holdings
from skillpath.domain.candidates import reached_levels
from skillpath.domain.gap import Target
from skillpath.domain.graph import SkillGraph
from skillpath.domain.skills import Rung
from skillpath.domain.substitutes import substitutes


@dataclass(frozen=True, slots=True)
class Carry:
    """A rung that rests on another one of the path."""

    rung: Rung
    because: str
    """The reason that the catalogue gives."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A rung of the path that meets a target, or one of its members."""

    target: str
    asked: Rung
    """The alternative of the target that is met; the rung itself or a broader one."""


@dataclass(frozen=True, slots=True)
class Reasons:
    """What the rungs of a path are there for."""

    carries: Mapping[Rung, tuple[Carry, ...]]
    """For each rung what rests on it, in the order of the path; not the next level of its own skill."""
    hits: Mapping[Rung, tuple[Hit, ...]]
    """For each rung the targets that it meets, in the order of the targets."""
    serves: Mapping[Rung, frozenset[str]]
    """For each rung the ids of the asked skills that finally rest on it."""


@dataclass(frozen=True, slots=True)
class _Path:
    """Rungs in order, before what was held at its start."""

    holdings: Holdings
    reached: Mapping[str, int]
    place: Mapping[Rung, int]

    def picks(
        self, members: Sequence[Rung], minimum: int, others: Callable[[Rung], Iterable[Rung]]
    ) -> list[tuple[Rung, Rung]]:
        """Return (member, rung that reaches it) for the members that the path reaches first.

        As many as are needed beside what is held; none when enough is held.
        """
        missing = [one for one in members if self.reached.get(one.skill, 0) < one.level]
        wanted = minimum - (len(members) - len(missing))
        options = {
            one: [each for each in self._answers(one, others) if each in self.place] for one in missing
        }
        found = [(one, min(options[one], key=self.place.__getitem__)) for one in missing if options[one]]
        return sorted(found, key=lambda pick: (self.place[pick[1]], pick[0]))[: max(0, wanted)]

    def _answers(self, one: Rung, others: Callable[[Rung], Iterable[Rung]]) -> Iterator[Rung]:
        yield one
        if not self.holdings.settles(one.skill):
            yield from others(one)


def find_reasons(
    graph: SkillGraph, holdings: Holdings, path: tuple[Sequence[Rung], Iterable[Target]]
) -> Reasons:
    """Return why the rungs of a path, given in their order with its targets, are there.

    Where several rungs of the path could meet a demand, those that are learnt first meet it.
    """
    order, targets = path[0], tuple(path[1])
    narrower = substitutes(graph, targets)
    ahead = _Path(holdings, reached_levels(graph, holdings), {rung: at for at, rung in enumerate(order)})
    carries: dict[Rung, list[Carry]] = {rung: [] for rung in order}
    for rung in order:
        for need in graph.needs(rung):
            others = partial(narrower.of_member, above=rung.skill)
            for _, pick in ahead.picks(need.members, need.minimum, others):
                carries[pick].append(Carry(rung, need.because))
    hits: dict[Rung, list[Hit]] = {rung: [] for rung in order}
    for target in targets:
        for asked, pick in ahead.picks(target.alternatives, target.minimum, narrower.of_target):
            hits[pick].append(Hit(target.id, asked))
    return Reasons(
        {rung: tuple(found) for rung, found in carries.items()},
        {rung: tuple(found) for rung, found in hits.items()},
        _serves(order, carries, hits),
    )


def _serves(
    order: Sequence[Rung], carries: Mapping[Rung, Sequence[Carry]], hits: Mapping[Rung, Sequence[Hit]]
) -> dict[Rung, frozenset[str]]:
    serves: dict[Rung, frozenset[str]] = {}
    for rung in reversed(order):
        served = {hit.asked.skill for hit in hits[rung]}
        for carry in carries[rung]:
            served |= serves[carry.rung]
        serves[rung] = frozenset(served) | serves.get(Rung(rung.skill, rung.level + 1), frozenset())
    return serves
