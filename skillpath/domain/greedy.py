"""A path that is quickly found and not always the shortest: the cheapest next target, again and again."""

from collections.abc import Sequence

from skillpath.domain.candidates import Candidates, Demand, Goal, numbers
from skillpath.domain.support import pruned


def greedy_choice(candidates: Candidates) -> int:
    """Return a set of candidates that meets every goal.

    Each turn reaches, of all goals that are open, the member that adds the fewest hours to what is
    already chosen; ties go to the goal and then to the member that is first by id.
    """
    chosen = 0
    waiting = [goal for goal in candidates.goals if not goal.demand.met(chosen)]
    while waiting:
        chosen |= min(_ways(candidates, waiting, chosen), key=candidates.total)
        waiting = [goal for goal in waiting if not goal.demand.met(chosen)]
    return pruned(candidates, chosen)


def _ways(candidates: Candidates, goals: Sequence[Goal], chosen: int) -> list[int]:
    """Return for each open member of each goal what reaching it adds to the chosen rungs."""
    hours = estimates(candidates, chosen)
    members = [member for goal in goals for member in goal.demand.members if not member & chosen]
    return [_added(candidates, _cheapest(member, hours), (chosen, hours)) for member in members]


def _added(candidates: Candidates, start: int, known: tuple[int, Sequence[float]]) -> int:
    """Return the rungs that reaching one rung adds, choosing the cheapest members on the way down."""
    chosen, hours = known
    added = 1 << start
    waiting = [start]
    while waiting:
        for demand in candidates.demands[waiting.pop()]:
            for option in _picks(demand, chosen | added, hours):
                added |= 1 << option
                waiting.append(option)
    return added


def _picks(demand: Demand, reached: int, hours: Sequence[float]) -> list[int]:
    missing = [_cheapest(member, hours) for member in demand.members if not member & reached]
    wanted = demand.minimum - len(demand.members) + len(missing)
    return sorted(missing, key=lambda number: (hours[number], number))[: max(0, wanted)]


def _cheapest(member: int, hours: Sequence[float]) -> int:
    return min(numbers(member), key=lambda number: (hours[number], number))


def estimates(candidates: Candidates, chosen: int) -> list[float]:
    """Return for each rung hours that suffice to reach it; what two of its demands share counts twice."""
    hours = [0.0] * len(candidates.rungs)
    for number in candidates.order:
        if not chosen >> number & 1:
            below = sum(_estimate(demand, chosen, hours) for demand in candidates.demands[number])
            hours[number] = candidates.hours[number] + below
    return hours


def _estimate(demand: Demand, chosen: int, hours: Sequence[float]) -> float:
    missing = [min(hours[one] for one in numbers(member)) for member in demand.members if not member & chosen]
    wanted = demand.minimum - len(demand.members) + len(missing)
    return sum(sorted(missing)[: max(0, wanted)])
