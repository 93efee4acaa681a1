"""`dashboard demo`: a fictional municipality, made once a day and never over anything else."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import time_machine
from click.testing import CliRunner, Result
from filelock import FileLock

from dashboard.auth.demo_people import read_sign_ins
from dashboard.auth.roles import ROLES
from dashboard.cli import main
from dashboard.commands import demo
from dashboard.data.mart.answers import Meta
from dashboard.indicators.registry import all_indicators

from .cases import case_database, homes_with, readers

Run = Callable[..., Result]
MORNING = datetime(2025, 7, 1, 8, 0, tzinfo=UTC)
NEXT_MORNING = datetime(2025, 7, 2, 8, 0, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "demo"


@pytest.fixture
def ensure(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """`ensure(when)` runs `dashboard demo ensure` for a municipality of four children in the folder."""
    monkeypatch.setitem(demo._PRESETS, "town", (4, 1))
    monkeypatch.setenv("DASHBOARD_DEMO_DIR", str(folder))
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")

    def run(when: datetime = MORNING) -> Result:
        with time_machine.travel(when, tick=False):
            return CliRunner().invoke(main, ["demo", "ensure"])

    return run


def meta(folder: Path) -> Meta:
    return readers(folder / "mart.duckdb", list(all_indicators().values())).current().meta


def states(folder: Path) -> dict[str, int]:
    """When each file of the demo was last written; SQLite's own helpers and the lock left out."""
    kept = ("case.sqlite", "mart.duckdb", "sign-ins.json", "secret-key")
    return {name: (folder / name).stat().st_mtime_ns for name in kept}


def test_all_is_made_at_once(ensure: Run, folder: Path) -> None:
    result = ensure()
    assert (result.exit_code, result.stdout) == (0, "Making a fictional municipality …\n")
    assert (meta(folder).as_of, meta(folder).fictional) == (date(2025, 6, 30), True)
    assert [person.role for person in read_sign_ins(folder)] == list(ROLES)


def test_a_second_call_makes_nothing(ensure: Run, folder: Path) -> None:
    ensure()
    before, people = states(folder), read_sign_ins(folder)
    result = ensure()
    assert (result.exit_code, result.output) == (0, "")
    assert {
        name: time for name, time in states(folder).items() if before[name] != time and name != "sign-ins.json"
    } == {}
    assert read_sign_ins(folder) == people


def test_the_next_day_the_data_end_a_day_later(ensure: Run, folder: Path) -> None:
    ensure()
    people = read_sign_ins(folder)
    assert ensure(NEXT_MORNING).exit_code == 0
    assert meta(folder).as_of == date(2025, 7, 1)
    assert read_sign_ins(folder) == people


def test_figures_that_are_gone_are_made_of_the_same_cases(ensure: Run, folder: Path) -> None:
    ensure()
    before = states(folder)
    (folder / "mart.duckdb").unlink()
    assert ensure().exit_code == 0
    assert meta(folder).as_of == date(2025, 6, 30)
    assert states(folder)["case.sqlite"] == before["case.sqlite"]


def test_figures_that_cannot_be_read_are_made_anew(ensure: Run, folder: Path) -> None:
    ensure()
    (folder / "mart.duckdb").write_bytes(b"broken")
    assert ensure().exit_code == 0
    assert meta(folder).as_of == date(2025, 6, 30)


def test_cases_that_were_not_finished_are_made_anew(ensure: Run, folder: Path) -> None:
    folder.mkdir()
    (folder / "case.sqlite").write_bytes(b"half a ")
    assert ensure().exit_code == 0
    assert meta(folder).as_of == date(2025, 6, 30)


def test_a_refresh_under_way_is_told(ensure: Run, folder: Path) -> None:
    folder.mkdir()
    with FileLock(folder / "mart.duckdb.lock"):
        result = ensure()
    assert (result.exit_code, result.stderr.count("\n")) == (3, 1)
    assert result.stderr.startswith("dashboard: Another refresh is under way")


def test_cases_of_somebody_else_are_left_as_they_are(
    ensure: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DASHBOARD_CASE_DB", case_database(tmp_path, homes_with({"h1": 2})))
    before = (tmp_path / "case.sqlite").read_bytes()
    result = ensure()
    assert result.exit_code == 1
    assert result.stderr.startswith("dashboard: the case database has cases already")
    assert (tmp_path / "case.sqlite").read_bytes() == before


def create(case_db: str, *options: str) -> Result:
    return CliRunner().invoke(main, ["demo", "create", "--case-db", case_db, *options])


def test_a_municipality_of_any_size_can_be_made(sqlite_url: str, tmp_path: Path) -> None:
    result = create(sqlite_url, "--children", "3", "--years", "1", "--until", "2025-06-30", "--seed", "7")
    assert result.exit_code == 0
    assert "Created: about 3 children at a time, 1 years up to 2025-06-30." in result.stdout
    with closing(sqlite3.connect(tmp_path / "test.sqlite")) as connection:
        assert connection.execute("SELECT count(*) > 2 FROM child").fetchone() == (1,)
        assert connection.execute("SELECT max(to_on) <= '2025-06-30' FROM attendance").fetchone() == (1,)


def test_a_municipality_is_not_made_over_another(sqlite_url: str) -> None:
    options = ("--children", "1", "--years", "1", "--until", "2025-06-30")
    create(sqlite_url, *options)
    result = create(sqlite_url, *options)
    assert result.exit_code == 1
    assert result.stderr.startswith("dashboard: the case database has cases already; name another one")
