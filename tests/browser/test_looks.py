"""Every page can be used by everyone: no violation that axe finds, and nothing to scroll sideways."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import OpenVisit
from tests.browser.journey import make_plan

PAGES = ["start", "error in the form", "example plan", "empty plan", "nothing at this address"]


def _open(page: Page, name: str) -> None:
    if name == "start":
        page.goto("/")
    elif name == "error in the form":
        page.goto("/")
        page.get_by_label("The posting").fill("  ")
        page.get_by_role("button", name="Show my path").click()
        page.locator("#posting-error").wait_for()
    elif name == "example plan":
        page.goto("/?example=backend")
        page.get_by_role("button", name="Show my path").click()
        page.wait_for_url("**/plans/*")
        page.locator("details").evaluate_all("all => all.forEach(details => { details.open = true })")
    elif name == "empty plan":
        make_plan(page, "We bake bread.", "")
    else:
        page.goto("/nowhere")


@pytest.mark.parametrize("width", [360, 1400])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_no_violation(visit: OpenVisit, name: str, scheme: str, width: int) -> None:
    page = visit(color_scheme=scheme, viewport={"width": width, "height": 900}).page
    _open(page, name)

    found = Axe().run(page)

    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("width", [320, 360, 768, 1400])
@pytest.mark.parametrize("name", PAGES)
def test_no_page_scrolls_sideways(visit: OpenVisit, name: str, width: int) -> None:
    page = visit(viewport={"width": width, "height": 900}).page
    _open(page, name)

    widest = page.evaluate("document.documentElement.scrollWidth")

    assert widest <= width


def test_targets_are_large_enough(visit: OpenVisit) -> None:
    page = visit(viewport={"width": 360, "height": 900}).page
    _open(page, "example plan")

    small = page.locator("button:visible, select:visible, input:visible, summary:visible").evaluate_all(
        "all => all.filter(one => one.getBoundingClientRect().height < 24).map(one => one.outerHTML)"
    )

    assert small == []


def test_on_paper_everything_is_open_and_no_control_is_left(visit: OpenVisit) -> None:
    page = visit().page
    _open(page, "example plan")
    page.locator("details").evaluate_all("all => all.forEach(details => { details.open = false })")

    page.emulate_media(media="print")

    assert page.locator("form:visible").count() == 0
    assert page.locator("#assumed .skill").first.is_visible()
    assert page.get_by_text("you hold: ").first.is_visible()
