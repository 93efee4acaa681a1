"""Settings: refused with a sentence that names the variable and says what to do."""

import os
import secrets
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.settings import Settings, SettingsError, load_settings
from dashboard.settings.explanations import EXPLANATIONS

KEY = secrets.token_urlsafe(48)
PRODUCTION = {
    "CASE_DB": "postgresql+psycopg://reader@db/cases",
    "APP_DB": "postgresql+psycopg://dashboard@db/app",
    "MART": "/var/lib/dashboard/mart.duckdb",
    "MUNICIPALITY": "999",
    "SECRET_KEY": KEY,
    "TRUSTED_HOSTS": "figures.town.example, figures",
}
Load = Callable[..., Settings]


@pytest.fixture
def load(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Load:
    """`load(PORT="9000")`: the settings of an environment with these variables only."""
    for name in [name for name in os.environ if name.startswith("DASHBOARD_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)

    def load(**variables: str) -> Settings:
        for name, value in variables.items():
            monkeypatch.setenv(f"DASHBOARD_{name}", value)
        return load_settings()

    return load


def problems(load: Load, **variables: str) -> str:
    with pytest.raises(SettingsError) as caught:
        load(**variables)
    return str(caught.value)


def test_production_needs_what_has_no_right_default(load: Load) -> None:
    told = problems(load).splitlines()
    assert [line.split()[0] for line in told] == [f"DASHBOARD_{name}" for name in PRODUCTION]
    assert told[3] == "DASHBOARD_MUNICIPALITY mangler. Sæt den til kommunens egen kode, som den står i fagdatabasen."


def test_what_is_not_set_is_right_in_production(load: Load) -> None:
    settings = load(**PRODUCTION)
    assert (settings.environment, settings.tls, settings.behind_proxy) == ("production", True, False)
    assert (settings.least_children, settings.session_idle_minutes, settings.session_hours) == (5, 60, 10)
    assert settings.trusted_hosts == ("figures.town.example", "figures")
    assert settings.languages == ("da", "en")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ENVIRONMENT", "staging"),
        ("CASE_DB", "a file"),
        ("APP_DB", "mysql://x"),
        ("MUNICIPALITY", ""),
        ("SECRET_KEY", ""),
        ("SECRET_KEY", "short"),
        ("SECRET_KEY", "a" * 64),
        ("SECRET_KEY", "changeme-changeme-changeme-0123456789"),
        ("SECRET_KEY", "192b9bdd22ab9ed4d12e236c78afcb9a393ec15f71bbf5dc987d54727823bcbf"),  # of Flask's tutorial
        ("TRUSTED_HOSTS", " , "),
        ("PORT", "http"),
        ("PORT", "70000"),
        ("WORKERS", "0"),
        ("THREADS", "-1"),
        ("LEAST_CHILDREN", "2"),
        ("LANGUAGES", "da,xx"),
        ("SESSION_IDLE_MINUTES", "0"),
        ("MART_MEMORY", "much"),
        ("LOG_LEVEL", "loud"),
        ("TLS", "perhaps"),
    ],
)
def test_what_cannot_be_used_is_named_and_never_repeated(load: Load, name: str, value: str) -> None:
    told = problems(load, **{**PRODUCTION, name: value})
    assert told.startswith(f"DASHBOARD_{name} kan ikke bruges. Sæt den til ")
    assert len(told.splitlines()) == 1
    assert name != "SECRET_KEY" or not value or value not in told


def test_a_misspelt_variable_is_pointed_out(load: Load) -> None:
    told = problems(load, **PRODUCTION, SESION_HOURS="4")
    assert told == (
        "DASHBOARD_SESION_HOURS er ikke en indstilling. Fjern den, eller ret den; den ligner DASHBOARD_SESSION_HOURS."
    )


def test_a_session_cannot_be_idle_for_longer_than_it_lasts(load: Load) -> None:
    told = problems(load, **PRODUCTION, SESSION_IDLE_MINUTES="121", SESSION_HOURS="2")
    assert told.startswith("DASHBOARD_SESSION_IDLE_MINUTES er længere end")


def test_problems_are_told_in_english_too(load: Load) -> None:
    with pytest.raises(SettingsError) as caught:
        load(**PRODUCTION, PORT="http")
    assert caught.value.in_language("en") == "DASHBOARD_PORT cannot be used. Set it to a port number from 0 to 65535."


def test_an_option_wins_over_the_environment(load: Load) -> None:
    load(**PRODUCTION, PORT="9000")
    assert load_settings(port=9001).port == 9001


def test_every_setting_is_explained() -> None:
    assert set(EXPLANATIONS) == set(Settings.model_fields)


def test_a_demo_needs_nothing(load: Load, tmp_path: Path) -> None:
    settings = load(ENVIRONMENT="demo")
    folder = tmp_path / "var" / "demo"
    assert settings.demo_dir == folder
    assert settings.app_db == f"sqlite:///{folder / 'app.sqlite'}"
    assert settings.mart == folder / "mart.duckdb"
    assert (settings.municipality, settings.tls) == ("999", False)


def test_a_demos_files_may_lie_elsewhere_and_its_databases_too(load: Load, tmp_path: Path) -> None:
    settings = load(ENVIRONMENT="demo", DEMO_DIR=str(tmp_path / "d"), CASE_DB="sqlite:///other.sqlite")
    assert settings.mart == tmp_path / "d" / "mart.duckdb"
    assert settings.case_db == "sqlite:///other.sqlite"


def test_a_demos_key_is_random_kept_and_its_owners_only(load: Load, tmp_path: Path) -> None:
    first = load(ENVIRONMENT="demo").secret_key
    file = tmp_path / "var" / "demo" / "secret-key"
    assert load_settings().secret_key == first
    assert file.read_text(encoding="ascii") == first.get_secret_value()
    assert file.stat().st_mode & 0o777 == 0o600
    file.unlink()
    assert load_settings().secret_key != first


def test_a_demo_is_not_given_a_weak_key_either(load: Load) -> None:
    assert "DASHBOARD_SECRET_KEY kan ikke bruges" in problems(load, ENVIRONMENT="demo", SECRET_KEY="demo")


def test_the_key_does_not_show_in_print(load: Load) -> None:
    assert KEY not in repr(load(**PRODUCTION))
