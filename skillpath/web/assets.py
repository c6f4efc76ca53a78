"""Static files: addresses that change with their content, how long they may be kept, and packed transfer."""

import gzip
import hashlib
from functools import lru_cache
from pathlib import Path

from flask import Flask, Response, request, url_for

STATIC = Path(__file__).parent / "static"
_FOR_EVER = "public, max-age=31536000, immutable"
_WORTH_PACKING = 1000
"""Below so many bytes packing saves nothing."""
_PACKED_TYPES = {
    "application/json",
    "image/svg+xml",
    "text/css",
    "text/html",
    "text/javascript",
    "text/markdown",
}


def init_assets(app: Flask) -> None:
    """Give templates `asset(name)`, and static files their lifetime."""
    app.add_template_global(asset)

    @app.after_request
    def _finish(response: Response) -> Response:
        if request.endpoint == "static":
            _set_lifetime(response)
        return _packed(response)


def asset(name: str) -> str:
    """Return the address of a static file, which carries the version of its content."""
    return url_for("static", filename=name, v=_version(name))


@lru_cache(maxsize=100)
def _version(name: str) -> str:
    return hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:12]


def _set_lifetime(response: Response) -> None:
    name = (request.view_args or {}).get("filename", "")
    is_this_version = response.status_code in (200, 304) and request.args.get("v") == _version(name)
    response.headers["Cache-Control"] = _FOR_EVER if is_this_version else "no-cache"


def _packed(response: Response) -> Response:
    """Pack an answer for a client that unpacks gzip.

    Packing pages is safe here (no BREACH): no page holds a secret beside words that another site chose,
    since other sites cannot make a request of this one.
    """
    if response.status_code != 200 and response.status_code < 400:
        return response
    if response.mimetype not in _PACKED_TYPES or response.headers.get("Content-Encoding"):
        return response
    response.vary.add("Accept-Encoding")
    if not request.accept_encodings.quality("gzip"):
        return response
    response.direct_passthrough = False
    content = response.get_data()
    if len(content) >= _WORTH_PACKING:
        response.set_data(gzip.compress(content, compresslevel=6, mtime=0))
        response.headers["Content-Encoding"] = "gzip"
    return response
