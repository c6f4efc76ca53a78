"""In which order the rungs of a path are learnt."""

from collections.abc import Iterable, Sequence

from skillpath.domain.candidates import Candidates, numbers
from skillpath.domain.earliest import Work, earliest_value
from skillpath.domain.gap import Target
from skillpath.domain.graph import SkillGraph
from skillpath.domain.posting import IMPORTANCE_ORDER
from skillpath.domain.skills import Rung
from skillpath.domain.support import supports

_UNITS = 1000
"""Hours are compared in thousandths, as whole numbers, so that equal sums are equal."""


def in_order(graph: SkillGraph, candidates: Candidates, chosen: Iterable[Rung]) -> tuple[Rung, ...]:
    """Return the chosen rungs in the order that meets targets early and puts no rung before its ground.

    What is required comes before what is preferred. Within each, the sum of weight x hours until a
    target is met is least; targets that rest on the same rungs are one, with their weights added.
    Between two targets, levels of one skill and then skills of one area stay together where
    prerequisites allow; ties go to the first by id. Rungs that serve no target come last.
    """
    left = candidates.subset(chosen)
    supported = supports(candidates, left)
    ordered: list[Rung] = []
    for importance in IMPORTANCE_ORDER:
        phase = [
            (goal.target, support & left)
            for goal, support in zip(candidates.goals, supported, strict=True)
            if goal.target.importance is importance
        ]
        for support in _sequence(candidates, phase):
            ordered.extend(_run(graph, candidates, (support & left, ordered)))
            left &= ~support
    ordered.extend(_run(graph, candidates, (left, ordered)))
    return tuple(ordered)


def _sequence(candidates: Candidates, phase: Iterable[tuple[Target, int]]) -> list[int]:
    """Return the different supports of a phase in the order of earliest value."""
    weights: dict[int, int] = {}
    for target, support in sorted(phase, key=lambda each: each[0].id):
        if support:
            weights[support] = weights.get(support, 0) + target.weight
    merged = list(weights)
    works = [Work(frozenset(numbers(support)), weights[support]) for support in merged]
    costs = [round(hours * _UNITS) for hours in candidates.hours]
    return [merged[place] for place in earliest_value(works, costs)]


def _run(graph: SkillGraph, candidates: Candidates, stretch: tuple[int, Sequence[Rung]]) -> list[Rung]:
    """Return a set of candidates in an order that stays with a skill, then with an area, where it can."""
    waiting, before = stretch
    done = candidates.subset(before)
    run = list(before)
    while waiting:
        ready = [one for one in numbers(waiting) if _stands(candidates, one, done)]
        keys = {one: (_leap(graph, run, candidates.rungs[one]), one) for one in ready}
        whole = [one for one in ready if not keys[one][0] or _unbroken(candidates, one, (waiting, done))]
        number = min(whole or ready, key=keys.__getitem__)
        run.append(candidates.rungs[number])
        done |= 1 << number
        waiting ^= 1 << number
    return run[len(before) :]


def _stands(candidates: Candidates, number: int, done: int) -> bool:
    return all(demand.met(done) for demand in candidates.demands[number])


def _unbroken(candidates: Candidates, number: int, stretch: tuple[int, int]) -> bool:
    """Tell whether all waiting rungs of a skill could be learnt in a row, from this one on."""
    waiting, done = stretch
    skill = candidates.rungs[number].skill
    # Candidates are sorted, so that the rungs of a skill are neighbours, the lowest first.
    while number < len(candidates.rungs) and candidates.rungs[number].skill == skill:
        if waiting >> number & 1 and not _stands(candidates, number, done):
            return False
        done |= 1 << number
        number += 1
    return True


def _leap(graph: SkillGraph, run: Sequence[Rung], rung: Rung) -> int:
    """Return 0 for the skill that comes last in a run, 1 for its area, 2 for another one."""
    if run and run[-1].skill == rung.skill:
        return 0
    return 1 if run and graph.skill(run[-1].skill).area == graph.skill(rung.skill).area else 2
