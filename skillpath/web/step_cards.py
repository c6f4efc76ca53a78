"""The steps of a plan as cards: each with its number, its reasons, and what could be learnt instead."""

from collections.abc import Sequence
from dataclasses import dataclass

from skillpath.export.plan_document import ChoiceDocument, PlanDocument, StepDocument

_SHOWN_REASONS = 2


@dataclass(frozen=True, slots=True)
class StepCard:
    """One step with what stands on its card."""

    number: int
    step: StepDocument
    choices: tuple[ChoiceDocument, ...]
    """The groups that it meets, each with what the other members would add."""

    @property
    def id(self) -> str:
        """Return the id of the card on the page."""
        return f"step-{self.step['skill']}-{self.step['to_level']}"

    @property
    def reasons(self) -> Sequence[str]:
        """Return the reasons that are shown at once."""
        return self.step["because"][:_SHOWN_REASONS]

    @property
    def more_reasons(self) -> Sequence[str]:
        """Return the reasons that are shown on demand."""
        return self.step["because"][_SHOWN_REASONS:]


def step_cards(document: PlanDocument) -> tuple[StepCard, ...]:
    """Return the steps of a plan as cards, in order."""
    at = {choice["id"]: _step_of(choice, document["steps"]) for choice in document["choices"]}
    return tuple(
        StepCard(number, step, tuple(one for one in document["choices"] if at[one["id"]] == number))
        for number, step in enumerate(document["steps"], start=1)
    )


def _step_of(choice: ChoiceDocument, steps: Sequence[StepDocument]) -> int:
    """Return the number of the last step that raises a chosen member, or a narrower skill in its place."""
    chosen = {*choice["chosen"]}
    direct = [number for number, step in enumerate(steps, start=1) if step["skill"] in chosen]
    serving = [number for number, step in enumerate(steps, start=1) if chosen.intersection(step["serves"])]
    return max(direct or serving, default=0)
