"""The steps of a visit that several tests take."""

from playwright.sync_api import Page

from tests.texts import POSTING, SELF_ASSESSMENT


def make_plan(page: Page, posting: str = POSTING, self_assessment: str = SELF_ASSESSMENT) -> str:
    """Paste both texts, ask for the path and return the address of the plan."""
    page.goto("/")
    page.get_by_label("The posting").fill(posting)
    page.get_by_label("What you can do").fill(self_assessment)
    page.get_by_role("button", name="Show my path").click()
    page.wait_for_url("**/plans/*")
    return page.url


def steps(page: Page) -> list[str]:
    """Return the titles of the steps, in order."""
    return [title.strip() for title in page.locator("#path h3").all_inner_texts()]
