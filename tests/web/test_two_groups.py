"""Two steering groups: nothing of the one is read or changed by who is of the other, by nobody of neither, or a guest.

By every address and every form, with each role; what is another's answers as what is not there.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Final, NamedTuple

import pytest
import sqlalchemy as sa
from dash import Dash
from flask.testing import FlaskClient

from dashboard.callbacks.make_packs import make_aside
from dashboard.data.app_database.agenda import Topic, agenda_of
from dashboard.data.app_database.agenda_changes import add_topic, write_minutes
from dashboard.data.app_database.audit_entry import Outcome
from dashboard.data.app_database.database import AppDatabase, open_app_database
from dashboard.data.app_database.decision_changes import Draft, answer_decision, take_decision
from dashboard.data.app_database.decisions import decisions_of
from dashboard.data.app_database.meetings import hold_meeting, meeting_for, plan_meeting
from dashboard.data.app_database.people import disable_person
from dashboard.data.app_database.person import RoleHeld
from dashboard.data.app_database.person_changes import person_with
from dashboard.data.app_database.steering_group_changes import add_group, add_member
from dashboard.data.app_database.steering_groups import Level, members_of
from dashboard.data.app_database.tables import PlaceKind
from dashboard.exports.pack.shelf import Shelf
from dashboard.vocabulary import decision as rules
from tests.web.audit import logging
from tests.web.conftest import BUILT, Demo
from tests.web.newcomers import newcomer
from tests.web.readers import ROLES, call, drawn, enter, reader_of

MARK: Final = "Mærkbart"  # stands in each text of the group
NOT_THERE: Final = "0b1a0c9e-0000-4000-8000-000000000000"
HERE: Final = "999"
ELSEWHERE: Final = "101"


class Theirs(NamedTuple):
    """The keys of what is the group's."""

    group: str
    meeting: str
    item: str
    decision: str
    member: str


@pytest.fixture(scope="module")
def guests(app: Dash, demo: Demo) -> Iterator[Mapping[str, FlaskClient]]:
    """Who is a member of the group, and all the same sees nothing of our own."""
    held = {
        "visiting chief": RoleHeld("chief", PlaceKind.MUNICIPALITY, ELSEWHERE),
        "visiting coordinator": RoleHeld("coordinator", PlaceKind.MUNICIPALITY, ELSEWHERE),
        "administrator": RoleHeld("administrator", PlaceKind.MUNICIPALITY, HERE),
        "log controller": RoleHeld("log_controller", PlaceKind.MUNICIPALITY, HERE),
        "data steward": RoleHeld("data_steward", PlaceKind.MUNICIPALITY, HERE),
    }
    people = {name: newcomer(demo.settings, [role]) for name, role in held.items()}
    yield {name: enter(app.server, person) for name, person in people.items()}
    # Others' tests are of the one administrator there is.
    database = open_app_database(demo.settings.app_db)
    for person in people.values():
        disable_person(database, person.username, BUILT)
    database.close()


@pytest.fixture
def theirs(
    meeting_database: AppDatabase, guests: Mapping[str, FlaskClient], app: Dash, demo: Demo, today: date
) -> Iterator[Theirs]:
    database = meeting_database
    group = add_group(database, name="Den anden gruppe", level=Level.PPR, rhythm_months=3, now=BUILT)
    add_member(database, group, name=f"{MARK} medlem", person_id=None, function="")
    for number, client in enumerate(guests.values()):
        person = reader_of(app, client).person_id
        add_member(database, group, name=f"{number}", person_id=person, function="")
    earlier = plan_meeting(database, group, day=today - timedelta(days=30), place="", now=BUILT)
    hold_meeting(database, earlier, version=1, day=today - timedelta(days=30), now=BUILT)
    meeting = plan_meeting(database, group, day=today, place="", now=BUILT)
    topic = Topic(title=f"{MARK} punkt", indicator="goals_met", notes=f"{MARK} note")
    item = add_topic(database, meeting, topic)
    write_minutes(database, item, written_version=0, discussion=f"{MARK} referat", by=f"{MARK} skriver", now=BUILT)
    draft = Draft(text=f"{MARK} beslutning", owner=f"{MARK} ansvarlig")
    decision = take_decision(database, earlier, draft, now=BUILT)
    answer_decision(
        database,
        decision,
        version=1,
        meeting_id=meeting,
        outcome=rules.Outcome.GOES_ON,
        remark=f"{MARK} svar",
        now=BUILT,
    )
    place = Shelf.beside(demo.settings.mart).place(meeting, "da", demo.settings.least_children)
    place.begin(BUILT)
    place.put(
        {"pdf": MARK.encode(), "pptx": MARK.encode()},
        identity="0" * 64, stem="moedepakke", made_at=datetime.now(UTC), as_of=today,
    )  # fmt: skip
    member = next(one.member_id for one in members_of(database, group) if one.person_id is None)
    yield Theirs(group, meeting, item, decision, member)
    with database.writing() as connection:
        connection.execute(sa.text("DELETE FROM meeting"))
        connection.execute(sa.text("DELETE FROM steering_group WHERE group_id <> 'main'"))


