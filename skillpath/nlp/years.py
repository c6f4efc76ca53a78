"""Years: "5+ years", "3-6 yrs", "six years", "a decade"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "a": 1, "several": 4, "couple": 2, "few": 3, "many": 7,
}  # fmt: skip
_NUMBER = rf"(?:\d{{1,2}}(?:[.,]\d)?|{'|'.join(_WORDS)})"
_YEARS = re.compile(
    rf"(?<![\w.$€£])(?P<low>{_NUMBER})\s*\+?\s*(?:(?:-|–|—|to|or)\s*(?P<high>{_NUMBER})\s*\+?\s*)?"
    rf"(?:plus\s+|or\s+more\s+|full\s+|of\s+)?(?P<unit>years?|yrs?|yoe|months?|mos|decades?)\b(?!\s+ago\b)(?!\s+old\b)",
    re.IGNORECASE,
)
_MOST = 45
"""More years than a person works: such a number speaks of a company."""


@dataclass(frozen=True, slots=True)
class Years:
    """A number of years in a text: characters `start` to `end`, and the least number."""

    start: int
    end: int
    least: float


def find_years(text: str) -> Sequence[Years]:
    """Return the numbers of years in a text, in order; of a range the lower bound."""
    found = (Years(match.start(), match.end(), _least(match)) for match in _YEARS.finditer(text))
    return [years for years in found if 0 < years.least <= _MOST]


def _least(match: re.Match[str]) -> float:
    low = match["low"].lower().replace(",", ".")
    number = float(_WORDS.get(low) or low)
    unit = match["unit"].lower()
    if unit.startswith("mo"):
        return round(number / 12, 1)
    return number * 10 if unit.startswith("decade") else number


def level_of_years(years: float) -> int:
    """Return the level that a posting asks for with a number of years alone."""
    if years >= 10:
        return 4
    return 3 if years >= 5 else 2
