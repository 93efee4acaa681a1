"""How a person gets in: whether there is a password, a link that is still good, and which sessions are open."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

import sqlalchemy as sa

from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.sessions import end_sessions
from dashboard.data.app_database.tables import NO_PASSWORD, external_identity, invitation, person, session

MOST_SESSIONS: Final = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnSession:
    """A session that is open, as its person sees it."""

    session_id: str
    created_at: datetime
    last_used_at: datetime
    address: str
    user_agent: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """`invited_until`: until when an open link is good; None without one."""

    has_password: bool
    signs_in_elsewhere: bool
    invited_until: datetime | None


def access_of(database: AppDatabase, person_id: str, now: datetime) -> Access:
    """How the person gets in; nothing for who is not there."""
    with database.reading() as connection:
        password_hash = connection.scalar(sa.select(person.c.password_hash).where(person.c.person_id == person_id))
        until = connection.scalar(
            sa.select(sa.func.max(invitation.c.expires_at)).where(
                invitation.c.person_id == person_id, invitation.c.used_at.is_(None), invitation.c.expires_at > now
            )
        )
        elsewhere = connection.scalar(
            sa.select(external_identity.c.subject).where(external_identity.c.person_id == person_id).limit(1)
        )
    return Access(
        has_password=password_hash not in (None, NO_PASSWORD),
        signs_in_elsewhere=elsewhere is not None,
        invited_until=until,
    )


def own_sessions(
    database: AppDatabase, person_id: str, *, used_since: datetime, begun_since: datetime
) -> tuple[OwnSession, ...]:
    """The open sessions of a person that are not timed out, the latest used first; at most MOST_SESSIONS."""
    query = (
        sa.select(*(session.c[name] for name in OwnSession.__slots__))
        .where(
            session.c.person_id == person_id,
            session.c.ended_at.is_(None),
            session.c.last_used_at > used_since,
            session.c.created_at > begun_since,
        )
        .order_by(session.c.last_used_at.desc(), session.c.session_id)
        .limit(MOST_SESSIONS)
    )
    with database.reading() as connection:
        return tuple(OwnSession(**row._mapping) for row in connection.execute(query))  # noqa: SLF001


def end_own_session(database: AppDatabase, person_id: str, session_id: str, now: datetime) -> bool:
    """Ends one session of the person; False, and nothing ends, where it is not theirs or not open."""
    ended = (
        sa.update(session)
        .where(session.c.session_id == session_id, session.c.person_id == person_id, session.c.ended_at.is_(None))
        .values(ended_at=now)
    )
    with database.writing() as connection:
        return bool(connection.execute(ended).rowcount)


def end_other_sessions(database: AppDatabase, person_id: str, spared: str, now: datetime) -> None:
    """Ends all sessions of the person but one."""
    with database.writing() as connection:
        connection.execute(
            sa.update(session)
            .where(session.c.person_id == person_id, session.c.session_id != spared, session.c.ended_at.is_(None))
            .values(ended_at=now)
        )


def end_all_sessions(database: AppDatabase, person_id: str, now: datetime) -> None:
    """Ends all sessions of the person."""
    with database.writing() as connection:
        end_sessions(connection, person_id, now)
