"""From roles to what may be seen: who may see what, said once more by hand."""

from collections.abc import Callable
from datetime import date

import pytest

from dashboard.auth.permissions import Permission
from dashboard.auth.reader import NotSignedIn, current_reader
from dashboard.auth.roles import ROLES, go_together
from dashboard.auth.scope_of import groups_of, permissions_of, scope_of, steering_group_scope
from dashboard.data.app_database.person import Person, RoleHeld
from dashboard.data.app_database.tables import PlaceKind
from dashboard.settings import Settings
from dashboard.vocabulary.scope import EMPTY_SCOPE, NOTHING, Reach, Scope

CHIEF = RoleHeld("chief", PlaceKind.MUNICIPALITY, "999")
COORDINATOR = RoleHeld("coordinator", PlaceKind.MUNICIPALITY, "999")
HOME = RoleHeld("home_leader", PlaceKind.HOME, "H1")
SCHOOL = RoleHeld("school_leader", PlaceKind.SCHOOL, "S1")
ADVISOR = RoleHeld("advisor", PlaceKind.HOME, "H1")
GROUP = RoleHeld("steering_group", PlaceKind.STEERING_GROUP, "main")
STEWARD = RoleHeld("data_steward", PlaceKind.MUNICIPALITY, "999")
ADMINISTRATOR = RoleHeld("administrator", PlaceKind.MUNICIPALITY, "999")
CONTROLLER = RoleHeld("log_controller", PlaceKind.MUNICIPALITY, "999")

TOWN = Reach(municipalities=frozenset({"999"}))
VISITED = Reach(responsible=frozenset({"901"}))  # the children of another municipality, and no others
H1, S1 = Reach(homes=frozenset({"H1"})), Reach(schools=frozenset({"S1"}))


def person(*roles: RoleHeld, disabled_on: date | None = None) -> Person:
    return Person(person_id="p", username="u", display_name="U", language="da", roles=roles, disabled_on=disabled_on)


