"""Checking the catalogue: form and references, the graph as a whole, and that each form can be read."""

from collections.abc import Iterator

from skillpath.catalogue import shipped_graph
from skillpath.domain.graph import SkillGraph
from skillpath.domain.lints import graph_faults
from skillpath.domain.statistics import graph_statistics
from skillpath.errors import CatalogueError
from skillpath.export.statistics import statistics_table


def catalogue_summary() -> str:
    """Return one line about a sound catalogue; raise CatalogueError with all faults of an unsound one."""
    graph = shipped_graph()
    faults = [*graph_faults(graph), *unread_forms(graph)]
    if faults:
        raise CatalogueError(faults)
    counted = graph_statistics(graph)
    return (
        f"The catalogue {graph.version} is sound: {counted.skills} skills, {counted.taught} of them taught, "
        f"with {counted.edges.of_taught} prerequisites of their own ({counted.edges_each:.1f} each), and "
        f"{counted.names} names."
    )


def catalogue_statistics() -> str:
    """Return the counts of the catalogue for a terminal; raise CatalogueError when its graph is unsound."""
    graph = shipped_graph()
    faults = graph_faults(graph)
    if faults:
        raise CatalogueError(faults)
    return statistics_table(graph_statistics(graph))


def unread_forms(graph: SkillGraph) -> Iterator[str]:
    """Find names and aliases that the reader does not find in a plain sentence."""
    from skillpath.nlp.pipeline import reader

    read = reader(graph).read_posting
    for skill in graph.skills.values():
        for form in skill.forms:
            posting = read(
                f"Requirements:\n- At least 2 years of work with {form}, Kubernetes and PostgreSQL."
            )
            if skill.id not in {asked.skill for asked in posting.skills}:
                found = ", ".join(sorted(asked.skill for asked in posting.skills))
                yield f"[{skill.id}] the name or alias {form!r} is not found in a sentence (found: {found})"
