"""What every request must have, and every answer carries, so that no other site can use or read SkillPath."""

import ipaddress
from collections.abc import Collection
from urllib.parse import urlsplit

from flask import Flask, Response, abort, request

CONTENT_SECURITY_POLICY = (
    "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
)
_HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Referrer-Policy": "same-origin",
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
    "X-Content-Type-Options": "nosniff",
}
_SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}


def init_security(app: Flask, hosts: Collection[str]) -> None:
    """Refuse unknown hosts and requests of other sites, and put the headers on every answer."""
    known = frozenset(host.lower() for host in hosts)

    @app.before_request
    def _check_request() -> None:
        if not is_known_host(request.headers.get("Host", ""), known):
            abort(400, "The address under which this page was asked for is not one of SkillPath's own.")
        if request.method not in _SAFE_METHODS and is_cross_site():
            abort(403, "The request came from another site, so it was refused. Nothing was changed.")

    @app.after_request
    def _add_headers(response: Response) -> Response:
        response.headers.update(_HEADERS)
        if request.endpoint == "static":
            return response
        response.vary.add("HX-Request")
        if "Cache-Control" not in response.headers:
            response.headers["Cache-Control"] = "no-store"
        return response


def is_known_host(header: str, known: Collection[str]) -> bool:
    """Tell whether a Host header names this machine's loopback or one of the known hosts.

    Anything else may be a name that somebody pointed at this machine to read its pages (DNS rebinding).
    """
    try:
        parts = urlsplit(f"//{header}")
        name, _port = parts.hostname or "", parts.port
    except ValueError:
        return False
    if parts.netloc != header or parts.username is not None or not name:
        return False
    return name in known or name == "localhost" or name.endswith(".localhost") or _is_loopback(name)


def is_cross_site() -> bool:
    """Tell whether the current request was made by a page of another site.

    Browsers say so in Sec-Fetch-Site (https://www.w3.org/TR/fetch-metadata/), on plain http at least in
    Origin. A request with neither comes from no page; SkillPath sets no cookies that it could borrow.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site not in ("same-origin", "none")
    origin = request.headers.get("Origin")
    return origin is not None and origin != request.host_url.rstrip("/")


def _is_loopback(name: str) -> bool:
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False
