import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillpath.domain.assessment import Holding, Holdings, Source
from skillpath.domain.candidates import find_candidates
from skillpath.domain.gap import Target
from skillpath.domain.greedy import greedy_choice
from skillpath.domain.path import Detour, Selection, decisions, least_hours
from skillpath.domain.skills import Rung
from skillpath.domain.solver import Solver
from skillpath.domain.trimming import trimmed
from skillpath.errors import PlanningError
from tests.unit.graphs import candidates, graph, rung, target
from tests.unit.worlds import World, brute_force_hours, reaches, stands, worlds

often = settings(max_examples=100, deadline=None)

WEIGHED = 1_000
LEFT_TO_HIGHS = 0
"""With no decision weighed one by one, every part goes to HiGHS."""


def select(world: World, decisions: int = WEIGHED) -> Selection:
    return least_hours(Solver(find_candidates(world.graph, world.holdings, world.targets), 2.0, decisions))


def levels(world: World, rungs: frozenset[Rung]) -> dict[str, int]:
    reached = {skill: world.holdings.level(skill) for skill in world.graph.skills}
    for one in rungs:
        reached[one.skill] = max(reached[one.skill], one.level)
    return reached


def names(selection: Selection) -> set[str]:
    return {str(one) for one in selection.rungs}


def test_a_path_holds_all_that_its_target_rests_on():
    one = graph("kafka@2 <- messaging@1, linux@1", "messaging@1 <- networking@1")

    selection = least_hours(Solver(candidates(one, [target("kafka@2")])))

    assert names(selection) == {"kafka@1", "kafka@2", "messaging@1", "networking@1", "linux@1"}


def test_a_held_level_is_not_taught_again():
    one = graph("kafka@2 <- linux@1")

    selection = least_hours(Solver(candidates(one, [target("kafka@2")], "linux@1", "kafka@1")))

    assert names(selection) == {"kafka@2"}


def test_nothing_below_a_held_rung_is_taught():
    one = graph("kafka@1 <- messaging@1", "kafka@2 <- linux@1")
    held = Holdings({"kafka": Holding("kafka", 2, Source.SELF)})

    selection = least_hours(Solver(find_candidates(one, held, [target("kafka@3")])))

    assert names(selection) == {"kafka@3"}


@pytest.mark.parametrize("decisions", [WEIGHED, LEFT_TO_HIGHS])
def test_the_cheaper_member_of_a_group_is_taken(decisions: int):
    one = graph("api@1 <- go@1|python@1", hours={"go": (12, 1, 1, 1)})

    selection = least_hours(Solver(candidates(one, [target("api@1")]), 2.0, decisions))

    assert names(selection) == {"api@1", "python@1"}


@pytest.mark.parametrize("decisions", [WEIGHED, LEFT_TO_HIGHS])
def test_of_equal_members_the_first_by_id_is_taken(decisions: int):
    one = graph("api@1 <- ruby@1|go@1|python@1")

    selection = least_hours(Solver(candidates(one, [target("api@1")]), 2.0, decisions))

    assert names(selection) == {"api@1", "go@1"}


@pytest.mark.parametrize("decisions", [WEIGHED, LEFT_TO_HIGHS])
def test_of_members_of_equal_hours_the_first_is_taken_also_when_it_has_more_rungs(decisions: int):
    one = graph("a", "b", hours={"b": (30, 1, 1, 1)})

    selection = least_hours(Solver(candidates(one, [target("a@3", "b@1")]), 2.0, decisions))

    assert names(selection) == {"a@1", "a@2", "a@3"}


@pytest.mark.parametrize("decisions", [WEIGHED, LEFT_TO_HIGHS])
def test_a_member_that_serves_two_demands_beats_two_cheaper_ones(decisions: int):
    one = graph("a@1 <- x@1|y@1", "b@1 <- y@1|z@1", hours={"x": (6, 1, 1, 1), "z": (6, 1, 1, 1)})

    selection = least_hours(Solver(candidates(one, [target("a@1"), target("b@1")]), 2.0, decisions))

    assert names(selection) == {"a@1", "b@1", "y@1"}


@pytest.mark.parametrize("decisions", [WEIGHED, LEFT_TO_HIGHS])
def test_a_stand_in_serves_each_broader_member_of_a_group(decisions: int):
    one = graph("app@1 <- 2 of x@1|y@1|z@1", "both is x", "both is y", hours={"both": (15, 1, 1, 1)})

    selection = least_hours(Solver(candidates(one, [target("app@1")]), 2.0, decisions))

    assert names(selection) == {"app@1", "both@1"}


def test_a_held_member_leaves_only_the_rest_of_a_group_to_reach():
    one = graph("a", "b", "c")

    selection = least_hours(Solver(candidates(one, [target("a@1", "b@1", "c@1", minimum=2)], "c@1")))

    assert names(selection) == {"a@1"}


def test_a_broader_demand_is_met_by_a_cheaper_narrower_skill():
    one = graph("postgresql is databases", hours={"postgresql": (2, 2, 2, 2)})

    selection = least_hours(Solver(candidates(one, [target("databases@2")])))

    assert names(selection) == {"postgresql@1", "postgresql@2"}


