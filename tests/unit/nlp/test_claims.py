import pytest

from skillpath.catalogue import shipped_graph
from skillpath.nlp.pipeline import Reader
from tests.unit.nlp.questions import Held


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Java", 2),
        ("expert in Java", 4),
        ("strong in Java", 3),
        ("Java: intermediate", 2),
        ("Java (basic)", 1),
        ("I'm learning Java", 1),
        ("I use Java daily", 2),
        ("never used Java", 0),
        ("I want to learn Java", 0),
        ("no Java", 0),
        ("Java - none", 0),
        ("no Java experience", 0),
    ],
)
def test_words_say_what_is_held(held: Held, text: str, level: int):
    assert held(text) == {"java": level}


@pytest.mark.parametrize(
    ("years", "level"), [("6 months", 1), ("2 years", 2), ("3 years", 3), ("8 years", 4)]
)
def test_years_of_practice_stand_for_a_level(held: Held, years: str, level: int):
    assert held(f"Java, {years}") == {"java": level}


def test_practice_since_a_year_counts_up_to_the_year_of_reading():
    claims = Reader(shipped_graph(), year=2022).read_assessment("Java since 2019").claims

    assert [(claim.level, claim.years) for claim in claims] == [(3, 3)]


@pytest.mark.parametrize("text", ["strong Java, ten years ago", "Strong Java until 2015"])
def test_what_lies_long_ago_is_held_one_level_lower(held: Held, text: str):
    assert held(text) == {"java": 2}


def test_a_sign_carries_on_over_the_list_behind_it(held: Held):
    assert held("strong in Java, Kafka and Docker") == {"java": 3, "apache-kafka": 3, "docker": 3}


def test_a_sign_behind_a_mark_reaches_back_over_the_list(held: Held):
    assert held("CSS, Sass: strong") == {"css": 3, "sass": 3}


def test_a_sign_in_brackets_speaks_of_the_skill_before_it(held: Held):
    assert held("Kubernetes (basic), Docker") == {"kubernetes": 1, "docker": 2}


def test_a_line_that_announces_a_level_speaks_of_the_lines_below(held: Held):
    assert held("Basics:\nRust\nScala") == {"rust": 1, "scala": 1}


def test_a_level_before_a_colon_speaks_of_the_line(held: Held):
    assert held("Confident: Java, Kafka\nDocker") == {"java": 3, "apache-kafka": 3, "docker": 2}


def test_a_denial_ends_at_a_turn(held: Held):
    assert held("never used Ansible, but strong in Docker") == {"ansible": 0, "docker": 3}


def test_a_denial_does_not_leave_its_clause(held: Held):
    assert held("Never used Ansible. Docker") == {"ansible": 0, "docker": 2}


def test_a_denial_reaches_over_its_list(held: Held):
    assert held("never used Ansible, Chef or Puppet") == {"ansible": 0, "chef": 0, "puppet": 0}


@pytest.mark.parametrize("text", ["no problem with Java", "not only Java", "Java: never had problems"])
def test_a_no_that_denies_something_else_leaves_the_skill(held: Held, text: str):
    assert held(text)["java"] > 0


def test_a_denial_that_points_back_speaks_of_what_was_named_before(held: Held):
    assert held("I have seen Ansible run; never wrote one") == {"ansible": 0}


def test_what_the_team_does_is_not_what_the_writer_holds(held: Held):
    assert held("My team uses Kafka, I don't") == {"apache-kafka": 0}


def test_a_later_correction_counts(held: Held):
    assert held("Java: strong. Actually never used Java") == {"java": 0}


def test_of_two_claims_the_higher_counts(held: Held):
    assert held("basic Java at school\nstrong Java at work") == {"java": 3}


def test_each_mention_is_kept_with_the_claim(reader: Reader):
    (claim,) = reader.read_assessment("Java at school, JAVA at work").claims

    assert [mention.text for mention in claim.mentions] == ["Java", "JAVA"]
