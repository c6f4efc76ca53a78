"""The least hours that meet some demands, found part by part and never twice."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from skillpath.domain.branching import DECISIONS, Branching, least_by_branching
from skillpath.domain.candidates import Candidates, Demand, numbers
from skillpath.domain.parts import Part, divide, touched
from skillpath.domain.program import Choosable, least_by_program

SECONDS = 2.0
"""How long one question may take, before the best that is known has to do."""

_UNITS = 1000
"""Costs count thousandths of an hour, so that ties stand above the tolerances of HiGHS."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What is known about the least hours that meet some demands."""

    chosen: int | None
    """A set of candidates; None when the time was up before one was found."""
    lower_bound: float
    """Hours that no choice can undercut."""
    proven: bool


@dataclass(frozen=True, slots=True)
class Solver:
    """Answers questions about the same candidates, and remembers the parts that it has solved."""

    candidates: Candidates
    seconds: float = SECONDS
    decisions: int = DECISIONS
    """So many decisions of a part are weighed before it is left to HiGHS; one with more rungs is at once."""
    known: dict[Part, Answer] = field(default_factory=dict)

    def least(self, demands: Iterable[Demand]) -> Answer:
        """Return the candidates of least hours that meet the demands.

        Of sets of equal hours the one is taken whose rungs come first by id. Raise PlanningError when
        nothing meets the demands.
        """
        fixed, parts = divide(self.candidates, demands)
        answers = [self._part(part, self.seconds / len(parts)) for part in parts]
        bound = self.candidates.total(fixed) + sum(answer.lower_bound for answer in answers)
        chosen = fixed
        for answer in answers:
            if answer.chosen is None:
                return Answer(None, bound, proven=False)
            chosen |= answer.chosen
        return Answer(chosen, bound, all(answer.proven for answer in answers))

    def _part(self, part: Part, seconds: float) -> Answer:
        if part not in self.known:
            self.known[part] = self._solved(part, seconds)
        return self.known[part]

    def _solved(self, part: Part, seconds: float) -> Answer:
        costs = _costs(part, self.candidates)
        if len(costs) <= self.decisions:
            quick = least_by_branching(_branching(part, self.candidates, costs), self.decisions)
            if quick is not None:
                return Answer(quick, self.candidates.total(quick), proven=True)
        inside = touched(part)
        forced = {number: self.candidates.forced[number] & inside for number in costs}
        optimum = least_by_program(part, Choosable(costs, forced), seconds)
        if optimum.proven and optimum.chosen is not None:
            return Answer(optimum.chosen, self.candidates.total(optimum.chosen), proven=True)
        # What decides ties adds less than one unit in all.
        return Answer(optimum.chosen, max(0.0, (optimum.lower_bound - 1) / _UNITS), proven=False)


def _costs(part: Part, candidates: Candidates) -> dict[int, float]:
    """Return what each candidate costs: its hours, and a touch more for each later one.

    The touch is less than a unit in all. It grows with the hours, so that the sooner of two sets of
    equal hours is the cheaper one, and by a bent measure, so that hardly ever two sums are the same.
    """
    touches = {number: candidates.hours[number] * (number + 1) ** 0.7 for number in numbers(touched(part))}
    share = 1 / (1 + sum(touches.values()))
    return {number: _UNITS * candidates.hours[number] + share * touch for number, touch in touches.items()}


def _branching(part: Part, candidates: Candidates, costs: dict[int, float]) -> Branching:
    demands: dict[int, list[Demand]] = {number: [] for number in costs}
    for row in part:
        if row.rung >= 0:
            demands[row.rung].append(row.demand)
    inside = touched(part)
    return Branching(
        roots=[row.demand for row in part if row.rung < 0],
        demands=demands,
        forced={number: candidates.forced[number] & inside for number in costs},
        costs=costs,
    )
