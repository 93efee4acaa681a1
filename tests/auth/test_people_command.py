"""`dashboard people`: who may sign in, from a terminal."""

import os
from collections.abc import Callable

import pytest
from click.testing import CliRunner, Result

from dashboard.auth.passwords import Passwords
from dashboard.commands.people import command
from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.people import credentials, list_people
from dashboard.data.app_database.person import RoleHeld
from dashboard.data.app_database.tables import PlaceKind
from dashboard.settings import Settings
from tests.auth.conftest import KEY, PASSWORD

Run = Callable[..., Result]
ADD = ["add", "Anne", "--name", "Anne Bach", "--role"]


@pytest.fixture
def run(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Run:
    """`run("list")`: the command in a production environment, on a terminal set to Danish."""
    for name in [name for name in os.environ if name.startswith("DASHBOARD_")]:
        monkeypatch.delenv(name)
    environment = {
        "LC_ALL": "da_DK.UTF-8",
        "DASHBOARD_CASE_DB": settings.case_db,
        "DASHBOARD_APP_DB": settings.app_db,
        "DASHBOARD_MART": str(settings.mart),
        "DASHBOARD_MUNICIPALITY": "999",
        "DASHBOARD_SECRET_KEY": KEY,
        "DASHBOARD_TRUSTED_HOSTS": "localhost",
    }

    def run(*arguments: str, typed: str = "", **variables: str) -> Result:
        return CliRunner().invoke(command, arguments, input=typed, env=environment | variables)

    return run


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        (["chief"], RoleHeld("chief", PlaceKind.MUNICIPALITY, "999")),
        (["home_leader", "--at", "H1"], RoleHeld("home_leader", PlaceKind.HOME, "H1")),
        (["steering_group", "--at", "main"], RoleHeld("steering_group", PlaceKind.STEERING_GROUP, "main")),
        (["advisor", "--at", "school:S1"], RoleHeld("advisor", PlaceKind.SCHOOL, "S1")),
        (["chief", "--at", "901"], RoleHeld("chief", PlaceKind.MUNICIPALITY, "901")),
    ],
)
def test_a_person_is_added_with_a_role_at_a_place(
    run: Run, database: AppDatabase, more: list[str], expected: RoleHeld
) -> None:
    result = run(*ADD, *more, "--password-stdin", typed=f"{PASSWORD}\n")
    assert (result.exit_code, result.output) == (0, "Anne kan logge ind.\n")
    person = list_people(database)[0]
    assert (person.username, person.display_name, person.roles) == ("anne", "Anne Bach", (expected,))


def test_the_first_person_can_be_added_before_there_are_tables(run: Run) -> None:
    assert run(*ADD, "chief", "--password-stdin", typed=PASSWORD).exit_code == 0


def test_a_typed_password_is_asked_for_twice_and_not_shown(run: Run, database: AppDatabase) -> None:
    result = run(*ADD, "chief", typed=f"{PASSWORD}\n{PASSWORD}\n")
    assert result.exit_code == 0
    assert "Adgangskode" in result.output
    assert PASSWORD not in result.output
    found = credentials(database, "anne")
    assert found is not None
    assert Passwords().is_right(found.password_hash, PASSWORD)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([*ADD, "home_leader", "--password-stdin"], "skriv stedets nøgle med --at"),
        ([*ADD, "administrator", "--at", "901", "--password-stdin"], "udelad --at"),
        ([*ADD, "advisor", "--at", "H1", "--password-stdin"], "--at home:KEY"),
        ([*ADD, "wizard", "--password-stdin"], "wizard"),
        (["add", " ", "--name", "A", "--role", "chief", "--password-stdin"], "må ikke være tomme"),
        (["disable", "nobody"], "Ingen har brugernavnet nobody."),
        (["password", "nobody", "--password-stdin"], "Ingen har brugernavnet nobody."),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(
    run: Run, database: AppDatabase, arguments: list[str], told: str
) -> None:
    result = run(*arguments, typed=PASSWORD)
    assert result.exit_code != 0
    assert told in result.output
    assert list_people(database) == ()


def test_a_short_password_is_refused(run: Run, database: AppDatabase) -> None:
    result = run(*ADD, "chief", "--password-stdin", typed="short\n")
    assert "En adgangskode har 12 til 256 tegn." in result.output
    assert list_people(database) == ()


def test_a_password_is_never_an_argument(run: Run) -> None:
    assert run(*ADD, "chief", "--password", PASSWORD).exit_code == 2


def test_a_user_name_is_given_once(run: Run) -> None:
    run(*ADD, "chief", "--password-stdin", typed=PASSWORD)
    result = run(*ADD, "chief", "--password-stdin", typed=PASSWORD)
    assert (result.exit_code, result.output) == (1, "dashboard: Brugernavnet Anne er optaget; vælg et andet.\n")


def test_people_are_listed_and_who_is_disabled_is_marked(run: Run) -> None:
    run(*ADD, "home_leader", "--at", "H1", "--password-stdin", typed=PASSWORD)
    assert run("disable", "anne").output == "anne kan ikke længere logge ind.\n"
    line = run("list").output
    assert line.split()[:3] == ["anne", "Anne", "Bach"]
    assert "Leder af anbringelsessted (H1)  [lukket " in line


def test_a_new_password_takes_the_place_of_the_old(run: Run, database: AppDatabase) -> None:
    run(*ADD, "chief", "--password-stdin", typed=PASSWORD)
    run("password", "anne", "--password-stdin", typed="en helt ny adgangskode\n")
    found = credentials(database, "anne")
    assert found is not None
    assert Passwords().is_right(found.password_hash, "en helt ny adgangskode")


def test_a_wrong_set_up_is_told_in_the_terminals_language(run: Run) -> None:
    danish = run("list", DASHBOARD_PORT="http")
    english = run("list", DASHBOARD_PORT="http", LC_ALL="en_GB.UTF-8")
    assert "DASHBOARD_PORT kan ikke bruges." in danish.output
    assert "DASHBOARD_PORT cannot be used." in english.output
    assert (danish.exit_code, english.exit_code) == (2, 2)


def test_a_database_that_is_away_is_told(run: Run) -> None:
    result = run("list", DASHBOARD_APP_DB="sqlite:////no/such/folder/app.sqlite")
    assert (result.exit_code, "DASHBOARD_APP_DB" in result.output) == (1, True)
