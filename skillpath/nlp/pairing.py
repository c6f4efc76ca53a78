"""Pairing: which sign of a self-assessment speaks of which mention.

A sign speaks of the mentions of its own segment; before them it carries on over the segments that have none
("strong in Java, Kafka and Redis"), behind them and set off by a mark it reaches back ("CSS, Sass: strong").
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Span

from skillpath.nlp.cues import grammar
from skillpath.nlp.reading import Reading
from skillpath.nlp.segments import Stretch, segments
from skillpath.nlp.signs import Sign

_REACH = 5
"""Segments without a mention over which a sign reaches back to the one before them."""
_LEAST_BACK = 2
"""The rank of evidence from which it reaches back: mere usage speaks of what comes next."""
_LONGEST_SAID = 3
"""Tokens of a segment that denies what was named before without pointing to it."""
_NEAR_NO = 2
"""Tokens that may stand between a "no" and the skill that it denies."""
_MARKS = frozenset(":-–—=→>")
_STOPS = frozenset({"", ".", "!", ";", ","})


@dataclass(frozen=True, slots=True)
class Pair:
    """A mention, and the sign that speaks of it, if one does."""

    span: Span
    sign: Sign | None


def pairs(reading: Reading, strand: Stretch, lead: Sign | None) -> Iterator[Pair]:
    """Yield what the signs of a strand say of its mentions; `lead` speaks of those that have no other."""
    parts = segments(reading, strand)
    carried = lead
    before: Stretch | None = None
    for segment, (alone, marked) in zip(parts, _reaching_back(reading, parts), strict=True):
        if segment.spans and segment.signs:
            for one in _own_pairs(reading, segment):
                yield Pair(one.span, _weightier(one.sign, alone))
            carried = segment.signs[-1] if _leads(segment.signs, segment) else lead
        elif segment.spans:
            yield from (Pair(span, alone or marked or carried) for span in segment.spans)
        elif segment.signs and not (before and before.spans):
            carried = segment.signs[-1]
        before = segment


def points_back(words: Sequence[str]) -> bool:
    """Tell whether words, in lower case, point to what was named before: "never wrote one"."""
    return not grammar("anaphora").isdisjoint(words)


def _leads(signs: Sequence[Sign], segment: Stretch) -> bool:
    """Tell whether a sign stands before the first mention of a segment."""
    return bool(signs) and signs[0].start < segment.spans[0].start


def _weightier(own: Sign | None, behind: Sign | None) -> Sign | None:
    """Return the weightier of two signs, of equals the first."""
    if own is None or (behind and behind.rank > own.rank):
        return behind
    return own


def _own_pairs(reading: Reading, segment: Stretch) -> Iterator[Pair]:
    """Pair the mentions of a segment with its signs: the one before each, or else the one behind."""
    signs = [sign for sign in segment.signs if not sign.no or _denies(reading, sign, segment)]
    backward = [sign for sign in signs if not sign.prefix]
    leads = _leads(signs, segment)
    for span in segment.spans:
        before = _last_two(signs, span.start)
        behind = _strongest_of_next_two(backward, span.end)
        if leads:
            near = max(before, key=lambda sign: (sign.rank, sign.start), default=None)
            yield Pair(span, _weightier(near, behind))
        else:
            yield Pair(span, behind or (before[-1] if before else None))


def _last_two(signs: Sequence[Sign], upto: int) -> list[Sign]:
    """Return the last two signs that end before a token, in the order of the text."""
    found: list[Sign] = []
    number = bisect_left(signs, upto, key=lambda sign: sign.start)
    while number and len(found) < 2:
        number -= 1
        if signs[number].end <= upto:
            found.insert(0, signs[number])
    return found


def _strongest_of_next_two(signs: Sequence[Sign], start: int) -> Sign | None:
    """Return the weightier of the two signs that begin next, of equals the first."""
    number = bisect_left(signs, start, key=lambda sign: sign.start)
    return max(signs[number : number + 2], key=lambda sign: sign.rank, default=None)


def _denies(reading: Reading, sign: Sign, segment: Stretch) -> bool:
    """Tell whether a bare "no" or "not" speaks of a skill: "no Flutter", not "no JS project since"."""
    number = bisect_left(segment.spans, sign.end, key=lambda span: span.start)
    if number == len(segment.spans):
        return all(reading.bare[index] in _STOPS for index in range(sign.end, segment.end))
    denied = segment.spans[number]
    if denied.start - sign.end > _NEAR_NO:
        return False
    following = reading.lowered[denied.end] if denied.end < segment.end else ""
    return not following[:1].isalnum() or following in grammar("after_no")


def _reaching_back(reading: Reading, parts: Sequence[Stretch]) -> list[tuple[Sign | None, Sign | None]]:
    """Return, for each segment, the signs that reach back to it, if any do.

    The first stands alone in a segment close behind; the second, in the next segment with a sign, behind a
    mark: "- strong".
    """
    found: list[tuple[Sign | None, Sign | None]] = []
    marked: Sign | None = None
    for number in reversed(range(len(parts))):
        near = parts[number + 1 : number + 1 + _REACH]
        speaking = next((segment for segment in near if segment.spans or segment.signs), None)
        by_itself = speaking is not None and not speaking.spans
        alone = _alone(reading, speaking) if speaking and by_itself else None
        found.append((alone, None if by_itself else marked))
        if parts[number].signs:
            marked = _behind_mark(reading, parts[number])
    return found[::-1]


def _alone(reading: Reading, segment: Stretch) -> Sign | None:
    """Return the sign of a segment without mentions, when it speaks of what stands before it."""
    strongest = max(segment.signs, key=lambda sign: sign.rank)
    if strongest.rank < _LEAST_BACK or strongest.prefix:
        return None
    said = reading.lowered[segment.start : segment.end]
    unrelated = strongest.level == 0 and len(said) > _LONGEST_SAID and not points_back(said)
    return None if unrelated else strongest


def _behind_mark(reading: Reading, segment: Stretch) -> Sign | None:
    """Return the first sign of a segment when a mark sets it off from the last mention before it."""
    first = segment.signs[0]
    if not segment.spans or first.prefix or first.start <= segment.spans[-1].start:
        return None
    between = reading.bare[segment.spans[-1].end : first.start]
    return None if _MARKS.isdisjoint(between) else first
