"""Links with which people choose their own password, each once: only the hash of a link's token is kept."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.people import UnknownPersonError, end_access, end_invitations
from dashboard.data.app_database.tables import external_identity, invitation, person
from dashboard.vocabulary.text import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Invited:
    """Whose link it is."""

    person_id: str
    username: str
    display_name: str
    language: Language


class ClosedError(Exception):
    """The person is disabled, and gets no link."""


class SignsInElsewhereError(Exception):
    """A provider says who the person is: no password would let them in."""


def invite(database: AppDatabase, person_id: str, *, token_hash: str, now: datetime, until: datetime) -> None:
    """Adds a link that is good until then; earlier ones of the person end.

    Raises UnknownPersonError, ClosedError, SignsInElsewhereError.
    """
    with database.writing() as connection:
        # The person is locked, so that of two links made at once one ends.
        elsewhere = sa.exists().where(external_identity.c.person_id == person.c.person_id).label("elsewhere")
        query = sa.select(person.c.disabled_on, elsewhere).where(person.c.person_id == person_id).with_for_update()
        found = connection.execute(query).one_or_none()
        if found is None:
            raise UnknownPersonError
        if found.disabled_on is not None:
            raise ClosedError
        if found.elsewhere:
            raise SignsInElsewhereError
        end_invitations(connection, person_id)
        connection.execute(sa.delete(invitation).where(invitation.c.expires_at <= now))
        row = {"token_hash": token_hash, "person_id": person_id, "created_at": now, "expires_at": until}
        connection.execute(sa.insert(invitation).values(row))


def invited(database: AppDatabase, token_hash: str, now: datetime) -> Invited | None:
    """Whose link it is; None when it was used or has ended, and where there never was such a link."""
    with database.reading() as connection:
        return _usable(connection, token_hash, now)


def accept(database: AppDatabase, token_hash: str, password_hash: str, now: datetime) -> Invited | None:
    """Uses the link up: the password is the person's, and all sessions and other links of the person end.

    None as with `invited`; of two who use a link at once the second gets it.
    """
    with database.writing() as connection:
        found = _usable(connection, token_hash, now)
        if found is None:
            return None
        used = connection.execute(
            sa.update(invitation)
            .where(invitation.c.token_hash == token_hash, invitation.c.used_at.is_(None))
            .values(used_at=now)
        )
        if not used.rowcount:
            return None  # somebody else was faster
        connection.execute(
            sa.update(person).where(person.c.person_id == found.person_id).values(password_hash=password_hash)
        )
        end_access(connection, found.person_id, now)
    return found


def _usable(connection: sa.Connection, token_hash: str, now: datetime) -> Invited | None:
    query = (
        sa.select(*(person.c[name] for name in Invited.__slots__))
        .join(invitation, invitation.c.person_id == person.c.person_id)
        .where(
            invitation.c.token_hash == token_hash,
            invitation.c.used_at.is_(None),
            invitation.c.expires_at > now,
            person.c.disabled_on.is_(None),
        )
    )
    row = connection.execute(query).one_or_none()
    return Invited(**row._mapping) if row is not None else None  # noqa: SLF001 - SQLAlchemy's public name for it
