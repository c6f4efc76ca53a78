import math

import pytest

from skillpath.domain.schedule import hours_range, start_weeks, weeks_in_all
from skillpath.errors import InputError


def test_a_step_starts_in_the_week_in_which_the_one_before_it_ends():
    assert start_weeks([3, 4, 8, 1], 5) == (1, 1, 2, 4)


def test_a_step_that_follows_a_full_week_starts_in_the_next_one():
    assert start_weeks([5, 5], 5) == (1, 2)


def test_no_steps_take_no_weeks():
    assert (start_weeks([], 5), weeks_in_all(0, 5)) == ((), 0)


def test_a_week_that_is_begun_counts_whole():
    assert weeks_in_all(10.5, 5) == 3


def test_the_crumbs_of_adding_hours_do_not_open_another_week():
    assert weeks_in_all(sum([0.1] * 10), 1 / 3) == 3


@pytest.mark.parametrize("hours_per_week", [0, -1, math.nan, math.inf])
def test_hours_a_week_that_are_not_above_nothing_are_refused(hours_per_week: float):
    with pytest.raises(InputError, match="hours a week"):
        weeks_in_all(10, hours_per_week)


@pytest.mark.parametrize(
    ("hours", "low", "high"),
    [(3, 2, 4), (10, 7, 14), (40, 28, 55), (100, 70, 140), (333, 230, 470), (0, 0, 0)],
)
def test_a_range_is_rounded_to_what_an_estimate_can_know(hours: float, low: float, high: float):
    assert hours_range(hours) == (low, high)
