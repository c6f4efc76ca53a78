"""Checking the catalogue: form and references, the graph as a whole, and that each form can be read."""

from collections.abc import Iterator

from skillpath.catalogue import shipped_graph
from skillpath.domain.graph import SkillGraph
from skillpath.domain.lints import graph_faults
from skillpath.errors import CatalogueError


def catalogue_summary() -> str:
    """Return one line about a sound catalogue; raise CatalogueError with all faults of an unsound one."""
    graph = shipped_graph()
    faults = [*graph_faults(graph), *unread_forms(graph)]
    if faults:
        raise CatalogueError(faults)
    taught = [skill for skill in graph.skills.values() if skill.taught]
    own = sum(not one.inherited for skill in taught for one in skill.prerequisites)
    forms = sum(len(skill.forms) for skill in graph.skills.values())
    return (
        f"The catalogue {graph.version} is sound: {len(graph.skills)} skills, {len(taught)} of them taught, "
        f"with {own} prerequisites of their own ({own / max(1, len(taught)):.1f} each), and {forms} names."
    )


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
