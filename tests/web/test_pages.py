"""Every page is sound HTML, and stands for itself without script."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from skillpath.paths import TEMPLATES
from skillpath.web.assets import STATIC
from tests.web.strict_html import html_faults

TEMPLATE_FILES = sorted(TEMPLATES.rglob("*.html"))


@pytest.mark.parametrize("address", ["/", "/?example=backend", "/nowhere", "/plans/unknown", "/plans"])
def test_a_page_is_strict_html(client: FlaskClient, address: str) -> None:
    page = client.get(address).text

    assert html_faults(page) == []


def test_the_page_of_a_plan_is_strict_html(client: FlaskClient, plan_address: str) -> None:
    page = client.get(plan_address).text

    assert html_faults(page) == []


def test_the_page_of_the_example_plan_is_strict_html(client: FlaskClient) -> None:
    from skillpath.web.examples import example_texts

    posting, self_assessment = example_texts()

    page = client.post(
        "/plans", data={"posting": posting, "self_assessment": self_assessment}, follow_redirects=True
    )

    assert html_faults(page.text) == []


def test_a_plan_without_requirements_is_strict_html_and_says_so(client: FlaskClient) -> None:
    made = client.post("/plans", data={"posting": "We bake bread.", "self_assessment": ""})

    page = client.get(made.headers["Location"]).text

    assert html_faults(page) == []
    assert "No requirement was found" in page


def test_a_plan_with_nothing_to_learn_says_so(client: FlaskClient) -> None:
    made = client.post("/plans", data={"posting": "- Python", "self_assessment": "Expert in Python."})

    page = client.get(made.headers["Location"]).text

    assert html_faults(page) == []
    assert "There is nothing to learn first" in page


def test_a_form_with_errors_is_strict_html(client: FlaskClient) -> None:
    page = client.post("/plans", data={"posting": "", "self_assessment": "a\0b"}).text

    assert html_faults(page) == []


def test_the_fragment_for_htmx_is_strict_html_with_one_root(client: FlaskClient, plan_address: str) -> None:
    fragment = client.post(
        f"{plan_address}/levels", data={"skill": "postgresql", "level": "2"}, headers={"HX-Request": "true"}
    ).text

    assert html_faults(fragment, whole_page=False) == []
    assert fragment.lstrip().startswith('<div id="plan"')


def test_the_page_and_the_answer_to_htmx_are_the_same_but_for_the_news(
    client: FlaskClient, plan_address: str
) -> None:
    fragment = client.post(
        f"{plan_address}/levels", data={"skill": "postgresql", "level": "2"}, headers={"HX-Request": "true"}
    ).text

    page = client.get(plan_address).text

    without_news = re.sub(r'(role="status">)[^<]+', r"\1", fragment)
    assert without_news.strip() in page


def test_a_text_with_markup_is_shown_as_it_was_written(client: FlaskClient) -> None:
    text = 'Python <script>steal("1")</script> & <b>PostgreSQL</b>'

    page = client.post("/plans", data={"posting": text, "self_assessment": text}, follow_redirects=True)

    assert html_faults(page.text) == []
    assert "<script>steal" not in page.text
    assert "&lt;script&gt;steal" in page.text


@pytest.mark.parametrize("file", TEMPLATE_FILES, ids=lambda file: file.relative_to(TEMPLATES).as_posix())
def test_a_template_compiles(app: Flask, file: object) -> None:
    name = file.relative_to(TEMPLATES).as_posix()  # type: ignore[attr-defined]

    template = app.jinja_env.get_template(name)

    assert template.name == name


@pytest.mark.parametrize("file", TEMPLATE_FILES, ids=lambda file: file.relative_to(TEMPLATES).as_posix())
def test_a_template_needs_no_inline_script_or_style(file: object) -> None:
    """R3: what the content security policy refuses is not there in the first place."""
    source = file.read_text(encoding="utf-8")  # type: ignore[attr-defined]

    found = re.findall(
        r"""<style|<script(?![^>]*\bsrc=)|\sstyle\s*=|\son[a-z]+\s*=|\bhx-on|\bjs:|javascript:|\|\s*safe\b""",
        source,
        re.IGNORECASE,
    )

    assert found == []


def test_a_template_names_the_variables_that_it_takes() -> None:
    silent = [
        file.name
        for file in TEMPLATE_FILES
        if file.parent.name in ("pages", "partials", "components", "errors")
        and not file.read_text(encoding="utf-8").startswith("{# Takes ")
    ]

    assert silent == []


def test_our_own_files_use_no_data_address() -> None:
    files = [STATIC / "skillpath.css", STATIC / "skillpath.js", *(STATIC / "icons").iterdir()]

    found = [file.name for file in files if "data:" in file.read_text(encoding="utf-8")]

    assert found == []
