"""Other sites can neither use nor read SkillPath."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

CONTENT_SECURITY_POLICY = (
    "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
)
EXPECTED_HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
}
UNSAFE_METHODS = ("POST", "PUT", "PATCH", "DELETE")

REFUSED = {
    "another site": {"Sec-Fetch-Site": "cross-site"},
    "a sister site": {"Sec-Fetch-Site": "same-site"},
    "an unknown word": {"Sec-Fetch-Site": "nonsense"},
    "another site that forges an origin": {"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost"},
    "another origin": {"Origin": "https://evil.example"},
    "another port": {"Origin": "http://localhost:8001"},
    "another scheme": {"Origin": "https://localhost"},
    "a hidden origin": {"Origin": "null"},
    "an empty origin": {"Origin": ""},
    "an origin that only begins like ours": {"Origin": "http://localhost.evil.example"},
}
ACCEPTED = {
    "our own page": {"Sec-Fetch-Site": "same-origin"},
    "the person": {"Sec-Fetch-Site": "none"},
    "our own origin": {"Origin": "http://localhost"},
    "a program": {},
}


def _rules(app: Flask) -> list[Rule]:
    return [rule for rule in app.url_map.iter_rules() if rule.endpoint != "static"]


def _address(rule: Rule) -> str:
    values = {"plan_id": "unknown", "form": "md", "filename": "skillpath.css"}
    built = rule.build({name: values[name] for name in rule.arguments}, append_unknown=False)
    assert built is not None
    return built[1]


def _answers(app: Flask) -> list[TestResponse]:
    """Return an answer of every route by every method, and of some addresses that are none."""
    client = app.test_client()
    answers = [
        client.open(_address(rule), method=method, data={"posting": "Python"} if method == "POST" else None)
        for rule in app.url_map.iter_rules()
        for method in ("GET", "HEAD", "OPTIONS", *UNSAFE_METHODS)
    ]
    answers += [
        client.get("/nowhere"),
        client.get("/static/nothing.css"),
        client.get("/", headers={"Host": "x"}),
    ]
    answers.append(client.post("/plans", data={"posting": "x" * 2_000_000}))
    answers.append(client.post("/plans", data=b"{}", content_type="application/json"))
    return answers


@pytest.mark.parametrize("name", EXPECTED_HEADERS)
def test_every_answer_carries_the_security_headers(app: Flask, name: str) -> None:
    """R3, R4"""
    answers = _answers(app)

    values = {answer.headers.get(name) for answer in answers}

    assert values == {EXPECTED_HEADERS[name]}


def test_no_answer_lets_another_origin_read_it(app: Flask) -> None:
    """R4"""
    answers = _answers(app)

    allowed = [name for answer in answers for name, _ in answer.headers if name.startswith("Access-Control")]

    assert allowed == []


def test_no_answer_sets_a_cookie(app: Flask) -> None:
    answers = _answers(app)

    assert not any("Set-Cookie" in answer.headers for answer in answers)


def test_an_error_in_the_program_shows_no_trace_and_has_the_headers(app: Flask) -> None:
    """R3"""
    app.add_url_rule("/broken", "broken", lambda: 1 / 0)

    answer = app.test_client().get("/broken")

    assert answer.status_code == 500
    assert answer.headers["Content-Security-Policy"] == CONTENT_SECURITY_POLICY
    assert "ZeroDivisionError" not in answer.text
    assert "Something went wrong here" in answer.text


@pytest.mark.parametrize("method", UNSAFE_METHODS)
@pytest.mark.parametrize("headers", REFUSED.values(), ids=REFUSED.keys())
def test_a_cross_site_request_is_refused_on_every_route(
    app: Flask, method: str, headers: dict[str, str]
) -> None:
    """R1"""
    client = app.test_client()

    statuses = {
        _address(rule): client.open(_address(rule), method=method, headers=headers).status_code
        for rule in app.url_map.iter_rules()
    }

    assert set(statuses.values()) == {403}, statuses


@pytest.mark.parametrize("headers", ACCEPTED.values(), ids=ACCEPTED.keys())
def test_a_request_of_our_own_is_accepted_on_every_route(app: Flask, headers: dict[str, str]) -> None:
    """R1"""
    client = app.test_client()

    statuses = {
        _address(rule): client.post(_address(rule), headers=headers).status_code for rule in _rules(app)
    }

    assert 403 not in statuses.values(), statuses


@pytest.mark.parametrize("headers", REFUSED.values(), ids=REFUSED.keys())
def test_a_link_on_another_site_still_opens_a_page(client: FlaskClient, headers: dict[str, str]) -> None:
    """R1"""
    assert client.get("/", headers=headers).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "localhost.evil.example",
        "evil.example:80",
        "127.0.0.1.evil.example",
        "10.1.2.3",
        "localhost@evil.example",
        "evil.example#localhost",
        "evil.example/localhost",
        "localhost:port",
        "[::1",
        "",
        "skills.example.evil.example",
    ],
)
def test_an_unknown_host_is_refused(client: FlaskClient, host: str) -> None:
    """R8"""
    answer = client.get("/", headers={"Host": host})

    assert answer.status_code == 400


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "localhost:8000",
        "LOCALHOST",
        "app.localhost:8000",
        "127.0.0.1:8000",
        "[::1]:8000",
        "skills.example",
    ],
)
def test_a_known_host_is_served(client: FlaskClient, host: str) -> None:
    """R8"""
    answer = client.get("/", headers={"Host": host})

    assert answer.status_code == 200


def test_a_forwarded_host_changes_nothing(client: FlaskClient) -> None:
    """R8"""
    forged = {
        "X-Forwarded-Host": "evil.example",
        "X-Forwarded-Proto": "https",
        "Forwarded": "host=evil.example",
    }

    answer = client.post("/plans", data={"posting": "Python"}, headers=forged)

    assert answer.headers["Location"].startswith("/plans/")


def test_personal_pages_are_never_stored(client: FlaskClient, plan_address: str) -> None:
    """R5"""
    addresses = [
        plan_address,
        f"{plan_address}.md",
        f"{plan_address}.json",
        "/plans/unknown",
        "/?example=backend",
    ]

    kept = {client.get(address).headers["Cache-Control"] for address in addresses}

    assert kept == {"no-store"}


def test_a_form_that_is_shown_again_is_never_stored(client: FlaskClient) -> None:
    """R5"""
    answer = client.post("/plans", data={"posting": "", "self_assessment": "I know Python."})

    assert answer.headers["Cache-Control"] == "no-store"


def test_a_static_file_of_this_version_is_kept_for_a_year(client: FlaskClient, app: Flask) -> None:
    with app.test_request_context():
        address = app.jinja_env.globals["asset"]("skillpath.css")  # type: ignore[operator]

    answer = client.get(address)

    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"


def test_a_static_file_of_another_version_is_asked_for_anew(client: FlaskClient) -> None:
    answer = client.get("/static/skillpath.css?v=old")

    assert answer.headers["Cache-Control"] == "no-cache"


def test_every_page_varies_by_htmx(app: Flask) -> None:
    """R7"""
    client = app.test_client()

    varying = {_address(rule): client.get(_address(rule)).vary for rule in _rules(app)}

    assert all("HX-Request" in vary for vary in varying.values()), varying
