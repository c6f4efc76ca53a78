"""Tables: TOML that was read, with the place of each, and fields that are what they should be or a fault."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import rtoml

from skillpath.domain.skills import LEVELS

Table = Mapping[str, object]


class Place(NamedTuple):
    """Where a table stands, so that each fault can say so."""

    file: "TableFile"
    id: str
    within: str = ""
    """The part of the table that is being read, such as `requires[2]`."""

    @property
    def line(self) -> int:
        """The line on which the table begins, counted from 1."""
        header = re.search(rf'^\["?{re.escape(self.id)}"?\]', self.file.text, re.MULTILINE)
        return self.file.text.count("\n", 0, header.start()) + 1 if header else 1

    def at(self, part: str) -> "Place":
        """Return the place of a part of this table."""
        return Place(self.file, self.id, part)

    def fault(self, what: str) -> None:
        """Write down what is wrong here."""
        part = f"{self.within}." if self.within else ""
        self.file.faults.append(f"{self}: [{self.id}] {part}{what}")

    def __str__(self) -> str:
        return f"{self.file.name}:{self.line}"


@dataclass(frozen=True, slots=True)
class TableFile:
    """A file of tables as text, and where its faults are collected."""

    path: Path
    text: str
    faults: list[str]

    @property
    def name(self) -> str:
        """The folder and the name, as faults show them."""
        return f"{self.path.parent.name}/{self.path.name}"


def read_tables(file: TableFile) -> list[tuple[Place, Table]]:
    """Return the tables of a file in its order, each with its place; what is no table is a fault."""
    try:
        content = rtoml.loads(file.text)
    except rtoml.TomlParsingError as error:
        file.faults.append(f"{file.name}:1: is no valid TOML: {error}")
        return []
    found: list[tuple[Place, Table]] = []
    for id_, table in content.items():
        if isinstance(table, dict):
            found.append((Place(file, id_), table))
        else:
            Place(file, id_).fault(f"must be a table, not {table!r}")
    return found


def only_known(place: Place, table: Table, known: frozenset[str]) -> None:
    """Find fields that do not exist, so that a slip of the pen is not passed over."""
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
