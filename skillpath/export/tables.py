"""Readings and the catalogue as plain text for a terminal."""

from collections.abc import Iterable, Sequence

from skillpath.domain.skills import LEVEL_NAMES
from skillpath.export.readings import EdgeEntry, Reading, SkillEntry


def reading_table(reading: Reading) -> str:
    """Return what was read, a line each skill, then groups, unknown names and messages."""
    rows = []
    for skill in reading["skills"]:
        level = "" if skill["level"] is None else LEVEL_NAMES[skill["level"]]
        years = "" if skill["years"] is None else f"{skill['years']:g} years"
        words = ", ".join(dict.fromkeys(mention["text"] for mention in skill["mentions"]))
        rows.append((skill["name"], skill.get("importance", ""), level, years, words))
    lines = columns(rows)
    lines += [f"{group['min']} of: {', '.join(group['skills'])}" for group in reading["any_of"]]
    if reading["unknown"]:
        lines.append("not in the catalogue: " + ", ".join(one["text"] for one in reading["unknown"]))
    return "\n".join([*lines, *reading["messages"]])


def skill_table(entries: Iterable[SkillEntry]) -> str:
    """Return the skills, a line each: id, name, kind, and whether they are taught."""
    return "\n".join(
        columns([(one["id"], one["name"], one["kind"], "taught" if one["taught"] else "") for one in entries])
    )


def edge_table(edges: Iterable[EdgeEntry]) -> str:
    """Return the prerequisites, a line each: what comes first, what rests on it, and why."""
    rows = [
        (f"{one['from']}@{one['from_level']}", "->", f"{one['to']}@{one['to_level']}", one["because"])
        for one in edges
    ]
    return "\n".join(columns(rows))


def columns(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return a line for each row, with the cells of a column below one another."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    ]
