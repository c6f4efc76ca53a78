"""In which week each step of a path falls, for one who learns so many hours a week."""

import math
from collections.abc import Iterable
from itertools import accumulate

from skillpath.errors import InputError

LOW, HIGH = 0.7, 1.4
"""Hours are estimates: quick learners with the right background need the first share, others the second."""


def start_weeks(hours: Iterable[float], hours_per_week: float) -> tuple[int, ...]:
    """Return for each step, given its hours, the week in which it starts; the first week is 1.

    A step that would start when a week is just over starts in the next one. Raise InputError when the
    hours a week are not above 0.
    """
    _check(hours_per_week)
    before = accumulate(hours, initial=0.0)
    return tuple(math.floor(round(passed / hours_per_week, 6)) + 1 for passed in before)[:-1]


def weeks_in_all(hours: float, hours_per_week: float) -> int:
    """Return the weeks that so many hours take, the last one begun and counted whole.

    Raise InputError when the hours a week are not above 0.
    """
    _check(hours_per_week)
    return math.ceil(round(hours / hours_per_week, 6))


def hours_range(hours: float) -> tuple[float, float]:
    """Return the fewest and the most hours to expect, in steps that grow with the figure.

    Rounded to half hours below 10, to hours below 50, to 5 hours below 200, else to 10.
    """
    return _rounded(hours * LOW), _rounded(hours * HIGH)


def _rounded(hours: float) -> float:
    step = next(step for below, step in ((10, 0.5), (50, 1), (200, 5), (math.inf, 10)) if hours < below)
    return round(hours / step) * step


def _check(hours_per_week: float) -> None:
    if not (math.isfinite(hours_per_week) and hours_per_week > 0):
        raise InputError(f"The hours a week must be above 0, not {hours_per_week:g}.")
