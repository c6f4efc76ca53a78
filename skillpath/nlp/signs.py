"""Signs: what a self-assessment says about a level: in words, in figures, or by years of practice."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from skillpath.nlp.cues import cue_tables, grammar
from skillpath.nlp.ratings import find_ratings
from skillpath.nlp.reading import Reading
from skillpath.nlp.years import find_years

_RATED = 4
"""The rank of a rating in figures: nothing in words outweighs it."""
_PRACTISED = 2
"""The rank of years of practice: words such as "expert" outweigh them, mere usage does not."""


@dataclass(frozen=True, slots=True)
class Sign:
    """Tokens `start` to `end`, which speak for a level from 0 to 4."""

    start: int
    end: int
    level: int
    rank: int
    """The weight of the evidence: a rating outweighs a word, a word outweighs usage."""
    prefix: bool = False
    """True when it speaks only of what stands behind it."""
    no: bool = False
    """True for a bare "no" or "not", which may deny something else than a skill."""
    years: float | None = None


def find_signs(reading: Reading, year: int) -> list[Sign]:
    """Return the signs of a self-assessment that is written in a year, in the order of the text."""
    figures = [*_rated(reading), *_practised(reading), *_since(reading, year)]
    told = {token for sign in figures for token in range(sign.start, sign.end)}
    # "12 years of experience" holds the words "years of", but its number says it better.
    worded = [sign for sign in _worded(reading) if told.isdisjoint(range(sign.start, sign.end))]
    return sorted([*worded, *figures], key=lambda sign: sign.start)


def level_of_practice(years: float) -> int:
    """Return the level that years of practice stand for where nothing else is said."""
    if years >= 7:
        return 4
    if years >= 3:
        return 3
    return 2 if years >= 1 else 1


def ended_practice(reading: Reading) -> list[int]:
    """Return the tokens at which a practice is said to have ended: "until 2015"."""
    return [
        reading.tokens(*match.span())[0]
        for match in _year_behind("until", words_between=0).finditer(reading.text)
    ]


def _worded(reading: Reading) -> Iterator[Sign]:
    tables = cue_tables("claims")
    for cue in reading.cues:
        table = tables[cue.name]
        if "level" in table:
            prefix, no = table.get("prefix", False), table.get("no", False)
            yield Sign(cue.start, cue.end, table["level"], table["rank"], prefix=prefix, no=no)


def _rated(reading: Reading) -> Iterator[Sign]:
    for rating in find_ratings(reading.text):
        yield Sign(*reading.tokens(rating.start, rating.end), level=rating.level, rank=_RATED)


def _practised(reading: Reading) -> Iterator[Sign]:
    for years in find_years(reading.text):
        level = level_of_practice(years.least)
        yield Sign(*reading.tokens(years.start, years.end), level=level, rank=_PRACTISED, years=years.least)


def _since(reading: Reading, year: int) -> Iterator[Sign]:
    for match in _year_behind("since", words_between=1).finditer(reading.text):
        years = year - int(match["year"])
        if years >= 0:
            level = level_of_practice(years)
            yield Sign(*reading.tokens(*match.span()), level=level, rank=_PRACTISED, years=years)


@cache
def _year_behind(table: str, *, words_between: int) -> re.Pattern[str]:
    """Return the pattern of a year behind a word of `grammar.toml`: "since 2019", "since May 2019"."""
    words = "|".join(map(re.escape, sorted(grammar(table))))
    between = rf"(?:\w+\s+){{0,{words_between}}}"
    return re.compile(rf"\b(?:{words})\s+{between}(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)
