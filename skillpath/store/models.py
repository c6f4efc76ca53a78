"""What is kept: a posting, a self-assessment with its corrections, and the plan made from both."""

import secrets
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, DateTime, ForeignKey, MetaData, String, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, mapped_column, relationship
from sqlalchemy.types import TypeDecorator

_ID_BYTES = 16
"""128 random bits: who does not have the address of a plan cannot guess it."""


def new_id() -> str:
    """Return an id that cannot be guessed, 22 characters that are safe in an address."""
    return secrets.token_urlsafe(_ID_BYTES)


def now() -> datetime:
    """Return the time, aware and in UTC."""
    return datetime.now(UTC)


class UtcDateTime(TypeDecorator[datetime]):
    """A time in UTC, aware on every database: SQLite keeps no time zone of its own."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: object) -> datetime | None:
        """Write a time as UTC; refuse one without a time zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value!r} has no time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, _dialect: object) -> datetime | None:
        """Read a time as aware UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(MappedAsDataclass, DeclarativeBase, kw_only=True):
    """The base of all tables; constraints are named by these patterns."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class PostingRecord(Base):
    """A posting as it was pasted."""

    __tablename__ = "posting"

    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    text: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default_factory=now)


class CorrectionRecord(Base):
    """A level that a person set by hand, over what was read from their words."""

    __tablename__ = "correction"
    __table_args__ = (
        UniqueConstraint("assessment_id", "skill"),
        CheckConstraint("level BETWEEN 0 AND 4", name="level"),
    )

    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    assessment_id: Mapped[int] = mapped_column(ForeignKey("assessment.id", ondelete="CASCADE"), init=False)
    skill: Mapped[str] = mapped_column(String(80))
    level: Mapped[int]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default_factory=now)


class AssessmentRecord(Base):
    """A self-assessment as it was written, and the levels corrected since."""

    __tablename__ = "assessment"

    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    text: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default_factory=now)
    corrections: Mapped[list[CorrectionRecord]] = relationship(
        default_factory=list, cascade="all, delete-orphan", order_by=CorrectionRecord.skill, lazy="selectin"
    )


class PlanRecord(Base, kw_only=True):
    """A plan as it was computed: it changes when its owner changes something, and not with the catalogue."""

    __tablename__ = "plan"
    __table_args__ = (CheckConstraint("hours_per_week > 0", name="hours_per_week"),)

    id: Mapped[str] = mapped_column(String(22), primary_key=True, default_factory=new_id)
    posting_id: Mapped[int] = mapped_column(ForeignKey("posting.id", ondelete="CASCADE"), init=False)
    assessment_id: Mapped[int] = mapped_column(ForeignKey("assessment.id", ondelete="CASCADE"), init=False)
    posting: Mapped[PostingRecord] = relationship(lazy="joined")
    assessment: Mapped[AssessmentRecord] = relationship(lazy="joined")
    hours_per_week: Mapped[float]
    catalogue: Mapped[str] = mapped_column(String(12))
    """The version of the catalogue that it was computed with."""
    document: Mapped[dict[str, Any]] = mapped_column(JSON)
    """The plan as it is shown and exported."""
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default_factory=now)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime, default_factory=now)
