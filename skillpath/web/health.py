"""Whether the server answers."""

from flask import Blueprint, Response

health = Blueprint("health", __name__)


@health.get("/health")
def show() -> Response:
    """Say that the server answers."""
    return Response("ok\n", mimetype="text/plain")
