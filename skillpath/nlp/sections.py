"""Sections: how much a posting wants what stands under a heading or in a clause."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from spacy.tokens import Doc

from skillpath.domain.posting import Importance
from skillpath.nlp.cues import Cue
from skillpath.nlp.layout import Layout, Line
from skillpath.nlp.tokens import texts

_MOST_WORDS = 9
"""A heading has at most this many words."""
_TABLES = ("preferred", "benefits", "stack", "required", "duties", "about")


class Section(StrEnum):
    """What a part of a posting is for."""

    REQUIRED = "required"
    PREFERRED = "preferred"
    DUTIES = "duties"
    STACK = "stack"
    ABOUT = "about"
    BENEFITS = "benefits"
    OPENING = "opening"
    """Before the first heading."""


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


_BY_SECTION = {
    Section.REQUIRED: Demand(Importance.REQUIRED, explicit=True),
    Section.PREFERRED: Demand(Importance.PREFERRED, explicit=True),
    Section.DUTIES: Demand(Importance.REQUIRED, explicit=False),
    Section.OPENING: Demand(Importance.REQUIRED, explicit=False),
    Section.STACK: Demand(Importance.CONTEXT, explicit=False),
    Section.ABOUT: Demand(Importance.CONTEXT, explicit=False),
    Section.BENEFITS: Demand(Importance.CONTEXT, explicit=False),
}


def demand_of(section: Section) -> Demand:
    """Return what a section wants where its clauses say nothing of their own."""
    return _BY_SECTION[section]


def sections(doc: Doc, layout: Layout, cues: Sequence[Cue], mentioned: frozenset[int]) -> list[Section]:
    """Return the section of each token.

    `mentioned` holds the tokens of the mentions: a short line that names a product is no heading, unless
    it ends in a colon.
    """
    words = [text.strip() for text in texts(doc)]
    found = [Section.OPENING] * len(words)
    heads = [cue for cue in cues if cue.file == "headings"]
    current = Section.OPENING
    for number, line in enumerate(layout.lines):
        in_line = [cue for cue in heads if line.start <= cue.start < line.end]
        start = line.start
        for begin, section, lasting in _switches(doc, words, layout, number, in_line, mentioned):
            found[start:begin] = [current] * (begin - start)
            found[begin : line.end] = [section] * (line.end - begin)
            start = line.end
            if lasting:
                current = section
        found[start : line.end] = [current] * (line.end - start)
    return found


def _switches(
    doc: Doc,
    words: Sequence[str],
    layout: Layout,
    number: int,
    cues: Sequence[Cue],
    mentioned: frozenset[int],
) -> Iterator[tuple[int, Section, bool]]:
    """Yield where in a line a section begins, which, and whether it lasts beyond the line."""
    line = layout.lines[number]
    if not cues:
        return
    above_bullets = number + 1 < len(layout.lines) and layout.lines[number + 1].bullet
    if _is_heading(words, line, mentioned, above_bullets=above_bullets):
        yield line.start, _best(cues), True
        return
    glued = [cue for cue in cues if cue.start > line.first and _glued_heading(doc, words, cue)]
    if glued:
        yield glued[-1].start, _best(glued[-1:]), True
        return
    colon = next(
        (i for i in range(line.first, min(line.end, line.first + _MOST_WORDS)) if words[i] == ":"), None
    )
    before = [cue for cue in cues if colon and cue.end <= colon]
    if colon and before and mentioned.isdisjoint(range(line.first, colon)):
        yield line.start, _best(before), False


def _is_heading(words: Sequence[str], line: Line, mentioned: frozenset[int], *, above_bullets: bool) -> bool:
    said = [index for index in range(line.first, line.end) if words[index][:1].isalnum()]
    if not said or len(said) > _MOST_WORDS:
        return False
    last = words[line.end - 1]
    colon = last == ":" or (last in {"*", "_", "-"} and ":" in words[line.first : line.end])
    if colon:
        return True
    if last in {".", ",", ";"} or line.bullet:
        return False
    capital = words[said[0]][:1].isupper() or words[said[0]].isdigit()
    return capital and mentioned.isdisjoint(said) and (above_bullets or len(said) <= _MOST_WORDS - 2)


def _glued_heading(doc: Doc, words: Sequence[str], cue: Cue) -> bool:
    """Tell whether a heading lost the line break before it: "pipelinesNice to Have"."""
    before = doc[cue.start - 1]
    if before.whitespace_ or before.text[-1:].isspace() or not words[cue.start][:1].isupper():
        return False
    return before.text[-1:].isalnum() or before.text[-1:] in ".)"


def _best(cues: Sequence[Cue]) -> Section:
    names = {cue.name for cue in cues}
    return Section(next(table for table in _TABLES if table in names))
