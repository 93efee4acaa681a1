"""The database itself refuses roles that make no sense, and says so in words."""

import pytest
import sqlalchemy as sa

from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.people import add_person, list_people, set_roles
from dashboard.data.app_database.person import RoleHeld
from dashboard.data.app_database.role_rules import RoleRefusedError, keep_role_rules
from dashboard.data.app_database.tables import PlaceKind, person_role
from tests.app_database.test_people import NOW

CHIEF = RoleHeld("chief", PlaceKind.MUNICIPALITY, "999")
COORDINATOR = RoleHeld("coordinator", PlaceKind.MUNICIPALITY, "999")
ADMINISTRATOR = RoleHeld("administrator", PlaceKind.MUNICIPALITY, "999")
CONTROLLER = RoleHeld("log_controller", PlaceKind.MUNICIPALITY, "999")


def add(database: AppDatabase, *roles: RoleHeld) -> str:
    return add_person(database, username="anne", display_name="Anne", password_hash="h", roles=roles, now=NOW)


@pytest.mark.parametrize(
    "held",
    [
        RoleHeld("chief", PlaceKind.HOME, "H1"),
        RoleHeld("home_leader", PlaceKind.SCHOOL, "S1"),
        RoleHeld("steering_group", PlaceKind.MUNICIPALITY, "999"),
        RoleHeld("wizard", PlaceKind.MUNICIPALITY, "999"),
    ],
)
def test_a_role_at_a_wrong_kind_of_place_is_refused_and_nobody_is_added(database: AppDatabase, held: RoleHeld) -> None:
    with pytest.raises(RoleRefusedError, match="kan ikke holdes"):
        add(database, held)
    assert list_people(database) == ()


@pytest.mark.parametrize(
    "roles",
    [(ADMINISTRATOR, CHIEF), (CONTROLLER, COORDINATOR), (CONTROLLER, ADMINISTRATOR), (COORDINATOR, ADMINISTRATOR)],
)
def test_who_gives_rights_or_checks_the_log_gets_no_data(database: AppDatabase, roles: tuple[RoleHeld, ...]) -> None:
    with pytest.raises(RoleRefusedError, match="én person"):
        add(database, *roles)


def test_a_refused_change_leaves_the_roles_as_they_were(database: AppDatabase) -> None:
    add(database, CHIEF)
    with pytest.raises(RoleRefusedError):
        set_roles(database, "anne", [CHIEF, ADMINISTRATOR])
    assert list_people(database)[0].roles == (CHIEF,)


def test_a_role_cannot_be_changed_into_one_either(database: AppDatabase) -> None:
    add(database, CHIEF, COORDINATOR)
    with pytest.raises(sa.exc.IntegrityError, match="role_conflict"), database.writing() as connection:
        connection.execute(
            sa.update(person_role).where(person_role.c.role == "coordinator").values(role="administrator")
        )


def test_rules_of_a_new_version_replace_those_before(database: AppDatabase) -> None:
    keep_role_rules(database, places={("wizard", "home")}, conflicts=set())
    add(database, RoleHeld("wizard", PlaceKind.HOME, "H1"))
    with pytest.raises(RoleRefusedError):
        set_roles(database, "anne", [CHIEF])
