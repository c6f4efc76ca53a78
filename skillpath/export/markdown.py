"""A plan as Markdown: to read in a terminal, to keep in a repository, to paste into a ticket."""

from collections.abc import Iterable, Iterator

from skillpath.domain.skills import LEVEL_NAMES
from skillpath.export.plan_document import (
    ChoiceDocument,
    GroupDocument,
    PlanDocument,
    RequirementDocument,
    StepDocument,
)

_SPECIAL = str.maketrans({char: f"\\{char}" for char in "\\`*_[]<>#|"})


def plan_markdown(plan: PlanDocument) -> str:
    """Return a plan as Markdown, ending in a line break."""
    parts = [
        ["# Learning path", "", *_summary(plan)],
        _path(plan),
        _choices(plan["choices"]),
        _requirements(plan),
        _assumed(plan),
        _unknown(plan),
    ]
    return "\n".join("\n".join(lines) + "\n" for part in parts if (lines := list(part)))


def _summary(plan: PlanDocument) -> Iterator[str]:
    progress, totals = plan["progress"], plan["totals"]
    yield f"{progress['met']} of {progress['asked']} requirements met."
    if plan["steps"]:
        hours = f"{totals['hours_low']:g}-{totals['hours_high']:g} hours to go"
        unit = "week" if totals["weeks"] == 1 else "weeks"
        weeks = f"about {totals['weeks']} {unit} at {totals['hours_per_week']:g} hours a week"
        proof = "No path takes fewer hours." if plan["optimal"]["proven"] else "A shorter path may exist."
        yield f"{hours}, {weeks}. {proof}"
    for message in plan["messages"]:
        yield ""
        yield escape(message)


def _path(plan: PlanDocument) -> Iterator[str]:
    if not plan["steps"]:
        return
    yield "## Steps"
    for number, step in enumerate(plan["steps"], start=1):
        yield ""
        yield from _step(number, step)


def _step(number: int, step: StepDocument) -> Iterator[str]:
    levels = f"from {LEVEL_NAMES[step['from_level']]} to {LEVEL_NAMES[step['to_level']]}"
    yield f"### {number}. {escape(step['name'])}: {levels}"
    yield ""
    starts = f" ({step['starts']})" if step["starts"] else ""
    yield f"{step['hours_low']:g}-{step['hours_high']:g} hours, from week {step['week']}{starts}."
    yield ""
    for reason in step["because"]:
        yield f"- Why: {escape(reason)}"
    yield f"- Done when: {escape(step['done_when'])}"
    for resource in step["resources"]:
        yield f"- [{escape(resource['title'])}]({resource['url']}) ({resource['kind']})"


def _choices(choices: Iterable[ChoiceDocument]) -> Iterator[str]:
    lines = []
    for choice in choices:
        others = ", ".join(
            f"{escape(one['name'])} +{one['extra_hours']:g} h" for one in choice["alternatives"]
        )
        chosen = ", ".join(map(escape, choice["chosen_names"]))
        lines.append(f"- {chosen}" + (f" (the others: {others})" if others else ""))
    if lines:
        yield from ("## Choices", "", *lines)


def _requirements(plan: PlanDocument) -> Iterator[str]:
    if not plan["requirements"]:
        return
    yield "## Requirements"
    yield ""
    yield "| Skill | Wanted | Asked for | Held | State |"
    yield "|---|---|---|---|---|"
    groups = {group["id"]: group for group in plan["groups"]}
    for requirement in plan["requirements"]:
        yield _requirement(requirement, groups.get(requirement["group"] or ""))


def _requirement(requirement: RequirementDocument, named_by: GroupDocument | None) -> str:
    group = f" ({named_by['min']} of {len(named_by['skills'])}, {named_by['id']})" if named_by else ""
    held = LEVEL_NAMES[requirement["held"]]
    source = f" ({requirement['source']})" if requirement["held"] else ""
    cells = (
        escape(requirement["name"]) + group,
        requirement["importance"],
        LEVEL_NAMES[requirement["level"]],
        held + source,
        requirement["state"],
    )
    return "| " + " | ".join(cells) + " |"


def _assumed(plan: PlanDocument) -> Iterator[str]:
    if not plan["assumed"]:
        return
    yield "## Taken as held"
    yield ""
    for one in plan["assumed"]:
        basis = f"{escape(one['follows_from'])} ({LEVEL_NAMES[one['follows_from_level']]})"
        yield f"- {escape(one['name'])}: {LEVEL_NAMES[one['level']]}, which follows from {basis}"


def _unknown(plan: PlanDocument) -> Iterator[str]:
    if plan["unknown"] or plan["unknown_held"]:
        yield "## Not in the catalogue"
        for whose, names in (("posting", plan["unknown"]), ("self-assessment", plan["unknown_held"])):
            if names:
                yield ""
                yield f"In the {whose}: " + ", ".join(escape(one["text"]) for one in names)


def escape(text: str) -> str:
    """Return a text in which nothing is read as Markdown, on one line."""
    return " ".join(text.split()).translate(_SPECIAL)
