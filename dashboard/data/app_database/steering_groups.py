"""Steering groups: which there are, at which level of leadership, how often they meet, and who is in them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

import sqlalchemy as sa

from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.steering_tables import steering_group, steering_group_member


class Level(StrEnum):
    """Whose leaders meet: all of them together, or those of one of the four levels of leadership."""

    JOINT = "joint"
    SCHOOL = "school"
    AUTHORITY = "authority"
    HOMES = "homes"
    PPR = "ppr"


@dataclass(frozen=True, slots=True, kw_only=True)
class SteeringGroup:
    """`rhythm_months`: how many months there are from meeting to meeting. `version` grows with each change."""

    group_id: str
    name: str
    level: Level
    rhythm_months: int
    version: int
    changed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """`person_id`: of who signs in; None for a name alone."""

    member_id: str
    group_id: str
    name: str
    person_id: str | None
    function: str


class UnknownGroupError(Exception):
    """There is no such steering group."""


def steering_groups(database: AppDatabase) -> tuple[SteeringGroup, ...]:
    """All of them, the joint ones first, then by level and name."""
    levels = sa.case({level.value: place for place, level in enumerate(Level)}, value=steering_group.c.level)
    return _found(database, _ALL.order_by(levels, steering_group.c.name, steering_group.c.group_id))


def steering_group_for(database: AppDatabase, group_id: str) -> SteeringGroup:
    """Raises UnknownGroupError."""
    found = _found(database, _ALL.where(steering_group.c.group_id == group_id))
    if not found:
        raise UnknownGroupError
    return found[0]


def members_of(database: AppDatabase, group_id: str) -> tuple[Member, ...]:
    """The group's members, by name."""
    member = steering_group_member
    query = sa.select(member).where(member.c.group_id == group_id).order_by(member.c.name, member.c.member_id)
    with database.reading() as connection:
        return tuple(Member(**row._mapping) for row in connection.execute(query))  # noqa: SLF001


def _found(database: AppDatabase, query: sa.Select[Any]) -> tuple[SteeringGroup, ...]:
    with database.reading() as connection:
        rows = connection.execute(query).all()
    return tuple(SteeringGroup(**{**row._mapping, "level": Level(row.level)}) for row in rows)  # noqa: SLF001


_ALL: Final = sa.select(*(steering_group.c[name] for name in SteeringGroup.__slots__))
