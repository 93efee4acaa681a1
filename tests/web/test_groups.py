"""Steering groups on screen: made and changed by who plans meetings, and read by their members."""

from collections.abc import Iterator, Mapping
from datetime import date

import pytest
import sqlalchemy as sa
from dash import Dash
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.meetings import plan_meeting
from dashboard.data.app_database.people import people_who_sign_in
from dashboard.data.app_database.person import RoleHeld
from dashboard.data.app_database.steering_groups import members_of, steering_groups
from dashboard.data.app_database.tables import PlaceKind
from tests.components.trees import words_of
from tests.web.audit import logging
from tests.web.conftest import BUILT, Demo
from tests.web.newcomers import newcomer
from tests.web.readers import drawn, enter, reader_of
from tests.web.test_meetings import PATH, page, text_of

Clients = Mapping[str, FlaskClient]
GROUPS = "/grupper"
FORM = {"navn": "Skolernes gruppe", "niveau": "school", "rytme": "2"}


@pytest.fixture
def database(meeting_database: AppDatabase) -> Iterator[AppDatabase]:
    """The application's, with the groups of the test alone."""
    yield meeting_database
    with meeting_database.writing() as connection:
        connection.execute(sa.text("DELETE FROM steering_group_member"))
        connection.execute(sa.text("DELETE FROM steering_group WHERE group_id <> 'main'"))


def make(clients: Clients, database: AppDatabase) -> str:
    assert clients["chief"].post(GROUPS, data=FORM).location == f"{GROUPS}?besked=oprettet"
    return next(group.group_id for group in steering_groups(database) if group.name == FORM["navn"])


def put_in(client: FlaskClient, group: str, **fields: str) -> TestResponse:
    return client.post(f"{GROUPS}/{group}/ind", data=fields)


def test_a_group_is_made_changed_and_deleted(clients: Clients, database: AppDatabase) -> None:
    group = make(clients, database)
    said = words_of(drawn(clients["coordinator"], GROUPS))
    assert "Skolernes gruppeSkole · et møde hver 2. måned" in said
    assert "StyregruppenFælles · et møde hvert kvartal" in said
    changed = {"navn": "PPR-gruppen", "niveau": "ppr", "rytme": "6", "version": "1"}
    assert clients["chief"].post(f"{GROUPS}/{group}/ret", data=changed).status_code == 303
    late = clients["coordinator"].post(f"{GROUPS}/{group}/ret", data=changed | {"navn": "Min"})
    assert (late.status_code, 'value="Min"' in late.get_data(as_text=True)) == (409, True)
    assert "PPR-gruppenPPR · et møde hvert halvår" in words_of(drawn(clients["chief"], GROUPS))
    assert clients["chief"].post(f"{GROUPS}/{group}/slet").status_code == 303
    assert clients["chief"].post(f"{GROUPS}/{group}/slet").status_code == 409
    assert clients["chief"].post(f"{GROUPS}/main/slet").status_code == 422
    assert clients["chief"].post(f"{GROUPS}/main/danse").status_code == 404


@pytest.mark.parametrize(
    ("fields", "problem"),
    [({"navn": " "}, "Skriv, hvad gruppen hedder."), ({"navn": "x" * 81}, "Teksten er på 81 tegn"),
     ({"navn": "styregruppen "[:-1].title()}, "En anden gruppe har det navn."), ({"niveau": "top"}, "Vælg et niveau"),
     ({"rytme": "13"}, "Vælg et niveau")],
)  # fmt: skip
def test_what_cannot_be_kept_is_told_and_stays(
    clients: Clients, database: AppDatabase, fields: dict[str, str], problem: str
) -> None:
    answer = clients["chief"].post(GROUPS, data=FORM | fields)
    assert (answer.status_code, problem in text_of(answer)) == (422, True)
    assert (FORM | fields)["navn"].strip() in answer.get_data(as_text=True)
    assert len(steering_groups(database)) == 1


