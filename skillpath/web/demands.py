"""What a posting asks for, as the page of a plan lists it: by importance, with groups held together."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from skillpath.export.plan_document import GroupDocument, RequirementDocument
from skillpath.services.plans import PlanView
from skillpath.web.step_cards import StepCard

_SECTIONS = {"required": "Asked for", "preferred": "Nice to have", "context": "Named, but not asked for"}
_COUNTS = {1: "One", 2: "Two", 3: "Three", 4: "Four"}


@dataclass(frozen=True, slots=True)
class Row:
    """A requirement with where the page says more about it."""

    requirement: RequirementDocument
    quote: str
    """The id of its first mark in the posting, empty when it has none."""
    step: StepCard | None
    """The last step that raises it."""
    corrected: bool

    @property
    def verdict(self) -> str:
        """Return how much of it is held; what a group does not need is not to be learnt."""
        if self.requirement["state"] == "met":
            return "met"
        if self.requirement["state"] == "partial":
            return "partly held"
        return "not held" if self.requirement["group"] and not self.step else "to learn"


@dataclass(frozen=True, slots=True)
class Demand:
    """A single requirement, or a group of which some suffice."""

    rows: tuple[Row, ...]
    group: GroupDocument | None

    @property
    def count(self) -> str:
        """Return how many of a group suffice, as a word."""
        minimum = self.group["min"] if self.group else 1
        return _COUNTS.get(minimum, str(minimum))


@dataclass(frozen=True, slots=True)
class Section:
    """The demands of one importance."""

    id: str
    title: str
    demands: tuple[Demand, ...]


def demand_sections(
    view: PlanView, cards: Iterable[StepCard], quoted: Mapping[str, str]
) -> Iterator[Section]:
    """Yield the demands of a plan by importance; `quoted` has the ids of the first marks in the posting."""
    steps = {card.step["skill"]: card for card in cards}
    groups = {group["id"]: group for group in view.document["groups"]}
    rows = {
        one["skill"]: Row(
            requirement=one,
            quote=quoted.get(one["skill"], ""),
            step=steps.get(one["skill"]),
            corrected=one["skill"] in view.corrected,
        )
        for one in view.document["requirements"]
    }
    demands = [
        Demand(tuple(rows[one["skill"]] for one in asked), groups.get(group))
        for group, asked in _by_demand(view.document["requirements"])
    ]
    for importance, title in _SECTIONS.items():
        found = tuple(one for one in demands if one.rows[0].requirement["importance"] == importance)
        if found:
            yield Section(importance, title, found)


def _by_demand(requirements: Iterable[RequirementDocument]) -> list[tuple[str, list[RequirementDocument]]]:
    """Return the requirements, those of one group together, in the place of the first of them."""
    places: dict[str, int] = {}
    for place, one in enumerate(requirements):
        places.setdefault(one["group"] or f"={one['skill']}", place)
    in_order = sorted(requirements, key=lambda one: places[one["group"] or f"={one['skill']}"])
    return [
        (group, list(rows))
        for group, rows in groupby(in_order, key=lambda one: one["group"] or f"={one['skill']}")
    ]
