"""Signing in with a user name and a password: the same answer, in the same time, whatever was wrong."""

from dataclasses import dataclass
from datetime import timedelta

from dashboard.auth.addresses import SIGN_IN
from dashboard.auth.context import AuthContext
from dashboard.auth.sessions import begin_session
from dashboard.auth.throttle import Attempt, network
from dashboard.data.app_database.audit_entry import Actor, Kind, Outcome
from dashboard.data.app_database.people import credentials, renew_hash


@dataclass(frozen=True, slots=True)
class Admitted:
    """Signed in: the token goes into the cookie and nowhere else."""

    token: str


@dataclass(frozen=True, slots=True)
class Refused:
    """Unknown, wrong or disabled: nobody is told which."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Too many failures: nothing was checked."""

    wait: timedelta


def sign_in(
    context: AuthContext, *, username: str, password: str, address: str, user_agent: str
) -> Admitted | Refused | Waiting:
    """Tries to sign a person in and starts a session. Raises AppDatabaseError."""
    attempt = Attempt(context, username, address)
    wait = attempt.begin()
    if wait is not None:
        return Waiting(wait)
    place, found = network(address), credentials(context.database, username)
    right = context.passwords.is_right(found.password_hash if found else None, password)
    if found is None or found.password_hash is None or not right or found.disabled:
        # Whom it was tried as only where there is such a person: a password is easily typed in the wrong field.
        actor = Actor(key=found.person_id if found else "", name=found.display_name if found else "", address=place)
        context.audit.record(actor, Kind.SIGN_IN, SIGN_IN, detail=attempt.consequence, outcome=Outcome.REFUSED)
        return Refused()
    attempt.succeed()
    if context.passwords.is_outdated(found.password_hash):
        new = context.passwords.hash(password)
        renew_hash(context.database, found.person_id, old=found.password_hash, new=new)
    token = begin_session(context, person_id=found.person_id, address=place, user_agent=user_agent)
    return Admitted(token)
