"""What production is never started with."""

import secrets

import pytest

from dashboard.settings import SettingsError
from dashboard.settings.secret_key import is_weak
from tests.settings.test_settings import PRODUCTION, Load, load, problems

__all__ = ["load"]  # the fixture


@pytest.mark.parametrize("name", ["FLASK_DEBUG", "DASH_DEBUG", "DASH_UI", "DASH_HOT_RELOAD", "DASH_MCP_ENABLED"])
@pytest.mark.parametrize("value", ["1", "true", "True", "yes", "on"])
def test_a_variable_that_opens_the_inside_stops_the_start(
    load: Load, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    told = problems(load, **PRODUCTION)
    assert told == f"{name} er sat, og det må den ikke være i drift: den åbner programmets indre. Fjern den."


@pytest.mark.parametrize("value", ["", "0", "false", "False", "no", "off"])
def test_one_that_is_switched_off_does_not(load: Load, monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("DASH_DEBUG", value)
    assert load(**PRODUCTION).environment == "production"


def test_a_demo_may_be_debugged(load: Load, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLASK_DEBUG", "1")
    assert load(ENVIRONMENT="demo").environment == "demo"


@pytest.mark.parametrize(
    ("given", "begins"),
    [
        ({"TLS": "false"}, "DASHBOARD_TLS er false: adgangskoder og børns navne går ukrypteret"),
        ({"PLAIN_HTTP": "true"}, "DASHBOARD_TLS og DASHBOARD_PLAIN_HTTP siger hver sit."),
    ],
)
def test_plain_http_is_said_twice_or_not_served(load: Load, given: dict[str, str], begins: str) -> None:
    told = problems(load, **{**PRODUCTION, **given})
    assert told.startswith(begins)
    assert len(told.splitlines()) == 1


def test_plain_http_that_was_decided_is_served(load: Load) -> None:
    assert not load(**PRODUCTION, TLS="false", PLAIN_HTTP="true").tls


def test_a_demos_key_opens_no_production(load: Load) -> None:
    key = load(ENVIRONMENT="demo").secret_key.get_secret_value()
    told = problems(load, **{**PRODUCTION, "ENVIRONMENT": "production", "SECRET_KEY": key})
    assert told == "DASHBOARD_SECRET_KEY er en demos nøgle. Lav en ny til driften."


def test_all_is_told_at_once(load: Load, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASH_DEBUG", "1")
    told = problems(load, **{**PRODUCTION, "TLS": "false", "PORT": "http", "SECRET_KEY": "short"}, SESION_HOURS="1")
    assert [line.split()[0] for line in told.splitlines()] == [
        "DASHBOARD_SESION_HOURS",
        "DASHBOARD_SECRET_KEY",
        "DASHBOARD_PORT",
        "DASH_DEBUG",
        "DASHBOARD_TLS",
    ]


def test_what_is_wrong_is_told_in_english_too(load: Load) -> None:
    with pytest.raises(SettingsError) as caught:
        load(**PRODUCTION, TLS="false")
    assert "set DASHBOARD_PLAIN_HTTP=true, if that has been decided" in caught.value.in_language("en")


@pytest.mark.parametrize(
    ("key", "weak"),
    [
        ("k7Q2mZ9xW4pL8vT1rB6nY3cD5hF0" + "jSgA", True),  # of this repository's tests, once
        ("192b9bdd22ab9ed4d12e236c78afcb9a" + "393ec15f71bbf5dc987d54727823bcbf", True),  # of Flask's tutorial
        ('python -c "import secrets; print(secrets.token_urlsafe(48))"', True),  # of the README, not run
        (secrets.token_urlsafe(48), False),
        (secrets.token_hex(32), False),
    ],
    # Every worker must know the tests by the same names.
    ids=["of our tests", "of a tutorial", "of the README", "made in letters", "made in digits"],
)
def test_a_key_that_anybody_can_read_is_none(key: str, weak: bool) -> None:
    assert is_weak(key) is weak
