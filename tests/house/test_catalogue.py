"""The shipped catalogue keeps the rules of the house."""

import tomllib
from pathlib import Path

import pytest

from skillpath.catalogue import shipped_graph
from skillpath.domain.statistics import graph_statistics
from skillpath.paths import GRAPH_DATA
from skillpath.services.check import catalogue_summary

FILES = sorted((GRAPH_DATA / "skills").glob("*.toml"))


def test_the_catalogue_is_sound_and_each_name_is_found_by_the_reader() -> None:
    assert "is sound" in catalogue_summary()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_skills_of_a_file_are_sorted_by_id(file: Path) -> None:
    ids = list(tomllib.loads(file.read_text(encoding="utf-8")))

    assert ids == sorted(ids)


def test_at_least_600_skills_are_taught_with_two_and_a_half_prerequisites_each() -> None:
    counted = graph_statistics(shipped_graph())

    assert counted.taught >= 600
    assert counted.edges_each >= 2.5


def test_at_least_2000_skills_are_recognised() -> None:
    assert len(shipped_graph().skills) >= 2000
