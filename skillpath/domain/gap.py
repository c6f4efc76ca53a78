"""What a posting asks for beyond what a person holds."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from skillpath.domain.assessment import Holdings, Source
from skillpath.domain.graph import SkillGraph
from skillpath.domain.posting import IMPORTANCE_ORDER, AnyOf, AskedSkill, Importance, Mention, Posting
from skillpath.domain.skills import Rung

ASKED_LEVEL = 2
"""The level that is asked for where the posting gives no cue: working, for required and preferred alike."""


EXPLICIT_WEIGHT = 2
"""What is asked for in words weighs twice what only follows from the duties."""


class State(StrEnum):
    """How much of a requirement is held."""

    MET = "met"
    PARTIAL = "partial"
    """A lower level than the one asked for is held."""
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Requirement:
    """A skill that a posting asks for or names, beside what the person holds of it."""

    skill: str
    level: int
    importance: Importance
    group: str | None
    """The id of the first group that it is a member of, else None."""
    mentions: tuple[Mention, ...]
    held: int
    """The best level held of the skill itself or of a narrower one."""
    source: Source
    """How the held level is known."""
    state: State
    alone: bool = True
    """True when it has to be met by itself, whether or not a group names it too."""
    explicit: bool = False
    """True when the posting says in words that it is wanted."""
    phrase: str = ""
    """The words that ask for it; empty when only its name is known."""


@dataclass(frozen=True, slots=True)
class RequirementGroup:
    """Requirements of which `minimum` suffice."""

    id: str
    """`g1`, `g2` and so on, in the order of the text."""
    members: tuple[str, ...]
    """Ids of skills, in the order of the text."""
    minimum: int
    importance: Importance
    mention: Mention
    met: bool


@dataclass(frozen=True, slots=True)
class Target:
    """What a path must reach: at least `minimum` of the alternatives, or narrower rungs in their place."""

    id: str
    """The id of the skill, or of the group."""
    alternatives: tuple[Rung, ...]
    """Held alternatives stand among them and count."""
    minimum: int
    importance: Importance
    weight: int = 1
    """How much sooner it should be met than others of its importance."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How much of what is asked is met; a group counts once, context never."""

    met: int
    asked: int


@dataclass(frozen=True, slots=True)
class Gap:
    """All requirements, and those among them that have to be reached."""

    requirements: tuple[Requirement, ...]
    """In the order of the text, then by id."""
    groups: tuple[RequirementGroup, ...]
    """In the order of the text."""
    targets: tuple[Target, ...]
    """What is required or preferred and not met: single requirements, then groups."""

    @property
    def progress(self) -> Progress:
        """Return how many single requirements and groups are met, and how many there are."""
        met = [one.state is State.MET for one in self.requirements if _is_single_demand(one)]
        met += [group.met for group in self.groups if group.importance is not Importance.CONTEXT]
        return Progress(sum(met), len(met))


def find_gap(graph: SkillGraph, posting: Posting, holdings: Holdings) -> Gap:
    """Return what a posting asks for, what of it is held, and what is left to reach.

    A demand is met by the skill itself or by any narrower one at the level. Raise NotFoundError when
    the posting names a skill that the graph does not have.
    """
    any_ofs = sorted(posting.any_of, key=lambda any_of: (any_of.mention, any_of.skills))
    asked = _asked(posting, any_ofs).values()
    first_group = _first_groups(any_ofs)
    requirements = tuple(
        sorted(
            (_requirement(one, best_held(graph, holdings, one.skill), first_group) for one in asked),
            key=lambda one: (_place(one.mentions), one.skill),
        )
    )
    by_skill = {one.skill: one for one in requirements}
    groups = tuple(_group(any_of, number, by_skill) for number, any_of in enumerate(any_ofs, start=1))
    return Gap(requirements, groups, tuple(_targets(requirements, groups)))


