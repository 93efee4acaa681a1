"""At the terminal: `dashboard audit`, and imports and refreshes in the log."""

import re
import secrets
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dashboard.auth.audit_log import audit_log
from dashboard.cli import main
from dashboard.commands.terminal_log import terminal_actor
from dashboard.data.app_database.audit import AuditLog
from dashboard.data.app_database.audit_search import Criteria, LoggedEntry, find
from dashboard.data.app_database.audit_verify import ChainFault
from dashboard.data.app_database.database import open_app_database
from dashboard.settings import Settings, load_settings
from tests.imports.extracts import small
from tests.mart.cases import case_database, homes_with

from .conftest import START, entry

Call = Callable[..., Result]


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """The environment of an installation."""
    environment = {
        "CASE_DB": case_database(tmp_path, homes_with({"h1": 2})),
        "APP_DB": f"sqlite:///{tmp_path / 'app.sqlite'}",
        "MART": str(tmp_path / "mart.duckdb"),
        "MUNICIPALITY": "990",
        "SECRET_KEY": secrets.token_urlsafe(48),
        "TRUSTED_HOSTS": "localhost",
    }
    for name, value in environment.items():
        monkeypatch.setenv(f"DASHBOARD_{name}", value)
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    monkeypatch.delenv("SUDO_USER", raising=False)
    return load_settings()


@pytest.fixture
def log(settings: Settings) -> Iterator[AuditLog]:
    """The log of the installation, once a command has made its tables."""
    assert call("audit", "verify").exit_code == 0
    database = open_app_database(settings.app_db)
    yield audit_log(settings, database)
    database.close()


def call(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def logged(log: AuditLog) -> list[LoggedEntry]:
    """All entries, oldest first."""
    return list(reversed(find(log.database, Criteria(), most=99).entries))


def test_a_whole_log_is_said_to_hang_together_and_what_to_keep(log: AuditLog) -> None:
    for number in (1, 2):
        log.record(entry(number))
    result = call("audit", "verify")
    assert result.exit_code == 0
    lines = result.output.splitlines()
    assert lines[0] == "2 entries, number 1 to 2."
    assert re.fullmatch(r"2:[0-9a-f]{64}", lines[-1])
    log.record(entry(3))
    assert call("audit", "verify", "--kept", lines[-1]).exit_code == 0


def test_a_changed_log_is_told_with_where(log: AuditLog) -> None:
    for number in range(1, 4):
        log.record(entry(number))
    kept = call("audit", "verify").output.splitlines()[-1]
    with log.database.writing() as connection:
        for name in ("audit_entry_unchanged", "audit_entry_kept"):
            connection.exec_driver_sql(f"DROP TRIGGER {name}")
        connection.exec_driver_sql("UPDATE audit_entry SET actor_name = 'Bo' WHERE sequence = 2")
        connection.exec_driver_sql("DELETE FROM audit_entry WHERE sequence = 3")
    result = call("audit", "verify", "--kept", kept)
    assert result.exit_code == 1
    assert "Entry 2 is not what was written." in result.output
    assert "Entry 3 is not the one that was noted, or is gone." in result.output
    assert "tampered with, or damaged" in result.output


def test_every_fault_has_its_sentence() -> None:
    source = Path("dashboard/commands/audit.py").read_text(encoding="utf-8")
    assert [fault.name for fault in ChainFault if f"ChainFault.{fault.name}:" not in source] == []


@pytest.mark.parametrize("kept", ["5", "5:xyz", f"x:{'0' * 64}", f"99999999999:{'0' * 64}"])
@pytest.mark.usefixtures("settings")
def test_what_is_no_noted_entry_is_refused(kept: str) -> None:
    result = call("audit", "verify", "--kept", kept)
    assert (result.exit_code, "NUMBER:HASH" in result.output) == (2, True)


def test_pruning_by_hand_deletes_over_a_gap_and_says_how_many(log: AuditLog) -> None:
    log.record(entry(1, at=START.replace(year=2001)))
    log.record(entry(2, at=START.replace(year=2002)))
    assert call("audit", "prune").output == "2 old entries deleted.\n"
    assert call("audit", "prune").output == "0 old entries deleted.\n"
    (told,) = logged(log)
    assert (told.kind, told.actor_key) == ("log_prune", terminal_actor().key)


def test_a_refresh_is_logged_with_who_ran_it(log: AuditLog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUDO_USER", "anne")
    assert call("refresh", "--as-of", "2025-06-30", "--quiet").exit_code == 0
    (told,) = logged(log)
    assert (told.kind, told.outcome, told.what, told.detail) == ("refresh", "done", "refresh", "as of 2025-06-30")
    assert told.actor_key.startswith("terminal:")
    assert told.actor_name.endswith("(sudo: anne)")
    assert told.address


@pytest.mark.usefixtures("settings")
def test_without_its_log_no_figures_are_refreshed(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DASHBOARD_APP_DB", f"sqlite:///{tmp_path / 'no' / 'folder' / 'app.sqlite'}")
    result = call("refresh", "--quiet")
    assert (result.exit_code, "DASHBOARD_APP_DB" in result.output) == (1, True)
    assert not settings.mart.exists()


def test_an_import_is_logged_from_its_beginning_to_how_it_ended(log: AuditLog, tmp_path: Path) -> None:
    case_db = f"sqlite:///{tmp_path / 'imported.sqlite'}"
    good, bad = small(tmp_path / "good"), small(tmp_path / "bad", child="child_id,birth_on\nC1,yesterday\n")
    assert call("import", str(good), "--case-db", case_db).exit_code == 0
    assert call("import", str(bad), "--case-db", case_db, "--dry-run").exit_code == 1
    assert [(told.kind, told.outcome, told.detail) for told in logged(log)] == [
        ("import", "done", f"begun: {good}"),
        ("import", "done", f"ended: {good}"),
        ("import", "done", f"begun: {bad} (dry run)"),
        ("import", "refused", f"faults, nothing written: {bad} (dry run)"),
    ]


def test_without_an_app_database_an_import_needs_no_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DASHBOARD_APP_DB", raising=False)
    result = call("import", str(small(tmp_path / "x")), "--case-db", f"sqlite:///{tmp_path / 'imported.sqlite'}")
    assert result.exit_code == 0
