"""Planning: from two texts to a plan, with nothing kept."""

import json
from dataclasses import dataclass

from skillpath.catalogue import shipped_graph
from skillpath.domain.assessment import Assessment
from skillpath.domain.plan import HOURS_PER_WEEK, plan
from skillpath.errors import InputError
from skillpath.export.markdown import plan_markdown
from skillpath.export.plan_document import PlanDocument, plan_document
from skillpath.services.assessments import read_assessment
from skillpath.services.postings import read_posting


@dataclass(frozen=True, slots=True)
class Pace:
    """When a person learns, and how much."""

    hours_per_week: float = HOURS_PER_WEEK
    start: str | None = None
    """The ISO date on which the first week begins, when it is settled."""


def draft_plan(posting: str, self_assessment: str, pace: Pace = Pace()) -> PlanDocument:
    """Return the plan from what a text says is held to what a posting asks for; nothing is kept.

    Raise TooLargeError when a text is too long and InputError when the posting is empty.
    """
    if not posting.strip():
        raise InputError("The posting is empty: there is nothing to plan for.")
    return planned(posting, read_assessment(self_assessment), pace)


def render_plan(document: PlanDocument, form: str) -> str:
    """Return a plan as text; the form is "md" or "json"."""
    if form == "md":
        return plan_markdown(document)
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def planned(posting: str, assessment: Assessment, pace: Pace) -> PlanDocument:
    """Return the plan for a posting's text and what a person holds; raise what `draft_plan` raises."""
    graph = shipped_graph()
    made = plan(graph, read_posting(posting), assessment, hours_per_week=pace.hours_per_week)
    return plan_document(graph, made, assessment, start=pace.start)
