"""What a posting asks for, as the page of a plan lists it: by importance, with groups held together."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from skillpath.export.plan_document import GroupDocument, PlanDocument, RequirementDocument
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
    grouped: bool = False
    again: bool = False
    """True when it stands further up already, with its level to be set right there."""

    @property
    def verdict(self) -> str:
        """Return how much of it is held; what a group does not need is not to be learnt."""
        if self.requirement["state"] == "met":
            return "met"
        if self.requirement["state"] == "partial":
            return "partly held"
        return "not held" if self.grouped and not self.step else "to learn"


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
    rows = {
        one["skill"]: Row(
            requirement=one,
            quote=quoted.get(one["skill"], ""),
            step=steps.get(one["skill"]),
            corrected=one["skill"] in view.corrected,
        )
        for one in view.document["requirements"]
    }
    seen: set[str] = set()
    demands = _demands(view.document, rows)
    for importance, title in _SECTIONS.items():
        found = tuple(_once(one, seen) for wanted, one in demands if wanted == importance)
        if found:
            yield Section(importance, title, found)


def _demands(document: PlanDocument, rows: Mapping[str, Row]) -> list[tuple[str, Demand]]:
    """Return the importance of each demand and the demand, by the place of its first requirement."""
    places = {one["skill"]: place for place, one in enumerate(document["requirements"])}
    found = [
        (places[one["skill"]], one["importance"], Demand((rows[one["skill"]],), None))
        for one in document["requirements"]
        if one["alone"]
    ]
    for group in document["groups"]:
        members = tuple(replace(rows[skill], grouped=True) for skill in group["skills"])
        place = min(places[skill] for skill in group["skills"])
        found.append((place, group["importance"], Demand(members, group)))
    return [(importance, demand) for _, importance, demand in sorted(found, key=lambda each: each[0])]


def _once(demand: Demand, seen: set[str]) -> Demand:
    """Return a demand whose rows say which of them stood on the page before, and take note of the others."""
    rows = tuple(replace(row, again=row.requirement["skill"] in seen) for row in demand.rows)
    seen.update(row.requirement["skill"] for row in rows)
    return replace(demand, rows=rows)
