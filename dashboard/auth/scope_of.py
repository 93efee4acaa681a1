"""From the roles a person holds to what the person may see: the only road from people to figures."""

from collections.abc import Iterable

from dashboard.auth.permissions import Permission
from dashboard.auth.roles import ROLES, Role
from dashboard.data.app_database.person import Person, RoleHeld
from dashboard.data.app_database.tables import PlaceKind
from dashboard.settings import Settings
from dashboard.vocabulary.scope import ALL_CHILDREN, EMPTY_SCOPE, NOTHING, Reach, Scope


def roles_in_force(person: Person, settings: Settings) -> tuple[tuple[Role, RoleHeld], ...]:
    """The person's roles that mean something here.

    A role that is unknown, held at the wrong kind of place, or held at another municipality gives nothing.
    """
    found = ((ROLES[held.role], held) for held in person.roles if held.role in ROLES)
    return tuple((role, held) for role, held in found if _is_in_force(role, held, settings))


def permissions_of(person: Person, settings: Settings) -> frozenset[Permission]:
    """All that any of the person's roles allows. On whom is a matter of the scope."""
    return frozenset().union(*(role.permissions for role, _ in roles_in_force(person, settings)))


def scope_of(person: Person, settings: Settings) -> Scope:
    """What the person may see; EMPTY_SCOPE for who is disabled or holds no role that is in force.

    Several roles add up, but for names: these are shown only when every child within reach may be named, as a
    scope cannot say it of some. A chief who also leads a home sees that home's children without names.
    """
    roles = roles_in_force(person, settings)
    if person.disabled_on is not None or not any(Permission.FIGURES in role.permissions for role, _ in roles):
        return EMPTY_SCOPE
    own = _union(_own(role, held) for role, held in roles)
    named = _union(_own(role, held) for role, held in roles if Permission.NAMES in role.permissions)
    return Scope(
        figures=ALL_CHILDREN,
        own=own,
        names=not own.is_empty and named == own,
        least_children=settings.least_children,
    )


def _is_in_force(role: Role, held: RoleHeld, settings: Settings) -> bool:
    if role.held_at is not held.place_kind:
        return False
    return held.place_kind is not PlaceKind.MUNICIPALITY or held.place_key == settings.municipality


def _own(role: Role, held: RoleHeld) -> Reach:
    if role.own == "everybody":
        return ALL_CHILDREN
    if role.own == "place" and held.place_kind is PlaceKind.HOME:
        return Reach(homes=frozenset({held.place_key}))
    if role.own == "place" and held.place_kind is PlaceKind.SCHOOL:
        return Reach(schools=frozenset({held.place_key}))
    return NOTHING


def _union(reaches: Iterable[Reach]) -> Reach:
    parts = tuple(reaches)
    if any(part.everything for part in parts):
        return ALL_CHILDREN
    return Reach(
        homes=frozenset().union(*(part.homes for part in parts)),
        schools=frozenset().union(*(part.schools for part in parts)),
        municipalities=frozenset().union(*(part.municipalities for part in parts)),
    )
