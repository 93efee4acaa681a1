"""A server's rows, as its driver gives them, in Arrow columns."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import pyarrow as pa
import sqlalchemy as sa


def read_cursor(connection: sa.Connection, table: sa.Table, rows_a_batch: int) -> Iterator[pa.RecordBatchReader]:
    """The rows of a table in batches; a column whose values are of mixed types in a batch comes as text."""
    plain = [sa.type_coerce(column, sa.types.NullType()).label(column.name) for column in table.columns]
    names = [column.name for column in table.columns]
    with connection.execute(sa.select(*plain)) as result:
        # The driver's own rows: an object of the toolkit for each of 12 million doubles the time. They are asked for by
        # way of the toolkit all the same: it has fetched the first one already where the server keeps the cursor.
        while rows := result.cursor_strategy.fetchmany(result, result.cursor, rows_a_batch):
            columns = (_column(values) for values in zip(*rows, strict=True))
            yield pa.table(dict(zip(names, columns, strict=True))).to_reader()


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
