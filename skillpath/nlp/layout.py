"""The layout of a text: its lines, and the clauses that they fall into."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from skillpath.nlp.cues import grammar

_BULLETS = frozenset("•●▪◦‣∙■□◆–—*-·✔✓►➢➤")
_BULLETS_ANYWHERE = frozenset("•●▪◦‣■◆✔✓►➢➤")
_MARKS = _BULLETS | frozenset("#>|_")
_ENDS = frozenset(".!?;…")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text, or a bullet within one: tokens `start` to `end`, end excluded."""

    start: int
    end: int
    first: int
    """The first token that is no bullet and no mark-up."""
    bullet: bool


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of tokens that says one thing: a sentence, or the part of one up to a semicolon."""

    start: int
    end: int
    line: int
    """The number of its line."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The lines and clauses of a text, both in order and without gaps."""

    lines: tuple[Line, ...]
    clauses: tuple[Clause, ...]
    clause_at: Sequence[int]
    """For each token, the number of its clause."""


def layout_of(words: Sequence[str], bare: Sequence[str]) -> Layout:
    """Return the lines and clauses of a text from its tokens with and without white space. Linear."""
    lines = [_line(bare, start, end) for start, end in _line_bounds(words, bare)]
    ends = {
        index + 1 for index, mark in enumerate(bare) if mark in _ENDS and _ends_clause(words, bare, index)
    }
    clauses: list[Clause] = []
    clause_at: list[int] = []
    for number, line in enumerate(lines):
        start = line.start
        for end in range(line.start + 1, line.end + 1):
            if end == line.end or end in ends:
                clause_at.extend([len(clauses)] * (end - start))
                clauses.append(Clause(start, end, number))
                start = end
    return Layout(tuple(lines), tuple(clauses), clause_at)


def _line_bounds(words: Sequence[str], bare: Sequence[str]) -> Iterator[tuple[int, int]]:
    starts = [0]
    for index, word in enumerate(words):
        if index and bare[index] in _BULLETS_ANYWHERE and starts[-1] != index:
            starts.append(index)
        if "\n" in word or "\r" in word or "\v" in word:
            starts.append(index + 1)
    ends = [*starts[1:], len(words)]
    return ((start, end) for start, end in zip(starts, ends, strict=True) if start < end)


def _line(bare: Sequence[str], start: int, end: int) -> Line:
    first = start
    while first < end and (bare[first] in _MARKS or not bare[first]):
        first += 1
    numbered = first + 1 < end and bare[first].isdigit() and bare[first + 1] in ".)"
    bullet = numbered or not _BULLETS.isdisjoint(bare[start:first])
    return Line(start, end, first, bullet)


def _ends_clause(words: Sequence[str], bare: Sequence[str], index: int) -> bool:
    """Tell whether the mark at `index` ends a clause: not within a name, a number or "e.g."."""
    mark = bare[index]
    if mark == ";" or index + 1 == len(bare):
        return True
    before = bare[index - 1] if index else ""
    following = bare[index + 1]
    if mark == "." and before.lower() in grammar("abbreviations"):
        return False
    if words[index] != mark:
        return mark != "." or not following[:1].islower()
    glued = following[:1].isupper() and len(following) > 2 and following[1:].islower()
    return mark == "." and glued and before.islower() and len(before) > 3
