"""How long planning takes: run `python tests/benchmarks/bench_planning.py`."""

import random
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).parents[2]))

from skillpath.catalogue import shipped_graph
from skillpath.domain.assessment import Assessment, Claim, Holdings
from skillpath.domain.candidates import Candidates, find_candidates
from skillpath.domain.earliest import Work, earliest_value
from skillpath.domain.gap import Target
from skillpath.domain.graph import SkillGraph
from skillpath.domain.greedy import greedy_choice
from skillpath.domain.path import least_hours
from skillpath.domain.plan import Plan, plan
from skillpath.domain.posting import AnyOf, AskedSkill, Importance, Mention, Posting
from skillpath.domain.skills import LEVELS, Prerequisite, Rung, Skill
from skillpath.domain.solver import Solver

SKILLS = 1_000
RUNS = 15

Problem = TypeVar("Problem")


def main() -> None:
    """Print the medians in milliseconds, each over several random problems."""
    graphs = [synthetic_graph(random.Random(seed)) for seed in range(RUNS)]
    problems = [
        find_candidates(graph, Holdings({}), targets(random.Random(seed)))
        for seed, graph in enumerate(graphs)
    ]
    sizes = median(len(problem.rungs) for problem in problems)
    print(f"{SKILLS} skills x {len(LEVELS)} levels, 12 targets, half of the prerequisites groups of 2 to 4")
    print(f"  candidate rungs                      {sizes:8.0f}")
    show("least hours", problems, lambda problem: least_hours(Solver(problem)))
    show("least hours, by HiGHS alone", problems, lambda problem: least_hours(Solver(problem, decisions=0)))
    show("greedy", problems, greedy_choice)
    proven = sum(least_hours(Solver(problem)).proven for problem in problems)
    print(f"  proven shortest                      {proven:5d} of {len(problems)}")
    print(f"  greedy takes more hours, mean        {100 * mean_excess(problems):8.1f} %")
    show("whole plan, 8 skills, 6 groups of 5", list(enumerate(graphs)), whole_plan)
    shipped = shipped_graph()
    taught = sum(skill.taught for skill in shipped.skills.values())
    print(f"The catalogue as shipped: {len(shipped.skills)} skills, {taught} of them taught")
    show("whole plan, 8 skills, 6 groups of 5", [(seed, shipped) for seed in range(RUNS)], whole_plan)
    print("Earliest value")
    for number in (12, 18):
        works = [list(random_works(random.Random(seed), number)) for seed in range(RUNS)]
        show(f"order of {number} targets", works, lambda each: earliest_value(each, [10] * 200))


def show(what: str, problems: Iterable[Problem], solve: Callable[[Problem], object]) -> None:
    """Print the median and the worst time over the problems, after one run to warm up."""
    times = []
    for problem in problems:
        solve(problem)
        start = perf_counter()
        solve(problem)
        times.append((perf_counter() - start) * 1000)
    print(f"  {what:36} {median(times):8.1f} ms, at most {max(times):.1f} ms")


def mean_excess(problems: Iterable[Candidates]) -> float:
    """Return by which share the greedy choice takes more hours than the best one."""
    shares = [
        problem.total(greedy_choice(problem)) / least_hours(Solver(problem)).hours - 1 for problem in problems
    ]
    return sum(shares) / len(shares)


def name(number: int) -> str:
    """Return the id of a skill."""
    return f"s{number:04}"


def synthetic_graph(chance: random.Random) -> SkillGraph:
    """Return a graph whose skills rest on two earlier things each, of which half leave a choice."""
    return SkillGraph(synthetic_skill(chance, number) for number in range(SKILLS))


def synthetic_skill(chance: random.Random, number: int) -> Skill:
    """Return a skill that rests on skills with smaller numbers, mostly on near ones."""
    first, second, third, fourth = sorted(chance.randint(2, 60) for _ in LEVELS)
    return Skill(
        id=name(number),
        name=name(number),
        kind="tool",
        hours=(first, second, third, fourth),
        prerequisites=tuple(prerequisites(chance, number)) if number > 20 else (),
        taught=True,
    )


def prerequisites(chance: random.Random, number: int) -> Iterator[Prerequisite]:
    """Yield one prerequisite for each of two levels."""
    for level in sorted(chance.sample(LEVELS[:3], 2)):
        members = chance.randint(2, 4) if chance.random() < 0.5 else 1
        near = range(max(0, number - 200), number)
        rungs = sorted(Rung(name(one), chance.randint(1, 3)) for one in chance.sample(near, members))
        yield Prerequisite(level, tuple(rungs), "so it is")


def targets(chance: random.Random) -> list[Target]:
    """Return single demands for late skills."""
    wanted = chance.sample(range(SKILLS // 2, SKILLS), 12)
    return [Target(name(one), (Rung(name(one), 3),), 1, Importance.REQUIRED) for one in wanted]


def whole_plan(problem: tuple[int, SkillGraph]) -> Plan:
    """Return the plan for one who holds six of the skills in a graph, at a level from 1 to 3."""
    seed, graph = problem
    chance = random.Random(seed)
    taught = [skill.id for skill in graph.skills.values() if skill.taught]
    held = tuple(Claim(skill, chance.randint(1, 3)) for skill in chance.sample(taught, 6))
    return plan(graph, posting(chance, taught), Assessment("", held))


def posting(chance: random.Random, skills: Sequence[str]) -> Posting:
    """Return a posting that asks for eight skills and six times for one of five."""
    wanted = chance.sample(skills, 38)
    word = Mention(0, 4, "word")
    asked = [AskedSkill(skill, Importance.REQUIRED, 2, None, (word,)) for skill in wanted[:8]]
    groups = [AnyOf(tuple(wanted[at : at + 5]), 1, Importance.REQUIRED, word) for at in range(8, 38, 5)]
    return Posting("word", tuple(asked), tuple(groups))


def random_works(chance: random.Random, number: int) -> Iterator[Work]:
    """Yield works that share many of their pieces."""
    for _ in range(number):
        yield Work(frozenset(chance.sample(range(200), chance.randint(5, 60))), 1)


if __name__ == "__main__":
    main()
