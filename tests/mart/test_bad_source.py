"""A case database that cannot be read: a sentence that says what to do, and the old figures stand."""

import gc
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
import pytest

from dashboard.data.case_database import reader
from dashboard.data.case_database.reader import CaseDatabaseError
from dashboard.data.case_database.schema import upgrade
from tests.support.postgres import PostgresCluster

from .cases import case_database, chosen, homes_with, make_figures
from .conftest import Standing


def problem(standing: Standing, case_db: str, progress: Callable[[str, int], None] = lambda _table, _rows: None) -> str:
    """What a refresh from this address says; afterwards the old figures must be as they were."""
    with pytest.raises(CaseDatabaseError) as caught:
        make_figures(case_db, standing.mart, chosen("absence"), progress)
    assert standing.children() == 3
    assert standing.files() == {"mart.duckdb"}
    return str(caught.value)


def changed(folder: Path, *statements: str) -> str:
    """A case database on which somebody ran these statements."""
    url = case_database(folder, homes_with({"h1": 3}))
    with closing(sqlite3.connect(folder / "case.sqlite")) as connection, connection:
        connection.execute("PRAGMA legacy_alter_table = ON")
        for statement in statements:
            connection.execute(statement)
    return url


def test_a_file_that_is_not_there_is_not_made(standing: Standing, tmp_path: Path) -> None:
    said = problem(standing, f"sqlite:///{tmp_path / 'none.sqlite'}")
    assert said.startswith(f"There is no case database at {tmp_path / 'none.sqlite'}. Check the address")
    assert not (tmp_path / "none.sqlite").exists()


def test_a_folder_in_place_of_a_file(standing: Standing, tmp_path: Path) -> None:
    assert "There is no case database at" in problem(standing, f"sqlite:///{tmp_path}")


@pytest.mark.parametrize("address", ["case.sqlite", "beer://host/name", "sqlite:/x", "postgresql+nothing://h/n", ""])
def test_an_address_that_is_none(standing: Standing, address: str) -> None:
    assert "is not a database address that can be read here. Give one like sqlite:///" in problem(standing, address)


def test_a_wrong_address_does_not_tell_its_password(standing: Standing) -> None:
    assert "hemmelig" not in problem(standing, "postgresql:user:hemmelig@host/name")


def test_an_empty_database(standing: Standing, tmp_path: Path) -> None:
    (tmp_path / "empty.sqlite").write_bytes(b"")
    said = problem(standing, f"sqlite:///{tmp_path / 'empty.sqlite'}")
    assert "is not a case database: none of its tables is there. Lay views" in said


def test_a_database_of_something_else(standing: Standing, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "beer.sqlite")) as connection:
        connection.execute("CREATE TABLE beer (name TEXT)")
    assert "none of its tables is there" in problem(standing, f"sqlite:///{tmp_path / 'beer.sqlite'}")


def test_a_file_that_is_no_database(standing: Standing, tmp_path: Path) -> None:
    (tmp_path / "letter.sqlite").write_text("Dear reader, " * 1000)
    said = problem(standing, f"sqlite:///{tmp_path / 'letter.sqlite'}")
    assert "could not be read: file is not a database. Check that it is there" in said


def test_all_that_is_missing_is_named(standing: Standing, tmp_path: Path) -> None:
    case_db = changed(
        tmp_path, "DROP TABLE goal", "DROP TABLE instrument", "ALTER TABLE course RENAME COLUMN cadence_days TO days"
    )
    said = problem(standing, case_db)
    assert "lacks table goal, table instrument, column course.cadence_days. Add what is missing" in said


def test_a_view_that_fails_in_the_middle(standing: Standing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.data.case_database.columns.ROWS_A_BATCH", 1)
    overflow = "CASE WHEN rowid < 3 THEN display_name ELSE abs(-9223372036854775808) END"
    case_db = changed(
        tmp_path,
        "ALTER TABLE child RENAME TO person",
        "CREATE VIEW child AS SELECT child_id, birth_on, gender, municipality_code,"
        f" {overflow} AS display_name FROM person",
    )
    assert "could not be read: integer overflow. Check that it is there" in problem(standing, case_db)


def test_a_locked_database(standing: Standing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    connect = sqlite3.connect

    def impatient(database: str, **named: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(database, **{**named, "timeout": 0})
        return connection

    monkeypatch.setattr(reader.sqlite3, "connect", impatient)  # type: ignore[attr-defined]
    with closing(connect(tmp_path / "case.sqlite", isolation_level=None)) as writer:
        writer.execute("BEGIN EXCLUSIVE")
        said = problem(standing, standing.case_db)
    assert "database is locked. Check that it is there, that this user may SELECT from it, and that nothing" in said


def test_a_server_that_does_not_answer(standing: Standing) -> None:
    said = problem(standing, "postgresql+psycopg://reader:hemmelig@127.0.0.1:1/case")
    assert "postgresql+psycopg://reader:***@127.0.0.1:1/case could not be read: connection failed" in said
    assert "hemmelig" not in said


def test_a_database_that_is_not_on_the_server(standing: Standing, postgres: PostgresCluster) -> None:
    assert 'database "test_none" does not exist' in problem(standing, postgres.url("test_none"))


# The cursor of a connection that is gone cannot be closed.
@pytest.mark.filterwarnings("ignore:.*was deleted while still open:ResourceWarning")
def test_a_server_that_goes_away_in_the_middle(standing: Standing, postgres_url: str) -> None:
    upgrade(postgres_url)
    address = postgres_url.replace("+psycopg", "")
    with psycopg.connect(address, autocommit=True) as killer:
        killer.execute("INSERT INTO municipality VALUES ('990', 'Svane')")

        def end_the_others(_table: str, _rows: int) -> None:
            killer.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE pid <> pg_backend_pid() AND datname = current_database()"
            )

        assert "could not be read: " in problem(standing, postgres_url, end_the_others)
        gc.collect()


def test_values_that_the_driver_cannot_read(standing: Standing, postgres_url: str) -> None:
    upgrade(postgres_url)
    with psycopg.connect(postgres_url.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute("INSERT INTO municipality VALUES ('990', 'Svane')")
        connection.execute("INSERT INTO child VALUES ('b1', NULL, 'infinity', NULL, '990')")
    assert "could not be read: date too large" in problem(standing, postgres_url)
