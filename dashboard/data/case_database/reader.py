"""Reading the case database: any SQLAlchemy URL, only SELECT, one consistent view of all tables."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import sqlalchemy as sa

from dashboard.data.case_database import sqlite_columns
from dashboard.data.case_database.tables import METADATA


class CaseDatabaseError(Exception):
    """The case database cannot be read; the message says what happened and what to do, without a password."""


class InterruptedReadError(Exception):
    """Rows stopped coming: raised by whoever takes them in, inside `reading`, with what the driver said."""


def shown_url(url: str) -> str:
    """The address without its password, for messages and for "built from"."""
    return sa.make_url(url).render_as_string(hide_password=True)


def open_engine(url: str) -> sa.Engine:
    """An engine that cannot write: SQLite files are opened read-only, so a missing one is not created.

    Raises CaseDatabaseError where the address is not one, its driver is not installed, or its file is not there.
    """
    try:
        parsed = sa.make_url(url)
        if parsed.get_backend_name() != "sqlite" or parsed.database in (None, "", ":memory:"):
            return sa.create_engine(parsed, pool_pre_ping=True, hide_parameters=True)
    except (sa.exc.ArgumentError, sa.exc.NoSuchModuleError, ImportError) as error:
        system, colon, _ = url.partition("://")
        message = (
            f"{system if system and colon else 'The address'} is not a database address that can be read here. "
            "Give one like sqlite:////data/case.db or postgresql+psycopg://user@host/name."
        )
        raise CaseDatabaseError(message) from error
    path = _file(parsed)
    if not path.is_file():
        message = f"There is no case database at {path}. Check the address, or make one with `dashboard demo create`."
        raise CaseDatabaseError(message)

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(_read_only(path), uri=True, timeout=10, check_same_thread=False)

    return sa.create_engine("sqlite://", creator=connect, poolclass=sa.NullPool, hide_parameters=True)


def _file(url: sa.URL) -> Path:
    return Path(url.database or "").absolute()


def _read_only(path: Path) -> str:
    return f"file:{quote(str(path))}?mode=ro"


@contextmanager
def reading(url: str) -> Iterator[sa.Connection]:
    """A connection on which every SELECT sees the same moment; driver faults become CaseDatabaseError."""
    engine = open_engine(url)
    try:
        with engine.connect() as connection:
            if connection.dialect.name != "sqlite":
                yield connection.execution_options(
                    isolation_level="REPEATABLE READ", postgresql_readonly=True, stream_results=True
                )
                return
            with sqlite_columns.sqlite_door(connection, _read_only(_file(sa.make_url(url)))):
                yield connection
    except (
        sa.exc.DBAPIError,
        engine.dialect.loaded_dbapi.Error,
        sqlite_columns.Error,
        InterruptedReadError,
    ) as error:
        # Rows come straight from the driver's cursor, so its own errors come too.
        message = (
            f"The case database {shown_url(url)} could not be read: {_first_line(error)}. "
            "Check that it is there, that this user may SELECT from it, and that nothing locks it; then try again."
        )
        raise CaseDatabaseError(message) from error
    finally:
        engine.dispose()


def _first_line(error: Exception) -> str:
    cause = getattr(error, "orig", None) or error
    return str(cause).strip().splitlines()[0] if str(cause).strip() else type(cause).__name__


def check_shape(connection: sa.Connection, url: str) -> None:
    """Every relation of the contract is there, as table or view, with its columns.

    Raises CaseDatabaseError that names all that is missing.
    """
    inspector = sa.inspect(connection)
    # Asked one by one: a list of tables or views leaves out materialised views and tables of another server.
    there = {name for name in METADATA.tables if inspector.has_table(name)}
    absent = [name for name in METADATA.tables if name not in there]
    if len(absent) == len(METADATA.tables):
        message = (
            f"{shown_url(url)} is not a case database: none of its tables is there. "
            "Lay views with the contract's names over your system, or fill it with `dashboard import`."
        )
        raise CaseDatabaseError(message)
    problems = [f"table {name}" for name in absent]
    for name, table in METADATA.tables.items():
        if name in there:
            columns = {column["name"] for column in inspector.get_columns(name)}
            problems += [f"column {name}.{column.name}" for column in table.columns if column.name not in columns]
    if problems:
        lacking = ", ".join(problems)
        message = f"The case database {shown_url(url)} lacks {lacking}. Add what is missing (a view will do)."
        raise CaseDatabaseError(message)


def count_rows(connection: sa.Connection) -> Mapping[str, int]:
    """Rows per table: how much work a refresh is."""
    return {
        name: connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()
        for name, table in METADATA.tables.items()
    }
