"""An audit log on SQLite and on PostgreSQL, and somebody to write in it."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from dashboard.data.app_database.audit import AuditLog
from dashboard.data.app_database.audit_chain import SealKey
from dashboard.data.app_database.audit_entry import Actor, AuditEntry, Kind
from dashboard.data.app_database.database import AppDatabase, open_app_database
from dashboard.data.app_database.upgrade import upgrade

START = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
KEY = SealKey("key-1", b"1" * 32)
OTHER_KEY = SealKey("key-2", b"2" * 32)
ANNE = Actor(key="p-anne", name="Anne Bach", address="10.0.0.1")
BO = Actor(key="p-bo", name="Bo Åstrup", address="10.0.0.2")

Fill = Callable[[AuditLog, int], None]
Run = Callable[..., None]


def entry(number: int = 0, *, actor: Actor = ANNE, kind: Kind = Kind.LOOK_UP, **more: object) -> AuditEntry:
    """An entry of so many minutes after the start, of three children unless told otherwise."""
    values: dict[str, object] = {
        "at": START + timedelta(minutes=number),
        "actor": actor,
        "kind": kind,
        "what": "/hjem/H1",
        "detail": f"?side={number}",
        "children": frozenset({"B1", "B2", f"C{number}"}),
    }
    return AuditEntry(**values | more)  # type: ignore[arg-type]


@pytest.fixture
def database(database_url: str) -> Iterator[AppDatabase]:
    """An app database without people; a test with it runs on both servers."""
    upgrade(database_url)
    database = open_app_database(database_url)
    yield database
    database.close()


@pytest.fixture
def log(database: AppDatabase) -> AuditLog:
    """An empty log."""
    return AuditLog(database, KEY)


@pytest.fixture
def filled(log: AuditLog) -> AuditLog:
    """A log of five entries."""
    for number in range(1, 6):
        log.record(entry(number))
    return log


@pytest.fixture
def run(database: AppDatabase) -> Run:
    """`run(statement, **values)`: what somebody does who can write to the database."""

    def run(statement: str, **values: object) -> None:
        with database.writing() as connection:
            connection.execute(sa.text(statement), values)

    return run


@pytest.fixture
def unguarded(database: AppDatabase, run: Run) -> AppDatabase:
    """The database of somebody who has taken the triggers away, as its owner can."""
    if database.engine.dialect.name == "postgresql":
        for table in ("audit_entry", "audit_children", "audit_anchor"):
            run(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        return database
    with database.reading() as connection:
        names = connection.scalars(sa.text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).all()
    for name in names:
        run(f"DROP TRIGGER {name}")
    run("PRAGMA foreign_keys = OFF")
    return database
