"""Experience: the years that a posting ties to what it names."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Span

from skillpath.nlp.cues import grammar
from skillpath.nlp.reading import Reading
from skillpath.nlp.years import find_years

_OWN_YEARS = 4
"""Tokens that may stand between a mention and a number of years behind it that is its own."""


@dataclass(frozen=True, slots=True)
class _Years:
    """A number of years at tokens `start` to `end`."""

    start: int
    end: int
    least: float


def years_of(reading: Reading) -> list[float | None]:
    """Return the years that the text ties to each mention.

    A number of years behind a mention, set off by a mark, is its own; else the last number before it in the
    clause counts for it, and so for the whole list behind the number.
    """
    by_clause = _by_clause(reading)
    following = [*(span.start for span in reading.spans[1:]), len(reading.words)]
    return [
        _years(span, upto, by_clause.get(reading.layout.clause_at[span.start], ()))
        for span, upto in zip(reading.spans, following, strict=False)
    ]


def level_of_years(years: float) -> int:
    """Return the level that a posting asks for with a number of years alone."""
    if years >= 10:
        return 4
    return 3 if years >= 5 else 2


def _by_clause(reading: Reading) -> dict[int, list[_Years]]:
    """Return the numbers of years in each clause, without the ages of companies."""
    company = _company_words(reading)
    by_clause: dict[int, list[_Years]] = {}
    for years in find_years(reading.text):
        start, end = reading.tokens(years.start, years.end)
        clause = reading.layout.clause_at[start]
        if company.get(clause, start) >= start:
            by_clause.setdefault(clause, []).append(_Years(start, end, years.least))
    return by_clause


def _company_words(reading: Reading) -> dict[int, int]:
    """Return the first word of each clause that speaks of a company."""
    words = grammar("company")
    first: dict[int, int] = {}
    for index, word in enumerate(reading.lowered):
        if word in words:
            first.setdefault(reading.layout.clause_at[index], index)
    return first


def _years(span: Span, upto: int, numbers: Sequence[_Years]) -> float | None:
    behind = bisect_left(numbers, span.end, key=lambda years: years.start)
    before = bisect_right(numbers, span.start, key=lambda years: years.end)
    own = behind < len(numbers) and numbers[behind].start < min(upto, span.end + _OWN_YEARS)
    if own and (not before or len(numbers) > 1):
        return numbers[behind].least
    return numbers[before - 1].least if before else None
