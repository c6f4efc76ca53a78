"""A plan on the web: from two texts to a page, a correction, and a file to take away."""

import json
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event, func, select

from skillpath.services.texts import MOST_CHARACTERS
from skillpath.store.database import db
from skillpath.store.models import Base
from tests.texts import POSTING, SELF_ASSESSMENT
from tests.web.strict_html import html_faults

HTMX = {"HX-Request": "true"}


def _held(client: FlaskClient, address: str, skill: str) -> int:
    requirements = client.get(f"{address}.json").json["requirements"]
    return next(one["held"] for one in requirements if one["skill"] == skill)


def test_two_texts_become_a_plan_with_an_address_of_its_own(client: FlaskClient) -> None:
    answer = client.post("/plans", data={"posting": POSTING, "self_assessment": SELF_ASSESSMENT})

    assert answer.status_code == 303
    assert client.get(answer.headers["Location"]).status_code == 200


def test_the_page_shows_the_next_step_the_requirements_and_both_texts(
    client: FlaskClient, plan_address: str
) -> None:
    page = client.get(plan_address).text

    for expected in ("Your next step", "PostgreSQL", "One of these", "At least one of", "at home."):
        assert expected in page


def test_a_step_names_what_could_be_learnt_instead(client: FlaskClient, plan_address: str) -> None:
    page = client.get(plan_address).text

    assert "<strong>Instead</strong>" in page


def test_a_corrected_level_leads_back_to_its_requirement(client: FlaskClient, plan_address: str) -> None:
    answer = client.post(f"{plan_address}/levels", data={"skill": "postgresql", "level": "3"})

    assert answer.status_code == 303
    assert answer.headers["Location"] == f"{plan_address}#requirement-postgresql"


def test_a_corrected_level_counts(client: FlaskClient, plan_address: str) -> None:
    client.post(f"{plan_address}/levels", data={"skill": "postgresql", "level": "3"})

    assert _held(client, plan_address, "postgresql") == 3


def test_an_empty_level_goes_back_to_what_was_read(client: FlaskClient, plan_address: str) -> None:
    before = _held(client, plan_address, "postgresql")
    client.post(f"{plan_address}/levels", data={"skill": "postgresql", "level": "3"})

    client.post(f"{plan_address}/levels", data={"skill": "postgresql", "level": ""})

    assert _held(client, plan_address, "postgresql") == before


def test_a_skill_that_is_not_asked_for_leads_back_to_what_is_held(
    client: FlaskClient, plan_address: str
) -> None:
    answer = client.post(f"{plan_address}/levels", data={"skill": "cobol", "level": "2"})

    assert answer.headers["Location"] == f"{plan_address}#held-cobol"


def test_htmx_gets_the_plan_and_what_changed(client: FlaskClient, plan_address: str) -> None:
    answer = client.post(f"{plan_address}/levels", data={"skill": "postgresql", "level": "3"}, headers=HTMX)

    assert answer.status_code == 200
    assert "The path was planned anew: " in answer.text
    assert "<html" not in answer.text


def test_other_hours_a_week_make_other_weeks(client: FlaskClient, plan_address: str) -> None:
    before = client.get(f"{plan_address}.json").json["totals"]["weeks"]

    client.post(f"{plan_address}/hours", data={"hours_per_week": "40"})

    assert client.get(f"{plan_address}.json").json["totals"]["weeks"] < before


@pytest.mark.parametrize("level", ["5", "-1", "two", "2.0", "٢", " 2"])
@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "htmx"])
def test_a_level_that_is_none_is_refused(
    client: FlaskClient, plan_address: str, level: str, headers: dict[str, str]
) -> None:
    answer = client.post(
        f"{plan_address}/levels", data={"skill": "postgresql", "level": level}, headers=headers
    )

    assert answer.status_code == 422
    assert "A level is from 0 to 4" in answer.text


