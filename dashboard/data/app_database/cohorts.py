"""Saved cohorts: saving, finding, changing as somebody saw them, and deleting."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import uuid4

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.tables import cohort, person

MOST_COHORTS: Final = 100  # of one person
MOST_SHARED: Final = 500  # that one person is shown of others'


@dataclass(frozen=True, slots=True, kw_only=True)
class Cohort:
    """`filters`: as in an address, without the period. `shared_with`: a role's key; None: with nobody.

    `owner` is the name that is shown of whose it is; `version` grows with each change.
    """

    cohort_id: str
    person_id: str
    owner: str
    name: str
    filters: str
    shared_with: str | None
    version: int
    changed_at: datetime


class UnknownCohortError(Exception):
    """There is no such cohort, or it is not the person's to see (or to change)."""


class CohortChangedError(Exception):
    """The cohort was changed since the caller looked (`Cohort.version`); nothing was changed."""


class CohortNameTakenError(Exception):
    """The person has another cohort of that name."""


class TooManyCohortsError(Exception):
    """The person has MOST_COHORTS already."""


def save_cohort(
    database: AppDatabase, person_id: str, *, name: str, filters: str, shared_with: str | None, now: datetime
) -> str:
    """Saves a new cohort; gives its cohort_id. Raises CohortNameTakenError, TooManyCohortsError."""
    cohort_id = str(uuid4())
    with _named_once(), database.writing() as connection:
        # Two windows that save at once wait for each other: together they could pass the limit.
        connection.execute(sa.select(person.c.person_id).where(person.c.person_id == person_id).with_for_update())
        own = sa.select(sa.func.count()).select_from(cohort).where(cohort.c.person_id == person_id)
        if (connection.scalar(own) or 0) >= MOST_COHORTS:
            raise TooManyCohortsError
        connection.execute(
            sa.insert(cohort).values(
                cohort_id=cohort_id,
                person_id=person_id,
                name=name,
                filters=filters,
                shared_with=shared_with,
                version=1,
                changed_at=now,
            )
        )
    return cohort_id


def own_cohorts(database: AppDatabase, person_id: str) -> tuple[Cohort, ...]:
    """The person's own, by name."""
    return _found(database, _ALL.where(cohort.c.person_id == person_id))


def cohorts_shared(database: AppDatabase, person_id: str, roles: Collection[str]) -> tuple[Cohort, ...]:
    """Those of others that are shared with one of the roles, by name; the MOST_SHARED changed last."""
    newest = (
        sa.select(cohort.c.cohort_id)
        .where(cohort.c.person_id != person_id, cohort.c.shared_with.in_(sorted(roles)))
        .order_by(cohort.c.changed_at.desc(), cohort.c.cohort_id)
        .limit(MOST_SHARED)
    )
    return _found(database, _ALL.where(cohort.c.cohort_id.in_(newest)))


def cohort_for(database: AppDatabase, cohort_id: str, person_id: str, roles: Collection[str]) -> Cohort:
    """The cohort, if it is the person's own or shared with one of the roles. Raises UnknownCohortError."""
    is_theirs = (cohort.c.person_id == person_id) | cohort.c.shared_with.in_(sorted(roles))
    found = _found(database, _ALL.where(cohort.c.cohort_id == cohort_id, is_theirs))
    if not found:
        raise UnknownCohortError
    return found[0]


def saved_as(database: AppDatabase, person_id: str, roles: Collection[str], filters: str) -> Cohort | None:
    """A cohort with exactly these filters that the person sees, an own one before others'; None without any."""
    theirs = (cohort.c.person_id == person_id) | cohort.c.shared_with.in_(sorted(roles))
    query = _ALL.where(cohort.c.filters == filters, theirs).order_by(None)
    own_first = query.order_by(cohort.c.person_id != person_id, cohort.c.name, cohort.c.cohort_id).limit(1)
    found = _found(database, own_first)
    return found[0] if found else None


def change_cohort(
    database: AppDatabase, cohort_id: str, person_id: str, *, version: int, now: datetime, **changes: str | None
) -> None:
    """Changes `name`, `filters` or `shared_with` of a person's own cohort.

    Raises UnknownCohortError, CohortChangedError, CohortNameTakenError.
    """
    with _named_once(), database.writing() as connection:
        changed = connection.execute(
            sa.update(cohort)
            .where(*_as_seen(cohort_id, person_id, version))
            .values(version=cohort.c.version + 1, changed_at=now, **changes)
        )
        _demand_one(connection, changed.rowcount, cohort_id, person_id)


def delete_cohort(database: AppDatabase, cohort_id: str, person_id: str, *, version: int) -> None:
    """Deletes a person's own cohort. Raises UnknownCohortError, CohortChangedError."""
    with database.writing() as connection:
        deleted = connection.execute(sa.delete(cohort).where(*_as_seen(cohort_id, person_id, version)))
        _demand_one(connection, deleted.rowcount, cohort_id, person_id)


def _as_seen(cohort_id: str, person_id: str, version: int) -> tuple[sa.ColumnElement[bool], ...]:
    return cohort.c.cohort_id == cohort_id, cohort.c.person_id == person_id, cohort.c.version == version


def _demand_one(connection: sa.Connection, changed: int, cohort_id: str, person_id: str) -> None:
    if changed:
        return
    own = sa.select(cohort.c.version).where(cohort.c.cohort_id == cohort_id, cohort.c.person_id == person_id)
    raise CohortChangedError if connection.scalar(own) is not None else UnknownCohortError


@contextmanager
def _named_once() -> Iterator[None]:
    try:
        yield
    except IntegrityError as error:
        raise CohortNameTakenError from error


def _found(database: AppDatabase, query: sa.Select[Any]) -> tuple[Cohort, ...]:
    with database.reading() as connection:
        return tuple(Cohort(**row._mapping) for row in connection.execute(query))  # noqa: SLF001


_ALL: Final = (
    sa.select(
        *(cohort.c[name] for name in Cohort.__slots__ if name != "owner"),
        person.c.display_name.label("owner"),
    )
    .join(person, person.c.person_id == cohort.c.person_id)
    .order_by(cohort.c.name, cohort.c.cohort_id)
)
