"""Changing a person as somebody saw them: what another has changed meanwhile stays."""

from collections.abc import Callable
from datetime import date
from threading import Thread

import pytest

from dashboard.data.app_database.administrators import (
    Administering,
    AdministratorThereError,
    LastAdministratorError,
    add_first_administrator,
)
from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.invitations import invite, invited
from dashboard.data.app_database.people import (
    UnknownPersonError,
    UsernameTakenError,
    add_person,
    disable_person,
    list_people,
)
from dashboard.data.app_database.person import Person, RoleHeld
from dashboard.data.app_database.person_changes import (
    PersonChangedError,
    disable,
    enable,
    give_role,
    person_with,
    rename,
    take_role,
)
from dashboard.data.app_database.role_rules import RoleRefusedError
from dashboard.data.app_database.sessions import open_session, start_session
from dashboard.data.app_database.tables import PlaceKind
from tests.app_database.test_people import HOME, NOW, SCHOOL, add

ADMINISTERING = Administering(frozenset({"administrator"}), "999")
ADMINISTRATOR = RoleHeld("administrator", PlaceKind.MUNICIPALITY, "999")
ELSEWHERE = RoleHeld("administrator", PlaceKind.MUNICIPALITY, "901")
STEWARD = RoleHeld("data_steward", PlaceKind.MUNICIPALITY, "999")
Change = Callable[[AppDatabase, Person], None]
CHANGES: dict[str, Change] = {
    "rename": lambda database, seen: rename(database, seen.person_id, state=seen.state, display_name="Anna"),
    "give": lambda database, seen: give_role(database, seen.person_id, state=seen.state, held=SCHOOL),
    "take": lambda database, seen: take_role(
        database, seen.person_id, state=seen.state, held=HOME, administering=ADMINISTERING
    ),
    "disable": lambda database, seen: disable(
        database, seen.person_id, state=seen.state, now=NOW, administering=ADMINISTERING
    ),
    "enable": lambda database, seen: enable(database, seen.person_id, state=seen.state),
}


def seen_as(database: AppDatabase, username: str) -> Person:
    return next(person for person in list_people(database) if person.username == username)


@pytest.fixture
def anne(database: AppDatabase) -> Person:
    """Anne leads a home; Rikke is the administrator."""
    add(database, "rikke", ADMINISTRATOR)
    add(database, "anne", HOME)
    return seen_as(database, "anne")


def test_each_change_is_made(database: AppDatabase, anne: Person) -> None:
    def after(name: str) -> tuple[str, tuple[RoleHeld, ...], date | None]:
        CHANGES[name](database, person_with(database, anne.person_id))
        found = person_with(database, anne.person_id)
        return found.display_name, found.roles, found.disabled_on

    assert after("rename") == ("Anna", (HOME,), None)
    assert after("give") == ("Anna", (HOME, SCHOOL), None)
    assert after("give") == ("Anna", (HOME, SCHOOL), None)
    assert after("take") == ("Anna", (SCHOOL,), None)
    assert after("disable") == ("Anna", (SCHOOL,), NOW.date())
    assert after("enable") == ("Anna", (SCHOOL,), None)


@pytest.mark.parametrize("second", CHANGES)
@pytest.mark.parametrize("first", ["rename", "give", "take", "disable"])
def test_a_change_decided_on_before_anothers_is_refused_and_changes_nothing(
    database: AppDatabase, anne: Person, first: str, second: str
) -> None:
    CHANGES[first](database, anne)
    left = person_with(database, anne.person_id)
    with pytest.raises(PersonChangedError):
        CHANGES[second](database, anne)
    assert person_with(database, anne.person_id) == left


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_nobody_cannot_be_changed(database: AppDatabase, change: Change) -> None:
    nobody = Person(person_id="nobody", username="nobody", display_name="", language="da", roles=())
    with pytest.raises(UnknownPersonError):
        change(database, nobody)


def test_who_is_disabled_loses_sessions_and_links(database: AppDatabase, anne: Person) -> None:
    start_session(database, person_id=anne.person_id, token_hash="s", address="", user_agent="", now=NOW)
    invite(database, anne.person_id, token_hash="t", now=NOW, until=NOW.replace(year=2027))
    CHANGES["disable"](database, anne)
    CHANGES["enable"](database, person_with(database, anne.person_id))
    assert open_session(database, "s") is None
    assert invited(database, "t", NOW) is None


def test_an_administrator_gets_no_data(database: AppDatabase, anne: Person) -> None:
    rikke = seen_as(database, "rikke")
    with pytest.raises(RoleRefusedError, match="én person"):
        give_role(database, rikke.person_id, state=rikke.state, held=HOME)
    assert seen_as(database, "rikke") == rikke


def lose(database: AppDatabase, seen: Person) -> None:
    take_role(database, seen.person_id, state=seen.state, held=ADMINISTRATOR, administering=ADMINISTERING)


LOSSES: dict[str, Change] = {"role": lose, "door": CHANGES["disable"]}


@pytest.mark.parametrize("loss", LOSSES.values(), ids=LOSSES)
def test_the_last_administrator_stays(database: AppDatabase, anne: Person, loss: Change) -> None:
    rikke = seen_as(database, "rikke")
    with pytest.raises(LastAdministratorError):
        loss(database, rikke)
    assert seen_as(database, "rikke") == rikke


@pytest.mark.parametrize("held", [ELSEWHERE, STEWARD])
def test_who_gives_no_rights_here_is_no_other_administrator(
    database: AppDatabase, anne: Person, held: RoleHeld
) -> None:
    add(database, "bo", held)
    with pytest.raises(LastAdministratorError):
        lose(database, seen_as(database, "rikke"))


def test_who_cannot_sign_in_is_no_other_administrator(database: AppDatabase, anne: Person) -> None:
    add_person(database, username="bo", display_name="Bo", password_hash=None, roles=[ADMINISTRATOR], now=NOW)
    with pytest.raises(LastAdministratorError):
        lose(database, seen_as(database, "rikke"))


@pytest.mark.parametrize("loss", LOSSES.values(), ids=LOSSES)
def test_of_two_administrators_who_lose_it_at_once_one_stays(database: AppDatabase, loss: Change) -> None:
    add(database, "rikke", ADMINISTRATOR)
    add(database, "bo", ADMINISTRATOR)
    rikke, bo = (seen_as(database, username) for username in ("rikke", "bo"))
    refused = []

    def bo_loses_it() -> None:
        try:
            loss(database, bo)
        except LastAdministratorError:
            refused.append("bo")

    second = Thread(target=bo_loses_it)
    with database.together() as first:
        loss(first, rikke)
        second.start()
        second.join(0.5)  # it waits for us, and must not be through already
    second.join()
    assert refused == ["bo"]


def test_the_first_administrator_is_added_once(database: AppDatabase) -> None:
    def add_first(username: str) -> str:
        return add_first_administrator(
            database, ADMINISTERING, username=username, display_name="R", roles=[ADMINISTRATOR], now=NOW
        )

    add(database, "anne", HOME)
    add(database, "bo", STEWARD)
    with pytest.raises(UsernameTakenError):
        add_first("anne")
    person_id = add_first("rikke")
    assert person_with(database, person_id).roles == (ADMINISTRATOR,)
    with pytest.raises(AdministratorThereError):
        add_first("eva")
    disable_person(database, "rikke", NOW)
    add_first("eva")
    assert [person.username for person in list_people(database)] == ["anne", "bo", "eva", "rikke"]
