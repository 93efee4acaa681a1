"""First step of a refresh: the case database's rows, typed, into the mart's workshop; what cannot be read is listed.

A value that is no date, number or listed code is read as unknown and listed as a fault. A row without a key or date
that it needs cannot be counted; it is left out and listed.
"""

from collections.abc import Callable
from typing import Final

import duckdb
import sqlalchemy as sa

from dashboard.data.case_database import tables as case
from dashboard.data.case_database.columns import read_columns
from dashboard.data.mart.staging_attendance import stage_attendance
from dashboard.data.mart.staging_rows import FAULTS_LISTED, key_of, take_in
from dashboard.data.mart.staging_values import read_values, sort_out, type_of

Progress = Callable[[str, int], None]  # table, rows read since the last call (0: it begins)

# What the figures are made of. Instruments, measurements and activities have no indicator yet, and are not read.
COUNTED: Final[tuple[sa.Table, ...]] = (
    case.municipality,
    case.home,
    case.school,
    case.staff,
    case.child,
    case.assignment,
    case.placement,
    case.enrolment,
    case.course,
    case.assessment,
    case.meeting,
    case.goal,
    case.sparring,
)


def stage(connection: sa.Connection, workshop: duckdb.DuckDBPyConnection, progress: Progress) -> None:
    """Fill `workshop` with one table a relation of the contract, plus `fault`."""
    workshop.execute(
        'CREATE TABLE fault ("table" VARCHAR, "key" VARCHAR[], "column" VARCHAR, problem VARCHAR, "rows" BIGINT)'
    )
    for table in COUNTED:
        columns = ", ".join(f"{column.name} {type_of(column)}" for column in table.columns)
        workshop.execute(f"CREATE TABLE {table.name} ({columns})")
        progress(table.name, 0)
        for stream in read_columns(connection, table):
            progress(table.name, take_in(workshop, stream, read_values(table)))
            sort_out(workshop, table)
    _list_dangling(workshop)
    workshop.execute(
        """CREATE TABLE child_number AS
           SELECT child_id, row_number() OVER (ORDER BY child_id)::INTEGER AS child FROM child"""
    )
    stage_attendance(connection, workshop, progress)


def _list_dangling(workshop: duckdb.DuckDBPyConnection) -> None:
    """Rows that point at what is not there: views over several systems have no foreign keys to prevent it."""
    for table in COUNTED:
        for reference in table.foreign_keys:
            target = reference.column
            workshop.execute(
                f"""INSERT INTO fault
                    SELECT ?, list({key_of(table)}::VARCHAR)[1:{FAULTS_LISTED}], ?, ?, count(*) FROM {table.name}
                    WHERE {reference.parent.name} IS NOT NULL
                      AND {reference.parent.name} NOT IN (SELECT {target.name} FROM {target.table.name})
                    HAVING count(*) > 0""",
                [table.name, reference.parent.name, f"no such {target.table.name}"],
            )
