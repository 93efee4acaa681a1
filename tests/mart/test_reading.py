"""Whatever database the cases lie in, and however its tables are made, the figures are the same."""

import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import make_url
from sqlalchemy.exc import InternalError, OperationalError

from dashboard.data.case_database.demo.extent import Extent
from dashboard.data.case_database.demo.write import create_demo
from dashboard.data.case_database.reader import count_rows, reading
from dashboard.data.case_database.tables import TABLES
from dashboard.data.mart.adhoc import temporary_mart
from dashboard.data.mart.store import Mart
from dashboard.indicators.registry import all_indicators
from dashboard.vocabulary.rules import Rules

from .cases import AS_OF, BUILT_AT, case_database, homes_with

DEMO = Extent(children=4, years=1, seed=3, until=AS_OF)


def contents(mart: Mart) -> dict[str, list[tuple[Any, ...]]]:
    """All that stands in the mart, but for when and from what it was made."""
    names = [name for (name,) in mart.ask("SELECT table_name FROM duckdb_tables() WHERE database_name = 'mart'")]
    return {name: mart.ask(f"SELECT * FROM mart.{name} ORDER BY ALL") for name in sorted(names) if name != "meta"}


def figures(url: str) -> dict[str, list[tuple[Any, ...]]]:
    indicators = list(all_indicators().values())
    with temporary_mart(url, as_of=AS_OF, built_at=BUILT_AT, rules=Rules(), indicators=indicators) as mart:
        return contents(mart)


@pytest.fixture
def demo(sqlite_url: str) -> str:
    create_demo(sqlite_url, DEMO)
    return sqlite_url


@contextmanager
def superuser(url: str) -> Iterator[psycopg.Connection]:
    with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as connection:
        yield connection


def test_every_row_of_every_table_is_read(demo: str) -> None:
    with reading(demo) as connection:
        rows = count_rows(connection)
    read = figures(demo)
    assert {name: len(read[name]) for name in ("home", "school", "staff", "child")} == {
        name: rows[name] for name in ("home", "school", "staff", "child")
    }
    assert len(read["sparring"]) == rows["sparring"] > 0


def test_sqlite_and_postgresql_give_the_same_figures(demo: str, postgres_url: str) -> None:
    create_demo(postgres_url, DEMO)
    assert figures(postgres_url) == figures(demo)


def test_views_do_in_place_of_tables_of_sqlite(demo: str) -> None:
    expected = figures(demo)
    with closing(sqlite3.connect(str(make_url(demo).database))) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        for table in TABLES:
            connection.execute(f"ALTER TABLE {table.name} RENAME TO old_{table.name}")
            connection.execute(f"CREATE VIEW {table.name} AS SELECT * FROM old_{table.name}")
    assert figures(demo) == expected


@pytest.mark.parametrize("kind", ["VIEW", "MATERIALIZED VIEW"])
def test_views_do_in_place_of_tables_of_postgresql(demo: str, postgres_url: str, kind: str) -> None:
    create_demo(postgres_url, DEMO)
    with superuser(postgres_url) as connection:
        for table in TABLES:
            connection.execute(f"ALTER TABLE {table.name} RENAME TO old_{table.name}".encode())
            connection.execute(f"CREATE {kind} {table.name} AS SELECT * FROM old_{table.name}".encode())
    assert figures(postgres_url) == figures(demo)


@pytest.fixture
def reader_url(postgres_url: str) -> Iterator[str]:
    """The address of the demo for a user that may do nothing but SELECT."""
    create_demo(postgres_url, DEMO)
    with superuser(postgres_url) as connection:
        connection.execute("CREATE ROLE only_reads LOGIN")
        connection.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO only_reads")
        yield make_url(postgres_url).set(username="only_reads").render_as_string(hide_password=False)
        connection.execute("DROP OWNED BY only_reads")
        connection.execute("DROP ROLE only_reads")


def test_a_user_that_may_only_select_is_enough(demo: str, reader_url: str) -> None:
    assert figures(reader_url) == figures(demo)


def test_a_refresh_could_not_write_to_postgresql_if_it_tried(postgres_url: str) -> None:
    create_demo(postgres_url, DEMO)
    with reading(postgres_url) as connection, pytest.raises(InternalError, match="read-only"):
        connection.execution_options(stream_results=False).exec_driver_sql("DELETE FROM attendance")


def test_a_refresh_could_not_write_to_sqlite_if_it_tried(demo: str) -> None:
    with reading(demo) as connection, pytest.raises(OperationalError, match="readonly"):
        connection.exec_driver_sql("DELETE FROM attendance")


def test_a_file_and_folder_that_nobody_may_write(tmp_path: Path) -> None:
    folder = tmp_path / "shelf"
    folder.mkdir()
    url = case_database(folder, homes_with({"h1": 2}))
    before = (folder / "case.sqlite").read_bytes()
    (folder / "case.sqlite").chmod(stat.S_IRUSR)
    folder.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        assert len(figures(url)["child"]) == 2
        # Whoever runs the tests as root may write all the same: then this tells.
        assert [path.name for path in folder.iterdir()] == ["case.sqlite"]
        assert (folder / "case.sqlite").read_bytes() == before
    finally:
        folder.chmod(stat.S_IRWXU)


def test_all_tables_are_of_the_same_moment(postgres_url: str) -> None:
    create_demo(postgres_url, DEMO)
    with superuser(postgres_url) as writer, reading(postgres_url) as connection:
        before = count_rows(connection)
        writer.execute("INSERT INTO municipality VALUES ('000', 'Later')")
        assert count_rows(connection) == before


def test_rows_beyond_a_batch_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.data.case_database.columns.ROWS_A_BATCH", 2)
    assert len(figures(case_database(tmp_path, homes_with({"h1": 5})))["child"]) == 5


def test_what_is_unknown_in_the_first_batch_may_be_known_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    url = case_database(tmp_path, homes_with({"h1": 5}))
    with closing(sqlite3.connect(str(make_url(url).database))) as connection, connection:
        connection.execute("UPDATE child SET display_name = CASE WHEN rowid = 5 THEN 'Alma' END")
    expected = figures(url)
    monkeypatch.setattr("dashboard.data.case_database.columns.ROWS_A_BATCH", 2)
    assert figures(url) == expected


def test_rows_beyond_a_batch_of_postgresql_are_read(postgres_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    create_demo(postgres_url, DEMO)
    expected = figures(postgres_url)
    monkeypatch.setattr("dashboard.data.case_database.columns.ROWS_A_BATCH", 50)
    assert figures(postgres_url) == expected


def test_the_address_of_the_source_is_told_without_its_password(tmp_path: Path) -> None:
    url = case_database(tmp_path, homes_with({"h1": 1}))
    with temporary_mart(url, as_of=date(2025, 1, 1), built_at=BUILT_AT, rules=Rules(), indicators=[]) as mart:
        assert mart.meta.source == url
        assert (mart.meta.as_of, mart.meta.built_at, mart.meta.fictional) == (date(2025, 1, 1), BUILT_AT, False)
