"""A plan as its page shows it: the steps, the demands, what is held, and both texts with marks."""

from collections.abc import Mapping
from dataclasses import dataclass

from skillpath.export.plan_document import AssumedDocument, PlanDocument
from skillpath.services.plans import PlanView
from skillpath.web.demands import Section, demand_sections
from skillpath.web.marks import Mark, quotes, text_marks, with_levels
from skillpath.web.step_cards import StepCard, step_cards
from skillpath.web.words import plural, span


@dataclass(frozen=True, slots=True)
class HeldRow:
    """A level that the person stated or set by hand."""

    skill: str
    name: str
    level: int
    quote: str
    """The id of its first mark in the self-assessment, empty when it has none."""
    corrected: bool


@dataclass(frozen=True, slots=True)
class PlanPage:
    """All that the page of a plan shows."""

    id: str
    document: PlanDocument
    next: StepCard | None
    later: tuple[StepCard, ...]
    sections: tuple[Section, ...]
    posting: tuple[Mark, ...]
    assessment: tuple[Mark, ...]
    held: tuple[HeldRow, ...]
    assumed: tuple[AssumedDocument, ...]


def plan_page(view: PlanView) -> PlanPage:
    """Return a kept plan as its page shows it."""
    document = view.document
    levels = {one["skill"]: one["level"] for one in document["stated"]}
    posting = text_marks(view.posting, "asked", "requirement")
    assessment = text_marks(view.assessment, "said", "held")
    cards = step_cards(document)
    return PlanPage(
        id=view.id,
        document=document,
        next=cards[0] if cards else None,
        later=cards[1:],
        sections=tuple(demand_sections(view, cards, quotes(posting, "asked"))),
        posting=posting,
        assessment=with_levels(assessment, "held", levels),
        held=_held(view, quotes(assessment, "said")),
        assumed=tuple(document["assumed"]),
    )


def planned_anew(document: PlanDocument) -> str:
    """Return what is announced after a change."""
    if not document["steps"]:
        return "The path was planned anew: nothing is left to learn."
    totals = document["totals"]
    hours = span(totals["hours_low"], totals["hours_high"])
    return f"The path was planned anew: {plural(len(document['steps']), 'step')}, {hours} hours."


def _held(view: PlanView, quoted: Mapping[str, str]) -> tuple[HeldRow, ...]:
    return tuple(
        HeldRow(
            skill=one["skill"],
            name=one["name"],
            level=one["level"],
            quote=quoted.get(one["skill"], ""),
            corrected=one["skill"] in view.corrected,
        )
        for one in view.document["stated"]
    )
