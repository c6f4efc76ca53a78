"""Ellipsis: words that share the last word of a name: "unit, integration and end-to-end testing"."""

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Doc, Span

_JOINTS = frozenset({",", "/", "and", "or", "&"})
_LONGEST_ITEM = 3
"""Tokens of an item without its last word: "end-to-end" has three."""
_MOST_ITEMS = 6


def elided(doc: Doc, spans: Sequence[Span], phrases: Mapping[tuple[str, ...], str]) -> list[Span]:
    """Return a span for each item before a name that becomes a name with the last word of that one.

    `phrases` maps the normal forms of names of two words or more to their skills.
    """
    ends = {span.end for span in spans}
    taken = {index for span in spans for index in range(span.start, span.end)}
    found: list[Span] = []
    for span in spans:
        if len(span) > 1:
            head = doc[span.end - 1].norm_
            for start, end, skill in _items(doc, span.start, (head, phrases)):
                if taken.isdisjoint(range(start, end)) and start not in ends:
                    found.append(Span(doc, start, end, label=skill))
    return found


def _items(
    doc: Doc, before: int, names: tuple[str, Mapping[tuple[str, ...], str]]
) -> Iterator[tuple[int, int, str]]:
    """Yield the items to the left of a token: where each starts and ends, and the skill that it names."""
    head, phrases = names
    for _ in range(_MOST_ITEMS):
        end = before
        while end > 0 and doc[end - 1].norm_ in _JOINTS and "\n" not in doc[end - 1].text:
            end -= 1
        if end == before:
            return
        for length in range(_LONGEST_ITEM, 0, -1):
            start = end - length
            key = (*(token.norm_ for token in doc[max(0, start) : end]), head)
            if start >= 0 and key in phrases:
                yield start, end, phrases[key]
                before = start
                break
        else:
            return
