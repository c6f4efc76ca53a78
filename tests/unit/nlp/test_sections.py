import pytest

from skillpath.domain.posting import Importance
from tests.unit.nlp.questions import Asked

REQUIRED, PREFERRED, CONTEXT = Importance.REQUIRED, Importance.PREFERRED, Importance.CONTEXT


@pytest.mark.parametrize(
    ("heading", "importance"),
    [
        ("Requirements:", REQUIRED),
        ("Requirements", REQUIRED),
        ("**What you bring**", REQUIRED),
        ("Nice to have:", PREFERRED),
        ("Responsibilities", REQUIRED),
        ("Tech stack:", CONTEXT),
        ("About us", CONTEXT),
        ("Benefits", CONTEXT),
    ],
)
def test_a_heading_says_how_much_is_wanted_below_it(asked: Asked, heading: str, importance: Importance):
    assert asked(f"Backend engineer\n\n{heading}\n- Docker in daily work")["docker"].importance is importance


def test_a_section_lasts_until_the_next_heading(asked: Asked):
    found = asked("Nice to have:\n- Rust\n- Scala\nRequirements:\n- Java")

    assert [one.importance for one in found.values()] == [PREFERRED, PREFERRED, REQUIRED]


def test_a_heading_within_a_line_speaks_of_that_line_only(asked: Asked):
    found = asked("Requirements:\n- Java\n- Nice to have: Rust\n- Docker")

    assert [one.importance for one in found.values()] == [REQUIRED, PREFERRED, REQUIRED]


def test_a_heading_that_lost_its_line_break_begins_a_section(asked: Asked):
    found = asked("Requirements:\n- Java and data pipelinesNice to Have Rust")

    assert found["rust"].importance is PREFERRED


def test_a_short_line_that_names_a_product_is_no_heading(asked: Asked):
    found = asked("Nice to have:\n- Rust\nDocker experience required\nScala")

    assert found["scala"].importance is PREFERRED


@pytest.mark.parametrize(
    ("clause", "importance"),
    [
        ("Docker is a plus.", PREFERRED),
        ("Docker is required.", REQUIRED),
        ("We use Docker.", CONTEXT),
    ],
)
def test_a_clause_beats_its_heading(asked: Asked, clause: str, importance: Importance):
    heading = "Nice to have" if importance is REQUIRED else "Requirements"

    assert asked(f"{heading}:\n- {clause}")["docker"].importance is importance


def test_a_plus_does_not_reach_back_over_a_comma_and_a_new_phrase(asked: Asked):
    found = asked("Requirements:\n- Strong Java, experience with Rust is a plus")

    assert [one.importance for one in found.values()] == [REQUIRED, PREFERRED]


def test_the_tools_of_customers_are_not_asked_for(asked: Asked):
    assert asked("Our customers use Kafka.") == {}


def test_the_trade_of_colleagues_is_only_named(asked: Asked):
    assert asked("Work closely with QA.")["quality-assurance"].importance is CONTEXT


def test_of_two_demands_for_one_skill_the_stronger_counts(asked: Asked):
    assert asked("Docker is a plus.\nRequirements:\n- Docker")["docker"].importance is REQUIRED
