"""`dashboard refresh`, and when a web process calls it."""

import secrets
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from click.testing import CliRunner, Result
from filelock import FileLock

from dashboard.callbacks import refresh_on_schedule
from dashboard.callbacks.refresh_on_schedule import is_due
from dashboard.cli import main
from dashboard.data.mart.attempts import Attempt, latest_attempt, record_attempt
from dashboard.data.mart.store import Mart
from dashboard.indicators.registry import all_indicators
from dashboard.settings import Settings, load_settings

from .cases import case_database, homes_with, readers

NOON = datetime(2025, 7, 1, 12, 0, tzinfo=UTC)


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """The environment of an installation whose case database has two children."""
    environment = {
        "CASE_DB": case_database(tmp_path, homes_with({"h1": 2})),
        "APP_DB": f"sqlite:///{tmp_path / 'app.sqlite'}",
        "MART": str(tmp_path / "figures" / "mart.duckdb"),
        "MUNICIPALITY": "990",
        "SECRET_KEY": secrets.token_urlsafe(48),
        "TRUSTED_HOSTS": "localhost",
        "REFRESH_EVERY_MINUTES": "60",
    }
    for name, value in environment.items():
        monkeypatch.setenv(f"DASHBOARD_{name}", value)
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    return load_settings()


def refresh(*options: str) -> Result:
    """The command at noon on 1 July 2025."""
    with time_machine.travel(NOON, tick=False):
        return CliRunner().invoke(main, ["refresh", *options])


def figures(settings: Settings) -> Mart:
    return readers(settings.mart, list(all_indicators().values())).current()


def test_figures_are_made_up_to_yesterday(settings: Settings) -> None:
    result = refresh()
    assert (result.exit_code, result.stderr) == (0, "")
    assert "The figures are made up to 30 Jun 2025 (" in result.stdout
    meta = figures(settings).meta
    assert (meta.as_of, meta.built_at, meta.source) == (date(2025, 6, 30), NOON, settings.case_db)
    assert latest_attempt(settings.mart) == Attempt(NOON, None)


