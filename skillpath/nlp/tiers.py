"""Tiers: how much a written form needs beside it to name a skill, as cues/ambiguity.toml says."""

from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum
from functools import cache

from skillpath.nlp.cues import cue_tables
from skillpath.nlp.tokens import normal, plain_form


class Tier(IntEnum):
    """How much a written form needs beside it to name a skill."""

    SURE = 0
    SHAPE = 1
    CONTEXT = 2


def tier_of(words: Sequence[str]) -> Tier:
    """Return the tier of a form, given as its tokens; what is ambiguous is so in singular and plural."""
    tiers = _tiers()
    return tiers.get(plain_form(words)) or tiers.get(_normal_form(words), Tier.SURE)


@cache
def _tiers() -> Mapping[str, Tier]:
    tables = cue_tables("ambiguity")
    tiers: dict[str, Tier] = {}
    for name, tier in (("context", Tier.CONTEXT), ("shape", Tier.SHAPE)):
        for form in tables[name]["forms"]:
            tiers.setdefault("".join(form.lower().split()), tier)
            tiers.setdefault(_normal_form(form.split()), tier)
    return tiers


def _normal_form(words: Iterable[str]) -> str:
    return "".join(map(normal, words))
