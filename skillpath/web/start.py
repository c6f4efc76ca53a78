"""The start page: two texts go in."""

from dataclasses import dataclass, field

from flask import Blueprint, Response, make_response, render_template, request

from skillpath.services.texts import MOST_CHARACTERS
from skillpath.web.examples import example_texts

start = Blueprint("start", __name__)
_FORGOTTEN = "The plan and both of its texts are deleted."


@dataclass(frozen=True, slots=True)
class StartForm:
    """What stands in the two fields, and what is wrong with it."""

    posting: str = ""
    self_assessment: str = ""
    errors: dict[str, str] = field(default_factory=dict)
    """By the name of the field; an error says what to do."""
    news: str = ""
    """What has just happened."""


@start.get("/")
def show() -> Response:
    """Show the two fields, filled in when the example was asked for."""
    if "example" in request.args:
        return start_page(StartForm(*example_texts()))
    response = start_page(StartForm(news=_FORGOTTEN if "forgotten" in request.args else ""))
    # Nothing personal is on it, and a browser that may keep it gives typed text back on its Back button.
    response.headers["Cache-Control"] = "no-cache"
    return response


def start_page(form: StartForm, status: int = 200) -> Response:
    """Return the start page with what was typed."""
    return make_response(
        render_template("pages/start.html", form=form, most_characters=MOST_CHARACTERS), status
    )


def faults(form: StartForm) -> StartForm:
    """Return the form with an error at each field that cannot be read."""
    fields = {"posting": form.posting, "self_assessment": form.self_assessment}
    errors = {name: fault for name, text in fields.items() if (fault := _fault(name, text))}
    # No HTML can hold a NUL character, so another sign stands in its place.
    posting, self_assessment = (text.replace("\0", "\N{REPLACEMENT CHARACTER}") for text in fields.values())
    return StartForm(posting, self_assessment, errors)


def is_too_long(form: StartForm) -> bool:
    """Tell whether a text is longer than what is read."""
    return max(len(form.posting), len(form.self_assessment)) > MOST_CHARACTERS


def _fault(name: str, text: str) -> str:
    what = "posting" if name == "posting" else "self-assessment"
    if len(text) > MOST_CHARACTERS:
        return (
            f"The {what} has {len(text):,} characters; the most that is read is {MOST_CHARACTERS:,}. "
            "Remove what is not needed; your text is still here."
        )
    if "\0" in text:
        shown = "\N{REPLACEMENT CHARACTER}"
        return f"The {what} holds a NUL character, here shown as {shown}. Remove it, or copy the text again."
    if name == "posting" and not text.strip():
        return "The posting is empty. Paste the text of a job posting here."
    return ""
