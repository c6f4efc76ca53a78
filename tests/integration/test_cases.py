"""Every case file under tests/cases holds."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from skillpath.domain.posting import Posting
from skillpath.export.plan_document import PlanDocument
from skillpath.services.assessments import read_assessment
from skillpath.services.planning import draft_plan
from skillpath.services.postings import read_posting

CASES = Path(__file__).parents[1] / "cases"
Case = dict[str, Any]


def cases(folder: str) -> list[Any]:
    files = sorted((CASES / folder).glob("*.toml"))
    return [pytest.param(tomllib.loads(file.read_text(encoding="utf-8")), id=file.stem) for file in files]


def said_of(posting: Posting) -> dict[str, dict[str, object]]:
    return {
        asked.skill: {"importance": asked.importance.value, "level": asked.level, "years": asked.years}
        for asked in posting.skills
    }


@pytest.mark.parametrize("case", cases("postings"))
def test_a_posting_is_read_as_its_case_says(case: Case) -> None:
    posting = read_posting(case["text"])

    said = said_of(posting)
    expected = case.get("skills", {})
    groups = [(set(group.skills), group.minimum) for group in posting.any_of]
    grouped = set().union(*(members for members, _ in groups))
    faults = [f"{skill} is not found" for skill in expected if skill not in said]
    faults += [
        f"{skill}: {key} is {said[skill][key]!r}, not {value!r}"
        for skill, wanted in expected.items()
        for key, value in wanted.items()
        if skill in said and said[skill][key] != value
    ]
    faults += [f"{skill} is found" for skill in case.get("absent", ()) if skill in said]
    faults += [f"{skill} has a level" for skill in case.get("no_level", ()) if said[skill]["level"]]
    faults += [f"{skill} has years" for skill in case.get("no_years", ()) if said[skill]["years"]]
    faults += [
        f"no group {group}"
        for group in case.get("any_of", ())
        if (set(group["skills"]), group.get("min", 1)) not in groups
    ]
    faults += [f"{skill} is in a group" for skill in case.get("no_group", ()) if skill in grouped]
    names = {mention.text for mention in posting.unknown}
    faults += [f"{name} is not suggested" for name in case.get("unknown", ()) if name not in names]
    assert faults == []


@pytest.mark.parametrize("case", cases("assessments"))
def test_an_assessment_is_read_as_its_case_says(case: Case) -> None:
    levels = {claim.skill: claim.level for claim in read_assessment(case["text"]).claims}

    expected = case.get("levels", {})
    assert {skill: levels.get(skill) for skill in expected} == expected
    assert [skill for skill in case.get("held", ()) if not levels.get(skill)] == []
    assert [skill for skill in case.get("absent", ()) if skill in levels] == []


@pytest.mark.parametrize("case", cases("plans"))
def test_a_plan_is_made_as_its_case_says(case: Case) -> None:
    document = draft_plan(case["posting"], case["self"])

    assert list(plan_faults(case, document)) == []


def plan_faults(case: Case, document: PlanDocument) -> list[str]:
    taught = [step["skill"] for step in document["steps"]]
    faults = [f"{skill} is not taught" for skill in case.get("must_learn", ()) if skill not in taught]
    faults += [f"{skill} is taught" for skill in case.get("must_not_learn", ()) if skill in taught]
    for first, second in case.get("before", ()):
        if second not in taught:
            faults.append(f"{second} is not taught")
        elif first in taught and taught.index(first) > taught.index(second):
            faults.append(f"{first} comes after {second}")
    for group in case.get("one_of", ()):
        chosen = [skill for skill in group["group"] if skill in taught]
        if len(chosen) != group["count"]:
            faults.append(f"of {group['group']} {chosen} are taught")
    for skill, words in case.get("because", {}).items():
        reasons = [
            reason for step in document["steps"] if step["skill"] == skill for reason in step["because"]
        ]
        if not any(words in reason for reason in reasons):
            faults.append(f"{skill} is not there because of {words!r}: {reasons}")
    if case.get("empty") and taught:
        faults.append(f"the plan is not empty: {taught}")
    if case.get("message", "") not in " ".join(document["messages"]):
        faults.append(f"no message says {case['message']!r}: {document['messages']}")
    return faults
