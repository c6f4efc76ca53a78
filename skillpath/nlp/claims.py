"""Claims: what a self-assessment says its writer holds, and at which level.

A clause is cut at turns ("but") into strands and at commas and brackets into segments. A cue speaks of the
mentions of its own segment; before them it carries on over the segments that have none ("strong in Java,
Kafka and Redis"), behind them and set off by a mark it reaches back ("CSS, Sass: strong").
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from spacy.language import Language
from spacy.tokens import Doc, Span

from skillpath.domain.assessment import Assessment, Claim
from skillpath.domain.graph import SkillGraph
from skillpath.nlp.cues import Cue, CueMatcher, cue_tables
from skillpath.nlp.layout import Layout
from skillpath.nlp.mentions import SPANS, mention_of
from skillpath.nlp.ratings import find_ratings
from skillpath.nlp.suggestions import suggestions
from skillpath.nlp.tokens import texts
from skillpath.nlp.years import find_years

_BARE = 2
"""The level of a skill that is named without a cue."""
_REACH = 5
"""Segments without a mention over which a sign reaches back to the one before them."""
_LEAST_BACK = 2
"""The rank of evidence from which it reaches back: mere usage speaks of what comes next."""
_ANAPHORA = frozenset(
    {"one", "it", "that", "them", "any", "this", "those", "either", "both", "yet", "though"}
)
_CUTS = frozenset({",", "(", ")", "[", "]", "|", "•"})
_MARKS = frozenset({":", "-", "–", "—", "=", "→", ">"})
_AFTER_NO = frozenset({"experience", "knowledge", "skills", "yet", "at", "whatsoever", "so", "here", "or", "and", "nor", "no", "either", "background", "practice", "exposure", "though", "sorry"})  # fmt: skip
_SINCE = re.compile(r"\bsince\s+(?:\w+\s+)?(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|till|up to|before)\s+(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Sign:
    """A cue for a level: tokens `start` to `end`."""

    start: int
    end: int
    level: int
    rank: int
    prefix: bool = False
    no: bool = False
    years: float | None = None


@dataclass(frozen=True, slots=True)
class _Reading:
    """What one mention says: its sign, if it has one, and whether it lies long ago."""

    span: Span
    sign: _Sign | None
    decayed: bool

    @property
    def level(self) -> int:
        level = self.sign.level if self.sign else _BARE
        return max(1, level - 1) if self.decayed and level else level

    @property
    def rank(self) -> int:
        return self.sign.rank if self.sign else 0


class ClaimReader:
    """A pipeline component that puts an `Assessment` into `doc.user_data["assessment"]`."""

    def __init__(self, nlp: Language, graph: SkillGraph) -> None:
        self._graph = graph
        self._cues = CueMatcher(nlp, "claims")

    def __call__(self, doc: Doc) -> Doc:
        doc.user_data["assessment"] = self._read(doc)
        return doc

    def _read(self, doc: Doc) -> Assessment:
        layout: Layout = doc.user_data["layout"]
        spans = list(doc.spans[SPANS])
        mentioned = frozenset(index for span in spans for index in range(span.start, span.end))
        cues = [cue for cue in self._cues(doc) if mentioned.isdisjoint(range(cue.start, cue.end))]
        text = _Text(doc, layout, spans, _signs(doc, cues), cues)
        readings = [reading for number in range(len(layout.lines)) for reading in text.line(number)]
        claims = _claims(doc, readings)
        unknown = suggestions(doc, spans)
        return Assessment(doc.text, claims, unknown, _messages(claims))


class _Text:
    """One self-assessment in the course of being read, line by line."""

    def __init__(
        self, doc: Doc, layout: Layout, spans: Sequence[Span], signs: Sequence[_Sign], cues: Iterable[Cue]
    ) -> None:
        self._words = [text.strip().lower() for text in texts(doc)]
        self._layout = layout
        self._spans = spans
        self._signs = signs
        self._turns = {cue.start for cue in cues if cue.name == "turn"}
        self._decays = {layout.clause_at[cue.start] for cue in cues if cue.name == "decayed"}
        starts = [token.idx for token in doc]
        for match in _UNTIL.finditer(doc.text):
            self._decays.add(layout.clause_at[bisect_right(starts, match.start()) - 1])
        self._heading: _Sign | None = None

    def line(self, number: int) -> list[_Reading]:
        """Return what the mentions of a line say."""
        line = self._layout.lines[number]
        spans = [span for span in self._spans if line.start <= span.start < line.end]
        signs = [sign for sign in self._signs if line.start <= sign.start < line.end]
        if not spans:
            self._heading = self._heading_of(line.first, line.end, signs)
            return []
        lead = self._lead(line.first, line.end, spans, signs) or (self._heading if not signs else None)
        readings: list[_Reading] = []
        first, last = self._layout.clause_at[line.start], self._layout.clause_at[line.end - 1]
        for clause in range(first, last + 1):
            found = self._clause(clause, spans, signs, lead)
            denial = None if found else self._looks_back(clause, signs)
            if denial and readings:
                readings[-1] = _Reading(readings[-1].span, denial, decayed=False)
            readings.extend(found)
        return readings

    def _looks_back(self, number: int, signs: Sequence[_Sign]) -> _Sign | None:
        """Return a denial of what was named just before: "I have seen Ansible run; never wrote one"."""
        clause = self._layout.clauses[number]
        words = self._words[clause.start : clause.end]
        denials = [
            one for one in signs if clause.start <= one.start < clause.end and one.level == 0 and not one.no
        ]
        return denials[0] if denials and _ANAPHORA.intersection(words) and len(words) <= 8 else None

    def _heading_of(self, first: int, end: int, signs: Sequence[_Sign]) -> _Sign | None:
        """Return the level of a line that only announces one: "Basics:"."""
        words = [word for word in self._words[first:end] if word]
        short = len(words) <= 6 and (words[-1:] == [":"] or len(words) <= 3)
        return signs[0] if short and signs else None

    def _lead(self, first: int, end: int, spans: Sequence[Span], signs: Sequence[_Sign]) -> _Sign | None:
        """Return the level before a colon at the head of a line: "Confident: C#, .NET"."""
        colon = next((index for index in range(first, end) if self._words[index] == ":"), None)
        if colon is None or colon > spans[0].start:
            return None
        leading = [sign for sign in signs if sign.end <= colon]
        return leading[-1] if leading and colon - first <= 6 else None

    def _clause(
        self, number: int, spans: Sequence[Span], signs: Sequence[_Sign], lead: _Sign | None
    ) -> list[_Reading]:
        clause = self._layout.clauses[number]
        decayed = number in self._decays
        readings = []
        for start, end in self._strands(clause.start, clause.end):
            inside = [span for span in spans if start <= span.start < end]
            own = [sign for sign in signs if start <= sign.start < end]
            for span, sign in self._strand(start, end, inside, own, lead):
                readings.append(_Reading(span, sign, decayed))
        return readings

    def _strands(self, start: int, end: int) -> list[tuple[int, int]]:
        cuts = [start, *(index for index in range(start + 1, end) if index in self._turns), end]
        return list(zip(cuts[:-1], cuts[1:], strict=True))

    def _strand(
        self, start: int, end: int, spans: Sequence[Span], signs: Sequence[_Sign], lead: _Sign | None
    ) -> list[tuple[Span, _Sign | None]]:
        segments = self._segments(start, end, spans, signs)
        found: list[tuple[Span, _Sign | None]] = []
        carried = lead
        for number, segment in enumerate(segments):
            own = segment.signs
            if segment.spans and own:
                behind = self._behind(segments, number)
                found.extend((span, self._outweighed(sign, behind)) for span, sign in self._own(segment))
                carried = own[-1] if own[0].start < segment.spans[0].start else (lead or None)
            elif segment.spans:
                behind = self._behind(segments, number)
                sign = behind or carried
                found.extend((span, sign) for span in segment.spans)
            elif own and not (number and segments[number - 1].spans):
                carried = own[-1]
        return found

    def _segments(
        self, start: int, end: int, spans: Sequence[Span], signs: Sequence[_Sign]
    ) -> list["_Segment"]:
        inside = {index for span in spans for index in range(span.start, span.end)}
        cuts = [start]
        cuts += [index for index in range(start, end) if self._words[index] in _CUTS and index not in inside]
        cuts.append(end)
        bounds = [(low, high) for low, high in zip(cuts[:-1], cuts[1:], strict=True) if low < high]
        return [
            _Segment(
                low,
                high,
                [span for span in spans if low <= span.start < high],
                [sign for sign in signs if low <= sign.start < high],
            )
            for low, high in bounds
        ]

    def _own(self, segment: "_Segment") -> list[tuple[Span, _Sign | None]]:
        """Pair the mentions of a segment with its signs: the one before each, or else the one behind."""
        signs = [sign for sign in segment.signs if not (sign.no and not self._denies(sign, segment))]
        if not signs:
            return [(span, None) for span in segment.spans]
        leads = signs[0].start < segment.spans[0].start
        paired: list[tuple[Span, _Sign | None]] = []
        for span in segment.spans:
            before = [sign for sign in signs if sign.end <= span.start]
            behind = [sign for sign in signs if sign.start >= span.end and not sign.prefix]
            if leads:
                sign = self._weightiest(before, behind)
            else:
                sign = behind[0] if behind else (before[-1] if before else None)
                sign = self._weightiest([], behind) or sign
            paired.append((span, sign))
        return paired

    @staticmethod
    def _weightiest(before: Sequence[_Sign], behind: Sequence[_Sign]) -> _Sign | None:
        """Return the last sign before a mention, unless a weightier one stands behind it."""
        near = before[-1] if before else None
        if before and len(before) > 1:
            near = max(before[-2:], key=lambda sign: (sign.rank, sign.start))
        first = max(behind[:2], key=lambda sign: sign.rank, default=None)
        if near is None:
            return first
        return first if first and first.rank > near.rank else near

    def _denies(self, sign: _Sign, segment: "_Segment") -> bool:
        """Tell whether a bare "no" or "not" speaks of a skill: "no Flutter", not "no JS project since"."""
        after = [span for span in segment.spans if span.start >= sign.end]
        if not after:
            return all(self._words[index] in {"", ".", "!"} for index in range(sign.end, segment.end))
        if after[0].start - sign.end > 2:
            return False
        rest = after[0].end
        following = self._words[rest] if rest < segment.end else ""
        return not following[:1].isalnum() or following in _AFTER_NO

    @staticmethod
    def _outweighed(own: _Sign | None, behind: _Sign | None) -> _Sign | None:
        """Return the weightier of a segment's own sign and one that stands alone behind it."""
        if own is None or (behind and behind.rank > own.rank):
            return behind
        return own

    def _behind(self, segments: Sequence["_Segment"], number: int) -> _Sign | None:
        """Return a sign that reaches back: alone in a segment behind, or set off by a mark further on."""
        for segment in segments[number + 1 : number + 1 + _REACH]:
            if segment.spans:
                break
            if segment.signs:
                strongest = max(segment.signs, key=lambda sign: sign.rank)
                said = self._words[segment.start : segment.end]
                unrelated = strongest.level == 0 and len(said) > 3 and not _ANAPHORA.intersection(said)
                backward = strongest.rank >= _LEAST_BACK and not strongest.prefix and not unrelated
                return strongest if backward else None
        for segment in segments[number + 1 :]:
            if not segment.signs:
                continue
            first = segment.signs[0]
            marked = segment.spans and first.start > segment.spans[-1].start
            between = self._words[segment.spans[-1].end : first.start] if marked else []
            return first if _MARKS.intersection(between) and not first.prefix else None
        return None


