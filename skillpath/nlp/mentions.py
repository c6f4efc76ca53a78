"""Mentions: where a text names a skill of the catalogue."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set

from spacy.tokens import Doc, Span

from skillpath.nlp.addresses import find_addresses
from skillpath.nlp.ellipsis import elided
from skillpath.nlp.english import is_english
from skillpath.nlp.misspellings import Misspellings
from skillpath.nlp.reading import SPANS, Reading, reading_of
from skillpath.nlp.tokens import plain_form
from skillpath.nlp.vocabulary import Match, Vocabulary, tokens_of


class MentionFinder:
    """A pipeline component that marks every mention in `doc.spans["skills"]`, longest match first."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._misspellings = Misspellings(vocabulary.words)

    def __call__(self, doc: Doc) -> Doc:
        reading = reading_of(doc)
        whole = _whole_words(reading, list(self._matches(doc, reading)))
        matches = self._longest(reading, _outside_addresses(reading, whole))
        matches += elided(reading, matches, self._vocabulary.phrases)
        matches += self._misspellings.find(reading, tokens_of(matches))
        matches.sort(key=lambda match: match.start)
        doc.spans[SPANS] = [Span(doc, match.start, match.end, label=match.skill) for match in matches]
        return doc

    def _matches(self, doc: Doc, reading: Reading) -> Iterator[Match]:
        strings = doc.vocab.strings
        for key, start, end in self._vocabulary.matcher(doc):
            match = Match(start, end, strings[key])
            if start < end and self._spelt_so(reading, match) and _in_one_place(reading, match):
                yield match

    def _longest(self, reading: Reading, matches: Iterable[Match]) -> list[Match]:
        """Return the matches that remain when the longer, the earlier and the better spelt come first."""
        found = list(matches)
        rivals = Counter((match.start, match.end) for match in found)

        def rank(match: Match) -> tuple[int, int, int, str]:
            rivalled = rivals[match.start, match.end] > 1
            distance = self._distance(reading, match) if rivalled else 0
            return match.start - match.end, match.start, distance, match.skill

        taken: set[int] = set()
        kept = []
        for match in sorted(found, key=rank):
            if taken.isdisjoint(match.tokens):
                taken.update(match.tokens)
                kept.append(match)
        return kept

    def _distance(self, reading: Reading, match: Match) -> int:
        """Return how far a match is from how the skill is written: "NATS" is nearer to NATS than to NAT."""
        if (match.skill, reading.mention(match.start, match.end).text) in self._vocabulary.spellings:
            return 0
        form = plain_form(reading.bare[match.start : match.end])
        return 1 if form in self._vocabulary.forms[match.skill] else 2

    def _spelt_so(self, reading: Reading, match: Match) -> bool:
        """Tell whether a product is written in one of its own forms: "window" is no "Windows".

        One that is written in one word may stand in two with capitals: "Git Hub", but not "in design".
        """
        if match.skill not in self._vocabulary.products:
            return True
        words = reading.bare[match.start : match.end]
        form = plain_form(words)
        if form not in self._vocabulary.forms[match.skill]:
            return False
        if form not in self._vocabulary.single or not _parted(reading, match):
            return True
        return all(word[0].isupper() and len(word) > 2 for word in words if word[:1].isalpha())


def _whole_words(reading: Reading, matches: Sequence[Match]) -> list[Match]:
    """Return the matches that are words by themselves, or glued to words by lost line breaks only."""
    starts = {match.start for match in matches}
    ends = {match.end for match in matches}
    return [
        match
        for match in matches
        if _begins_word(reading, match.start, ends) and _ends_word(reading, match.end, starts)
    ]


def _begins_word(reading: Reading, start: int, ends: Set[int]) -> bool:
    before = reading.bare[start - 1] if start else ""
    if not before[-1:].isalpha() or not reading.glued(start - 1):
        return True
    if not reading.bare[start][:1].isalpha():
        return False
    return start in ends or (len(before) > 2 and before[1:].islower() and is_english(before))


def _ends_word(reading: Reading, end: int, starts: Set[int]) -> bool:
    after = reading.bare[end] if end < len(reading.bare) else ""
    if not after[:1].isalpha() or end in starts or not reading.glued(end - 1):
        return True
    last = reading.bare[end - 1][-1]
    if not last.isalpha():
        return not last.isdigit()
    return len(after) > 3 and after[1:].islower() and is_english(after)


def _in_one_place(reading: Reading, match: Match) -> bool:
    """Tell whether a match does not run over a list's line break, nor over "No SQL"."""
    for index in range(match.start, match.end - 1):
        breaks = reading.words[index].count("\n")
        if breaks > 1 or (breaks and not reading.bare[index + 1][:1].islower()):
            return False
    return True


def _parted(reading: Reading, match: Match) -> bool:
    """Tell whether white space stands inside the match."""
    return any(reading.words[index][-1].isspace() for index in range(match.start, match.end - 1))


def _outside_addresses(reading: Reading, matches: Iterable[Match]) -> Iterator[Match]:
    addresses = find_addresses(reading.text)
    for match in matches:
        first = reading.starts[match.start]
        number = bisect_right(addresses, first, key=lambda address: address[0])
        if not number or first >= addresses[number - 1][1]:
            yield match