@pytest.mark.parametrize("hours", ["0", "-1", "nan", "inf", "1e9", "", "ten"])
def test_hours_that_cannot_be_planned_with_are_refused(
    client: FlaskClient, plan_address: str, hours: str
) -> None:
    answer = client.post(f"{plan_address}/hours", data={"hours_per_week": hours})

    assert answer.status_code == 422


def test_a_refusal_for_htmx_leaves_the_plan_where_it_is(client: FlaskClient, plan_address: str) -> None:
    answer = client.post(f"{plan_address}/levels", data={"skill": "postgresql", "level": "9"}, headers=HTMX)

    assert answer.headers["HX-Retarget"] == "#notice"
    assert html_faults(answer.text, whole_page=False) == []


@pytest.mark.parametrize("skill", ["no-such-skill", "", "a\0b", "x" * 10_000])
def test_an_unknown_skill_is_not_found(client: FlaskClient, plan_address: str, skill: str) -> None:
    answer = client.post(f"{plan_address}/levels", data={"skill": skill, "level": "2"})

    assert answer.status_code == 404


@pytest.mark.parametrize("plan_id", ["unknown", "x" * 3000, "%00", "a%00b", "%ff", "..", "1' or '1'='1"])
@pytest.mark.parametrize("suffix", ["", ".md", ".json"])
def test_an_unknown_plan_is_not_found(client: FlaskClient, plan_id: str, suffix: str) -> None:
    answer = client.get(f"/plans/{plan_id}{suffix}")

    assert answer.status_code == 404


@pytest.mark.parametrize("action", ["levels", "hours"])
def test_an_unknown_plan_cannot_be_changed(client: FlaskClient, action: str) -> None:
    form = {"skill": "python", "level": "2", "hours_per_week": "5"}

    answer = client.post(f"/plans/unknown/{action}", data=form)

    assert answer.status_code == 404


@pytest.mark.parametrize(
    ("form", "type_"), [("md", "text/markdown; charset=utf-8"), ("json", "application/json")]
)
def test_a_plan_can_be_taken_away(client: FlaskClient, plan_address: str, form: str, type_: str) -> None:
    answer = client.get(f"{plan_address}.{form}")

    assert answer.headers["Content-Disposition"] == f'attachment; filename="learning-path.{form}"'
    assert answer.headers["Content-Type"] == type_


def test_the_json_is_the_plan(client: FlaskClient, plan_address: str) -> None:
    document = json.loads(client.get(f"{plan_address}.json").text)

    assert {"requirements", "steps", "choices", "totals", "optimal"} <= document.keys()


def test_an_empty_posting_is_shown_again_with_what_was_typed(client: FlaskClient) -> None:
    answer = client.post("/plans", data={"posting": " \n ", "self_assessment": "I know Python well."})

    assert answer.status_code == 422
    assert "I know Python well." in answer.text
    assert 'aria-describedby="posting-hint posting-count posting-error"' in answer.text


@pytest.mark.parametrize("name", ["posting", "self_assessment"])
def test_a_text_that_is_too_long_is_shown_again_and_says_how_long_it_is(
    client: FlaskClient, name: str
) -> None:
    """R11"""
    texts = {"posting": "Python", "self_assessment": "Go", name: "word " * 10_000 + "!"}

    answer = client.post("/plans", data=texts)

    assert answer.status_code == 413
    assert "50,001 characters; the most that is read is 50,000" in answer.text
    assert texts[name] in answer.text
    assert html_faults(answer.text) == []


