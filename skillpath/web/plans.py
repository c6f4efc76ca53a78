"""Plans on the web: made from two texts, shown, corrected and taken away."""

from flask import Blueprint, Response, abort, make_response, redirect, render_template, request, url_for
from werkzeug import Response as AnyResponse

from skillpath.services.planning import render_plan
from skillpath.services.plans import (
    PlanView,
    change_hours,
    correct_level,
    create_plan,
    forget_plan,
    show_plan,
)
from skillpath.web.forms import hours_field, level_field, text_field
from skillpath.web.plan_page import plan_page, planned_anew
from skillpath.web.start import StartForm, faults, is_too_long, start_page

plans = Blueprint("plans", __name__, url_prefix="/plans")
_TYPES = {"md": "text/markdown; charset=utf-8", "json": "application/json"}


@plans.url_value_preprocessor
def _refuse_nul(_endpoint: str | None, values: dict[str, str] | None) -> None:
    """Answer 404 to an id that no plan can have, and that PostgreSQL refuses to look for."""
    if "\0" in (values or {}).get("plan_id", ""):
        abort(404)


@plans.post("")
def create() -> AnyResponse:
    """Plan from two texts and go to the plan, or show the texts again with what is wrong with them."""
    form = faults(StartForm(text_field("posting"), text_field("self_assessment")))
    if form.errors:
        return start_page(form, 413 if is_too_long(form) else 422)
    return _to_plan(create_plan(form.posting, form.self_assessment))


@plans.get("/<plan_id>")
def show(plan_id: str) -> Response:
    """Show a plan."""
    return make_response(render_template("pages/plan.html", page=plan_page(show_plan(plan_id)), news=""))


@plans.post("/<plan_id>/levels")
def correct(plan_id: str) -> AnyResponse:
    """Set the level at which a skill is held; an empty level goes back to what was read."""
    skill = text_field("skill")
    view = correct_level(plan_id, skill, level_field("level"))
    asked = any(one["skill"] == skill for one in view.document["requirements"])
    return _replanned(view, f"{'requirement' if asked else 'held'}-{skill}")


@plans.post("/<plan_id>/hours")
def pace(plan_id: str) -> AnyResponse:
    """Plan with another number of hours a week."""
    return _replanned(change_hours(plan_id, hours_field("hours_per_week")), "path")


@plans.post("/<plan_id>/forget")
def forget(plan_id: str) -> AnyResponse:
    """Delete a plan and both of its texts."""
    forget_plan(plan_id)
    return redirect(url_for("start.show", forgotten="yes"), 303)


@plans.get("/<plan_id>.<any(md, json):form>")
def take(plan_id: str, form: str) -> Response:
    """Hand out a plan as a file."""
    response = Response(render_plan(show_plan(plan_id).document, form), content_type=_TYPES[form])
    response.headers["Content-Disposition"] = f'attachment; filename="learning-path.{form}"'
    return response


def _replanned(view: PlanView, anchor: str) -> AnyResponse:
    if "HX-Request" not in request.headers:
        return _to_plan(view.id, anchor)
    return make_response(
        render_template("partials/plan.html", page=plan_page(view), news=planned_anew(view.document))
    )


def _to_plan(plan_id: str, anchor: str | None = None) -> AnyResponse:
    return redirect(url_for("plans.show", plan_id=plan_id, _anchor=anchor), 303)
