"""An app of its own, with a database of its own, for each test that asks for one."""

from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from skillpath.config import Config
from skillpath.store.database import upgrade
from skillpath.web.app import create_app


class BufferedClient(FlaskClient):
    """Takes in a whole answer and closes it, as a browser does."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        return super().open(*args, **{"buffered": True, **kwargs})


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    app = create_app(Config(f"sqlite:///{tmp_path / 'skillpath.db'}", hosts=("skills.example",)))
    app.test_client_class = BufferedClient
    with app.app_context():
        upgrade()
    return app


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run what needs a browser last.

    Playwright keeps an event loop in the thread of the tests until the session ends, and in a thread with a
    loop of its own Flask-SQLAlchemy-Lite cannot close its sessions.
    """
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)