@dataclass(frozen=True, slots=True)
class _Segment:
    """A part of a strand between commas or brackets: tokens `start` to `end`."""

    start: int
    end: int
    spans: list[Span]
    signs: list[_Sign]


def _signs(doc: Doc, cues: Iterable[Cue]) -> list[_Sign]:
    tables = cue_tables("claims")
    starts = [token.idx for token in doc]

    def tokens(first: int, last: int) -> tuple[int, int]:
        return bisect_right(starts, first) - 1, bisect_right(starts, last - 1)

    signs = [
        _Sign(
            cue.start,
            cue.end,
            table["level"],
            table["rank"],
            table.get("prefix", False),
            table.get("no", False),
        )
        for cue in cues
        if "level" in (table := tables[cue.name])
    ]
    signs += [_Sign(*tokens(rating.start, rating.end), rating.level, 4) for rating in find_ratings(doc.text)]
    for years in find_years(doc.text):
        level = level_of_practice(years.least)
        signs.append(_Sign(*tokens(years.start, years.end), level, 2, years=years.least))
    for match in _SINCE.finditer(doc.text):
        practised = date.today().year - int(match["year"])
        if practised >= 0:
            signs.append(_Sign(*tokens(*match.span()), level_of_practice(practised), 2, years=practised))
    return sorted(signs, key=lambda sign: sign.start)


