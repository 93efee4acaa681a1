"""People who sign in at a provider: known by what the provider calls them, never by a user name."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.people import UsernameTakenError, add_person
from dashboard.data.app_database.person import Person, RoleHeld, person_of
from dashboard.data.app_database.tables import external_identity, person, person_role
from dashboard.vocabulary.text import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class ExternalIdentity:
    """Who somebody is at a provider. `issuer` and `subject` together never change; the names may."""

    issuer: str
    subject: str
    username: str
    display_name: str


def external_person(database: AppDatabase, issuer: str, subject: str) -> Person | None:
    """The person that the provider's subject is here, disabled or not; None where there is none."""
    query = (
        sa.select(person, person_role.c.role, person_role.c.place_kind, person_role.c.place_key)
        .select_from(
            external_identity.join(person).outerjoin(person_role, person_role.c.person_id == person.c.person_id)
        )
        .where(external_identity.c.issuer == issuer, external_identity.c.subject == subject)
    )
    with database.reading() as connection:
        rows = connection.execute(query).all()
    return person_of(rows) if rows else None


def add_external_person(
    database: AppDatabase,
    identity: ExternalIdentity,
    *,
    username: str,
    roles: Iterable[RoleHeld],
    now: datetime,
    language: Language,
) -> str:
    """Adds a person without a password, by the user name given here, and returns the person_id.

    Raises UsernameTakenError (by another person, or by the same one a moment ago) and RoleRefusedError; then nothing
    is kept.
    """
    with database.together() as joined:
        person_id = add_person(
            joined,
            username=username,
            display_name=identity.display_name,
            password_hash=None,
            roles=roles,
            now=now,
            language=language,
        )
        row = {"issuer": identity.issuer, "subject": identity.subject, "person_id": person_id}
        try:
            with joined.writing() as connection:
                connection.execute(sa.insert(external_identity).values(row))
        except IntegrityError as error:
            raise UsernameTakenError from error
    return person_id


def keep_display_name(database: AppDatabase, person_id: str, display_name: str) -> None:
    """Gives the person the name that the provider has now."""
    with database.writing() as connection:
        connection.execute(sa.update(person).where(person.c.person_id == person_id).values(display_name=display_name))
