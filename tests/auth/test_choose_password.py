"""The link with which somebody chooses the own password."""

import json
import logging
import re
from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from dashboard.auth.audit import Audit
from dashboard.auth.audit_log import audit_log
from dashboard.auth.clock import now
from dashboard.auth.logs import JsonLines
from dashboard.auth.people_office import PeopleOffice
from dashboard.data.app_database.audit_entry import SERVER, Kind, Outcome
from dashboard.data.app_database.audit_search import Criteria, find
from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.people import add_person, disable_person
from dashboard.data.app_database.person_changes import person_with
from dashboard.settings import Settings
from tests.auth.conftest import LOCAL, PASSWORD, START, SignIn, Visit

NEW = "en helt ny adgangskode"
Link = Callable[[], str]


@pytest.fixture
def office(settings: Settings, database: AppDatabase, clock: object) -> PeopleOffice:
    return PeopleOffice(audit=Audit(audit_log(settings, database), now), settings=settings, by=SERVER, what="test")


@pytest.fixture
def bo(database: AppDatabase, clock: object) -> str:
    """Bo has been added and has no password; gives his person_id."""
    return add_person(database, username="bo", display_name="Bo Dam", password_hash=None, roles=[], now=START)


@pytest.fixture
def link(office: PeopleOffice, database: AppDatabase, bo: str) -> Link:
    """`link()`: the token of a new link of Bo's."""
    return lambda: office.invite(person_with(database, bo))


def choose(client: FlaskClient, token: str, password: str = NEW, again: str = NEW) -> TestResponse:
    form = {"token": token, "password": password, "again": again}
    return client.post("/adgangskode", data=form, headers=LOCAL)


def words_of(response: TestResponse) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.get_data(as_text=True)))


def test_the_link_shows_whose_it_is_and_the_password_is_chosen_once(visit: Visit, sign_in: SignIn, link: Link) -> None:
    client, token = visit(), link()
    page = client.get(f"/adgangskode/{token}")
    assert page.status_code == 200
    assert "For Bo Dam med brugernavnet bo." in words_of(page)
    response = choose(client, token)
    assert (response.status_code, response.location) == (303, "/log-ind?valgt=1")
    assert "Din adgangskode er valgt. Log ind med den." in words_of(client.get(response.location))
    assert sign_in(client, "bo", NEW).status_code == 303
    assert choose(client, token, PASSWORD, PASSWORD).status_code == 404


def test_looking_at_a_link_does_not_use_it_up(visit: Visit, link: Link) -> None:
    token = link()
    for _ in range(30):  # programs that look at mail follow links
        assert visit().get(f"/adgangskode/{token}").status_code == 200
    assert choose(visit(), token).status_code == 303


@pytest.mark.parametrize(
    ("password", "again", "problem"),
    [
        (NEW, NEW + "!", "De to adgangskoder er ikke ens."),
        ("for kort", "for kort", "En adgangskode har 12 til 256 tegn."),
        ("x" * 257, "x" * 257, "En adgangskode har 12 til 256 tegn."),
    ],
)
def test_what_cannot_be_chosen_is_told_and_the_link_stays(
    visit: Visit, link: Link, password: str, again: str, problem: str
) -> None:
    token = link()
    response = choose(visit(), token, password, again)
    assert response.status_code == 422
    assert f"Fejl: {problem}" in words_of(response)
    assert password not in response.get_data(as_text=True)
    assert choose(visit(), token).status_code == 303


def test_who_has_no_password_cannot_sign_in_with_any(visit: Visit, sign_in: SignIn, bo: str) -> None:
    answers = {sign_in(visit(), name, "!").get_data(as_text=True).replace(f'"{name}"', "") for name in ("bo", "nobody")}
    assert len(answers) == 1
    assert {sign_in(visit(), "bo", password).status_code for password in ("", "!", "None")} == {401}


def test_links_that_are_no_good_are_answered_alike(
    visit: Visit, link: Link, database: AppDatabase, clock: time_machine.Traveller
) -> None:
    def answers(token: str) -> tuple[int, str, int, str]:
        looked, tried = visit().get(f"/adgangskode/{token}"), choose(visit(), token)
        return looked.status_code, looked.get_data(as_text=True), tried.status_code, tried.get_data(as_text=True)

    replaced, used = link(), link()
    choose(visit(), used)
    expired = link()
    clock.shift(timedelta(days=7))
    found = {answers(token) for token in (replaced, used, expired, "made-up")}
    of_disabled = link()
    disable_person(database, "bo", START)
    found.add(answers(of_disabled))
    assert len(found) == 1
    status, page, *_ = found.pop()
    assert status == 404
    assert "Det er brugt, udløbet eller skrevet forkert." in page


def test_a_chosen_password_ends_the_sessions_of_the_old_one(visit: Visit, sign_in: SignIn, link: Link) -> None:
    client = visit()
    choose(client, link())
    sign_in(client, "bo", NEW)
    assert client.get("/").status_code == 200
    choose(visit(), link(), PASSWORD, PASSWORD)
    assert client.get("/").status_code == 302
    assert sign_in(visit(), "bo", NEW).status_code == 401


def test_trying_tokens_is_slowed_down(visit: Visit, link: Link) -> None:
    token = link()
    statuses = [visit().get(f"/adgangskode/guess-{number}").status_code for number in range(21)]
    assert statuses == [404] * 20 + [429]
    waiting = visit().get(f"/adgangskode/{token}")
    assert (waiting.status_code, waiting.headers["Retry-After"]) == (429, "30")


def test_the_token_is_in_no_log_and_goes_to_no_other_page(
    visit: Visit, link: Link, database: AppDatabase, caplog: pytest.LogCaptureFixture
) -> None:
    token, client = link(), visit()
    with caplog.at_level(logging.INFO):
        page = client.get(f"/adgangskode/{token}")
        choose(client, token, NEW, "other")
        choose(client, token)
        choose(client, token)
        client.post(f"/adgangskode/{token}", headers=LOCAL)
    lines = [json.loads(JsonLines().format(record)) for record in caplog.records]
    assert {line["page"] for line in lines if line["event"] == "request"} == {"/adgangskode"}
    assert token not in json.dumps(lines)
    # Without any referrer a browser would send its form with "Origin: null", which the gate refuses.
    assert page.headers["Referrer-Policy"] == "strict-origin"
    logged = find(database, Criteria(kinds=[Kind.PERSON]), most=10).entries
    assert token not in repr(logged)
    told = [(entry.actor_name, entry.what, entry.detail, entry.outcome) for entry in logged]
    assert told == [
        ("", "/adgangskode", "", Outcome.REFUSED),
        ("Bo Dam", "/adgangskode", "bo: password chosen", Outcome.DONE),
        ("server", "test", "bo: link made", Outcome.DONE),
    ]


def test_a_form_from_elsewhere_chooses_nothing(visit: Visit, link: Link) -> None:
    token = link()
    form = {"token": token, "password": NEW, "again": NEW}
    response = visit().post("/adgangskode", data=form, headers={"Origin": "https://elsewhere.example"})
    assert response.status_code == 403
    assert choose(visit(), token).status_code == 303


def test_a_too_large_form_is_refused(visit: Visit, link: Link) -> None:
    assert choose(visit(), link(), "x" * 20_000).status_code == 413
