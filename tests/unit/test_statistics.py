"""The statistics count what a graph holds before inheritance, and how deep it goes."""

from dataclasses import replace

import pytest

from skillpath.domain.graph import SkillGraph
from skillpath.domain.skills import Rung
from skillpath.domain.statistics import Depths, Statistics, graph_statistics
from skillpath.export.statistics import statistics_table
from tests.unit.graphs import graph


@pytest.fixture
def counted() -> Statistics:
    """Four taught skills and one named; two members of a family share its one prerequisite."""
    made = graph("a@1 <- b@1", "a@2 <- c@2|d@1", "b@1 <- d@1", "e@1 <- a@1", "a is e", named=["e"])
    shared = replace(made.skill("e").prerequisites[0], inherited=True, source="https://example.org/family")
    family = [replace(made.skill(one), prerequisites=(shared,)) for one in ("e", "c")]
    return graph_statistics(SkillGraph([*(made.skill(one) for one in "abd"), *family]))


def test_skills_are_counted_by_kind_and_depth(counted: Statistics) -> None:
    assert (counted.depths, counted.skills, counted.names) == ((Depths("tool", 4, 1),), 5, 5)


def test_a_prerequisite_of_a_family_counts_once(counted: Statistics) -> None:
    edges = counted.edges

    assert (edges.of_taught, edges.of_named, edges.of_families) == (3, 0, 1)
    assert (edges.groups, edges.reasons, edges.sourced, edges.pages) == (1, 4, 1, 1)
    assert counted.edges_each == 3 / 4


def test_a_choice_counts_only_what_all_ways_have_in_common(counted: Statistics) -> None:
    # a@2 rests on a@1 <- b@1 <- d@1, and on c@2 or d@1: of the two only d is certain.
    assert [(one.level, one.most, one.skill) for one in counted.supports][1] == (2, 3, "c")


def test_the_longest_chain_runs_through_groups(counted: Statistics) -> None:
    assert counted.longest_chain[0] == Rung("d", 1)
    assert counted.longest_chain[-1].level == 4


def test_the_table_says_each_figure_once(counted: Statistics) -> None:
    lines = statistics_table(counted).splitlines()

    assert lines[2].split() == ["in", "all", "4", "1", "5"]
    assert any("0.8 each" in line for line in lines)


def test_an_empty_graph_can_be_counted() -> None:
    assert "in all" in statistics_table(graph_statistics(SkillGraph([])))
