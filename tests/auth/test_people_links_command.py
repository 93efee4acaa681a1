"""`dashboard people first-administrator` and `invite`."""

import re
from collections.abc import Callable
from pathlib import Path
from secrets import token_urlsafe

import pytest

from dashboard.auth.invitations import address_of, token_hash
from dashboard.data.app_database.audit_search import Criteria, find
from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.invitations import invited
from dashboard.data.app_database.people import credentials, list_people
from dashboard.data.app_database.person import RoleHeld
from dashboard.data.app_database.tables import PlaceKind
from dashboard.settings import Settings
from tests.auth.conftest import PASSWORD, START
from tests.auth.test_people_command import ADD, Run, run

__all__ = ["run"]
FIRST = ["first-administrator", "Rikke", "--name", "Rikke Lund"]
pytestmark = pytest.mark.usefixtures("clock")


def token_in(output: str) -> str:
    (found,) = re.findall(r"^https://localhost/adgangskode/([\w-]{43})$", output, re.MULTILINE)
    return str(found)


def test_the_first_administrator_gets_a_link_and_no_password(
    run: Run, settings: Settings, database: AppDatabase
) -> None:
    result = run(*FIRST)
    assert result.exit_code == 0
    whose = invited(database, token_hash(settings, token_in(result.output)), START)
    assert whose is not None
    assert whose.username == "rikke"
    (person,) = list_people(database)
    assert (person.display_name, person.roles) == (
        "Rikke Lund",
        (RoleHeld("administrator", PlaceKind.MUNICIPALITY, "999"),),
    )
    found = credentials(database, "rikke")
    assert found is not None
    assert found.password_hash is None


def test_there_is_one_first_administrator(run: Run, database: AppDatabase) -> None:
    run(*FIRST)
    second = run("first-administrator", "eva", "--name", "Eva")
    assert second.exit_code == 1
    assert "Der er allerede en administrator" in second.output
    assert "people invite" in second.output
    assert [person.username for person in list_people(database)] == ["rikke"]


def test_when_the_only_administrator_is_disabled_another_can_be_the_first(run: Run) -> None:
    run(*FIRST)
    assert run("disable", "rikke").exit_code == 0
    assert run("first-administrator", "eva", "--name", "Eva").exit_code == 0


def test_an_invitation_ends_the_one_before(run: Run, settings: Settings, database: AppDatabase) -> None:
    first, second = (token_in(run(*arguments).output) for arguments in (FIRST, ["invite", "RIKKE"]))
    assert invited(database, token_hash(settings, first), START) is None
    assert invited(database, token_hash(settings, second), START) is not None


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["invite", "nobody"], "Ingen har brugernavnet nobody."),
        (["invite", "anne"], "får derfor intet link"),
        (["first-administrator", "anne", "--name", "A"], "Brugernavnet anne er optaget"),
        (["first-administrator", "eva", "--name", " "], "må ikke være tomme"),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(run: Run, arguments: list[str], told: str) -> None:
    run(*ADD, "chief", "--password-stdin", typed=PASSWORD)
    run("disable", "anne")
    result = run(*arguments)
    assert result.exit_code != 0
    assert told in result.output


def test_where_nobody_has_a_password_there_is_no_link(run: Run, database: AppDatabase, tmp_path: Path) -> None:
    run(*ADD, "chief", "--password-stdin", typed=PASSWORD)
    elsewhere = {
        "DASHBOARD_PASSWORD_SIGN_IN": "false",
        "DASHBOARD_OIDC_ISSUER": "https://id.example",
        "DASHBOARD_OIDC_CLIENT_ID": "dashboard",
        "DASHBOARD_OIDC_CLIENT_SECRET": token_urlsafe(),
        "DASHBOARD_OIDC_MAPPING": str(tmp_path / "mapping.toml"),
    }
    results = [run(*arguments, **elsewhere) for arguments in (FIRST, ["invite", "anne"])]
    assert [(result.exit_code, "Her logger ingen ind med adgangskode" in result.output) for result in results] == [
        (1, True),
        (1, True),
    ]
    assert [person.username for person in list_people(database)] == ["anne"]


def test_all_that_is_done_at_the_terminal_is_logged(run: Run, database: AppDatabase) -> None:
    token = token_in(run(*FIRST).output)
    run(*FIRST)
    run("invite", "rikke")
    run("disable", "rikke")
    logged = find(database, Criteria(), most=10).entries
    assert [(entry.what, entry.outcome.value, entry.detail) for entry in reversed(logged)] == [
        ("people first-administrator", "done", "rikke: added as the first administrator"),
        ("people first-administrator", "refused", "rikke: added as the first administrator"),
        ("people invite", "done", "rikke: link made"),
        ("people disable", "done", "rikke: disabled"),
    ]
    assert all(entry.actor_key.startswith("terminal:") for entry in logged)
    assert token not in repr(logged)


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ({"tls": True}, "https://localhost/adgangskode/t"),
        ({"tls": False, "port": 8050}, "http://localhost:8050/adgangskode/t"),
        ({"tls": False, "behind_proxy": True}, "http://localhost/adgangskode/t"),
    ],
)
def test_the_link_leads_to_where_readers_come_in(
    make_settings: Callable[..., Settings], given: dict[str, object], address: str
) -> None:
    assert address_of(make_settings(**given), "t") == address
