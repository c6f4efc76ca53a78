"""Reading postings."""

from skillpath.catalogue import shipped_graph
from skillpath.domain.posting import Posting
from skillpath.services.texts import check_length


def read_posting(text: str) -> Posting:
    """Return what a posting asks for; raise TooLargeError when it is too long."""
    from skillpath.nlp.pipeline import reader  # spaCy takes a second to import, so only where it is used

    check_length(text, "The posting")
    return reader(shipped_graph()).read_posting(text)