@pytest.fixture
def outsiders(clients: Mapping[str, FlaskClient], guests: Mapping[str, FlaskClient]) -> dict[str, FlaskClient]:
    """Everybody but who plans the meetings, and so reads all minutes."""
    return {role: clients[role] for role in ROLES if role not in ("chief", "coordinator")} | dict(guests)


def pages(found: Theirs) -> list[tuple[str, str]]:
    """Path and query of all that could show something of the group."""
    own = [("/moeder", f"?gruppe={found.group}"), (f"/moeder/{found.meeting}", "")]
    own.append((f"/moeder/siden-sidst/{found.meeting}", ""))
    lists = [("/beslutninger", f"?beslutning={found.decision}"), ("/beslutninger", "?vis=afsluttede")]
    ledger = [("/opmaerksomhed", ""), ("/bemaerkninger", ""), ("/grupper", "")]
    return [*own, *lists, *ledger, ("/", ""), ("/hjem", ""), ("/log", ""), ("/personer", "")]


def files(found: Theirs) -> list[str]:
    pack = f"/moeder/{found.meeting}/pakke"
    exports = [f"/eksport{path}.{form}{search}" for path, search in pages(found) for form in ("csv", "xlsx")]
    slides = f"/moeder/{found.meeting}/vis"
    return [
        pack,
        f"{pack}/pdf",
        f"{pack}/pptx",
        slides,
        f"{slides}/noter",
        f"/moeder/kalender.ics?gruppe={found.group}",
        *exports,
    ]


def forms(found: Theirs) -> list[tuple[str, dict[str, str]]]:
    """Each address that changes something of the group, with a form that would do it."""
    meeting, item = f"/moeder/{found.meeting}", f"/moeder/{found.meeting}/punkt/{found.item}"
    decision, group = f"/beslutninger/{found.decision}", f"/grupper/{found.group}"
    day = {"dag": datetime.now().astimezone().date().isoformat(), "version": "1"}
    text = {"emne": "x", "beslutning": "x", "ansvarlig": "x", "droeftelse": "x", "version": "2"}
    return [
        ("/moeder", day | {"gruppe": found.group, "sted": "x"}),
        ("/moeder/holdt", day | {"gruppe": found.group, "sted": "x"}),
        *((f"{meeting}/{change}", day) for change in ("flyt", "afhold", "aflys", "genaabn", "gem-tal")),
        *((f"{meeting}/{change}", text) for change in ("dagsorden", "dagsorden/forslag", "beslutninger")),
        *((f"{item}/{change}", text) for change in ("ret", "referat", "op", "ned", "slet")),
        *((f"{decision}/{change}", text) for change in ("ret", "svar", "traek-tilbage")),
        *((f"{group}/{change}", {"navn": "x", "medlem": found.member}) for change in ("ret", "slet", "ind", "ud")),
        (f"{meeting}/pakke", {}),
    ]


