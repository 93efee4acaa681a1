"""Reading the audit log: entries by who, what, when and which child."""

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from dashboard.data.app_database.audit_chain import unpacked
from dashboard.data.app_database.audit_entry import Kind, Outcome
from dashboard.data.app_database.audit_tables import audit_children, audit_entry
from dashboard.data.app_database.database import AppDatabase

# The kinds in which somebody saw children.
USES: Final = (Kind.LOOK_UP, Kind.PRINT, Kind.EXPORT)
_AT_A_TIME: Final = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedEntry:
    """An entry as it was written, without what the chain is made of."""

    sequence: int
    at: datetime
    actor_key: str
    actor_name: str
    address: str
    kind: Kind
    outcome: Outcome
    what: str
    detail: str
    children_hash: str | None
    children_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Criteria:
    """What is searched for; what is None does not matter. `since` belongs to the period, `until` no longer."""

    since: datetime | None = None
    until: datetime | None = None
    actor: str | None = None
    kinds: Collection[Kind] | None = None
    outcome: Outcome | None = None
    child: str | None = None
    sequence: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """Some of the entries, newest first, and how many there are in all."""

    entries: tuple[LoggedEntry, ...]
    total: int


def find(database: AppDatabase, criteria: Criteria, *, most: int, skip: int = 0) -> Found:
    """At most `most` entries after the first `skip`, newest first."""
    with database.reading() as connection:
        where = _where(connection, criteria)
        total = connection.scalar(sa.select(sa.func.count()).select_from(audit_entry).where(*where))
        rows = connection.execute(
            _COLUMNS.where(*where).order_by(audit_entry.c.sequence.desc()).limit(most).offset(skip)
        ).all()
    return Found(tuple(logged(row) for row in rows), total or 0)


def children_of(database: AppDatabase, entries: Collection[LoggedEntry]) -> Mapping[int, tuple[str, ...]]:
    """The keys of children by the number of the entry that speaks of them."""
    hashes = {entry.children_hash for entry in entries if entry.children_hash is not None}
    query = sa.select(audit_children).where(audit_children.c.children_hash.in_(hashes))
    with database.reading() as connection:
        lists = {row.children_hash: unpacked(row.key_list) for row in connection.execute(query)} if hashes else {}
    return {entry.sequence: lists.get(entry.children_hash or "", ()) for entry in entries}


def actors(database: AppDatabase) -> Mapping[str, str]:
    """Everybody in the log: the name most lately used, by key."""
    names = sa.select(
        audit_entry.c.actor_key, audit_entry.c.actor_name, sa.func.max(audit_entry.c.sequence).label("latest")
    ).group_by(audit_entry.c.actor_key, audit_entry.c.actor_name)
    with database.reading() as connection:
        rows = connection.execute(names).all()
    return {row.actor_key: row.actor_name for row in sorted(rows, key=lambda row: row.latest)}


def logged(row: Any, prefix: str = "") -> LoggedEntry:
    """A row with audit_entry's columns, each name after the prefix, as an entry."""
    values = {name: getattr(row, prefix + name) for name in LoggedEntry.__slots__}
    return LoggedEntry(**values | {"kind": Kind(values["kind"]), "outcome": Outcome(values["outcome"])})


def _where(connection: sa.Connection, criteria: Criteria) -> list[sa.ColumnElement[bool]]:
    entry = audit_entry.c
    where: list[sa.ColumnElement[bool]] = []
    if criteria.sequence is not None:
        where.append(entry.sequence == criteria.sequence)
    if criteria.since is not None:
        where.append(entry.at >= criteria.since)
    if criteria.until is not None:
        where.append(entry.at < criteria.until)
    if criteria.actor is not None:
        where.append(entry.actor_key == criteria.actor)
    if criteria.kinds is not None:
        where.append(entry.kind.in_([kind.value for kind in criteria.kinds]))
    if criteria.outcome is not None:
        where.append(entry.outcome == criteria.outcome.value)
    if criteria.child is not None:
        where.append(_is_one_of(connection, list(_lists_with(connection, criteria.child, where))))
    return where


def _lists_with(connection: sa.Connection, child: str, where: list[sa.ColumnElement[bool]]) -> Iterator[str]:
    """The hashes of the lists that hold the key, of those that entries within `where` refer to."""
    referred = sa.select(audit_entry.c.children_hash).where(*where)
    query = sa.select(audit_children).where(audit_children.c.children_hash.in_(referred))
    for row in connection.execution_options(yield_per=_AT_A_TIME).execute(query):
        if child in unpacked(row.key_list):
            yield row.children_hash


def _is_one_of(connection: sa.Connection, hashes: list[str]) -> sa.ColumnElement[bool]:
    """As one parameter, however many there are: databases take only so many."""
    given = sa.bindparam(None, json.dumps(hashes), sa.Text)
    if connection.dialect.name == "postgresql":
        listed = sa.func.jsonb_array_elements_text(sa.cast(given, postgresql.JSONB)).table_valued("value")
    else:
        listed = sa.func.json_each(given).table_valued("value")
    return audit_entry.c.children_hash.in_(sa.select(listed.c.value))


_COLUMNS: Final = sa.select(*(audit_entry.c[name] for name in LoggedEntry.__slots__))
