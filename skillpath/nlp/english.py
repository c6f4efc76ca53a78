"""Which words are everyday English: a capital or a rare spelling then proves nothing."""

from functools import cache

from spellchecker import SpellChecker

_COMMON = 20
"""Occurrences in the word list's corpus from which a word counts; below it stand names and misspellings."""


@cache
def _list() -> SpellChecker:
    return SpellChecker()


def is_english(word: str) -> bool:
    """Tell whether a word, in any case, is in the English word list. The list is loaded on first use."""
    return int(_list().word_frequency[word.lower()]) >= _COMMON