def state(database: AppDatabase, found: Theirs) -> object:
    meeting, members = meeting_for(database, found.meeting), members_of(database, found.group)
    return meeting, members, agenda_of(database, found.meeting), decisions_of(database, found.group)


def test_nobody_else_reads_any_of_it(
    outsiders: Mapping[str, FlaskClient], clients: Mapping[str, FlaskClient], theirs: Theirs
) -> None:
    assert MARK in clients["chief"].get(files(theirs)[1]).get_data(as_text=True)
    for who, client in outsiders.items():
        for path, search in pages(theirs):
            answer = client.post("/_dash-update-component", json=call(path, search))
            assert MARK not in json.dumps(answer.get_json(), ensure_ascii=False), (who, path)
        for address in files(theirs):
            assert MARK.encode() not in client.get(address).get_data(), (who, address)


def test_what_is_anothers_answers_as_what_is_not_there(outsiders: Mapping[str, FlaskClient], theirs: Theirs) -> None:
    made_up = Theirs(*[NOT_THERE] * len(Theirs._fields))
    for who, client in outsiders.items():
        pairs = zip(files(theirs)[:5], files(made_up)[:5], strict=True)
        for there, not_there in [*pairs, (f"/moeder/{theirs.meeting}", f"/moeder/{NOT_THERE}")]:
            assert client.get(there).status_code == client.get(not_there).status_code, (who, there)
        for (there, form), (not_there, _) in zip(forms(theirs), forms(made_up), strict=True):
            found, missing = client.post(there, data=form), client.post(not_there, data=form)
            assert found.status_code == missing.status_code, (who, there)


def test_a_try_for_what_is_anothers_is_logged(clients: Mapping[str, FlaskClient], theirs: Theirs, demo: Demo) -> None:
    for address in [*files(theirs)[:4], f"/moeder/{NOT_THERE}/pakke"]:
        with logging(demo.settings) as logged:
            assert clients["steering_group"].get(address).status_code == 404
        assert [(entry.outcome, entry.what) for entry in logged.entries] == [(Outcome.REFUSED, address)]


def test_nobody_else_changes_any_of_it(
    outsiders: Mapping[str, FlaskClient], meeting_database: AppDatabase, theirs: Theirs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"{make_aside.__module__}.subprocess.run", lambda *_, **__: pytest.fail("a pack was made"))
    before = state(meeting_database, theirs)
    for who, client in outsiders.items():
        for address, form in forms(theirs):
            assert client.post(address, data=form).status_code in (403, 404), (who, address)
    assert state(meeting_database, theirs) == before


def test_who_plans_changes_it_by_the_very_same_forms(
    clients: Mapping[str, FlaskClient], meeting_database: AppDatabase, theirs: Theirs
) -> None:
    """Else the refusals above would prove nothing."""
    answers = {address: clients["coordinator"].post(address, data=form) for address, form in forms(theirs)[:-1]}
    assert {
        address: answer.status_code for address, answer in answers.items() if answer.status_code in (403, 404)
    } == {}


def test_a_home_leader_who_becomes_a_member_reads_and_changes_nothing(
    app: Dash, demo: Demo, meeting_database: AppDatabase, theirs: Theirs
) -> None:
    home = demo.sign_ins["home_leader"].place_key
    client = enter(app.server, newcomer(demo.settings, [RoleHeld("home_leader", PlaceKind.HOME, home)]))
    person = reader_of(app, client).person_id
    add_member(meeting_database, theirs.group, name="Leder", person_id=person, function="")
    assert f"{MARK} referat" in json.dumps(drawn(client, f"/moeder/{theirs.meeting}"), ensure_ascii=False)
    assert f"{MARK} note" not in json.dumps(drawn(client, f"/moeder/{theirs.meeting}"), ensure_ascii=False)
    before = state(meeting_database, theirs)
    for address, form in forms(theirs)[:-1]:
        assert client.post(address, data=form).status_code == 403, address
    assert state(meeting_database, theirs) == before
    disable_person(meeting_database, person_with(meeting_database, person).username, BUILT)
    assert client.get(f"/moeder/{theirs.meeting}").status_code in (302, 303)
