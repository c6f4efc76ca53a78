"""The catalogue under graph_data/ read into a skill graph, or all of its faults at once."""

import hashlib
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from skillpath.domain.graph import SkillGraph
from skillpath.domain.skills import KINDS, LEVELS, Prerequisite, Resource, Rung, Skill
from skillpath.errors import CatalogueError
from skillpath.paths import GRAPH_DATA

Table = Mapping[str, object]
Hours = tuple[float, float, float, float]
Sentences = tuple[str, str, str, str]

_SKILL_FIELDS = {
    "name",
    "aliases",
    "kind",
    "family",
    "broader",
    "hours",
    "requires",
    "related",
    "resources",
    "done_when",
    "levels",
}
_FAMILY_FIELDS = {"name", "hours", "requires", "levels"}
_EDGE_FIELDS = {"to", "skill", "level", "any_of", "min", "because", "source"}
_RESOURCE_FIELDS = {"title", "url", "kind", "level"}
_RESOURCE_KINDS = {"docs", "book", "course", "tutorial", "practice"}
_TAUGHT_FIELDS = ("resources", "done_when")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a table stands, so that each fault can say so."""

    file: str
    line: int
    id: str
    faults: list[str] = field(repr=False)
    within: str = ""
    """The part of the table that is being read, such as `requires[2]`."""

    def at(self, part: str) -> "_Place":
        return replace(self, within=part)

    def fault(self, what: str) -> None:
        part = f"{self.within}." if self.within else ""
        self.faults.append(f"{self.file}:{self.line}: [{self.id}] {part}{what}")


@dataclass(frozen=True, slots=True)
class _Family:
    """What members inherit where they are silent."""

    hours: Hours
    prerequisites: tuple[Prerequisite, ...]
    sentences: Sentences


_NO_HOURS: Hours = (3, 15, 50, 120)
_NO_FAMILY = _Family(_NO_HOURS, (), ("", "", "", ""))
"""Stands in for a family that is missing, so that the faults behind it are found as well."""


@lru_cache(maxsize=1)
def shipped_graph() -> SkillGraph:
    """Return the graph of the catalogue that ships with SkillPath, read once in a process."""
    return load_graph(GRAPH_DATA)


def load_graph(folder: Path) -> SkillGraph:
    """Read `levels.toml`, `families.toml` and `skills/*.toml` under a folder.

    Raise CatalogueError with every fault of form and reference; faults of judgement and of the graph
    as a whole (cycles, implied edges) are found by `skillpath.domain.lints`.
    """
    faults: list[str] = []
    files = [folder / "levels.toml", folder / "families.toml", *sorted((folder / "skills").glob("*.toml"))]
    texts = {file: _text(file, faults) for file in files}
    sentences = _level_sentences(_tables(files[0], texts, faults))
    families = {
        place.id: _family(place, table, sentences) for place, table in _tables(files[1], texts, faults)
    }
    skills: dict[str, Skill] = {}
    places: dict[str, _Place] = {}
    drafts = [draft for file in files[2:] for draft in _tables(file, texts, faults)]
    kinships = {place.id: _kinship(table) for place, table in drafts}
    for place, table in drafts:
        if place.id in skills:
            place.fault(f"is already defined in {places[place.id].file}:{places[place.id].line}")
            continue
        family = _family_of(place, kinships, families)
        skills[place.id] = _skill(place, table, family)
        places[place.id] = place
    _check_references(skills, places)
    _check_forms(skills, places)
    if faults:
        raise CatalogueError(sorted(faults))
    return SkillGraph(skills.values(), version=_digest(texts))


def _text(file: Path, faults: list[str]) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        faults.append(f"{file.name}:1: cannot be read: {error}")
        return ""


def _digest(texts: Mapping[Path, str]) -> str:
    digest = hashlib.sha256()
    for file in sorted(texts):
        digest.update(file.name.encode() + b"\0" + texts[file].encode() + b"\0")
    return digest.hexdigest()[:12]


def _tables(file: Path, texts: Mapping[Path, str], faults: list[str]) -> list[tuple[_Place, Table]]:
    name = f"{file.parent.name}/{file.name}"
    try:
        content = tomllib.loads(texts[file])
    except tomllib.TOMLDecodeError as error:
        faults.append(f"{name}:1: is no valid TOML: {error}")
        return []
    lines = {
        line.strip().strip("[]").strip('"'): number
        for number, line in enumerate(texts[file].splitlines(), start=1)
        if line.startswith("[")
    }
    found: list[tuple[_Place, Table]] = []
    for id_, table in content.items():
        place = _Place(name, lines.get(id_, 1), id_, faults)
        if isinstance(table, dict):
            found.append((place, table))
        else:
            place.fault(f"must be a table, not {table!r}")
    return found


def _level_sentences(tables: Iterable[tuple[_Place, Table]]) -> Sentences:
    by_level = {place.id: _string(place, table, "sentence") for place, table in tables}
    first, second, third, fourth = (by_level.get(str(level), "") for level in LEVELS)
    return (first, second, third, fourth)


def _family(place: _Place, table: Table, sentences: Sentences) -> _Family:
    _only_known(place, table, _FAMILY_FIELDS)
    prerequisites = tuple(_prerequisites(place, table, inherited=True))
    hours = _hours(place, table)
    if hours is None:
        place.fault("hours are missing: a family gives the hours of levels 1 to 4")
    return _Family(hours or _NO_HOURS, prerequisites, _sentences(place, table) or sentences)


def _kinship(table: Table) -> tuple[str, tuple[str, ...]]:
    family, broader = table.get("family", ""), table.get("broader", [])
    return str(family), tuple(map(str, broader)) if isinstance(broader, list) else ()


def _family_of(
    place: _Place, kinships: Mapping[str, tuple[str, tuple[str, ...]]], families: Mapping[str, _Family]
) -> _Family:
    """Return the skill's own family, or the nearest one along the first broader skill."""
    own, seen = place.id, set[str]()
    while own in kinships and own not in seen:
        seen.add(own)
        family, broader = kinships[own]
        if family:
            if family not in families:
                place.fault(f"family: there is no family {family!r} in families.toml")
            return families.get(family, _NO_FAMILY)
        own = broader[0] if broader else ""
    place.fault("has neither a family nor a broader skill with one, so it could not be planned")
    return _NO_FAMILY


