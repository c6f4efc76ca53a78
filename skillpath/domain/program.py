"""The choice among rungs as a 0/1 program, solved by HiGHS through `scipy.optimize.milp`.

The linear relaxation is tried first: it is nearly always whole, and then it is the optimum, at a
tenth of the price of a branch and bound. To make it so, the program also says what the demands
imply: whichever language is learnt, its common ground is learnt whole and not by halves.
Source: https://docs.scipy.org/doc/scipy/reference/generated/scipy.optimize.milp.html
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csc_array

from skillpath.domain.candidates import numbers
from skillpath.domain.parts import Part, Row, touched
from skillpath.errors import PlanningError

TIE = 1.0
"""What deciding ties may add to a cost, in all; two costs that differ by less are of equal hours."""

_WHOLE = 1e-5
"""How far a value may lie from a whole number."""
_HALF = 0.5 - _WHOLE

_OPTIMAL, _TIME_IS_UP = 0, 1
"""What scipy calls these two endings in `status`."""


@dataclass(frozen=True, slots=True)
class Optimum:
    """What the solver knows about a part."""

    chosen: int | None
    """A set of candidates; None when none was found that is whole."""
    lower_bound: float
    """A cost that no choice can undercut; 0 when nothing is known."""
    proven: bool
    """True when the solver ended by itself and not because the time was up."""
    halves: npt.NDArray[np.float64] | None = None
    """The solution of a relaxation that is not whole, by column."""


@dataclass(frozen=True, slots=True)
class _Program:
    """Minimise costs @ x under matrix @ x >= least, x from 0 to 1; the first columns are rungs."""

    columns: tuple[int, ...]
    """The numbers of the rungs."""
    costs: npt.NDArray[np.float64]
    matrix: csc_array
    least: npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Choosable:
    """What is to be known of the rungs of a part."""

    costs: Mapping[int, float]
    forced: Mapping[int, int]
    """For each rung the set of rungs that belong to every way of learning it."""


def least_by_program(part: Part, rungs: Choosable, seconds: float) -> Optimum:
    """Return the candidates of least cost that a part needs, as far as the time allows.

    The costs should differ by far more than 1e-6, the tolerance of HiGHS. Raise PlanningError when
    nothing meets the part.
    """
    program = _program(part, rungs)
    relaxed = _run(program, seconds, whole=False)
    if relaxed.chosen is not None or not relaxed.proven:
        return relaxed
    rounded = _rounded(program, relaxed)
    if rounded is not None:
        return rounded
    exact = _run(program, seconds, whole=True)
    return Optimum(exact.chosen, max(relaxed.lower_bound, exact.lower_bound), exact.proven)


def _rounded(program: _Program, relaxed: Optimum) -> Optimum | None:
    """Return a whole solution that costs no more than the relaxation, if rounding it leads to one.

    Of equally cheap ways the relaxation may well take two halves. Both are taken, and then what is not
    needed is dropped, the dearest first. "No more" is up to TIE, the cost of deciding ties.
    """
    if relaxed.halves is None:
        return None
    taken = (relaxed.halves > _HALF).astype(np.float64)
    between = np.flatnonzero(np.abs(relaxed.halves - np.round(relaxed.halves)) > _WHOLE)
    loose = [int(one) for one in between[np.argsort(-program.costs[between], kind="stable")] if taken[one]]
    dropped = True
    while dropped:
        dropped = False
        for column in list(loose):
            taken[column] = 0
            if (program.matrix @ taken >= program.least - _WHOLE).all():
                loose.remove(column)
                dropped = True
            else:
                taken[column] = 1
    met = (program.matrix @ taken >= program.least - _WHOLE).all()
    if not met or float(program.costs @ taken) > relaxed.lower_bound + TIE:
        return None
    return Optimum(_chosen(program, taken), relaxed.lower_bound, proven=True)


def _chosen(program: _Program, values: npt.NDArray[np.float64]) -> int:
    return sum(1 << number for number, value in zip(program.columns, values, strict=False) if value > _HALF)


def _run(program: _Program, seconds: float, *, whole: bool) -> Optimum:
    """Solve the program, or its relaxation, in which case a solution that is not whole counts as none."""
    integrality = np.zeros(len(program.costs), dtype=np.int64)
    integrality[: len(program.columns)] = whole
    result = milp(
        program.costs,
        integrality=integrality,
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(program.matrix, program.least, np.inf),
        options={"time_limit": seconds, "mip_rel_gap": 0.0},
    )
    if result.status not in {_OPTIMAL, _TIME_IS_UP}:
        raise PlanningError(f"The solver found no path: {result.message}")
    proven = result.status == _OPTIMAL
    bound = result.fun if proven else result.mip_dual_bound
    known = max(0.0, float(bound)) if bound is not None and math.isfinite(bound) else 0.0
    if result.x is None or not (proven or whole):
        return Optimum(None, known, proven)
    values = result.x[: len(program.columns)]
    if np.abs(values - np.round(values)).max() > _WHOLE:
        return Optimum(None, known, proven, result.x)
    return Optimum(_chosen(program, values), known, proven)


def _program(part: Part, rungs: Choosable) -> _Program:
    columns = tuple(numbers(touched(part)))
    place = {number: column for column, number in enumerate(columns)}
    entries, least, size = _entries(part, place)
    for row, ground, others in _shared_grounds(part, rungs.forced):
        served = (ground, *numbers(others & ~(1 << ground)))
        entries += [(len(least), place[number], 1.0) for number in served]
        entries += [(len(least), place[row.rung], -1.0)] if row.rung >= 0 else []
        least.append(0.0 if row.rung >= 0 else 1.0)
    all_costs = np.zeros(size)
    all_costs[: len(columns)] = [rungs.costs[number] for number in columns]
    rows, cols, values = (list(each) for each in zip(*entries, strict=True))
    matrix = csc_array((values, (rows, cols)), shape=(len(least), size))
    return _Program(columns, all_costs, matrix, np.array(least, dtype=np.float64))


def _entries(part: Part, place: Mapping[int, int]) -> tuple[list[tuple[int, int, float]], list[float], int]:
    """Return the entries (row, column, value), the right-hand sides, and the number of columns.

    A row says: the members that are reached, less `minimum` times the rung that demands them, are at
    least 0; or, for the whole path, at least `minimum`. A member of several candidates, of which more
    than one member is needed, gets a column of its own that no more than its candidates lift to 1.
    """
    entries: list[tuple[int, int, float]] = []
    least: list[float] = []
    size = len(place)
    for row in part:
        own = len(least)
        least.append(0.0 if row.rung >= 0 else row.demand.minimum)
        if row.rung >= 0:
            entries.append((own, place[row.rung], -row.demand.minimum))
        for member in row.demand.members:
            options = [place[number] for number in numbers(member)]
            if row.demand.minimum == 1 or len(options) == 1:
                entries.extend((own, column, 1.0) for column in options)
                continue
            entries.append((own, size, 1.0))
            entries.extend((len(least), column, 1.0) for column in options)
            entries.append((len(least), size, -1.0))
            least.append(0.0)
            size += 1
    return entries, least, size


def _shared_grounds(part: Part, forced: Mapping[int, int]) -> Iterator[tuple[Row, int, int]]:
    """Yield (row, ground, other options) where several options of a row include the same rung.

    One of those options is learnt, and the ground with it, or one of the others. The demands imply that,
    but their relaxation does not: it would learn half of two options and half of their ground.
    """
    for row in part:
        if row.demand.minimum > 1 or len(row.demand.members) > 1:
            continue
        options = row.demand.members[0]
        resting: dict[int, int] = {}
        for option in numbers(options):
            for ground in numbers(forced[option] & ~(1 << option)):
                resting[ground] = resting.get(ground, 0) | 1 << option
        for ground, those in resting.items():
            if those & (those - 1) and not _covered(ground, resting, forced):
                yield row, ground, options & ~those


def _covered(ground: int, resting: Mapping[int, int], forced: Mapping[int, int]) -> bool:
    """Tell whether what rests on another ground, which includes this one, is at least as much."""
    those = resting[ground]
    return any(
        other != ground and forced[other] >> ground & 1 and those & resting[other] == those
        for other in resting
    )