def best_held(graph: SkillGraph, holdings: Holdings, skill: str) -> tuple[int, Source]:
    """Return the best level of a skill or of a narrower one, and how it is known.

    What a person denied, or set by hand, no narrower skill overrules.
    Among equal levels the skill itself comes first, then the narrower ones by id.
    """
    if holdings.settles(skill):
        return holdings.level(skill), holdings.source(skill)
    best = max((graph.skill(skill).id, *graph.narrower(skill)), key=holdings.level)
    return holdings.level(best), holdings.source(best)


def _asked(posting: Posting, any_ofs: Sequence[AnyOf]) -> dict[str, AskedSkill]:
    """Return every skill that is asked for, also those that only a group names, each of them once."""
    asked: dict[str, AskedSkill] = {}
    for one in posting.skills:
        asked[one.skill] = _merged(asked[one.skill], one) if one.skill in asked else one
    for any_of in any_ofs:
        for skill in any_of.skills:
            asked.setdefault(skill, AskedSkill(skill, any_of.importance, None, None, (any_of.mention,)))
    return asked


def _merged(one: AskedSkill, other: AskedSkill) -> AskedSkill:
    """Ask once for what is asked twice: the stronger importance and the higher level count."""
    return AskedSkill(
        skill=one.skill,
        importance=min(one.importance, other.importance, key=IMPORTANCE_ORDER.index),
        level=max(one.level or 0, other.level or 0) or None,
        years=max(one.years or 0, other.years or 0) or None,
        mentions=tuple(sorted({*one.mentions, *other.mentions})),
        alone=one.alone or other.alone,
        explicit=one.explicit or other.explicit,
        phrase=one.phrase or other.phrase,
    )


def _first_groups(any_ofs: Sequence[AnyOf]) -> dict[str, tuple[str, Importance]]:
    first: dict[str, tuple[str, Importance]] = {}
    for number, any_of in enumerate(any_ofs, start=1):
        for skill in any_of.skills:
            first.setdefault(skill, (f"g{number}", any_of.importance))
    return first


def _requirement(
    asked: AskedSkill, best: tuple[int, Source], groups: Mapping[str, tuple[str, Importance]]
) -> Requirement:
    level, (held, source) = asked.level or ASKED_LEVEL, best
    state = State.MET if held >= level else State.PARTIAL if held else State.MISSING
    group, group_importance = groups.get(asked.skill, (None, asked.importance))
    alone = group is None or asked.alone
    return Requirement(
        skill=asked.skill,
        level=level,
        importance=asked.importance if alone else group_importance,
        group=group,
        mentions=asked.mentions,
        held=held,
        source=source,
        state=state,
        alone=alone,
        explicit=asked.explicit,
        phrase=asked.phrase,
    )


def _place(mentions: Iterable[Mention]) -> tuple[bool, int]:
    """Return a key that sorts by the first mention; what has none comes last."""
    starts = [mention.start for mention in mentions]
    return (not starts, min(starts, default=0))


def _group(any_of: AnyOf, number: int, by_skill: dict[str, Requirement]) -> RequirementGroup:
    members = tuple(dict.fromkeys(any_of.skills))
    minimum = min(any_of.minimum, len(members))
    met = sum(by_skill[member].state is State.MET for member in members)
    return RequirementGroup(f"g{number}", members, minimum, any_of.importance, any_of.mention, met >= minimum)


def _is_single_demand(requirement: Requirement) -> bool:
    return requirement.alone and requirement.importance is not Importance.CONTEXT


def _targets(requirements: Sequence[Requirement], groups: Iterable[RequirementGroup]) -> Iterable[Target]:
    rungs = {one.skill: Rung(one.skill, one.level) for one in requirements}
    for one in requirements:
        if _is_single_demand(one) and one.state is not State.MET:
            yield Target(one.skill, (rungs[one.skill],), 1, one.importance, _weight([one]))
    for group in groups:
        if not group.met and group.importance is not Importance.CONTEXT:
            alternatives = tuple(rungs[member] for member in group.members)
            weight = _weight(one for one in requirements if one.skill in group.members)
            yield Target(group.id, alternatives, group.minimum, group.importance, weight)


def _weight(requirements: Iterable[Requirement]) -> int:
    return EXPLICIT_WEIGHT if any(one.explicit for one in requirements) else 1
