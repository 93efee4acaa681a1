"""A person with the roles held, as the app database gives one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

import sqlalchemy as sa

from dashboard.data.app_database.tables import PlaceKind
from dashboard.vocabulary.text import Language


@dataclass(frozen=True, slots=True, order=True)
class RoleHeld:
    """A role's key, and where the person holds it. What the role means is the business of `auth.roles`."""

    role: str
    place_kind: PlaceKind
    place_key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who may sign in."""

    person_id: str
    username: str
    display_name: str
    language: Language
    roles: tuple[RoleHeld, ...]
    disabled_on: date | None = None

    @property
    def state(self) -> str:
        """Another text whenever name, roles or the door are others: by it a change says what it was decided on."""
        told = (
            self.display_name,
            self.disabled_on,
            tuple((h.role, h.place_kind.value, h.place_key) for h in self.roles),
        )
        return sha256(repr(told).encode()).hexdigest()[:16]


def person_of(rows: Sequence[sa.Row[*tuple[Any, ...]]]) -> Person:
    """One person from the rows of a join with person_role, a row a role (or one with no role)."""
    first = rows[0]
    roles = (RoleHeld(row.role, PlaceKind(row.place_kind), row.place_key) for row in rows if row.role is not None)
    return Person(
        person_id=first.person_id,
        username=first.username,
        display_name=first.display_name,
        language=first.language,
        roles=tuple(sorted(roles)),
        disabled_on=first.disabled_on,
    )
