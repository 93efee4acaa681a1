"""Writing the fictional municipality: a new SQLite file fast, any other database in one transaction."""

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from dashboard.data.case_database import schema, tables
from dashboard.data.case_database.demo.courses import Row
from dashboard.data.case_database.demo.extent import Extent
from dashboard.data.case_database.demo.generate import Chunk, OnProgress, generate
from dashboard.data.case_database.writer import Busy, write_rows, writing


class CannotCreate(Exception):  # noqa: N818 - told to the reader as it is
    """The database cannot take the demo; the message says why and what to do, in one English line."""


def create_demo(case_db: str, extent: Extent, on_progress: OnProgress | None = None) -> None:
    """Write the fictional municipality of this extent into an empty or new case database.

    A new SQLite file is built aside and put in place whole. Anything else is written in one transaction.
    Raises CannotCreate if there are cases already, or the database cannot be used.
    """
    chunks = generate(extent.children, extent.years, extent.seed, extent.until, on_progress)
    try:
        url = sa.make_url(case_db)
        file = _new_sqlite_file(url)
        if file is None:
            _into(url, chunks)
        else:
            _build_aside(file, chunks)
    except schema.WrongSchema as error:
        raise CannotCreate(f"the database is not an empty case database ({error})") from error
    except Busy as error:
        raise CannotCreate("somebody else is writing to the case database; try again") from error
    except sa.exc.ArgumentError as error:
        raise CannotCreate("--case-db is not a database address, such as sqlite:///demo.sqlite") from error
    except (sa.exc.SQLAlchemyError, sqlite3.Error, OSError) as error:
        reason = getattr(error, "orig", None) or error
        raise CannotCreate(f"cannot write to the case database: {str(reason).splitlines()[0]}") from error


def _new_sqlite_file(url: sa.URL) -> Path | None:
    plain = url.get_backend_name() == "sqlite" and url.database and not url.database.startswith("file:")
    if not plain or url.database == ":memory:":
        return None
    file = Path(str(url.database))
    return None if file.exists() else file


def _into(url: sa.URL, chunks: Iterator[Chunk]) -> None:
    with writing(url) as connection:
        schema.prepare(connection)
        if connection.scalar(sa.select(sa.func.count()).select_from(tables.municipality)):
            raise CannotCreate("the case database has cases already; name another one, or empty it first")
        for table, rows in chunks:
            write_rows(connection, table, _typed(table, rows))


def _typed(table: sa.Table, rows: list[Row]) -> Iterator[dict[str, Any]]:
    """The rows as mappings, with dates for days: what SQLAlchemy asks for."""
    names = [column.name for column in table.columns]
    days = [column.name for column in table.columns if isinstance(column.type, sa.Date)]
    for row in rows:
        named: dict[str, Any] = dict(zip(names, row, strict=True))
        for day in days:
            if named[day] is not None:
                named[day] = date.fromisoformat(named[day])
        yield named


def _build_aside(file: Path, chunks: Iterator[Chunk]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{file.name}.", dir=file.parent) as folder:
        aside = Path(folder) / file.name
        schema.upgrade(sa.URL.create("sqlite", database=str(aside)))
        _fill(aside, chunks)
        if file.exists():
            raise CannotCreate(f"{file} has come into being meanwhile; it is left as it is")
        aside.replace(file)


def _fill(file: Path, chunks: Iterator[Chunk]) -> None:
    """All rows in one go, without a journal: nobody else sees the file, and it is thrown away on a fault."""
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        for setting in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -65536"):
            connection.execute(f"PRAGMA {setting}")
        connection.execute("BEGIN")
        for table, rows in chunks:
            marks = ", ".join("?" * len(table.columns))
            connection.executemany(f"INSERT INTO {table.name} VALUES ({marks})", rows)  # noqa: S608
        connection.execute("COMMIT")
    with file.open("rb+") as written:
        os.fsync(written.fileno())
