import pytest

from skillpath.nlp.years import find_years
from tests.unit.nlp.questions import Asked


@pytest.mark.parametrize(
    ("text", "least"),
    [
        ("5+ years", 5),
        ("3-6 yrs", 3),
        ("1 to 2 years", 1),
        ("2,5 years", 2.5),
        ("six years", 6),
        ("ten or more years", 10),
        ("a decade", 10),
        ("6 months", 0.5),
    ],
)
def test_a_number_of_years_is_read_and_of_a_range_the_lower(text: str, least: float):
    assert [years.least for years in find_years(f"With {text} of Java")] == [least]


@pytest.mark.parametrize("text", ["5 years ago", "30 years old", "100 years", "$5 years", "0 years"])
def test_an_age_a_price_and_a_date_are_no_years(text: str):
    assert find_years(text) == []


def test_years_are_shown_by_their_characters():
    (years,) = find_years("With 3-6 yrs of Java")

    assert (years.start, years.end) == (5, 12)


def test_one_number_counts_for_the_list_behind_it(asked: Asked):
    found = asked("5+ years of Java, Kafka and Docker")

    assert [one.years for one in found.values()] == [5, 5, 5]


def test_a_number_in_brackets_behind_a_skill_is_its_own(asked: Asked):
    found = asked("Java (3 years), Kafka (2 years)")

    assert [one.years for one in found.values()] == [3, 2]


def test_the_age_of_the_company_is_nobodys_experience(asked: Asked):
    assert asked("We have 10 years of Java behind us")["java"].years is None


@pytest.mark.parametrize(("years", "level"), [(1, 2), (4, 2), (5, 3), (9, 3), (10, 4)])
def test_years_alone_ask_for_a_level(asked: Asked, years: int, level: int):
    assert asked(f"{years} years of Java")["java"].level == level
