"""Attendance on its way into the workshop: millions of rows, so each is looked at once."""

from collections.abc import Callable
from typing import Final

import duckdb
import sqlalchemy as sa

from dashboard.data.case_database import tables as case
from dashboard.data.case_database.columns import read_columns
from dashboard.data.mart.school_days import DAY_UNIT
from dashboard.data.mart.staging_rows import FAULTS_LISTED, rows_of, take_in

_PARTS: Final = ("possible_days", "illness_days", "permitted_days", "unauthorised_days")
# What keeps a row from being counted, with the column that is told.
_UNREAD: Final = ("to_on", "cannot be read")
# Bad input counts nowhere (indicators.md 2, absence): a negative part, or more absence than possible days.
_IMPOSSIBLE: Final = ("possible_days", "negative, or more absence than possible days")
_NOBODY: Final = ("child_id", "no such child")


def stage_attendance(
    connection: sa.Connection, workshop: duckdb.DuckDBPyConnection, progress: Callable[[str, int], None]
) -> None:
    """Fill `attendance`: days as whole ten-thousandths, children as the small numbers of `child_number`."""
    workshop.execute(
        f"""CREATE TABLE attendance (
                child INTEGER, school_id VARCHAR, day DATE, {", ".join(f"{part} BIGINT" for part in _PARTS)},
                problem VARCHAR, problem_of VARCHAR)"""
    )
    progress("attendance", 0)
    for stream in read_columns(connection, case.attendance):
        progress("attendance", take_in(workshop, stream, _statement()))
    for column, problem in (_UNREAD, _IMPOSSIBLE, _NOBODY):
        workshop.execute(
            f"""INSERT INTO fault
                SELECT 'attendance', list(problem_of)[1:{FAULTS_LISTED}], ?, problem, count(*)
                FROM attendance WHERE problem = ? GROUP BY problem""",
            [column, problem],
        )
    workshop.execute("DELETE FROM attendance WHERE problem IS NOT NULL")


def _statement() -> str:
    # By way of INTEGER: what is no number, or more days than a life has, cannot be read.
    amounts = ", ".join(
        f"TRY_CAST(round(TRY_CAST({part} AS DOUBLE) * {DAY_UNIT}) AS INTEGER)::BIGINT AS {part}" for part in _PARTS
    )
    possible, *absent = _PARTS
    unread = " OR ".join(f"{column} IS NULL" for column in ("day", *_PARTS))
    impossible = " OR ".join([*(f"{part} < 0" for part in absent), f"{' + '.join(absent)} > {possible}"])
    return f"""INSERT INTO attendance
        SELECT child, school_id, day, {", ".join(_PARTS)}, problem, CASE WHEN problem IS NOT NULL THEN child_id END
        FROM (
            SELECT
                *,
                CASE WHEN {unread} THEN '{_UNREAD[1]}'
                     WHEN {impossible} THEN '{_IMPOSSIBLE[1]}'
                     WHEN child IS NULL THEN '{_NOBODY[1]}' END AS problem
            FROM (
                SELECT rtrim(child_id::VARCHAR) AS child_id,
                       rtrim(school_id::VARCHAR) AS school_id, TRY_CAST(to_on AS DATE) AS day, {amounts}
                FROM ({rows_of(case.attendance)})
            )
            LEFT JOIN child_number USING (child_id)
        )"""
