"""Writing many rows of a table: plain, or merged with what is there so that a second time changes nothing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final, TypeVar

import psycopg
import psycopg.sql
import sqlalchemy as sa

CHUNK_ROWS: Final = 20_000
LOCK_WAIT_SECONDS: Final = 5
# Any number will do that nobody else locks by: two imports at once would each lack the other's rows.
_WRITER_LOCK: Final = 0x5CA5E
_Item = TypeVar("_Item")


class Busy(Exception):  # noqa: N818 - a state, told in words by whoever asked
    """Another import or demo is writing to the database right now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """How many rows were new, changed, or there already in the same words."""

    new: int
    changed: int
    unchanged: int


@contextmanager
def writing(url: str | sa.URL) -> Iterator[sa.Connection]:
    """A connection in one transaction: all that is written is kept at the end, or nothing is.

    SQLite takes its write lock at once, so that tables are made in the same transaction as rows, and checks
    references. Waits LOCK_WAIT_SECONDS for a lock. Raises Busy, or what SQLAlchemy raises.
    """
    engine = _engine(sa.make_url(url))
    try:
        with engine.begin() as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(sa.text(f"SET LOCAL lock_timeout = '{LOCK_WAIT_SECONDS}s'"))
                if not connection.scalar(sa.select(sa.func.pg_try_advisory_xact_lock(_WRITER_LOCK))):
                    raise Busy
            yield connection
    finally:
        engine.dispose()


def write_rows(connection: sa.Connection, table: sa.Table, rows: Iterable[Mapping[str, Any]]) -> int:
    """Inserts the rows, each a mapping of column name to value; a column that is not named is NULL.

    Works through them in chunks, so they may come from a generator. Returns how many there were. Raises
    sqlalchemy.exc.IntegrityError for a key that is there already.
    """
    columns = [column.name for column in table.columns]
    return _insert(connection, table, columns, (tuple(row.get(name) for name in columns) for row in rows))


def merge_rows(
    connection: sa.Connection, table: sa.Table, columns: Sequence[str], rows: Iterable[Sequence[Any]]
) -> Merged:
    """Inserts rows whose key is new and updates those that differ, in the named columns only.

    `columns` holds the whole primary key; each row has its values in that order, each key once. Rows that
    are the same, and rows of the table that are not named, are not touched.
    """
    incoming = sa.Table(
        f"incoming_{table.name}",
        sa.MetaData(),
        *(sa.Column(name, table.c[name].type, primary_key=table.c[name].primary_key) for name in columns),
        prefixes=["TEMPORARY"],
    )
    incoming.create(connection)
    total = _insert(connection, incoming, columns, rows)
    same_key = sa.and_(*(column == incoming.c[column.name] for column in table.primary_key.columns))
    others = [name for name in columns if not table.c[name].primary_key]
    changed = 0
    if others:
        differs = sa.or_(*(table.c[name].is_distinct_from(incoming.c[name]) for name in others))
        values = {name: incoming.c[name] for name in others}
        changed = connection.execute(sa.update(table).where(same_key, differs).values(values)).rowcount
    fresh = sa.select(*incoming.c).where(~sa.exists().where(same_key))
    insert = sa.insert(table).from_select(list(columns), fresh)
    new = connection.execute(insert, execution_options={"preserve_rowcount": True}).rowcount
    incoming.drop(connection)
    return Merged(new=new, changed=changed, unchanged=total - new - changed)


def known_keys(connection: sa.Connection, table: sa.Table, keys: Sequence[str]) -> set[str]:
    """Those of the keys that the table has. Asks in groups, for databases with few parameters a statement."""
    (key,) = table.primary_key.columns
    found: set[str] = set()
    for group in _chunks(keys, 500):
        found.update(connection.scalars(sa.select(key).where(key.in_(group))))
    return found


def _engine(url: sa.URL) -> sa.Engine:
    if url.get_backend_name() != "sqlite":
        timeout = {"connect_timeout": LOCK_WAIT_SECONDS} if url.get_backend_name() == "postgresql" else {}
        return sa.create_engine(url, poolclass=sa.NullPool, connect_args=timeout, hide_parameters=True)
    engine = sa.create_engine(
        url, poolclass=sa.StaticPool, connect_args={"timeout": LOCK_WAIT_SECONDS}, hide_parameters=True
    )

    @sa.event.listens_for(engine, "connect")
    def _connect(connection: Any, _: object) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves: the driver leaves table making outside
        connection.execute("PRAGMA foreign_keys = ON")

    @sa.event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _insert(connection: sa.Connection, table: sa.Table, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
    total = 0
    for chunk in _chunks(rows, CHUNK_ROWS):
        if connection.dialect.driver == "psycopg":
            _copy(connection, table, columns, chunk)
        elif connection.dialect.paramstyle == "qmark":
            _execute_many(connection, table, columns, chunk)
        else:
            connection.execute(sa.insert(table), [dict(zip(columns, row, strict=True)) for row in chunk])
        total += len(chunk)
    return total


def _execute_many(
    connection: sa.Connection, table: sa.Table, columns: Sequence[str], rows: list[Sequence[Any]]
) -> None:
    """The driver's own executemany, column by column converted: three times as fast as a mapping a row."""
    dialect = connection.dialect
    statement = sa.insert(table).values({name: sa.bindparam(name) for name in columns})
    compiled = statement.compile(dialect=dialect)
    places = {name: i for i, name in enumerate(columns)}
    converted = []
    for name in compiled.positiontup or ():
        process = table.c[name].type.dialect_impl(dialect).bind_processor(dialect)
        values = [row[places[name]] for row in rows]
        converted.append(list(map(process, values)) if process else values)
    connection.exec_driver_sql(str(compiled), list(zip(*converted, strict=True)))


def _copy(connection: sa.Connection, table: sa.Table, columns: Sequence[str], rows: list[Sequence[Any]]) -> None:
    """PostgreSQL's COPY: ten times as fast as INSERT over its driver."""
    driver = connection.connection.driver_connection
    assert isinstance(driver, psycopg.Connection)
    statement = psycopg.sql.SQL("COPY {} ({}) FROM STDIN").format(
        psycopg.sql.Identifier(table.name),
        psycopg.sql.SQL(", ").join(psycopg.sql.Identifier(name) for name in columns),
    )
    try:
        with driver.cursor() as cursor, cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row(row)
    except psycopg.Error as error:
        # COPY goes past SQLAlchemy, but callers know its exceptions only.
        raise sa.exc.DBAPIError.instance(
            f"COPY {table.name}", None, error, psycopg.Error, hide_parameters=True, dialect=connection.dialect
        ) from error


def _chunks(items: Iterable[_Item], size: int) -> Iterator[list[_Item]]:
    rest = iter(items)
    while chunk := list(islice(rest, size)):
        yield chunk
