"""The second wall: children beyond the municipality's reach are not there, whatever is asked."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import psycopg
import pytest

from dashboard.data.case_database.tables import TABLES
from dashboard.data.mart.refresh import refresh
from dashboard.data.mart.store import Marts
from dashboard.indicators.registry import all_indicators
from dashboard.vocabulary.rules import Rules
from tests.postgresql.conftest import READER, Query
from tests.postgresql.places import WITHIN
from tests.support.psql import as_user, run_script

# Relation -> the keys that a reader of 101 finds.
SEEN = {
    "municipality": {"101", "990"},
    "home": {"home101", "home990", "family990"},
    "school": {"school101", "school990"},
    "staff": {"p"},
    "assignment": {"home101"},
    "instrument": {"i"},
    "sparring": {*WITHIN, "group-home101"},
} | dict.fromkeys(
    [
        *("child", "placement", "enrolment", "course", "assessment", "meeting", "goal"),
        *("attendance", "measurement", "activity"),
    ],
    WITHIN,
)


def row_level_security(url: str) -> None:
    run_script(url, "reader.sql", reader=READER, schema="public")
    run_script(url, "row_level_security.sql", reader=READER, schema="public", municipality="101")


def walled_views(url: str) -> None:
    """The contract's relations are views with the owner's rights, as over another system."""
    run_script(url, "reader.sql", reader=READER, schema="public")
    names = [table.name for table in TABLES]
    with psycopg.connect(url.replace("postgresql+psycopg", "postgresql")) as connection:
        connection.execute("CREATE SCHEMA contract")
        for name in names:
            connection.execute(f"CREATE VIEW contract.{name} AS SELECT * FROM public.{name}".encode())
            connection.execute(f"REVOKE ALL ON public.{name} FROM {READER}".encode())
    run_script(url, "reader.sql", reader=READER, schema="contract")
    run_script(url, "walled_views.sql", reader=READER, schema="contract", walled="dashboard", municipality="101")


@pytest.fixture(params=[row_level_security, walled_views])
def walled(request: pytest.FixtureRequest, cases: str) -> str:
    """The case database behind the wall, as the reader."""
    build: Callable[[str], None] = request.param
    build(cases)
    return as_user(cases, READER)


def keys(query: Query, url: str, table: str, user: str = READER) -> set[str]:
    return {row[0] for row in query(url, user, f"SELECT * FROM {table}")}


def test_of_every_relation_the_rows_within_reach_are_there_and_no_other(walled: str, query: Query) -> None:
    assert {table.name: keys(query, walled, table.name) for table in TABLES} == SEEN


@pytest.mark.parametrize(
    "attempt",
    [
        "ALTER TABLE public.child DISABLE ROW LEVEL SECURITY",
        "CREATE POLICY all_of_it ON public.child USING (true)",
        "ALTER ROLE dashboard_reader BYPASSRLS",
        "INSERT INTO dashboard_wall.reach VALUES ('dashboard_reader', '990')",
        "UPDATE dashboard_wall.reach SET municipality_code = '990'",
        "CREATE OR REPLACE FUNCTION dashboard_wall.children() RETURNS SETOF text LANGUAGE sql AS 'SELECT 1::text'",
        "SET SESSION AUTHORIZATION postgres",
        "SET ROLE postgres",
    ],
)
def test_the_reader_cannot_take_it_down(walled: str, query: Query, attempt: str) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        query(walled, READER, f"SET default_transaction_read_only = off; COMMIT; {attempt}")


@pytest.mark.parametrize("switch", ["search_path = 'pg_temp', public, dashboard", "session_replication_role = replica"])
def test_no_setting_gets_round_it(walled: str, query: Query, switch: str) -> None:
    try:
        found = query(walled, READER, f"SET {switch}; SELECT child_id FROM child")
    except psycopg.errors.InsufficientPrivilege:
        return
    assert {row[0] for row in found} == WITHIN


def test_the_reader_cannot_drop_the_policy(cases: str, query: Query) -> None:
    row_level_security(cases)
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        query(
            cases,
            READER,
            "SET default_transaction_read_only = off; COMMIT; DROP POLICY reach_of_dashboard_reader ON child",
        )


def test_row_security_switched_off_is_an_error_and_not_the_rows(cases: str, query: Query) -> None:
    row_level_security(cases)
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        query(cases, READER, "SET row_security = off; SELECT * FROM child")


def test_another_user_sees_no_row_of_a_child(cases: str, query: Query) -> None:
    """Who was given SELECT, and no place in the reach."""
    row_level_security(cases)
    query(cases, "postgres", "CREATE ROLE curious LOGIN; GRANT SELECT ON ALL TABLES IN SCHEMA public TO curious")
    try:
        assert keys(query, cases, "child", "curious") == set()
    finally:
        query(cases, "postgres", "DROP OWNED BY curious; DROP ROLE curious")


def test_the_owner_goes_on_importing(cases: str, query: Query) -> None:
    row_level_security(cases)
    query(cases, "postgres", "INSERT INTO child VALUES ('new', NULL, '2015-01-01', NULL, '990')")
    assert "new" in keys(query, cases, "child", "postgres")
    assert keys(query, cases, "child") == WITHIN


def test_a_second_municipality_widens_the_reach(cases: str, query: Query) -> None:
    row_level_security(cases)
    run_script(cases, "row_level_security.sql", reader=READER, schema="public", municipality="990")
    assert keys(query, cases, "child") == {*WITHIN, "other"}


def test_a_refresh_behind_the_wall_takes_nothing_of_others_along(walled: str, tmp_path: Path) -> None:
    indicators = list(all_indicators().values())
    mart = tmp_path / "mart.duckdb"
    refresh(
        walled,
        mart,
        as_of=date(2025, 6, 30),
        built_at=datetime(2025, 7, 1, tzinfo=UTC),
        rules=Rules(),
        indicators=indicators,
    )
    register = Marts(mart, indicators=indicators).current().register
    assert set(register.homes) == {"home101", "home990", "family990"}
    assert b"family990b" not in mart.read_bytes()
