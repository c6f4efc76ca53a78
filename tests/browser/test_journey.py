"""From two texts to a path that is corrected: with script, without it, and by keyboard alone."""

import re

from playwright.sync_api import expect

from tests.browser.conftest import OpenVisit
from tests.browser.journey import make_plan, steps
from tests.texts import POSTING, SELF_ASSESSMENT


def test_a_level_is_corrected_without_loading_the_page_anew(visit: OpenVisit) -> None:
    tour = visit()
    make_plan(tour.page)
    before = len(tour.documents)

    tour.page.locator("#level-postgresql").select_option("proficient")

    expect(tour.page.locator("#news")).to_have_text(
        re.compile(r"^The path was planned anew: \d+ steps?, .+ hours\.$")
    )
    assert not any(title.startswith("PostgreSQL") or ". PostgreSQL" in title for title in steps(tour.page))
    assert len(tour.documents) == before


def test_the_same_works_without_script(visit: OpenVisit) -> None:
    tour = visit(java_script_enabled=False)
    address = make_plan(tour.page)

    tour.page.locator("#level-postgresql").select_option("proficient")
    tour.page.get_by_role("button", name="Save your level of PostgreSQL").first.click()

    tour.page.wait_for_url("**#requirement-postgresql")
    assert tour.page.url == f"{address}#requirement-postgresql"
    assert not any("PostgreSQL" in title for title in steps(tour.page))


def test_a_whole_visit_leaves_no_complaint_in_the_console(visit: OpenVisit) -> None:
    """R3: nothing on the way needs what the content security policy refuses."""
    tour = visit()
    make_plan(tour.page)
    tour.page.locator("#level-postgresql").select_option("expert")
    expect(tour.page.locator("#news")).not_to_be_empty()
    tour.page.locator("#hours-per-week").fill("12")
    tour.page.get_by_role("button", name="Plan anew").click()
    expect(tour.page.locator("#summary")).to_contain_text("12 h a week")
    tour.page.get_by_text("What the levels mean").click()
    tour.page.goto("/?example=backend")

    assert tour.complaints == []


def test_a_visit_asks_no_other_server(visit: OpenVisit, base_url: str) -> None:
    """Q7"""
    tour = visit()
    asked: list[str] = []
    tour.page.on("request", lambda request: asked.append(request.url))

    make_plan(tour.page)

    assert [address for address in asked if not address.startswith(f"{base_url}/")] == []


def test_nothing_is_left_in_the_browser(visit: OpenVisit) -> None:
    """R5"""
    tour = visit()
    make_plan(tour.page)
    tour.page.locator("#level-postgresql").select_option("expert")
    expect(tour.page.locator("#news")).not_to_be_empty()

    kept = tour.page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]")

    assert kept == [0, 0, ""]


def test_focus_scroll_and_open_details_stay_after_a_correction(visit: OpenVisit) -> None:
    tour = visit()
    make_plan(tour.page)
    tour.page.get_by_text("What the levels mean").click()
    field = tour.page.locator("#level-terraform")
    field.scroll_into_view_if_needed()
    field.focus()
    place = tour.page.evaluate("document.activeElement.getBoundingClientRect().top")

    field.select_option("aware")
    expect(tour.page.locator("#news")).not_to_be_empty()

    expect(field).to_be_focused()
    assert abs(tour.page.evaluate("document.activeElement.getBoundingClientRect().top") - place) < 2
    assert tour.page.locator("#levels").evaluate("details => details.open")


def test_a_level_can_be_given_back(visit: OpenVisit) -> None:
    tour = visit()
    make_plan(tour.page)
    field = tour.page.locator("#level-postgresql")
    field.select_option("expert")
    expect(tour.page.locator("#requirement-postgresql")).to_contain_text("set by you")

    field.select_option("as read")

    expect(tour.page.locator("#requirement-postgresql")).not_to_contain_text("set by you")
    expect(field).to_have_value("1")


def test_an_assumption_can_be_refused(visit: OpenVisit) -> None:
    tour = visit()
    make_plan(tour.page)
    tour.page.locator("#assumed summary").click()
    first = tour.page.locator("#assumed li").first
    skill = (first.get_attribute("id") or "").removeprefix("assumed-")

    first.get_by_role("button").click()

    expect(tour.page.locator(f"#own-{skill}")).to_have_value("0")


def test_a_change_that_cannot_be_saved_is_said(visit: OpenVisit) -> None:
    tour = visit()
    make_plan(tour.page)
    tour.page.route("**/levels", lambda route: route.abort())

    tour.page.locator("#level-postgresql").select_option("expert")

    expect(tour.page.locator("#notice")).to_contain_text("nothing was saved")


def test_a_refused_change_is_said_and_the_plan_stays(visit: OpenVisit) -> None:
    tour = visit()
    make_plan(tour.page)
    tour.page.locator("#level-postgresql option[value='4']").evaluate("option => option.value = '9'")

    tour.page.locator("#level-postgresql").select_option("9")

    expect(tour.page.locator("#notice")).to_contain_text("A level is from 0 to 4")
    expect(tour.page.locator("#path h3").first).to_be_visible()


def test_the_keyboard_alone_is_enough(visit: OpenVisit) -> None:
    tour = visit()
    keyboard = tour.page.keyboard
    tour.page.goto("/")
    keyboard.press("Tab")
    expect(tour.page.get_by_role("link", name="Skip to the content")).to_be_focused()
    keyboard.press("Enter")
    keyboard.press("Tab")
    expect(tour.page.get_by_label("The posting")).to_be_focused()
    keyboard.insert_text(POSTING)
    keyboard.press("Tab")
    keyboard.insert_text(SELF_ASSESSMENT)
    keyboard.press("Tab")
    keyboard.press("Enter")
    tour.page.wait_for_url("**/plans/*")
    for _ in range(200):
        keyboard.press("Tab")
        if tour.page.evaluate("document.activeElement.id") == "level-postgresql":
            break

    keyboard.press("ArrowDown")

    expect(tour.page.locator("#news")).not_to_be_empty()
    expect(tour.page.locator("#level-postgresql")).to_be_focused()
    expect(tour.page.locator("#level-postgresql")).to_have_value("2")


def test_typed_text_is_there_again_after_an_error(visit: OpenVisit) -> None:
    tour = visit()
    tour.page.goto("/")
    tour.page.get_by_label("What you can do").fill(SELF_ASSESSMENT)
    tour.page.get_by_label("The posting").fill("   ")

    tour.page.get_by_role("button", name="Show my path").click()

    expect(tour.page.locator("#posting-error")).to_contain_text("The posting is empty")
    expect(tour.page.get_by_label("What you can do")).to_have_value(SELF_ASSESSMENT)


def test_typed_text_is_counted(visit: OpenVisit) -> None:
    tour = visit()
    tour.page.goto("/")

    tour.page.get_by_label("The posting").fill("x" * 1234)

    expect(tour.page.locator("#posting-count")).to_have_text("1,234 of 50,000 characters.")
