"""Writing the demo: all or nothing, never over what is there, on SQLite and PostgreSQL."""

import sqlite3
from datetime import date, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from click.testing import CliRunner

from dashboard.cli import main
from dashboard.data.case_database import schema, tables
from dashboard.data.case_database.demo import write
from dashboard.data.case_database.demo.extent import Extent
from dashboard.data.case_database.demo.generate import generate
from dashboard.data.case_database.demo.write import CannotCreate, create_demo

SMALL = Extent(12, 1, 3, date(2026, 5, 31))


def url_of(file: Path) -> str:
    return f"sqlite:///{file}"


def contents(url: str) -> dict[str, list[tuple[object, ...]]]:
    engine = sa.create_engine(url)
    with engine.connect() as connection:
        found = {
            table.name: sorted(map(tuple, connection.execute(sa.select(table))), key=repr) for table in tables.TABLES
        }
    engine.dispose()
    return found


def generated_counts() -> dict[str, int]:
    counts = {table.name: 0 for table in tables.TABLES}
    for table, rows in generate(SMALL.children, SMALL.years, SMALL.seed, SMALL.until):
        counts[table.name] += len(rows)
    return counts


def test_a_new_file_holds_every_row_in_the_current_schema(tmp_path: Path) -> None:
    url = url_of(tmp_path / "new folder" / "demo.sqlite")
    create_demo(url, SMALL)
    assert {name: len(rows) for name, rows in contents(url).items()} == generated_counts()
    schema.upgrade(url)


def test_no_reference_is_broken_and_nothing_is_left_beside_the_file(tmp_path: Path) -> None:
    create_demo(url_of(tmp_path / "demo.sqlite"), SMALL)
    with sqlite3.connect(tmp_path / "demo.sqlite") as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()
    assert [file.name for file in tmp_path.iterdir()] == ["demo.sqlite"]


def test_an_empty_case_database_takes_the_same_rows(tmp_path: Path) -> None:
    aside, within = url_of(tmp_path / "aside.sqlite"), url_of(tmp_path / "within.sqlite")
    create_demo(aside, SMALL)
    schema.create(within)
    create_demo(within, SMALL)
    assert contents(aside) == contents(within)


def test_postgresql_takes_the_same_rows(tmp_path: Path, postgres_url: str) -> None:
    file = url_of(tmp_path / "demo.sqlite")
    create_demo(file, SMALL)
    create_demo(postgres_url, SMALL)
    assert contents(file) == contents(postgres_url)


def test_a_database_with_cases_is_left_as_it_is(tmp_path: Path) -> None:
    url = url_of(tmp_path / "demo.sqlite")
    create_demo(url, SMALL)
    before = (tmp_path / "demo.sqlite").read_bytes()
    with pytest.raises(CannotCreate, match="has cases already"):
        create_demo(url, Extent(12, 1, 4, SMALL.until))
    assert (tmp_path / "demo.sqlite").read_bytes() == before


def test_somebody_elses_database_is_left_as_it_is(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "other.sqlite") as connection:
        connection.execute("CREATE TABLE invoice (id INTEGER)")
    connection.close()
    with pytest.raises(CannotCreate, match="not an empty case database"):
        create_demo(url_of(tmp_path / "other.sqlite"), SMALL)


def test_a_fault_half_way_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise sqlite3.OperationalError("disk full")

    monkeypatch.setattr(write, "_fill", broken)
    with pytest.raises(CannotCreate, match="disk full"):
        create_demo(url_of(tmp_path / "demo.sqlite"), SMALL)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_comes_into_being_meanwhile_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "demo.sqlite"
    monkeypatch.setattr(write, "_fill", lambda *_: file.write_text("somebody else's"))
    with pytest.raises(CannotCreate, match="meanwhile"):
        create_demo(url_of(file), SMALL)
    assert file.read_text() == "somebody else's"


@pytest.mark.parametrize("address", ["demo", "sqlite:////dev/null/demo.sqlite", "nosuch://host/base"])
def test_an_address_that_cannot_be_written_to_is_one_line(address: str) -> None:
    with pytest.raises(CannotCreate) as refused:
        create_demo(address, SMALL)
    assert "\n" not in str(refused.value)


def test_the_command_creates_and_says_what(tmp_path: Path) -> None:
    arguments = ["demo", "create", "--children", "12", "--years", "1", "--seed", "3"]
    arguments += ["--until", "2026-05-31", "--case-db", url_of(tmp_path / "demo.sqlite")]
    first = CliRunner().invoke(main, arguments)
    assert (first.exit_code, first.output.splitlines()[-1]) == (
        0,
        "Created: about 12 children at a time, 1 years up to 2026-05-31.",
    )
    again = CliRunner().invoke(main, arguments)
    assert again.exit_code == 1
    assert again.stderr.startswith("dashboard: the case database has cases already")


def test_the_data_end_yesterday_unless_told_otherwise(tmp_path: Path) -> None:
    arguments = ["demo", "create", "--children", "1", "--years", "1"]
    result = CliRunner().invoke(main, [*arguments, "--case-db", url_of(tmp_path / "demo.sqlite")])
    assert str(date.today() - timedelta(days=1)) in result.output  # noqa: DTZ011 - as the command does
