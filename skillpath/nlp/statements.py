"""Statements: what each mention of a self-assessment says about the level held, line by line."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Span

from skillpath.nlp.layout import Line
from skillpath.nlp.pairing import pairs, points_back
from skillpath.nlp.reading import Reading
from skillpath.nlp.segments import Stretch
from skillpath.nlp.signs import Sign, ended_practice, find_signs

_BARE = 2
"""The level of a skill that is named without a sign."""
_LONGEST_HEADING = 6
"""Tokens of a line that announces a level and ends in a colon."""
_LONGEST_BARE_HEADING = 3
"""Tokens of a line that announces a level without a colon."""
_LONGEST_LEAD = 6
"""Tokens before a colon that announces a level at the head of a line."""
_LONGEST_AFTERTHOUGHT = 8
"""Tokens of a clause that only denies what was named before it."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What one mention says: its sign, if it has one, and whether it lies long ago."""

    span: Span
    sign: Sign | None
    faded: bool

    @property
    def level(self) -> int:
        """The level held, one less when it lies long ago."""
        level = self.sign.level if self.sign else _BARE
        return max(1, level - 1) if self.faded and level else level

    @property
    def rank(self) -> int:
        """The weight of the evidence; 0 for a bare mention."""
        return self.sign.rank if self.sign else 0


def find_statements(reading: Reading, year: int) -> list[Statement]:
    """Return what each mention says in a self-assessment written in a year, in the order of the text."""
    whole = Stretch(0, len(reading.words), reading.spans, find_signs(reading, year))
    lines = _Lines(reading)
    return [one for line, lead in _with_leads(reading, whole) for one in lines.statements(line, lead)]


class _Lines:
    """Reads the lines of one self-assessment."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._turns = [cue.start for cue in reading.cues if cue.name == "turn"]
        fading = [cue.start for cue in reading.cues if cue.name == "decayed"]
        clause_at = reading.layout.clause_at
        self._faded = frozenset(clause_at[token] for token in (*fading, *ended_practice(reading)))

    def statements(self, line: Stretch, lead: Sign | None) -> list[Statement]:
        """Return what the mentions of a line say; `lead` is the level that its head announces."""
        clause_at = self._reading.layout.clause_at
        said: list[Statement] = []
        for number in range(clause_at[line.start], clause_at[line.end - 1] + 1):
            bounds = self._reading.layout.clauses[number]
            clause = line.part(bounds.start, bounds.end)
            denial = None if clause.spans else _denial_of_last(self._reading, clause)
            if denial and said:
                said[-1] = Statement(said[-1].span, denial, faded=False)
            for strand in clause.parts(self._turns_in(clause)):
                found = pairs(self._reading, strand, lead)
                said += [Statement(one.span, one.sign, number in self._faded) for one in found]
        return said

    def _turns_in(self, clause: Stretch) -> Sequence[int]:
        return self._turns[bisect_left(self._turns, clause.start + 1) : bisect_left(self._turns, clause.end)]


def _with_leads(reading: Reading, whole: Stretch) -> Iterator[tuple[Stretch, Sign | None]]:
    """Yield the lines with mentions, each with the level that its own head or a line above announces."""
    heading: Sign | None = None
    for line in reading.layout.lines:
        stretch = whole.part(line.start, line.end)
        if stretch.spans:
            yield stretch, _lead(reading, line, stretch) or (None if stretch.signs else heading)
        else:
            heading = _heading(reading, line, stretch)


def _heading(reading: Reading, line: Line, stretch: Stretch) -> Sign | None:
    """Return the level of a line that only announces one: "Basics:"."""
    words = [word for word in reading.bare[line.first : line.end] if word]
    colon = words[-1:] == [":"]
    short = len(words) <= (_LONGEST_HEADING if colon else _LONGEST_BARE_HEADING)
    return stretch.signs[0] if short and stretch.signs else None


def _lead(reading: Reading, line: Line, stretch: Stretch) -> Sign | None:
    """Return the level before a colon at the head of a line: "Confident: C#, .NET"."""
    upto = min(line.first + _LONGEST_LEAD + 1, stretch.spans[0].start + 1, line.end)
    colon = next((index for index in range(line.first, upto) if reading.bare[index] == ":"), None)
    if colon is None:
        return None
    leading = [sign for sign in stretch.signs if sign.end <= colon]
    return leading[-1] if leading else None


def _denial_of_last(reading: Reading, clause: Stretch) -> Sign | None:
    """Return a denial of what was named just before: "I have seen Ansible run; never wrote one"."""
    said = reading.lowered[clause.start : clause.end]
    if len(said) > _LONGEST_AFTERTHOUGHT or not points_back(said):
        return None
    return next((sign for sign in clause.signs if sign.level == 0 and not sign.no), None)