def level_of_practice(years: float) -> int:
    """Return the level that years of practice stand for where nothing else is said."""
    if years >= 7:
        return 4
    if years >= 3:
        return 3
    return 2 if years >= 1 else 1


def _claims(doc: Doc, readings: Sequence[_Reading]) -> tuple[Claim, ...]:
    by_skill: dict[str, list[_Reading]] = {}
    for reading in readings:
        by_skill.setdefault(reading.span.label_, []).append(reading)
    return tuple(_claim(doc, skill, found) for skill, found in by_skill.items())


def _claim(doc: Doc, skill: str, readings: Sequence[_Reading]) -> Claim:
    """Settle what several mentions say of one skill.

    The weightiest evidence counts. Of equally weighty words a denial and a claim are a correction, so the
    later one counts; two claims are the same thing said twice, so the higher one does.
    """
    rank = max(reading.rank for reading in readings)
    weighty = [reading for reading in readings if reading.rank == rank]
    corrected = any(reading.level == 0 for reading in weighty)
    settled = weighty[-1] if corrected else max(weighty, key=lambda reading: reading.level)
    mentions = tuple(mention_of(doc, one.span.start, one.span.end) for one in readings)
    return Claim(skill, settled.level, settled.sign.years if settled.sign else None, mentions)


def _messages(claims: Sequence[Claim]) -> tuple[str, ...]:
    return () if claims else ("No skill of the catalogue is named in this self-assessment.",)
