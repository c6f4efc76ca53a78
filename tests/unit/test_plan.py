import pytest

from skillpath.domain.assessment import Assessment
from skillpath.domain.gap import State
from skillpath.domain.graph import SkillGraph
from skillpath.domain.plan import Alternative, Plan, Step, plan
from skillpath.domain.posting import Importance, Mention, Posting
from skillpath.errors import InputError
from tests.unit.graphs import any_of, asked, claims, graph, posting


def made(one: SkillGraph, wanted: Posting, *rungs: str) -> Plan:
    return plan(one, wanted, Assessment("", tuple(claims(*rungs))))


def step(one: SkillGraph, wanted: Posting, skill: str, *rungs: str) -> Step:
    return next(each for each in made(one, wanted, *rungs).steps if each.skill == skill)


STREAMS = graph("kafka@2 <- messaging@1", "messaging@1 <- networking@1", "etl@1 <- kafka@2")


def test_levels_that_follow_each_other_are_one_step_from_what_is_held():
    found = step(graph("java"), posting(asked("java@4")), "java", "java@1")

    assert (found.from_level, found.to_level, found.hours) == (1, 4, 30)


def test_steps_stand_in_the_order_of_learning():
    found = made(STREAMS, posting(asked("kafka@2")))

    assert [each.skill for each in found.steps] == ["networking", "messaging", "kafka"]


def test_a_step_says_in_the_words_of_the_posting_what_asks_for_it():
    found = step(STREAMS, posting(asked("kafka@2")), "kafka")

    assert found.because == ('asked for: "kafka"',)


def test_a_step_for_something_preferred_says_that_it_is_a_plus():
    found = step(STREAMS, posting(asked("kafka@2", Importance.PREFERRED)), "kafka")

    assert found.because == ('asked for as a plus: "kafka"',)


@pytest.mark.parametrize(
    ("minimum", "words"),
    [(1, "one of GO, JAVA or RUST is asked for"), (2, "two of GO, JAVA or RUST are asked for")],
)
def test_a_step_for_a_group_names_the_group_and_its_words(minimum: int, words: str):
    wanted = posting(any_of("go", "java", "rust", minimum=minimum))

    found = step(graph("java", "go", "rust"), wanted, "go")

    assert found.because == (f'{words}: "go or java or rust"',)


def test_a_narrower_skill_says_what_it_counts_as():
    one = graph("postgresql is databases", "databases@1 <- theory@1")

    found = step(one, posting(asked("databases")), "postgresql")

    assert found.because == ('counts as DATABASES, asked for: "databases"',)


def test_a_prerequisite_says_what_needs_it_and_why():
    found = step(STREAMS, posting(asked("kafka@2")), "messaging")

    assert found.because == ("needed for KAFKA (working): kafka uses messaging",)


def test_a_deeper_prerequisite_tells_the_chain_up_to_what_is_asked_for():
    found = step(STREAMS, posting(asked("kafka@2")), "networking")

    assert found.because == (
        "needed for MESSAGING (aware): messaging uses networking",
        "MESSAGING (aware) is needed for KAFKA (working): kafka uses messaging",
    )


def test_a_demand_comes_before_the_reasons_of_a_prerequisite():
    found = step(STREAMS, posting(asked("kafka@2"), asked("messaging@1")), "messaging")

    assert found.because == ('asked for: "messaging"', "needed for KAFKA (working): kafka uses messaging")


def test_a_skill_whose_levels_cannot_be_learnt_in_a_row_has_two_steps():
    one = graph("a@2 <- m@2", "m@2 <- a@1")

    found = made(one, posting(asked("a@2"))).steps

    assert [(each.skill, each.from_level, each.to_level) for each in found] == [
        ("a", 0, 1),
        ("m", 0, 2),
        ("a", 1, 2),
    ]


def test_a_step_that_only_leads_to_a_later_one_of_its_skill_says_so():
    one = graph("z@2 <- b@2", "b@2 <- z@1")

    found = made(one, posting(asked("z@2"))).steps[0]

    assert (found.skill, found.because) == ("b", ("leads to B (working)",))


def test_every_step_has_a_reason():
    one = graph("a@2 <- m@2", "m@2 <- b@1", "b@1 <- c@1|d@1", "x@3 <- a@2, c@1")

    found = made(one, posting(asked("x@3"), asked("d@1")))

    assert all(each.because and each.serves for each in found.steps)


