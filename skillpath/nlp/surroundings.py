"""Surroundings: what stands around a mention that could be an everyday word."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Span

from skillpath.domain.graph import SkillGraph
from skillpath.nlp.cues import grammar
from skillpath.nlp.reading import Reading
from skillpath.nlp.tiers import Tier
from skillpath.nlp.tokens import HYPHENS, plain

_SEPARATORS = frozenset(",/|&+()·•;[]")
_MOST_SEPARATORS = 3
"""Marks that may stand between two members of a list."""
_MEASURES = frozenset({"/", "years", "year", "yrs", "yr", "y"})
"""What stands behind a number that rates a skill: "3/5", "2 years"."""
_RATING_MARKS = frozenset(":-–—=(|★")
_TAG_SHARE = 0.6
"""Share of a line's words that name skills, from which the line is a list without marks."""
_LEAST_TAGS = 3
"""Words of a line from which it can be a list without marks."""


@dataclass(frozen=True, slots=True)
class Names:
    """The written forms of a catalogue, and which of its skills are technologies."""

    spellings: frozenset[str]
    technologies: frozenset[str]

    @classmethod
    def of(cls, graph: SkillGraph) -> "Names":
        """Return the names of a graph."""
        skills = graph.skills.values()
        return cls(
            frozenset(form for skill in skills for form in skill.forms),
            frozenset(skill.id for skill in skills if skill.kind not in ("concept", "practice", "soft")),
        )


class Surroundings:
    """Answers questions about what stands around the mentions of one text."""

    def __init__(self, reading: Reading, tiers: Sequence[Tier], names: Names) -> None:
        self.spans = reading.spans
        self.tiers = tiers
        self._reading = reading
        self._names = names
        self._separators = _SEPARATORS | grammar("alternative", "addition")
        self._quantities = grammar("quantities")
        self._tag_lines = _tag_lines(reading, tiers)
        self._starts = {span.start: number for number, span in enumerate(reading.spans)}
        self._ends = {span.end: number for number, span in enumerate(reading.spans)}

    def spelt(self, span: Span) -> bool:
        """Tell whether the mention is written with exactly the capitals of a form."""
        return self._reading.mention(span.start, span.end).text in self._names.spellings

    def hyphenated(self, span: Span) -> bool:
        """Tell whether a hyphen ties the mention to another word: "go-live", "near-C"."""
        before = self._word(span.start - 1)
        tied_before = len(before) > 1 and before[-1] in HYPHENS
        return tied_before or self._word(span.end - 1)[-1:] in HYPHENS

    def numbered(self, span: Span) -> bool:
        """Tell whether the mention is a letter of a code, or a season of a year."""
        following = self._word(span.end)
        if len(self._reading.mention(span.start, span.end).text) == 1:
            return following[:1].isdigit() or following in {"'", "’", "$"}
        return len(following) == 4 and following.startswith(("19", "20"))

    def listed(self, number: int) -> bool:
        """Tell whether the mention stands beside another technology, or between list marks with one."""
        span = self.spans[number]
        return self._proves(span, *self._behind(span)) or self._proves(span, *self._before(span))

    def among_tags(self, span: Span) -> bool:
        """Tell whether the mention stands in a line that is a bare list: "java angular oracle"."""
        return self._reading.clause_of(span.start).line in self._tag_lines

    def opens_clause(self, span: Span) -> bool:
        """Tell whether the mention is the first word of its clause or line."""
        clause = self._reading.clause_of(span.start)
        return span.start <= max(clause.start, self._reading.line_of(span.start).first)

    def rated(self, span: Span) -> bool:
        """Tell whether a rating or the end of a one-word item follows: "Go: 3/5", "Go"."""
        if span.end >= self._reading.clause_of(span.start).end:
            return span.start <= self._reading.line_of(span.start).first
        following = self._word(span.end)
        return following in _RATING_MARKS or following == "," or self._is_number(following)

    def heads_rating(self, span: Span) -> bool:
        """Tell whether the mention opens an item and is rated, in any case: "bash - ok", "go 2 years"."""
        line = self._reading.line_of(span.start)
        following = self._word(span.end) if span.end < line.end else ""
        if span.start > line.first and self._word(span.start - 1) not in {",", ";"}:
            return False
        measured = self._is_number(following) and self._word(span.end + 1).lower() in _MEASURES
        return measured or following in _RATING_MARKS

    def next_word(self, span: Span) -> str:
        """Return the word behind a mention, in plain form; empty at the end of the text."""
        return plain(self._word(span.end))

    def previous_word(self, span: Span) -> str:
        """Return the word before a mention, in plain form; empty at the head of the text."""
        return plain(self._word(span.start - 1))

    def _word(self, index: int) -> str:
        return self._reading.bare[index] if 0 <= index < len(self._reading.bare) else ""

    def _is_number(self, word: str) -> bool:
        return word.isdigit() or word in self._quantities

    def _behind(self, span: Span) -> tuple[int | None, int]:
        """Return the mention behind a mention, and the number of list marks between them."""
        lowered, index = self._reading.lowered, span.end
        last = min(index + _MOST_SEPARATORS, len(lowered))
        while index < last and lowered[index] in self._separators:
            index += 1
        return self._starts.get(index), index - span.end

    def _before(self, span: Span) -> tuple[int | None, int]:
        """Return the mention before a mention, and the number of list marks between them."""
        lowered, index = self._reading.lowered, span.start
        last = max(index - _MOST_SEPARATORS, 0)
        while index > last and lowered[index - 1] in self._separators:
            index -= 1
        return self._ends.get(index), span.start - index

    def _proves(self, span: Span, neighbour: int | None, marks: int) -> bool:
        """Tell whether a neighbour in the same list shows that a mention names a skill."""
        if neighbour is None or (not marks and not self.spelt(span)):
            return False
        other = self.spans[neighbour]
        first, last = min(other.end, span.end), max(other.start, span.start)
        if any("\n" in word for word in self._reading.words[first - 1 : max(first, last - 1)]):
            return False
        tier = self.tiers[neighbour]
        if tier is Tier.SURE:
            return self.spelt(span) or other.label_ in self._names.technologies
        if tier is Tier.SHAPE and self._reading.words[first:last] in (["/"], ["/ "]):
            return True
        return self.spelt(other) and not self.opens_clause(other)


def _tag_lines(reading: Reading, tiers: Sequence[Tier]) -> frozenset[int]:
    """Return the lines of three words or more that are mostly names, with a sure one among them."""
    named: Counter[int] = Counter()
    sure: set[int] = set()
    for span, tier in zip(reading.spans, tiers, strict=True):
        number = reading.clause_of(span.start).line
        named[number] += _count_words(reading, span.start, span.end)
        if tier is Tier.SURE:
            sure.add(number)
    found = set()
    for number in sure:
        line = reading.layout.lines[number]
        said = _count_words(reading, line.start, line.end)
        if said >= _LEAST_TAGS and named[number] / said >= _TAG_SHARE:
            found.add(number)
    return frozenset(found)


def _count_words(reading: Reading, start: int, end: int) -> int:
    return sum(word[:1].isalnum() for word in reading.bare[start:end])
