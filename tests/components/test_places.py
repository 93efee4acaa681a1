"""Where a role is held: what an administrator types, and what it means."""

import pytest

from dashboard.auth.roles import ROLES
from dashboard.components.places import NoSuchPlaceError, Places, held_at, place_name, suggestions
from dashboard.data.app_database.person import RoleHeld
from dashboard.data.app_database.tables import PlaceKind
from dashboard.data.mart.answers import Home, Register, School
from dashboard.i18n.words import Words
from dashboard.settings import Settings

HOME, SCHOOL, MUNICIPALITY, GROUP = PlaceKind.HOME, PlaceKind.SCHOOL, PlaceKind.MUNICIPALITY, PlaceKind.STEERING_GROUP


def home(key: str, name: str, kind: str = "residential_home") -> Home:
    return Home(key=key, name=name, kind=kind, municipality="999", places=None)


def school(key: str, name: str) -> School:
    return School(key=key, name=name, kind="public_school", municipality="999", district=None)


REGISTER = Register(
    homes={"1": home("1", "Lindely"), "2": home("2", "Åbo"), "3": home("3", "Familien Holm", "foster_family")},
    schools={"1": school("1", "Åskolen"), "9": school("9", "Lindely")},
    staff={},
    municipalities={"999": "Svane Kommune", "901": "Ørsted Kommune"},
    coordinators=(),
)
PLACES = Places(REGISTER, {"main": "Styregruppen", "k7": "Skolernes gruppe"})
SETTINGS = Settings(
    environment="test",
    case_db="sqlite://",
    app_db="sqlite://",
    mart="mart.duckdb",
    municipality="999",
    secret_key="kf8Jd02mXq7LwZ3vB6nT1yHc5sRp9gUe",
    trusted_hosts=("localhost",),
)


def held(role: str, typed: str) -> RoleHeld:
    return held_at(ROLES[role], typed, PLACES, SETTINGS, Words())


@pytest.mark.parametrize(
    ("role", "typed", "kind", "key"),
    [
        ("home_leader", "1", HOME, "1"),
        ("home_leader", " lindely ", HOME, "1"),
        ("home_leader", "home:2", HOME, "2"),
        ("home_leader", "3", HOME, "3"),
        ("school_leader", "Lindely", SCHOOL, "9"),
        ("advisor", "9", SCHOOL, "9"),
        ("advisor", "school:1", SCHOOL, "1"),
        ("chief", "", MUNICIPALITY, "999"),
        ("chief", "ørsted kommune", MUNICIPALITY, "901"),
        ("administrator", "999", MUNICIPALITY, "999"),
        ("steering_group", "main", GROUP, "main"),
        ("steering_group", "skolernes gruppe", GROUP, "k7"),
    ],
)
def test_a_place_is_found_by_key_or_name(role: str, typed: str, kind: PlaceKind, key: str) -> None:
    assert held(role, typed) == RoleHeld(role, kind, key)


@pytest.mark.parametrize(
    ("role", "typed", "said"),
    [
        ("home_leader", "", "Skriv, hvor rollen gælder"),
        ("home_leader", "9", "intet sted af den slags"),
        ("home_leader", "school:1", "intet sted af den slags"),
        ("home_leader", "Familien Holm", "intet sted af den slags"),
        ("advisor", "1", "skriv et af: home:1 (Lindely), school:1 (Åskolen)"),
        ("advisor", "Lindely", "skriv et af: home:1 (Lindely), school:9 (Lindely)"),
        ("chief", "1", "intet sted af den slags"),
        ("administrator", "901", "kun haves i jeres egen kommune"),
        ("steering_group", "", "Skriv, hvor rollen gælder"),
        ("steering_group", "board", "intet sted af den slags"),
    ],
)
def test_a_place_that_is_none_or_several_is_told(role: str, typed: str, said: str) -> None:
    with pytest.raises(NoSuchPlaceError, match=said.replace("(", r"\(").replace(")", r"\)")):
        held(role, typed)


def test_places_are_suggested_in_danish_order_and_no_family() -> None:
    names = [name for _, name in suggestions(PLACES)]
    assert names == [
        "Lindely",
        "Lindely",
        "Skolernes gruppe",
        "Styregruppen",
        "Svane Kommune",
        "Ørsted Kommune",
        "Åbo",
        "Åskolen",
    ]


@pytest.mark.parametrize(
    ("kind", "key", "name"),
    [
        (HOME, "1", "Lindely"),
        (HOME, "3", "3"),
        (HOME, "gone", "gone"),
        (SCHOOL, "9", "Lindely"),
        (GROUP, "main", "Styregruppen"),
        (GROUP, "gone", "gone"),
    ],
)
def test_a_place_is_named_and_a_family_is_not(kind: PlaceKind, key: str, name: str) -> None:
    assert place_name(PLACES, RoleHeld("advisor", kind, key)) == name
