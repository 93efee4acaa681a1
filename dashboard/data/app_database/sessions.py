"""Sessions: a row each on the server, so that ending one ends it everywhere, at once."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import uuid4

import sqlalchemy as sa

from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.person import Person, person_of
from dashboard.data.app_database.steering_tables import steering_group_member
from dashboard.data.app_database.tables import person, person_role, session

LONGEST_USER_AGENT: Final = 200
_BETWEEN: Final = "\x1f"  # in no key


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenSession:
    """A session that nobody has ended, and whose it is. Whether it is too old is for others to say."""

    session_id: str
    created_at: datetime
    last_used_at: datetime
    person: Person
    groups: frozenset[str]  # the keys of the steering groups that the person is a member of


# One query a request: found by the unique token_hash, both joins by primary key, and the groups by their index.
_OPEN: Final = (
    sa.select(
        session.c.session_id,
        session.c.created_at.label("session_created_at"),
        session.c.last_used_at,
        person.c.person_id,
        person.c.username,
        person.c.display_name,
        person.c.language,
        person.c.disabled_on,
        person_role.c.role,
        person_role.c.place_kind,
        person_role.c.place_key,
        sa.select(sa.func.aggregate_strings(steering_group_member.c.group_id, _BETWEEN))
        .where(steering_group_member.c.person_id == person.c.person_id)
        .scalar_subquery()
        .label("groups"),
    )
    .select_from(
        session.join(person, session.c.person_id == person.c.person_id).outerjoin(
            person_role, person_role.c.person_id == person.c.person_id
        )
    )
    .where(
        session.c.token_hash == sa.bindparam("token_hash"),
        session.c.ended_at.is_(None),
        person.c.disabled_on.is_(None),
    )
)


def start_session(
    database: AppDatabase, *, person_id: str, token_hash: str, address: str, user_agent: str, now: datetime
) -> None:
    """Adds an open session."""
    row = {
        "session_id": str(uuid4()),
        "token_hash": token_hash,
        "person_id": person_id,
        "created_at": now,
        "last_used_at": now,
        "address": address,
        "user_agent": user_agent[:LONGEST_USER_AGENT],
    }
    with database.writing() as connection:
        connection.execute(sa.insert(session).values(row))


def open_session(database: AppDatabase, token_hash: str) -> OpenSession | None:
    """The session and its person as they are now; None when it was ended or the person is disabled."""
    with database.reading() as connection:
        rows = connection.execute(_OPEN, {"token_hash": token_hash}).all()
    if not rows:
        return None
    return OpenSession(
        session_id=rows[0].session_id,
        created_at=rows[0].session_created_at,
        last_used_at=rows[0].last_used_at,
        person=person_of(rows),
        groups=frozenset((rows[0].groups or "").split(_BETWEEN)) - {""},
    )


def use_session(database: AppDatabase, session_id: str, now: datetime) -> None:
    """Notes that the session was used."""
    with database.writing() as connection:
        connection.execute(
            sa.update(session)
            .where(session.c.session_id == session_id, session.c.last_used_at < now)
            .values(last_used_at=now)
        )


def end_session(database: AppDatabase, token_hash: str, now: datetime) -> None:
    """Ends one session; nothing happens when it has ended already or never was."""
    with database.writing() as connection:
        connection.execute(
            sa.update(session)
            .where(session.c.token_hash == token_hash, session.c.ended_at.is_(None))
            .values(ended_at=now)
        )


def end_sessions(connection: sa.Connection, person_id: str, now: datetime) -> None:
    """Ends all of a person's sessions, inside the caller's transaction."""
    connection.execute(
        sa.update(session).where(session.c.person_id == person_id, session.c.ended_at.is_(None)).values(ended_at=now)
    )


def has_signed_in_from(database: AppDatabase, username: str, address: str, since: datetime) -> bool:
    """Whether the person (a folded user name) has begun a session from the address since then."""
    query = (
        sa.select(session.c.session_id)
        .join(person, session.c.person_id == person.c.person_id)
        .where(person.c.username == username, session.c.address == address, session.c.created_at >= since)
        .limit(1)
    )
    with database.reading() as connection:
        return connection.execute(query).first() is not None


def forget_sessions(database: AppDatabase, before: datetime) -> None:
    """Deletes sessions last used before then: an address is kept no longer than it is of use."""
    with database.writing() as connection:
        connection.execute(sa.delete(session).where(session.c.last_used_at < before))
