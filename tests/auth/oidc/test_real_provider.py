"""All the way through a certified provider: out, signed in there, back, and in with the roles of its claims."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient

from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.people import list_people
from dashboard.settings import Settings
from tests.auth.conftest import CALL, LOCAL
from tests.auth.oidc.conftest import BACK
from tests.auth.oidc.real_provider import Human, running_provider

ACCOUNTS = {
    "anne": {"name": "Anne Bach", "preferred_username": "Anne@kommune.example", "groups": ["hjem-H1", "kor"]},
    "bo": {"name": "Bo Dam", "preferred_username": "bo@kommune.example", "groups": ["kor"]},
}
SIGNED_OUT = "http://localhost/log-ind?ude=1"


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    with running_provider(ACCOUNTS, redirect_uri=BACK, signed_out_uri=SIGNED_OUT) as issuer:
        yield issuer


@pytest.fixture
def client(
    issuer: str,
    with_provider: Callable[..., Settings],
    make_server: Callable[[Settings], Flask],
    clock: time_machine.Traveller,
) -> FlaskClient:
    """A browser at the dashboard, whose clock goes with the provider's."""
    clock.move_to(datetime.fromtimestamp(time_machine.escape_hatch.time.time(), UTC))
    return make_server(with_provider(issuer)).test_client()


def go_out(client: FlaskClient, next_path: str = "/") -> str:
    """Where the button leads."""
    response = client.get(f"/log-ind/oidc?next={next_path}")
    assert response.status_code == 303
    return str(response.location)


def test_the_button_leads_in_with_the_roles_of_the_claims_and_to_where_the_reader_was_going(
    client: FlaskClient, database: AppDatabase
) -> None:
    response = client.get(Human().sign_in(go_out(client, "/hjem/H1?periode=kvartal"), "anne"))
    assert (response.status_code, response.location) == (303, "/hjem/H1?periode=kvartal")
    answer = client.post("/_dash-update-component", json=CALL, headers=LOCAL)
    assert "Anne Bach: ['H1']" in answer.get_data(as_text=True)
    person = list_people(database)[0]
    assert (person.username, person.display_name) == ("anne@kommune.example", "Anne Bach")


def test_who_comes_again_is_the_same_person(client: FlaskClient, database: AppDatabase) -> None:
    client.get(Human().sign_in(go_out(client), "anne"))
    client.post("/log-ud", headers=LOCAL)
    assert client.get(Human().sign_in(go_out(client), "anne")).status_code == 303
    assert len(list_people(database)) == 1


def test_who_has_no_role_by_the_claims_is_told_so_and_is_not_in(client: FlaskClient, database: AppDatabase) -> None:
    response = client.get(Human().sign_in(go_out(client), "bo"))
    assert response.status_code == 403
    assert "ingen har givet dig en rolle her" in response.get_data(as_text=True)
    assert client.get("/").status_code == 302
    assert list_people(database) == ()


def test_who_cancels_there_is_told_so(client: FlaskClient) -> None:
    response = client.get(Human().cancel(go_out(client, "/skoler")))
    page = response.get_data(as_text=True)
    assert response.status_code == 403
    assert "Login blev afbrudt" in page
    assert 'href="/log-ind?next=/skoler&amp;sprog=da"' in page


def test_a_code_is_of_no_use_to_another_browser(client: FlaskClient) -> None:
    back = Human().sign_in(go_out(client), "anne")
    thief = client.application.test_client()
    go_out(thief)
    assert thief.get(back).status_code == 400
    assert thief.get("/").status_code == 302


def test_who_signs_out_is_shown_the_way_out_there_too(client: FlaskClient, issuer: str) -> None:
    client.get(Human().sign_in(go_out(client), "anne"))
    page = client.get(client.post("/log-ud", headers=LOCAL).location).get_data(as_text=True)
    assert 'href="/log-ind/oidc/ud?sprog=da"' in page
    assert str(client.get("/log-ind/oidc/ud").location).startswith(f"{issuer}/session/end?client_id=dashboard&")
