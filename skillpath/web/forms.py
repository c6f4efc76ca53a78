"""What was sent in a form, read strictly: text in UTF-8, and nothing else."""

from urllib.parse import unquote_to_bytes

from flask import abort, request

from skillpath.errors import InputError

_URLENCODED = "application/x-www-form-urlencoded"
_FORMS = (_URLENCODED, "multipart/form-data")
LEAST_HOURS, MOST_HOURS = 0.5, 80.0
"""The hours a week that can be planned with."""


def text_field(name: str) -> str:
    """Return what was sent in a field, with plain line ends, empty when it was not sent.

    Answer 415 when no form was sent. Raise InputError when what was sent is no text in UTF-8, which Werkzeug
    would read as nothing, or as other words.
    """
    if request.mimetype not in _FORMS:
        abort(415, "What was sent is no form. Use the form on the page.")
    sent = request.get_data()
    try:
        (unquote_to_bytes(sent) if request.mimetype == _URLENCODED else sent).decode()
    except UnicodeDecodeError as error:
        raise InputError("What was sent is no text in UTF-8. Nothing was changed.") from error
    return request.form.get(name, "").replace("\r\n", "\n").replace("\r", "\n")


def level_field(name: str) -> int | None:
    """Return the level from 0 to 4 that was sent, None for an empty field; raise InputError for another."""
    sent = text_field(name)
    if not sent:
        return None
    if sent not in ("0", "1", "2", "3", "4"):
        raise InputError(f"A level is from 0 to 4, not “{sent[:20]}”. Nothing was changed.")
    return int(sent)


def hours_field(name: str) -> float:
    """Return the hours a week that were sent; raise InputError when they cannot be planned with."""
    sent = text_field(name)
    try:
        hours = float(sent)
    except ValueError:
        hours = 0
    if not LEAST_HOURS <= hours <= MOST_HOURS:
        raise InputError(
            f"The hours a week are a number from {LEAST_HOURS:g} to {MOST_HOURS:g}, not “{sent[:20]}”. "
            "Nothing was changed."
        )
    return hours
