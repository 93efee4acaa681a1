"""Choosing the own password by a link: the same answer whether a link is unknown, used, expired or of one disabled."""

from dashboard.auth.context import AuthContext
from dashboard.auth.invitations import CHOOSE, token_hash
from dashboard.auth.sign_in import Waiting
from dashboard.auth.throttle import Attempt, network
from dashboard.data.app_database.audit_entry import Actor, Kind, Outcome
from dashboard.data.app_database.invitations import Invited, accept, invited


class _TooLateError(Exception):
    """The link was used or ended between being looked up and being used: nothing is logged as done."""


def look_up(context: AuthContext, token: str, address: str) -> Invited | Waiting | None:
    """Whose link it is; None for a link that is not good. Throttled like a sign-in. Raises AppDatabaseError."""
    # The token stands where the user name does at a sign-in.
    attempt = Attempt(context, f"{CHOOSE}/{token}", address)
    wait = attempt.begin()
    if wait is not None:
        return Waiting(wait)
    found = invited(context.database, token_hash(context.settings, token), context.clock())
    if found is None:
        stranger = Actor(key="", name="", address=network(address))
        context.audit.record(stranger, Kind.PERSON, CHOOSE, detail=attempt.consequence, outcome=Outcome.REFUSED)
    else:
        attempt.succeed()
    return found


def choose(context: AuthContext, token: str, found: Invited, password: str, address: str) -> bool:
    """Makes the password the person's and uses the link up; whether it was still good.

    Raises AppDatabaseError, and ValueError for a password that may not be chosen.
    """
    password_hash = context.passwords.hash(password)
    actor = Actor(key=found.person_id, name=found.display_name, address=network(address))
    try:
        with context.audit.together(actor, Kind.PERSON, CHOOSE, f"{found.username}: password chosen") as database:
            if accept(database, token_hash(context.settings, token), password_hash, context.clock()) is None:
                raise _TooLateError
    except _TooLateError:
        return False
    return True
