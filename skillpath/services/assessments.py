"""Reading self-assessments."""

from skillpath.catalogue import shipped_graph
from skillpath.domain.assessment import Assessment
from skillpath.services.texts import check_length


def read_assessment(text: str) -> Assessment:
    """Return what a person says they can do; raise TooLargeError when the text is too long."""
    from skillpath.nlp.pipeline import reader  # spaCy takes a second to import, so only where it is used

    check_length(text, "The self-assessment")
    return reader(shipped_graph()).read_assessment(text)
