"""The choice among rungs as a 0/1 program, solved by HiGHS through `scipy.optimize.milp`.

The linear relaxation is tried first: it is nearly always whole, and then it is the optimum, at a
tenth of the price of a branch and bound.
Source: https://docs.scipy.org/doc/scipy/reference/generated/scipy.optimize.milp.html
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csc_array

from skillpath.domain.candidates import numbers
from skillpath.domain.parts import Part, touched
from skillpath.errors import PlanningError

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


@dataclass(frozen=True, slots=True)
class _Program:
    """Minimise costs @ x under matrix @ x >= least, x from 0 to 1; the first columns are rungs."""

    columns: tuple[int, ...]
    """The numbers of the rungs."""
    costs: npt.NDArray[np.float64]
    matrix: csc_array
    least: npt.NDArray[np.float64]


def least_by_program(part: Part, costs: Mapping[int, float], seconds: float) -> Optimum:
    """Return the candidates of least cost that a part needs, as far as the time allows.

    The costs should differ by far more than 1e-6, the tolerance of HiGHS. Raise PlanningError when
    nothing meets the part.
    """
    program = _program(part, costs)
    relaxed = _run(program, seconds, whole=False)
    if relaxed.chosen is not None or not relaxed.proven:
        return relaxed
    exact = _run(program, seconds, whole=True)
    return Optimum(exact.chosen, max(relaxed.lower_bound, exact.lower_bound), exact.proven)


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
    values = result.x[: len(program.columns)] if result.x is not None and (proven or whole) else None
    if values is None or np.abs(values - np.round(values)).max() > 1e-5:
        return Optimum(None, known, proven)
    chosen = sum(1 << number for number, value in zip(program.columns, values, strict=True) if value > 0.5)
    return Optimum(chosen, known, proven)


def _program(part: Part, costs: Mapping[int, float]) -> _Program:
    columns = tuple(numbers(touched(part)))
    place = {number: column for column, number in enumerate(columns)}
    entries, least, size = _entries(part, place)
    all_costs = np.zeros(size)
    all_costs[: len(columns)] = [costs[number] for number in columns]
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
