"""Skills as they are written, with what they inherit from their family filled in."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from skillpath.catalogue.families import Family, read_hours, read_sentences
from skillpath.catalogue.prerequisites import read_prerequisites
from skillpath.catalogue.tables import (
    Place,
    Table,
    address,
    level,
    only_known,
    string,
    strings,
    table_list,
)
from skillpath.domain.skills import KINDS, Prerequisite, Resource, Skill

_FIELDS = frozenset(
    {
        "name",
        "aliases",
        "kind",
        "family",
        "broader",
        "usual",
        "hours",
        "requires",
        "related",
        "resources",
        "done_when",
        "levels",
    }
)
_RESOURCE_FIELDS = frozenset({"title", "url", "kind", "level"})
_RESOURCE_KINDS = ("book", "course", "docs", "practice", "tutorial")
_TAUGHT_FIELDS = ("resources", "done_when")
_MOST_TRANSFER = 0.8
"""Nothing saves more of the hours than this: two things that are learnt as one are one skill."""


def read_skill(place: Place, table: Table, family: Family) -> Skill:
    """Return the skill of a table; what cannot be read is a fault, and empty."""
    only_known(place, table, _FIELDS)
    name = string(place, table, "name")
    sentences = read_sentences(place, table) or family.sentences
    first, second, third, fourth = (sentence.replace("{skill}", name) for sentence in sentences)
    return Skill(
        id=place.id,
        name=name,
        kind=_one_of(place, table, ("kind", KINDS)),
        aliases=tuple(strings(place, table, "aliases")),
        area=place.file.path.stem,
        family=str(table.get("family", "")),
        broader=tuple(strings(place, table, "broader")),
        usual=tuple(strings(place, table, "usual")),
        hours=read_hours(place, table) or family.hours,
        prerequisites=_prerequisites(place, table, family),
        related=_related(place, table),
        resources=tuple(_resources(place, table)),
        done_when=_done_when(place, table),
        level_sentences=(first, second, third, fourth),
        taught=any(field in table for field in _TAUGHT_FIELDS),
    )


def _one_of(place: Place, table: Table, field: tuple[str, tuple[str, ...]]) -> str:
    key, known = field
    value = table.get(key)
    if value in known:
        return str(value)
    place.fault(f"{key}: {value!r} is none of {', '.join(known)}")
    return ""


def _prerequisites(place: Place, table: Table, family: Family) -> tuple[Prerequisite, ...]:
    """Return the skill's own prerequisites, with the family's at the levels where it has none."""
    own = tuple(read_prerequisites(place, table, inherited=False))
    if table.get("requires") == []:
        return own
    stated = {prerequisite.to for prerequisite in own}
    taken = (
        prerequisite
        for prerequisite in family.prerequisites
        if prerequisite.to not in stated and all(member.skill != place.id for member in prerequisite.members)
    )
    return (*own, *taken)


def _resources(place: Place, table: Table) -> Iterable[Resource]:
    for number, entry in enumerate(table_list(place, table, "resources"), start=1):
        part = place.at(f"resources[{number}]")
        only_known(part, entry, _RESOURCE_FIELDS)
        if not entry.get("url"):
            part.fault("url: is missing")
        yield Resource(
            title=string(part, entry, "title"),
            url=address(part, entry, "url"),
            kind=_one_of(part, entry, ("kind", _RESOURCE_KINDS)),
            level=level(part, entry, "level"),
        )


def _related(place: Place, table: Table) -> Mapping[str, float]:
    related = table.get("related", {})
    if not isinstance(related, dict):
        place.fault("related: must be a table of ids and shares")
        return MappingProxyType({})
    for skill, share in related.items():
        if not isinstance(share, int | float) or not 0 < share <= _MOST_TRANSFER:
            place.fault(f"related.{skill}: a share is above 0 and at most {_MOST_TRANSFER}, not {share!r}")
    return MappingProxyType(dict(sorted(related.items())))


def _done_when(place: Place, table: Table) -> Mapping[int, str]:
    stated = table.get("done_when", {})
    if not isinstance(stated, dict) or not stated.keys() <= {"1", "2", "3", "4"}:
        place.fault("done_when: must be a table of levels 1 to 4 and sentences")
        return MappingProxyType({})
    return MappingProxyType({int(key): str(sentence) for key, sentence in sorted(stated.items())})