def test_a_prerequisite_serves_all_that_finally_rests_on_it():
    found = step(STREAMS, posting(asked("kafka@2"), asked("etl@1", start=9)), "networking")

    assert found.serves == ("kafka", "etl")


def test_a_step_for_a_group_serves_the_member_that_it_reaches():
    found = step(graph("java", "go"), posting(any_of("java", "go")), "go")

    assert found.serves == ("go",)


def test_a_step_says_when_it_is_done():
    found = step(graph("java"), posting(asked("java@2")), "java")

    assert found.done_when == "uses java"


def test_a_step_to_a_level_without_a_sentence_still_says_when_it_is_done():
    found = step(graph("java"), posting(asked("java@3")), "java")

    assert found.done_when == "is proficient in JAVA"


@pytest.mark.parametrize(("level", "held"), [(2, 0), (3, 2), (1, 0)])
def test_a_step_has_resources_of_its_levels_or_else_the_nearest(level: int, held: int):
    found = step(graph("java"), posting(asked(f"java@{level}")), "java", f"java@{held}")

    assert [one.title for one in found.resources] == ["java book"]


def test_a_choice_names_what_was_chosen_and_what_the_others_cost():
    one = graph("java", "go", "rust", hours={"java": (30, 1, 1, 1), "rust": (11, 10, 1, 1)})

    choice = made(one, posting(any_of("java", "go", "rust"))).choices[0]

    assert (choice.group, choice.chosen) == (("java", "go", "rust"), ("go",))
    assert choice.alternatives == (Alternative("rust", 1), Alternative("java", 11))


def test_a_group_that_is_met_leaves_nothing_to_choose():
    found = made(graph("java", "go"), posting(any_of("java", "go")), "java@3")

    assert (found.choices, found.steps) == ((), ())


def test_the_totals_are_those_of_the_steps():
    found = made(STREAMS, posting(asked("kafka@2")))

    assert (found.hours, found.weeks, found.proven, found.lower_bound) == (40, 8, True, 40)


def test_fewer_hours_a_week_take_more_weeks():
    found = plan(STREAMS, posting(asked("kafka@2")), Assessment(""), hours_per_week=2)

    assert [each.week for each in found.steps] == [1, 6, 11]


def test_hours_a_week_of_nothing_are_refused():
    with pytest.raises(InputError, match="hours a week"):
        plan(STREAMS, posting(), Assessment(""), hours_per_week=0)


def test_what_follows_from_the_stated_levels_is_shown_as_assumed():
    found = made(STREAMS, posting(asked("etl@1")), "kafka@2")

    assert [(one.skill, one.level) for one in found.assumed] == [("messaging", 1), ("networking", 1)]


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        (posting(), "The posting asks for nothing that SkillPath knows."),
        (posting(asked("kafka", Importance.CONTEXT)), "The posting names skills, but asks for none of them."),
        (posting(asked("kafka@1")), "Everything that is asked for is already held."),
    ],
)
def test_an_empty_plan_says_why(wanted: Posting, message: str):
    found = made(STREAMS, wanted, "kafka@1")

    assert (found.steps, found.messages) == ((), (message,))


def test_what_was_not_understood_is_passed_on():
    word = Mention(0, 4, "Foo9")
    wanted = Posting("", unknown=(word,), messages=("from the posting",))

    found = plan(STREAMS, wanted, Assessment("", unknown=(word,), messages=("from the person",)))

    assert (found.unknown, found.unknown_held) == ((word,), (word,))
    assert found.messages[:2] == ("from the posting", "from the person")


def test_a_partial_level_shortens_the_path():
    found = made(graph("java"), posting(asked("java@3")), "java@2")

    assert (found.requirements[0].state, found.hours) == (State.PARTIAL, 10)


def test_the_same_plan_comes_from_the_same_words_in_another_order():
    one = graph("a@1 <- x@1|y@1", "b@1 <- y@1|z@1", "c", "d")
    skills = (asked("a@1", start=1), asked("b@1", start=5))
    groups = (any_of("c", "d", start=9), any_of("d", "x", start=20))
    held = claims("z@1", "x@0")

    found = plan(one, Posting("", skills[::-1], groups[::-1]), Assessment("", tuple(held[::-1])))

    assert found == plan(one, Posting("", skills, groups), Assessment("", tuple(held)))
