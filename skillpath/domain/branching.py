"""The least hours of a small part of a program, by weighing every decision that could still pay."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from skillpath.domain.candidates import Demand, numbers

DECISIONS = 100
"""So many decisions are weighed before the part is left to a solver; they take about a millisecond."""


@dataclass(frozen=True, slots=True)
class Branching:
    """What is open, and what each rung brings with it."""

    roots: Sequence[Demand]
    """Demands of the whole path."""
    demands: dict[int, list[Demand]]
    """What each rung still demands."""
    forced: dict[int, int]
    """What belongs to every way of learning a rung, itself among it."""
    costs: dict[int, float]
    """Above 0, and such that no two sets of rungs that compete cost the same."""


@dataclass(slots=True)
class _Search:
    branching: Branching
    left: int
    best: int | None = None
    limit: float = field(default=float("inf"))


def least_by_branching(branching: Branching, decisions: int = DECISIONS) -> int | None:
    """Return the rungs of least cost that meet all demands, or None after too many decisions.

    Depth first: each decision takes one candidate that an open demand could be met by, and rules out
    those tried before it.
    """
    search = _Search(branching, decisions)
    _descend(search, 0, 0)
    return search.best if search.left >= 0 else None


def _descend(search: _Search, reached: int, barred: int) -> None:
    cost = _cost(search.branching, reached)
    search.left -= 1
    if search.left < 0 or cost >= search.limit:
        return
    demand = next(_open(search.branching, reached), None)
    if demand is None:
        search.best, search.limit = reached, cost
        return
    forced = search.branching.forced
    options = [one for member in demand.members if not member & reached for one in numbers(member)]
    for option in sorted(options, key=lambda one: (_cost(search.branching, forced[one] & ~reached), one)):
        if not forced[option] & barred:
            _descend(search, reached | forced[option], barred)
        barred |= 1 << option


def _open(branching: Branching, reached: int) -> Iterator[Demand]:
    yield from (demand for demand in branching.roots if not demand.met(reached))
    for number in numbers(reached):
        yield from (demand for demand in branching.demands[number] if not demand.met(reached))


def _cost(branching: Branching, chosen: int) -> float:
    return sum(branching.costs[number] for number in numbers(chosen))
