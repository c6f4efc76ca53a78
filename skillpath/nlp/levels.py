"""Levels: which words of a posting say how well a skill must be held."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Span

from skillpath.nlp.cues import Cue, cue_tables
from skillpath.nlp.layout import Line
from skillpath.nlp.reading import Reading

_NEAR = 2
"""Tokens that may stand between two cues of one phrase, or between a mention and a cue behind it."""
_NEAR_COLON = 7
"""Tokens from a phrase to the end of a line that announces the bullets below it."""
_JOINTS = frozenset(":(-–—=|")
_STOPS = frozenset(".;:(")


@dataclass(frozen=True, slots=True)
class LevelPhrase:
    """One or more cues that say one level together: "strong hands-on experience with"."""

    start: int
    end: int
    level: int
    noun: bool
    """True when it may stand behind what it speaks of: "Java expertise"."""


def levels_of(reading: Reading) -> list[int | None]:
    """Return the level that the posting asks of each mention, or None without a cue.

    A phrase governs the mentions behind it up to the next phrase or the end of the clause; directly behind
    a mention it speaks of that mention; before a colon at the end of a line, of the bullets below.
    """
    phrases = level_phrases(reading)
    carried = _carried(reading, phrases)
    levels = []
    for span in reading.spans:
        level = _within_clause(reading, span, phrases)
        levels.append(carried.get(reading.clause_of(span.start).line) if level is None else level)
    return levels


def level_phrases(reading: Reading) -> list[LevelPhrase]:
    """Return the level phrases of a text, in order; none overlaps another."""
    return [_phrase(run) for run in _runs(reading)]


def _runs(reading: Reading) -> Iterator[list[Cue]]:
    """Yield the cues of each phrase; a cue inside a mention is a part of its name."""
    run: list[Cue] = []
    for cue in reading.cues:
        if cue.file != "levels" or reading.mentioned.issuperset(range(cue.start, cue.end)):
            continue
        if run and not _continues(reading, run[-1], cue):
            yield run
            run = []
        run.append(cue)
    if run:
        yield run


def _continues(reading: Reading, last: Cue, cue: Cue) -> bool:
    between = range(last.end, cue.start)
    if len(between) > _NEAR or not reading.mentioned.isdisjoint(between):
        return False
    if not _STOPS.isdisjoint(reading.bare[last.end : cue.start]):
        return False
    return not any("\n" in word for word in reading.words[last.end - 1 : cue.start])


def _phrase(run: Sequence[Cue]) -> LevelPhrase:
    tables = cue_tables("levels")
    qualifiers = [int(tables[cue.name]["level"]) for cue in run if tables[cue.name].get("qualifier")]
    nouns = [int(tables[cue.name]["level"]) for cue in run if not tables[cue.name].get("qualifier")]
    level = _level(qualifiers, nouns)
    return LevelPhrase(run[0].start, run[-1].end, level, bool(nouns) or level >= 3)


def _level(qualifiers: Sequence[int], nouns: Sequence[int]) -> int:
    """Return the level of a phrase: "basic" lowers any noun; "strong expertise" stays an expert's."""
    if not qualifiers:
        return max(nouns)
    if 1 in qualifiers:
        return 1
    level = max(qualifiers)
    return 4 if level == 3 and 4 in nouns else level


def _within_clause(reading: Reading, span: Span, phrases: Sequence[LevelPhrase]) -> int | None:
    clause_at = reading.layout.clause_at
    clause = clause_at[span.start]
    number = bisect_right(phrases, span.start, key=lambda phrase: phrase.end)
    before = phrases[number - 1] if number and clause_at[phrases[number - 1].start] == clause else None
    number = bisect_left(phrases, span.end, key=lambda phrase: phrase.start)
    behind = phrases[number] if number < len(phrases) and clause_at[phrases[number].start] == clause else None
    if behind and _directly_behind(reading.bare[span.end : behind.start], behind, preceded=bool(before)):
        return behind.level
    return before.level if before else None


def _directly_behind(between: Sequence[str], phrase: LevelPhrase, *, preceded: bool) -> bool:
    if not between:
        return phrase.noun
    return not preceded and len(between) <= _NEAR and _JOINTS.issuperset(between)


def _carried(reading: Reading, phrases: Sequence[LevelPhrase]) -> dict[int, int]:
    """Return, for each bullet under a line such as "Solid understanding of:", that line's level."""
    last_phrase = {reading.clause_of(phrase.start).line: phrase for phrase in phrases}
    carried: dict[int, int] = {}
    current: int | None = None
    for number, line in enumerate(reading.layout.lines):
        if reading.bare[line.end - 1] == ":":
            current = _announced(line, last_phrase.get(number))
        elif not line.bullet:
            current = None
        elif current is not None:
            carried[number] = current
    return carried


def _announced(line: Line, phrase: LevelPhrase | None) -> int | None:
    return phrase.level if phrase and line.end - phrase.end <= _NEAR_COLON else None
