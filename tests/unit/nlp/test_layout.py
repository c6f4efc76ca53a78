import pytest

from skillpath.nlp.reading import Reading


def clauses(text: str) -> list[str]:
    reading = Reading.of(text)
    return ["".join(reading.words[clause.start : clause.end]).strip() for clause in reading.layout.clauses]


def lines(text: str) -> list[str]:
    reading = Reading.of(text)
    return ["".join(reading.words[line.start : line.end]).strip() for line in reading.layout.lines]


@pytest.mark.parametrize("mark", ["\n", "\r\n", "\r", "\n\n"])
def test_a_line_ends_at_a_line_break(mark: str):
    assert lines(f"Java{mark}Go") == ["Java", "Go"]


def test_a_bullet_within_a_line_begins_another():
    assert lines("We ask for • Java ● Go") == ["We ask for", "• Java", "● Go"]


@pytest.mark.parametrize("text", ["- Java", "* Java", "• Java", "1. Java", "2) Java", "  – Java"])
def test_a_line_with_a_bullet_or_a_number_is_a_bullet(text: str):
    line = Reading.of(text).layout.lines[0]

    assert line.bullet


@pytest.mark.parametrize(("text", "first"), [("- Java", "Java"), ("## Skills", "Skills"), ("> * Go", "Go")])
def test_a_line_begins_behind_its_bullet_and_mark_up(text: str, first: str):
    reading = Reading.of(text)

    assert reading.bare[reading.layout.lines[0].first] == first


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Java is used. Go too", ["Java is used.", "Go too"]),
        ("Java; Go", ["Java;", "Go"]),
        ("Java? Go!", ["Java?", "Go!"]),
        ("We build pipelines.Knowledge of Java", ["We build pipelines.", "Knowledge of Java"]),
    ],
)
def test_a_clause_ends_at_a_full_stop_and_at_a_semicolon(text: str, parts: list[str]):
    assert clauses(text) == parts


@pytest.mark.parametrize(
    "text",
    ["Tools, e.g. Docker", "Clouds, i.e. AWS", "Java etc. and Go", "Node.js is used", "Python 3.11 is used"],
)
def test_a_clause_does_not_end_within_a_name_a_number_or_an_abbreviation(text: str):
    assert clauses(text) == [text]


def test_each_token_knows_its_clause():
    layout = Reading.of("Java. Go; Rust\nC").layout

    assert [(clause.start, clause.end) for clause in layout.clauses] == [
        (layout.clause_at.index(number), len(layout.clause_at) - layout.clause_at[::-1].index(number))
        for number in range(len(layout.clauses))
    ]