def test_a_text_of_the_greatest_length_is_read(client: FlaskClient) -> None:
    """R11"""
    lines = "Python is asked for. \n" * (MOST_CHARACTERS // 22)
    sent_by_a_browser = lines.ljust(MOST_CHARACTERS, ".").replace("\n", "\r\n")

    answer = client.post("/plans", data={"posting": sent_by_a_browser, "self_assessment": ""})

    assert answer.status_code == 303


@pytest.mark.parametrize("type_", ["application/x-www-form-urlencoded", "application/json", "text/plain"])
def test_a_body_over_one_megabyte_is_refused(client: FlaskClient, type_: str) -> None:
    """R11"""
    answer = client.post("/plans", data=b"posting=" + b"x" * 5_000_000, content_type=type_)

    assert answer.status_code in (413, 415)
    assert html_faults(answer.text) == []


def test_a_body_over_one_megabyte_in_parts_is_refused(client: FlaskClient) -> None:
    """R11"""
    part = (
        b'--x\r\nContent-Disposition: form-data; name="posting"\r\n\r\n' + b"x" * 5_000_000 + b"\r\n--x--\r\n"
    )

    answer = client.post("/plans", data=part, content_type="multipart/form-data; boundary=x")

    assert answer.status_code == 413


@pytest.mark.parametrize(
    ("body", "type_"),
    [
        (b'{"posting": "Python"}', "application/json"),
        (b"posting=Python", "text/plain"),
        (b"posting=Python", ""),
        (b"posting=%FF%FE", "application/x-www-form-urlencoded"),
        (b"posting=\xff\xfe", "application/x-www-form-urlencoded"),
        (b"posting=%ED%A0%80", "application/x-www-form-urlencoded"),
        (b"posting=Python%00", "application/x-www-form-urlencoded"),
        (b"\x00\x01\x02\xff", "application/x-www-form-urlencoded"),
        (b"\x00\x01\x02\xff", "multipart/form-data; boundary=x"),
        (b"Python", "multipart/form-data"),
        (b"posting=Python", "application/x-www-form-urlencoded; charset=utf-16"),
        (b"a=1&" * 200_000, "application/x-www-form-urlencoded"),
        (b"", "application/x-www-form-urlencoded"),
    ],
)
def test_what_is_no_form_is_refused_in_plain_words(client: FlaskClient, body: bytes, type_: str) -> None:
    answer = client.post("/plans", data=body, content_type=type_)

    assert answer.status_code in (303, 413, 415, 422)
    assert (answer.status_code == 303) == (b"=Python" in body and "utf-16" in type_)


def test_a_nul_character_in_the_self_assessment_is_refused(client: FlaskClient) -> None:
    answer = client.post("/plans", data={"posting": "Python", "self_assessment": "Py\0thon"})

    assert answer.status_code == 422
    assert "NUL" in answer.text


def test_nothing_is_kept_of_a_form_that_was_refused(app: Flask, client: FlaskClient) -> None:
    statements = _statements(app)

    client.post("/plans", data={"posting": "", "self_assessment": "I know Python."})

    assert statements == []


def test_reading_a_page_writes_nothing(app: Flask, client: FlaskClient, plan_address: str) -> None:
    """R2"""
    statements = _statements(app)

    for address in (
        "/",
        "/?example=backend",
        "/health",
        plan_address,
        f"{plan_address}.md",
        f"{plan_address}.json",
    ):
        client.get(address)

    assert not [one for one in statements if one.startswith(("INSERT", "UPDATE", "DELETE"))]


def test_a_plan_is_read_in_few_statements(app: Flask, client: FlaskClient, plan_address: str) -> None:
    statements = _statements(app)

    client.get(plan_address)

    assert len([one for one in statements if one.startswith("SELECT")]) <= 2


def test_the_health_page_says_ok(client: FlaskClient) -> None:
    assert client.get("/health").text == "ok\n"


def test_the_example_fills_both_fields(client: FlaskClient) -> None:
    page = client.get("/?example=backend").text

    assert "Kestrel Parcel" in page
    assert "I have written Python for four years" in page


def test_a_page_is_sent_packed_to_those_who_unpack(client: FlaskClient, plan_address: str) -> None:
    plain = len(client.get(plan_address).data)

    packed = client.get(plan_address, headers={"Accept-Encoding": "gzip"})

    assert packed.headers["Content-Encoding"] == "gzip"
    assert len(packed.data) < plain / 4


def test_the_example_plan_with_its_files_weighs_less_than_100_kilobytes(client: FlaskClient) -> None:
    from skillpath.web.examples import example_texts

    posting, self_assessment = example_texts()
    made = client.post("/plans", data={"posting": posting, "self_assessment": self_assessment})
    addresses = [made.headers["Location"], *_files_of(client.get(made.headers["Location"]).text)]

    weight = sum(len(client.get(each, headers={"Accept-Encoding": "gzip"}).data) for each in addresses)

    assert weight < 100_000


def _files_of(page: str) -> list[str]:
    return [part.split('"')[0] for part in page.split('="') if part.startswith("/static/")]


def _statements(app: Flask) -> list[str]:
    """Return a list to which every statement from now on is added."""
    statements: list[str] = []
    with app.app_context():
        engine = db.engine

    @event.listens_for(engine, "before_cursor_execute")
    def _note(_connection, _cursor, statement, *_rest) -> None:  # type: ignore[no-untyped-def]
        statements.append(statement)

    return statements


def test_a_deleted_plan_is_gone_from_every_table(app: Flask, client: FlaskClient, plan_address: str) -> None:
    client.post(f"{plan_address}/levels", data={"skill": "postgresql", "level": "3"})

    answer = client.post(f"{plan_address}/forget")

    assert answer.headers["Location"] == "/?forgotten=yes"
    assert client.get(plan_address).status_code == 404
    with app.app_context(), db.engine.connect() as connection:
        left = {
            table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in Base.metadata.sorted_tables
        }
    assert left == dict.fromkeys(("posting", "assessment", "plan", "correction"), 0)


def test_after_deleting_a_plan_the_start_page_says_so(client: FlaskClient, plan_address: str) -> None:
    page = client.post(f"{plan_address}/forget", follow_redirects=True).text

    assert "The plan and both of its texts are deleted." in page
    assert html_faults(page) == []


def test_deleting_an_unknown_plan_is_not_found(client: FlaskClient) -> None:
    assert client.post("/plans/AAAAAAAAAAAAAAAAAAAAAA/forget").status_code == 404


def test_corrections_at_the_same_time_are_all_kept(
    app: Flask, client: FlaskClient, plan_address: str
) -> None:
    skills = ["postgresql", "apache-kafka", "rabbitmq", "terraform", "python", "docker", "git", "linux"]

    def correct(skill: str) -> int:
        return (
            app.test_client().post(f"{plan_address}/levels", data={"skill": skill, "level": "3"}).status_code
        )

    with ThreadPoolExecutor(len(skills)) as people:
        answers = list(people.map(correct, skills))

    held = {one["skill"]: one["level"] for one in client.get(f"{plan_address}.json").json["stated"]}
    assert answers == [303] * len(skills)
    assert {skill: held.get(skill) for skill in skills} == dict.fromkeys(skills, 3)


def test_a_database_that_somebody_else_holds_is_said_to_be_busy(
    app: Flask, client: FlaskClient, plan_address: str
) -> None:
    with app.app_context():
        path = db.engine.url.database
    with closing(sqlite3.connect(str(path), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        answer = client.get(plan_address)

    assert answer.status_code == 503
    assert html_faults(answer.text) == []


GROUPS = """\
Requirements
- Python
- Go
- Python or Go
- Two of Java, Scala and Kotlin
Nice to have
- Python, Go or Rust
"""


def test_each_group_is_shown_with_all_its_members(client: FlaskClient) -> None:
    made = client.post("/plans", data={"posting": GROUPS, "self_assessment": "Python: expert"})
    page = client.get(made.headers["Location"]).text

    assert page.count("of these</strong>") == 3
    assert [page.count(f'id="requirement-{skill}"') for skill in ("python", "go", "rust")] == [1, 1, 1]
    assert html_faults(page) == []