def test_a_source_that_lags_is_read_up_to_where_it_is(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASHBOARD_AS_OF_LAG_DAYS", "3")
    refresh()
    assert figures(settings).meta.as_of == date(2025, 6, 28)


def test_any_last_day_can_be_asked_for(settings: Settings) -> None:
    refresh("--as-of", "2025-03-31")
    assert figures(settings).meta.as_of == date(2025, 3, 31)


@pytest.mark.usefixtures("settings")
def test_quiet_says_nothing() -> None:
    result = refresh("--quiet")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")


def test_a_case_database_that_is_away_is_told_and_remembered(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refresh()
    monkeypatch.setenv("DASHBOARD_CASE_DB", f"sqlite:///{tmp_path / 'none.sqlite'}")
    result = refresh("--quiet")
    assert result.exit_code == 1
    assert result.stderr.startswith("dashboard: The figures were not refreshed, the old ones stand. There is no case")
    assert result.stderr.count("\n") == 1
    attempt = latest_attempt(settings.mart)
    assert attempt is not None
    assert attempt.problem is not None
    assert attempt.problem.startswith("There is no case database at ")
    assert figures(settings).meta.as_of == date(2025, 6, 30)


def test_after_a_refresh_that_went_well_the_problem_is_forgotten(settings: Settings) -> None:
    record_attempt(settings.mart, at=NOON - timedelta(hours=1), problem="away")
    refresh()
    assert latest_attempt(settings.mart) == Attempt(NOON, None)


def test_a_refresh_under_way_is_left_alone(settings: Settings) -> None:
    refresh()
    with FileLock(f"{settings.mart}.lock"):
        result = refresh("--as-of", "2025-03-31")
    assert result.exit_code == 3
    assert result.stderr.startswith("dashboard: Another refresh is under way; nothing was changed.")
    assert figures(settings).meta.as_of == date(2025, 6, 30)
    assert latest_attempt(settings.mart) == Attempt(NOON, None)


def test_a_folder_that_cannot_be_made_is_told(settings: Settings) -> None:
    settings.mart.parent.write_text("a file in its place")
    result = refresh("--quiet")
    assert result.exit_code == 1
    assert "The figures were not refreshed" in result.stderr


def test_rules_that_cannot_be_read_are_told(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "rules.toml").write_text("cadence_slm = 'often'")
    monkeypatch.setenv("DASHBOARD_RULES_FILE", str(tmp_path / "rules.toml"))
    result = refresh("--quiet")
    assert result.exit_code == 2
    assert not settings.mart.exists()


@pytest.mark.usefixtures("settings")
def test_a_refresh_loads_nothing_that_it_does_not_need() -> None:
    refresh()  # what a first one makes, a second one need not
    code = "import sys; from dashboard.cli import main; main(['refresh'], standalone_mode=False); print(*sys.modules)"
    loaded = subprocess.check_output([sys.executable, "-c", code], text=True).split()
    assert {"duckdb", "sqlalchemy"} <= set(loaded)
    heavy = {"adbc_driver_manager.dbapi", "alembic", "dash", "flask", "numpy", "pandas", "psycopg", "pyarrow", "scipy"}
    assert heavy & set(loaded) == set()


def due(settings: Settings, after: timedelta) -> bool:
    return is_due(settings, (NOON + after).timestamp(), is_ready=True)


def test_without_figures_a_refresh_is_due(settings: Settings) -> None:
    assert due(settings, timedelta())


@pytest.mark.parametrize(("minutes", "expected"), [(0, False), (59, False), (60, True), (600, True)])
def test_a_refresh_is_due_so_long_after_the_latest(settings: Settings, minutes: int, expected: bool) -> None:
    record_attempt(settings.mart, at=NOON, problem=None)
    assert due(settings, timedelta(minutes=minutes)) is expected


def test_a_refresh_that_failed_is_not_tried_again_at_once(settings: Settings) -> None:
    record_attempt(settings.mart, at=NOON, problem="away")
    assert not due(settings, timedelta(minutes=59))
    assert due(settings, timedelta(minutes=60))


@pytest.mark.parametrize("content", ["", "no json", "[]", '{"at": 1}', '{"at": "noon", "problem": null}'])
def test_where_nothing_is_known_of_the_latest_the_age_of_the_figures_counts(settings: Settings, content: str) -> None:
    refresh()
    settings.mart.with_name("mart.duckdb.latest-refresh.json").write_text(content)
    made = datetime.fromtimestamp(settings.mart.stat().st_mtime, UTC)
    assert not is_due(settings, (made + timedelta(minutes=59)).timestamp(), is_ready=True)
    assert is_due(settings, (made + timedelta(minutes=61)).timestamp(), is_ready=True)


def test_with_nothing_between_refreshes_nobody_looks(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[str] = []
    monkeypatch.setattr("threading.Thread.start", lambda thread: begun.append(thread.name))
    refresh_on_schedule.start(settings.model_copy(update={"refresh_every_minutes": 0}), lambda: True)
    assert begun == []
    refresh_on_schedule.start(settings, lambda: True)
    assert begun == ["refresh"]


@pytest.mark.parametrize(("code", "logged"), [(0, False), (3, False), (1, True)])
def test_a_refresh_aside_that_fails_is_logged(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, code: int, logged: bool
) -> None:
    called: list[list[str]] = []

    def run(words: list[str], **_options: object) -> "subprocess.CompletedProcess[str]":
        called.append(words[1:])
        return subprocess.CompletedProcess(words, code, "", "dashboard: away\n")

    monkeypatch.setattr("subprocess.run", run)
    assert refresh_on_schedule.refresh_aside() == code
    assert called == [["-m", "dashboard", "refresh", "--quiet"]]
    assert ("the refresh failed: dashboard: away" in caplog.text) is logged


def test_a_disk_that_takes_nothing_does_not_make_a_failed_refresh_worse(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    record_attempt(tmp_path / "file" / "mart", at=NOON, problem="away")
    assert latest_attempt(tmp_path / "file" / "mart") is None
