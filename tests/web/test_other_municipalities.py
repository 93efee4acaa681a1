"""Children of other municipalities: seen by the staff of the units they are in, and by their own municipality alone."""

from collections.abc import Mapping
from typing import Final

import pytest
from dash import Dash
from flask.testing import FlaskClient

from dashboard.auth.demo_people import SignIn
from dashboard.auth.passwords import Passwords
from dashboard.data.app_database.database import open_app_database
from dashboard.data.app_database.people import add_person
from dashboard.data.app_database.person import RoleHeld
from dashboard.data.app_database.tables import PlaceKind
from tests.demo.town import Town
from tests.web.conftest import BUILT, Demo
from tests.web.everything import everything, keys_in
from tests.web.readers import enter

PASSWORD: Final = "fire korte danske ord"
HERE: Final = "999"


@pytest.fixture(scope="module")
def elsewhere(town: Town) -> str:
    """The other municipality that is responsible for most of the children here."""
    others: list[str] = [child["municipality_code"] for child in town["child"] if child["municipality_code"] != HERE]
    return max(sorted(set(others)), key=others.count)


@pytest.fixture(scope="module")
def visitor(app: Dash, demo: Demo, elsewhere: str) -> FlaskClient:
    """A coordinator of that municipality."""
    database = open_app_database(demo.settings.app_db)
    add_person(
        database,
        username="gaest",
        display_name="Gæst",
        password_hash=Passwords(passes=1, memory_kib=8).hash(PASSWORD),
        roles=[RoleHeld("coordinator", PlaceKind.MUNICIPALITY, elsewhere)],
        now=BUILT,
    )
    database.close()
    person = SignIn(
        username="gaest",
        password=PASSWORD,
        display_name="Gæst",
        role="coordinator",
        place_kind=PlaceKind.MUNICIPALITY,
        place_key=elsewhere,
        place="",
    )
    return enter(app.server, person)


def responsible(town: Town, key: str) -> str:
    found: str = town.child[key]["municipality_code"]
    return found


def test_a_visitor_sees_the_children_of_the_own_municipality_alone(
    visitor: FlaskClient, town: Town, elsewhere: str
) -> None:
    seen = keys_in("".join(everything(visitor, town).values()))
    assert seen
    assert {responsible(town, key) for key in seen} == {elsewhere}


def test_the_municipality_sees_its_own_and_who_is_in_it(clients: Mapping[str, FlaskClient], town: Town) -> None:
    seen = keys_in("".join(everything(clients["coordinator"], town).values()))
    here = {
        row["child_id"]
        for table, unit in (("placement", "home"), ("enrolment", "school"))
        for row in town[table]
        if {place[f"{unit}_id"]: place for place in town[unit]}[row[f"{unit}_id"]]["municipality_code"] == HERE
    }
    assert seen <= {key for key in town.child if responsible(town, key) == HERE} | here


def test_a_homes_own_staff_sees_every_child_in_it(clients: Mapping[str, FlaskClient], town: Town, demo: Demo) -> None:
    home = demo.sign_ins["home_leader"].place_key
    there = {
        child
        for child in town.child
        if (stay := town.state("placement", child, town.until)) is not None
        and stay["home_id"] == home
        and town.state("course", child, town.until) is not None
    }
    assert there
    assert there <= keys_in("".join(everything(clients["home_leader"], town).values()))
