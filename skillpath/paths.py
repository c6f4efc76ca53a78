"""Where the files that travel with the package lie: beside it in a checkout, inside it in a wheel."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _shipped(name: str) -> Path:
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


GRAPH_DATA = _shipped("graph_data")
TEMPLATES = _shipped("templates")
MIGRATIONS = _PACKAGE / "store" / "migrations"
