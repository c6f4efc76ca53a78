"""Which of the chosen rungs carry a target."""

from collections.abc import Sequence

from skillpath.domain.candidates import Candidates, Demand, numbers


def supports(candidates: Candidates, chosen: int) -> tuple[int, ...]:
    """Return for each goal the set of chosen rungs that it rests on, in the order of the goals.

    Where more is chosen than a demand needs, the members that rest on the fewest hours carry it;
    ties go to the first by id.
    """
    carried = [0] * len(candidates.rungs)
    for number in candidates.order:
        if chosen >> number & 1:
            carried[number] = 1 << number
            for demand in candidates.demands[number]:
                carried[number] |= _carriers(candidates, demand, carried)
    return tuple(_carriers(candidates, goal.demand, carried) for goal in candidates.goals)


def pruned(candidates: Candidates, chosen: int) -> int:
    """Return the chosen rungs without those that no goal rests on."""
    kept = 0
    for support in supports(candidates, chosen):
        kept |= support
    return kept


def _carriers(candidates: Candidates, demand: Demand, carried: Sequence[int]) -> int:
    """Return what carries a demand; `carried` is 0 for rungs that are not chosen."""
    best = [_cheapest(candidates, member, carried) for member in demand.members]
    reached = [support for support in best if support]
    if len(reached) > demand.minimum:
        reached.sort(key=candidates.total)
    union = 0
    for support in reached[: demand.minimum]:
        union |= support
    return union


def _cheapest(candidates: Candidates, member: int, carried: Sequence[int]) -> int:
    options = [carried[number] for number in numbers(member) if carried[number]]
    if len(options) < 2:
        return options[0] if options else 0
    return min(options, key=candidates.total)
