"""First step of a refresh: the case database's rows, typed, into the mart's workshop; what cannot be read is listed.

A value that is no date, number or listed code is read as unknown and listed as a fault. A row without a key or date
that it needs cannot be counted; it is left out and listed.
"""

from collections.abc import Callable
from typing import Final

import duckdb
import pyarrow as pa
import sqlalchemy as sa

from dashboard.data.case_database import tables as case
from dashboard.data.case_database.reader import read_columns
from dashboard.data.mart.columns import DAY_UNIT

Progress = Callable[[str, int], None]  # table, rows read since the last call

FAULTS_LISTED_A_BATCH: Final = 1_000  # faults are counted in full, and listed so far as a person could read them

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

# Attendance is millions of rows: days as whole ten-thousandths (sums stay exact), children as small numbers.
_ATTENDANCE_PARTS: Final = ("possible_days", "illness_days", "permitted_days", "unauthorised_days")


def stage(connection: sa.Connection, workshop: duckdb.DuckDBPyConnection, progress: Progress) -> None:
    """Fill `workshop` with one table a relation of the contract, plus `fault`."""
    workshop.execute(
        'CREATE TABLE fault ("table" VARCHAR, "key" VARCHAR, "column" VARCHAR, problem VARCHAR, "rows" BIGINT)'
    )
    for table in COUNTED:
        columns = ", ".join(f"{column.name} {_type(column)}" for column in table.columns)
        workshop.execute(f"CREATE TABLE {table.name} ({columns})")
        for batch in read_columns(connection, table):
            _insert(workshop, table, batch)
            progress(table.name, batch.num_rows)
    _list_dangling(workshop)
    workshop.execute(
        """CREATE TABLE child_number AS
           SELECT child_id, row_number() OVER (ORDER BY child_id)::INTEGER AS child FROM child"""
    )
    _stage_attendance(connection, workshop, progress)


def _list_dangling(workshop: duckdb.DuckDBPyConnection) -> None:
    """Rows that point at what is not there: views over several systems have no foreign keys to prevent it."""
    for table in COUNTED:
        key = next(iter(table.primary_key)).name
        for reference in table.foreign_keys:
            target = reference.column
            workshop.execute(
                f"""INSERT INTO fault
                    SELECT ?, list({key}::VARCHAR)[1:{FAULTS_LISTED_A_BATCH}], ?, ?, count(*) FROM {table.name}
                    WHERE {reference.parent.name} IS NOT NULL
                      AND {reference.parent.name} NOT IN (SELECT {target.name} FROM {target.table.name})
                    HAVING count(*) > 0""",
                [table.name, reference.parent.name, f"no such {target.table.name}"],
            )


def _type(column: sa.Column[object]) -> str:
    match column.type:
        case sa.Date():
            return "DATE"
        case sa.Boolean():
            return "BOOLEAN"
        case sa.Integer():
            return "INTEGER"
        case sa.Numeric():
            return "DOUBLE"
        case _:
            return "VARCHAR"


def _read(column: sa.Column[object]) -> str:
    """The expression that reads a raw value, unknown where it cannot be read."""
    cast = f"TRY_CAST({column.name} AS {_type(column)})"
    if isinstance(column.type, sa.Text):
        cast = f"rtrim({cast})"  # a view over columns of a fixed width fills keys up with blanks
    if listed := column.info.get("codes"):
        codes = ", ".join(f"'{code}'" for code in listed)
        return f"CASE WHEN {cast} IN ({codes}) THEN {cast} END"
    return cast


def _is_needed(column: sa.Column[object]) -> bool:
    """Without it the row cannot be placed: a key, a reference or a date that the contract demands."""
    return not column.nullable and "codes" not in column.info and isinstance(column.type, sa.Text | sa.Date)


def _insert(workshop: duckdb.DuckDBPyConnection, table: sa.Table, batch: pa.Table) -> None:
    workshop.register("batch", batch)
    reads = ", ".join(f"{_read(column)} AS {column.name}" for column in table.columns)
    needed = [f"{_read(column)} IS NOT NULL" for column in table.columns if _is_needed(column)]
    workshop.execute(f"INSERT INTO {table.name} SELECT {reads} FROM batch WHERE {' AND '.join(needed)}")
    key = next(iter(table.primary_key)).name
    for column in table.columns:
        if column.info.get("codes") or not isinstance(column.type, sa.Text):
            problem = "not a listed code" if column.info.get("codes") else "cannot be read"
            _list_faults(workshop, table.name, key, column.name, problem, f"{_read(column)} IS NULL")
        if _is_needed(column):
            _list_faults(workshop, table.name, key, column.name, "missing", f"{column.name} IS NULL", missing=True)
    workshop.unregister("batch")


def _list_faults(
    workshop: duckdb.DuckDBPyConnection,
    table: str,
    key: str,
    column: str,
    problem: str,
    condition: str,
    *,
    missing: bool = False,
) -> None:
    given = "" if missing else f"AND {column} IS NOT NULL"
    workshop.execute(
        f"""INSERT INTO fault
            SELECT ?, list({key}::VARCHAR)[1:{FAULTS_LISTED_A_BATCH}], ?, ?, count(*)
            FROM batch WHERE {condition} {given} HAVING count(*) > 0""",
        [table, column, problem],
    )


def _stage_attendance(connection: sa.Connection, workshop: duckdb.DuckDBPyConnection, progress: Progress) -> None:
    parts = ", ".join(f"{part} BIGINT" for part in _ATTENDANCE_PARTS)
    workshop.execute(f"CREATE TABLE attendance (child INTEGER, school_id VARCHAR, day DATE, {parts})")
    day = "TRY_CAST(to_on AS DATE)"
    # By way of INTEGER: what is no number, or more days than a life has, cannot be read.
    amounts = {
        part: f"TRY_CAST(round(TRY_CAST({part} AS DOUBLE) * {DAY_UNIT}) AS INTEGER)::BIGINT"
        for part in _ATTENDANCE_PARTS
    }
    possible, *absent = amounts.values()
    unread = " OR ".join([f"{day} IS NULL", *(f"{amount} IS NULL" for amount in amounts.values())])
    # Bad input counts nowhere (indicators.md 2, absence): a negative part, or more absence than possible days.
    impossible = " OR ".join([*(f"{part} < 0" for part in absent), f"{' + '.join(absent)} > {possible}"])
    for batch in read_columns(connection, case.attendance):
        workshop.register("batch", batch)
        workshop.execute(
            f"""INSERT INTO attendance
                SELECT child, rtrim(school_id::VARCHAR), {day}, {", ".join(amounts.values())}
                FROM batch JOIN child_number ON child_number.child_id = rtrim(batch.child_id::VARCHAR)
                WHERE NOT ({unread}) AND NOT ({impossible})"""
        )
        _list_faults(workshop, "attendance", "child_id", "to_on", "cannot be read", f"({unread})", missing=True)
        _list_faults(
            workshop,
            "attendance",
            "child_id",
            "possible_days",
            "negative, or more absence than possible days",
            f"NOT ({unread}) AND ({impossible})",
            missing=True,
        )
        workshop.unregister("batch")
        progress("attendance", batch.num_rows)
