"""Rows on their way from the case database into the mart's workshop."""

from typing import Final

import duckdb
import sqlalchemy as sa

from dashboard.data.case_database.columns import Stream
from dashboard.data.case_database.reader import InterruptedReadError
from dashboard.data.case_database.sqlite_columns import NO_ROW

FAULTS_LISTED: Final = 1_000  # faults are counted in full, and listed so far as a person could read them


def rows_of(table: sa.Table) -> str:
    """The rows of a stream."""
    return f"SELECT * FROM stream WHERE {key_of(table)}::VARCHAR IS DISTINCT FROM chr({ord(NO_ROW)})"


def key_of(table: sa.Table) -> str:
    return next(iter(table.primary_key)).name


def take_in(workshop: duckdb.DuckDBPyConnection, stream: Stream, statement: str) -> int:
    """Run the statement that reads `stream`; how many rows it took in."""
    workshop.register("stream", stream)
    try:
        return int(workshop.execute(statement).fetchall()[0][0])
    except duckdb.InvalidInputException as error:
        # What the case database's driver says in the middle of a stream comes by way of DuckDB.
        raise InterruptedReadError(str(error).splitlines()[0].rpartition("failed: ")[2]) from error
    finally:
        workshop.unregister("stream")
