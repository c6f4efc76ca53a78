"""Lists: mentions in a row, and what joins each to the next."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from spacy.tokens import Span

from skillpath.nlp.cues import grammar
from skillpath.nlp.reading import Reading

_ADDITION = frozenset("&+")
_MARKS = frozenset(",/|·") | _ADDITION
_LONGEST_JOINT = 5
"""Tokens between two members of a list."""


class Joint(StrEnum):
    """What joins a member of a list to the next."""

    OR = "or"
    AND = "and"
    SLASH = "/"
    COMMA = ","


@dataclass(frozen=True, slots=True)
class MentionList:
    """Mentions in a row: one alone, or several with a joint between each two."""

    first: int
    """The number of the first mention among those of the text."""
    spans: Sequence[Span]
    joints: Sequence[Joint]

    @property
    def skills(self) -> list[str]:
        """The skills of the members, in the order of the text."""
        return [span.label_ for span in self.spans]


def find_lists(reading: Reading) -> list[MentionList]:
    """Return the lists of two mentions or more, in the order of the text."""
    found = []
    first, joints = 0, list[Joint]()
    for number in range(1, len(reading.spans) + 1):
        joint = _joint(reading, number) if number < len(reading.spans) else None
        if joint:
            joints.append(joint)
            continue
        if joints:
            found.append(MentionList(first, reading.spans[first:number], joints))
        first, joints = number, []
    return found


def _joint(reading: Reading, number: int) -> Joint | None:
    """Return what joins a mention to the one before it; None when they stand apart."""
    left, right = reading.spans[number - 1 : number + 1]
    between = reading.lowered[left.end : right.start]
    clause_at = reading.layout.clause_at
    if not 0 < len(between) <= _LONGEST_JOINT or clause_at[left.start] != clause_at[right.start]:
        return None
    if not (_MARKS | grammar("alternative", "addition", "articles")).issuperset(between):
        return None
    if not grammar("alternative").isdisjoint(between):
        return Joint.OR
    if not (_ADDITION | grammar("addition")).isdisjoint(between):
        return Joint.AND
    return Joint.SLASH if between in (["/"], ["|"]) else Joint.COMMA
