"""Demand: how much a posting wants what it names."""

from bisect import bisect_left
from dataclasses import dataclass

from spacy.tokens import Span

from skillpath.domain.graph import SkillGraph
from skillpath.domain.posting import Importance
from skillpath.nlp.brackets import Brackets
from skillpath.nlp.clause_cues import ClauseCues
from skillpath.nlp.cues import Cue
from skillpath.nlp.reading import Reading
from skillpath.nlp.sections import Section, sections

_DESCRIPTIVE = frozenset({Section.OPENING, Section.ABOUT, Section.DUTIES})
"""Sections in which "built on" describes what there is; among requirements it is a demand."""
_TRADES = frozenset({"concept", "practice", "soft"})


@dataclass(frozen=True, slots=True)
class Demand:
    """How much a stretch of text wants what it names, and whether it says so in words."""

    importance: Importance
    explicit: bool

    @property
    def weight(self) -> int:
        """Return the order in which demands for the same skill prevail: the highest counts."""
        if self.importance is Importance.REQUIRED:
            return 4 if self.explicit else 2
        return 3 if self.importance is Importance.PREFERRED else 1


_REQUIRED = Demand(Importance.REQUIRED, explicit=True)
_PREFERRED = Demand(Importance.PREFERRED, explicit=True)
_EXPECTED = Demand(Importance.REQUIRED, explicit=False)
_NAMED = Demand(Importance.CONTEXT, explicit=False)
_BY_SECTION = {
    Section.REQUIRED: _REQUIRED,
    Section.PREFERRED: _PREFERRED,
    Section.DUTIES: _EXPECTED,
    Section.OPENING: _EXPECTED,
    Section.STACK: _NAMED,
    Section.ABOUT: _NAMED,
    Section.BENEFITS: _NAMED,
}


class Demands:
    """Answers how much one posting wants what it names. A clause beats the heading above it."""

    def __init__(self, graph: SkillGraph, reading: Reading) -> None:
        self._graph = graph
        self._sections = sections(reading)
        self._cues = ClauseCues(reading, "importance")
        self._breaks = [index for index, word in enumerate(reading.bare) if word in {",", "("}]
        self._levels = [cue.start for cue in reading.cues if cue.file == "levels"]
        self._brackets = Brackets(reading)
        self._lowered = reading.lowered

    def demand(self, span: Span) -> Demand:
        """Return what the clause of a mention says, or else the section it stands in."""
        section = self._sections[span.start]
        if self._is_unwanted(span):
            return _NAMED
        if self._is_preferred(span):
            return _PREFERRED
        if section is Section.BENEFITS:
            return _BY_SECTION[section]
        if self._cues.in_clause("required", span):
            return _REQUIRED
        if self._is_described(span) or self._names_colleagues(span):
            return _NAMED
        return _BY_SECTION[section]

    def _is_unwanted(self, span: Span) -> bool:
        """Tell whether the clause says that it is not asked for: "no Java required", "we do not use PHP"."""
        before = self._lowered[span.start - 1] if span.start else ""
        return before == "no" or self._cues.last_ended("unwanted", span) is not None

    def _is_preferred(self, span: Span) -> bool:
        section = self._sections[span.start]
        behind = self._cues.next_begun("preferred_before", span)
        if behind and self._sections[behind.start] is section and self._reaches_back(behind, span):
            return True
        before = self._cues.last_ended("preferred_after", span)
        return before is not None and self._sections[before.start] is section

    def _reaches_back(self, cue: Cue, span: Span) -> bool:
        """Tell whether "is a plus" reaches back to a mention.

        Not over a comma with a new phrase behind it, not over "required", and out of a bracket only to the
        mention before it, when none stands inside.
        """
        required = self._cues.next_begun("required", span)
        if required is not None and required.start < cue.start:
            return False
        if not self._brackets.open_to(cue.start, span):
            return False
        number = bisect_left(self._breaks, span.end)
        levels = bisect_left(self._levels, cue.start)
        if number == len(self._breaks) or not levels:
            return True
        return self._breaks[number] >= self._levels[levels - 1]

    def _is_described(self, span: Span) -> bool:
        """Tell whether the clause says what there is, and not what is wanted: "our stack is"."""
        if self._cues.last_begun("we_use", span):
            return True
        described = self._sections[span.start] in _DESCRIPTIVE
        return described and self._cues.last_begun("described", span) is not None

    def _names_colleagues(self, span: Span) -> bool:
        """Tell whether a trade is named only as that of colleagues: "work closely with QA"."""
        if self._graph.skill(span.label_).kind not in _TRADES:
            return False
        named = self._cues.last_ended("colleagues", span)
        turn = self._cues.last_begun("work_begins", span)
        return named is not None and (turn is None or turn.start < named.end)


def names_others(cues: ClauseCues, span: Span) -> bool:
    """Tell whether the clause speaks of customers or other companies when it names the skill."""
    others = cues.last_begun("others", span)
    if others is None:
        return False
    turns = (cues.last_begun(name, span) for name in ("we_use", "ourselves"))
    return not any(turn and turn.start > others.start for turn in turns)
