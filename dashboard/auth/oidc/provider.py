"""The provider of a set-up: its discovery document and keys, fetched once an hour, and what it says of somebody."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from urllib.parse import quote_plus

from joserfc.errors import JoseError
from joserfc.jwk import KeySet
from requests.auth import HTTPBasicAuth

from dashboard.auth.clock import Clock
from dashboard.auth.oidc.asking import asking, json_object
from dashboard.auth.oidc.discovery import PATH, Discovered, discovered
from dashboard.auth.oidc.failures import Failure, OidcError
from dashboard.auth.oidc.id_token import UnknownKeyError, claims_of_id_token
from dashboard.auth.oidc.mapping import ClaimMapping, Claims
from dashboard.settings import Settings
from dashboard.settings.oidc import OidcSettings

FETCHED_EVERY: Final = timedelta(hours=1)
# A provider that is away is not waited for by everybody who clicks: the server's threads are few.
_LEFT_ALONE: Final = timedelta(seconds=10)


@dataclass(frozen=True, slots=True)
class _Fetched:
    """Swapped whole, so that threads need no lock; two at once may both fetch."""

    at: datetime
    provider: Discovered
    keys: KeySet


@dataclass(frozen=True, slots=True)
class _Failed:
    at: datetime
    failure: Failure


class Provider:
    """One provider. Every method raises OidcError where the provider does not answer, or not as it should."""

    def __init__(self, settings: Settings, oidc: OidcSettings, mapping: ClaimMapping, clock: Clock) -> None:
        self._settings, self._oidc, self._clock = settings, oidc, clock
        self._mapping = mapping
        self._fetched: _Fetched | None = None
        self._failed: _Failed | None = None

    def discovered(self) -> Discovered:
        """What the provider says of itself."""
        return self._up_to_date().provider

    def authorization_url(self, *, redirect_uri: str, state: str, nonce: str, code_verifier: str, language: str) -> str:
        """Where the browser is sent to sign in."""
        with asking(self._oidc) as session:
            url, _ = session.create_authorization_url(
                self.discovered().authorization,
                redirect_uri=redirect_uri,
                state=state,
                nonce=nonce,
                code_verifier=code_verifier,
                ui_locales=language,
            )
        return str(url)

    def claims(self, *, code: str, code_verifier: str, redirect_uri: str, nonce: str) -> Claims:
        """What the provider says, by its signature, of who came back with the code.

        Where that lacks a claim of the mapping, the provider is asked for more (UserInfo), over its own TLS.
        """
        provider = self.discovered()
        with asking(self._oidc) as session:
            token = session.fetch_token(
                provider.token,
                grant_type="authorization_code",
                code=code,
                code_verifier=code_verifier,
                redirect_uri=redirect_uri,
                auth=self._basic() if provider.takes_basic else session.client_auth("client_secret_post"),
            )
            claims = self._signed(token, nonce)
            if provider.userinfo is None or self._mapping.is_answered(claims):
                return claims
            bearer = {"Authorization": f"Bearer {token.get('access_token', '')}"}
            more = json_object(session.get(provider.userinfo, withhold_token=True, headers=bearer))
        if more.get("sub") != claims["sub"]:
            raise OidcError(Failure.NOT_THEIRS)
        return {**more, **claims}

    def _signed(self, token: Mapping[str, Any], nonce: str) -> dict[str, Any]:
        """The claims of the ID token; an unknown key may be a new one, and is looked for once."""
        try:
            return self._read(token, nonce, self._up_to_date())
        except UnknownKeyError:
            fetched = self._fetch()
        try:
            return self._read(token, nonce, fetched)
        except UnknownKeyError as error:
            raise OidcError(Failure.NOT_THEIRS) from error

    def _read(self, token: Mapping[str, Any], nonce: str, fetched: _Fetched) -> dict[str, Any]:
        return claims_of_id_token(
            token, fetched.keys, fetched.provider, client_id=self._oidc.client_id, nonce=nonce, now=self._clock()
        )

    def _up_to_date(self) -> _Fetched:
        fetched, failed = self._fetched, self._failed
        if fetched is not None and self._is_younger(fetched.at, FETCHED_EVERY):
            return fetched
        if failed is not None and self._is_younger(failed.at, _LEFT_ALONE):
            raise OidcError(failed.failure)
        return self._fetch()

    def _fetch(self) -> _Fetched:
        try:
            with asking(self._oidc) as session:
                document = json_object(session.get(self._oidc.issuer.rstrip("/") + PATH, withhold_token=True))
                provider = discovered(document, self._oidc.issuer, self._settings)
                keys = _keys(json_object(session.get(provider.keys, withhold_token=True)))
        except OidcError as error:
            self._failed = _Failed(self._clock(), error.failure)
            raise
        self._fetched = _Fetched(self._clock(), provider, keys)
        return self._fetched

    def _is_younger(self, at: datetime, age: timedelta) -> bool:
        """Also where a clock was put back, it is not: what is from the future is not used for long."""
        return timedelta() <= self._clock() - at < age

    def _basic(self) -> HTTPBasicAuth:
        """As the standard has it (RFC 6749, 2.3.1): both are encoded as in a form first, which Authlib leaves out."""
        secret = self._oidc.client_secret.get_secret_value()
        return HTTPBasicAuth(quote_plus(self._oidc.client_id), quote_plus(secret))


def _keys(document: Mapping[str, Any]) -> KeySet:
    """All keys: whether a key is for this algorithm, and for signing, is checked with each token."""
    listed = document.get("keys")
    found = [key for key in listed if isinstance(key, dict)] if isinstance(listed, list) else []
    try:
        return KeySet.import_key_set({"keys": found})
    except (JoseError, ValueError, TypeError, KeyError) as error:
        raise OidcError(Failure.UNUSABLE) from error