@pytest.mark.parametrize(
    ("roles", "expected"),
    [
        ([CHIEF], Scope(figures=TOWN, own=TOWN, names=False)),
        ([COORDINATOR], Scope(figures=TOWN, own=TOWN, names=True)),
        ([HOME], Scope(figures=TOWN | H1, own=H1, names=True)),
        ([SCHOOL], Scope(figures=TOWN | S1, own=S1, names=True)),
        ([ADVISOR], Scope(figures=H1, own=H1, names=True)),
        ([RoleHeld("advisor", PlaceKind.SCHOOL, "S1")], Scope(figures=S1, own=S1, names=True)),
        ([GROUP], Scope(figures=TOWN, own=NOTHING, names=False)),
        ([RoleHeld("chief", PlaceKind.MUNICIPALITY, "901")], Scope(figures=VISITED, own=VISITED)),
        ([RoleHeld("coordinator", PlaceKind.MUNICIPALITY, "901")], Scope(figures=VISITED, own=VISITED, names=True)),
        ([STEWARD], EMPTY_SCOPE),
        ([ADMINISTRATOR], EMPTY_SCOPE),
        ([CONTROLLER], EMPTY_SCOPE),
        ([], EMPTY_SCOPE),
        ([RoleHeld("wizard", PlaceKind.MUNICIPALITY, "999")], EMPTY_SCOPE),
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


@pytest.mark.parametrize("role", ["chief", "coordinator"])
@pytest.mark.parametrize(("held_at", "plans"), [(["999"], True), (["901"], False), (["901", "999"], True)])
def test_who_visits_plans_no_meetings_and_reads_no_minutes(
    role: str, held_at: list[str], plans: bool, settings: Settings
) -> None:
    roles = [RoleHeld(role, PlaceKind.MUNICIPALITY, place) for place in held_at]
    found = permissions_of(person(*roles), settings)
    assert found & MEETS == (MEETS if plans else set())
    assert Permission.CHILDREN in found


@pytest.mark.parametrize(
    ("held", "groups"),
    [
        ([], set()),
        ([STEWARD], set()),  # who sees no figures sees none in minutes
        ([ADMINISTRATOR], set()),
        ([CONTROLLER], set()),
        ([RoleHeld("chief", PlaceKind.MUNICIPALITY, "901")], set()),
        ([ADVISOR], {"skole"}),
        ([GROUP], {"main", "skole"}),
    ],
)
def test_a_member_who_sees_figures_reads_the_groups_minutes(
    held: list[RoleHeld], groups: set[str], settings: Settings
) -> None:
    member = frozenset({"skole"})
    assert groups_of(person(*held), settings, member) == groups
    assert (Permission.MINUTES in permissions_of(person(*held), settings, member)) is bool(groups)
    assert Permission.MEETINGS not in permissions_of(person(*held), settings, member)


def test_a_chief_who_leads_a_home_gets_no_names_of_all(settings: Settings) -> None:
    scope = scope_of(person(CHIEF, HOME), settings)
    assert (scope.own, scope.names) == (TOWN | H1, False)


def test_a_chief_who_is_the_coordinator_gets_names(settings: Settings) -> None:
    assert scope_of(person(CHIEF, COORDINATOR), settings).names


def test_who_is_disabled_sees_nothing(settings: Settings) -> None:
    assert scope_of(person(COORDINATOR, disabled_on=date(2026, 1, 1)), settings) == EMPTY_SCOPE


def test_the_least_number_of_children_is_the_settings(make_settings: Callable[..., Settings]) -> None:
    assert scope_of(person(GROUP), make_settings(least_children=7)).least_children == 7


SEES = {Permission.FIGURES, Permission.EXPORT}
SEES_CHILDREN = SEES | {Permission.FILTER, Permission.CHILDREN}
SEES_NAMES = SEES_CHILDREN | {Permission.NAMES}
MEETS = {Permission.MEETINGS, Permission.MINUTES, Permission.REMARKS}


@pytest.mark.parametrize(
    ("role", "permissions"),
    [
        (CHIEF, SEES_CHILDREN | MEETS),
        (COORDINATOR, SEES_NAMES | MEETS),
        (HOME, SEES_NAMES | {Permission.REMARKS}),
        (SCHOOL, SEES_NAMES | {Permission.REMARKS}),
        (ADVISOR, SEES_NAMES),
        (GROUP, SEES | {Permission.MINUTES, Permission.REMARKS}),
        (STEWARD, {Permission.DATA}),
        (ADMINISTRATOR, {Permission.PEOPLE, Permission.SETTINGS}),
        (CONTROLLER, {Permission.LOG}),
    ],
)
def test_a_role_gives_its_permissions(role: RoleHeld, permissions: set[Permission], settings: Settings) -> None:
    assert permissions_of(person(role), settings) == permissions


@pytest.mark.parametrize("role", ["administrator", "data_steward", "log_controller", "home_leader", "steering_group"])
def test_only_a_visitors_role_holds_at_another_municipality(role: str, settings: Settings) -> None:
    held = RoleHeld(role, PlaceKind.MUNICIPALITY, "901")
    assert (permissions_of(person(held), settings), scope_of(person(held), settings)) == (frozenset(), EMPTY_SCOPE)


def test_who_gives_rights_or_checks_the_log_sees_no_data() -> None:
    apart = {(one, other) for one in ROLES for other in ROLES if not go_together(ROLES[one], ROLES[other])}
    assert apart == {(one, other) for other, one in apart}
    assert {other for one, other in apart if one == "log_controller"} == set(ROLES) - {"log_controller"}
    assert {one for one in ROLES if (one, "administrator") not in apart} == {"administrator", "data_steward"}


def test_a_role_that_is_not_in_force_permits_nothing(settings: Settings) -> None:
    assert permissions_of(person(RoleHeld("chief", PlaceKind.HOME, "H1")), settings) == frozenset()


def test_every_role_says_in_danish_what_it_sees() -> None:
    assert all(role.description.da.startswith("Ser ") for role in ROLES.values())


def test_outside_a_request_nobody_reads() -> None:
    with pytest.raises(NotSignedIn):
        current_reader()


def test_a_steering_group_sees_together_what_its_members_see(settings: Settings) -> None:
    assert steering_group_scope(settings) == scope_of(person(GROUP), settings)
