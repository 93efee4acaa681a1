"""From the roles a person holds to what the person may see: the only road from people to figures."""

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Final

from dashboard.auth.permissions import Permission
from dashboard.auth.roles import ROLES, Role
from dashboard.data.app_database.person import Person, RoleHeld
from dashboard.data.app_database.tables import PlaceKind
from dashboard.settings import Settings
from dashboard.vocabulary.scope import EMPTY_SCOPE, NOTHING, Reach, Scope

_OUR_MEETINGS: Final = frozenset({Permission.MEETINGS, Permission.MINUTES, Permission.REMARKS})


def roles_in_force(person: Person, settings: Settings) -> tuple[tuple[Role, RoleHeld], ...]:
    """The person's roles that mean something here.

    A role that is unknown, held at the wrong kind of place, or held at another municipality gives nothing.
    """
    found = ((ROLES[held.role], held) for held in person.roles if held.role in ROLES)
    return tuple((role, held) for role, held in found if _is_in_force(role, held, settings))


def permissions_of(
    person: Person, settings: Settings, member_of: frozenset[str] = frozenset()
) -> frozenset[Permission]:
    """All that any of the person's roles allows. On whom is a matter of the scope.

    The meetings are the municipality's own: who visits from another one plans none, and reads no minutes or remarks.
    A member of a steering group (`member_of`: their keys) reads its minutes.
    """
    by_role = frozenset[Permission]().union(
        *(
            role.permissions - _OUR_MEETINGS if _is_visit(held, settings) else role.permissions
            for role, held in roles_in_force(person, settings)
        )
    )
    return by_role | {Permission.MINUTES} if groups_of(person, settings, member_of) else by_role


def groups_of(person: Person, settings: Settings, member_of: frozenset[str] = frozenset()) -> frozenset[str]:
    """The keys of the steering groups that the person is of: by a role, and as a member with figures of our own."""
    in_force = roles_in_force(person, settings)
    by_role = frozenset(held.place_key for _, held in in_force if held.place_kind is PlaceKind.STEERING_GROUP)
    # Who gives rights or checks the log sees no data, in minutes either.
    sees = any(Permission.FIGURES in role.permissions and not _is_visit(held, settings) for role, held in in_force)
    return by_role | member_of if sees else by_role


def scope_of(person: Person, settings: Settings) -> Scope:
    """What the person may see; EMPTY_SCOPE for who is disabled or holds no role that is in force.

    Several roles add up, but for names: these are shown only when every child within reach may be named, as a
    scope cannot say it of some. A chief who also leads a home sees that home's children without names.
    """
    roles = [held for held in roles_in_force(person, settings) if Permission.FIGURES in held[0].permissions]
    if person.disabled_on is not None or not roles:
        return EMPTY_SCOPE
    own = _union(_place(held, settings) for role, held in roles if role.owns)
    named = _union(_place(held, settings) for role, held in roles if role.owns and Permission.NAMES in role.permissions)
    return Scope(
        figures=_union(_figures(role, held, settings) for role, held in roles) | own,
        own=own,
        names=not own.is_empty and named == own,
        least_children=settings.least_children,
    )


def municipality_scope(settings: Settings) -> Scope:
    """What a coordinator of the municipality sees; a chief the same without names."""
    whole = _municipality(settings.municipality)
    return Scope(figures=whole, own=whole, names=True, least_children=settings.least_children)


def steering_group_scope(settings: Settings) -> Scope:
    """What a steering group sees together, whoever is signed in: the municipality's figures, no own children."""
    return Scope(
        figures=_municipality(settings.municipality), own=NOTHING, names=False, least_children=settings.least_children
    )


def _is_in_force(role: Role, held: RoleHeld, settings: Settings) -> bool:
    if held.place_kind not in role.held_at:
        return False
    return role.visits or not _is_visit(held, settings)


def _is_visit(held: RoleHeld, settings: Settings) -> bool:
    return held.place_kind is PlaceKind.MUNICIPALITY and held.place_key != settings.municipality


def _figures(role: Role, held: RoleHeld, settings: Settings) -> Reach:
    if role.figures == "none":
        return NOTHING
    return _place(held, settings) if role.figures == "place" else _municipality(settings.municipality)


def _place(held: RoleHeld, settings: Settings) -> Reach:
    """The children of the place. Of another municipality than our own only those it is responsible for."""
    if held.place_kind is PlaceKind.HOME:
        return Reach(homes=frozenset({held.place_key}))
    if held.place_kind is PlaceKind.SCHOOL:
        return Reach(schools=frozenset({held.place_key}))
    if held.place_kind is not PlaceKind.MUNICIPALITY:
        return NOTHING
    if held.place_key == settings.municipality:
        return _municipality(held.place_key)
    return Reach(responsible=frozenset({held.place_key}))


def _municipality(code: str) -> Reach:
    """The municipality's own children, wherever they live, and those who live or go to school in it."""
    return Reach(municipalities=frozenset({code}))


def _union(reaches: Iterable[Reach]) -> Reach:
    return reduce(or_, reaches, NOTHING)
