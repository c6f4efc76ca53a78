import pytest

from skillpath.nlp.ratings import find_ratings
from tests.unit.nlp.questions import Held


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("5/5", 4),
        ("4/5", 3),
        ("3/5", 2),
        ("1/5", 1),
        ("0/5", 0),
        ("7 out of 10", 3),
        ("90 %", 4),
        ("70%", 3),
        ("★★★★★", 4),
        ("★★☆☆☆", 2),
        ("●●●○○", 2),
    ],
)
def test_a_rating_in_figures_means_a_level(text: str, level: int):
    assert [rating.level for rating in find_ratings(f"Java {text}")] == [level]


@pytest.mark.parametrize("text", ["4/5/2020", "1/2/5", "120 %", "6/5", "** Java **", "***"])
def test_a_date_and_mark_up_are_no_rating(text: str):
    assert find_ratings(text) == []


def test_a_rating_is_shown_by_its_characters():
    (rating,) = find_ratings("Java: 4/5, Go")

    assert (rating.start, rating.end) == (6, 9)


@pytest.mark.parametrize(
    "text", ["Java 2/5", "Java: 2/5", "Java - 40 %", "Java | ★★☆☆☆", "Java (2/5), expert"]
)
def test_a_rating_outweighs_words(held: Held, text: str):
    assert held(text)["java"] == 2


def test_each_skill_of_a_list_has_its_own_rating(held: Held):
    assert held("Java 4/5, Kafka 1/5, Docker 3/5") == {"java": 3, "apache-kafka": 1, "docker": 2}
