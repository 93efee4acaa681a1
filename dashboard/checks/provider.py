"""Signing in at a provider: its mapping can be used, and the provider itself answers as it should."""

from collections.abc import Iterator
from typing import Final

from dashboard.auth.oidc.failures import Failure, OidcError
from dashboard.auth.oidc.mapping_file import load_mapping
from dashboard.auth.oidc.provider import Provider
from dashboard.checks.check import Check, Finding, SetUp, fault
from dashboard.settings import SettingsError
from dashboard.settings.oidc import oidc_settings


def _find(set_up: SetUp) -> Iterator[Finding]:
    settings, words = set_up.settings, set_up.words
    oidc = oidc_settings(settings)
    if oidc is None:
        return
    try:
        mapping = load_mapping(oidc.mapping, settings.municipality)
    except SettingsError as error:
        for problem in error.problems:
            yield fault(words.text(problem), words("docs/sign-in.md says what may stand in it."))
        return
    try:
        Provider(settings, oidc, mapping, lambda: set_up.now).discovered()
    except OidcError as error:
        if error.failure is Failure.AWAY:
            yield fault(
                words("{issuer} does not answer.", issuer=oidc.issuer),
                words("Correct DASHBOARD_OIDC_ISSUER, or see to the network, HTTPS_PROXY and REQUESTS_CA_BUNDLE."),
            )
        else:
            yield fault(
                words("{issuer} does not call itself so, or lacks what is needed.", issuer=oidc.issuer),
                words("Set DASHBOARD_OIDC_ISSUER to what its discovery document says of itself, letter by letter."),
            )


CHECK: Final = Check(
    title="The provider of sign-ins",
    find=_find,
    needs=frozenset({"oidc_issuer", "oidc_client_id", "oidc_client_secret", "oidc_mapping", "municipality"}),
)
