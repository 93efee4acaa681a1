"""The settings of an OpenID Connect provider: what is missing or does not go together is told."""

import pytest

from dashboard.settings.oidc import oidc_settings
from tests.settings.test_settings import PRODUCTION, Load, load, problems

__all__ = ["load"]  # the fixture

PROVIDER = {
    "OIDC_ISSUER": "https://login.town.example/v2.0",
    "OIDC_CLIENT_ID": "dashboard",
    "OIDC_CLIENT_SECRET": "of-the-provider",
    "OIDC_MAPPING": "/etc/dashboard/roles.toml",
}


def test_a_provider_is_set_up_with_four_settings(load: Load) -> None:
    found = oidc_settings(load(**PRODUCTION, **PROVIDER))
    assert found is not None
    assert (found.issuer, found.scopes) == ("https://login.town.example/v2.0", "openid profile")


def test_without_them_there_is_none(load: Load) -> None:
    assert oidc_settings(load(**PRODUCTION)) is None


@pytest.mark.parametrize("left_out", list(PROVIDER))
def test_one_without_the_others_is_told(load: Load, left_out: str) -> None:
    given = {name: value for name, value in PROVIDER.items() if name != left_out}
    told = problems(load, **PRODUCTION, **given)
    assert told.startswith(f"DASHBOARD_{left_out} mangler, da DASHBOARD_OIDC_")
    assert len(told.splitlines()) == 1


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("OIDC_ISSUER", "login.town.example"),
        ("OIDC_ISSUER", "https://login.town.example?tenant=1"),
        ("OIDC_SCOPES", "profile"),
        ("OIDC_SCOPES", "openid,profile"),
        ("OIDC_CLIENT_SECRET", ""),
        ("PASSWORD_SIGN_IN", "perhaps"),
    ],
)
def test_what_cannot_be_used_is_told_once(load: Load, name: str, value: str) -> None:
    told = problems(load, **{**PRODUCTION, **PROVIDER, name: value})
    assert told.startswith(f"DASHBOARD_{name} kan ikke bruges. Sæt den til ")
    assert len(told.splitlines()) == 1


@pytest.mark.parametrize("issuer", ["http://login.town.example", "http://127.0.0.1:9000"])
def test_production_trusts_no_provider_over_plain_http(load: Load, issuer: str) -> None:
    told = problems(load, **{**PRODUCTION, **PROVIDER, "OIDC_ISSUER": issuer})
    assert told.startswith("DASHBOARD_OIDC_ISSUER begynder ikke med https://")


def test_a_demo_may_use_one_on_the_same_machine(load: Load) -> None:
    given = {**PROVIDER, "OIDC_ISSUER": "http://127.0.0.1:9000"}
    assert load(ENVIRONMENT="demo", **given).oidc_issuer == "http://127.0.0.1:9000"


def test_a_demo_uses_none_elsewhere_over_plain_http(load: Load) -> None:
    told = problems(load, ENVIRONMENT="demo", **{**PROVIDER, "OIDC_ISSUER": "http://login.town.example"})
    assert told.startswith("DASHBOARD_OIDC_ISSUER begynder ikke med https://")


def test_somebody_must_be_able_to_sign_in(load: Load) -> None:
    told = problems(load, **PRODUCTION, PASSWORD_SIGN_IN="false")
    assert told.startswith("DASHBOARD_PASSWORD_SIGN_IN er false, og ingen udbyder er sat op")


def test_passwords_may_be_switched_off_with_a_provider(load: Load) -> None:
    assert not load(**PRODUCTION, **PROVIDER, PASSWORD_SIGN_IN="false").password_sign_in


def test_the_providers_secret_does_not_show_in_print(load: Load) -> None:
    assert "of-the-provider" not in repr(load(**PRODUCTION, **PROVIDER))
