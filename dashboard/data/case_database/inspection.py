"""What a case database is to the dashboard, looked at without changing anything: for who sets it up."""

import os
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from dashboard.data.case_database.reader import reading
from dashboard.data.case_database.tables import METADATA, child, municipality

_WRITING = "INSERT, UPDATE, DELETE, TRUNCATE"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFacts:
    """`absent`: relations, and columns as relation.column, of the contract that are not there.

    `writable`: relations, or the file, that the dashboard's user could change. `is_strong`: the user is bound by no
    rights or policies. `clock`: the server's, None where the file has none.
    """

    absent: tuple[str, ...]
    writable: tuple[str, ...]
    is_strong: bool
    has_children: bool
    municipalities: frozenset[str]
    clock: datetime | None


def inspect_case_database(url: str) -> CaseFacts:
    """Raises CaseDatabaseError where it cannot be read at all."""
    with reading(url) as connection:
        inspector = sa.inspect(connection)
        there = [name for name in METADATA.tables if inspector.has_table(name)]
        absent = [name for name in METADATA.tables if name not in there]
        for name in there:
            found = {column["name"] for column in inspector.get_columns(name)}
            absent += [f"{name}.{column.name}" for column in METADATA.tables[name].columns if column.name not in found]
        is_postgresql = connection.dialect.name == "postgresql"
        codes = sa.select(municipality.c.municipality_code)
        has_codes = not {"municipality", "municipality.municipality_code"} & set(absent)
        return CaseFacts(
            absent=tuple(absent),
            writable=_writable(connection, there) if is_postgresql else _writable_file(url),
            is_strong=is_postgresql and bool(connection.scalar(sa.text(_IS_STRONG))),
            has_children="child" in there
            and connection.execute(sa.select(sa.literal(1)).select_from(child)).first() is not None,
            municipalities=frozenset(map(str, connection.scalars(codes))) if has_codes else frozenset(),
            clock=connection.scalar(sa.text("SELECT clock_timestamp()")) if is_postgresql else None,
        )


def _writable(connection: sa.Connection, names: list[str]) -> tuple[str, ...]:
    may_write = sa.text("SELECT has_table_privilege(:name, :privileges)")
    return tuple(name for name in names if connection.scalar(may_write, {"name": name, "privileges": _WRITING}))


def _writable_file(url: str) -> tuple[str, ...]:
    path = sa.make_url(url).database
    return (path,) if path and os.access(path, os.W_OK) else ()


_IS_STRONG = "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"
