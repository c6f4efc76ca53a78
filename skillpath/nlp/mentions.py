"""Mentions: where a text names a skill of the catalogue."""

import re
from collections.abc import Iterable, Sequence

from rapidfuzz.distance import DamerauLevenshtein
from rapidfuzz.process import extractOne
from spacy.tokens import Doc, Span

from skillpath.domain.posting import Mention
from skillpath.nlp.ellipsis import elided
from skillpath.nlp.english import is_english
from skillpath.nlp.tokens import texts
from skillpath.nlp.vocabulary import Vocabulary, plain_form

SPANS = "skills"
"""The span group in which the mentions stand; the label of a span is the skill's id."""

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+", re.IGNORECASE)
_LEAST_TYPO = 6
"""Letters from which a word can be a misspelling; shorter ones are too near to other words."""


class MentionFinder:
    """A pipeline component that marks every mention in `doc.spans["skills"]`, longest match first."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._by_initial: dict[str, list[str]] = {}
        for word in sorted(vocabulary.words):
            self._by_initial.setdefault(word[0], []).append(word)

    def __call__(self, doc: Doc) -> Doc:
        words = texts(doc)
        spans = [span for span in self._matches(doc, words) if span.start < span.end]
        spans += elided(doc, spans, self._vocabulary.phrases)
        spans += self._joined(doc, words, spans)
        doc.spans[SPANS] = sorted(spans, key=lambda span: span.start)
        return doc

    def _matches(self, doc: Doc, words: Sequence[str]) -> list[Span]:
        strings = doc.vocab.strings
        found = [(start, end, strings[key]) for key, start, end in self._vocabulary.matcher(doc)]
        found = [
            one for one in found if self._spelt_so(doc, words, *one) and _in_one_place(words, one[0], one[1])
        ]
        starts = {start for start, _, _ in found}
        ends = {end for _, end, _ in found}
        addresses = _addresses(doc)
        found = [one for one in found if _whole(doc, words, one[0], one[1], starts, ends)]
        found.sort(key=lambda one: (one[0] - one[1], one[0], self._distance(doc, words, *one), one[2]))
        taken: set[int] = set()
        kept = []
        for start, end, skill in found:
            if taken.isdisjoint(range(start, end)) and not _inside(doc, start, end, addresses):
                taken.update(range(start, end))
                kept.append(Span(doc, start, end, label=skill))
        return kept

    def _distance(self, doc: Doc, words: Sequence[str], start: int, end: int, skill: str) -> int:
        """Return how far a match is from how the skill is written: "NATS" is nearer to NATS than to NAT."""
        if (skill, mention_of(doc, start, end).text) in self._vocabulary.spellings:
            return 0
        return 1 if plain_form(words[start:end]) in self._vocabulary.forms[skill] else 2

    def _spelt_so(self, doc: Doc, words: Sequence[str], start: int, end: int, skill: str) -> bool:
        """Tell whether a product is written in one of its own forms: "window" is no "Windows".

        One that is written in one word may stand in two with capitals: "Git Hub", but not "in design".
        """
        if skill not in self._vocabulary.products:
            return True
        form = plain_form(words[start:end])
        if form not in self._vocabulary.forms[skill]:
            return False
        if form not in self._vocabulary.single or not _parted(doc, start, end):
            return True
        return all(
            word[:1].isupper() and len(word.strip()) > 2 for word in words[start:end] if word[:1].isalpha()
        )

    def _joined(self, doc: Doc, words: Sequence[str], spans: Iterable[Span]) -> list[Span]:
        """Find names that the tokens cut elsewhere ("HazelCast") or that are misspelt ("Kubernets")."""
        taken = {index for span in spans for index in range(span.start, span.end)}
        found = []
        for start, end in written_words(doc, words):
            if end == start or not taken.isdisjoint(range(start, end)):
                continue
            word = plain_form(words[start:end])
            skill = self._vocabulary.words.get(word) if end - start > 1 else None
            skill = skill or self._misspelt(word)
            if skill:
                found.append(Span(doc, start, end, label=skill))
        return found

    def _misspelt(self, word: str) -> str | None:
        """Return the skill whose name is one edit away from a word that is no other word."""
        if not word.isalpha() or len(word) < _LEAST_TYPO or word in self._vocabulary.words:
            return None
        near = extractOne(
            word,
            self._by_initial.get(word[0], ()),
            scorer=DamerauLevenshtein.distance,
            score_cutoff=1,
        )
        if near is None or is_english(word) or (word.endswith("s") and is_english(word[:-1])):
            return None
        return self._vocabulary.words[near[0]]


def written_words(doc: Doc, words: Sequence[str]) -> list[tuple[int, int]]:
    """Return the words of a text as they are written: runs of tokens with nothing between them."""
    found = []
    start: int | None = None
    for index, word in enumerate(words):
        bare = word.rstrip()
        if not bare[:1].isalnum():
            if start is not None:
                found.append((start, index))
            start = None
            continue
        start = index if start is None else start
        if bare != word or bare[-1] in "-‐‑" or doc[index].whitespace_ or index + 1 == len(words):
            found.append((start, index + 1))
            start = None
    return found


def mention_of(doc: Doc, start: int, end: int) -> Mention:
    """Return the characters of tokens `start` to `end`, without hyphen and white space behind them."""
    first = doc[start].idx
    text = doc[start:end].text.rstrip().rstrip("-‐‑")
    return Mention(first, first + len(text), text)


def _whole(doc: Doc, words: Sequence[str], start: int, end: int, starts: set[int], ends: set[int]) -> bool:
    """Tell whether a match is a word by itself, or glued to words by lost line breaks only."""
    if start and _glued(doc, words, start - 1) and words[start - 1][-1:].isalpha():
        before = words[start - 1]
        if not words[start][:1].isalpha():
            return False
        if start not in ends and not (len(before) > 2 and before[1:].islower() and is_english(before)):
            return False
    if end < len(words) and _glued(doc, words, end - 1) and words[end][:1].isalpha():
        after = words[end]
        if not words[end - 1][-1:].isalpha():
            return words[end - 1][-1:].isdigit() is False or end in starts
        if end not in starts and not (len(after) > 3 and after[1:].islower() and is_english(after.strip())):
            return False
    return True


def _glued(doc: Doc, words: Sequence[str], index: int) -> bool:
    """Tell whether nothing stands between a token and the next: no space, no hyphen."""
    word = words[index]
    return not doc[index].whitespace_ and bool(word) and not word[-1].isspace() and word[-1] not in "-‐‑"


def _in_one_place(words: Sequence[str], start: int, end: int) -> bool:
    """Tell whether a match does not run over a list's line break, nor over "No SQL"."""
    for index in range(start, end - 1):
        word, following = words[index], words[index + 1]
        if "\n" in word and (word.count("\n") > 1 or not following[:1].islower()):
            return False
    return True


def _parted(doc: Doc, start: int, end: int) -> bool:
    """Tell whether white space stands inside the match."""
    return any(token.whitespace_ or token.text[-1:].isspace() for token in doc[start : end - 1])


def _addresses(doc: Doc) -> list[tuple[int, int]]:
    text = doc.text
    if "://" not in text and "@" not in text and "www." not in text.lower():
        return []
    return [match.span() for match in _ADDRESS.finditer(text)]


def _inside(doc: Doc, start: int, end: int, addresses: Sequence[tuple[int, int]]) -> bool:
    if not addresses:
        return False
    first = doc[start].idx
    return any(begin <= first < stop for begin, stop in addresses)