def test_members_are_put_in_and_taken_out(clients: Clients, database: AppDatabase) -> None:
    group = make(clients, database)
    people = {name: key for key, name in people_who_sign_in(database)}
    assert put_in(clients["chief"], group, person=people["Sofie Ravn"], funktion="Vejleder").status_code == 303
    assert put_in(clients["chief"], group, navn="Ole Sø").status_code == 303
    for wrong in ({}, {"person": people["Sofie Ravn"], "navn": "Ole"}, {"person": "made-up"}):
        assert put_in(clients["chief"], group, **wrong).status_code == 422
    assert put_in(clients["chief"], group, person=people["Sofie Ravn"]).status_code == 422
    said = words_of(drawn(clients["chief"], GROUPS))
    assert "Ole Sø (logger ikke ind)Sofie Ravn, Vejleder" in said
    first = members_of(database, group)[0].member_id
    assert clients["chief"].post(f"{GROUPS}/{group}/ud", data={"medlem": first}).status_code == 303
    assert clients["chief"].post(f"{GROUPS}/{group}/ud", data={"medlem": first}).status_code == 422
    assert [member.name for member in members_of(database, group)] == ["Sofie Ravn"]


def test_a_member_reads_the_own_groups_minutes_and_no_others(
    clients: Clients, database: AppDatabase, app: Dash, demo: Demo, today: date
) -> None:
    group = make(clients, database)
    place = demo.sign_ins["advisor"].place_key
    someone = newcomer(demo.settings, [RoleHeld("advisor", PlaceKind.HOME, place)])
    client = enter(app.server, someone)
    theirs = plan_meeting(database, group, day=today, place="", now=BUILT)
    other = plan_meeting(database, "main", day=today, place="", now=BUILT)
    assert client.get(f"{PATH}/{theirs}").status_code == 403
    put_in(clients["chief"], group, person=reader_of(app, client).person_id)
    assert [client.get(f"{PATH}/{key}").status_code for key in (theirs, other)] == [200, 404]
    said = words_of(drawn(client, GROUPS))
    assert ("Skolernes gruppe" in said, "Fælles" in said) == (True, False)
    assert put_in(client, group, navn="Ole").status_code == 403


def test_meetings_are_planned_and_shown_by_group(clients: Clients, database: AppDatabase, today: date) -> None:
    group = make(clients, database)
    form = {"dag": today.isoformat(), "sted": "Skolen", "gruppe": group}
    answer = clients["chief"].post(PATH, data=form)
    assert answer.location == f"{PATH}?gruppe={group}&besked=planlagt"
    assert "Skolenplanlagt" in page(clients["chief"], f"?gruppe={group}")
    assert "Rytmen for Skolernes gruppe er et møde hver 2. måned." in page(clients["chief"], f"?gruppe={group}")
    assert "Skolenplanlagt" not in page(clients["chief"])
    assert "Skolenplanlagt" not in page(clients["chief"], "?gruppe=made-up")
    calendar = clients["chief"].get(f"{PATH}/kalender.ics?gruppe={group}").get_data(as_text=True)
    assert "LOCATION:Skolen" in calendar
    assert "VEVENT" not in clients["chief"].get(f"{PATH}/kalender.ics").get_data(as_text=True)
    assert clients["chief"].post(PATH, data=form | {"gruppe": "made-up"}).status_code == 404


def test_the_log_says_who_came_to_read_the_minutes_and_who_does_no_more(
    clients: Clients, database: AppDatabase, demo: Demo
) -> None:
    group = make(clients, database)
    person = next(key for key, name in people_who_sign_in(database) if name == "Sofie Ravn")
    with logging(demo.settings) as logged:
        put_in(clients["chief"], group, person=person)
        (member,) = members_of(database, group)
        for _ in range(2):
            clients["chief"].post(f"{GROUPS}/{group}/ud", data={"medlem": member.member_id})
    assert [(entry.outcome.value, entry.detail) for entry in logged.entries] == [
        ("done", f"{group}: member added: {person}"),
        ("done", f"{group}: member removed: {person}"),
        ("refused", f"{group}: member removed: nobody"),
    ]
