import pytest

from tests.unit.nlp.questions import Named


@pytest.mark.parametrize(
    "text",
    [
        "We go above and beyond.",
        "A Series C company.",
        "And the rest of the team.",
        "We start in Spring 2025.",
        "The go-live is near.",
        "React quickly to change.",
        "You excel at your work.",
        "Less is more.",
        "Express yourself.",
        "Storm the market.",
        "The office sits in Oslo, and we try new things.",
        "We revise our plans often.",
    ],
)
def test_an_everyday_word_names_no_skill(named: Named, text: str):
    assert named(text) == {}


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("We build React apps.", "react"),
        ("They know Django well.", "django"),
        ("We run Airflow.", "apache-airflow"),
    ],
)
def test_a_word_with_its_shape_is_a_skill_within_a_sentence(named: Named, text: str, skill: str):
    assert skill in named(text)


@pytest.mark.parametrize("text", ["we react well", "a flask of water", "a helm in the harbour"])
def test_a_word_without_its_shape_is_a_word(named: Named, text: str):
    assert named(text) == {}


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("Go developer", "go"),
        ("Services written in Go.", "go"),
        ("Java, Go", "go"),
        ("C/C++", "c"),
        ("Python, R", "r"),
        ("Slack, Jira", "slack"),
        ("bash - ok", "bash"),
        ("java angular oracle", "angular"),
    ],
)
def test_a_word_beside_a_technology_or_a_trade_is_a_skill(named: Named, text: str, skill: str):
    assert skill in named(text)


def test_a_word_that_stands_alone_in_its_line_is_a_skill(named: Named):
    assert set(named("Go\nRust")) == {"go", "rust"}
