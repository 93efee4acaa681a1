"""Why a sign-in at the provider came to nothing. No failure holds anything that the provider or a browser said."""

from enum import StrEnum


class Failure(StrEnum):
    """What the reader is told of; as a text what the operator's log says."""

    NOT_BEGUN_HERE = "oidc: begun elsewhere, already used or too old"
    DENIED = "oidc: the provider let nobody in"
    REFUSED = "oidc: the provider refused the dashboard"
    AWAY = "oidc: the provider cannot be asked"
    UNUSABLE = "oidc: the provider's discovery document cannot be used"
    NOT_THEIRS = "oidc: an answer that is not the provider's, or not for us"


class OidcError(Exception):
    """A sign-in that came to nothing."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.value)
        self.failure = failure
