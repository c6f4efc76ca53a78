import pytest

from tests.unit.nlp.questions import Asked


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Docker", None),
        ("Basic understanding of Docker", 1),
        ("Familiarity with Docker", 1),
        ("Hands-on experience with Docker", 2),
        ("Strong hands-on experience with Docker", 3),
        ("Proficient in Docker", 3),
        ("Docker expertise", 4),
        ("Expert in Docker", 4),
        ("Strong expertise in Docker", 4),
    ],
)
def test_the_words_around_a_skill_say_its_level(asked: Asked, text: str, level: int | None):
    assert asked(text)["docker"].level == level


def test_a_phrase_counts_for_the_whole_list_behind_it(asked: Asked):
    found = asked("Strong knowledge of Java, Kafka and Docker")

    assert [one.level for one in found.values()] == [3, 3, 3]


def test_the_next_phrase_takes_over(asked: Asked):
    found = asked("Strong Java, basic Kafka")

    assert [one.level for one in found.values()] == [3, 1]


def test_a_phrase_ends_with_its_clause(asked: Asked):
    assert asked("Strong Java. Kafka")["apache-kafka"].level is None


def test_a_line_that_ends_in_a_colon_speaks_of_the_bullets_below(asked: Asked):
    found = asked("Solid understanding of:\n- Java\n- Kafka\nOther things\nDocker")

    assert [one.level for one in found.values()] == [3, 3, None]


def test_a_cue_within_a_name_says_nothing(asked: Asked):
    assert asked("We ask for Deep Learning.")["deep-learning"].level is None
