"""The database: engine, sessions and migrations, SQLite by default and PostgreSQL by one setting."""

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from alembic.util import CommandError
from flask import Flask
from flask_alembic import Alembic
from flask_sqlalchemy_lite import SQLAlchemy
from sqlalchemy import Engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import ConnectionPoolEntry

from skillpath.errors import InputError
from skillpath.paths import MIGRATIONS
from skillpath.store.models import Base

_BUSY_SECONDS = 5
"""How long a writer waits for another one before SQLite gives up."""

db = SQLAlchemy(session_options={"expire_on_commit": False})
alembic = Alembic(run_mkdir=False, command_name="", metadatas=Base.metadata)
# Flask-Alembic makes it tell every step on standard error, which belongs to the commands.
logging.getLogger("alembic").setLevel(logging.WARNING)


def init_database(app: Flask) -> None:
    """Connect an app to its database: `SQLALCHEMY_ENGINES["default"]` names it."""
    app.config.setdefault("ALEMBIC", {})["script_location"] = str(MIGRATIONS)
    with _clear_faults():
        db.init_app(app)
    alembic.init_app(app)
    with app.app_context():
        if db.engine.dialect.name == "sqlite":
            _configure_sqlite(db.engine)


def upgrade() -> None:
    """Bring the schema of the current app's database up to date, or raise InputError saying why not."""
    with _clear_faults():
        alembic.upgrade()


@contextmanager
def _clear_faults() -> Iterator[None]:
    """Turn what makes a database unusable into one line for the person who named it."""
    try:
        yield
    except (SQLAlchemyError, CommandError, ModuleNotFoundError) as error:
        reason = str(getattr(error, "orig", None) or error).strip().splitlines()[0]
        raise InputError(f"The database of SKILLPATH_DATABASE cannot be used: {reason}.") from error


def _configure_sqlite(engine: Engine) -> None:
    """Make SQLite check foreign keys, keep a write-ahead log, and begin each transaction as a writer.

    Two transactions that begin as readers and then both want to write cannot both go on. Transactions are
    short: nothing is read or planned while one is open.
    See https://www.sqlite.org/pragma.html and, for BEGIN IMMEDIATE, SQLAlchemy's notes on pysqlite.
    """

    @event.listens_for(engine, "connect")
    def _on_connect(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
        if not isinstance(connection, sqlite3.Connection):
            return
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = NORMAL")
        cursor.execute(f"PRAGMA busy_timeout = {_BUSY_SECONDS * 1000}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _on_begin(connection) -> None:  # type: ignore[no-untyped-def]
        connection.exec_driver_sql("BEGIN IMMEDIATE")
