"""The errors that SkillPath raises: each message is written for the person who can act on it."""

from collections.abc import Iterable


class SkillPathError(Exception):
    """Something that a person did or wrote cannot be used; the message says what and where."""


class InputError(SkillPathError):
    """A file, a text or an option that cannot be read as what it should be."""


class TooLargeError(InputError):
    """A text is longer than SkillPath reads."""


class NotFoundError(SkillPathError):
    """What was asked for does not exist, or not for the one who asks."""


class CatalogueError(SkillPathError):
    """The catalogue has faults; all of them are listed, one a line."""

    def __init__(self, faults: Iterable[str]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(self.faults))


class BusyError(SkillPathError):
    """Something is in use by somebody else just now; trying again helps."""


class PlanningError(SkillPathError):
    """No set of skills meets what is asked for."""