def test_what_nobody_asked_for_is_not_learnt_in_the_place_of_a_broader_skill():
    one = graph("duckdb is part of databases", hours={"duckdb": (7, 7, 10, 10)})

    selection = least_hours(Solver(candidates(one, [target("databases@2")])))

    assert names(selection) == {"databases@1", "databases@2"}


def test_what_is_asked_for_answers_for_a_broader_skill_as_well():
    one = graph("duckdb is part of databases", hours={"duckdb": (7, 7, 10, 10)})

    selection = least_hours(Solver(candidates(one, [target("databases@2"), target("duckdb@1")])))

    assert names(selection) == {"duckdb@1", "duckdb@2"}


def test_what_is_held_answers_for_a_broader_skill_whether_usual_or_not():
    one = graph("duckdb is part of databases")

    selection = least_hours(Solver(candidates(one, [target("databases@2")], "duckdb@2")))

    assert names(selection) == set()


def test_a_lower_level_of_a_skill_is_no_proof_of_the_broader_one_it_rests_on():
    one = graph("schemas is modelling", "schemas@2 <- modelling@1")

    selection = least_hours(Solver(candidates(one, [target("schemas@2")])))

    assert names(selection) == {"modelling@1", "schemas@1", "schemas@2"}


def test_a_held_narrower_skill_serves_where_the_broader_one_is_needed():
    one = graph("report@1 <- databases@2", "postgresql is databases")

    selection = least_hours(Solver(candidates(one, [target("report@1")], "postgresql@2", "databases@1")))

    assert names(selection) == {"report@1"}


def test_a_merely_named_skill_is_not_learnt_in_the_place_of_a_broader_one():
    one = graph("api@1 <- json@1", "geojson is json", hours={"geojson": (1, 1, 1, 1)}, named=["geojson"])

    selection = least_hours(Solver(candidates(one, [target("api@1")])))

    assert names(selection) == {"api@1", "json@1"}


def test_a_merely_named_skill_that_is_asked_for_serves_in_the_place_of_a_broader_one():
    one = graph("api@1 <- json@1", "geojson is json", named=["geojson"])

    selection = least_hours(Solver(candidates(one, [target("api@1"), target("geojson@1")])))

    assert names(selection) == {"api@1", "geojson@1"}


@pytest.mark.parametrize("related", [{"mysql": {"postgresql": 0.4}}, {"postgresql": {"mysql": 0.4}}])
def test_a_related_skill_saves_its_share_of_the_levels_at_which_it_is_held(
    related: dict[str, dict[str, float]],
):
    one = graph("mysql", "postgresql", related=related)

    selection = least_hours(Solver(candidates(one, [target("mysql@3")], "postgresql@2")))

    assert selection.hours == 6 + 6 + 10


def test_of_several_related_skills_only_the_nearest_saves_hours():
    one = graph("a", "b", "c", related={"a": {"b": 0.3, "c": 0.5}})

    selection = least_hours(Solver(candidates(one, [target("a@1")], "b@1", "c@1")))

    assert selection.hours == 5


def test_a_path_that_is_proven_has_its_hours_as_lower_bound():
    one = graph("a@1 <- b@1|c@1")

    selection = least_hours(Solver(candidates(one, [target("a@1")])))

    assert (selection.proven, selection.hours, selection.lower_bound) == (True, 20, 20)


def test_without_time_the_greedy_path_is_given_with_an_honest_bound():
    one = graph("a@1 <- x@1|y@1", "b@1 <- y@1|z@1", hours={"x": (6, 1, 1, 1), "z": (6, 1, 1, 1)})

    selection = least_hours(Solver(candidates(one, [target("a@1"), target("b@1")]), 0.0, LEFT_TO_HIGHS))

    assert (selection.proven, selection.lower_bound <= 30 <= selection.hours) == (False, True)


def test_a_circle_of_skills_is_refused_and_named():
    one = graph("a@1 <- b@1", "b@1 <- a@1")

    with pytest.raises(PlanningError, match=r"a@1 -> b@1 -> a@1|b@1 -> a@1 -> b@1"):
        candidates(one, [target("a@1")])


def test_a_target_that_wants_more_than_it_names_is_refused():
    one = graph("a", "b")

    with pytest.raises(PlanningError, match=r"a@1\|b@1: 3 of 2"):
        candidates(one, [target("a@1", "b@1", minimum=3)])


def test_a_decision_says_what_the_other_members_would_cost():
    one = graph("go", "java", "python", hours={"go": (12, 12, 1, 1), "java": (30, 30, 1, 1)})
    solver = Solver(candidates(one, [target("go@2", "java@2", "python@2")]))

    decision = decisions(solver, least_hours(solver))[0]

    assert (decision.chosen, decision.detours) == (
        ("python",),
        (Detour("go", 4, True), Detour("java", 40, True)),
    )


