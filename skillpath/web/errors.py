"""What a person sees when something cannot be answered: what happened, what was kept, what to do."""

from dataclasses import dataclass

from flask import Flask, Response, make_response, render_template, request
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException

from skillpath.errors import BusyError, InputError, NotFoundError, SkillPathError, TooLargeError

_TITLES = {
    400: "This request cannot be read",
    403: "This request was refused",
    404: "There is nothing at this address",
    405: "This address cannot be used like that",
    413: "That is too much at once",
    415: "That is not a form",
    422: "That cannot be used",
    500: "Something went wrong here",
    503: "SkillPath is busy",
}
_ADVICE = {
    400: "Open SkillPath by the address that it printed when it was started.",
    403: "Open SkillPath itself and try again there.",
    404: "The address may be mistyped, or the plan may have been removed.",
    405: "Go back and use the form on the page.",
    413: "At most 1 MB is read at once, and 50,000 characters of each text.",
    503: "The database is in use by another program just now. Nothing was changed; try again in a moment.",
    500: "The fault is not yours. Nothing that was kept before is lost; try again, or start anew.",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """What is said about an error."""

    status: int
    title: str
    what: str
    """What happened, in one or two sentences; may be empty."""


def init_errors(app: Flask) -> None:
    """Answer every error in the frame of the site, for htmx as a notice on the page that is open."""
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(SkillPathError, _skillpath_error)
    app.register_error_handler(OperationalError, _database_error)


def _skillpath_error(error: SkillPathError) -> Response:
    status = _status(error)
    if status == 500:
        raise error
    return _answer(status, str(error))


def _database_error(_error: OperationalError) -> Response:
    return _answer(503, _ADVICE[503])


def _status(error: SkillPathError) -> int:
    if isinstance(error, NotFoundError):
        return 404
    if isinstance(error, TooLargeError):
        return 413
    if isinstance(error, BusyError):
        return 503
    return 422 if isinstance(error, InputError) else 500


def _http_error(error: HTTPException) -> Response:
    status = error.code or 500
    # Werkzeug's own sentences speak of servers and URLs; ours replace them where there are any.
    is_own = "description" in vars(error) and status != 500
    said = str(error.description)
    response = _answer(status, said if is_own else _ADVICE.get(status, said))
    if allowed := getattr(error, "valid_methods", None):
        response.headers["Allow"] = ", ".join(sorted(allowed))
    return response


def _answer(status: int, what: str) -> Response:
    problem = Problem(status, _TITLES.get(status, "This cannot be answered"), what)
    if "HX-Request" not in request.headers:
        return make_response(render_template("errors/error.html", problem=problem), status)
    response = make_response(render_template("partials/notice.html", problem=problem), status)
    # Without these htmx would put the notice in the place of the plan.
    response.headers["HX-Retarget"] = "#notice"
    response.headers["HX-Reswap"] = "outerHTML"
    return response
