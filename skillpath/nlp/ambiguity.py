"""Ambiguity: which mentions are only everyday words.

A form is *sure*, or it stands in cues/ambiguity.toml as *shape* (must be spelt exactly so and not merely with
a sentence's first capital) or *context* (also needs a technology, or a word such as "developer", beside it).
"""

from spacy.language import Language
from spacy.tokens import Doc, Span

from skillpath.domain.graph import SkillGraph
from skillpath.nlp.cues import CueMatcher, cue_tables, grammar
from skillpath.nlp.reading import SPANS, reading_of
from skillpath.nlp.surroundings import Names, Surroundings
from skillpath.nlp.tiers import Tier, tier_of

_LIST_MARKS = frozenset("/,;&+")


class Disambiguator:
    """A pipeline component that takes out of `doc.spans["skills"]` what is only a word."""

    def __init__(self, nlp: Language, graph: SkillGraph) -> None:
        tables = cue_tables("ambiguity")
        self._after = frozenset(tables["beside"]["after"])
        self._before = frozenset(tables["beside"]["before"])
        self._going_on = _LIST_MARKS | grammar("alternative", "addition")
        self._never = CueMatcher(nlp, "ambiguity")
        self._names = Names.of(graph)

    def __call__(self, doc: Doc) -> Doc:
        reading = reading_of(doc)
        tiers = [tier_of(reading.bare[span.start : span.end]) for span in reading.spans]
        if not any(tiers):
            return doc
        never = {index for cue in self._never(doc) for index in range(cue.start, cue.end)}
        around = Surroundings(reading, tiers, self._names)
        doc.spans[SPANS] = [
            span
            for number, span in enumerate(reading.spans)
            if not tiers[number] or self._is_skill(around, number, blocked=span.start in never)
        ]
        return doc

    def _is_skill(self, around: Surroundings, number: int, *, blocked: bool) -> bool:
        """Tell whether a mention names a skill; `blocked` when it stands in a phrase that names none."""
        span = around.spans[number]
        if around.heads_rating(span):
            return True
        if around.hyphenated(span) or around.numbered(span):
            return False
        if blocked:
            meant = around.listed(number) or around.previous_word(span) in self._before
            return meant and around.spelt(span) and not around.opens_clause(span)
        if around.listed(number) or around.among_tags(span):
            return True
        if around.tiers[number] is Tier.SHAPE:
            return self._has_shape(around, span)
        return around.spelt(span) and self._has_context(around, span)

    def _has_shape(self, around: Surroundings, span: Span) -> bool:
        if not around.spelt(span):
            return False
        if not around.opens_clause(span) or self._is_named(around, span):
            return True
        return around.next_word(span) in self._going_on

    def _has_context(self, around: Surroundings, span: Span) -> bool:
        if self._is_named(around, span):
            return True
        return not around.opens_clause(span) and around.previous_word(span) in self._before

    def _is_named(self, around: Surroundings, span: Span) -> bool:
        """Tell whether a word such as "developer", or a rating, stands behind the mention."""
        return around.next_word(span) in self._after or around.rated(span)
