"""The app database behind its URL: how it is opened, read, written and told apart from one that is away."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError, NoSuchModuleError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from dashboard.vocabulary.text import Text

BUSY_TIMEOUT_MS: Final = 5_000
_WRITES: Final = "dashboard_writes"


class AppDatabaseError(Exception):
    """The app database cannot be used; `text` says why and what to do, and holds no address or password."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.da)
        self.text = text


@dataclass(frozen=True, slots=True)
class AppDatabase:
    """The dashboard's own database. Nothing outside the data layer sees the engine."""

    engine: sa.Engine
    joined: sa.Connection | None = None  # the transaction that all reading and writing here belongs to

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """A connection in a read transaction. Raises AppDatabaseError when the database is away or fails."""
        begun = nullcontext(self.joined) if self.joined is not None else self.engine.begin()
        with _in_words(), begun as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """A connection in a transaction kept whole or not at all; SQLite's write lock is taken at once."""
        engine = self.engine.execution_options(**{_WRITES: True})
        begun = nullcontext(self.joined) if self.joined is not None else engine.begin()
        with _in_words(), begun as connection:
            yield connection

    @contextmanager
    def together(self) -> Iterator["AppDatabase"]:
        """The same database for several functions whose writing is kept whole or not at all.

        What one of them raises must be let through: after it the transaction is lost.
        """
        with self.writing() as connection:
            yield replace(self, joined=connection)

    def is_reachable(self) -> bool:
        """Whether our tables answer."""
        try:
            with self.reading() as connection:
                connection.execute(sa.text("SELECT 1 FROM person LIMIT 1"))
        except AppDatabaseError:
            return False
        return True

    def close(self) -> None:
        self.engine.dispose()


def open_app_database(url: str) -> AppDatabase:
    """The app database at an SQLAlchemy URL (SQLite or PostgreSQL); connects only when asked something.

    Raises AppDatabaseError when the URL cannot be understood.
    """
    try:
        parsed = sa.make_url(url)
        # Parameters hold names and hashes: hidden from errors and logs.
        engine = sa.create_engine(parsed, hide_parameters=True, pool_pre_ping=True, **_options(parsed))
    except (ArgumentError, NoSuchModuleError, ImportError) as error:
        raise AppDatabaseError(
            Text(
                da="Adressen på dashboardets database kan ikke forstås. Ret DASHBOARD_APP_DB.",
                en="The URL of the dashboard's database cannot be understood. Correct DASHBOARD_APP_DB.",
            )
        ) from error
    if engine.dialect.name == "sqlite":
        sa.event.listen(engine, "connect", _prepare_sqlite)
        sa.event.listen(engine, "begin", _begin_sqlite)
    return AppDatabase(engine)


def file_of(url: str) -> Path | None:
    """The file of a SQLite database; None for a server's, and for one in memory."""
    parsed = sa.make_url(url)
    is_file = parsed.get_backend_name() == "sqlite" and parsed.database not in (None, "", ":memory:")
    return Path(str(parsed.database)) if is_file else None


def _options(url: sa.URL) -> dict[str, Any]:
    if url.get_backend_name() == "sqlite":
        return {}
    return {"connect_args": {"connect_timeout": 5, "options": "-c statement_timeout=15000 -c lock_timeout=5000"}}


def _prepare_sqlite(connection: Any, _record: object) -> None:
    # SQLAlchemy begins transactions itself then, see below; the driver would begin them late.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
    cursor.execute("PRAGMA journal_mode = WAL")  # readers and a writer do not wait for each other
    # With that journal a crash loses nothing, and a power cut at most the last moments; the file stays whole. Each page
    # with children writes to the audit log, and must not wait for the disk.
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()


def _begin_sqlite(connection: sa.Connection) -> None:
    # A transaction that reads first and writes later could fail in the middle: writers queue at the start.
    immediate = connection.get_execution_options().get(_WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


@contextmanager
def _in_words() -> Iterator[None]:
    try:
        yield
    except IntegrityError:
        raise  # the database is well: what was to be written made no sense
    except (DBAPIError, PoolTimeout) as error:
        raise AppDatabaseError(
            Text(
                da="Dashboardets database svarer ikke, eller dens tabeller mangler. Prøv igen om lidt; "
                "bliver det ved, så se efter DASHBOARD_APP_DB.",
                en="The dashboard's database does not answer, or its tables are missing. Try again in a "
                "moment; if it goes on, look at DASHBOARD_APP_DB.",
            )
        ) from error
