"""Tables: TOML that was read, with the place of each, and fields that are what they should be or a fault."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import rtoml

from skillpath.domain.skills import LEVELS

Table = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a table stands, so that each fault can say so."""

    file: str
    line: int
    id: str
    faults: list[str] = field(repr=False)
    within: str = ""
    """The part of the table that is being read, such as `requires[2]`."""

    @property
    def area(self) -> str:
        """The name of the file without its folder and ending: the domain of a skill."""
        return self.file.rpartition("/")[2].removesuffix(".toml")

    def at(self, part: str) -> "Place":
        """Return the place of a part of this table."""
        return Place(self.file, self.line, self.id, self.faults, part)

    def fault(self, what: str) -> None:
        """Write down what is wrong here."""
        part = f"{self.within}." if self.within else ""
        self.faults.append(f"{self.file}:{self.line}: [{self.id}] {part}{what}")


def read_tables(file: Path, text: str, faults: list[str]) -> list[tuple[Place, Table]]:
    """Return the tables of a file in its order, each with its place; what is no table is a fault."""
    name = f"{file.parent.name}/{file.name}"
    try:
        content = rtoml.loads(text)
    except rtoml.TomlParsingError as error:
        faults.append(f"{name}:1: is no valid TOML: {error}")
        return []
    lines = {
        line.strip().strip("[]").strip('"'): number
        for number, line in enumerate(text.splitlines(), start=1)
        if line.startswith("[")
    }
    found: list[tuple[Place, Table]] = []
    for id_, table in content.items():
        place = Place(name, lines.get(id_, 1), id_, faults)
        if isinstance(table, dict):
            found.append((place, table))
        else:
            place.fault(f"must be a table, not {table!r}")
    return found


def only_known(place: Place, table: Table, known: frozenset[str]) -> None:
    """Find fields that do not exist, so that a slip of the pen is not passed over."""
    if table.keys() <= known:
        return
    for key in sorted(table.keys() - known):
        place.fault(f"{key}: there is no such field; known are {', '.join(sorted(known))}")


def string(place: Place, table: Table, key: str) -> str:
    """Return a text that must be there; an empty one when it is not."""
    value = table.get(key)
    if isinstance(value, str) and value.strip():
        return value
    place.fault(f"{key}: must be a text, not {value!r}")
    return ""


def strings(place: Place, table: Table, key: str) -> list[str]:
    """Return a list of texts that may be missing."""
    value = table.get(key, [])
    if isinstance(value, list) and all(isinstance(each, str) and each.strip() for each in value):
        return value
    place.fault(f"{key}: must be a list of texts, not {value!r}")
    return []


def table_list(place: Place, table: Table, key: str) -> list[Table]:
    """Return a list of tables that may be missing."""
    value = table.get(key, [])
    if isinstance(value, list) and all(isinstance(each, dict) for each in value):
        return value
    place.fault(f"{key}: must be a list of tables, not {value!r}")
    return []


def level(place: Place, table: Table, key: str) -> int:
    """Return a level from 1 to 4, or 0 when there is none."""
    value = table.get(key)
    if isinstance(value, int) and value in LEVELS:
        return value
    place.fault(f"{key}: must be a level from 1 to 4, not {value!r}")
    return 0


def address(place: Place, table: Table, key: str) -> str:
    """Return an https address that may be missing."""
    value = table.get(key, "")
    if isinstance(value, str) and (not value or value.startswith("https://")):
        return value
    place.fault(f"{key}: {value!r} is no https address")
    return ""
