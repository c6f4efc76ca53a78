"""Phrases: the words of a posting that ask for a skill, to be quoted as the reason of a step."""

from skillpath.domain.posting import Mention
from skillpath.nlp.layout import Line
from skillpath.nlp.reading import Reading

_LONGEST = 90
"""Characters of a clause that a reader takes in at a glance; of a longer one only a part is quoted."""
_AROUND = 32
"""Characters to either side of the mention that are quoted from a long clause."""
_LONGEST_WORD = 40
"""Characters of a word that is quoted whole; a longer one is cut, or a text without blanks takes for ever."""
_MARKS = " \t\r\n.;,:*_#>|-–—•●▪◦"


def phrase_of(reading: Reading, mention: Mention) -> str:
    """Return the clause around a mention on one line, with "…" where a long one is cut."""
    token, _ = reading.tokens(mention.start, mention.end)
    clause, line = reading.clause_of(token), reading.line_of(token)
    begin = reading.starts[_first(clause.start, line)]
    last = clause.end - 1
    end = reading.starts[last] + len(reading.words[last])
    if end - begin <= _LONGEST:
        return _plain(reading.text[begin:end])
    low = _space_before(reading.text, max(begin, mention.start - _AROUND), begin)
    high = _space_behind(reading.text, min(end, mention.end + _AROUND), end)
    before, after = "…" if low > begin else "", "…" if high < end else ""
    return f"{before}{_plain(reading.text[low:high])}{after}"


def _first(start: int, line: Line) -> int:
    """Return the first token of a clause that is no bullet."""
    return max(start, line.first) if line.first < line.end else start


def _space_before(text: str, low: int, begin: int) -> int:
    """Return the character behind the last white space before `low`, or one in the middle of a long word."""
    least = max(begin, low - _LONGEST_WORD)
    while low > least and not text[low - 1].isspace():
        low -= 1
    return low


def _space_behind(text: str, high: int, end: int) -> int:
    """Return the first white space from `high` on, or a character in the middle of a long word."""
    most = min(end, high + _LONGEST_WORD)
    while high < most and not text[high].isspace():
        high += 1
    return high


def _plain(text: str) -> str:
    return " ".join(text.split()).strip(_MARKS)
