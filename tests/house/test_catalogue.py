"""The shipped catalogue keeps the rules of the house."""

import tomllib
from pathlib import Path

import pytest

from skillpath.catalogue import shipped_graph
from skillpath.paths import GRAPH_DATA
from skillpath.services.check import catalogue_summary

FILES = sorted((GRAPH_DATA / "skills").glob("*.toml"))


def test_the_catalogue_is_sound_and_each_name_is_found_by_the_reader() -> None:
    assert "is sound" in catalogue_summary()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_skills_of_a_file_are_sorted_by_id(file: Path) -> None:
    ids = list(tomllib.loads(file.read_text(encoding="utf-8")))

    assert ids == sorted(ids)


def test_at_least_150_skills_are_taught_with_two_and_a_half_prerequisites_each() -> None:
    taught = [skill for skill in shipped_graph().skills.values() if skill.taught]
    own = sum(not prerequisite.inherited for skill in taught for prerequisite in skill.prerequisites)

    assert len(taught) >= 150
    assert own / len(taught) >= 2.5


def test_each_own_prerequisite_of_a_taught_skill_names_its_source() -> None:
    unsourced = [
        f"{skill.id} <- {prerequisite.members}"
        for skill in shipped_graph().skills.values()
        for prerequisite in skill.prerequisites
        if skill.taught and not prerequisite.inherited and not prerequisite.source
    ]

    assert unsourced == []
