import pytest

from skillpath.nlp.reading import Reading
from skillpath.nlp.segments import Stretch, segments
from skillpath.nlp.signs import Sign


def stretch(reading: Reading, *signs: Sign) -> Stretch:
    return Stretch(0, len(reading.words), (), signs)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Java, Go", ["Java", ", Go"]),
        ("Java (basic) | Go", ["Java", "(basic", ")", "| Go"]),
        ("[Java] Go", ["[Java", "] Go"]),
        ("Java and Go", ["Java and Go"]),
    ],
)
def test_a_strand_is_cut_at_commas_and_brackets(text: str, parts: list[str]):
    reading = Reading.of(text)

    found = segments(reading, stretch(reading))
    assert ["".join(reading.words[one.start : one.end]).strip() for one in found] == parts


def test_a_part_holds_the_signs_that_begin_in_it():
    before, within, across = Sign(0, 1, 2, 1), Sign(1, 2, 2, 1), Sign(2, 4, 2, 1)

    part = stretch(Reading.of("a b c d"), before, within, across).part(1, 3)
    assert part.signs == (within, across)
