"""Suggestions: words that look like technologies but stand in no catalogue, so that nothing is lost."""

from functools import cache

from skillpath.domain.posting import Mention
from skillpath.nlp.cues import cue_tables, grammar
from skillpath.nlp.english import is_english
from skillpath.nlp.reading import Reading

_SEPARATORS = frozenset(",/|&+()")
_MOST = 30
"""Suggestions a person would read through."""
_LONGEST = 40
"""Characters of a name."""


def suggestions(reading: Reading) -> tuple[Mention, ...]:
    """Return unknown names, in the order of the text, each once.

    A name is a word with a capital inside ("EvidentlyAI"), or a capitalised word that is no English word and
    stands in a list beside a known technology.
    """
    beside = _beside_mentions(reading)
    found: dict[str, Mention] = {}
    for start, end in reading.written:
        if len(found) == _MOST:
            break
        several, listed = end - start > 1, start in beside or end - 1 in beside
        if not (several or listed) or not reading.mentioned.isdisjoint(range(start, end)):
            continue
        name = reading.mention(start, end)
        key = name.text.lower()
        if key in found or key in _ordinary():
            continue
        if _is_name(name.text, several=several, listed=listed):
            found[key] = name
    return tuple(found.values())


@cache
def _ordinary() -> frozenset[str]:
    return frozenset(word.lower() for word in cue_tables("suggestions")["ordinary"]["words"])


def _beside_mentions(reading: Reading) -> set[int]:
    """Return the tokens that list marks in the same line join to a mention."""
    separators = _SEPARATORS | grammar("alternative", "addition")
    words, lowered = reading.words, reading.lowered
    beside: set[int] = set()
    for span in reading.spans:
        after, before = span.end, span.start - 1
        while after < len(words) and lowered[after] in separators and "\n" not in words[after - 1]:
            after += 1
        while before >= 0 and lowered[before] in separators and "\n" not in words[before]:
            before -= 1
        if after > span.end and "\n" not in words[after - 1]:
            beside.add(after)
        if before < span.start - 1 and before >= 0 and "\n" not in words[before]:
            beside.add(before)
    return beside


def _is_name(text: str, *, several: bool, listed: bool) -> bool:
    """Tell whether a word looks like a name; `several` when it has several tokens."""
    if not 2 <= len(text) <= _LONGEST or not any(char.isalpha() for char in text):
        return False
    parts = text.replace("-", " ").split()
    if len(parts) > 1 and all(is_english(part) for part in parts):
        return False
    inner = any(char.isupper() for char in text[1:]) and any(char.islower() for char in text)
    if inner and several:
        return not text.endswith("s") or not text[:-1].isupper()
    return listed and text[0].isupper() and not is_english(text)
