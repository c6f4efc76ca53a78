"""The statistics of the catalogue as plain text for a terminal."""

from collections.abc import Iterable

from skillpath.domain.skills import LEVEL_NAMES, Rung
from skillpath.domain.statistics import Edges, Statistics
from skillpath.export.tables import columns


def statistics_table(counted: Statistics) -> str:
    """Return the counts in paragraphs: skills, prerequisites, resources, and how deep the graph is."""
    return "\n\n".join(
        "\n".join(lines) for lines in (_skills(counted), _edges(counted), _reading(counted), _depth(counted))
    )


def _skills(counted: Statistics) -> list[str]:
    rows = [("skills", "taught", "named", "in all")]
    rows += [(one.kind, *_figures(one.taught, one.named)) for one in counted.depths]
    rows.append(("in all", *_figures(counted.taught, counted.skills - counted.taught)))
    return columns(rows)


def _figures(taught: int, named: int) -> tuple[str, str, str]:
    return f"{taught:6}", f"{named:5}", f"{taught + named:6}"


def _edges(counted: Statistics) -> list[str]:
    edges = counted.edges
    each = f"{counted.edges_each:.1f} each, before inheritance"
    return columns(
        [
            ("prerequisites of taught skills", f"{edges.of_taught:6}  {each}"),
            ("prerequisites of named skills", f"{edges.of_named:6}"),
            ("prerequisites of families", f"{edges.of_families:6}"),
            ("groups of which some suffice", f"{edges.groups:6}"),
            ("different reasons", f"{edges.reasons:6}"),
            ("prerequisites with a source", f"{edges.sourced:6}  of {_all(edges)}, on {edges.pages} pages"),
            ("names and aliases", f"{counted.names:6}"),
            ("links to a broader skill", f"{counted.broader:6}"),
            ("links that save hours", f"{counted.transfers:6}"),
        ]
    )


def _all(edges: Edges) -> int:
    return edges.of_taught + edges.of_named + edges.of_families


def _reading(counted: Statistics) -> list[str]:
    resources = counted.resources
    kinds = ", ".join(f"{number} {kind}" for kind, number in resources.by_kind.items())
    return columns(
        [
            ("resources", f"{sum(resources.by_kind.values()):6}  {kinds}; {resources.pages} pages"),
            ("levels that say when they are done", f"{counted.promises:6}"),
        ]
    )


def _depth(counted: Statistics) -> list[str]:
    rows = [
        (
            f"a taught skill at {LEVEL_NAMES[one.level]} rests on",
            f"{one.median:6g} other skills in the middle, {one.most} at most ({one.skill})",
        )
        for one in counted.supports
    ]
    chain = counted.longest_chain
    rows.append(("the longest chain", f"{len(chain):6} levels: {_chain(chain)}"))
    return columns(rows)


def _chain(chain: Iterable[Rung]) -> str:
    return " -> ".join(map(str, chain))
