"""Ambiguity: which mentions are only everyday words.

A form is *sure*, or it stands in cues/ambiguity.toml as *shape* (must be spelt exactly so and not merely with
a sentence's first capital) or *context* (also needs a technology, or a word such as "developer", beside it).
"""

from collections.abc import Iterable, Sequence

from spacy.language import Language
from spacy.tokens import Doc, Span

from skillpath.domain.graph import SkillGraph
from skillpath.nlp.cues import CueMatcher, cue_tables
from skillpath.nlp.layout import Layout
from skillpath.nlp.mentions import SPANS
from skillpath.nlp.tokens import plain
from skillpath.nlp.vocabulary import plain_form

_SEPARATORS = frozenset({",", "/", "|", "&", "+", "(", ")", "and", "or", "·", "•", ";", "[", "]"})
_RATING_MARKS = frozenset({":", "-", "–", "—", "=", "(", "\t", "|", "★"})
_NUMBERS = frozenset(
    {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "many", "some"}
)
_HYPHENS = frozenset("-‐‑")
_OPEN_LIST = frozenset({"or", "and", "/", ",", ";", "&", "+"})
_TAG_SHARE = 0.6
"""Share of a line's words that name skills, from which the line is a list without marks."""
_LEAST_TAGS = 3


class Disambiguator:
    """A pipeline component that takes out of `doc.spans["skills"]` what is only a word."""

    def __init__(self, nlp: Language, graph: SkillGraph) -> None:
        tables = cue_tables("ambiguity")
        self._shape = _keys(tables["shape"]["forms"])
        self._context = _keys(tables["context"]["forms"])
        self._after = frozenset(tables["beside"]["after"])
        self._before = frozenset(tables["beside"]["before"])
        self._never = CueMatcher(nlp, "ambiguity")
        self._products = frozenset(
            skill.id for skill in graph.skills.values() if skill.kind not in ("concept", "practice", "soft")
        )
        self._spellings = frozenset(form for skill in graph.skills.values() for form in skill.forms)

    def __call__(self, doc: Doc) -> Doc:
        spans = list(doc.spans[SPANS])
        words = [token.text for token in doc]
        tiers = [self._tier(words, span) for span in spans]
        if not any(tiers):
            return doc
        never = {index for cue in self._never(doc) for index in range(cue.start, cue.end)}
        reading = _Reading(words, spans, tiers, doc.user_data["layout"], self._spellings, self._products)
        doc.spans[SPANS] = [
            span
            for number, (span, tier) in enumerate(zip(spans, tiers, strict=True))
            if not tier or self._is_skill(reading, number, blocked=span.start in never)
        ]
        return doc

    def _tier(self, words: Sequence[str], span: Span) -> str:
        key = plain_form(words[span.start : span.end])
        if key in self._context:
            return "context"
        return "shape" if key in self._shape else ""

    def _is_skill(self, reading: "_Reading", number: int, *, blocked: bool) -> bool:
        span = reading.spans[number]
        if reading.hyphenated(span) or reading.numbered(span):
            return False
        if blocked:
            return reading.spelt(span) and reading.listed(number) and not reading.opens_clause(span)
        if reading.listed(number) or reading.among_tags(span):
            return True
        if not reading.spelt(span):
            return reading.tiers[number] == "shape" and reading.heads_rating(span)
        beside = reading.next_word(span) in self._after or reading.rated(span)
        if reading.tiers[number] == "shape":
            return beside or not reading.opens_clause(span) or reading.next_word(span) in _OPEN_LIST
        if reading.opens_clause(span):
            return beside
        return beside or reading.previous_word(span) in self._before


