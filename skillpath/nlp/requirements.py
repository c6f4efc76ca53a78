"""Requirements: what a posting asks for, put together from its mentions, sections, levels and groups."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc, Span

from skillpath.domain.graph import SkillGraph
from skillpath.domain.posting import AnyOf, AskedSkill, Importance, Mention, Posting
from skillpath.nlp.cues import Cue, CueMatcher
from skillpath.nlp.groups import Group, find_groups
from skillpath.nlp.layout import Clause, Layout
from skillpath.nlp.levels import level_phrases, levels_of
from skillpath.nlp.mentions import SPANS, mention_of
from skillpath.nlp.sections import Demand, Section, demand_of, sections
from skillpath.nlp.suggestions import suggestions
from skillpath.nlp.tokens import texts
from skillpath.nlp.years import find_years, level_of_years

_FILES = ("headings", "importance", "levels", "groups")
_OWN_YEARS = 4
"""Tokens that may stand between a mention and a number of years behind it that is its own."""
_DESCRIPTIVE = frozenset({Section.OPENING, Section.ABOUT, Section.DUTIES})
"""Sections in which "built on" describes what there is; among requirements it is a demand."""
_TRADES = frozenset({"concept", "practice", "soft"})
_COMPANY = frozenset({"we", "we've", "our", "company", "founded", "since", "history"})


@dataclass(frozen=True, slots=True)
class _Asked:
    """One mention and what its place says about it."""

    span: Span
    mention: Mention
    demand: Demand
    level: int | None
    years: float | None


class RequirementReader:
    """A pipeline component that puts a `Posting` into `doc.user_data["posting"]`."""

    def __init__(self, nlp: Language, graph: SkillGraph) -> None:
        self._graph = graph
        self._cues = CueMatcher(nlp, *_FILES)

    def __call__(self, doc: Doc) -> Doc:
        doc.user_data["posting"] = self._read(doc)
        return doc

    def _read(self, doc: Doc) -> Posting:
        layout: Layout = doc.user_data["layout"]
        cues = self._cues(doc)
        words = texts(doc)
        places = _Places(self._graph, doc, cues)
        spans = [span for span in doc.spans[SPANS] if not places.of_others(span)]
        mentioned = frozenset(index for span in spans for index in range(span.start, span.end))
        parts = sections(doc, layout, cues, mentioned)
        levels = levels_of(words, layout, spans, level_phrases(words, cues, mentioned))
        years = _years_of(doc, layout, spans)
        asked = [
            _Asked(span, mention_of(doc, span.start, span.end), places.demand(span, parts), level, number)
            for span, level, number in zip(spans, levels, years, strict=True)
        ]
        groups = find_groups(self._graph, words, layout, spans, cues)
        asked = _share_demand(asked, groups)
        skills = _asked_skills(asked, groups)
        unknown = suggestions(doc, doc.spans[SPANS])
        return Posting(doc.text, skills, _any_of(doc, asked, groups), unknown, _messages(skills, unknown))


class _Places:
    """What the clause of a mention says about how much it is wanted."""

    def __init__(self, graph: SkillGraph, doc: Doc, cues: Iterable[Cue]) -> None:
        layout: Layout = doc.user_data["layout"]
        self._graph = graph
        self._layout = layout
        self._words = [text.strip().lower() for text in texts(doc)]
        self._by_clause: dict[int, list[Cue]] = {}
        for cue in cues:
            if cue.file == "importance" or cue.file == "levels":
                self._by_clause.setdefault(layout.clause_at[cue.start], []).append(cue)

    def of_others(self, span: Span) -> bool:
        """Tell whether the clause speaks of customers or other companies before it names the skill."""
        return any(cue.name == "others" and cue.start < span.start for cue in self._cues(span))

    def demand(self, span: Span, parts: Sequence[Section]) -> Demand:
        """Return what the clause says, or else the section it stands in."""
        cues = self._cues(span)
        section = parts[span.start]
        for cue in cues:
            if parts[cue.start] is not section:
                continue
            if cue.name == "preferred_before" and self._reaches_back(cue, span):
                return Demand(Importance.PREFERRED, explicit=True)
            if cue.name == "preferred_after" and cue.end <= span.start:
                return Demand(Importance.PREFERRED, explicit=True)
        if section is Section.BENEFITS:
            return demand_of(section)
        if any(cue.name == "required" for cue in cues):
            return Demand(Importance.REQUIRED, explicit=True)
        if self._names_colleagues(cues, span):
            return Demand(Importance.CONTEXT, explicit=False)
        before = {cue.name for cue in cues if cue.start < span.start}
        if "we_use" in before or ("described" in before and section in _DESCRIPTIVE):
            return Demand(Importance.CONTEXT, explicit=False)
        return demand_of(section)

    def _names_colleagues(self, cues: Sequence[Cue], span: Span) -> bool:
        """Tell whether a trade is named only as that of colleagues: "work closely with QA"."""
        if self._graph.skill(span.label_).kind not in _TRADES:
            return False
        starts = [cue.end for cue in cues if cue.name == "colleagues" and cue.end <= span.start]
        if not starts:
            return False
        turns = [cue.start for cue in cues if cue.name == "work_begins"]
        return not any(starts[-1] <= turn < span.start for turn in turns)

    def _cues(self, span: Span) -> Sequence[Cue]:
        return self._by_clause.get(self._layout.clause_at[span.start], ())

    def _reaches_back(self, cue: Cue, span: Span) -> bool:
        """Tell whether "is a plus" reaches back to a mention: not over a comma with a new phrase behind."""
        if cue.start < span.end:
            return False
        commas = [index for index in range(span.end, cue.start) if self._words[index] in {",", "("}]
        levels = [one.start for one in self._cues(span) if one.file == "levels"]
        return not any(comma < start < cue.start for comma in commas for start in levels)


def _years_of(doc: Doc, layout: Layout, spans: Sequence[Span]) -> list[float | None]:
    """Return the years that the text ties to each mention.

    A number of years behind a mention, set off by a mark, is its own; else the last number before it in the
    clause counts for it, and so for the whole list behind the number.
    """
    starts = [token.idx for token in doc]
    by_clause: dict[int, list[tuple[int, int, float]]] = {}
    for years in find_years(doc.text):
        first = bisect_right(starts, years.start) - 1
        last = bisect_right(starts, years.end - 1)
        clause = layout.clauses[layout.clause_at[first]]
        if not _of_company(doc, clause, first):
            by_clause.setdefault(layout.clause_at[first], []).append((first, last, years.least))
    next_start = [span.start for span in spans[1:]] + [len(doc)]
    return [
        _own_years(span, upto, by_clause.get(layout.clause_at[span.start], ()))
        for span, upto in zip(spans, next_start, strict=True)
    ]


def _own_years(span: Span, upto: int, numbers: Sequence[tuple[int, int, float]]) -> float | None:
    behind = [years for first, _, years in numbers if span.end <= first < min(upto, span.end + _OWN_YEARS)]
    before = [years for _, last, years in numbers if last <= span.start]
    if behind and (not before or len(numbers) > 1):
        return behind[0]
    return before[-1] if before else None


def _of_company(doc: Doc, clause: Clause, first: int) -> bool:
    return any(doc[index].lower_.strip() in _COMPANY for index in range(clause.start, first))


def _share_demand(asked: Sequence[_Asked], groups: Iterable[Group]) -> list[_Asked]:
    """Give the members of each group the demand, level and years of the one that is wanted most."""
    shared = list(asked)
    for group in groups:
        members = [asked[number] for number in group.members]
        demand = max((one.demand for one in members), key=lambda demand: demand.weight)
        levels = [one.level for one in members if one.level is not None]
        for number in group.members:
            one = asked[number]
            level = one.level if one.level is not None else (levels[0] if levels else None)
            shared[number] = _Asked(one.span, one.mention, demand, level, one.years)
    return shared


def _asked_skills(asked: Sequence[_Asked], groups: Iterable[Group]) -> tuple[AskedSkill, ...]:
    grouped = {number for group in groups for number in group.members}
    by_skill: dict[str, list[int]] = {}
    for number, one in enumerate(asked):
        by_skill.setdefault(one.span.label_, []).append(number)
    return tuple(_asked_skill(skill, numbers, asked, grouped) for skill, numbers in by_skill.items())


def _asked_skill(
    skill: str, numbers: Sequence[int], asked: Sequence[_Asked], grouped: set[int]
) -> AskedSkill:
    demands = [asked[number].demand for number in numbers]
    demand = max(demands, key=lambda demand: demand.weight)
    years = max((asked[number].years or 0 for number in numbers), default=0) or None
    levels = [level for number in numbers if (level := asked[number].level) is not None]
    level = max(levels, default=None)
    if years and level != 1:
        level = max(level or 0, level_of_years(years))
    in_groups = [asked[number].demand.weight for number in numbers if number in grouped]
    alone = [asked[number].demand.weight for number in numbers if number not in grouped]
    return AskedSkill(
        skill=skill,
        importance=demand.importance,
        level=level,
        years=years,
        mentions=tuple(sorted(asked[number].mention for number in numbers)),
        alone=max(alone, default=0) >= max(in_groups, default=0),
        explicit=demand.explicit,
    )


def _any_of(doc: Doc, asked: Sequence[_Asked], groups: Iterable[Group]) -> tuple[AnyOf, ...]:
    found = []
    for group in groups:
        members = [asked[number] for number in group.members]
        skills = tuple(dict.fromkeys(one.span.label_ for one in members))
        whole = mention_of(doc, members[0].span.start, members[-1].span.end)
        found.append(AnyOf(skills, group.minimum, members[0].demand.importance, whole))
    return tuple(found)


def _messages(skills: Sequence[AskedSkill], unknown: Sequence[Mention]) -> tuple[str, ...]:
    if skills:
        return ()
    if unknown:
        return ("No skill of the catalogue is named in this posting; the unknown names are listed.",)
    return ("No skill was found in this posting.",)


def requirements_by_skill(posting: Posting) -> Mapping[str, AskedSkill]:
    """Return what a posting asks for, by skill."""
    return {asked.skill: asked for asked in posting.skills}
