"""From roles to what may be seen: who may see what, said once more by hand."""

from collections.abc import Callable
from datetime import date

import pytest

from dashboard.auth.permissions import Permission
from dashboard.auth.reader import NotSignedIn, current_reader
from dashboard.auth.roles import ROLES
from dashboard.auth.scope_of import permissions_of, scope_of
from dashboard.data.app_database.person import Person, RoleHeld
from dashboard.data.app_database.tables import PlaceKind
from dashboard.settings import Settings
from dashboard.vocabulary.scope import ALL_CHILDREN, EMPTY_SCOPE, NOTHING, Reach, Scope

CHIEF = RoleHeld("chief", PlaceKind.MUNICIPALITY, "999")
COORDINATOR = RoleHeld("coordinator", PlaceKind.MUNICIPALITY, "999")
HOME = RoleHeld("home_leader", PlaceKind.HOME, "H1")
SCHOOL = RoleHeld("school_leader", PlaceKind.SCHOOL, "S1")
GROUP = RoleHeld("steering_group", PlaceKind.STEERING_GROUP, "main")


def person(*roles: RoleHeld, disabled_on: date | None = None) -> Person:
    return Person(person_id="p", username="u", display_name="U", language="da", roles=roles, disabled_on=disabled_on)


@pytest.mark.parametrize(
    ("roles", "expected"),
    [
        ([CHIEF], Scope(figures=ALL_CHILDREN, own=ALL_CHILDREN, names=False)),
        ([COORDINATOR], Scope(figures=ALL_CHILDREN, own=ALL_CHILDREN, names=True)),
        ([HOME], Scope(figures=ALL_CHILDREN, own=Reach(homes=frozenset({"H1"})), names=True)),
        ([SCHOOL], Scope(figures=ALL_CHILDREN, own=Reach(schools=frozenset({"S1"})), names=True)),
        ([GROUP], Scope(figures=ALL_CHILDREN, own=NOTHING, names=False)),
        ([], EMPTY_SCOPE),
        ([RoleHeld("wizard", PlaceKind.MUNICIPALITY, "999")], EMPTY_SCOPE),
        ([RoleHeld("chief", PlaceKind.MUNICIPALITY, "901")], EMPTY_SCOPE),
        ([RoleHeld("home_leader", PlaceKind.MUNICIPALITY, "999")], EMPTY_SCOPE),
        ([RoleHeld("home_leader", PlaceKind.SCHOOL, "H1")], EMPTY_SCOPE),
    ],
)
def test_a_role_gives_its_scope(roles: list[RoleHeld], expected: Scope, settings: Settings) -> None:
    assert scope_of(person(*roles), settings) == expected


def test_roles_at_several_places_add_up(settings: Settings) -> None:
    scope = scope_of(person(HOME, RoleHeld("home_leader", PlaceKind.HOME, "H2"), SCHOOL, GROUP), settings)
    assert scope.own == Reach(homes=frozenset({"H1", "H2"}), schools=frozenset({"S1"}))
    assert scope.names


def test_a_chief_who_leads_a_home_gets_no_names_of_all(settings: Settings) -> None:
    scope = scope_of(person(CHIEF, HOME), settings)
    assert (scope.own, scope.names) == (ALL_CHILDREN, False)


def test_a_chief_who_is_the_coordinator_gets_names(settings: Settings) -> None:
    assert scope_of(person(CHIEF, COORDINATOR), settings).names


def test_who_is_disabled_sees_nothing(settings: Settings) -> None:
    assert scope_of(person(COORDINATOR, disabled_on=date(2026, 1, 1)), settings) == EMPTY_SCOPE


def test_the_least_number_of_children_is_the_settings(make_settings: Callable[..., Settings]) -> None:
    assert scope_of(person(GROUP), make_settings(least_children=7)).least_children == 7


@pytest.mark.parametrize(
    ("role", "children", "names"),
    [
        (CHIEF, True, False),
        (COORDINATOR, True, True),
        (HOME, True, True),
        (SCHOOL, True, True),
        (GROUP, False, False),
    ],
)
def test_a_role_gives_its_permissions(role: RoleHeld, children: bool, names: bool, settings: Settings) -> None:
    permissions = permissions_of(person(role), settings)
    assert {Permission.FIGURES, Permission.EXPORT} <= permissions
    assert (Permission.CHILDREN in permissions, Permission.NAMES in permissions) == (children, names)


def test_a_role_that_is_not_in_force_permits_nothing(settings: Settings) -> None:
    assert permissions_of(person(RoleHeld("chief", PlaceKind.HOME, "H1")), settings) == frozenset()


def test_every_role_says_in_danish_what_it_sees() -> None:
    assert all(role.description.da.startswith("Ser ") for role in ROLES.values())


def test_outside_a_request_nobody_reads() -> None:
    with pytest.raises(NotSignedIn):
        current_reader()