class _Reading:
    """One text in the course of disambiguation: questions about what stands around a mention."""

    def __init__(
        self,
        words: Sequence[str],
        spans: Sequence[Span],
        tiers: Sequence[str],
        layout: Layout,
        spellings: frozenset[str],
        products: frozenset[str],
    ) -> None:
        self.words = words
        self.spans = spans
        self.tiers = tiers
        self._layout = layout
        self._spellings = spellings
        self._products = products
        self._tag_lines = _tag_lines(words, spans, tiers, layout)
        self._starts = {span.start: number for number, span in enumerate(spans)}
        self._ends = {span.end: number for number, span in enumerate(spans)}

    def spelt(self, span: Span) -> bool:
        """Tell whether the mention is written with exactly the capitals of a form."""
        return span.text.strip().rstrip("-") in self._spellings

    def hyphenated(self, span: Span) -> bool:
        """Tell whether a hyphen ties the mention to another word: "go-live", "near-C"."""
        before = self.words[span.start - 1] if span.start else ""
        tied_before = len(before) > 1 and before[-1] in _HYPHENS
        return tied_before or self.words[span.end - 1][-1:] in _HYPHENS

    def numbered(self, span: Span) -> bool:
        """Tell whether the mention is a letter of a code, or a season of a year."""
        following = self.words[span.end].strip() if span.end < len(self.words) else ""
        if len(span.text.strip()) == 1:
            return following[:1].isdigit() or following in {"'", "’"} or following == "$"
        return len(following) == 4 and following.startswith(("19", "20"))

    def listed(self, number: int) -> bool:
        """Tell whether the mention stands beside another technology, or between list marks with one."""
        span = self.spans[number]
        index, marks = span.end, 0
        while index < len(self.words) and self.words[index].strip().lower() in _SEPARATORS and marks < 3:
            index, marks = index + 1, marks + 1
        if self._proves(self._starts.get(index), span, marks):
            return True
        index, marks = span.start, 0
        while index > 0 and self.words[index - 1].strip().lower() in _SEPARATORS and marks < 3:
            index, marks = index - 1, marks + 1
        return self._proves(self._ends.get(index), span, marks)

    def among_tags(self, span: Span) -> bool:
        """Tell whether the mention stands in a line that is a bare list: "java angular oracle"."""
        return self._layout.clauses[self._layout.clause_at[span.start]].line in self._tag_lines

    def _proves(self, neighbour: int | None, span: Span, marks: int) -> bool:
        if neighbour is None or (marks == 0 and not self.spelt(span)):
            return False
        other = self.spans[neighbour]
        between = self.words[min(other.end, span.end) : max(other.start, span.start)]
        if any("\n" in word for word in (*between[:-1], self.words[min(other.end, span.end) - 1])):
            return False
        if not self.tiers[neighbour]:
            return self.spelt(span) or other.label_ in self._products
        slashed = between == ["/"] and self.tiers[neighbour] == "shape"
        return slashed or (self.spelt(other) and not self.opens_clause(other))

    def opens_clause(self, span: Span) -> bool:
        """Tell whether the mention is the first word of its clause or line."""
        clause = self._layout.clauses[self._layout.clause_at[span.start]]
        first = max(clause.start, self._layout.lines[clause.line].first)
        return span.start <= first

    def rated(self, span: Span) -> bool:
        """Tell whether a rating or the end of a one-word item follows: "Go: 3/5", "Go"."""
        clause = self._layout.clauses[self._layout.clause_at[span.start]]
        if span.end >= clause.end:
            return span.start <= self._layout.lines[clause.line].first
        following = self.words[span.end].strip()
        return following in _RATING_MARKS or following == "," or following.isdigit() or following in _NUMBERS

    def heads_rating(self, span: Span) -> bool:
        """Tell whether the mention opens a line and a mark follows, in any case: "bash - ok"."""
        line = self._layout.lines[self._layout.clauses[self._layout.clause_at[span.start]].line]
        following = self.words[span.end].strip() if span.end < line.end else ""
        return span.start == line.first and following in _RATING_MARKS

    def next_word(self, span: Span) -> str:
        return plain(self.words[span.end]) if span.end < len(self.words) else ""

    def previous_word(self, span: Span) -> str:
        return plain(self.words[span.start - 1]) if span.start else ""


def _tag_lines(
    words: Sequence[str], spans: Sequence[Span], tiers: Sequence[str], layout: Layout
) -> frozenset[int]:
    """Return the lines of three words or more that are mostly names, with a sure one among them."""
    named: dict[int, int] = {}
    sure: set[int] = set()
    for span, tier in zip(spans, tiers, strict=True):
        line = layout.clauses[layout.clause_at[span.start]].line
        named[line] = named.get(line, 0) + sum(
            words[index][:1].isalnum() for index in range(span.start, span.end)
        )
        if not tier:
            sure.add(line)
    found = set()
    for number in sure:
        line = layout.lines[number]
        said = sum(words[index][:1].isalnum() for index in range(line.start, line.end))
        if said >= _LEAST_TAGS and named[number] / said >= _TAG_SHARE:
            found.add(number)
    return frozenset(found)


def _keys(forms: Iterable[str]) -> frozenset[str]:
    return frozenset("".join(char for char in form.lower() if not char.isspace()) for form in forms)
