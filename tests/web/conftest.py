"""A plan on the web, and two short texts that make one."""

import pytest
from flask.testing import FlaskClient

POSTING = """\
Requirements
- Experience with PostgreSQL
- At least one of Kafka or RabbitMQ
- Good Python
Nice to have: Terraform
"""
SELF_ASSESSMENT = "I have used Python for four years. I never worked with Kafka. I tried PostgreSQL at home."


@pytest.fixture
def plan_address(client: FlaskClient) -> str:
    """The address of the page of a plan that has steps, a group and assumed skills."""
    made = client.post("/plans", data={"posting": POSTING, "self_assessment": SELF_ASSESSMENT})
    return made.headers["Location"]
