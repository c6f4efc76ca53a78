import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillpath.domain.assessment import Source
from skillpath.domain.gap import Gap, Progress, Requirement, State, Target, find_gap
from skillpath.domain.posting import Importance, Posting
from skillpath.errors import NotFoundError
from tests.unit.graphs import any_of, asked, graph, held, posting, rung


def gap(wanted: Posting, *rungs: str) -> Gap:
    one = graph("java", "go", "python", "rust", "postgresql is databases", "mysql is databases")
    return find_gap(one, wanted, held(one, *rungs))


def requirement(wanted: Posting, *rungs: str) -> Requirement:
    return gap(wanted, *rungs).requirements[0]


@pytest.mark.parametrize(
    ("level", "state"),
    [(0, State.MISSING), (1, State.PARTIAL), (2, State.PARTIAL), (3, State.MET), (4, State.MET)],
)
def test_a_requirement_is_met_at_its_level_and_partly_met_below(level: int, state: State):
    found = requirement(posting(asked("java@3")), f"java@{level}")

    assert (found.held, found.state) == (level, state)


@pytest.mark.parametrize("importance", [Importance.REQUIRED, Importance.PREFERRED])
def test_a_demand_without_a_level_asks_for_working_knowledge(importance: Importance):
    found = requirement(posting(asked("java", importance)))

    assert found.level == 2


def test_a_demand_for_a_broader_skill_is_met_by_a_narrower_one():
    found = requirement(posting(asked("databases@2")), "databases@1", "postgresql@3")

    assert (found.held, found.source, found.state) == (3, Source.SELF, State.MET)


def test_a_broader_skill_that_is_denied_is_not_proved_by_a_narrower_one():
    found = requirement(posting(asked("databases@2")), "databases@0", "postgresql@3")

    assert (found.held, found.state) == (0, State.MISSING)


def test_a_level_that_follows_from_another_skill_is_shown_as_assumed():
    found = requirement(posting(asked("databases@2")), "postgresql@2")

    assert found.source is Source.ASSUMED


def test_a_narrower_demand_is_not_met_by_a_broader_skill():
    found = requirement(posting(asked("postgresql@2")), "databases@4")

    assert (found.state, found.source) == (State.MISSING, Source.NONE)


def test_what_is_missing_becomes_a_target():
    found = gap(posting(asked("java@3"), asked("go@1", start=9)), "go@1")

    assert found.targets == (Target("java", (rung("java@3"),), 1, Importance.REQUIRED),)


def test_context_is_shown_and_neither_planned_nor_counted():
    found = gap(
        posting(asked("java", Importance.CONTEXT), any_of("go", "rust", importance=Importance.CONTEXT))
    )

    assert (len(found.requirements), found.targets, found.progress) == (3, (), Progress(0, 0))


def test_a_group_that_is_not_met_is_one_target_with_all_its_members():
    found = gap(posting(asked("go@3", start=4), any_of("java", "go")), "java@1")

    assert found.targets == (Target("g1", (rung("java@2"), rung("go@3")), 1, Importance.REQUIRED),)


def test_a_group_is_met_when_enough_members_are():
    found = gap(posting(any_of("java", "go", "rust", minimum=2)), "java@2", "rust@2")

    assert (found.groups[0].met, found.targets) == (True, ())


def test_a_member_that_only_the_group_names_is_shown_with_the_words_of_the_group():
    found = requirement(posting(any_of("java", "go")))

    assert (found.skill, found.group, found.mentions[0].text) == ("go", "g1", "java or go")


def test_groups_are_numbered_in_the_order_of_the_text():
    found = gap(posting(any_of("rust", "python", start=50), any_of("java", "go", start=3)))

    assert [(one.id, one.members) for one in found.groups] == [
        ("g1", ("java", "go")),
        ("g2", ("rust", "python")),
    ]


def test_a_member_of_two_groups_carries_the_first_and_serves_both():
    found = gap(posting(any_of("java", "go"), any_of("go", "rust", start=30)))

    go = next(one for one in found.requirements if one.skill == "go")
    assert go.group == "g1"
    assert [rung("go@2") in target.alternatives for target in found.targets] == [True, True]


def test_a_group_counts_once_in_the_progress():
    found = gap(posting(asked("rust"), any_of("java", "go", start=9)), "java@2")

    assert found.progress == Progress(1, 2)


def test_a_skill_that_is_asked_for_twice_is_asked_for_once_and_more():
    twice = posting(asked("java@1", Importance.PREFERRED), asked("java@3", start=40))

    found = requirement(twice)

    assert (found.level, found.importance, len(found.mentions)) == (3, Importance.REQUIRED, 2)


def test_requirements_stand_in_the_order_of_the_text():
    found = gap(posting(asked("rust", start=30), asked("java", start=20), asked("go", start=10)))

    assert [one.skill for one in found.requirements] == ["go", "java", "rust"]


def test_a_skill_that_the_catalogue_lacks_is_refused_by_name():
    with pytest.raises(NotFoundError, match="cobol"):
        gap(posting(asked("cobol")))


@settings(max_examples=50, deadline=None)
@given(st.randoms())
def test_the_order_of_the_lists_does_not_change_the_gap(chance: random.Random):
    skills = [asked("java", start=5), asked("rust@3", start=5), asked("databases", start=9)]
    groups = [any_of("go", "python", start=7), any_of("python", "java", start=7)]
    ordered = Posting("", tuple(skills), tuple(groups))
    chance.shuffle(skills)
    chance.shuffle(groups)

    found = gap(Posting("", tuple(skills), tuple(groups)), "go@1")

    assert found == gap(ordered, "go@1")