def test_another_member_costs_nothing_more_when_the_path_needs_it_anyway():
    one = graph("go", "python", "api@1 <- python@2", hours={"go": (1, 1, 1, 1)})
    solver = Solver(candidates(one, [target("go@2", "python@2"), target("api@1")]))

    decision = decisions(solver, least_hours(solver))[0]

    assert (decision.chosen, decision.detours) == (("python",), (Detour("go", 2, True),))


def test_another_of_two_wanted_members_takes_the_place_of_the_dearer_one():
    one = graph("a", "b", "c", hours={"b": (12, 1, 1, 1), "c": (15, 1, 1, 1)})
    solver = Solver(candidates(one, [target("a@1", "b@1", "c@1", minimum=2)]))

    decision = decisions(solver, least_hours(solver))[0]

    assert (decision.chosen, decision.detours) == (("a", "b"), (Detour("c", 3, True),))


def test_an_option_that_never_pays_is_trimmed_away_with_nothing_else():
    one = graph("api@1 <- go@1|java@1", "java@1 <- jvm@1", "app@1 <- jvm@1|x@1", hours={"go": (9, 1, 1, 1)})
    whole = candidates(one, [target("api@1"), target("app@1")])

    left = trimmed(whole).demands[whole.rungs.index(rung("api@1"))]

    assert [whole.named(member) for demand in left for member in demand.members] == [{rung("go@1")}]


def test_a_target_without_a_choice_is_no_decision():
    solver = Solver(candidates(graph("a"), [target("a@1")]))

    assert decisions(solver, least_hours(solver)) == ()


@often
@given(worlds())
def test_a_path_takes_as_few_hours_as_the_best_of_all_sets(world: World):
    selection = select(world)

    assert selection.hours == pytest.approx(brute_force_hours(world))


@often
@given(worlds())
def test_the_solver_and_the_weighing_of_decisions_agree(world: World):
    selection = select(world, LEFT_TO_HIGHS)

    assert selection == select(world)


@often
@given(worlds())
def test_what_is_trimmed_away_changes_neither_the_path_nor_its_detours(world: World):
    whole = Solver(find_candidates(world.graph, world.holdings, world.targets))
    selection = least_hours(whole)

    solver = Solver(trimmed(whole.candidates))

    assert least_hours(solver) == selection
    assert decisions(solver, selection) == decisions(whole, selection)


@often
@given(worlds())
def test_every_rung_of_a_path_stands_on_the_path_and_what_is_held(world: World):
    selection = select(world)

    reached = levels(world, selection.rungs)
    assert all(stands(world, one, reached) for one in selection.rungs)


@often
@given(worlds())
def test_a_path_reaches_every_target(world: World):
    selection = select(world)

    assert reaches(world, levels(world, selection.rungs))


@often
@given(worlds(), st.data())
def test_holding_more_never_lengthens_a_path(world: World, data: st.DataObject):
    skill = data.draw(st.sampled_from(sorted(world.graph.skills)))
    # Level 0 would be a denial, which is no holding.
    level = data.draw(st.integers(max(1, world.holdings.level(skill)), 4))
    more = Holdings({**world.holdings.by_skill, skill: Holding(skill, level, Source.SELF)})

    richer = select(World(world.graph, more, world.targets))

    assert richer.hours <= select(world).hours + 1e-9


@often
@given(worlds())
def test_the_greedy_path_reaches_every_target_and_is_never_shorter(world: World):
    found = find_candidates(world.graph, world.holdings, world.targets)

    chosen = greedy_choice(found)

    reached = levels(world, found.named(chosen))
    assert reaches(world, reached)
    assert all(stands(world, one, reached) for one in found.named(chosen))
    assert found.total(chosen) >= select(world).hours - 1e-9


@often
@given(worlds(), st.randoms())
def test_the_order_of_the_targets_does_not_change_the_path(world: World, chance: random.Random):
    shuffled = list(world.targets)
    chance.shuffle(shuffled)

    selection = select(World(world.graph, world.holdings, tuple(shuffled)))

    assert selection == select(world)


@settings(max_examples=50, deadline=None)
@given(worlds(most=5))
def test_a_detour_costs_what_the_best_path_bound_to_it_costs_more(world: World):
    solver = Solver(find_candidates(world.graph, world.holdings, world.targets))
    selection = least_hours(solver)

    made = decisions(solver, selection)

    bound = [bound_to(world, one.target, detour) for one in made for detour in one.detours]
    extra = [detour.extra_hours for one in made for detour in one.detours]
    assert extra == pytest.approx([brute_force_hours(one) - selection.hours for one in bound])


def bound_to(world: World, group: str, detour: Detour) -> World:
    """Return the world in which this member of a group has to be reached, and the rest of the group."""
    asked = next(one for one in world.targets if one.id == group)
    member = tuple(one for one in asked.alternatives if one.skill == detour.skill)
    others = tuple(one for one in asked.alternatives if one.skill != detour.skill)
    targets = [one for one in world.targets if one is not asked]
    targets.append(Target("member", member, 1, asked.importance))
    targets.append(Target("others", others, asked.minimum - 1, asked.importance))
    return World(world.graph, world.holdings, tuple(targets))
