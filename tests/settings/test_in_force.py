"""The settings as they may be shown: where each comes from, and nothing that is secret."""

from typing import Any

import pytest

from dashboard.settings.in_force import SettingInForce, settings_in_force
from dashboard.settings.settings import Settings

NEEDED: dict[str, Any] = {
    "environment": "test",
    "case_db": "sqlite:////data/case.sqlite",
    "app_db": "sqlite:////data/app.sqlite",
    "mart": "/data/mart.duckdb",
    "municipality": "999",
    "secret_key": "canary-kf8Jd02mXq7LwZ3vB6nT1yHc5sRp9gUe",
    "trusted_hosts": "a.example,b.example",
}


def in_force(name: str, environment: dict[str, str] | None = None, **given: Any) -> SettingInForce:
    found = settings_in_force(Settings(**NEEDED | given), environment or {})
    return next(setting for setting in found if setting.variable == f"DASHBOARD_{name.upper()}")


@pytest.mark.parametrize(
    ("url", "shown", "has_secret"),
    [
        ("sqlite:////data/case.sqlite", "sqlite:////data/case.sqlite", False),
        ("postgresql://db.example/cases", "postgresql://db.example/cases", False),
        ("postgresql+psycopg://me@db.example:5432/cases", "postgresql+psycopg://me@db.example:5432/cases", False),
        ("postgresql://me:canary@db.example/cases", "postgresql://me@db.example/cases", True),
        ("postgresql://me:can/ary?x:y@db.example/cases", "postgresql://me@db.example/cases", True),
        ("postgresql://db.example/cases?password=canary", "postgresql://db.example/cases", True),
        ("sqlite:////data/a@b/case.sqlite", "sqlite:////data/a@b/case.sqlite", False),
        ("postgresql://db.example/cases?password=can@ary", "postgresql://db.example/cases", True),
    ],
)
def test_an_address_is_shown_without_what_may_be_secret(url: str, shown: str, has_secret: bool) -> None:
    found = in_force("case_db", case_db=url)
    assert "canary" not in str(found)
    assert (found.value, found.has_secret) == (shown, has_secret)


def test_a_secret_is_told_as_set_and_nothing_else() -> None:
    found = in_force("secret_key")
    assert (found.value, found.has_secret) == (None, True)


@pytest.mark.parametrize(
    ("name", "environment", "given", "source"),
    [
        ("port", {}, {}, "default"),
        ("port", {"DASHBOARD_PORT": "9000"}, {"port": 9000}, "environment"),
        ("port", {"dashboard_port": "8050"}, {}, "environment"),
        ("port", {}, {"port": 9000}, "command"),
    ],
)
def test_where_a_setting_comes_from(name: str, environment: dict[str, str], given: dict[str, Any], source: str) -> None:
    assert in_force(name, environment, **given).source == source


@pytest.mark.parametrize(
    ("name", "shown"),
    [("tls", "true"), ("trusted_hosts", "a.example, b.example"), ("rules_file", None), ("mart", "/data/mart.duckdb")],
)
def test_values_are_written_as_they_are_set(name: str, shown: str | None) -> None:
    assert in_force(name).value == shown
