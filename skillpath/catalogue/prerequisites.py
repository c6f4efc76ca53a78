"""Edges of the graph as they are written under `requires`."""

from collections.abc import Iterable, Iterator

from skillpath.catalogue.tables import Place, Table, address, level, only_known, string, table_list
from skillpath.domain.skills import Prerequisite, Rung

_FIELDS = frozenset({"to", "skill", "level", "any_of", "min", "because", "source"})


def read_prerequisites(place: Place, table: Table, *, inherited: bool) -> Iterator[Prerequisite]:
    """Yield what a skill or a family requires, in the order of the file; what cannot be read is a fault."""
    for number, edge in enumerate(table_list(place, table, "requires"), start=1):
        part = place.at(f"requires[{number}]")
        only_known(part, edge, _FIELDS)
        members = tuple(_members(part, edge))
        to = level(part, edge, "to")
        because = _reason(part, edge)
        source = address(part, edge, "source")
        minimum = _minimum(part, edge, len(members))
        if members and to:
            yield Prerequisite(to, members, because, source, minimum, inherited)


def _reason(place: Place, edge: Table) -> str:
    because = edge.get("because")
    if isinstance(because, str) and because.strip():
        return because
    place.fault(f"because: must give a reason, not {because!r}")
    return ""


def _minimum(place: Place, edge: Table, members: int) -> int:
    minimum = edge.get("min", 1)
    if isinstance(minimum, int) and 1 <= minimum <= max(1, members - 1):
        return minimum
    place.fault(f"min: {minimum!r} must be from 1 to one less than the members")
    return 1


def _members(place: Place, edge: Table) -> Iterable[Rung]:
    if "any_of" not in edge:
        rung = _rung(place, edge)
        return [rung] if rung else []
    if "skill" in edge or "level" in edge:
        place.fault("any_of: skill and level belong inside it")
    members = [_rung(place, member) for member in table_list(place, edge, "any_of")]
    found = sorted({member for member in members if member})
    if len(found) < 2:
        place.fault("any_of: a group needs two different members at least")
    return found


def _rung(place: Place, table: Table) -> Rung | None:
    skill = string(place, table, "skill")
    height = level(place, table, "level")
    return Rung(skill, height) if skill and height else None
