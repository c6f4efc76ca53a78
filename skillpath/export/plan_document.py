"""The plan as a document, by the contract of `plan --json`: what is kept, shown and exported."""

from datetime import date, timedelta
from typing import TypedDict

from skillpath.domain.assessment import Assessment
from skillpath.domain.gap import Requirement, RequirementGroup
from skillpath.domain.graph import SkillGraph
from skillpath.domain.plan import GroupChoice, Plan, Step
from skillpath.domain.schedule import hours_range
from skillpath.domain.skills import LEVEL_NAMES
from skillpath.export.readings import MentionDocument, mention_documents


class RequirementDocument(TypedDict):
    """One skill that is asked for, and what is held of it."""

    skill: str
    name: str
    level: int
    importance: str
    held: int
    source: str
    state: str
    alone: bool
    """True when it has to be met by itself, whether or not a group names it too."""
    group: str | None
    """The first group that names it."""
    evidence: list[MentionDocument]


class GroupDocument(TypedDict):
    """Skills of which `min` suffice, under the id that their requirements carry."""

    id: str
    skills: list[str]
    names: list[str]
    min: int
    importance: str
    met: bool
    text: str


class ResourceDocument(TypedDict):
    """Something to read or to practise on."""

    title: str
    url: str
    kind: str
    level: int


class StepDocument(TypedDict):
    """One step of the path; `hours_low` and `hours_high` bound what it takes."""

    skill: str
    name: str
    from_level: int
    to_level: int
    hours: float
    hours_low: float
    hours_high: float
    week: int
    starts: str | None
    """The ISO date of the first day of that week, when the first week has one."""
    because: list[str]
    serves: list[str]
    resources: list[ResourceDocument]
    done_when: str


class AlternativeDocument(TypedDict):
    """A member of a group that was not chosen, and what it would add."""

    skill: str
    name: str
    extra_hours: float


class ChoiceDocument(TypedDict):
    """How a group is met by the path."""

    id: str
    group: list[str]
    chosen: list[str]
    chosen_names: list[str]
    alternatives: list[AlternativeDocument]


class TotalsDocument(TypedDict):
    """What the whole path takes."""

    hours: float
    hours_low: float
    hours_high: float
    hours_per_week: float
    weeks: int


class OptimalDocument(TypedDict):
    """Whether no path takes fewer hours, and the hours that none undercuts."""

    proven: bool
    lower_bound: float


class ProgressDocument(TypedDict):
    """How many demands are met, and how many there are; a group counts once."""

    met: int
    asked: int


class StatedDocument(TypedDict):
    """A level that the person stated, or set by hand, which has no evidence."""

    skill: str
    name: str
    level: int
    evidence: list[MentionDocument]


class AssumedDocument(TypedDict):
    """A level that follows from a stated one."""

    skill: str
    name: str
    level: int
    follows_from: str
    follows_from_level: int


class PlanDocument(TypedDict):
    """A plan by the contract of `plan --json`."""

    catalogue: str
    start: str | None
    progress: ProgressDocument
    requirements: list[RequirementDocument]
    groups: list[GroupDocument]
    steps: list[StepDocument]
    choices: list[ChoiceDocument]
    totals: TotalsDocument
    optimal: OptimalDocument
    stated: list[StatedDocument]
    assumed: list[AssumedDocument]
    unknown: list[MentionDocument]
    unknown_held: list[MentionDocument]
    """The same for the words of the self-assessment."""
    messages: list[str]


def plan_document(
    graph: SkillGraph, plan: Plan, assessment: Assessment, *, start: str | None = None
) -> PlanDocument:
    """Return a plan as a document, with what the person stated.

    `start` is the ISO date on which the first week begins.
    """
    low, high = hours_range(plan.hours)
    return {
        "catalogue": graph.version,
        "start": start,
        "progress": {"met": plan.progress.met, "asked": plan.progress.asked},
        "requirements": [_requirement(graph, one) for one in plan.requirements],
        "groups": [_group(graph, group) for group in plan.groups],
        "steps": [_step(step, start) for step in plan.steps],
        "choices": [_choice(graph, choice) for choice in plan.choices],
        "totals": {
            "hours": plan.hours,
            "hours_low": low,
            "hours_high": high,
            "hours_per_week": plan.hours_per_week,
            "weeks": plan.weeks,
        },
        "optimal": {"proven": plan.proven, "lower_bound": plan.lower_bound},
        "stated": [
            {
                "skill": claim.skill,
                "name": graph.skill(claim.skill).name,
                "level": claim.level,
                "evidence": mention_documents(claim.mentions),
            }
            for claim in assessment.claims
        ],
        "assumed": [
            {
                "skill": holding.skill,
                "name": graph.skill(holding.skill).name,
                "level": holding.level,
                "follows_from": graph.skill(holding.follows_from.skill).name,
                "follows_from_level": holding.follows_from.level,
            }
            for holding in plan.assumed
            if holding.follows_from
        ],
        "unknown": mention_documents(plan.unknown),
        "unknown_held": mention_documents(plan.unknown_held),
        "messages": list(plan.messages),
    }


def level_name(level: int) -> str:
    """Return the name of a level from 0 to 4."""
    return LEVEL_NAMES[level]


def _requirement(graph: SkillGraph, requirement: Requirement) -> RequirementDocument:
    return {
        "skill": requirement.skill,
        "name": graph.skill(requirement.skill).name,
        "level": requirement.level,
        "importance": requirement.importance.value,
        "held": requirement.held,
        "source": requirement.source.value,
        "state": requirement.state.value,
        "alone": requirement.alone,
        "group": requirement.group,
        "evidence": mention_documents(requirement.mentions),
    }


def _group(graph: SkillGraph, group: RequirementGroup) -> GroupDocument:
    return {
        "id": group.id,
        "skills": list(group.members),
        "names": [graph.skill(member).name for member in group.members],
        "min": group.minimum,
        "importance": group.importance.value,
        "met": group.met,
        "text": group.mention.text,
    }


def _step(step: Step, start: str | None) -> StepDocument:
    low, high = hours_range(step.hours)
    starts = date.fromisoformat(start) + timedelta(weeks=step.week - 1) if start else None
    return {
        "skill": step.skill,
        "name": step.name,
        "from_level": step.from_level,
        "to_level": step.to_level,
        "hours": step.hours,
        "hours_low": low,
        "hours_high": high,
        "week": step.week,
        "starts": starts.isoformat() if starts else None,
        "because": list(step.because),
        "serves": list(step.serves),
        "resources": [
            {"title": one.title, "url": one.url, "kind": one.kind, "level": one.level}
            for one in step.resources
        ],
        "done_when": step.done_when,
    }


def _choice(graph: SkillGraph, choice: GroupChoice) -> ChoiceDocument:
    return {
        "id": choice.id,
        "group": list(choice.group),
        "chosen": list(choice.chosen),
        "chosen_names": [graph.skill(skill).name for skill in choice.chosen],
        "alternatives": [
            {"skill": one.skill, "name": graph.skill(one.skill).name, "extra_hours": one.extra_hours}
            for one in choice.alternatives
        ],
    }
