"""How figures and levels are written on a page."""

from flask import Flask

from skillpath.export.plan_document import level_name

_SOURCES = {"self": "", "assumed": "assumed", "reviewed": "reviewed", "none": ""}


def init_words(app: Flask) -> None:
    """Give templates these words as filters."""
    app.add_template_filter(level_name)
    app.add_template_filter(number)
    app.add_template_filter(plural)
    app.add_template_filter(_SOURCES.__getitem__, "source_name")
    app.add_template_global(span)


def number(value: float) -> str:
    """Write a number: no needless zeros, thousands apart."""
    return f"{value:,.1f}".removesuffix(".0")


def span(low: float, high: float) -> str:
    """Write a range of hours."""
    return f"{number(low)}–{number(high)}"


def plural(count: float, word: str) -> str:
    """Write a count with its word."""
    return f"{number(count)} {word}" + ("" if count == 1 else "s")
