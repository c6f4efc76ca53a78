"""What holds for every text, however strange."""

from itertools import chain
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillpath.catalogue import shipped_graph
from skillpath.domain.assessment import Assessment
from skillpath.domain.posting import Mention, Posting
from skillpath.nlp.pipeline import Reader

# fmt: off
PIECES = [
    "Java", "Go", "C", "R", "Kafka", "Kubernets", "Zorblax", "unit", "testing", "strong", "basic", "never",
    "no", "not", "since 2019", "until 2015", "5 years", "4/5", "★★☆☆☆", "but", "or", "and", "such as", "e.g.",
    "at least one of", "nice to have:", "required", "is a plus", "our customers use", "one", "•", "-", "(",
    ")", "[", "]", "/", ",", ";", ":", ".", "@", "\n",
]
LONG = [
    "java, ", "C, ", "java/", "(java ", "java\n", "or ", "*", "(", "@", "5 years ", "5 ", "strong java ",
    "R•", "java is a plus, ", "java or ", "no ",
]
# fmt: on
SCRAPS = st.lists(st.sampled_from(PIECES), max_size=40).flatmap(
    lambda words: st.sampled_from(["", " ", "  "]).map(lambda mark: mark.join(words))
)
TEXTS = st.one_of(st.text(st.characters(exclude_categories=["Cs"]), max_size=200), SCRAPS)
MOST_CHARACTERS = 50_000
MOST_SECONDS = 6
"""About ten times what the slowest takes on a slow machine; a loop within a loop takes minutes."""


def mentions(found: Posting | Assessment) -> list[Mention]:
    named = found.skills if isinstance(found, Posting) else found.claims
    groups = [group.mention for group in found.any_of] if isinstance(found, Posting) else []
    return [*chain.from_iterable(one.mentions for one in named), *groups, *found.unknown]


def seconds_to_read(reader: Reader, kind: str, text: str) -> float:
    begin = perf_counter()
    _ = reader.read_posting(text) if kind == "posting" else reader.read_assessment(text)
    return perf_counter() - begin


@settings(max_examples=50, deadline=None)
@given(text=TEXTS)
def test_every_mention_in_a_posting_is_the_characters_of_its_text(reader: Reader, text: str):
    found = mentions(reader.read_posting(text))

    assert [one.text for one in found] == [text[one.start : one.end] for one in found]


@settings(max_examples=50, deadline=None)
@given(text=TEXTS)
def test_every_mention_in_an_assessment_is_the_characters_of_its_text(reader: Reader, text: str):
    found = mentions(reader.read_assessment(text))

    assert [one.text for one in found] == [text[one.start : one.end] for one in found]


@settings(max_examples=50, deadline=None)
@given(text=TEXTS)
def test_a_posting_is_read_twice_alike(reader: Reader, text: str):
    assert reader.read_posting(text) == reader.read_posting(text)


@settings(max_examples=50, deadline=None)
@given(text=TEXTS)
def test_an_assessment_is_read_twice_alike(reader: Reader, text: str):
    assert reader.read_assessment(text) == reader.read_assessment(text)


@pytest.mark.parametrize("text", ["", " \n\t", "\x00", "\x1c", "or or or", "5 years", "....", "é" * 10])
def test_a_text_without_a_skill_says_so(reader: Reader, text: str):
    assert reader.read_posting(text).messages


@pytest.mark.parametrize("piece", LONG)
@pytest.mark.parametrize("kind", ["posting", "assessment"])
def test_reading_takes_no_longer_than_the_text_is(reader: Reader, kind: str, piece: str):
    seconds = seconds_to_read(reader, kind, (piece * MOST_CHARACTERS)[:MOST_CHARACTERS])

    assert seconds < MOST_SECONDS


@pytest.mark.parametrize("mark", ["/", ",", " or ", "("])
@pytest.mark.parametrize("kind", ["posting", "assessment"])
def test_a_list_of_all_skills_is_read_in_time(reader: Reader, kind: str, mark: str):
    names = mark.join(skill.name.replace(" ", "-") for skill in shipped_graph().skills.values())

    seconds = seconds_to_read(reader, kind, names[:MOST_CHARACTERS])

    assert seconds < MOST_SECONDS
