"""The rungs that may serve a set of targets, numbered, with what each of them demands of one person.

Sets of candidates are whole numbers whose bit i stands for candidate i: a union is one operation,
however many rungs there are.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from graphlib import CycleError, TopologicalSorter

from skillpath.domain.assessment import Holdings
from skillpath.domain.gap import Target, best_held
from skillpath.domain.graph import SkillGraph
from skillpath.domain.skills import Rung
from skillpath.domain.substitutes import Substitutes, substitutes
from skillpath.domain.transfer import learning_hours
from skillpath.errors import PlanningError


@dataclass(frozen=True, slots=True)
class Demand:
    """At least `minimum` of the members must be reached; any one candidate of a member reaches it."""

    members: tuple[int, ...]
    """Each a set of candidates."""
    minimum: int

    def met(self, reached: int) -> bool:
        """Tell whether a set of candidates meets the demand."""
        if self.minimum == 1:
            return any(member & reached for member in self.members)
        return sum(1 for member in self.members if member & reached) >= self.minimum


@dataclass(frozen=True, slots=True)
class Goal:
    """A target, less what is held of it."""

    target: Target
    rungs: tuple[Rung, ...]
    """The alternatives that are not held."""
    demand: Demand
    """Its members are those of `rungs`, one for one."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """All rungs that may serve, sorted; the place of a rung is its number."""

    rungs: tuple[Rung, ...]
    hours: tuple[float, ...]
    """What each rung costs this person."""
    demands: tuple[tuple[Demand, ...], ...]
    """What each rung rests on, less what is held."""
    order: tuple[int, ...]
    """All numbers, every rung after all that it may rest on."""
    forced: tuple[int, ...]
    """For each rung the set of rungs that belong to every way of learning it, itself among them."""
    goals: tuple[Goal, ...]
    """Sorted by the id of the target."""

    def total(self, chosen: int) -> float:
        """Return the hours of a set of candidates."""
        return sum(self.hours[number] for number in numbers(chosen))

    def subset(self, rungs: Iterable[Rung]) -> int:
        """Return rungs as a set of candidates; what is no candidate is left out."""
        wanted = frozenset(rungs)
        return sum(1 << number for number, rung in enumerate(self.rungs) if rung in wanted)

    def named(self, chosen: int) -> frozenset[Rung]:
        """Return a set of candidates as rungs."""
        return frozenset(self.rungs[number] for number in numbers(chosen))


def numbers(chosen: int) -> Iterator[int]:
    """Yield the numbers of a set of candidates, the least first."""
    while chosen:
        lowest = chosen & -chosen
        yield lowest.bit_length() - 1
        chosen ^= lowest


def simple_demands(members: Sequence[int], minimum: int) -> Iterator[Demand]:
    """Yield the plainest demands that say the same: "one of" has one member, "all of" is taken apart."""
    if minimum == 1:
        yield Demand((_union(members),), 1)
    elif minimum == len(members):
        yield from (Demand((member,), 1) for member in members)
    elif minimum > 1:
        yield Demand(tuple(members), minimum)


def forced_by(demand: Demand, forced: Sequence[int]) -> int:
    """Return the candidates that belong to every way of meeting a demand.

    Where `minimum` of n members are needed, whatever more than n - minimum of them include is needed.
    """
    needed = len(demand.members) - demand.minimum + 1
    at_least = [-1, *([0] * needed)]
    for member in demand.members:
        common = -1
        for number in numbers(member):
            common &= forced[number]
        for count in range(needed, 0, -1):
            at_least[count] |= at_least[count - 1] & common
    return at_least[needed]


def forced_sets(order: Sequence[int], demands: Sequence[Sequence[Demand]]) -> tuple[int, ...]:
    """Return for each candidate the set of those that belong to every way of learning it."""
    forced = [0] * len(order)
    for number in order:
        forced[number] = 1 << number
        for demand in demands[number]:
            forced[number] |= forced_by(demand, forced)
    return tuple(forced)


def reached_levels(graph: SkillGraph, holdings: Holdings) -> dict[str, int]:
    """Return the best level of every skill that is held, itself or by a narrower one."""
    held = (one for one in holdings.by_skill if one in graph)
    answered = {skill for one in held for skill in (one, *graph.broader(one))}
    return {skill: best_held(graph, holdings, skill)[0] for skill in answered}


def find_candidates(graph: SkillGraph, holdings: Holdings, targets: Iterable[Target]) -> Candidates:
    """Walk back from the targets, stop at what is held, and number what was found.

    Of the substitutes of a broader rung those are learnt on its behalf whose skill is taught; one that is
    merely named counts where it is a candidate for a reason of its own.
    Raise PlanningError when a target wants more alternatives than it has, or when rungs rest on each
    other in a circle.
    """
    wanted = sorted(targets, key=lambda target: target.id)
    others = substitutes(graph, wanted)
    learner = _Learner(graph, holdings, reached_levels(graph, holdings), others)
    starts = [learner.open(one.alternatives, one.minimum, others.of_target) for one in wanted]
    found = _walk_back(learner, starts)
    rungs = tuple(sorted(found))
    place = {rung: number for number, rung in enumerate(rungs)}
    demands = tuple(tuple(_numbered(found[rung], place)) for rung in rungs)
    order = _topological(rungs, demands)
    return Candidates(
        rungs=rungs,
        hours=learning_hours(graph, holdings, rungs),
        demands=demands,
        order=order,
        forced=forced_sets(order, demands),
        goals=tuple(_goal(target, start, place) for target, start in zip(wanted, starts, strict=True)),
    )


@dataclass(frozen=True, slots=True)
class _Open:
    """What is left of a demand: the options of each member that is not held, and how many are wanted."""

    members: tuple[Rung, ...]
    options: tuple[tuple[Rung, ...], ...]
    minimum: int


@dataclass(frozen=True, slots=True)
class _Learner:
    """A person before the graph."""

    graph: SkillGraph
    holdings: Holdings
    reached: Mapping[str, int]
    substitutes: Substitutes

    def demands(self, rung: Rung) -> Iterator[_Open]:
        below = Rung(rung.skill, rung.level - 1)
        if below.level and not self.holdings.holds(below):
            yield _Open((below,), ((below,),), 1)
        for need in self.graph.needs(rung):
            others = partial(self.substitutes.of_member, above=rung.skill)
            yield self.open(need.members, need.minimum, others)

    def open(self, members: Sequence[Rung], minimum: int, others: Callable[[Rung], Iterable[Rung]]) -> _Open:
        missing = tuple(one for one in members if self.reached.get(one.skill, 0) < one.level)
        left = max(0, minimum - (len(members) - len(missing)))
        options = ((one, *(() if self.holdings.settles(one.skill) else others(one))) for one in missing)
        return _Open(missing, tuple(options), left)


def _walk_back(learner: _Learner, starts: Iterable[_Open]) -> dict[Rung, tuple[_Open, ...]]:
    found: dict[Rung, tuple[_Open, ...]] = {}
    waiting = [rung for start in starts for rung in _worth_learning(learner.graph, start)]
    while waiting:
        rung = waiting.pop()
        if rung not in found:
            found[rung] = tuple(learner.demands(rung))
            for demand in found[rung]:
                waiting.extend(_worth_learning(learner.graph, demand))
    return found


def _worth_learning(graph: SkillGraph, demand: _Open) -> Iterator[Rung]:
    if demand.minimum:
        for own, *others in demand.options:
            yield own
            yield from (other for other in others if graph.skill(other.skill).taught)


def _numbered(demands: Iterable[_Open], place: Mapping[Rung, int]) -> Iterator[Demand]:
    for demand in demands:
        if demand.minimum:
            yield from simple_demands(_members(demand, place), demand.minimum)


def _members(demand: _Open, place: Mapping[Rung, int]) -> tuple[int, ...]:
    return tuple(sum(1 << place[rung] for rung in options if rung in place) for options in demand.options)


def _goal(target: Target, start: _Open, place: Mapping[Rung, int]) -> Goal:
    if start.minimum > len(start.members):
        raise PlanningError(f"{target.id}: {target.minimum} of {len(target.alternatives)} cannot be reached.")
    members = _members(start, place) if start.minimum else ()
    return Goal(target, start.members, Demand(members, start.minimum))


def _topological(rungs: Sequence[Rung], demands: Sequence[Sequence[Demand]]) -> tuple[int, ...]:
    below = {
        number: list(numbers(_union(member for demand in of_rung for member in demand.members)))
        for number, of_rung in enumerate(demands)
    }
    try:
        return tuple(TopologicalSorter(below).static_order())
    except CycleError as error:
        circle = " -> ".join(str(rungs[number]) for number in error.args[1])
        raise PlanningError(f"These skills rest on each other in a circle: {circle}") from error


def _union(members: Iterable[int]) -> int:
    union = 0
    for member in members:
        union |= member
    return union
