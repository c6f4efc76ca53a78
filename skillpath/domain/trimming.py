"""Which candidates no best path needs, because something cheaper always serves in their place."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from skillpath.domain.candidates import Candidates, Demand, forced_by, forced_sets, numbers, simple_demands
from skillpath.domain.greedy import estimates

_CRUMB = 0.001
"""Hours that do not count, since ties are decided by less."""

Place = tuple[int, int]
"""Where a candidate can serve: the rung that demands it (-1 for a goal), and the member it is one of."""


def trimmed(candidates: Candidates) -> Candidates:
    """Return the candidates without the options that no best path takes, for the goals and their detours.

    An option is left out when taking it away saves more hours, with all that is there for it alone,
    than reaching another option in each of its places could cost at most. Best paths stay what they
    are, ties among them too.
    """
    fixed = _fixed(candidates)
    gone = _dominated(candidates, fixed)
    demands = tuple(tuple(_without(demand, gone) for demand in of_rung) for of_rung in candidates.demands)
    return replace(
        candidates,
        demands=demands,
        forced=forced_sets(candidates.order, demands),
        goals=tuple(replace(goal, demand=_without(goal.demand, gone)) for goal in candidates.goals),
    )


def _fixed(candidates: Candidates) -> int:
    fixed = 0
    for goal in candidates.goals:
        for demand in simple_demands(goal.demand.members, goal.demand.minimum):
            fixed |= forced_by(demand, candidates.forced)
    return fixed


@dataclass(frozen=True, slots=True)
class _Standing:
    """Where each candidate can serve, once the fixed ones are reached."""

    candidates: Candidates
    fixed: int
    places: list[list[Place]]
    height: dict[int, int]
    """Candidates in the order in which they may rest on each other, the lowest first."""

    def members(self, number: int, gone: int) -> set[int]:
        """Return what else could serve in each place of a candidate."""
        where = [place for place in self.places[number] if place[0] < 0 or not gone >> place[0] & 1]
        return {member & ~gone & ~(1 << number) for _, member in where}

    def saved(self, number: int, gone: int) -> float:
        """Return the hours of a rung and of what every way to it includes and nothing else needs."""
        useless = gone | 1 << number
        hours = self.candidates.hours[number]
        below = self.candidates.forced[number] & ~self.fixed & ~(1 << number)
        for one in sorted(numbers(below), key=self.height.__getitem__, reverse=True):
            if all(demanding >= 0 and useless >> demanding & 1 for demanding, _ in self.places[one]):
                useless |= 1 << one
                hours += self.candidates.hours[one]
        return hours


def _dominated(candidates: Candidates, fixed: int) -> int:
    """Go from the targets downwards, so that what rests on a rung is decided before the rung itself."""
    most = estimates(candidates, fixed)
    height = {number: at for at, number in enumerate(candidates.order)}
    standing = _Standing(candidates, fixed, _places(candidates, fixed), height)
    gone = 0
    for number in reversed(candidates.order):
        members = standing.members(number, gone)
        if fixed >> number & 1 or not members or not all(members):
            continue
        instead = sum(min(most[option] for option in numbers(member)) for member in members)
        if instead + _CRUMB < standing.saved(number, gone):
            gone |= 1 << number
    return gone


def _places(candidates: Candidates, fixed: int) -> list[list[Place]]:
    """Return for each candidate the places in which it may be needed beside the fixed ones."""
    places: list[list[Place]] = [[] for _ in candidates.rungs]
    for demanding, demand in _open_demands(candidates, fixed):
        for member in demand.members:
            for number in numbers(member):
                places[number].append((demanding, member))
    return places


def _open_demands(candidates: Candidates, fixed: int) -> Iterator[tuple[int, Demand]]:
    for goal in candidates.goals:
        yield -1, goal.demand
    for number, demands in enumerate(candidates.demands):
        demanding = -1 if fixed >> number & 1 else number
        yield from ((demanding, demand) for demand in demands if not demand.met(fixed))


def _without(demand: Demand, gone: int) -> Demand:
    return Demand(tuple(member & ~gone for member in demand.members), demand.minimum)
