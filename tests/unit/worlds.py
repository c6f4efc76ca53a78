"""Random small worlds - a graph, what is held, what is wanted - and what is true of them by brute force."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from hypothesis import assume
from hypothesis import strategies as st

from skillpath.domain.assessment import Holding, Holdings, Source
from skillpath.domain.gap import Target
from skillpath.domain.graph import SkillGraph
from skillpath.domain.lints import graph_faults
from skillpath.domain.posting import Importance
from skillpath.domain.skills import Rung
from tests.unit.graphs import graph

TOP = 3
"""The highest level in a random world."""


@dataclass(frozen=True)
class World:
    graph: SkillGraph
    holdings: Holdings
    targets: tuple[Target, ...]


@st.composite
def worlds(draw: st.DrawFn, *, most: int = 5) -> World:
    """Draw a graph without a cycle, holdings of any kind, and one to four targets."""
    skills = [f"s{number}" for number in range(draw(st.integers(2, most)))]
    lines = [*skills, *_edges(draw, skills), *_kinships(draw, skills)]
    hours = {skill: tuple(draw(st.lists(_half_hours, min_size=4, max_size=4))) for skill in skills}
    related = {one: {other: 0.5} for one, other in draw(st.lists(_pairs(skills), max_size=2)) if one != other}
    world = graph(*lines, hours=hours, related=related)
    assume(not any("has a cycle" in fault for fault in graph_faults(world)))
    levels = draw(st.dictionaries(st.sampled_from(skills), st.integers(0, TOP), max_size=2))
    held = Holdings({skill: Holding(skill, level, Source.SELF) for skill, level in levels.items()})
    return World(world, held, tuple(_targets(draw, skills)))


_half_hours = st.integers(1, 40).map(lambda half: half / 2)


def _pairs(skills: Sequence[str]) -> st.SearchStrategy[tuple[str, str]]:
    return st.tuples(st.sampled_from(skills), st.sampled_from(skills))


def _edges(draw: st.DrawFn, skills: Sequence[str]) -> Iterator[str]:
    for number in range(1, len(skills)):
        for level in draw(st.sets(st.integers(1, TOP), max_size=2)):
            below = st.builds("{}@{}".format, st.sampled_from(skills[:number]), st.integers(1, TOP - 1))
            members = sorted(draw(st.sets(below, min_size=1, max_size=3)))
            minimum = draw(st.integers(1, max(1, len(members) - 1)))
            yield f"{skills[number]}@{level} <- {minimum} of {'|'.join(members)}"


def _kinships(draw: st.DrawFn, skills: Sequence[str]) -> Iterator[str]:
    for one, other in draw(st.lists(_pairs(skills), max_size=3)):
        if one < other:
            kinship = draw(st.sampled_from(["is", "is part of"]))
            yield f"{one} {kinship} {other}" if draw(st.booleans()) else f"{other} {kinship} {one}"


def _targets(draw: st.DrawFn, skills: Sequence[str]) -> Iterator[Target]:
    for number in range(draw(st.integers(1, 4))):
        wanted = st.dictionaries(st.sampled_from(skills), st.integers(1, TOP), min_size=1, max_size=3)
        alternatives = tuple(Rung(skill, level) for skill, level in sorted(draw(wanted).items()))
        minimum = draw(st.integers(1, len(alternatives)))
        importance = draw(st.sampled_from([Importance.REQUIRED, Importance.PREFERRED]))
        yield Target(f"t{number}", alternatives, minimum, importance)


def brute_force_hours(world: World) -> float:
    """Return the least hours over all ways to raise levels, each tried."""
    skills = sorted(world.graph.skills)
    best = math.inf
    for levels in product(*(range(world.holdings.level(skill), TOP + 1) for skill in skills)):
        reached = dict(zip(skills, levels, strict=True))
        hours = sum(cost(world, one) for one in learnt(world, reached))
        if hours < best and grounded(world, reached) and reaches(world, reached):
            best = hours
    return best


def learnt(world: World, reached: dict[str, int]) -> list[Rung]:
    """Return what is reached and was not held."""
    return [
        Rung(skill, level)
        for skill, top in sorted(reached.items())
        for level in range(world.holdings.level(skill) + 1, top + 1)
    ]


def cost(world: World, rung: Rung) -> float:
    """Return the hours of a rung, less what the nearest held skill saves."""
    shares = [
        max(skill.related.get(rung.skill, 0), world.graph.skill(rung.skill).related.get(skill.id, 0))
        for skill in world.graph.skills.values()
        if world.holdings.level(skill.id) >= rung.level
    ]
    return world.graph.hours(rung) * (1 - max(shares, default=0))


def grounded(world: World, reached: dict[str, int]) -> bool:
    """Tell whether all that is learnt has its prerequisites among what is reached."""
    return all(stands(world, one, reached) for one in learnt(world, reached))


def stands(world: World, rung: Rung, reached: dict[str, int]) -> bool:
    """Tell whether the prerequisites of a rung, and the rung below, are reached."""
    if reached.get(rung.skill, 0) < rung.level - 1:
        return False
    for need in world.graph.needs(rung):
        if sum(_serves(world, member, reached, rung.skill) for member in need.members) < need.minimum:
            return False
    return True


def _serves(world: World, member: Rung, reached: dict[str, int], above: str) -> bool:
    stand_ins = {one.skill for one in world.graph.stand_ins(member, above)}
    return _answered(world, member, reached, stand_ins)


def _reached(world: World, one: Rung, reached: dict[str, int]) -> bool:
    return _answered(world, one, reached, set(world.graph.narrower(one.skill)))


def _answered(world: World, one: Rung, reached: dict[str, int], others: set[str]) -> bool:
    """Tell whether a rung is reached, or a narrower one that is held or is learnt in its place."""
    if reached.get(one.skill, 0) >= one.level or world.holdings.settles(one.skill):
        return reached.get(one.skill, 0) >= one.level
    if any(world.holdings.level(skill) >= one.level for skill in world.graph.narrower(one.skill)):
        return True
    asked = {rung.skill for target in world.targets for rung in target.alternatives}
    fit = others & (asked | set(world.graph.skill(one.skill).usual))
    return any(reached.get(skill, 0) >= one.level for skill in fit)


def reaches(world: World, reached: dict[str, int]) -> bool:
    """Tell whether every target is reached, by its alternatives or by narrower skills."""
    for target in world.targets:
        met = [_reached(world, one, reached) for one in target.alternatives]
        if sum(met) < target.minimum:
            return False
    return True
