"""Small graphs in one line each, for tests that plan."""

import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from skillpath.domain.assessment import Claim, Holdings, holdings
from skillpath.domain.candidates import Candidates, find_candidates
from skillpath.domain.gap import Target
from skillpath.domain.graph import SkillGraph
from skillpath.domain.posting import AnyOf, AskedSkill, Importance, Mention, Posting
from skillpath.domain.skills import Prerequisite, Resource, Rung, Skill

Hours = Mapping[str, tuple[float, float, float, float]]

TEN = (10.0, 10.0, 10.0, 10.0)


def rung(text: str) -> Rung:
    """Read `sql@2`."""
    skill, level = text.strip().split("@")
    return Rung(skill, int(level))


def graph(
    *lines: str,
    hours: Hours | None = None,
    related: Mapping[str, Mapping[str, float]] | None = None,
    areas: Mapping[str, str] | None = None,
    named: Iterable[str] = (),
) -> SkillGraph:
    """Build a graph from lines; every skill that is mentioned exists and costs ten hours a level.

    `a@2 <- b@1, c@1` both; `a@2 <- b@1|c@1` one of them; `a@2 <- 2 of b@1|c@1|d@1`; `a is b` makes b
    broader than a, and a the usual way to learn it; with `a is part of b` it is no usual way; `a` is a skill
    without prerequisites. Skills in `named` are not taught.
    """
    text = " ".join([*lines, *(related or {}), *(hours or {})])
    ids = sorted(set(re.findall(r"[a-z][a-z0-9-]*", re.sub(r"\b(is|part|of)\b", " ", text))))
    return SkillGraph(
        Skill(
            id=skill,
            name=skill.upper(),
            kind="tool",
            area=(areas or {}).get(skill, ""),
            broader=tuple(sorted(_broader(skill, lines))),
            usual=tuple(one for one in ids if skill in _usual(one, lines) and one not in set(named)),
            hours=(hours or {}).get(skill, TEN),
            prerequisites=tuple(_prerequisites(skill, lines)),
            related=MappingProxyType(dict((related or {}).get(skill, {}))),
            resources=(Resource(f"{skill} book", f"https://example.org/{skill}", "book", 2),),
            done_when=MappingProxyType({2: f"uses {skill}"}),
            taught=skill not in set(named),
        )
        for skill in ids
    )


def _broader(skill: str, lines: Iterable[str]) -> Iterator[str]:
    return (kinship[1] for kinship in _kinships(skill, lines))


def _usual(skill: str, lines: Iterable[str]) -> list[str]:
    return [kinship[1] for kinship in _kinships(skill, lines) if "part of" not in kinship[0]]


def _kinships(skill: str, lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    for line in lines:
        match = re.fullmatch(r"([a-z0-9-]+) is (?:part of )?([a-z0-9-]+)", line.strip())
        if match and match[1] == skill:
            yield line, match[2]


def _prerequisites(skill: str, lines: Iterable[str]) -> Iterator[Prerequisite]:
    for line in lines:
        if "<-" not in line or rung(line.split("<-")[0]).skill != skill:
            continue
        above, below = line.split("<-")
        for part in below.split(","):
            count, members = re.fullmatch(r"\s*(?:(\d) of )?(.*)", part).groups()  # type: ignore[union-attr]
            rungs = tuple(sorted(map(rung, members.split("|"))))
            why = f"{skill} uses {' or '.join(one.skill for one in rungs)}"
            yield Prerequisite(rung(above).level, rungs, why, minimum=int(count or 1))


def held(of: SkillGraph, *rungs: str) -> Holdings:
    """Return what follows from claims such as `sql@2`; `sql@0` is a denial."""
    return holdings(of, claims(*rungs))


def claims(*rungs: str) -> list[Claim]:
    """Read claims such as `sql@2`."""
    return [Claim(rung(text).skill, rung(text).level) for text in rungs]


def target(*alternatives: str, minimum: int = 1, importance: Importance = Importance.REQUIRED) -> Target:
    """Return a target named after its alternatives."""
    return Target("|".join(alternatives), tuple(map(rung, alternatives)), minimum, importance)


def candidates(of: SkillGraph, targets: Iterable[Target], *rungs: str) -> Candidates:
    """Return the candidates for targets, for one who holds the rungs."""
    return find_candidates(of, held(of, *rungs), targets)


def asked(text: str, importance: Importance = Importance.REQUIRED, start: int = 0) -> AskedSkill:
    """Return a skill that is asked for as in `sql@2`, or `sql` when no level is given."""
    skill, _, level = text.partition("@")
    mention = Mention(start, start + len(skill), skill)
    return AskedSkill(skill, importance, int(level) if level else None, None, (mention,))


def any_of(
    *skills: str, minimum: int = 1, importance: Importance = Importance.REQUIRED, start: int = 0
) -> AnyOf:
    """Return a group of skills."""
    words = " or ".join(skills)
    return AnyOf(skills, minimum, importance, Mention(start, start + len(words), words))


def posting(*demands: AskedSkill | AnyOf) -> Posting:
    """Return a posting that asks for skills and groups."""
    return Posting(
        text="",
        skills=tuple(one for one in demands if isinstance(one, AskedSkill)),
        any_of=tuple(one for one in demands if isinstance(one, AnyOf)),
    )
