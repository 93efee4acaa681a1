"""Adding, listing and changing people, and the roles they hold at places."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any, Final
from uuid import uuid4

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.person import Person, RoleHeld, person_of
from dashboard.data.app_database.role_rules import refusal
from dashboard.data.app_database.sessions import end_sessions
from dashboard.data.app_database.tables import NO_PASSWORD, external_identity, invitation, person, person_role
from dashboard.vocabulary.text import Language

MOST_CHOSEN_FROM: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Credentials:
    """What a sign-in is checked against."""

    person_id: str
    display_name: str
    password_hash: str | None  # None: has not chosen a password yet, or signs in elsewhere
    disabled: bool


class UsernameTakenError(Exception):
    """Another person has the user name, perhaps one who is disabled."""


class UnknownPersonError(Exception):
    """Nobody has the user name."""


def folded(username: str) -> str:
    """The user name as it is kept and compared: `Änne ` and `änne` are one."""
    return unicodedata.normalize("NFKC", username).strip().casefold()


def add_person(
    database: AppDatabase,
    *,
    username: str,
    display_name: str,
    password_hash: str | None,
    roles: Iterable[RoleHeld],
    now: datetime,
    language: Language = "da",
) -> str:
    """Adds a person with the roles and returns the new person_id. Raises UsernameTakenError, RoleRefusedError."""
    person_id = str(uuid4())
    row: dict[str, Any] = {
        "person_id": person_id,
        "username": folded(username),
        "display_name": display_name,
        "password_hash": password_hash or NO_PASSWORD,
        "language": language,
        "created_at": now,
    }
    try:
        with database.writing() as connection:
            connection.execute(sa.insert(person).values(row))
            _give_roles(connection, person_id, roles)
    except IntegrityError as error:
        raise refusal(error) or UsernameTakenError() from error
    return person_id


def list_people(database: AppDatabase) -> tuple[Person, ...]:
    """Everybody, by user name, with those who are disabled."""
    query = (
        sa.select(person, person_role.c.role, person_role.c.place_kind, person_role.c.place_key)
        .select_from(person.outerjoin(person_role))
        .order_by(person.c.username, person.c.person_id)
    )
    with database.reading() as connection:
        rows = connection.execute(query).all()
    return tuple(person_of(list(group)) for _, group in groupby(rows, key=lambda row: row.person_id))


def people_who_sign_in(database: AppDatabase) -> tuple[tuple[str, str], ...]:
    """Key and shown name of everybody who is not disabled, by name; the first MOST_CHOSEN_FROM of them."""
    query = sa.select(person.c.person_id, person.c.display_name).where(person.c.disabled_on.is_(None))
    with database.reading() as connection:
        rows = connection.execute(query.order_by(person.c.display_name, person.c.person_id).limit(MOST_CHOSEN_FROM))
        return tuple((row.person_id, row.display_name) for row in rows)


def credentials(database: AppDatabase, username: str) -> Credentials | None:
    """What to check a sign-in against, or None where nobody has the user name."""
    elsewhere = sa.exists().where(external_identity.c.person_id == person.c.person_id)
    query = sa.select(person, elsewhere.label("elsewhere")).where(person.c.username == folded(username))
    with database.reading() as connection:
        row = connection.execute(query).one_or_none()
    if row is None:
        return None
    # Whose roles a provider gives must not get round it by a password: the provider may have shut them out since.
    password_hash = None if row.elsewhere or row.password_hash == NO_PASSWORD else row.password_hash
    return Credentials(
        person_id=row.person_id,
        display_name=row.display_name,
        password_hash=password_hash,
        disabled=row.disabled_on is not None,
    )


def display_name_of(database: AppDatabase, person_id: str) -> str:
    """The name shown of a person; empty where there is nobody with the person_id."""
    with database.reading() as connection:
        return connection.scalar(sa.select(person.c.display_name).where(person.c.person_id == person_id)) or ""


def disable_person(database: AppDatabase, username: str, now: datetime) -> None:
    """Closes the door from the next request on: the person is disabled, and every session and link ended.

    Raises UnknownPersonError.
    """
    with database.writing() as connection:
        person_id = _known_person_id(connection, username)
        connection.execute(
            sa.update(person)
            .where(person.c.person_id == person_id, person.c.disabled_on.is_(None))
            .values(disabled_on=now.date())
        )
        end_access(connection, person_id, now)


def set_roles(database: AppDatabase, username: str, roles: Iterable[RoleHeld]) -> None:
    """Takes the person's roles and gives these; holds from the next request.

    Raises UnknownPersonError, and RoleRefusedError (then nothing is changed).
    """
    try:
        with database.writing() as connection:
            person_id = _known_person_id(connection, username)
            connection.execute(sa.delete(person_role).where(person_role.c.person_id == person_id))
            _give_roles(connection, person_id, roles)
    except IntegrityError as error:
        refused = refusal(error)
        if refused is None:
            raise
        raise refused from error


def set_password(database: AppDatabase, username: str, password_hash: str, now: datetime) -> None:
    """Gives the person a new password and ends every session and link. Raises UnknownPersonError."""
    with database.writing() as connection:
        person_id = _known_person_id(connection, username)
        connection.execute(sa.update(person).where(person.c.person_id == person_id).values(password_hash=password_hash))
        end_access(connection, person_id, now)


def set_language(database: AppDatabase, person_id: str, language: Language) -> None:
    """Keeps the language that the person reads in; holds from the next request."""
    with database.writing() as connection:
        connection.execute(sa.update(person).where(person.c.person_id == person_id).values(language=language))


def renew_hash(database: AppDatabase, person_id: str, *, old: str, new: str) -> None:
    """Puts a hash of today's strength in place of an older one of the same password."""
    with database.writing() as connection:
        connection.execute(
            sa.update(person)
            .where(person.c.person_id == person_id, person.c.password_hash == old)
            .values(password_hash=new)
        )


def end_access(connection: sa.Connection, person_id: str, now: datetime) -> None:
    """Ends all sessions of a person, and all links that have not been used, inside the caller's transaction."""
    end_sessions(connection, person_id, now)
    end_invitations(connection, person_id)


def end_invitations(connection: sa.Connection, person_id: str) -> None:
    """Ends all links of a person that have not been used, inside the caller's transaction."""
    connection.execute(sa.delete(invitation).where(invitation.c.person_id == person_id, invitation.c.used_at.is_(None)))


def _person_id(connection: sa.Connection, username: str) -> str | None:
    """The person, whom others change only after the end of the transaction (SQLite has locked all writing)."""
    query = sa.select(person.c.person_id).where(person.c.username == folded(username))
    return connection.scalar(query.with_for_update())


def _known_person_id(connection: sa.Connection, username: str) -> str:
    person_id = _person_id(connection, username)
    if person_id is None:
        raise UnknownPersonError
    return person_id


def _give_roles(connection: sa.Connection, person_id: str, roles: Iterable[RoleHeld]) -> None:
    rows = [
        {
            "person_id": person_id,
            "role": held.role,
            "place_kind": held.place_kind,
            "place_key": held.place_key,
        }
        for held in sorted(set(roles))
    ]
    if rows:
        connection.execute(sa.insert(person_role), rows)
