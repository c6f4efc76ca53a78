from collections.abc import Iterable, Sequence
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillpath.domain.candidates import find_candidates
from skillpath.domain.earliest import EXACT_UP_TO, Work, earliest_value, subset_times
from skillpath.domain.gap import Target
from skillpath.domain.graph import SkillGraph
from skillpath.domain.order import in_order
from skillpath.domain.path import least_hours
from skillpath.domain.posting import Importance
from skillpath.domain.skills import Rung
from skillpath.domain.solver import Solver
from tests.unit.graphs import candidates, graph, target
from tests.unit.worlds import World, stands, worlds

often = settings(max_examples=100, deadline=None)


def total_value(works: Sequence[Work], costs: Sequence[int], sequence: Iterable[int]) -> int:
    """Return the sum of weight x time until done of a sequence."""
    done: frozenset[int] = frozenset()
    total = 0
    for place in sequence:
        done |= works[place].pieces
        total += works[place].weight * sum(costs[piece] for piece in done)
    return total


def ordered(one: SkillGraph, *targets: Target) -> list[str]:
    found = candidates(one, targets)
    return [str(rung) for rung in in_order(one, found, least_hours(Solver(found)).rungs)]


def order_in(world: World) -> tuple[tuple[Rung, ...], frozenset[Rung]]:
    found = find_candidates(world.graph, world.holdings, world.targets)
    chosen = least_hours(Solver(found)).rungs
    return in_order(world.graph, found, chosen), chosen


costs = st.lists(st.integers(1, 50), min_size=8, max_size=8)
few_works = st.lists(
    st.builds(Work, st.frozensets(st.integers(0, 7), min_size=1), st.integers(1, 3)), min_size=1, max_size=5
)


def test_what_is_required_comes_before_what_is_preferred():
    one = graph("a", "b", hours={"b": (1, 1, 1, 1)})

    order = ordered(one, target("a@1"), target("b@1", importance=Importance.PREFERRED))

    assert order == ["a@1", "b@1"]


def test_the_shorter_of_two_targets_comes_first():
    one = graph("a", "b", hours={"b": (1, 1, 1, 1)})

    assert ordered(one, target("a@1"), target("b@1")) == ["b@1", "a@1"]


def test_equal_targets_come_by_id():
    assert ordered(graph("b", "a", "c"), target("c@1"), target("b@1"), target("a@1")) == ["a@1", "b@1", "c@1"]


def test_a_target_inside_another_is_met_on_the_way():
    one = graph("a@1 <- z@1", hours={"z": (90, 1, 1, 1)})

    assert ordered(one, target("a@1"), target("z@1")) == ["z@1", "a@1"]


def test_two_targets_on_shared_ground_beat_a_single_one_that_is_shorter_than_each():
    one = graph(
        "a@1 <- x@1", "b@1 <- x@1", "c", hours={"x": (9, 1, 1, 1), "a": (1, 1, 1, 1), "b": (1, 1, 1, 1)}
    )

    assert ordered(one, target("a@1"), target("b@1"), target("c@1"))[:3] == ["x@1", "a@1", "b@1"]


def test_the_levels_of_a_skill_stay_together_where_prerequisites_allow():
    one = graph("a@2 <- m@2, b@1", "m@2 <- b@1")

    assert ordered(one, target("a@2")) == ["b@1", "m@1", "m@2", "a@1", "a@2"]


def test_skills_of_one_area_stay_together_on_ties():
    one = graph("z@1 <- a@1, b@1, c@1", areas={"a": "web", "b": "data", "c": "web"})

    assert ordered(one, target("z@1")) == ["a@1", "c@1", "b@1", "z@1"]


def test_a_rung_that_serves_no_target_comes_last():
    one = graph("a", "b")
    found = candidates(one, [target("a@1", "b@1")])

    order = in_order(one, found, [Rung("a", 1), Rung("b", 1)])

    assert order == (Rung("a", 1), Rung("b", 1))


def test_nothing_is_ordered_when_nothing_is_chosen():
    assert ordered(graph("a")) == []


def test_more_targets_than_can_be_weighed_are_still_ordered_shorter_first():
    skills = [f"s{number:02}" for number in range(EXACT_UP_TO + 4)]
    one = graph(*skills, hours={skill: (50.0 - at, 1, 1, 1) for at, skill in enumerate(skills)})

    order = ordered(one, *(target(f"{skill}@1") for skill in skills))

    assert order == [f"{skill}@1" for skill in reversed(skills)]


def test_a_work_inside_a_denser_one_is_not_put_after_it():
    small, wide = Work(frozenset({0}), 1), Work(frozenset({0, 1}), 9)
    others = [Work(frozenset({number}), 1) for number in range(2, 2 + EXACT_UP_TO)]

    sequence = earliest_value([wide, small, *others], [10, 1, *([50] * EXACT_UP_TO)])

    assert sequence[:2] == (1, 0)


@often
@given(few_works, costs)
def test_no_sequence_of_targets_brings_value_earlier(works: list[Work], costs: list[int]):
    sequence = earliest_value(works, costs)

    assert total_value(works, costs, sequence) == min(
        total_value(works, costs, each) for each in permutations(range(len(works)))
    )


@often
@given(few_works, costs)
def test_the_time_of_a_subset_counts_each_shared_piece_once(works: list[Work], costs: list[int]):
    times = subset_times(works, costs)

    union = frozenset[int]().union(*(work.pieces for work in works[::2]))
    every_second = sum(1 << place for place in range(0, len(works), 2))
    assert times[every_second] == sum(costs[piece] for piece in union)


@pytest.mark.parametrize("number", [1, 2, EXACT_UP_TO, EXACT_UP_TO + 1])
def test_each_target_stands_once_in_the_sequence(number: int):
    works = [Work(frozenset({place}), 1) for place in range(number)]

    assert sorted(earliest_value(works, [1] * number)) == list(range(number))


@often
@given(worlds())
def test_the_order_holds_each_chosen_rung_once(world: World):
    order, chosen = order_in(world)

    assert (frozenset(order), len(order)) == (chosen, len(chosen))


@often
@given(worlds())
def test_no_rung_comes_before_what_it_rests_on(world: World):
    order, _ = order_in(world)

    reached = {skill: world.holdings.level(skill) for skill in world.graph.skills}
    for one in order:
        assert stands(world, one, reached)
        reached[one.skill] = max(reached[one.skill], one.level)


@often
@given(worlds())
def test_the_order_of_the_targets_does_not_change_the_order(world: World):
    order, _ = order_in(World(world.graph, world.holdings, world.targets[::-1]))

    assert order == order_in(world)[0]
