"""A reading: one text as the rules see it, in plain strings and numbers.

To ask spaCy's tokens one by one costs more than all rules together, so a text is taken apart once.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from spacy.tokens import Doc, Span

from skillpath.domain.posting import Mention
from skillpath.nlp.cues import Cue
from skillpath.nlp.layout import Clause, Layout, Line, layout_of
from skillpath.nlp.tokens import HYPHENS, cut

SPANS = "skills"
"""The span group of a Doc in which the mentions stand; the label of a span is the skill's id."""
_READING = "reading"
_HYPHENS = "".join(sorted(HYPHENS))


@dataclass(frozen=True, slots=True)
class Reading:
    """A text, and one entry for each of its tokens in `words`, `bare`, `lowered` and `starts`."""

    text: str
    words: Sequence[str]
    """The tokens with the white space behind them."""
    bare: Sequence[str]
    """The tokens without white space."""
    lowered: Sequence[str]
    """The tokens without white space and capitals."""
    starts: Sequence[int]
    """The characters at which the tokens begin."""
    written: Sequence[tuple[int, int]]
    """The words as they are written: from which to which token nothing stands between."""
    layout: Layout
    spans: tuple[Span, ...] = ()
    """The mentions, in the order of the text; none overlaps another."""
    mentioned: frozenset[int] = frozenset()
    """The tokens of the mentions."""
    cues: tuple[Cue, ...] = ()
    """The words that trigger rules, in the order of the text."""

    @classmethod
    def of(cls, text: str) -> "Reading":
        """Return a text cut into tokens, lines and clauses, without mentions and cues."""
        words = cut(text)
        bare = [word.strip() for word in words]
        return cls(
            text=text,
            words=words,
            bare=bare,
            lowered=[word.lower() for word in bare],
            starts=list(accumulate(map(len, words), initial=0))[:-1],
            written=_written(words, bare),
            layout=layout_of(words, bare),
        )

    def with_spans(self, spans: Iterable[Span]) -> "Reading":
        """Return the reading with these mentions, which must be in the order of the text."""
        ordered = tuple(spans)
        return replace(
            self,
            spans=ordered,
            mentioned=frozenset(index for span in ordered for index in range(span.start, span.end)),
        )

    def with_cues(self, cues: Iterable[Cue]) -> "Reading":
        """Return the reading with these cues, which must be in the order of the text."""
        return replace(self, cues=tuple(cues))

    def mention(self, start: int, end: int) -> Mention:
        """Return the characters of tokens `start` to `end`, without hyphen and white space behind them."""
        first = self.starts[start]
        text = self.text[first : self.starts[end - 1] + len(self.words[end - 1])].rstrip().rstrip(_HYPHENS)
        return Mention(first, first + len(text), text)

    def tokens(self, start: int, end: int) -> tuple[int, int]:
        """Return which tokens hold characters `start` to `end`: the first, and the one behind the last."""
        return bisect_right(self.starts, start) - 1, bisect_right(self.starts, end - 1)

    def clause_of(self, token: int) -> Clause:
        """Return the clause of a token."""
        return self.layout.clauses[self.layout.clause_at[token]]

    def line_of(self, token: int) -> Line:
        """Return the line of a token."""
        return self.layout.lines[self.clause_of(token).line]

    def glued(self, token: int) -> bool:
        """Tell whether nothing stands between a token and the next: no white space, no hyphen."""
        return _open_ended(self.words[token])


def note(doc: Doc, reading: Reading) -> None:
    """Keep the reading of a Doc with it."""
    doc.user_data[_READING] = reading


def reading_of(doc: Doc) -> Reading:
    """Return the reading of a Doc, with the mentions that the components before have marked."""
    reading: Reading = doc.user_data[_READING]
    return reading.with_spans(doc.spans[SPANS]) if SPANS in doc.spans else reading


def _written(words: Sequence[str], bare: Sequence[str]) -> list[tuple[int, int]]:
    found = []
    start: int | None = None
    for index, word in enumerate(words):
        if not bare[index][:1].isalnum():
            if start is not None:
                found.append((start, index))
            start = None
            continue
        start = index if start is None else start
        if not _open_ended(word):
            found.append((start, index + 1))
            start = None
    return found if start is None else [*found, (start, len(words))]


def _open_ended(word: str) -> bool:
    return not word[-1].isspace() and word[-1] not in HYPHENS
