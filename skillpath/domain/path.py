"""Which rungs a path consists of: those of least hours that reach every target."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from skillpath.domain.candidates import Candidates, Demand, Goal, numbers, simple_demands
from skillpath.domain.greedy import greedy_choice
from skillpath.domain.skills import Rung
from skillpath.domain.solver import Answer, Solver
from skillpath.domain.support import pruned
from skillpath.errors import PlanningError


@dataclass(frozen=True, slots=True)
class Selection:
    """The rungs of a path, and how good it is."""

    rungs: frozenset[Rung]
    hours: float
    lower_bound: float
    """Hours that no path can undercut; equal to `hours` when proven."""
    proven: bool
    """True when no path is shorter."""


@dataclass(frozen=True, slots=True)
class Detour:
    """What another member of a group would cost."""

    skill: str
    extra_hours: float
    proven: bool
    """True when the hours are exact; else they are what is known when the time is up."""


@dataclass(frozen=True, slots=True)
class Decision:
    """How a target that leaves a choice was decided."""

    target: str
    chosen: tuple[str, ...]
    """The members that the path reaches, by id; what was held before is not among them."""
    detours: tuple[Detour, ...]
    """The other members that are not held, the cheapest first, then by id."""


def least_hours(solver: Solver) -> Selection:
    """Return the rungs of least hours that reach every target; ties go to the first by id.

    When the time is up the best known path is returned, or the one of the greedy choice. Raise
    PlanningError when there is no path.
    """
    candidates = solver.candidates
    answer = solver.least(_demands(candidates.goals))
    chosen = _chosen(candidates, answer, candidates.goals)
    hours = candidates.total(chosen)
    bound = hours if answer.proven else min(hours, answer.lower_bound)
    return Selection(candidates.named(chosen), hours, bound, answer.proven)


def decisions(solver: Solver, selection: Selection) -> tuple[Decision, ...]:
    """Return for each target with a choice what was chosen and what the others would cost.

    The hours of another member are those of the best path that is bound to reach it, in place of one
    that was chosen. All of them together get the time that the path itself got. Sorted by the id of
    the target.
    """
    goals = [
        one for one in solver.candidates.goals if one.demand.minimum and len(one.target.alternatives) > 1
    ]
    questions = sum(len(goal.rungs) for goal in goals)
    hasty = replace(solver, seconds=solver.seconds / max(1, questions))
    return tuple(_decision(hasty, goal, selection) for goal in goals)


def _decision(solver: Solver, goal: Goal, selection: Selection) -> Decision:
    chosen = solver.candidates.subset(selection.rungs)
    members = sorted(zip(goal.rungs, goal.demand.members, strict=True))
    reached = tuple(rung.skill for rung, member in members if member & chosen)
    others = [(rung.skill, _through(solver, goal, member)) for rung, member in members if not member & chosen]
    detours = [
        Detour(skill, max(0.0, round(hours - selection.hours, 6)), proven and selection.proven)
        for skill, (hours, proven) in others
    ]
    detours.sort(key=lambda detour: (detour.extra_hours, detour.skill))
    return Decision(goal.target.id, reached, tuple(detours))


def _through(solver: Solver, goal: Goal, member: int) -> tuple[float, bool]:
    """Return the least hours of a path that reaches this member of a goal, as one of those wanted."""
    others = list(goal.demand.members)
    others.remove(member)
    bound = [Demand((member,), 1), *simple_demands(others, goal.demand.minimum - 1)]
    goals = [one for one in solver.candidates.goals if one is not goal]
    answer = solver.least([*_demands(goals), *bound])
    if answer.chosen is None:
        return answer.lower_bound, False
    return solver.candidates.total(answer.chosen), answer.proven


def _demands(goals: Iterable[Goal]) -> Iterator[Demand]:
    for goal in goals:
        yield from simple_demands(goal.demand.members, goal.demand.minimum)


def _chosen(candidates: Candidates, answer: Answer, goals: Sequence[Goal]) -> int:
    if answer.chosen is None:
        return greedy_choice(candidates)
    chosen = answer.chosen if answer.proven else pruned(candidates, answer.chosen)
    _check_founded(candidates, chosen, goals)
    return chosen


def _check_founded(candidates: Candidates, chosen: int, goals: Sequence[Goal]) -> None:
    """Raise PlanningError unless every chosen rung, and every goal, stands on rungs chosen before it."""
    founded = 0
    for number in candidates.order:
        if chosen >> number & 1 and all(demand.met(founded) for demand in candidates.demands[number]):
            founded |= 1 << number
    loose = ", ".join(str(candidates.rungs[number]) for number in numbers(chosen & ~founded))
    missed = ", ".join(goal.target.id for goal in goals if not goal.demand.met(founded))
    if loose or missed:
        raise PlanningError(f"The solver's path does not hold: without ground {loose}; not reached {missed}.")
