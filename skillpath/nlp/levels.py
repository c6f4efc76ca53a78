"""Levels: which words of a posting say how well a skill must be held."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Span

from skillpath.nlp.cues import Cue, cue_tables
from skillpath.nlp.layout import Layout

_NEAR = 2
"""Tokens that may stand between two cues of one phrase, or between a mention and a cue behind it."""
_JOINTS = frozenset({":", "(", "-", "–", "—", ",", "=", "|"})


@dataclass(frozen=True, slots=True)
class LevelPhrase:
    """One or more cues that say one level together: "strong hands-on experience with"."""

    start: int
    end: int
    level: int
    noun: bool
    """True when it may stand behind what it speaks of: "Java expertise"."""


def level_phrases(words: Sequence[str], cues: Sequence[Cue], mentioned: frozenset[int]) -> list[LevelPhrase]:
    """Return the level phrases of a text, in order."""
    tables = cue_tables("levels")
    found: list[LevelPhrase] = []
    run: list[Cue] = []
    for cue in (cue for cue in cues if cue.file == "levels"):
        if mentioned.issuperset(range(cue.start, cue.end)):
            continue
        if run and not _continues(words, run[-1], cue, mentioned):
            found.append(_phrase(run, tables))
            run = []
        run.append(cue)
    return [*found, _phrase(run, tables)] if run else found


def _continues(words: Sequence[str], last: Cue, cue: Cue, mentioned: frozenset[int]) -> bool:
    between = range(last.end, cue.start)
    if len(between) > _NEAR or not mentioned.isdisjoint(between):
        return False
    return not any(
        words[index].strip() in {".", ";", ":", "("} or "\n" in words[index] for index in between
    ) and ("\n" not in words[last.end - 1])


def _phrase(run: Sequence[Cue], tables: object) -> LevelPhrase:
    table = cue_tables("levels")
    qualifiers = [int(table[cue.name]["level"]) for cue in run if table[cue.name].get("qualifier")]
    nouns = [int(table[cue.name]["level"]) for cue in run if not table[cue.name].get("qualifier")]
    if qualifiers:
        level = 1 if 1 in qualifiers else max(qualifiers)
        level = max(level, 4) if nouns and max(nouns) == 4 and level == 3 else level
    else:
        level = max(nouns)
    return LevelPhrase(run[0].start, run[-1].end, level, bool(nouns) or level >= 3)


def levels_of(
    words: Sequence[str], layout: Layout, spans: Sequence[Span], phrases: Sequence[LevelPhrase]
) -> list[int | None]:
    """Return the level that the posting asks of each mention, or None without a cue.

    A phrase governs the mentions behind it up to the next phrase or the end of the clause; directly behind
    a mention it speaks of that mention; before a colon at the end of a line, of the bullets below.
    """
    by_clause: dict[int, list[LevelPhrase]] = {}
    for phrase in phrases:
        by_clause.setdefault(layout.clause_at[phrase.start], []).append(phrase)
    carried = _carried(words, layout, by_clause)
    levels = []
    for span in spans:
        clause = layout.clause_at[span.start]
        level = _within_clause(words, span, by_clause.get(clause, ()))
        levels.append(level if level is not None else carried.get(layout.clauses[clause].line))
    return levels


def _within_clause(words: Sequence[str], span: Span, phrases: Sequence[LevelPhrase]) -> int | None:
    before = [phrase for phrase in phrases if phrase.end <= span.start]
    behind = [phrase for phrase in phrases if phrase.start >= span.end]
    if behind and _directly_behind(words, span, behind[0], preceded=bool(before)):
        return behind[0].level
    return before[-1].level if before else None


def _directly_behind(words: Sequence[str], span: Span, phrase: LevelPhrase, *, preceded: bool) -> bool:
    between = [words[index].strip() for index in range(span.end, phrase.start)]
    if not between:
        return phrase.noun
    return not preceded and len(between) <= _NEAR and all(word in _JOINTS - {","} for word in between)


def _carried(words: Sequence[str], layout: Layout, by_clause: dict[int, list[LevelPhrase]]) -> dict[int, int]:
    """Return, for each bullet under a line such as "Solid understanding of:", that line's level."""
    last_phrase = {}
    for number, phrases in by_clause.items():
        last_phrase[layout.clauses[number].line] = phrases[-1]
    carried: dict[int, int] = {}
    current: int | None = None
    for number, line in enumerate(layout.lines):
        tail = [words[index].strip() for index in range(line.start, line.end)]
        phrase = last_phrase.get(number)
        if tail and tail[-1] == ":":
            near_end = phrase is not None and line.end - phrase.end <= 3 + 2 * _NEAR
            current = phrase.level if phrase and near_end else None
        elif not line.bullet:
            current = None
        elif current is not None:
            carried[number] = current
    return carried
