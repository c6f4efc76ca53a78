"""Families: what things learnt in the same way have in common, for members that are silent on it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from skillpath.catalogue.prerequisites import read_prerequisites
from skillpath.catalogue.tables import Place, Table, only_known, string
from skillpath.domain.skills import LEVELS, Prerequisite

Hours = tuple[float, float, float, float]
Sentences = tuple[str, str, str, str]

_FIELDS = frozenset({"name", "hours", "requires", "levels"})
_NO_HOURS: Hours = (3, 15, 50, 120)


@dataclass(frozen=True, slots=True)
class Family:
    """What members inherit where they are silent."""

    place: Place
    hours: Hours
    prerequisites: tuple[Prerequisite, ...]
    sentences: Sentences


def read_families(
    tables: Iterable[tuple[Place, Table]], levels: Iterable[tuple[Place, Table]]
) -> dict[str, Family]:
    """Return the families by id; `levels` gives the sentences of those that have none of their own."""
    by_level = {place.id: string(place, table, "sentence") for place, table in levels}
    first, second, third, fourth = (by_level.get(str(level), "") for level in LEVELS)
    sentences = (first, second, third, fourth)
    return {place.id: _family(place, table, sentences) for place, table in tables}


def _family(place: Place, table: Table, sentences: Sentences) -> Family:
    only_known(place, table, _FIELDS)
    prerequisites = tuple(read_prerequisites(place, table, inherited=True))
    hours = read_hours(place, table)
    if "hours" not in table:
        place.fault("hours are missing: a family gives the hours of levels 1 to 4")
    return Family(place, hours or _NO_HOURS, prerequisites, read_sentences(place, table) or sentences)


def family_of(place: Place, tables: Mapping[str, Table], families: Mapping[str, Family]) -> Family:
    """Return the family of the skill at a place: its own, or the nearest one along the first broader skill.

    `tables` holds the skills' tables by id. Without a family the skill is at fault, and gets an empty one
    so that the faults behind it are found as well.
    """
    own, seen = place.id, set[str]()
    while own in tables and own not in seen:
        seen.add(own)
        family, broader = tables[own].get("family"), tables[own].get("broader")
        if family is not None:
            if family in families:
                return families[str(family)]
            place.fault(f"family: there is no family {family!r} in families.toml")
            return _nothing(place)
        own = str(broader[0]) if isinstance(broader, list) and broader else ""
    place.fault("has neither a family nor a broader skill with one, so it could not be planned")
    return _nothing(place)


def _nothing(place: Place) -> Family:
    return Family(place, _NO_HOURS, (), ("", "", "", ""))


def read_hours(place: Place, table: Table) -> Hours | None:
    """Return the hours to levels 1 to 4, each from the level below; None when they are not stated."""
    hours = table.get("hours")
    if hours is None:
        return None
    if not isinstance(hours, list) or len(hours) != len(LEVELS) or not all(map(_positive, hours)):
        place.fault(f"hours: must be four numbers above 0, for levels 1 to 4, not {hours!r}")
        return None
    first, second, third, fourth = hours
    return (first, second, third, fourth)


def _positive(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and value > 0


def read_sentences(place: Place, table: Table) -> Sentences | None:
    """Return the sentences of levels 1 to 4; None when they are not stated."""
    stated = table.get("levels")
    if stated is None:
        return None
    if not isinstance(stated, dict) or stated.keys() != {"1", "2", "3", "4"}:
        place.fault("levels: must have a sentence for each of 1, 2, 3 and 4")
        return None
    return (str(stated["1"]), str(stated["2"]), str(stated["3"]), str(stated["4"]))
