"""Years: "5+ years", "3-6 yrs", "six years", "a decade"."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from skillpath.nlp.cues import cue_tables

_MOST = 45
"""More years than a person works: such a number speaks of a company."""


@dataclass(frozen=True, slots=True)
class Years:
    """A number of years in a text: characters `start` to `end`, and the least number."""

    start: int
    end: int
    least: float


def find_years(text: str) -> list[Years]:
    """Return the numbers of years in a text, in order; of a range the lower bound."""
    found = (Years(match.start(), match.end(), _least(match)) for match in _pattern().finditer(text))
    return [years for years in found if 0 < years.least <= _MOST]


@cache
def _pattern() -> re.Pattern[str]:
    number = rf"(?:\d{{1,2}}(?:[.,]\d)?|{'|'.join(_numerals())})"
    return re.compile(
        rf"(?<![\w.$€£])(?P<low>{number})\s*(?:\+\s*)?"
        rf"(?:(?:-|–|—|to|or)\s*{number}\s*(?:\+\s*)?)?"
        r"(?:plus\s+|or\s+more\s+|full\s+|of\s+)?"
        r"(?P<unit>years?|yrs?|yoe|months?|mos|decades?)\b(?!\s+ago\b)(?!\s+old\b)",
        re.IGNORECASE,
    )


def _numerals() -> Mapping[str, float]:
    return cue_tables("grammar")["numerals"]


def _least(match: re.Match[str]) -> float:
    low = match["low"].lower().replace(",", ".")
    number = float(_numerals().get(low) or low)
    unit = match["unit"].lower()
    if unit.startswith("mo"):
        return round(number / 12, 1)
    return number * 10 if unit.startswith("decade") else number
