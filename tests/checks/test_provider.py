"""`dashboard check` where people sign in at a provider."""

from pathlib import Path

import pytest

from tests.auth.oidc.conftest import MAPPING, own, place
from tests.auth.oidc.own_provider import OwnProvider
from tests.checks.conftest import Look

__all__ = ["own", "place"]  # the fixtures


@pytest.fixture
def variables(own: OwnProvider, tmp_path: Path) -> dict[str, str]:
    """A provider on the same machine, which a demo may use."""
    mapping = tmp_path / "roles.toml"
    mapping.write_text(MAPPING, encoding="utf-8")
    return {
        "ENVIRONMENT": "demo",
        "OIDC_ISSUER": own.issuer,
        "OIDC_CLIENT_ID": "dashboard",
        "OIDC_CLIENT_SECRET": "of-the-provider",
        "OIDC_MAPPING": str(mapping),
    }


def test_one_that_answers_is_in_order(look: Look, variables: dict[str, str]) -> None:
    assert "ok The provider of sign-ins" in look(**variables).output


def test_one_that_does_not_answer_is_told(look: Look, variables: dict[str, str]) -> None:
    output = look(**variables | {"OIDC_ISSUER": "http://127.0.0.1:1"}).output
    assert (
        "!! The provider of sign-ins: FAULT: http://127.0.0.1:1 does not answer.\n     Correct DASHBOARD_OIDC_ISSUER"
        in output
    )


def test_one_that_calls_itself_something_else_is_told(look: Look, own: OwnProvider, variables: dict[str, str]) -> None:
    own.document = {"issuer": f"{own.issuer}/"}
    assert f"FAULT: {own.issuer} does not call itself so" in look(**variables).output


def test_a_mapping_that_cannot_be_used_is_told(look: Look, variables: dict[str, str]) -> None:
    Path(variables["OIDC_MAPPING"]).write_text("role = 1", encoding="utf-8")
    assert "roles.toml: The file gives no role, so nobody can sign in." in look(**variables).output
