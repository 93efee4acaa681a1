"""Values as databases hold them are read; what cannot be read is unknown, and listed."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import psycopg
import pytest

from dashboard.data.case_database.schema import upgrade
from dashboard.data.mart.adhoc import temporary_mart
from dashboard.data.mart.query import query
from dashboard.data.mart.store import Mart
from dashboard.vocabulary.rules import Rules
from dashboard.vocabulary.slice import EVERYTHING

from .cases import AS_OF, BUILT_AT, CHIEF, HALF_A_YEAR, case_database, chosen, homes_with

FAULT = """SELECT "table", "key", "column", problem, "rows" FROM mart.fault ORDER BY ALL"""


@contextmanager
def mart_of(url: str) -> Iterator[Mart]:
    indicators = chosen("absence", "follow_up_coverage")
    with temporary_mart(url, as_of=AS_OF, built_at=BUILT_AT, rules=Rules(), indicators=indicators) as mart:
        yield mart


@contextmanager
def mart_after(folder: Path, *statements: str, values: tuple[Any, ...] = ()) -> Iterator[Mart]:
    """The mart of a case of two children (h1-1, h1-2) on which somebody ran these statements."""
    url = case_database(folder, homes_with({"h1": 2}))
    with closing(sqlite3.connect(folder / "case.sqlite")) as connection, connection:
        for statement in statements:
            connection.execute(statement, values)
    with mart_of(url) as mart:
        yield mart


def one(mart: Mart, sql: str) -> Any:
    ((value,),) = mart.ask(sql)
    return value


@pytest.mark.parametrize(
    "written", ["2025-03-04", "2025-03-04 00:00:00", "2025-03-04T23:59:59", "2025-03-04 12:00:00.5"]
)
def test_a_day_with_a_time_is_a_day(tmp_path: Path, written: str) -> None:
    with mart_after(tmp_path, "UPDATE course SET start_on = ? WHERE course_id = 'h1-1'", values=(written,)) as mart:
        assert one(mart, "SELECT start_on FROM mart.course WHERE course_id = 'h1-1'") == date(2025, 3, 4)
        assert mart.ask(FAULT) == []


@pytest.mark.parametrize("written", ["31-12-2025", "2025-02-30", "soon", "", 20250304, 1.5, b"\xff"])
def test_a_day_that_cannot_be_read_is_unknown_and_listed(tmp_path: Path, written: Any) -> None:
    with mart_after(tmp_path, "UPDATE course SET end_on = ? WHERE course_id = 'h1-1'", values=(written,)) as mart:
        assert one(mart, "SELECT end_on FROM mart.course WHERE course_id = 'h1-1'") is None
        assert mart.ask(FAULT) == [("course", ["h1-1"], "end_on", "cannot be read", 1)]
        assert mart.meta.faults == 1


@pytest.mark.parametrize(
    ("written", "read"),
    [(1, True), (0, False), ("t", True), ("f", False), ("TRUE", True), ("false", False), ("1", True), ("0", False)],
)
def test_yes_and_no_as_databases_write_them(tmp_path: Path, written: Any, read: bool) -> None:
    with mart_after(tmp_path, "UPDATE placement SET aula_access = ?", values=(written,)) as mart:
        assert one(mart, "SELECT DISTINCT aula_access FROM state WHERE home IS NOT NULL") is read
        assert mart.ask(FAULT) == []


def test_yes_and_no_of_different_kinds_in_one_column(tmp_path: Path) -> None:
    change = "UPDATE placement SET aula_access = CASE placement_id WHEN 'h1-1' THEN 0 ELSE 't' END"
    with mart_after(tmp_path, change) as mart:
        assert mart.ask("SELECT aula_access FROM placement ORDER BY placement_id") == [(False,), (True,)]


def test_a_code_that_is_not_listed_is_unknown_and_listed(tmp_path: Path) -> None:
    with mart_after(tmp_path, "UPDATE home SET kind = 'castle'", "UPDATE enrolment SET class_type = 'Special'") as mart:
        assert mart.ask("SELECT DISTINCT home, home_kind, class_type FROM state WHERE home IS NOT NULL") == [
            ("h1", None, None)
        ]
        assert mart.ask(FAULT) == [
            ("enrolment", ["h1-1", "h1-2"], "class_type", "not a listed code", 2),
            ("home", ["h1"], "kind", "not a listed code", 1),
        ]
        assert mart.meta.faults == 3


def test_a_row_without_the_date_that_it_needs_counts_nowhere_and_is_listed(tmp_path: Path) -> None:
    with mart_after(tmp_path, "UPDATE course SET start_on = 'spring' WHERE course_id = 'h1-1'") as mart:
        assert mart.ask("SELECT course_id FROM mart.course") == [("h1-2",)]
        assert mart.ask(FAULT) == [("course", ["h1-1"], "start_on", "cannot be read", 1)]


ATTENDANCE = "INSERT INTO attendance VALUES ('h1-1', 's1', '2025-03-03', '2025-03-03', 1, 1, 0, 0)"


@pytest.mark.parametrize(
    ("possible", "illness", "problem"),
    [
        (1, -1, "negative, or more absence than possible days"),
        (1, 1.5, "negative, or more absence than possible days"),
        (-1, 0, "negative, or more absence than possible days"),
        ("many", 0, "cannot be read"),
        (1e300, 0, "cannot be read"),
        ("nan", 0, "cannot be read"),
        ("inf", 0, "cannot be read"),
        (9e14, 9e14, "cannot be read"),
    ],
)
def test_impossible_attendance_counts_nowhere_and_is_listed(
    tmp_path: Path, possible: Any, illness: Any, problem: str
) -> None:
    bad = "INSERT INTO attendance VALUES ('h1-2', 's1', '2025-03-03', '2025-03-03', ?, ?, 0, 0)"
    url = case_database(tmp_path, homes_with({"h1": 2}))
    with closing(sqlite3.connect(tmp_path / "case.sqlite")) as connection, connection:
        connection.execute(ATTENDANCE)
        connection.execute(bad, (possible, illness))
    with mart_of(url) as mart:
        result = query(mart, chosen("absence"), period=HALF_A_YEAR, where=EVERYTHING, by=None, scope=CHIEF)["absence"]
        assert result.total is not None
        assert (result.total.numerator, result.total.denominator, result.total.children) == (1, 1, 1)
        ((table, keys, _, said, rows),) = mart.ask(FAULT)
        assert (table, keys, said, rows) == ("attendance", ["h1-2"], problem, 1)


def test_attendance_without_a_day_counts_nowhere_and_is_listed(tmp_path: Path) -> None:
    bad = "INSERT INTO attendance VALUES ('h1-2', 's1', '2025-03-03', 'a Monday', 1, 1, 0, 0)"
    with mart_after(tmp_path, ATTENDANCE, bad) as mart:
        assert one(mart, "SELECT count(*) FROM attendance") == 1
        assert mart.ask(FAULT) == [("attendance", ["h1-2"], "to_on", "cannot be read", 1)]


def test_attendance_of_nobody_counts_nowhere_and_is_listed(tmp_path: Path) -> None:
    bad = ATTENDANCE.replace("'h1-1'", "'gone'")
    with mart_after(tmp_path, "PRAGMA foreign_keys = OFF", ATTENDANCE, bad) as mart:
        assert one(mart, "SELECT count(*) FROM attendance") == 1
        assert mart.ask(FAULT) == [("attendance", ["gone"], "child_id", "no such child", 1)]


def test_hours_that_are_no_number_add_nothing(tmp_path: Path) -> None:
    post = "INSERT INTO assignment VALUES ('a1', 'm2', NULL, 's1', ?, '2025-01-01', NULL)"
    with mart_after(tmp_path, post, values=("nan",)) as mart:
        assert mart.ask("SELECT * FROM mart.advised WHERE unit_kind = 'school'") == []


@pytest.mark.parametrize("column", ["REAL", "NUMERIC", "TEXT"])
def test_fractions_of_days_are_exact(tmp_path: Path, column: str) -> None:
    as_column = f"INSERT INTO attendance SELECT 'h1-1', 's1', d, d, 3, CAST('0.1' AS {column}), 0.1, 0.1 FROM"
    days = "(SELECT '2025-01-0' || value AS d FROM json_each('[1,2,3,4,5,6,7]'))"
    with mart_after(tmp_path, f"{as_column} {days}") as mart:
        row = query(mart, chosen("absence"), period=HALF_A_YEAR, where=EVERYTHING, by=None, scope=CHIEF)[
            "absence"
        ].total
        assert row is not None
        assert (row.numerator, row.denominator) == (2.1, 21)


@pytest.fixture
def postgres_case(postgres_url: str) -> Iterator[tuple[str, psycopg.Connection]]:
    """A case of one child on PostgreSQL, and a connection by which to change it."""
    upgrade(postgres_url)
    with psycopg.connect(postgres_url.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute("INSERT INTO municipality VALUES ('990', 'Svane')")
        connection.execute("INSERT INTO home VALUES ('h1', 'h', 'residential_home', '990', NULL)")
        connection.execute("INSERT INTO school VALUES ('s1', 's', 'public_school', '990', NULL)")
        connection.execute("INSERT INTO child VALUES ('b1', NULL, '2014-05-17', NULL, '990')")
        yield postgres_url, connection


def test_numbers_of_postgresql_are_exact(postgres_case: tuple[str, psycopg.Connection]) -> None:
    url, connection = postgres_case
    row = ("b1", "s1", date(2025, 3, 3), date(2025, 3, 7), Decimal(5), Decimal("0.10"), Decimal("0.20"), Decimal(1))
    connection.execute("INSERT INTO attendance VALUES (%s, %s, %s, %s, %s, %s, %s, %s)", row)
    with mart_of(url) as mart:
        result = query(mart, chosen("absence"), period=HALF_A_YEAR, where=EVERYTHING, by=None, scope=CHIEF)["absence"]
        assert result.total is not None
        assert (result.total.numerator, result.total.denominator) == (1.3, 5)


@pytest.mark.parametrize(
    "view",
    [
        "SELECT 'p1' AS placement_id, child_id, 'h1' AS home_id, TIMESTAMP '2025-03-04 00:00' AS start_on, "
        "NULL::date AS end_on, 't' AS aula_access, 0 AS contact_person FROM child",
        "SELECT gen_random_uuid() AS placement_id, child_id, 'h1' AS home_id, '2025-03-04T10:00' AS start_on, "
        "NULL AS end_on, 1::numeric AS aula_access, NULL::int AS contact_person FROM child",
        "SELECT 1::numeric AS placement_id, child_id::char(9), 'h1'::char(9) AS home_id, "
        "TIMESTAMPTZ '2025-03-04 00:30 Europe/Copenhagen' AS start_on, NULL::timestamptz AS end_on, "
        "'TRUE' AS aula_access, false AS contact_person FROM child",
    ],
)
def test_columns_of_other_types_in_a_view(postgres_case: tuple[str, psycopg.Connection], view: str) -> None:
    url, connection = postgres_case
    # Whose clock the view's author meant: that of the database.
    connection.execute(
        "ALTER DATABASE CURRENT SET timezone = 'Europe/Copenhagen'".replace("CURRENT", connection.info.dbname)
    )
    connection.execute("ALTER TABLE placement RENAME TO old_placement")
    connection.execute(f"CREATE VIEW placement AS {view}".encode())
    with mart_of(url) as mart:
        assert mart.ask("SELECT start_on, aula_access FROM placement") == [(date(2025, 3, 4), True)]
        assert mart.ask(FAULT) == []
