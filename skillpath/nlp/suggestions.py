"""Suggestions: words that look like technologies but stand in no catalogue, so that nothing is lost."""

from collections.abc import Mapping, Sequence

from spacy.tokens import Doc, Span

from skillpath.domain.posting import Mention
from skillpath.nlp.cues import cue_tables
from skillpath.nlp.english import is_english
from skillpath.nlp.mentions import mention_of, written_words
from skillpath.nlp.tokens import texts

_SEPARATORS = frozenset({",", "/", "|", "&", "+", "(", ")", "and", "or"})
_MOST = 30
"""Suggestions a person would read through."""


def suggestions(doc: Doc, spans: Sequence[Span]) -> tuple[Mention, ...]:
    """Return unknown names, in the order of the text, each once.

    A name is a word with a capital or a digit inside ("EvidentlyAI", "pg_stat"), or a capitalised word that is
    no English word and stands in a list beside a known technology.
    """
    ordinary = {word.lower() for word in cue_tables("suggestions")["ordinary"]["words"]}
    taken = {index for span in spans for index in range(span.start, span.end)}
    beside = _beside_mentions(doc, spans)
    found: dict[str, Mention] = {}
    for start, end in written_words(doc, texts(doc)):
        if not taken.isdisjoint(range(start, end)) or len(found) == _MOST:
            continue
        mention = mention_of(doc, start, end)
        key = mention.text.lower()
        if key not in found and key not in ordinary and _looks_like_a_name(mention.text, beside, start, end):
            found[key] = mention
    return tuple(found.values())


def _beside_mentions(doc: Doc, spans: Sequence[Span]) -> Mapping[int, bool]:
    """Return the tokens that a list mark joins to a mention."""
    beside: dict[int, bool] = {}
    words = texts(doc)
    for span in spans:
        after, before = span.end, span.start - 1
        while (
            after < len(words)
            and words[after].strip().lower() in _SEPARATORS
            and "\n" not in words[after - 1]
        ):
            after += 1
        while before >= 0 and words[before].strip().lower() in _SEPARATORS and "\n" not in words[before]:
            before -= 1
        if after > span.end and "\n" not in words[after - 1]:
            beside[after] = True
        if before < span.start - 1 and before >= 0 and "\n" not in words[before]:
            beside[before] = True
    return beside


def _looks_like_a_name(text: str, beside: Mapping[int, bool], start: int, end: int) -> bool:
    if len(text) < 2 or len(text) > 40 or not any(char.isalpha() for char in text):
        return False
    parts = [part for part in text.replace("-", " ").split() if part]
    if len(parts) > 1 and all(is_english(part) for part in parts):
        return False
    inner = any(char.isupper() for char in text[1:]) and any(char.islower() for char in text)
    if inner and end - start > 1:
        return not text.endswith("s") or not text[:-1].isupper()
    listed = start in beside or end - 1 in beside
    return listed and text[0].isupper() and not is_english(text)
