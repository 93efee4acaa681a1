"""A session from its token: whose it is now, and whether it has gone on for too long."""

import secrets
from datetime import timedelta
from typing import Final

from dashboard.auth.addresses import SIGN_IN
from dashboard.auth.audit_upkeep import keep_audit_log_short
from dashboard.auth.context import AuthContext
from dashboard.auth.keyed_hash import keyed_hash
from dashboard.data.app_database import sessions
from dashboard.data.app_database.audit_entry import Actor, Kind
from dashboard.data.app_database.people import display_name_of
from dashboard.data.app_database.sessions import OpenSession

# A session is noted as used once a minute, not at each of a page's requests.
NOTED_EVERY: Final = timedelta(minutes=1)
# Clocks of two hosts differ a little; a session from further ahead is of a clock that was wrong.
CLOCKS_DIFFER: Final = timedelta(minutes=5)


def begin_session(context: AuthContext, *, person_id: str, address: str, user_agent: str) -> str:
    """Starts a session, logs that, and returns its token: 256 random bits, kept nowhere but in the reader's cookie."""
    token = secrets.token_urlsafe(32)
    actor = Actor(key=person_id, name=display_name_of(context.database, person_id), address=address)
    with context.audit.together(actor, Kind.SIGN_IN, SIGN_IN) as database:
        sessions.start_session(
            database,
            person_id=person_id,
            token_hash=keyed_hash(context.settings, "session", token),
            address=address,
            user_agent=user_agent,
            now=context.clock(),
        )
    keep_audit_log_short(context.audit.log, context.settings, context.clock())
    return token


def session_of(context: AuthContext, token: str) -> OpenSession | None:
    """The session in force, noted as used; None when it has ended, timed out or never was."""
    found = sessions.open_session(context.database, keyed_hash(context.settings, "session", token))
    if found is None or not _is_in_time(context, found):
        return None
    now = context.clock()
    if now - found.last_used_at >= NOTED_EVERY:
        sessions.use_session(context.database, found.session_id, now)
    return found


def finish_session(context: AuthContext, token: str) -> None:
    """Ends the session on the server: a copy of the cookie is worth nothing afterwards."""
    sessions.end_session(context.database, keyed_hash(context.settings, "session", token), context.clock())


def _is_in_time(context: AuthContext, session: OpenSession) -> bool:
    now, settings = context.clock(), context.settings
    return -CLOCKS_DIFFER <= now - session.last_used_at < timedelta(
        minutes=settings.session_idle_minutes
    ) and -CLOCKS_DIFFER <= now - session.created_at < timedelta(hours=settings.session_hours)
