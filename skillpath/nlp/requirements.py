"""Requirements: what a posting asks for, put together from mentions, demands, levels, years and groups."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from spacy.language import Language
from spacy.tokens import Doc

from skillpath.domain.graph import SkillGraph
from skillpath.domain.posting import AnyOf, AskedSkill, Mention, Posting
from skillpath.nlp.clause_cues import ClauseCues
from skillpath.nlp.cues import CueMatcher
from skillpath.nlp.demand import Demand, Demands, names_others
from skillpath.nlp.experience import level_of_years, years_of
from skillpath.nlp.groups import Group, find_groups
from skillpath.nlp.levels import levels_of
from skillpath.nlp.phrases import phrase_of
from skillpath.nlp.reading import Reading, reading_of
from skillpath.nlp.suggestions import suggestions

_FILES = ("headings", "importance", "levels", "groups")


class RequirementReader:
    """A pipeline component that puts a `Posting` into `doc.user_data["posting"]`."""

    def __init__(self, nlp: Language, graph: SkillGraph) -> None:
        self._graph = graph
        self._cues = CueMatcher(nlp, *_FILES)

    def __call__(self, doc: Doc) -> Doc:
        whole = reading_of(doc).with_cues(self._cues(doc))
        others = ClauseCues(whole, "importance")
        reading = whole.with_spans(span for span in whole.spans if not names_others(others, span))
        doc.user_data["posting"] = self._posting(reading, suggestions(whole))
        return doc

    def _posting(self, reading: Reading, unknown: tuple[Mention, ...]) -> Posting:
        groups = find_groups(self._graph, reading)
        asked = _share_demand(self._asked(reading), groups)
        skills = _asked_skills(reading, asked)
        return Posting(
            reading.text, skills, _any_of(reading, asked, groups), unknown, _messages(skills, unknown)
        )

    def _asked(self, reading: Reading) -> list["_Asked"]:
        demands = Demands(self._graph, reading)
        return [
            _Asked(span.label_, reading.mention(span.start, span.end), demands.demand(span), level, years)
            for span, level, years in zip(reading.spans, levels_of(reading), years_of(reading), strict=True)
        ]


@dataclass(frozen=True, slots=True)
class _Asked:
    """One mention and what its place says about it."""

    skill: str
    mention: Mention
    demand: Demand
    level: int | None
    years: float | None
    grouped: bool = False


def _share_demand(asked: Sequence[_Asked], groups: Iterable[Group]) -> list[_Asked]:
    """Give the members of each group the demand of the one that is wanted most, and the first level named."""
    shared = list(asked)
    for group in groups:
        members = [asked[number] for number in group.members]
        demand = max((one.demand for one in members), key=lambda demand: demand.weight)
        first = next((one.level for one in members if one.level is not None), None)
        for number, one in zip(group.members, members, strict=True):
            level = first if one.level is None else one.level
            shared[number] = replace(one, demand=demand, level=level, grouped=True)
    return shared


def _asked_skills(reading: Reading, asked: Iterable[_Asked]) -> tuple[AskedSkill, ...]:
    by_skill: dict[str, list[_Asked]] = {}
    for one in asked:
        by_skill.setdefault(one.skill, []).append(one)
    return tuple(_asked_skill(reading, found) for found in by_skill.values())


def _asked_skill(reading: Reading, asked: Sequence[_Asked]) -> AskedSkill:
    """Settle what several mentions ask of one skill: the strongest demand, the highest level, most years."""
    years = max((one.years or 0 for one in asked), default=0) or None
    level = max((one.level for one in asked if one.level is not None), default=None)
    if years and level != 1:
        level = max(level or 0, level_of_years(years))
    strongest = max(asked, key=lambda one: one.demand.weight)
    in_groups = max((one.demand.weight for one in asked if one.grouped), default=0)
    by_itself = max((one.demand.weight for one in asked if not one.grouped), default=0)
    return AskedSkill(
        skill=asked[0].skill,
        importance=strongest.demand.importance,
        level=level,
        years=years,
        mentions=tuple(sorted(one.mention for one in asked)),
        alone=by_itself >= in_groups,
        explicit=strongest.demand.explicit,
        phrase=phrase_of(reading, strongest.mention),
    )


def _any_of(reading: Reading, asked: Sequence[_Asked], groups: Iterable[Group]) -> tuple[AnyOf, ...]:
    found = []
    for group in groups:
        members = [asked[number] for number in group.members]
        skills = tuple(dict.fromkeys(one.skill for one in members))
        first, last = reading.spans[group.members[0]], reading.spans[group.members[-1]]
        whole = reading.mention(first.start, last.end)
        found.append(AnyOf(skills, group.minimum, members[0].demand.importance, whole))
    return tuple(found)


def _messages(skills: Sequence[AskedSkill], unknown: Sequence[Mention]) -> tuple[str, ...]:
    if skills:
        return ()
    if unknown:
        return ("No skill of the catalogue is named in this posting; the unknown names are listed.",)
    return ("No skill was found in this posting.",)
