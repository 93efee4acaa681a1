"""People, their roles, and what holds at once."""

from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa

from dashboard.data.app_database.database import AppDatabase, AppDatabaseError
from dashboard.data.app_database.people import (
    UnknownPersonError,
    UsernameTakenError,
    add_person,
    credentials,
    disable_person,
    list_people,
    renew_hash,
    set_password,
    set_roles,
)
from dashboard.data.app_database.person import Person, RoleHeld
from dashboard.data.app_database.sessions import open_session, start_session
from dashboard.data.app_database.tables import PlaceKind

NOW = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
HOME = RoleHeld("home_leader", PlaceKind.HOME, "H1")
SCHOOL = RoleHeld("school_leader", PlaceKind.SCHOOL, "S1")


def add(database: AppDatabase, username: str, *roles: RoleHeld) -> str:
    return add_person(
        database, username=username, display_name=username.title(), password_hash="h", roles=roles, now=NOW
    )


def test_people_are_listed_by_user_name_with_their_roles(database: AppDatabase) -> None:
    bo, anne = add(database, "bo", SCHOOL, HOME), add(database, "anne")
    assert list_people(database) == (
        Person(person_id=anne, username="anne", display_name="Anne", language="da", roles=()),
        Person(person_id=bo, username="bo", display_name="Bo", language="da", roles=(HOME, SCHOOL)),
    )


def test_a_user_name_is_taken_however_it_is_written(database: AppDatabase) -> None:
    add(database, "Åse")
    with pytest.raises(UsernameTakenError):
        add(database, " A\N{COMBINING RING ABOVE}SE ")


def test_who_is_unknown_has_no_credentials(database: AppDatabase) -> None:
    assert credentials(database, "nobody") is None


def test_who_is_disabled_keeps_a_row_and_loses_the_sessions(database: AppDatabase) -> None:
    person_id = add(database, "anne", HOME)
    start_session(database, person_id=person_id, token_hash="t", address="", user_agent="", now=NOW)
    disable_person(database, "ANNE", NOW)
    found = credentials(database, "anne")
    assert found is not None
    assert found.disabled
    assert list_people(database)[0].disabled_on == date(2026, 3, 4)
    assert open_session(database, "t") is None


def test_roles_are_changed_as_a_whole(database: AppDatabase) -> None:
    add(database, "anne", HOME)
    set_roles(database, "anne", [SCHOOL, SCHOOL])
    assert list_people(database)[0].roles == (SCHOOL,)


def test_a_hash_is_renewed_unless_the_password_was_changed_meanwhile(database: AppDatabase) -> None:
    person_id = add(database, "anne")
    set_password(database, "anne", "changed", NOW)
    renew_hash(database, person_id, old="h", new="stronger h")
    found = credentials(database, "anne")
    assert found is not None
    assert found.password_hash == "changed"


def test_changing_somebody_who_is_not_there_is_refused(database: AppDatabase) -> None:
    with pytest.raises(UnknownPersonError):
        disable_person(database, "nobody", NOW)
    with pytest.raises(UnknownPersonError):
        set_roles(database, "nobody", [])
    with pytest.raises(UnknownPersonError):
        set_password(database, "nobody", "h", NOW)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE person_role SET place_kind = 'country'",
        "UPDATE person SET language = 'xx'",
        "UPDATE person_role SET person_id = 'nobody'",
    ],
)
def test_the_database_refuses_what_makes_no_sense(database: AppDatabase, change: str) -> None:
    add(database, "anne", HOME)
    with pytest.raises(sa.exc.IntegrityError), database.writing() as connection:
        connection.execute(sa.text(change))


def test_what_failed_in_the_middle_is_not_kept(database: AppDatabase) -> None:
    add(database, "anne")

    def change_and_fail() -> None:
        with database.writing() as connection:
            connection.execute(sa.text("UPDATE person SET display_name = 'Changed'"))
            connection.execute(sa.text("UPDATE nothing SET x = 1"))

    with pytest.raises(AppDatabaseError):
        change_and_fail()
    assert list_people(database)[0].display_name == "Anne"


def test_an_error_does_not_hold_what_was_asked_with(database: AppDatabase) -> None:
    with pytest.raises(AppDatabaseError) as caught, database.reading() as connection:
        connection.execute(sa.text("SELECT * FROM nothing WHERE x = :x"), {"x": "canary"})
    assert "canary" not in f"{caught.value} {caught.value.__cause__}"
