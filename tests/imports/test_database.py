"""The database's side: all or nothing, again changes nothing, and one clear line when it cannot be written to."""

import os
import signal
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa

from dashboard.data.case_database import schema, writer
from tests.imports.extracts import SMALL, rows, run, small, write


def counts(stdout: str, table: str) -> list[str]:
    """Read, left out, new, changed and unchanged, as printed."""
    (line,) = [line for line in stdout.splitlines() if line.split()[:1] == [table]]
    return line.split()[1:]


def test_a_second_time_changes_nothing(tmp_path: Path, database_url: str) -> None:
    extract = small(tmp_path / "extract")
    assert counts(run(extract, database_url).stdout, "child") == ["2", "0", "2", "0", "0"]
    before = rows(database_url, "child")
    assert counts(run(extract, database_url).stdout, "child") == ["2", "0", "0", "0", "2"]
    assert rows(database_url, "child") == before


def test_changed_rows_are_changed_and_vanished_rows_stay(tmp_path: Path, database_url: str) -> None:
    run(small(tmp_path / "one"), database_url)
    home = "home_id,name,kind,municipality_code\nH1,Elmosen,residential_home,903\n"
    child = "child_id,birth_on,gender,municipality_code\nC1,2013-05-12,f,903\nC3,2012-01-01,m,903\n"
    placement = "placement_id,child_id,home_id,start_on,end_on\nA1,C1,H1,2024-02-01,2025-01-01\n"
    result = run(small(tmp_path / "two", home=home, child=child, placement=placement), database_url)
    assert counts(result.stdout, "home") == ["1", "0", "0", "1", "0"]
    assert counts(result.stdout, "child") == ["2", "0", "1", "0", "1"]
    assert [row["child_id"] for row in rows(database_url, "child")] == ["C1", "C2", "C3"]
    assert [str(row["end_on"]) for row in rows(database_url, "placement")] == ["2025-01-01", "None"]


def test_a_dry_run_counts_as_the_real_one_and_writes_nothing(tmp_path: Path, database_url: str) -> None:
    run(small(tmp_path / "one"), database_url)
    changed = small(tmp_path / "two", home="home_id,name,kind,municipality_code\nH1,Å,residential_home,903\n")
    result = run(changed, database_url, "--dry-run")
    assert counts(result.stdout, "home") == ["1", "0", "0", "1", "0"]
    assert rows(database_url, "home")[0]["name"] == "Ellemosen"


def test_a_dry_run_makes_no_database(tmp_path: Path, sqlite_url: str) -> None:
    assert counts(run(small(tmp_path / "extract"), sqlite_url, "--dry-run").stdout, "child")[2] == "2"
    assert not (tmp_path / "test.sqlite").exists()


MIDWAY = """
import sys
from dashboard.data.imports import database

merge = database.merge_rows

def merge_and_wait(connection, table, columns, rows):
    merged = merge(connection, table, columns, rows)
    if table.name == "child":
        print("half", flush=True)
        sys.stdin.read()
    return merged

database.merge_rows = merge_and_wait
from dashboard.commands.import_ import command
command()
"""


@pytest.mark.parametrize("already", [False, True], ids=["new database", "database with rows"])
def test_an_import_that_is_killed_leaves_nothing(tmp_path: Path, sqlite_url: str, already: bool) -> None:
    if already:
        run(write(tmp_path / "one", {"municipality.csv": "municipality_code,name\n1,Før\n"}), sqlite_url)
    extract = small(tmp_path / "extract")
    arguments = [sys.executable, "-c", MIDWAY, str(extract), "--case-db", sqlite_url]
    with subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "half\n"
        os.kill(process.pid, signal.SIGKILL)
    assert [row["name"] for row in rows(sqlite_url, "municipality")] == (["Før"] if already else [])
    assert rows(sqlite_url, "home") == []
    assert run(extract, sqlite_url).exit_code == 0
    assert len(rows(sqlite_url, "child")) == 2


