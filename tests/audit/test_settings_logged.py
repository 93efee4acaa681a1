"""Changed settings in the log: named with their new values, but secrets only by name."""

import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dashboard.auth.audit_log import audit_log
from dashboard.auth.audit_upkeep import keep_audit_log_short, log_changed_settings
from dashboard.data.app_database.audit_search import Criteria, find
from dashboard.data.app_database.audit_verify import verify
from dashboard.data.app_database.database import AppDatabase
from dashboard.settings import Settings

from .conftest import START, entry

KEY, OTHER = secrets.token_urlsafe(48), secrets.token_urlsafe(48)
Told = Callable[..., list[str]]


@pytest.fixture
def told(database: AppDatabase, tmp_path: Path) -> Told:
    """`told(least_children=3)`: what the log says of a start with these settings."""

    def told(**given: object) -> list[str]:
        values: dict[str, Any] = {
            "case_db": "postgresql+psycopg://reader:hush@db/cases",
            "app_db": "sqlite:///none.sqlite",
            "mart": tmp_path / "mart.duckdb",
            "municipality": "999",
            "secret_key": KEY,
            "trusted_hosts": "figures.town.example",
        }
        settings = Settings(**values | given)
        log = audit_log(settings, database)
        before = find(database, Criteria(), most=1).total
        log_changed_settings(log, settings, START)
        found = find(database, Criteria(), most=99)
        assert verify(log).findings == ()
        return [written.detail for written in found.entries[: found.total - before]]

    return told


def test_the_first_start_tells_all_and_no_secret(told: Told) -> None:
    (first,) = told()
    parts = first.split("; ")
    assert {"least_children = 5", "trusted_hosts = figures.town.example", "case_db", "secret_key"} <= set(parts)
    assert "rule cadence_slm = 91" in parts
    assert not [secret for secret in ("hush", KEY, "reader:") if secret in first]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, []),
        ({"least_children": 3}, ["least_children = 3"]),
        ({"least_children": 3, "audit_months": 7}, ["least_children = 3; audit_months = 7"]),
        ({"case_db": "postgresql+psycopg://reader:other@db/cases"}, ["case_db"]),
        ({"secret_key": OTHER}, ["secret_key"]),
    ],
)
def test_a_later_start_names_what_changed(told: Told, changed: dict[str, object], expected: list[str]) -> None:
    told()
    assert [set(detail.split("; ")) for detail in told(**changed)] == [set(detail.split("; ")) for detail in expected]
    assert told(**changed) == []


def test_changed_rules_are_told(told: Told, tmp_path: Path) -> None:
    told()
    rules = tmp_path / "rules.toml"
    rules.write_text("[cadence_slm]\nvalue = 84\nvalid_from = 2026-08-01\n")
    assert told(rules_file=rules) == [f"rules_file = {rules}; rule cadence_slm = 84"]
    rules.write_text("nonsense")
    (detail,) = told(rules_file=rules)
    assert "rules = unreadable" in detail


def test_the_servers_own_upkeep_deletes_old_months_and_leaves_a_gap_alone(
    database: AppDatabase, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    settings = Settings(
        environment="demo",
        demo_dir=tmp_path,
        secret_key=KEY,
        audit_months=7,
    )
    log = audit_log(settings, database)
    for month in (1, 2, 3):
        log.record(entry(month, at=START.replace(month=month)))
    keep_audit_log_short(log, settings, START.replace(month=10))
    assert find(database, Criteria(), most=9).total == 2
    keep_audit_log_short(log, settings, START.replace(year=2040))
    assert find(database, Criteria(), most=9).total == 2
    assert "not pruned" in caplog.text
