"""Sections: what the parts of a posting are for, by the headings above them."""

from collections.abc import Iterator, Sequence
from enum import StrEnum

from skillpath.nlp.cues import Cue
from skillpath.nlp.layout import Line
from skillpath.nlp.reading import Reading

_MOST_WORDS = 9
"""A heading has at most this many words."""
_MOST_WORDS_ALONE = 7
"""A heading without a colon or bullets below it has at most this many."""
_EMPHASIS = frozenset("*_-")


class Section(StrEnum):
    """What a part of a posting is for; of the sections that one heading names the first counts."""

    PREFERRED = "preferred"
    BENEFITS = "benefits"
    STACK = "stack"
    REQUIRED = "required"
    DUTIES = "duties"
    ABOUT = "about"
    OPENING = "opening"
    """Before the first heading."""


def sections(reading: Reading) -> list[Section]:
    """Return the section of each token.

    A short line that names a product is no heading, unless it ends in a colon.
    """
    found: list[Section] = []
    current = Section.OPENING
    heads = _heads_by_line(reading)
    for number, line in enumerate(reading.layout.lines):
        for begin, section, lasting in _switches(reading, number, heads.get(number, ())):
            found += [current] * (begin - line.start) + [section] * (line.end - begin)
            current = section if lasting else current
        found += [current] * (line.end - len(found))
    return found


def _heads_by_line(reading: Reading) -> dict[int, list[Cue]]:
    heads: dict[int, list[Cue]] = {}
    for cue in reading.cues:
        if cue.file == "headings":
            heads.setdefault(reading.clause_of(cue.start).line, []).append(cue)
    return heads


def _switches(reading: Reading, number: int, heads: Sequence[Cue]) -> Iterator[tuple[int, Section, bool]]:
    """Yield at most once: where in a line a section begins, which, and whether it lasts beyond the line."""
    if not heads:
        return
    line = reading.layout.lines[number]
    if _is_heading(reading, number):
        yield line.start, _first_of(heads), True
        return
    glued = [cue for cue in heads if cue.start > line.first and _is_glued(reading, cue)]
    if glued:
        yield glued[-1].start, _first_of(glued[-1:]), True
        return
    colon = _early_colon(reading, line)
    before = [cue for cue in heads if cue.end <= colon]
    if before and reading.mentioned.isdisjoint(range(line.first, colon)):
        yield line.start, _first_of(before), False


def _early_colon(reading: Reading, line: Line) -> int:
    """Return the first colon among the first words of a line; 0 without one."""
    upto = min(line.end, line.first + _MOST_WORDS)
    return next((index for index in range(line.first, upto) if reading.bare[index] == ":"), 0)


def _is_heading(reading: Reading, number: int) -> bool:
    line = reading.layout.lines[number]
    words = reading.bare[line.first : line.end]
    said = [index for index, word in enumerate(words, start=line.first) if word[:1].isalnum()]
    if not said or len(said) > _MOST_WORDS:
        return False
    if words[-1] == ":" or (words[-1] in _EMPHASIS and ":" in words):
        return True
    if words[-1] in {".", ",", ";"} or line.bullet:
        return False
    first = reading.bare[said[0]]
    capital = first[:1].isupper() or first.isdigit()
    short = len(said) <= _MOST_WORDS_ALONE or _above_bullets(reading, number)
    return capital and short and reading.mentioned.isdisjoint(said)


def _above_bullets(reading: Reading, number: int) -> bool:
    lines = reading.layout.lines
    return number + 1 < len(lines) and lines[number + 1].bullet


def _is_glued(reading: Reading, cue: Cue) -> bool:
    """Tell whether a heading lost the line break before it: "pipelinesNice to Have"."""
    before = reading.words[cue.start - 1]
    return reading.bare[cue.start][:1].isupper() and (before[-1].isalnum() or before[-1] in ".)")


def _first_of(heads: Sequence[Cue]) -> Section:
    names = {cue.name for cue in heads}
    return next(section for section in Section if section in names)
