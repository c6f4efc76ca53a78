"""What a skill is: its levels, its hours and what each level of it rests on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

LEVELS = (1, 2, 3, 4)
"""The levels that can be learnt: aware, working, proficient, expert. 0 is none."""

LEVEL_NAMES = ("none", "aware", "working", "proficient", "expert")

KINDS = (
    "language",
    "framework",
    "library",
    "tool",
    "platform",
    "database",
    "service",
    "protocol",
    "format",
    "concept",
    "practice",
    "soft",
)


@dataclass(frozen=True, slots=True, order=True)
class Rung:
    """A skill at a level from 1 to 4: the node of the graph."""

    skill: str
    level: int

    def __str__(self) -> str:
        return f"{self.skill}@{self.level}"


@dataclass(frozen=True, slots=True)
class Prerequisite:
    """One reason why a level of a skill rests on others: at least `minimum` of `members`."""

    to: int
    """The level of the skill that rests on the members."""
    members: tuple[Rung, ...]
    because: str
    source: str = ""
    """https address of a page where the dependence can be seen; empty when none is named."""
    minimum: int = 1
    inherited: bool = False
    """True when the family states it and not the skill itself."""


@dataclass(frozen=True, slots=True)
class Resource:
    """Something to read, to watch or to practise on."""

    title: str
    url: str
    kind: str
    """One of docs, book, course, tutorial, practice."""
    level: int
    """The level that it helps to reach."""


@dataclass(frozen=True, slots=True)
class Skill:
    """Something that a person can hold, with all that it inherits from its family filled in."""

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    area: str = ""
    """The domain file it comes from: skills of one area are learnt together where order allows."""
    family: str = ""
    broader: tuple[str, ...] = ()
    usual: tuple[str, ...] = ()
    """The narrower skills through which it is usually learnt: they may stand in its place in a path."""
    hours: tuple[float, float, float, float] = (3, 15, 50, 120)
    """Focused hours to reach levels 1 to 4, each from the level below."""
    prerequisites: tuple[Prerequisite, ...] = ()
    related: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    """Share of the hours of a level that is saved by holding the other skill at that level."""
    resources: tuple[Resource, ...] = ()
    done_when: Mapping[int, str] = field(default_factory=lambda: MappingProxyType({}))
    """What another person could watch once the level is reached."""
    level_sentences: tuple[str, str, str, str] = ("", "", "", "")
    taught: bool = False
    """True when it has prerequisites, resources and done_when of its own; else planned by family."""

    @property
    def forms(self) -> tuple[str, ...]:
        """The name and the aliases: every way in which the skill is written."""
        return (self.name, *self.aliases)
