"""Changing a person as an administrator saw them: what another changed meanwhile is never silently undone."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from dashboard.data.app_database.administrators import Administering, lock_administrators, require_administrator
from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.people import UnknownPersonError, end_access
from dashboard.data.app_database.person import Person, RoleHeld, person_of
from dashboard.data.app_database.role_rules import refusal
from dashboard.data.app_database.tables import person, person_role


class PersonChangedError(Exception):
    """Somebody has changed the person since the caller looked (`Person.state`); nothing was changed."""


def person_with(database: AppDatabase, person_id: str) -> Person:
    """The person with the person_id. Raises UnknownPersonError."""
    with database.reading() as connection:
        return _person(connection, person_id)


def rename(database: AppDatabase, person_id: str, *, state: str, display_name: str) -> None:
    """Changes the name that is shown. Raises UnknownPersonError, PersonChangedError."""
    with _unchanged(database, person_id, state) as connection:
        connection.execute(sa.update(person).where(person.c.person_id == person_id).values(display_name=display_name))


def give_role(database: AppDatabase, person_id: str, *, state: str, held: RoleHeld) -> None:
    """Gives one role more; a role that is held already stays one.

    Raises UnknownPersonError, PersonChangedError, RoleRefusedError.
    """
    try:
        with _unchanged(database, person_id, state) as connection:
            if held not in _person(connection, person_id).roles:
                connection.execute(sa.insert(person_role).values(_row(person_id, held)))
    except IntegrityError as error:
        refused = refusal(error)
        if refused is None:
            raise
        raise refused from error


def take_role(
    database: AppDatabase, person_id: str, *, state: str, held: RoleHeld, administering: Administering
) -> None:
    """Takes one role away. Raises UnknownPersonError, PersonChangedError, LastAdministratorError."""
    row = _row(person_id, held)
    with _unchanged(database, person_id, state, administering) as connection:
        connection.execute(sa.delete(person_role).where(*(person_role.c[name] == row[name] for name in row)))


def disable(database: AppDatabase, person_id: str, *, state: str, now: datetime, administering: Administering) -> None:
    """Closes the door from the next request on: sessions and links end too.

    Raises UnknownPersonError, PersonChangedError, LastAdministratorError.
    """
    with _unchanged(database, person_id, state, administering) as connection:
        connection.execute(
            sa.update(person)
            .where(person.c.person_id == person_id, person.c.disabled_on.is_(None))
            .values(disabled_on=now.date())
        )
        end_access(connection, person_id, now)


def enable(database: AppDatabase, person_id: str, *, state: str) -> None:
    """Opens the door again, with the roles of before. Raises UnknownPersonError, PersonChangedError."""
    with _unchanged(database, person_id, state) as connection:
        connection.execute(sa.update(person).where(person.c.person_id == person_id).values(disabled_on=None))


@contextmanager
def _unchanged(
    database: AppDatabase, person_id: str, state: str, administering: Administering | None = None
) -> Iterator[sa.Connection]:
    """A transaction in which the person is as the caller saw, and stays so for others until its end.

    With `administering` there must be an administrator at its end.
    """
    with database.writing() as connection:
        if administering is not None:
            lock_administrators(connection)  # before the person, in all: so that two never wait for each other
        connection.execute(sa.select(person.c.person_id).where(person.c.person_id == person_id).with_for_update())
        if _person(connection, person_id).state != state:
            raise PersonChangedError
        yield connection
        if administering is not None:
            require_administrator(connection, administering)


def _person(connection: sa.Connection, person_id: str) -> Person:
    query = (
        sa.select(person, person_role.c.role, person_role.c.place_kind, person_role.c.place_key)
        .select_from(person.outerjoin(person_role))
        .where(person.c.person_id == person_id)
    )
    rows = connection.execute(query).all()
    if not rows:
        raise UnknownPersonError
    return person_of(rows)


def _row(person_id: str, held: RoleHeld) -> dict[str, str]:
    return {"person_id": person_id, "role": held.role, "place_kind": held.place_kind, "place_key": held.place_key}
