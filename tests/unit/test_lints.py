"""The lints judge a graph as a whole, and name the edge and the way out."""

from dataclasses import replace

import pytest

from skillpath.domain.graph import SkillGraph
from skillpath.domain.lints import graph_faults
from skillpath.domain.skills import Resource, Skill
from tests.unit.graphs import graph

RESOURCES = tuple(Resource(name, f"https://example.org/{name}", "docs", 1) for name in ("one", "two"))


def finished(of: SkillGraph, **changes: object) -> SkillGraph:
    """Return the graph with all that a taught skill needs, but for the changes to the skill `a`."""
    skills = {skill.id: _finished(skill) for skill in of.skills.values()}
    skills["a"] = replace(skills["a"], **changes)  # type: ignore[arg-type]
    return SkillGraph(skills.values())


def _finished(skill: Skill) -> Skill:
    return replace(
        skill,
        hours=(2, 10, 40, 90),
        prerequisites=tuple(replace(one, source="https://example.org") for one in skill.prerequisites),
        resources=RESOURCES,
        done_when={2: f"uses {skill.id}", 3: f"mends {skill.id}"},
    )


def test_a_sound_graph_has_no_fault() -> None:
    assert graph_faults(finished(graph("a@1 <- b@1, c@1|d@1", "a@2 <- b@2"))) == ()


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        (["a@2 <- b@1, c@1", "b@1 <- c@1"], "[a] a@2 <- c@1: follows already from b@1"),
        (["a@1 <- b@1", "a@2 <- b@1"], "[a] a@2 <- b@1: follows already from a@1"),
        (
            ["a@2 <- b@1|c@1, d@1", "b@1 <- d@1", "c@1 <- d@1"],
            "[a] a@2 <- d@1: follows already from b@1 or c@1",
        ),
        (["a@2 <- b@1, b@1|c@1"], "[a] a@2 <- b@1: follows already from b@1"),
        (["a@2 <- b@1|c@1", "b@1 <- c@1"], "[a] a@2 <- b@1: rests on c@1, which serves as well"),
    ],
)
def test_an_edge_that_tells_nothing_new_is_named_with_what_tells_it(lines: list[str], fault: str) -> None:
    assert fault in graph_faults(finished(graph(*lines)))


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["a@2 <- b@1|c@1, d@1", "b@1 <- d@1"], id="one member may be met without it"),
        pytest.param(["a@2 <- 2 of b@1|c@1|d@1", "b@1 <- c@1"], id="two of a group are wanted"),
        pytest.param(["a@1 <- b@1", "a@2 <- b@2"], id="a higher level of the same"),
    ],
)
def test_an_edge_that_tells_something_new_may_stay(lines: list[str]) -> None:
    assert graph_faults(finished(graph(*lines))) == ()


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"hours": (2, 10, 10, 90)}, "[a] the hours 2, 10, 10, 90 do not grow"),
        (
            {"done_when": {2: "uses b", 3: "mends a"}},
            "[b] level 2 is done when a@2 is, word for word: 'uses b'",
        ),
        ({"done_when": {2: "uses a.", 3: "mends a"}}, "[a] 'uses a.' is put into a sentence"),
        ({"done_when": {2: "uses a"}}, "[a] is taught and does not say when level 3 is done"),
        ({"resources": RESOURCES[:1] * 2}, "[a] is taught and has only one page to read"),
        (
            {"prerequisites": (), "hours": (21, 30, 40, 50)},
            "21 hours to begin with, and rests on nothing",
        ),
    ],
)
def test_what_a_taught_skill_lacks_is_named(changes: dict[str, object], fault: str) -> None:
    faults = graph_faults(finished(graph("a@1 <- b@1"), **changes))

    assert [fault in one for one in faults] == [True]


def test_a_taught_skill_names_the_source_of_each_prerequisite() -> None:
    bare = graph("a@1 <- b@1|c@1").skill("a").prerequisites

    faults = graph_faults(finished(graph("a@1 <- b@1|c@1"), prerequisites=bare))

    assert faults == ("[a] a@1 <- b@1 or c@1: a taught skill names the source of each prerequisite",)


def test_a_family_names_the_source_of_each_prerequisite_once() -> None:
    bare = tuple(replace(one, inherited=True) for one in graph("a@1 <- c@1").skill("a").prerequisites)
    sound = finished(graph("a", "b", "c"))
    members = [replace(sound.skill(one), family="f", prerequisites=bare) for one in ("a", "b")]

    faults = graph_faults(SkillGraph([*members, sound.skill("c")]))

    assert faults == ("the family 'f' names no source for its members@1 <- c@1",)


def test_what_is_usual_is_narrower_and_taught() -> None:
    sound = finished(graph("a", "b", "c is a", "d is a"))
    named = replace(sound.skill("d"), taught=False)
    skills = [sound.skill("b"), sound.skill("c"), named, replace(sound.skill("a"), usual=("b", "c", "d"))]

    assert graph_faults(SkillGraph(skills)) == (
        "[a] usual: b is not narrower: it does not name this skill as broader",
        "[a] usual: d is not taught",
    )


def test_a_cycle_does_not_hide_the_other_faults() -> None:
    faults = graph_faults(finished(graph("a@1 <- b@1", "b@1 <- a@1"), hours=(4, 3, 2, 1)))

    assert ["cycle" in one for one in faults] == [False, True]
