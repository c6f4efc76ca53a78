"""The migrated schema is the one of the models, on every database that is supported."""

import os
import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from flask import Flask

from skillpath.config import Config
from skillpath.paths import MIGRATIONS
from skillpath.services.plans import correct_level, create_plan, show_plan
from skillpath.store.database import alembic, db, upgrade
from skillpath.store.models import Base
from skillpath.web.app import create_app

POSTGRES = os.environ.get("SKILLPATH_TEST_POSTGRES", "")


@pytest.fixture(
    params=[
        "sqlite",
        pytest.param(
            "postgres",
            marks=[
                pytest.mark.postgres,
                pytest.mark.skipif(not POSTGRES, reason="SKILLPATH_TEST_POSTGRES names no PostgreSQL"),
            ],
        ),
    ]
)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty database: a new file, or a new schema of the PostgreSQL."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'skillpath.db'}"
        return
    schema = f"test_{secrets.token_hex(8)}"
    engine = sa.create_engine(POSTGRES)
    with engine.begin() as connection:
        connection.execute(sa.schema.CreateSchema(schema))
    address = engine.url.update_query_dict({"options": f"-csearch_path={schema}"})
    yield address.render_as_string(hide_password=False)
    with engine.begin() as connection:
        connection.execute(sa.schema.DropSchema(schema, cascade=True))
    engine.dispose()


@pytest.fixture
def app(database: str) -> Iterator[Flask]:
    """An app in its context, on an empty database."""
    app = create_app(Config(database))
    with app.app_context():
        yield app
        db.session.close()
        db.engine.dispose()


def _upgrade(app: Flask) -> None:
    """Upgrade in a context of its own, at the end of which Flask-Alembic gives its connection back."""
    with app.app_context():
        upgrade()


def _downgrade(app: Flask) -> None:
    with app.app_context():
        alembic.downgrade("base")


def _tables() -> set[str]:
    return set(sa.inspect(db.engine).get_table_names()) - {"alembic_version"}


def _constraint_names() -> dict[str, set[str | None]]:
    inspector = sa.inspect(db.engine)
    names: dict[str, set[str | None]] = {}
    for table in _tables():
        found = [
            inspector.get_pk_constraint(table),
            *inspector.get_foreign_keys(table),
            *inspector.get_unique_constraints(table),
            *inspector.get_check_constraints(table),
        ]
        names[table] = {constraint["name"] for constraint in found}
    return names


def test_the_migrated_schema_is_that_of_the_models(app: Flask) -> None:
    """Q1"""
    _upgrade(app)

    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences = compare_metadata(context, Base.metadata)

    assert differences == []


def test_every_constraint_has_the_name_of_the_model(app: Flask) -> None:
    _upgrade(app)
    expected = {
        table.name: {constraint.name for constraint in table.constraints}
        for table in Base.metadata.sorted_tables
    }

    names = _constraint_names()

    assert names == expected


def test_a_downgrade_removes_what_the_upgrade_made(app: Flask) -> None:
    """Q1"""
    _upgrade(app)

    _downgrade(app)

    assert _tables() == set()


def test_an_upgrade_after_a_downgrade_makes_the_schema_again(app: Flask) -> None:
    """Q1"""
    _upgrade(app)
    before = _constraint_names()
    _downgrade(app)

    _upgrade(app)

    assert _constraint_names() == before


def test_a_second_upgrade_changes_nothing(app: Flask) -> None:
    _upgrade(app)
    before = _constraint_names()

    _upgrade(app)

    assert _constraint_names() == before


@pytest.mark.usefixtures("app")
def test_there_is_one_newest_migration() -> None:
    """Q1"""
    heads = alembic.script_directory.get_heads()

    assert len(heads) == 1


def test_every_migration_says_what_it_is_for() -> None:
    silent = [file.name for file in MIGRATIONS.glob("r*.py") if not file.read_text().startswith('"""')]

    assert silent == []


def test_a_plan_that_was_kept_is_shown_as_it_was_made(app: Flask) -> None:
    _upgrade(app)
    kept = create_plan("We ask for PostgreSQL.", "I know Python well.")
    db.session.expunge_all()

    view = show_plan(kept)

    assert [one["skill"] for one in view.document["requirements"]] == ["postgresql"]


def test_a_level_that_is_corrected_twice_is_kept_once(app: Flask) -> None:
    _upgrade(app)
    kept = create_plan("We ask for PostgreSQL.", "I know Python well.")
    correct_level(kept, "postgresql", 1)
    db.session.expunge_all()

    correct_level(kept, "postgresql", 2)

    db.session.expunge_all()
    assert show_plan(kept).corrected == {"postgresql"}


def test_a_level_that_no_person_can_hold_is_refused_by_the_database(app: Flask) -> None:
    _upgrade(app)
    kept = create_plan("We ask for PostgreSQL.", "I know Python well.")
    correct_level(kept, "postgresql", 1)

    with pytest.raises(sa.exc.IntegrityError), db.engine.begin() as connection:
        connection.execute(sa.text("UPDATE correction SET level = 5"))


def test_an_address_with_a_nul_character_names_no_plan(app: Flask) -> None:
    _upgrade(app)

    answer = app.test_client().get("/plans/a%00b")

    assert answer.status_code == 404


def test_texts_in_any_script_are_kept_as_they_are(app: Flask) -> None:
    _upgrade(app)
    text = "Wir suchen PostgreSQL – für 日本語, русский und 🙂."
    kept = create_plan(text, text)
    db.session.expunge_all()

    view = show_plan(kept)

    assert "".join(piece.text for piece in view.posting) == text
