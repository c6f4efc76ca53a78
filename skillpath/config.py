"""The settings that a person may make, read from the environment once, at the start."""

import os
from dataclasses import dataclass
from pathlib import Path

from skillpath.errors import InputError

_PREFIX = "SKILLPATH_"


@dataclass(frozen=True, slots=True)
class Config:
    """How SkillPath is set up on this machine."""

    database: str
    """SQLAlchemy address of the database."""
    hosts: tuple[str, ...] = ()
    """Host names under which the app may be reached besides the addresses of this machine."""


def load_config(environment: dict[str, str] | None = None) -> Config:
    """Return the settings of an environment, by default of this process.

    `SKILLPATH_DATABASE` names the database; without it, it is `skillpath.db` in the folder `SKILLPATH_HOME`,
    and without that in `.skillpath` in the person's home folder. `SKILLPATH_HOSTS` lists host names,
    separated by commas.
    """
    settings = dict(os.environ) if environment is None else environment
    hosts = tuple(filter(None, (host.strip() for host in settings.get(f"{_PREFIX}HOSTS", "").split(","))))
    database = settings.get(f"{_PREFIX}DATABASE") or _default_database(settings)
    if "://" not in database:
        raise InputError(
            f"{_PREFIX}DATABASE must be an address such as sqlite:////data/skillpath.db, not {database!r}."
        )
    return Config(database, hosts)


def _default_database(settings: dict[str, str]) -> str:
    folder = Path(settings.get(f"{_PREFIX}HOME") or Path.home() / ".skillpath")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"{folder}: the folder of the database cannot be made: {error.strerror}.") from error
    return f"sqlite:///{folder / 'skillpath.db'}"
