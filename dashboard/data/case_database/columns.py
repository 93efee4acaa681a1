"""The rows of a table of the case database as Arrow columns, which DuckDB takes in without a copy a value."""

from collections.abc import Iterator
from typing import Final, Protocol

import sqlalchemy as sa

from dashboard.data.case_database.sqlite_columns import door_of

ROWS_A_BATCH: Final = 200_000


class Stream(Protocol):
    """Columns behind the Arrow C stream interface: they can be read once."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...


def read_columns(connection: sa.Connection, table: sa.Table) -> Iterator[Stream]:
    """The rows of a table, values as the driver gives them (dates may be text), in one stream or several.

    Each is to be read before the next is asked for. A row of which every value is `sqlite_columns.NO_ROW` is none.
    """
    if (door := door_of(connection)) is not None:
        yield from door.read(table, ROWS_A_BATCH)
        return
    # Imported here: Arrow's Python library takes as long to load as a town's figures take to build, and only servers
    # need it.
    from dashboard.data.case_database.cursor_columns import read_cursor

    yield from read_cursor(connection, table, ROWS_A_BATCH)
