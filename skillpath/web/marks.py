"""A text with marks: each mention of a skill leads to where the page says more about it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from skillpath.export.plan_document import level_name
from skillpath.services.plans import Piece


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a text, with what it is marked as."""

    text: str
    id: str = ""
    """Where links to this mark lead; empty when it is not the first of its skill."""
    target: str = ""
    """The id on the page that it leads to; empty for plain text."""
    note: str = ""
    """The name of the level that was read, in a self-assessment."""


def text_marks(pieces: Iterable[Piece], prefix: str, target: str) -> tuple[Mark, ...]:
    """Return a text whose marks have ids with a prefix, and lead to ids with the prefix `target`."""
    marked = set[str]()
    marks = []
    for piece in pieces:
        first = piece.skill and piece.skill not in marked
        marked.add(piece.skill)
        marks.append(
            Mark(
                text=piece.text,
                id=f"{prefix}-{piece.skill}" if first else "",
                target=f"{target}-{piece.skill}" if piece.skill else "",
            )
        )
    return tuple(marks)


def with_levels(marks: Iterable[Mark], target: str, levels: Mapping[str, int]) -> tuple[Mark, ...]:
    """Return marks with the name of the level that was read for their skill."""
    found = ((mark, levels.get(mark.target.removeprefix(f"{target}-"))) for mark in marks)
    return tuple(mark if level is None else replace(mark, note=level_name(level)) for mark, level in found)


def quotes(marks: Iterable[Mark], prefix: str) -> dict[str, str]:
    """Return for each skill that is marked the id of its first mark."""
    return {mark.id.removeprefix(f"{prefix}-"): mark.id for mark in marks if mark.id}
