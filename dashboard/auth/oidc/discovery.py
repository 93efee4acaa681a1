"""What the provider says of itself in its discovery document, as far as we use it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from dashboard.auth.oidc.failures import Failure, OidcError
from dashboard.settings import Settings
from dashboard.settings.oidc import is_confidential

PATH: Final = "/.well-known/openid-configuration"
# Signatures by a key that only the provider has; never `none`, never one by a secret that both know.
ALGORITHMS: Final = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512")


@dataclass(frozen=True, slots=True, kw_only=True)
class Discovered:
    """The addresses of a provider, and how it does what can be done in several ways."""

    issuer: str
    authorization: str
    token: str
    keys: str
    userinfo: str | None
    end_session: str | None
    algorithms: tuple[str, ...]
    takes_basic: bool  # whether the secret may go in the Authorization header, which is the standard's own way
    names_itself: bool  # whether each answer through the browser says whose it is (RFC 9207)


def discovered(document: Mapping[str, Any], issuer: str, settings: Settings) -> Discovered:
    """What the document says. Raises OidcError where it is another issuer's, or lacks what is needed."""
    said = _texts(document, "id_token_signing_alg_values_supported", ["RS256"])
    algorithms = tuple(algorithm for algorithm in ALGORITHMS if algorithm in said)
    if document.get("issuer") != issuer or not algorithms:
        raise OidcError(Failure.UNUSABLE)
    return Discovered(
        issuer=issuer,
        authorization=_needed(document, "authorization_endpoint", settings),
        token=_needed(document, "token_endpoint", settings),
        keys=_needed(document, "jwks_uri", settings),
        userinfo=_address(document, "userinfo_endpoint", settings),
        end_session=_address(document, "end_session_endpoint", settings),
        algorithms=algorithms,
        takes_basic="client_secret_basic"
        in _texts(document, "token_endpoint_auth_methods_supported", ["client_secret_basic"]),
        names_itself=document.get("authorization_response_iss_parameter_supported") is True,
    )


def _needed(document: Mapping[str, Any], name: str, settings: Settings) -> str:
    address = _address(document, name, settings)
    if address is None:
        raise OidcError(Failure.UNUSABLE)
    return address


def _address(document: Mapping[str, Any], name: str, settings: Settings) -> str | None:
    address = document.get(name)
    if address is None:
        return None
    if not isinstance(address, str) or not is_confidential(address, settings):
        raise OidcError(Failure.UNUSABLE)
    return address


def _texts(document: Mapping[str, Any], name: str, default: list[str]) -> list[str]:
    found = document.get(name, default)
    return [text for text in found if isinstance(text, str)] if isinstance(found, list) else []
