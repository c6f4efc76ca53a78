"""The plan from what a person holds to what a posting asks for: the value that everything shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from skillpath.domain.assessment import Assessment, Holding, Holdings, holdings
from skillpath.domain.candidates import find_candidates
from skillpath.domain.gap import Gap, Progress, Requirement, RequirementGroup, find_gap
from skillpath.domain.graph import SkillGraph
from skillpath.domain.order import in_order
from skillpath.domain.path import Decision, decisions, least_hours
from skillpath.domain.posting import Mention, Posting
from skillpath.domain.reasons import Reasons, find_reasons
from skillpath.domain.schedule import start_weeks, weeks_in_all
from skillpath.domain.skills import LEVEL_NAMES, Resource, Rung, Skill
from skillpath.domain.solver import Solver
from skillpath.domain.trimming import trimmed
from skillpath.domain.wording import because, plan_messages

HOURS_PER_WEEK = 5.0
"""What a person with a job finds in a week, where they do not say."""


@dataclass(frozen=True, slots=True)
class Step:
    """A skill to be raised from one level to another, without a break."""

    skill: str
    name: str
    from_level: int
    """The level that is reached before the step; what is held, for the first step of a skill."""
    to_level: int
    hours: float
    week: int
    """The week in which the step starts; the first is 1."""
    because: tuple[str, ...]
    """First what asks for it, then what rests on it."""
    serves: tuple[str, ...]
    """The asked skills that finally rest on it, in the order of the requirements."""
    resources: tuple[Resource, ...]
    done_when: str


@dataclass(frozen=True, slots=True)
class Alternative:
    """A member of a group that was not chosen, and the hours that it would add to the whole path."""

    skill: str
    extra_hours: float
    proven: bool = True
    """True when the hours are exact; else they are what was known when the time was up."""


@dataclass(frozen=True, slots=True)
class GroupChoice:
    """How a group that was not met is met by the path."""

    id: str
    """The id of the group, as in the requirements."""
    group: tuple[str, ...]
    """All members, in the order of the text."""
    chosen: tuple[str, ...]
    """The members that the path reaches, by id; what was held before is not among them."""
    alternatives: tuple[Alternative, ...]
    """The cheapest first, then by id."""


@dataclass(frozen=True, slots=True)
class _Frame:
    """What all steps are set in."""

    gap: Gap
    reasons: Reasons
    hours: Mapping[Rung, float]
    """What each rung costs this person."""
    hours_per_week: float


@dataclass(frozen=True, slots=True)
class Plan:
    """What is asked, what is held of it, and the steps between, in the order of learning."""

    requirements: tuple[Requirement, ...]
    groups: tuple[RequirementGroup, ...]
    progress: Progress
    steps: tuple[Step, ...]
    choices: tuple[GroupChoice, ...]
    """In the order of the groups."""
    hours: float
    hours_per_week: float
    weeks: int
    proven: bool
    """True when no path takes fewer hours."""
    lower_bound: float
    """Hours that no path can undercut."""
    assumed: tuple[Holding, ...]
    """What follows from the stated levels, by skill."""
    unknown: tuple[Mention, ...] = ()
    """Words of the posting that look like technologies and are not in the catalogue."""
    unknown_held: tuple[Mention, ...] = ()
    """The same for the self-assessment."""
    messages: tuple[str, ...] = ()


def plan(
    graph: SkillGraph, posting: Posting, assessment: Assessment, *, hours_per_week: float = HOURS_PER_WEEK
) -> Plan:
    """Return the plan for one who holds what the assessment says and implies.

    Raise NotFoundError when the posting names a skill that the graph does not have, InputError when
    the hours a week are not above 0, PlanningError when there is no path.
    """
    held = holdings(graph, assessment.claims)
    made = plan_from(graph, posting, held, hours_per_week=hours_per_week)
    messages = tuple(dict.fromkeys((*posting.messages, *assessment.messages, *made.messages)))
    return replace(made, unknown_held=assessment.unknown, messages=messages)


def plan_from(
    graph: SkillGraph, posting: Posting, held: Holdings, *, hours_per_week: float = HOURS_PER_WEEK
) -> Plan:
    """Return the plan for one whose holdings are known; raise what `plan` raises."""
    gap = find_gap(graph, posting, held)
    candidates = trimmed(find_candidates(graph, held, gap.targets))
    solver = Solver(candidates)
    selection = least_hours(solver)
    order = in_order(graph, candidates, selection.rungs)
    hours = dict(zip(candidates.rungs, candidates.hours, strict=True))
    frame = _Frame(gap, find_reasons(graph, held, (order, gap.targets)), hours, hours_per_week)
    return Plan(
        requirements=gap.requirements,
        groups=gap.groups,
        progress=gap.progress,
        steps=_steps(graph, frame, order),
        choices=_choices(gap, decisions(solver, selection)),
        hours=round(selection.hours, 2),
        hours_per_week=hours_per_week,
        weeks=weeks_in_all(selection.hours, hours_per_week),
        proven=selection.proven,
        lower_bound=round(selection.lower_bound, 2),
        assumed=held.assumed,
        unknown=posting.unknown,
        messages=plan_messages(gap, selection),
    )


def _steps(graph: SkillGraph, frame: _Frame, order: Sequence[Rung]) -> tuple[Step, ...]:
    climbs = [tuple(rungs) for _, rungs in groupby(order, key=lambda rung: rung.skill)]
    hours = [sum(frame.hours[rung] for rung in climb) for climb in climbs]
    weeks = start_weeks(hours, frame.hours_per_week)
    return tuple(
        _step(graph, frame, (climb, spent, week))
        for climb, spent, week in zip(climbs, hours, weeks, strict=True)
    )


def _step(graph: SkillGraph, frame: _Frame, climb: tuple[Sequence[Rung], float, int]) -> Step:
    rungs, hours, week = climb
    skill = graph.skill(rungs[0].skill)
    from_level, to_level = rungs[0].level - 1, rungs[-1].level
    served = frozenset[str]().union(*(frame.reasons.serves[rung] for rung in rungs))
    return Step(
        skill=skill.id,
        name=skill.name,
        from_level=from_level,
        to_level=to_level,
        hours=round(hours, 2),
        week=week,
        because=because(graph, frame.gap, (frame.reasons, rungs)),
        serves=tuple(one.skill for one in frame.gap.requirements if one.skill in served),
        resources=_resources(skill, from_level, to_level),
        done_when=_done_when(skill, to_level),
    )


def _resources(skill: Skill, from_level: int, to_level: int) -> tuple[Resource, ...]:
    """Return what helps on these levels; else what leads up to them; else all there is."""
    ahead = tuple(one for one in skill.resources if from_level < one.level <= to_level)
    up_to = tuple(one for one in skill.resources if one.level <= to_level)
    return ahead or up_to or skill.resources


def _done_when(skill: Skill, level: int) -> str:
    stated = skill.done_when.get(level) or skill.level_sentences[level - 1]
    return stated or f"is {LEVEL_NAMES[level]} in {skill.name}"


def _choices(gap: Gap, decided: Sequence[Decision]) -> tuple[GroupChoice, ...]:
    by_target: Mapping[str, Decision] = {decision.target: decision for decision in decided}
    return tuple(
        GroupChoice(
            id=group.id,
            group=group.members,
            chosen=by_target[group.id].chosen,
            alternatives=tuple(
                Alternative(detour.skill, round(detour.extra_hours, 2), detour.proven)
                for detour in by_target[group.id].detours
            ),
        )
        for group in gap.groups
        if group.id in by_target
    )
