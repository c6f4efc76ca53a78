"""Which cues stand before and behind a mention in its own clause."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from spacy.tokens import Span

from skillpath.nlp.cues import Cue
from skillpath.nlp.reading import Reading


class ClauseCues:
    """The cues of one file in a text, by clause and name. No answer takes longer in a longer clause."""

    def __init__(self, reading: Reading, file: str) -> None:
        self._clause_at = reading.layout.clause_at
        self._found: dict[tuple[int, str], list[Cue]] = {}
        for cue in reading.cues:
            if cue.file == file:
                self._found.setdefault((self._clause_at[cue.start], cue.name), []).append(cue)

    def in_clause(self, name: str, span: Span) -> Sequence[Cue]:
        """Return the cues of a name in the clause of a mention, in the order of the text."""
        return self._found.get((self._clause_at[span.start], name), ())

    def last_begun(self, name: str, span: Span) -> Cue | None:
        """Return the last cue of a name that begins before a mention."""
        cues = self.in_clause(name, span)
        number = bisect_left(cues, span.start, key=lambda cue: cue.start)
        return cues[number - 1] if number else None

    def last_ended(self, name: str, span: Span) -> Cue | None:
        """Return the last cue of a name that ends before a mention."""
        cues = self.in_clause(name, span)
        number = bisect_right(cues, span.start, key=lambda cue: cue.end)
        return cues[number - 1] if number else None

    def next_begun(self, name: str, span: Span) -> Cue | None:
        """Return the first cue of a name that begins behind a mention."""
        cues = self.in_clause(name, span)
        number = bisect_left(cues, span.end, key=lambda cue: cue.start)
        return cues[number] if number < len(cues) else None
