"""The user that the dashboard reads as: it may SELECT, and nothing else."""

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
from tests.support.postgres import PostgresCluster
from tests.support.psql import as_user, run_script


@pytest.fixture
def reader(cases: str) -> str:
    """The case database's URL as the reader that the script made."""
    run_script(cases, "reader.sql", reader=READER, schema="public")
    return as_user(cases, READER)


@pytest.mark.parametrize("table", [table.name for table in TABLES])
def test_every_relation_of_the_contract_is_read(reader: str, query: Query, table: str) -> None:
    assert query(reader, READER, f"SELECT * FROM {table}")


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO municipality VALUES ('1', 'x')",
        "UPDATE child SET display_name = 'x'",
        "DELETE FROM sparring",
        "TRUNCATE activity",
        "CREATE TABLE mine (x int)",
        "ALTER TABLE child ADD COLUMN cpr text",
        "DROP TABLE activity",
        "CREATE VIEW v AS SELECT 1",
        "CREATE SCHEMA mine",
        "CREATE ROLE friend",
        "SET ROLE postgres",
        "COPY child TO PROGRAM 'cat'",
        "SELECT * FROM alembic_version",
    ],
)
def test_nothing_else_is_allowed_with_the_brake_released(reader: str, query: Query, statement: str) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        query(reader, READER, f"SET default_transaction_read_only = off; COMMIT; {statement}")


def test_its_transactions_only_read_and_end(reader: str, query: Query) -> None:
    settings = ("default_transaction_read_only", "statement_timeout", "idle_in_transaction_session_timeout")
    found = [query(reader, READER, f"SHOW {name}")[0][0] for name in settings]
    assert found == ["on", "15min", "15min"]


def test_a_refresh_is_made_as_this_user(reader: str, tmp_path: Path) -> None:
    indicators = list(all_indicators().values())
    refresh(
        reader,
        tmp_path / "mart.duckdb",
        as_of=date(2025, 6, 30),
        built_at=datetime(2025, 7, 1, tzinfo=UTC),
        rules=Rules(),
        indicators=indicators,
    )
    mart = Marts(tmp_path / "mart.duckdb", indicators=indicators).current()
    assert set(mart.register.homes) == {"home101", "home990", "family990", "family990b"}


def test_it_can_be_run_again_and_gives_rights_on_what_was_made_anew(cases: str, reader: str, query: Query) -> None:
    query(cases, "postgres", "DROP TABLE activity")
    query(cases, "postgres", "CREATE VIEW activity AS SELECT 1 AS activity_id")
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        query(reader, READER, "SELECT * FROM activity")
    run_script(cases, "reader.sql", reader=READER, schema="public")
    assert query(reader, READER, "SELECT * FROM activity") == [(1,)]


@pytest.mark.parametrize("attribute", ["SUPERUSER", "BYPASSRLS", "CREATEROLE", "CREATEDB", "IN ROLE pg_read_all_data"])
def test_a_user_who_may_do_more_is_not_taken(cases: str, postgres: PostgresCluster, attribute: str) -> None:
    postgres.run(f"CREATE ROLE strong LOGIN {attribute}")
    try:
        with pytest.raises(RuntimeError, match="may do more than read"):
            run_script(cases, "reader.sql", reader="strong", schema="public")
    finally:
        postgres.run("DROP ROLE strong")
