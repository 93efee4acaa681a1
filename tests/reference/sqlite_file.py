"""A case database written as an SQLite file, with the contract's own DDL."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from .case import Tables


def contract_sql() -> str:
    """The contract's own DDL, word for word."""
    return (Path(__file__).parents[1] / "data" / "case_database.sql").read_text(encoding="utf-8")


def write_sqlite(path: Path, tables: Tables) -> None:
    """Writes a new SQLite case database: days as ISO text, booleans as 0 and 1.

    Raises sqlite3.IntegrityError where the rows break the contract.
    """
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.executescript(contract_sql())
        connection.execute("PRAGMA foreign_keys = ON")
        for table, rows in tables.items():
            for row in rows:
                names, marks = ", ".join(row), ", ".join("?" * len(row))
                connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", _stored(row))


def _stored(row: Mapping[str, Any]) -> list[str | int | None]:
    return [str(value) if isinstance(value, date | Decimal) else value for value in row.values()]
