"""Out to the provider and back: only the browser that went comes back, once, and with the provider's own answer."""

import secrets
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from dashboard.auth.context import AuthContext
from dashboard.auth.keyed_hash import keyed_hash
from dashboard.auth.oidc.failures import Failure, OidcError
from dashboard.auth.oidc.mapping import Claims
from dashboard.auth.oidc.provider import Provider
from dashboard.data.app_database.oidc_requests import OidcRequest, keep_request, take_request
from dashboard.vocabulary.text import Language

# What a provider may say in place of a code, of the person or of itself (RFC 6749 4.1.2.1, OpenID Connect Core
# 3.1.2.6). All else is about the dashboard's own request, which whoever set it up must mend.
_ERRORS: Final[Mapping[str, Failure]] = MappingProxyType(
    {
        "access_denied": Failure.DENIED,
        "login_required": Failure.DENIED,
        "interaction_required": Failure.DENIED,
        "consent_required": Failure.DENIED,
        "account_selection_required": Failure.DENIED,
        "server_error": Failure.AWAY,
        "temporarily_unavailable": Failure.AWAY,
    }
)


def go_out(
    context: AuthContext, provider: Provider, *, browser: str, redirect_uri: str, next_path: str, language: Language
) -> str:
    """Keeps what the return is checked against, and returns where to send the browser. Raises OidcError."""
    # The language comes back with the state: a failure is told in it.
    state = f"{language}.{secrets.token_urlsafe(32)}"
    begun = OidcRequest(nonce=secrets.token_urlsafe(32), code_verifier=secrets.token_urlsafe(48), next_path=next_path)
    url = provider.authorization_url(
        redirect_uri=redirect_uri,
        state=state,
        nonce=begun.nonce,
        code_verifier=begun.code_verifier,
        language=language,
    )
    keep_request(context.database, _state_hash(context, browser, state), begun, context.clock())
    return url


def language_of(state: str) -> str:
    """The language that a state was made with; anything at all where it was not made here."""
    return state.partition(".")[0]


def take_up(context: AuthContext, *, browser: str | None, state: str) -> OidcRequest:
    """The sign-in that the browser comes back from. Raises OidcError where it began none, or has come back before."""
    begun = None
    if browser is not None:
        begun = take_request(context.database, _state_hash(context, browser, state), context.clock())
    if begun is None:
        raise OidcError(Failure.NOT_BEGUN_HERE)
    return begun


def come_in(provider: Provider, begun: OidcRequest, answer: Mapping[str, str], *, redirect_uri: str) -> Claims:
    """The claims of who comes back with the answer (the query's keys and values). Raises OidcError."""
    expected = provider.discovered()
    # Whose answer it is, where it says so: another provider's must not be taken for ours (RFC 9207).
    if answer.get("iss", None if expected.names_itself else expected.issuer) != expected.issuer:
        raise OidcError(Failure.NOT_THEIRS)
    if "error" in answer:
        raise OidcError(_ERRORS.get(answer["error"], Failure.REFUSED))
    return provider.claims(
        code=answer.get("code", ""), code_verifier=begun.code_verifier, redirect_uri=redirect_uri, nonce=begun.nonce
    )


def _state_hash(context: AuthContext, browser: str, state: str) -> str:
    """One hash of both: a state is found only together with the browser that it was given to."""
    return keyed_hash(context.settings, "oidc", f"{browser}\0{state}")
