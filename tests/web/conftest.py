"""A plan on the web."""

import pytest
from flask.testing import FlaskClient

from tests.texts import POSTING, SELF_ASSESSMENT


@pytest.fixture
def plan_address(client: FlaskClient) -> str:
    """The address of the page of a plan that has steps, a group and assumed skills."""
    made = client.post("/plans", data={"posting": POSTING, "self_assessment": SELF_ASSESSMENT})
    return made.headers["Location"]
