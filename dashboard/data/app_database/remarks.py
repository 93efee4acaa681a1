"""Remarks beside indicators: writing, finding, changing as somebody saw them, and deleting one's own."""

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import uuid4

import sqlalchemy as sa

from dashboard.data.app_database.agenda import UnitKind
from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.remark_tables import remark

MOST_ABOUT_ONE: Final = 200
MOST_FOUND: Final = 500  # the newest


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """An indicator, a home or school, or the indicator there. Keys may be gone from today's figures."""

    indicator: str | None = None
    unit_kind: UnitKind | None = None
    unit_key: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """A comment, an action, or both; `owner`, `due_on` and `is_done` are the action's."""

    text: str
    action: str = ""
    owner: str = ""
    due_on: date | None = None
    is_done: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """`person_id` is None when the person is gone; `author` is the name of the day it was written."""

    remark_id: str
    about: About
    content: Content
    person_id: str | None
    author: str
    version: int
    created_at: datetime
    changed_at: datetime


class UnknownRemarkError(Exception):
    """There is no such remark, or it is somebody else's to change."""


class RemarkChangedError(Exception):
    """The remark was changed since the caller looked (`Remark.version`); nothing was changed."""


class TooManyRemarksError(Exception):
    """There are MOST_ABOUT_ONE about the same already."""


def write_remark(
    database: AppDatabase, about: About, content: Content, *, person_id: str, author: str, now: datetime
) -> str:
    """Writes a remark; gives its remark_id. Raises TooManyRemarksError."""
    remark_id = str(uuid4())
    with database.writing() as connection:
        # Two windows that write at once wait for each other: together they could pass the limit.
        held = sa.select(remark.c.remark_id).where(*_about(about)).order_by(remark.c.remark_id).with_for_update()
        if len(connection.execute(held).all()) >= MOST_ABOUT_ONE:
            raise TooManyRemarksError
        connection.execute(
            sa.insert(remark).values(
                remark_id=remark_id,
                **asdict(about),
                **asdict(content),
                person_id=person_id,
                author=author,
                version=1,
                created_at=now,
                changed_at=now,
            )
        )
    return remark_id


def change_remark(
    database: AppDatabase, remark_id: str, person_id: str, *, version: int, content: Content, now: datetime
) -> None:
    """Changes a person's own remark. Raises UnknownRemarkError, RemarkChangedError."""
    with database.writing() as connection:
        changed = connection.execute(
            sa.update(remark)
            .where(*_as_seen(remark_id, person_id, version))
            .values(version=version + 1, changed_at=now, **asdict(content))
        )
        _demand_one(connection, changed.rowcount, remark_id, person_id)


def delete_remark(database: AppDatabase, remark_id: str, person_id: str, *, version: int) -> None:
    """Deletes a person's own remark. Raises UnknownRemarkError, RemarkChangedError."""
    with database.writing() as connection:
        deleted = connection.execute(sa.delete(remark).where(*_as_seen(remark_id, person_id, version)))
        _demand_one(connection, deleted.rowcount, remark_id, person_id)


def own_remark(database: AppDatabase, remark_id: str, person_id: str) -> Remark:
    """The remark, if the person wrote it. Raises UnknownRemarkError."""
    found = _found(database, _ALL.where(*_own(remark_id, person_id)))
    if not found:
        raise UnknownRemarkError
    return found[0]


def remarks_about(database: AppDatabase, about: About | None) -> tuple[Remark, ...]:
    """The newest MOST_FOUND about exactly this, or about anything; the newest first."""
    query = _ALL if about is None else _ALL.where(*_about(about))
    return _newest(database, query)


def remarks_at(database: AppDatabase, homes: Collection[str], schools: Collection[str]) -> tuple[Remark, ...]:
    """The newest MOST_FOUND about any of these homes and schools; the newest first."""
    at_home = sa.and_(remark.c.unit_kind == "home", remark.c.unit_key.in_(homes))
    at_school = sa.and_(remark.c.unit_kind == "school", remark.c.unit_key.in_(schools))
    return _newest(database, _ALL.where(at_home | at_school))


def remarks_related(database: AppDatabase, about: About) -> tuple[Remark, ...]:
    """The newest MOST_FOUND about an indicator at single homes and schools, or about single indicators at a unit.

    None where the remarks are about an indicator at a unit already.
    """
    if about.indicator is not None and about.unit_key is not None:
        return ()
    if about.indicator is not None:
        query = _ALL.where(remark.c.indicator == about.indicator, remark.c.unit_key.is_not(None))
    else:
        at_unit = (remark.c.unit_kind == about.unit_kind, remark.c.unit_key == about.unit_key)
        query = _ALL.where(*at_unit, remark.c.indicator.is_not(None))
    return _newest(database, query)


def remarks_counted(
    database: AppDatabase, unit_kind: UnitKind | None = None, unit_key: str | None = None
) -> Mapping[str | None, int]:
    """How many remarks there are by indicator, at a unit, or without one; None: about the unit alone. One question."""
    is_there = (_same(remark.c.unit_kind, unit_kind), _same(remark.c.unit_key, unit_key))
    query = sa.select(remark.c.indicator, sa.func.count()).where(*is_there).group_by(remark.c.indicator)
    with database.reading() as connection:
        return {row[0]: row[1] for row in connection.execute(query)}


def _about(about: About) -> tuple[sa.ColumnElement[bool], ...]:
    return tuple(_same(remark.c[name], value) for name, value in asdict(about).items())


def _same(column: sa.Column[Any], value: str | None) -> sa.ColumnElement[bool]:
    return column.is_(None) if value is None else column == value


def _own(remark_id: str, person_id: str) -> tuple[sa.ColumnElement[bool], ...]:
    return remark.c.remark_id == remark_id, remark.c.person_id == person_id


def _as_seen(remark_id: str, person_id: str, version: int) -> tuple[sa.ColumnElement[bool], ...]:
    return *_own(remark_id, person_id), remark.c.version == version


def _demand_one(connection: sa.Connection, changed: int, remark_id: str, person_id: str) -> None:
    if changed:
        return
    own = sa.select(remark.c.version).where(*_own(remark_id, person_id))
    raise RemarkChangedError if connection.scalar(own) is not None else UnknownRemarkError


def _newest(database: AppDatabase, query: sa.Select[Any]) -> tuple[Remark, ...]:
    return _found(database, query.order_by(remark.c.created_at.desc(), remark.c.remark_id).limit(MOST_FOUND))


def _found(database: AppDatabase, query: sa.Select[Any]) -> tuple[Remark, ...]:
    with database.reading() as connection:
        return tuple(_remark(dict(row._mapping)) for row in connection.execute(query))  # noqa: SLF001


def _remark(row: dict[str, Any]) -> Remark:
    about = About(**{name: row.pop(name) for name in About.__slots__})
    content = Content(**{name: row.pop(name) for name in Content.__slots__})
    return Remark(about=about, content=content, **row)


_ALL: Final = sa.select(remark)
