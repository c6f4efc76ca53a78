"""What is left to decide once the rungs that every path includes are fixed, in parts that share nothing."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from skillpath.domain.candidates import Candidates, Demand, forced_by, numbers, simple_demands


@dataclass(frozen=True, slots=True)
class Row:
    """A demand that is still open: of a rung, or of the whole path."""

    rung: int
    """The number of the rung that makes the demand, -1 for the whole path."""
    demand: Demand
    touched: int = field(compare=False)
    """The set of candidates that the row speaks of."""


def _row(rung: int, demand: Demand) -> Row:
    touched = 0 if rung < 0 else 1 << rung
    for member in demand.members:
        touched |= member
    return Row(rung, demand, touched)


Part = tuple[Row, ...]
"""Rows, sorted, that share no candidate with any other part."""


def divide(candidates: Candidates, demands: Iterable[Demand]) -> tuple[int, list[Part]]:
    """Return the candidates that every way of meeting the demands includes, and what they leave open.

    The least hours are those of the fixed candidates and of each part by itself. Parts are sorted by
    the candidates of their first row.
    """
    wanted = tuple(demands)
    fixed = 0
    for demand in wanted:
        fixed |= forced_by(demand, candidates.forced)
    return fixed, _parts(_open_rows(candidates, wanted, fixed))


def _open_rows(candidates: Candidates, demands: Iterable[Demand], fixed: int) -> list[Row]:
    """Return what the fixed rungs leave open, with all that may serve it: first the whole path's rows."""
    open_demands = {left for demand in demands for left in _left(demand, fixed)}
    for number in numbers(fixed):
        open_demands.update(_all_left(candidates, number, fixed))
    rows = [_row(-1, one) for one in sorted(open_demands, key=lambda one: (one.members, one.minimum))]
    more, seen = rows, 0
    while waiting := touched(more) & ~seen:
        seen |= waiting
        more = [_row(one, left) for one in numbers(waiting) for left in _all_left(candidates, one, fixed)]
        rows = rows + more
    return rows


def _all_left(candidates: Candidates, number: int, fixed: int) -> Iterator[Demand]:
    for demand in candidates.demands[number]:
        yield from _left(demand, fixed)


def _left(demand: Demand, fixed: int) -> Iterator[Demand]:
    """Yield what remains of a demand, once some candidates are reached."""
    if len(demand.members) == 1:
        if not demand.members[0] & fixed:
            yield demand
        return
    members = [member for member in demand.members if not member & fixed]
    if len(members) == len(demand.members):
        yield demand
        return
    yield from simple_demands(members, demand.minimum - len(demand.members) + len(members))


def touched(rows: Iterable[Row]) -> int:
    """Return the set of candidates that rows speak of."""
    union = 0
    for row in rows:
        union |= row.touched
    return union


def _parts(rows: Sequence[Row]) -> list[Part]:
    """Divide rows into the least parts that share no candidate; their order is kept."""
    areas: list[int] = []
    for row in rows:
        merged = row.touched
        if not any(merged & area == merged for area in areas):
            apart = [area for area in areas if not area & merged]
            # The areas share nothing, so that their sum is their union.
            merged |= sum(area for area in areas if area & merged)
            areas = [*apart, merged]
    found: dict[int, list[Row]] = {area: [] for area in areas}
    for row in rows:
        found[next(area for area in areas if area & row.touched)].append(row)
    return sorted((tuple(part) for part in found.values()), key=lambda part: part[0].demand.members)
