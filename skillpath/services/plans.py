"""Plans: keeping one, showing it, correcting a level in it, forgetting it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import cast

from sqlalchemy.exc import IntegrityError

from skillpath.catalogue import shipped_graph
from skillpath.domain.assessment import Assessment, Claim
from skillpath.domain.plan import HOURS_PER_WEEK
from skillpath.errors import BusyError, InputError, NotFoundError
from skillpath.export.plan_document import PlanDocument
from skillpath.export.readings import MentionDocument
from skillpath.services.assessments import read_assessment
from skillpath.services.planning import Pace, draft_plan, planned
from skillpath.store.database import db
from skillpath.store.models import AssessmentRecord, CorrectionRecord, PlanRecord, PostingRecord, now

_TRIES = 10
"""So often a plan is made again because its basis changed meanwhile."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text: plain, or a mention of a skill."""

    text: str
    skill: str = ""
    """The id of the skill that it names; empty for plain text."""
    name: str = ""


@dataclass(frozen=True, slots=True)
class PlanView:
    """A kept plan with all that its page shows."""

    id: str
    document: PlanDocument
    posting: tuple[Piece, ...]
    assessment: tuple[Piece, ...]
    corrected: frozenset[str]
    """Skills whose level was set by hand."""


def create_plan(posting: str, self_assessment: str, *, hours_per_week: float = HOURS_PER_WEEK) -> str:
    """Keep both texts and the plan made from them; return the plan's id. Raise what `draft_plan` raises."""
    document = draft_plan(posting, self_assessment, Pace(hours_per_week))
    record = PlanRecord(
        posting=PostingRecord(text=posting),
        assessment=AssessmentRecord(text=self_assessment),
        hours_per_week=hours_per_week,
        catalogue=document["catalogue"],
        document=dict(document),
    )
    db.session.add(record)
    db.session.commit()
    return record.id


def show_plan(plan_id: str) -> PlanView:
    """Return a kept plan; raise NotFoundError when there is none of that id."""
    return _view(_record(plan_id))


def correct_level(plan_id: str, skill: str, level: int | None) -> PlanView:
    """Set the level at which a skill is held, or with None go back to what was read, and plan anew.

    Raise NotFoundError for an unknown plan or skill, InputError for a level that is not from 0 to 4.
    """
    shipped_graph().skill(skill)
    if level is not None and not 0 <= level <= 4:
        raise InputError(f"A level is from 0 to 4, not {level}.")
    _save(lambda: _set_correction(_record(plan_id).assessment, skill, level))
    return _replanned(plan_id)


def change_hours(plan_id: str, hours_per_week: float) -> PlanView:
    """Plan anew with so many hours a week; raise NotFoundError for an unknown plan."""
    _record(plan_id).hours_per_week = hours_per_week
    db.session.commit()
    return _replanned(plan_id)


def forget_plan(plan_id: str) -> None:
    """Delete a plan with both texts and all corrections; raise NotFoundError for an unknown plan."""
    record = _record(plan_id)
    for row in (record, record.posting, record.assessment):
        db.session.delete(row)
    db.session.commit()


@dataclass(frozen=True, slots=True)
class _Basis:
    """What a plan is made from."""

    posting: str
    assessment: str
    levels: tuple[tuple[str, int], ...]
    """The levels set by hand, by skill."""
    pace: Pace


def _replanned(plan_id: str) -> PlanView:
    """Plan anew from what is kept, and keep the result.

    No transaction is open while the plan is made, so nobody waits for it. When what it was made from has
    changed meanwhile, it is made again.
    """
    for _ in range(_TRIES):
        basis = _basis(_record(plan_id))
        db.session.rollback()
        document = planned(
            basis.posting, _corrected(read_assessment(basis.assessment), basis.levels), basis.pace
        )
        record = _record(plan_id)
        if _basis(record) == basis:
            record.document = dict(document)
            record.catalogue = document["catalogue"]
            record.updated_at = now()
            db.session.commit()
            return _view(record)
        db.session.rollback()
    raise BusyError("This plan is being changed elsewhere at the same time. Try again in a moment.")


def _basis(record: PlanRecord) -> _Basis:
    return _Basis(
        posting=record.posting.text,
        assessment=record.assessment.text,
        levels=tuple((one.skill, one.level) for one in record.assessment.corrections),
        pace=Pace(record.hours_per_week, _document(record)["start"]),
    )


def _set_correction(assessment: AssessmentRecord, skill: str, level: int | None) -> None:
    others = [one for one in assessment.corrections if one.skill != skill]
    known = next((one for one in assessment.corrections if one.skill == skill), None)
    if level is None:
        assessment.corrections = others
        return
    kept = known or CorrectionRecord(skill=skill, level=level)
    kept.level = level
    assessment.corrections = sorted([*others, kept], key=lambda one: one.skill)


def _save(change: Callable[[], None]) -> None:
    """Make a change and keep it; once more when somebody else has just made the same one."""
    for last in (False, True):
        try:
            change()
            db.session.commit()
        except IntegrityError:
            db.session.rollback()
            if last:
                raise
        else:
            return


def _corrected(assessment: Assessment, levels: Iterable[tuple[str, int]]) -> Assessment:
    """Return an assessment in which levels set by hand stand in the place of those that were read."""
    claims = {claim.skill: claim for claim in assessment.claims}
    for skill, level in levels:
        read = claims.get(skill, Claim(skill, level))
        claims[skill] = replace(read, level=level, by_hand=True)
    return replace(assessment, claims=tuple(claims.values()))


def _record(plan_id: str) -> PlanRecord:
    record = db.session.get(PlanRecord, plan_id)
    if record is None:
        raise NotFoundError("There is no such plan.")
    return record


def _document(record: PlanRecord) -> PlanDocument:
    return cast(PlanDocument, record.document)


def _view(record: PlanRecord) -> PlanView:
    document = _document(record)
    asked = [(one["skill"], one["name"], one["evidence"]) for one in document["requirements"]]
    stated = [(one["skill"], one["name"], one["evidence"]) for one in document["stated"]]
    return PlanView(
        id=record.id,
        document=document,
        posting=_pieces(record.posting.text, asked),
        assessment=_pieces(record.assessment.text, stated),
        corrected=frozenset(one.skill for one in record.assessment.corrections),
    )


def _pieces(text: str, named: Iterable[tuple[str, str, list[MentionDocument]]]) -> tuple[Piece, ...]:
    """Cut a text at its mentions; of two that overlap the first counts."""
    marks = sorted((one["start"], one["end"], skill, name) for skill, name, found in named for one in found)
    pieces: list[Piece] = []
    position = 0
    for start, end, skill, name in marks:
        if start < position:
            continue
        pieces += [Piece(text[position:start]), Piece(text[start:end], skill, name)]
        position = end
    pieces.append(Piece(text[position:]))
    return tuple(piece for piece in pieces if piece.text)
