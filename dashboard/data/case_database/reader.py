"""Reading the case database: any SQLAlchemy URL, only SELECT, one consistent view of all tables, in columns."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

import adbc_driver_sqlite.dbapi
import pyarrow as pa
import sqlalchemy as sa

from dashboard.data.case_database.tables import METADATA

ROWS_A_BATCH: Final = 200_000
# Where a connection to SQLite keeps a second one, which hands out columns: a quarter of the time for millions of rows.
_DOOR: Final = "door"


class CaseDatabaseError(Exception):
    """The case database cannot be read; the message says what happened and what to do, without a password."""


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
            with adbc_driver_sqlite.dbapi.connect(_read_only(_file(sa.make_url(url))), autocommit=False) as door:
                connection.info[_DOOR] = door
                yield connection
    except (sa.exc.DBAPIError, engine.dialect.loaded_dbapi.Error, adbc_driver_sqlite.dbapi.Error) as error:
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


def read_columns(connection: sa.Connection, table: sa.Table) -> Iterator[pa.Table]:
    """The rows of a table in batches of Arrow columns, values as the driver gives them (dates may be text).

    A column whose values are of mixed types in a batch comes as text; the reader of the batch casts.
    """
    if (door := connection.info.get(_DOOR)) is not None:
        yield from _read_as_text(door, table)
        return
    plain = [sa.type_coerce(column, sa.types.NullType()).label(column.name) for column in table.columns]
    names = [column.name for column in table.columns]
    with connection.execute(sa.select(*plain)) as result:
        # The driver's own rows: an object of the toolkit for each of 12 million doubles the time. They are asked for by
        # way of the toolkit all the same: it has fetched the first one already where the server keeps the cursor.
        while rows := result.cursor_strategy.fetchmany(result, result.cursor, ROWS_A_BATCH):
            yield pa.table(dict(zip(names, (_column(values) for values in zip(*rows, strict=True)), strict=True)))


def _read_as_text(door: Any, table: sa.Table) -> Iterator[pa.Table]:
    """SQLite's values have types of their own whatever the column's: as text they all come through."""
    columns = ", ".join(f'CAST("{column.name}" AS TEXT) AS "{column.name}"' for column in table.columns)
    with door.cursor() as cursor:
        cursor.adbc_statement.set_options(**{"adbc.sqlite.query.batch_rows": str(ROWS_A_BATCH)})
        cursor.execute(f'SELECT {columns} FROM "{table.name}"')  # noqa: S608  the contract's names
        for batch in cursor.fetch_record_batch():
            if batch.num_rows:
                yield pa.table(batch)


def _column(values: tuple[Any, ...]) -> pa.Array:
    try:
        column = pa.array(values)
    except (pa.ArrowInvalid, pa.ArrowTypeError):
        column = None
    # The day of a moment with a time zone is that of the clock it was told by, not that of the machine which reads it.
    if column is None or (pa.types.is_timestamp(column.type) and column.type.tz is not None):
        return pa.array([None if value is None else _text(value) for value in values], pa.string())
    if pa.types.is_decimal(column.type):
        return column.cast(pa.float64())
    return column.cast(pa.string()) if pa.types.is_null(column.type) else column


def _text(value: Any) -> str:
    return value.isoformat() if isinstance(value, date | datetime) else str(value)


def count_rows(connection: sa.Connection) -> Mapping[str, int]:
    """Rows per table: how much work a refresh is."""
    return {
        name: connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()
        for name, table in METADATA.tables.items()
    }
