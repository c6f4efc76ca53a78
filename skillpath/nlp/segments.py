"""Segments: a self-assessment cut into lines, clauses, strands at turns ("but"), and segments at commas."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Span

from skillpath.nlp.reading import Reading
from skillpath.nlp.signs import Sign

_CUTS = frozenset(",()[]|•")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Tokens `start` to `end` with the mentions and signs that begin in them, in the order of the text."""

    start: int
    end: int
    spans: Sequence[Span]
    signs: Sequence[Sign]

    def part(self, start: int, end: int) -> "Stretch":
        """Return the part of this stretch from one token to another."""
        spans = slice(
            *(bisect_left(self.spans, index, key=lambda span: span.start) for index in (start, end))
        )
        signs = slice(
            *(bisect_left(self.signs, index, key=lambda sign: sign.start) for index in (start, end))
        )
        return Stretch(start, end, self.spans[spans], self.signs[signs])

    def parts(self, cuts: Iterable[int]) -> list["Stretch"]:
        """Return the parts that begin at the cuts, which must lie in this stretch and be in order."""
        bounds = pairwise((self.start, *cuts, self.end))
        return [self.part(start, end) for start, end in bounds if start < end]


def segments(reading: Reading, strand: Stretch) -> list[Stretch]:
    """Return the parts of a strand between commas and brackets; a mark within a name cuts nothing."""
    return strand.parts(
        index
        for index in range(strand.start, strand.end)
        if reading.bare[index] in _CUTS and index not in reading.mentioned
    )
