"""Misspellings: names that are cut elsewhere than usual ("HazelCast") or one edit off ("Kubernets")."""

from collections.abc import Mapping, Set

from rapidfuzz.distance import DamerauLevenshtein
from rapidfuzz.process import extractOne

from skillpath.nlp.english import is_english
from skillpath.nlp.reading import Reading
from skillpath.nlp.tokens import plain_form
from skillpath.nlp.vocabulary import Match

_LEAST_LETTERS = 6
"""Letters from which a word can be a misspelling; shorter ones are too near to other words."""


class Misspellings:
    """Finds the names that a matcher over tokens misses; `words` maps single words to their skills."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = words
        self._by_initial: dict[str, list[str]] = {}
        for word in sorted(words):
            self._by_initial.setdefault(word[0], []).append(word)

    def find(self, reading: Reading, taken: Set[int]) -> list[Match]:
        """Return the misspelt names among the words whose tokens are not taken."""
        found = []
        for start, end in reading.written:
            if not taken.isdisjoint(range(start, end)):
                continue
            word = plain_form(reading.bare[start:end])
            skill = self._words.get(word) if end - start > 1 else None
            skill = skill or self._misspelt(word)
            if skill:
                found.append(Match(start, end, skill))
        return found

    def _misspelt(self, word: str) -> str | None:
        """Return the skill whose name is one edit away from a word that is no other word."""
        if len(word) < _LEAST_LETTERS or not word.isalpha() or word in self._words:
            return None
        if is_english(word) or (word.endswith("s") and is_english(word[:-1])):
            return None
        names = self._by_initial.get(word[0], ())
        near = extractOne(word, names, scorer=DamerauLevenshtein.distance, score_cutoff=1)
        return self._words[near[0]] if near else None
