"""The real reader of the shipped catalogue, built once, and short questions to it."""

import pytest

from skillpath.catalogue import shipped_graph
from skillpath.nlp.pipeline import Reader
from tests.unit.nlp.questions import Asked, Groups, Held, Named


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader(shipped_graph(), year=2026)


@pytest.fixture(scope="session")
def asked(reader: Reader) -> Asked:
    return lambda text: {asked.skill: asked for asked in reader.read_posting(text).skills}


@pytest.fixture(scope="session")
def named(asked: Asked) -> Named:
    return lambda text: {skill: [one.text for one in found.mentions] for skill, found in asked(text).items()}


@pytest.fixture(scope="session")
def groups(reader: Reader) -> Groups:
    return lambda text: [(set(group.skills), group.minimum) for group in reader.read_posting(text).any_of]


@pytest.fixture(scope="session")
def held(reader: Reader) -> Held:
    return lambda text: {claim.skill: claim.level for claim in reader.read_assessment(text).claims}