def _skill(place: _Place, table: Table, family: _Family) -> Skill:
    _only_known(place, table, _SKILL_FIELDS)
    kind = _string(place, table, "kind")
    if kind not in KINDS:
        place.fault(f"kind: {kind!r} is none of {', '.join(KINDS)}")
    name = _string(place, table, "name")
    sentences = _sentences(place, table) or family.sentences
    first, second, third, fourth = (sentence.replace("{skill}", name) for sentence in sentences)
    return Skill(
        id=place.id,
        name=name,
        kind=kind,
        aliases=tuple(_strings(place, table, "aliases")),
        area=Path(place.file).stem,
        family=str(table.get("family", "")),
        broader=tuple(_strings(place, table, "broader")),
        hours=_hours(place, table) or family.hours,
        prerequisites=_inherit(place, table, family),
        related=_related(place, table),
        resources=tuple(_resources(place, table)),
        done_when=_done_when(place, table),
        level_sentences=(first, second, third, fourth),
        taught=any(field in table for field in _TAUGHT_FIELDS),
    )


def _inherit(place: _Place, table: Table, family: _Family) -> tuple[Prerequisite, ...]:
    """Return the skill's own prerequisites, with the family's at the levels where it has none."""
    own = tuple(_prerequisites(place, table, inherited=False))
    if table.get("requires") == []:
        return own
    stated = {prerequisite.to for prerequisite in own}
    taken = (
        prerequisite
        for prerequisite in family.prerequisites
        if prerequisite.to not in stated and all(member.skill != place.id for member in prerequisite.members)
    )
    return (*own, *taken)


def _prerequisites(place: _Place, table: Table, *, inherited: bool) -> Iterable[Prerequisite]:
    for number, edge in enumerate(_table_list(place, table, "requires"), start=1):
        part = place.at(f"requires[{number}]")
        _only_known(part, edge, _EDGE_FIELDS)
        members = tuple(_members(part, edge))
        to = _level(part, edge, "to")
        because, source = edge.get("because"), edge.get("source", "")
        if not isinstance(because, str) or not because.strip():
            part.fault(f"because: must give a reason, not {because!r}")
        if not isinstance(source, str) or (source and not source.startswith("https://")):
            part.fault(f"source: {source!r} is no https address")
        minimum = edge.get("min", 1)
        if not isinstance(minimum, int) or not 1 <= minimum <= max(1, len(members) - 1):
            part.fault(f"min: {minimum!r} must be from 1 to one less than the members")
            minimum = 1
        if members and to:
            yield Prerequisite(to, members, str(because), str(source), minimum, inherited)


def _members(place: _Place, edge: Table) -> Iterable[Rung]:
    if "any_of" not in edge:
        rung = _rung(place, edge)
        return [rung] if rung else []
    if "skill" in edge or "level" in edge:
        place.fault("any_of: skill and level belong inside it")
    members = [_rung(place, member) for member in _table_list(place, edge, "any_of")]
    found = sorted({member for member in members if member})
    if len(found) < 2:
        place.fault("any_of: a group needs two different members at least")
    return found


def _rung(place: _Place, table: Table) -> Rung | None:
    skill = table.get("skill")
    level = _level(place, table, "level")
    if not isinstance(skill, str):
        place.fault(f"skill: must be an id, not {skill!r}")
        return None
    return Rung(skill, level) if level else None


def _level(place: _Place, table: Table, key: str) -> int:
    level = table.get(key)
    if isinstance(level, int) and level in LEVELS:
        return level
    place.fault(f"{key}: must be a level from 1 to 4, not {level!r}")
    return 0


