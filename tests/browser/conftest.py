"""A real server in a process of its own, and the Chromium that is installed on this machine."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

CHROMIUM = Path(os.environ.get("SKILLPATH_CHROMIUM") or "/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker("browser")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    if not CHROMIUM.is_file():
        missing = (
            f"NO BROWSER TEST RUNS: there is no Chromium at {CHROMIUM} (SKILLPATH_CHROMIUM names another)"
        )
        if os.environ.get("SKILLPATH_REQUIRE_BROWSER") == "1":
            pytest.fail(missing)
        pytest.skip(missing)
    return {**browser_type_launch_args, "executable_path": str(CHROMIUM), "args": ARGUMENTS}


@pytest.fixture(scope="session")
def base_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of `skillpath serve` on a free port, with an empty database."""
    database = tmp_path_factory.mktemp("browser") / "skillpath.db"
    environment = {**os.environ, "SKILLPATH_DATABASE": f"sqlite:///{database}"}
    server = subprocess.Popen(
        [sys.executable, "-m", "skillpath.cli", "serve", "--port", "0"],
        env=environment,
        cwd=Path(__file__).parents[2],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert server.stdout is not None
    with server:
        said = server.stdout.readline()
        assert said.startswith("SkillPath is at "), said
        yield said.split()[3].rstrip("/")
        server.terminate()


@dataclass
class Visit:
    """A page, and all that went wrong on it."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    """What the console, the content security policy and failed requests said."""
    documents: list[str] = field(default_factory=list)
    """The addresses that were loaded as whole pages."""


OpenVisit = Callable[..., Visit]


@pytest.fixture
def visit(new_context: Callable[..., BrowserContext]) -> OpenVisit:
    """Open a page that notes its complaints; arguments are those of a browser context."""

    def open_visit(**settings: Any) -> Visit:
        settings.setdefault("viewport", {"width": 1400, "height": 900})
        visit = Visit(new_context(**settings).new_page())
        visit.page.on("console", lambda message: visit.complaints.append(f"console: {message.text}"))
        visit.page.on("pageerror", lambda error: visit.complaints.append(f"error: {error}"))
        visit.page.on("requestfailed", lambda request: visit.complaints.append(f"failed: {request.url}"))
        visit.page.on(
            "request",
            lambda request: visit.documents.append(request.url) if request.is_navigation_request() else None,
        )
        return visit

    return open_visit
