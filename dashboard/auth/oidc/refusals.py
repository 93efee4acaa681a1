"""What the reader is told when signing in at the provider comes to nothing."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from dashboard.auth.external import Why
from dashboard.auth.oidc.failures import Failure


class Told(NamedTuple):
    """The answer's status, and heading and advice in the source language of the catalogue."""

    status: int
    heading: str
    advice: str


_NOT_TRUSTED: Final = Told(
    502,
    "The sign-in cannot be used",
    "The dashboard could not trust the answer from where you sign in. Tell whoever runs the dashboard.",
)
_NOT_SET_UP: Final = Told(
    502,
    "The sign-in cannot be used",
    "The dashboard and the place where you sign in do not understand each other. Tell whoever runs the dashboard.",
)
REFUSALS: Final[Mapping[Failure | Why, Told]] = MappingProxyType(
    {
        Failure.NOT_BEGUN_HERE: Told(
            400,
            "The sign-in was not finished",
            "It took too long, had been used already, or was begun in another browser. Begin again.",
        ),
        Failure.DENIED: Told(
            403,
            "You were not signed in",
            "The sign-in was cancelled, or refused where you sign in. Begin again, or ask whoever gives you access.",
        ),
        Failure.REFUSED: _NOT_SET_UP,
        Failure.UNUSABLE: _NOT_SET_UP,
        Failure.NOT_THEIRS: _NOT_TRUSTED,
        Failure.AWAY: Told(
            503,
            "The place where you sign in does not answer",
            "Try again in a moment; if it goes on, tell whoever runs the dashboard.",
        ),
        Why.NO_ROLE: Told(
            403,
            "You have no access to the dashboard",
            "You are signed in at your workplace, but nobody has given you a role here. Ask your leader for one, and "
            "sign in again.",
        ),
        Why.ROLES_REFUSED: Told(
            403,
            "You have no access to the dashboard",
            "You have been given roles that one person may not hold together. Ask whoever gives you access to take one "
            "of them away, and sign in again.",
        ),
        Why.DISABLED: Told(
            403,
            "Your access has been closed",
            "Ask the dashboard's administrator, if you need it again.",
        ),
    }
)
NO_WAY_OUT: Final = Told(
    404,
    "You are signed out of the dashboard only",
    "Where you sign in offers no way out from here. Close the browser, if others use this computer.",
)
