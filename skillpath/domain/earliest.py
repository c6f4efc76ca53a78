"""In which sequence targets bring the most value early, where each is a set of pieces of work."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

EXACT_UP_TO = 18
"""Up to so many targets every sequence is weighed; above, the densest next target is taken."""

Whole = npt.NDArray[np.int64]

_NEVER = np.iinfo(np.int64).max // 2


@dataclass(frozen=True, slots=True)
class Work:
    """What a target takes, and what it is worth."""

    pieces: frozenset[int]
    weight: int


def earliest_value(works: Sequence[Work], costs: Sequence[int]) -> tuple[int, ...]:
    """Return the places of the works in the sequence that minimises the sum of weight x time until done.

    A piece costs `costs[piece]` and is done once for all that share it. Exact up to EXACT_UP_TO works;
    above, the next one has the most weight for each unit that it adds. Ties go to the work that stands
    first. Work inside another's is never put after it. Source: Held and Karp, "A dynamic programming
    approach to sequencing problems", 1962, doi:10.1137/0110015.
    """
    if len(works) > EXACT_UP_TO:
        return _densest_first(works, costs)
    times = subset_times(works, costs)
    best = _least_sums(times, [work.weight for work in works])
    return _walk_back(times, best, [work.weight for work in works])


def subset_times(works: Sequence[Work], costs: Sequence[int]) -> Whole:
    """Return for each subset of works, numbered by bits, the cost of all that it takes."""
    size = 1 << len(works)
    inside = np.zeros(size, dtype=np.int64)
    for piece in sorted(frozenset().union(*(work.pieces for work in works))):
        shared_by = sum(1 << place for place, work in enumerate(works) if piece in work.pieces)
        inside[shared_by] += costs[piece]
    for place in range(len(works)):
        halves = inside.reshape(-1, 2, 1 << place)
        halves[:, 1, :] += halves[:, 0, :]
    # A subset takes all but the pieces that only the works outside of it share.
    times: Whole = inside[-1] - inside[::-1]
    return times


def _least_sums(times: Whole, weights: Sequence[int]) -> Whole:
    """Return for each subset the least sum of weight x time when its works are the first ones done."""
    best = np.full(len(times), _NEVER, dtype=np.int64)
    best[0] = 0
    for layer in _layers(len(times))[1:]:
        sums = best[layer]
        for place, weight in enumerate(weights):
            last = (layer >> place & 1).astype(np.bool_)
            before = best[layer & ~(1 << place)]
            np.minimum(sums, before + weight * times[layer], out=sums, where=last)
        best[layer] = sums
    return best


def _layers(size: int) -> list[Whole]:
    """Return the subsets by their number of members."""
    subsets = np.arange(size, dtype=np.int64)
    counts = np.bitwise_count(subsets)
    ordered = np.argsort(counts, kind="stable")
    return np.split(ordered, np.cumsum(np.bincount(counts))[:-1])


def _walk_back(
    times: Whole,
    best: Whole,
    weights: Sequence[int],
) -> tuple[int, ...]:
    """Return the sequence behind the least sum; of several last works the one that stands last."""
    backwards: list[int] = []
    subset = len(times) - 1
    while subset:
        last = max(
            place
            for place, weight in enumerate(weights)
            if subset >> place & 1 and best[subset ^ 1 << place] + weight * times[subset] == best[subset]
        )
        backwards.append(last)
        subset ^= 1 << last
    return tuple(reversed(backwards))


def _densest_first(works: Sequence[Work], costs: Sequence[int]) -> tuple[int, ...]:
    done: set[int] = set()
    sequence: list[int] = []
    waiting = list(range(len(works)))
    while waiting:
        left = {place: works[place].pieces - done for place in waiting}
        density = {place: sum(costs[one] for one in left[place]) / works[place].weight for place in waiting}
        place = _innermost(left, min(waiting, key=lambda place: (density[place], place)), density)
        sequence.append(place)
        waiting.remove(place)
        done |= left[place]
    return tuple(sequence)


def _innermost(left: Mapping[int, frozenset[int]], place: int, density: Mapping[int, float]) -> int:
    """Return the densest work that lies wholly inside another, so that it is not done by the way."""
    inside = [one for one in left if left[one] < left[place]]
    if not inside:
        return place
    return _innermost(left, min(inside, key=lambda one: (density[one], one)), density)
