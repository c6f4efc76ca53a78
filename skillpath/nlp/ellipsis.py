"""Ellipsis: words that share the last word of a name: "unit, integration and end-to-end testing"."""

from collections.abc import Iterator, Mapping, Sequence

from skillpath.nlp.cues import grammar
from skillpath.nlp.reading import Reading
from skillpath.nlp.tokens import normal
from skillpath.nlp.vocabulary import Match, Phrase, tokens_of

_MARKS = frozenset({",", "/", "&"})
_LONGEST_ITEM = 3
"""Tokens of an item without its last word: "end-to-end" has three."""
_MOST_ITEMS = 6


def elided(reading: Reading, matches: Sequence[Match], phrases: Mapping[Phrase, str]) -> list[Match]:
    """Return a match for each item before a name that becomes a name with the last word of that one.

    `phrases` maps the normal forms of names of two words or more to their skills.
    """
    taken = tokens_of(matches)
    ends = {match.end for match in matches}
    return [
        item
        for match in matches
        if match.end - match.start > 1
        for item in _items(reading, match, phrases)
        if taken.isdisjoint(item.tokens) and item.start not in ends
    ]


def _items(reading: Reading, match: Match, phrases: Mapping[Phrase, str]) -> Iterator[Match]:
    """Yield the items to the left of a match, from right to left."""
    head = normal(reading.bare[match.end - 1])
    before = match.start
    for _ in range(_MOST_ITEMS):
        end = _behind_item(reading, before)
        item = _item(reading, end, (head, phrases)) if end < before else None
        if item is None:
            return
        yield item
        before = item.start


def _behind_item(reading: Reading, before: int) -> int:
    """Return where the item ends that commas or an "and" join to what begins at `before`."""
    joints = _MARKS | grammar("alternative", "addition")
    end = before
    while end > 0 and normal(reading.bare[end - 1]) in joints and "\n" not in reading.words[end - 1]:
        end -= 1
    return end


def _item(reading: Reading, end: int, names: tuple[str, Mapping[Phrase, str]]) -> Match | None:
    """Return the longest item before `end` that is a name together with a last word."""
    head, phrases = names
    for length in range(min(_LONGEST_ITEM, end), 0, -1):
        words = reading.bare[end - length : end]
        skill = phrases.get((*map(normal, words), head))
        if skill is not None:
            return Match(end - length, end, skill)
    return None
