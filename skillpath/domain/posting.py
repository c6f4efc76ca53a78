"""What a posting asks for, as it was read."""

from dataclasses import dataclass
from enum import StrEnum


class Importance(StrEnum):
    """How much a posting wants a skill."""

    REQUIRED = "required"
    PREFERRED = "preferred"
    CONTEXT = "context"
    """Named, without a demand: a stack, a customer, a product."""


IMPORTANCE_ORDER = (Importance.REQUIRED, Importance.PREFERRED, Importance.CONTEXT)


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """The characters of a text that say something: `text[start:end]`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class AskedSkill:
    """A skill that a posting names."""

    skill: str
    importance: Importance
    level: int | None
    """1 to 4, or None when the posting gives no cue."""
    years: float | None
    """The least number of years that the posting ties to this skill."""
    mentions: tuple[Mention, ...]
    alone: bool = False
    """True when it is asked for outside the groups that name it as well."""
    explicit: bool = False
    """True when the posting says in words that it is wanted, not merely that it is part of the work."""
    phrase: str = ""
    """The words of the posting that ask for it: the clause around a mention, cut where it is long."""


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Skills of which `minimum` suffice: "Java, Go or Python"."""

    skills: tuple[str, ...]
    """Ids, in the order of the text."""
    minimum: int
    importance: Importance
    mention: Mention


@dataclass(frozen=True, slots=True)
class Posting:
    """A posting as it was read; `skills` in the order of their first mention."""

    text: str
    skills: tuple[AskedSkill, ...] = ()
    any_of: tuple[AnyOf, ...] = ()
    unknown: tuple[Mention, ...] = ()
    """Words that look like technologies and are not in the catalogue."""
    messages: tuple[str, ...] = ()
