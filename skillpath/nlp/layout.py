"""The layout of a text: its lines, and the clauses that they fall into."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

_BULLETS = frozenset("•●▪◦‣∙■□◆–—*-·✔✓►➢➤")
_BULLETS_ANYWHERE = frozenset("•●▪◦‣■◆✔✓►➢➤")
_MARKS = _BULLETS | frozenset("#>|_")
_ENDS = frozenset(".!?;…")
_NO_END_BEFORE = frozenset(
    {"e", "g", "i", "etc", "vs", "incl", "approx", "resp", "min", "max", "no", "dr", "st"}
)


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


@dataclass(frozen=True, slots=True)
class Layout:
    """The lines and clauses of a text, both in order and without gaps."""

    lines: tuple[Line, ...]
    clauses: tuple[Clause, ...]
    clause_at: tuple[int, ...]
    """For each token, the number of its clause."""


def layout(doc: Doc) -> Layout:
    """Return the lines and clauses of a text. Linear in its length."""
    words = [token.text for token in doc]
    spaces = [bool(token.whitespace_) for token in doc]
    lines = _lines(words)
    clauses: list[Clause] = []
    for number, line in enumerate(lines):
        clauses.extend(_clauses(words, spaces, line, number))
    clause_at = [0] * len(words)
    for number, clause in enumerate(clauses):
        clause_at[clause.start : clause.end] = [number] * (clause.end - clause.start)
    return Layout(tuple(lines), tuple(clauses), tuple(clause_at))


def _lines(words: Sequence[str]) -> list[Line]:
    starts = [0]
    for index, word in enumerate(words):
        if index and word.strip() in _BULLETS_ANYWHERE and starts[-1] != index:
            starts.append(index)
        if "\n" in word or "\r" in word or "\v" in word:
            starts.append(index + 1)
    ends = [*starts[1:], len(words)]
    return [_line(words, start, end) for start, end in zip(starts, ends, strict=True) if start < end]


def _line(words: Sequence[str], start: int, end: int) -> Line:
    first = start
    while first < end and (words[first].strip() in _MARKS or not words[first].strip()):
        first += 1
    numbered = first + 1 < end and words[first].isdigit() and words[first + 1].strip() in ".)"
    bullet = numbered or any(words[index].strip() in _BULLETS for index in range(start, first))
    return Line(start, end, first, bullet)


def _clauses(words: Sequence[str], spaces: Sequence[bool], line: Line, number: int) -> list[Clause]:
    found = []
    start = line.start
    for index in range(line.start, line.end):
        last = index + 1 == line.end
        if last or (words[index].strip() in _ENDS and _ends_clause(words, spaces, index)):
            found.append(Clause(start, index + 1, number))
            start = index + 1
    return found


def _ends_clause(words: Sequence[str], spaces: Sequence[bool], index: int) -> bool:
    """Tell whether the mark at `index` ends a clause: not within a name, a number or "e.g."."""
    mark = words[index].strip()
    if mark == ";":
        return True
    spaced = spaces[index] or words[index] != mark
    following = words[index + 1].strip()
    if mark == "." and index and words[index - 1].lower() in _NO_END_BEFORE:
        return False
    if spaced:
        return mark != "." or not following[:1].islower()
    glued = following[:1].isupper() and len(following) > 2 and following[1:].islower()
    before = words[index - 1] if index else ""
    return mark == "." and glued and before.islower() and len(before) > 3
