"""Signing in and out, and how long it lasts."""

import secrets
from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from flask import Flask, session
from flask.testing import FlaskClient

from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.people import add_person, disable_person, set_password
from dashboard.settings import Settings
from tests.auth.conftest import LOCAL, PASSWORD, START, SignIn, Visit

pytestmark = pytest.mark.usefixtures("anne")


def is_in(client: FlaskClient) -> bool:
    return client.get("/").status_code == 200


def test_the_right_password_leads_to_where_the_reader_was_going(visit: Visit, sign_in: SignIn) -> None:
    client = visit()
    response = sign_in(client, next="/hjem/H1?periode=kvartal")
    assert (response.status_code, response.location) == (303, "/hjem/H1?periode=kvartal")
    assert is_in(client)


def test_the_user_name_may_be_written_in_capitals(visit: Visit, sign_in: SignIn) -> None:
    assert sign_in(visit(), " ANNE ").status_code == 303


def test_who_is_signed_in_is_not_asked_again(visit: Visit, sign_in: SignIn) -> None:
    client = visit()
    sign_in(client)
    assert client.get("/log-ind?next=/skoler").location == "/skoler"


def test_the_cookie_is_for_this_host_only_and_out_of_reach(visit: Visit, sign_in: SignIn) -> None:
    cookie = sign_in(visit()).headers.getlist("Set-Cookie")
    assert len(cookie) == 1
    name_and_token, *flags = cookie[0].split("; ")
    assert name_and_token.startswith("dashboard-session=")
    assert sorted(flags) == ["HttpOnly", "Path=/", "SameSite=Lax"]  # gone when the browser closes


def test_behind_tls_the_cookie_is_secure_and_says_so_in_its_name(
    make_settings: Callable[..., Settings], make_server: Callable[[Settings], Flask], sign_in: SignIn
) -> None:
    client = make_server(make_settings(tls=True)).test_client()
    form = {"username": "anne", "password": PASSWORD}
    response = client.post("/log-ind", data=form, headers={"Origin": "https://localhost"})
    cookie = response.headers["Set-Cookie"]
    assert cookie.startswith("__Host-session=")
    assert {"Secure", "HttpOnly", "SameSite=Lax", "Path=/"} == set(cookie.split("; ")[1:])


def test_nothing_else_is_kept_in_the_browser(visit: Visit, sign_in: SignIn) -> None:
    client = visit()
    sign_in(client)
    assert "Set-Cookie" not in client.get("/").headers


def test_flasks_own_session_cannot_be_written_to(server: Flask) -> None:
    with server.test_request_context("/"), pytest.raises(RuntimeError, match="session is unavailable"):
        session["name"] = "Emil"


def test_each_sign_in_has_a_new_token_and_ends_the_one_before(visit: Visit, sign_in: SignIn) -> None:
    client, copy = visit(), visit()
    sign_in(client)
    first = token_of(client)
    sign_in(client)
    assert token_of(client) != first
    copy.set_cookie("dashboard-session", first)
    assert not is_in(copy)


def test_signing_out_ends_a_copied_cookie_too(visit: Visit, sign_in: SignIn) -> None:
    client, copy = visit(), visit()
    sign_in(client)
    copy.set_cookie("dashboard-session", token_of(client))
    assert is_in(copy)
    response = client.post("/log-ud", headers=LOCAL)
    assert (response.status_code, response.location) == (303, "/log-ind?ude=1")
    assert not is_in(copy)
    assert client.get_cookie("dashboard-session") is None


def test_signing_out_leaves_the_persons_other_sessions(visit: Visit, sign_in: SignIn) -> None:
    office, meeting = visit(), visit()
    sign_in(office)
    sign_in(meeting)
    office.post("/log-ud", headers=LOCAL)
    assert is_in(meeting)


def test_a_link_cannot_sign_anybody_out(visit: Visit, sign_in: SignIn) -> None:
    client = visit()
    sign_in(client)
    client.get("/log-ud")
    assert is_in(client)


def test_who_is_disabled_is_out_at_the_next_request(visit: Visit, sign_in: SignIn, database: AppDatabase) -> None:
    client = visit()
    sign_in(client)
    disable_person(database, "anne", START)
    assert not is_in(client)


def test_a_new_password_ends_the_sessions_of_the_old_one(
    visit: Visit, sign_in: SignIn, database: AppDatabase, password_hash: str
) -> None:
    client = visit()
    sign_in(client)
    set_password(database, "anne", password_hash, START)
    assert not is_in(client)


def test_a_session_ends_after_an_hour_without_use(visit: Visit, sign_in: SignIn, clock: time_machine.Traveller) -> None:
    client = visit()
    sign_in(client)
    clock.shift(timedelta(minutes=59))
    assert is_in(client)
    clock.shift(timedelta(minutes=59))
    assert is_in(client)
    clock.shift(timedelta(minutes=60))
    assert not is_in(client)


def test_a_session_ends_after_ten_hours_of_use(visit: Visit, sign_in: SignIn, clock: time_machine.Traveller) -> None:
    client = visit()
    sign_in(client)
    for _ in range(19):
        clock.shift(timedelta(minutes=30))
        assert is_in(client)
    clock.shift(timedelta(minutes=30))
    assert not is_in(client)


def test_a_session_does_not_live_on_when_the_clock_is_put_back(
    visit: Visit, sign_in: SignIn, clock: time_machine.Traveller
) -> None:
    client = visit()
    sign_in(client)
    clock.shift(timedelta(minutes=-6))
    assert not is_in(client)


def test_another_applications_cookies_on_this_host_do_not_matter(visit: Visit, sign_in: SignIn) -> None:
    client = visit()
    client.set_cookie("remember_token", "theirs")
    client.set_cookie("session", "theirs")
    sign_in(client)
    assert is_in(client)


def test_who_was_signed_in_is_told_that_the_session_has_expired(
    visit: Visit, sign_in: SignIn, clock: time_machine.Traveller
) -> None:
    client = visit()
    sign_in(client)
    clock.shift(timedelta(hours=2))
    response = client.get("/skoler")
    assert response.location == "/log-ind?udloebet=1&next=/skoler"
    assert "Din session er udløbet" in client.get(response.location).get_data(as_text=True)


def test_another_secret_key_ends_all_sessions(
    visit: Visit,
    sign_in: SignIn,
    make_settings: Callable[..., Settings],
    make_server: Callable[[Settings], Flask],
) -> None:
    client = visit()
    sign_in(client)
    other = make_server(make_settings(secret_key=secrets.token_urlsafe(48))).test_client()
    other.set_cookie("dashboard-session", token_of(client))
    assert not is_in(other)


@pytest.mark.parametrize(("username", "password"), [("nobody", PASSWORD), ("anne", "wrong"), ("off", PASSWORD)])
def test_unknown_wrong_and_disabled_get_the_same_answer(
    visit: Visit, sign_in: SignIn, off: None, username: str, password: str
) -> None:
    response = sign_in(visit(), username, password)
    page = response.get_data(as_text=True).replace(username, "NAME")
    expected = sign_in(visit(), "somebody", "else").get_data(as_text=True).replace("somebody", "NAME")
    assert (response.status_code, page) == (401, expected)
    assert "Set-Cookie" not in response.headers


@pytest.fixture
def off(database: AppDatabase, password_hash: str) -> None:
    """Somebody who is disabled."""
    add_person(database, username="off", display_name="Off", password_hash=password_hash, roles=[], now=START)
    disable_person(database, "off", START)


def token_of(client: FlaskClient) -> str:
    cookie = client.get_cookie("dashboard-session")
    assert cookie is not None
    return cookie.value
