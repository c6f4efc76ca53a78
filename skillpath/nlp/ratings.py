"""Ratings in figures: "4/5", "70 %", "7 out of 10", "★★★☆☆"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_OF = re.compile(r"(?<![\w.,/])(?P<got>\d{1,3}(?:[.,]\d)?)\s*(?:/|out of|of)\s*(?P<most>5|10|100)(?![\w/])")
_PERCENT = re.compile(r"(?<![\w.,])(?P<got>\d{1,3})\s?%")
_STARS = re.compile(r"(?P<full>[★⭐●⬤■█✮✭*]{1,10})(?P<empty>[☆○◯□░✩-]{0,10})")
_LEAST_STARS = 3


@dataclass(frozen=True, slots=True)
class Rating:
    """A rating at characters `start` to `end`, and the level that it means."""

    start: int
    end: int
    level: int


def find_ratings(text: str) -> list[Rating]:
    """Return the ratings in a text, in order."""
    return sorted([*_shares(text), *_stars(text)], key=lambda rating: rating.start)


def _shares(text: str) -> Iterator[Rating]:
    for match in _OF.finditer(text):
        share = float(match["got"].replace(",", ".")) / float(match["most"])
        if share <= 1:
            yield Rating(match.start(), match.end(), _level(share))
    for match in _PERCENT.finditer(text):
        if int(match["got"]) <= 100:
            yield Rating(match.start(), match.end(), _level(int(match["got"]) / 100))


def _stars(text: str) -> Iterator[Rating]:
    for match in _STARS.finditer(text):
        full, empty = len(match["full"]), len(match["empty"])
        if full + empty >= _LEAST_STARS and (match["full"][0] not in "*●■" or empty):
            yield Rating(match.start(), match.end(), _level(full / max(5, full + empty)))


def _level(share: float) -> int:
    if share >= 0.9:
        return 4
    if share >= 0.7:
        return 3
    if share >= 0.35:
        return 2
    return 1 if share > 0 else 0
