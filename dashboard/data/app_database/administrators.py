"""That somebody can always give rights: the first administrator, and that the last one is not lost."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import sqlalchemy as sa

from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.people import add_person
from dashboard.data.app_database.person import RoleHeld
from dashboard.data.app_database.tables import NO_PASSWORD, external_identity, person, person_role
from dashboard.vocabulary.text import Language

# Any number that nobody else locks by.
_ADMINISTRATORS_LOCK: Final = 0xDA5B0C


@dataclass(frozen=True, slots=True)
class Administering:
    """What makes somebody an administrator: one of these roles, held at this municipality."""

    roles: frozenset[str]
    municipality: str


class AdministratorThereError(Exception):
    """There is an administrator already, who can invite others."""


class LastAdministratorError(Exception):
    """Nobody would be left who can sign in and give rights."""


def add_first_administrator(
    database: AppDatabase,
    administering: Administering,
    *,
    username: str,
    display_name: str,
    roles: Iterable[RoleHeld],
    now: datetime,
    language: Language = "da",
) -> str:
    """Adds a person without a password while there is no administrator; returns the new person_id.

    Raises AdministratorThereError, UsernameTakenError, RoleRefusedError.
    """
    with database.together() as whole:
        with whole.writing() as connection:
            lock_administrators(connection)
            if connection.execute(_administrators(administering)).first() is not None:
                raise AdministratorThereError
        return add_person(
            whole,
            username=username,
            display_name=display_name,
            password_hash=None,
            roles=roles,
            now=now,
            language=language,
        )


def lock_administrators(connection: sa.Connection) -> None:
    """Others who change administrators wait for the end of the transaction. SQLite lets one write at a time anyway."""
    if connection.dialect.name == "postgresql":
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_ADMINISTRATORS_LOCK)))


def require_administrator(connection: sa.Connection, administering: Administering) -> None:
    """Raises LastAdministratorError unless there is one who can sign in; to be asked after a change, under the lock."""
    elsewhere = sa.exists().where(external_identity.c.person_id == person.c.person_id)
    can_sign_in = sa.or_(person.c.password_hash != NO_PASSWORD, elsewhere)
    if connection.execute(_administrators(administering).where(can_sign_in)).first() is None:
        raise LastAdministratorError


def _administrators(administering: Administering) -> sa.Select[tuple[str]]:
    return (
        sa.select(person.c.person_id)
        .join(person_role, person_role.c.person_id == person.c.person_id)
        .where(
            person.c.disabled_on.is_(None),
            person_role.c.role.in_(administering.roles),
            person_role.c.place_kind == "municipality",
            person_role.c.place_key == administering.municipality,
        )
        .limit(1)
    )
