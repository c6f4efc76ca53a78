"""What a person holds: what they said, and what follows from it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from skillpath.domain.graph import SkillGraph
from skillpath.domain.posting import Mention
from skillpath.domain.skills import Rung


class Source(StrEnum):
    """How a held level is known."""

    SELF = "self"
    ASSUMED = "assumed"
    """It follows from something else that the person holds."""
    REVIEWED = "reviewed"
    NONE = "none"
    """Nothing is known; the level is 0."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A level that a person states for a skill; 0 is a denial."""

    skill: str
    level: int
    years: float | None = None
    mentions: tuple[Mention, ...] = ()
    """Empty when the level was chosen in a form and not read from a text."""
    by_hand: bool = False
    """True when the person set the level themselves, over what was read."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """A self-assessment as it was read; `claims` in the order of their first mention."""

    text: str
    claims: tuple[Claim, ...] = ()
    unknown: tuple[Mention, ...] = ()
    messages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Holding:
    """The level of a skill that a person holds."""

    skill: str
    level: int
    source: Source
    follows_from: Rung | None = None
    """For an assumed holding: the stated rung that it follows from."""
    by_hand: bool = False
    """True when the person set the level themselves."""


@dataclass(frozen=True, slots=True)
class Holdings:
    """All that a person holds, and what they say they do not."""

    by_skill: Mapping[str, Holding]

    def level(self, skill: str) -> int:
        """Return the level held, 0 when nothing is known."""
        holding = self.by_skill.get(skill)
        return holding.level if holding else 0

    def source(self, skill: str) -> Source:
        """Return how the level is known."""
        holding = self.by_skill.get(skill)
        return holding.source if holding else Source.NONE

    def settles(self, skill: str) -> bool:
        """Tell whether the level stands against what a narrower skill would prove: denied, or set by hand."""
        holding = self.by_skill.get(skill)
        return (
            holding is not None and holding.source is Source.SELF and (not holding.level or holding.by_hand)
        )

    def holds(self, rung: Rung) -> bool:
        """Tell whether the rung is held."""
        return self.level(rung.skill) >= rung.level

    @property
    def assumed(self) -> tuple[Holding, ...]:
        """What follows from the stated levels, sorted by skill."""
        return tuple(
            self.by_skill[skill]
            for skill in sorted(self.by_skill)
            if self.by_skill[skill].source is Source.ASSUMED
        )


def holdings(graph: SkillGraph, claims: Iterable[Claim]) -> Holdings:
    """Return what the claims say and imply.

    A held rung implies the single prerequisites below it and, at the same level, every broader skill.
    Groups imply nothing, since any member might have served. What a person states about a skill is
    never overruled by what would follow from another: a denied skill stays denied. When two claims
    name the same skill, the later one counts.
    """
    stated = {claim.skill: claim for claim in claims if claim.skill in graph}
    held = {
        skill: Holding(skill, claim.level, Source.SELF, by_hand=claim.by_hand)
        for skill, claim in stated.items()
    }
    for skill in sorted(stated):
        if stated[skill].level:
            _assume_below(graph, Rung(skill, stated[skill].level), held)
    return Holdings(held)


def _assume_below(graph: SkillGraph, stated: Rung, held: dict[str, Holding]) -> None:
    waiting = [stated]
    seen = {stated}
    while waiting:
        for rung in _implied(graph, waiting.pop()):
            known = held.get(rung.skill)
            denied = known is not None and known.source is Source.SELF and known.level < rung.level
            if rung in seen or denied:
                continue
            seen.add(rung)
            waiting.append(rung)
            if known is None or known.level < rung.level:
                held[rung.skill] = Holding(rung.skill, rung.level, Source.ASSUMED, stated)


def _implied(graph: SkillGraph, rung: Rung) -> Iterable[Rung]:
    if rung.level > 1:
        yield Rung(rung.skill, rung.level - 1)
    for need in graph.needs(rung):
        if need.group is None:
            yield need.members[0]
    for broad in sorted(graph.broader(rung.skill)):
        yield Rung(broad, rung.level)