def stopped(directory: Path, url: str, *arguments: str) -> str:
    """The one line that the command stops with."""
    result = run(directory, url, *arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    (line,) = result.stderr.splitlines()
    return line


def test_a_locked_database(tmp_path: Path, sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "LOCK_WAIT_SECONDS", 0.01)
    run(small(tmp_path / "extract"), sqlite_url)
    other = sqlite3.connect(tmp_path / "test.sqlite")
    other.execute("BEGIN IMMEDIATE")
    assert "er låst af et andet program" in stopped(tmp_path / "extract", sqlite_url)
    other.close()


def test_a_read_only_database(tmp_path: Path, sqlite_url: str) -> None:
    run(small(tmp_path / "extract"), sqlite_url)
    url = f"sqlite:///file:{tmp_path / 'test.sqlite'}?mode=ro&uri=true"
    assert "kan kun læses" in stopped(small(tmp_path / "extract"), url)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    line = stopped(small(tmp_path / "extract"), f"sqlite:///{tmp_path}/no/such.db", "--language", "en")
    assert "cannot be opened. Check that the folder exists" in line


def test_a_file_that_is_no_database(tmp_path: Path, sqlite_url: str) -> None:
    (tmp_path / "test.sqlite").write_text("Kære kollega, " * 100, encoding="utf-8")
    assert "er ikke en SQLite-database" in stopped(small(tmp_path / "extract"), sqlite_url)


def test_a_server_that_is_not_there_and_its_password_is_not_told(tmp_path: Path) -> None:
    url = "postgresql+psycopg://anna:hemmelig@127.0.0.1:1/sager"
    line = stopped(small(tmp_path / "extract"), url)
    assert "svarer ikke" in line
    assert "hemmelig" not in line


@pytest.mark.parametrize("url", ["sager.db", "nosuch://x/y", ""])
def test_an_address_that_is_none(tmp_path: Path, url: str) -> None:
    assert run(small(tmp_path / "extract"), url).exit_code == 2


def test_somebody_elses_database(tmp_path: Path, database_url: str) -> None:
    engine = sa.create_engine(database_url)
    with engine.begin() as connection:
        connection.execute(sa.text("CREATE TABLE sag (id TEXT)"))
    engine.dispose()
    assert "har andre tabeller end sagsdatabasens (mangler: activity," in stopped(
        small(tmp_path / "extract"), database_url
    )


def test_a_user_who_may_only_read(tmp_path: Path, postgres_url: str) -> None:
    schema.create(postgres_url)
    engine = sa.create_engine(postgres_url)
    with engine.begin() as connection:
        connection.execute(sa.text("CREATE ROLE kigger LOGIN"))
        connection.execute(sa.text("GRANT SELECT ON ALL TABLES IN SCHEMA public TO kigger"))
    try:
        url = sa.make_url(postgres_url).set(username="kigger").render_as_string(hide_password=False)
        assert "kan ikke skrives i af denne bruger" in stopped(small(tmp_path / "extract"), url)
    finally:
        with engine.begin() as connection:
            connection.execute(sa.text("DROP OWNED BY kigger"))
            connection.execute(sa.text("DROP ROLE kigger"))
        engine.dispose()


def test_two_imports_at_once(tmp_path: Path, postgres_url: str) -> None:
    with writer.writing(postgres_url):
        assert "er låst af et andet program" in stopped(small(tmp_path / "extract"), postgres_url)


def test_files_that_cannot_be_set_aside_stop_the_import(tmp_path: Path, sqlite_url: str) -> None:
    child = "child_id,birth_on,municipality_code\nC1,x,903\nC2,2011-11-02,903\n"
    extract = small(tmp_path / "extract", child=child)
    (extract / "child.csv.set-aside.csv").mkdir()
    result = run(extract, sqlite_url, "--set-aside")
    assert result.exit_code == 2
    assert "Intet er indlæst" in result.stderr
    assert rows(sqlite_url, "child") == []


def test_the_extract_itself_is_left_alone(tmp_path: Path, sqlite_url: str) -> None:
    extract = small(tmp_path / "extract")
    for path in extract.iterdir():
        path.chmod(stat.S_IRUSR)
    assert run(extract, sqlite_url).exit_code == 0
    assert {path.name: path.read_text(encoding="utf-8") for path in extract.iterdir()} == SMALL
