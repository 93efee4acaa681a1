"""The demo's remarks: made once, by people who are there."""

import pytest

from dashboard.auth.demo_remarks import create_demo_remarks
from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.people import add_person
from dashboard.data.app_database.person import RoleHeld
from dashboard.data.app_database.remarks import remarks_about
from dashboard.data.app_database.tables import PlaceKind
from dashboard.indicators.registry import all_indicators
from tests.app_database.test_people import NOW

ROLES = {
    "coordinator": RoleHeld("coordinator", PlaceKind.MUNICIPALITY, "999"),
    "chief": RoleHeld("chief", PlaceKind.MUNICIPALITY, "999"),
    "home_leader": RoleHeld("home_leader", PlaceKind.HOME, "H1"),
}


@pytest.mark.parametrize("roles", [(), ("chief",), tuple(ROLES)])
def test_each_person_there_has_written_one(database: AppDatabase, roles: tuple[str, ...]) -> None:
    for role in roles:
        add_person(database, username=role, display_name=role, password_hash="-", roles=[ROLES[role]], now=NOW)
    create_demo_remarks(database, now=NOW)
    create_demo_remarks(database, now=NOW)
    found = remarks_about(database, None)
    assert sorted(remark.author for remark in found) == sorted(roles)
    assert {remark.about.indicator for remark in found} <= set(all_indicators())
