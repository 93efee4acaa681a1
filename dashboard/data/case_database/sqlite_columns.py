"""SQLite's rows as columns, past its Python driver: a quarter of the time for millions of rows."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import adbc_driver_manager
import adbc_driver_sqlite
import sqlalchemy as sa

# What the door is kept under beside the connection that it belongs to.
_DOOR: Final = "door"
# The value in all columns of a first row that is no row of the table: see `SqliteDoor.read`.
NO_ROW: Final = "\0"

Error: Final = adbc_driver_manager.Error


class SqliteDoor:
    """A second connection to the same file, which hands out columns; all that it reads is of one moment."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def read(self, table: sa.Table, rows_a_batch: int) -> Iterator[Any]:
        """All rows of the table as one stream of text columns.

        SQLite's values have types of their own whatever the column's: as text they all come through. The driver takes
        a column's type from its first batch, and would stop at the first text in one that begins with a batch of
        unknowns: so a row of text, which is none of the table's, goes before.
        """
        first = ", ".join(f'char(0) AS "{column.name}"' for column in table.columns)
        columns = ", ".join(f'CAST("{column.name}" AS TEXT)' for column in table.columns)
        with adbc_driver_manager.AdbcStatement(self._connection) as statement:
            statement.set_options(**{"adbc.sqlite.query.batch_rows": str(rows_a_batch)})
            statement.set_sql_query(f'SELECT {first} UNION ALL SELECT {columns} FROM "{table.name}"')  # noqa: S608  the contract's names
            stream, _ = statement.execute_query()
            try:
                yield stream
            finally:
                stream.release()


@contextmanager
def sqlite_door(connection: sa.Connection, address: str) -> Iterator[None]:
    """Open the door of a connection for a while; `address` is SQLite's own, as of a file."""
    with (
        adbc_driver_sqlite.connect(address) as database,
        adbc_driver_manager.AdbcConnection(database) as opened,
    ):
        opened.set_autocommit(False)
        connection.info[_DOOR] = SqliteDoor(opened)
        yield


def door_of(connection: sa.Connection) -> SqliteDoor | None:
    """The door of a connection, if it is one to SQLite."""
    door = connection.info.get(_DOOR)
    assert door is None or isinstance(door, SqliteDoor)
    return door
