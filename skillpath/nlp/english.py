"""Which words are everyday English: a capital or a rare spelling then proves nothing."""

import gzip
import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

_COMMON = 20
"""Occurrences in the word list's corpus from which a word counts; below it stand names and misspellings."""


@cache
def _occurrences() -> Mapping[str, int]:
    """Return how often each word occurs in the corpus of pyspellchecker's English word list.

    The list is read as it lies in that package: its SpellChecker takes four times as long to load.
    """
    packed = files("spellchecker").joinpath("resources", "en.json.gz").read_bytes()
    words: Mapping[str, int] = json.loads(gzip.decompress(packed))
    return words


def is_english(word: str) -> bool:
    """Tell whether a word, in any case, is in the English word list. The list is loaded on first use."""
    return _occurrences().get(word.lower(), 0) >= _COMMON
