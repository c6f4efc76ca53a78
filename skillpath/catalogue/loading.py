"""Loading: the files of a catalogue become a skill graph, or a list of all their faults."""

import gc
import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from skillpath.catalogue.entries import read_skill
from skillpath.catalogue.families import Family, family_of, read_families
from skillpath.catalogue.references import check_names, check_prerequisites, check_references
from skillpath.catalogue.tables import Place, Table, TableFile, read_tables
from skillpath.domain.graph import SkillGraph
from skillpath.domain.skills import Skill
from skillpath.errors import CatalogueError
from skillpath.paths import GRAPH_DATA


@lru_cache(maxsize=1)
def shipped_graph() -> SkillGraph:
    """Return the graph of the catalogue that ships with SkillPath, read once in a process."""
    return load_graph(GRAPH_DATA)


def load_graph(folder: Path) -> SkillGraph:
    """Read `levels.toml`, `families.toml` and `skills/*.toml` under a folder.

    Raise CatalogueError with every fault of form and reference; faults of judgement and of the graph
    as a whole (cycles, implied edges) are found by `skillpath.domain.lints`.
    """
    with _no_collection():
        return _load(folder)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Keep Python from looking for garbage: all that is read stays, and the walk over it is long."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _load(folder: Path) -> SkillGraph:
    faults: list[str] = []
    levels, families = folder / "levels.toml", folder / "families.toml"
    domains = sorted((folder / "skills").glob("*.toml"))
    texts = {file: _text(file, faults) for file in (levels, families, *domains)}
    tables = {file: read_tables(TableFile(file, text, faults)) for file, text in texts.items()}
    shared = read_families(tables[families], tables[levels])
    skills, places = _skills([draft for file in domains for draft in tables[file]], shared)
    for family in shared.values():
        check_prerequisites(family.place, family.prerequisites, skills)
    check_references(skills, places)
    check_names(skills, places)
    if faults:
        raise CatalogueError(sorted(faults))
    return SkillGraph(skills.values(), version=_digest(texts))


def _text(file: Path, faults: list[str]) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        faults.append(f"{file.name}:1: cannot be read: {error}")
        return ""


def _skills(
    drafts: list[tuple[Place, Table]], families: Mapping[str, Family]
) -> tuple[dict[str, Skill], dict[str, Place]]:
    """Return the skills and the place of each, by id; of an id that stands twice the first counts."""
    tables = {place.id: table for place, table in reversed(drafts)}
    skills: dict[str, Skill] = {}
    places: dict[str, Place] = {}
    for place, table in drafts:
        if place.id in places:
            place.fault(f"is already defined in {places[place.id]}")
            continue
        skills[place.id] = read_skill(place, table, family_of(place, tables, families))
        places[place.id] = place
    return skills, places


def _digest(texts: Mapping[Path, str]) -> str:
    digest = hashlib.sha256()
    for file in sorted(texts):
        digest.update(file.name.encode() + b"\0" + texts[file].encode() + b"\0")
    return digest.hexdigest()[:12]