def _resources(place: _Place, table: Table) -> Iterable[Resource]:
    for number, entry in enumerate(_table_list(place, table, "resources"), start=1):
        part = place.at(f"resources[{number}]")
        _only_known(part, entry, _RESOURCE_FIELDS)
        url, kind = str(entry.get("url", "")), str(entry.get("kind", ""))
        if not url.startswith("https://"):
            part.fault(f"url: {url!r} is no https address")
        if kind not in _RESOURCE_KINDS:
            part.fault(f"kind: {kind!r} is none of {', '.join(sorted(_RESOURCE_KINDS))}")
        title = str(entry.get("title", "")).strip()
        if not title:
            part.fault("title: is missing")
        yield Resource(title, url, kind, _level(part, entry, "level"))


def _related(place: _Place, table: Table) -> Mapping[str, float]:
    related = table.get("related", {})
    if not isinstance(related, dict):
        place.fault("related: must be a table of ids and shares")
        return MappingProxyType({})
    for skill, share in related.items():
        if not isinstance(share, int | float) or not 0 < share <= 0.8:
            place.fault(f"related.{skill}: a share is above 0 and at most 0.8, not {share!r}")
    return MappingProxyType(dict(sorted(related.items())))


def _done_when(place: _Place, table: Table) -> Mapping[int, str]:
    stated = table.get("done_when", {})
    if not isinstance(stated, dict) or not all(key in {"1", "2", "3", "4"} for key in stated):
        place.fault("done_when: must be a table of levels 1 to 4 and sentences")
        return MappingProxyType({})
    return MappingProxyType({int(level): str(sentence) for level, sentence in sorted(stated.items())})


def _sentences(place: _Place, table: Table) -> Sentences | None:
    stated = table.get("levels")
    if stated is None:
        return None
    if not isinstance(stated, dict) or set(stated) != {"1", "2", "3", "4"}:
        place.fault("levels: must have a sentence for each of 1, 2, 3 and 4")
        return None
    return (str(stated["1"]), str(stated["2"]), str(stated["3"]), str(stated["4"]))


def _hours(place: _Place, table: Table) -> Hours | None:
    hours = table.get("hours")
    if hours is None:
        return None
    if not isinstance(hours, list) or len(hours) != len(LEVELS) or not all(_positive(each) for each in hours):
        place.fault(f"hours: must be four numbers above 0, for levels 1 to 4, not {hours!r}")
        return None
    first, second, third, fourth = hours
    return (first, second, third, fourth)


def _positive(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and value > 0


def _string(place: _Place, table: Table, key: str) -> str:
    value = table.get(key)
    if isinstance(value, str) and value.strip():
        return value
    place.fault(f"{key}: must be a text, not {value!r}")
    return ""


def _strings(place: _Place, table: Table, key: str) -> list[str]:
    value = table.get(key, [])
    if isinstance(value, list) and all(isinstance(each, str) and each.strip() for each in value):
        return [str(each) for each in value]
    place.fault(f"{key}: must be a list of texts, not {value!r}")
    return []


def _table_list(place: _Place, table: Table, key: str) -> list[Table]:
    value = table.get(key, [])
    if isinstance(value, list) and all(isinstance(each, dict) for each in value):
        return value
    place.fault(f"{key}: must be a list of tables, not {value!r}")
    return []


def _only_known(place: _Place, table: Table, known: set[str]) -> None:
    for key in sorted(set(table) - known):
        place.fault(f"{key}: there is no such field; known are {', '.join(sorted(known))}")


def _check_references(skills: Mapping[str, Skill], places: Mapping[str, _Place]) -> None:
    for skill in skills.values():
        named = [("broader", broad) for broad in skill.broader]
        named += [("related", related) for related in skill.related]
        for prerequisite in skill.prerequisites:
            named += [("requires", member.skill) for member in prerequisite.members]
        for key, reference in named:
            if reference not in skills:
                places[skill.id].fault(f"{key}: there is no skill {reference!r}")
            if reference == skill.id and key != "requires":
                places[skill.id].fault(f"{key}: names the skill itself")


def _check_forms(skills: Mapping[str, Skill], places: Mapping[str, _Place]) -> None:
    """Find names and aliases that two skills share: a reader could not tell them apart."""
    owners: dict[str, str] = {}
    for skill in skills.values():
        for form in dict.fromkeys((skill.id.replace("-", " "), *skill.forms)):
            owner = owners.setdefault(_plain(form), skill.id)
            if owner != skill.id:
                places[skill.id].fault(f"name or alias {form!r}: is taken by {owner}")
    for skill in skills.values():
        plain = [_plain(form) for form in skill.forms]
        for form in sorted({form for form in plain if plain.count(form) > 1}):
            places[skill.id].fault(f"name or alias {form!r}: stands twice")


def _plain(form: str) -> str:
    return form.casefold().replace("-", " ")
