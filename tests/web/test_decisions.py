"""Decisions as readers have them: taken, judged, answered, corrected and withdrawn; who sees and who changes them."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from urllib.parse import urlparse

import pytest
import sqlalchemy as sa
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from dashboard.data.app_database.audit_entry import Kind
from dashboard.data.app_database.audit_search import Criteria, find
from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.decisions import Decision, decisions_of
from dashboard.data.app_database.meetings import MAIN_GROUP, hold_meeting, plan_meeting
from dashboard.i18n.words import NO_BREAK
from tests.components.trees import words_of
from tests.web.conftest import BUILT, Demo
from tests.web.readers import ROLES, drawn

LIST = "/beslutninger"
READ = {"chief", "coordinator", "steering_group"}
FREE = {"beslutning": "Vi ringer til skolerne", "ansvarlig": "Chefen", "indikator": "ingen"}


@pytest.fixture
def meetings(meeting_database: AppDatabase, today: date) -> tuple[str, str, str]:
    """Three meetings: half a year ago, a quarter ago, and today's, which is planned."""
    keys = [
        plan_meeting(meeting_database, MAIN_GROUP, day=today - timedelta(days=days), place="", now=BUILT)
        for days in (180, 90, 0)
    ]
    for key, days in zip(keys[:2], (180, 90), strict=True):
        hold_meeting(meeting_database, key, version=1, day=today - timedelta(days=days), now=BUILT)
    return keys[0], keys[1], keys[2]


@pytest.fixture
def far(today: date) -> str:
    return (today + timedelta(days=200)).isoformat()


def take(client: FlaskClient, meeting: str, **form: str) -> TestResponse:
    return client.post(f"/moeder/{meeting}/beslutninger", data=FREE | form)


def text_of(response: TestResponse) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.get_data(as_text=True)))


def meeting_page(client: FlaskClient, meeting: str, search: str = "") -> str:
    return words_of(drawn(client, f"/moeder/{meeting}", search))


def only(database: AppDatabase) -> Decision:
    (found,) = decisions_of(database, MAIN_GROUP)
    return found


def test_a_decision_is_taken_seen_answered_and_closed(
    clients: Mapping[str, FlaskClient], meeting_database: AppDatabase, meetings: tuple[str, str, str], far: str
) -> None:
    client, (first, _, now) = clients["coordinator"], meetings
    answer = take(client, first, beslutning="  Vi ringer\ttil skolerne ", frist=far)
    assert (answer.status_code, answer.location) == (303, f"/moeder/{first}?besked=besluttet")
    assert "Beslutningen er skrevet ned." in meeting_page(client, first, "?besked=besluttet")
    for role in READ:
        said = meeting_page(clients[role], now)
        assert "Åbne beslutninger fra tidligere møderVi ringer til skolerne" in said
        assert "Status: ikke besvaret" in said
        assert ("Besvar beslutningen" in said) is (role != "steering_group")
    found = only(meeting_database)
    form = {"svar": "goes_on", "bemaerkning": "Vi mangler én", "moede": now, "version": "1"}
    assert client.post(f"{LIST}/{found.decision_id}/svar", data=form).location == f"/moeder/{now}?besked=besvaret"
    said = meeting_page(clients["steering_group"], now)
    assert "Status: på vej" in said
    assert "fortsætter – Vi mangler én" in said
    client.post(f"{LIST}/{found.decision_id}/svar", data=form | {"svar": "done", "version": "2"})
    assert "Status: gennemført" in meeting_page(client, now)
    listed = words_of(drawn(client, LIST))
    assert "0 Åbne1 Afsluttede" in listed
    assert "Vi ringer til skolerne" in words_of(drawn(client, LIST, "?vis=afsluttede"))


def test_one_left_unanswered_at_two_meetings_says_so(
    clients: Mapping[str, FlaskClient], meeting_database: AppDatabase, meetings: tuple[str, str, str], today: date
) -> None:
    first, second, now = meetings
    take(clients["chief"], first)
    assert "Stod ubesvaret" not in meeting_page(clients["steering_group"], now)  # at one: the second
    hold_meeting(meeting_database, now, version=1, day=today, now=BUILT)
    assert "Stod ubesvaret på 2 møder." in meeting_page(clients["steering_group"], now)
    assert "Stod ubesvaret på 2 møder." in words_of(drawn(clients["steering_group"], LIST))
    form = {"svar": "goes_on", "moede": second, "version": "1"}
    clients["chief"].post(f"{LIST}/{only(meeting_database).decision_id}/svar", data=form)
    assert "Stod ubesvaret" not in words_of(drawn(clients["steering_group"], LIST))


@pytest.mark.parametrize("role", ROLES)
def test_who_reads_and_who_changes(
    clients: Mapping[str, FlaskClient],
    meeting_database: AppDatabase,
    meetings: tuple[str, str, str],
    role: str,
    far: str,
) -> None:
    take(clients["chief"], meetings[0], frist=far)
    key, version = only(meeting_database).decision_id, 1
    client = clients[role]
    assert client.get(LIST).status_code == (200 if role in READ else 403)
    for form in ("csv", "xlsx"):
        assert client.get(f"/eksport/beslutninger.{form}").status_code in ({200} if role in READ else {403, 404})
    assert ("Vi ringer" in words_of(drawn(client, LIST))) is (role in READ)
    changes = role in ("chief", "coordinator")
    assert take(client, meetings[0], beslutning="En anden").status_code == (303 if changes else 403)
    forms: dict[str, dict[str, str]] = {
        "svar": {"svar": "goes_on", "moede": meetings[2]},
        "ret": {"beslutning": "Rettet", "ansvarlig": "PPR", "frist": far},
        "traek-tilbage": {},
    }
    for change, sent in forms.items():
        answer = client.post(f"{LIST}/{key}/{change}", data={**sent, "version": str(version)})
        assert answer.status_code == (303 if changes else 403)
        version += changes


def test_the_group_is_told_the_municipalitys_figure_and_not_that_of_few_children(
    clients: Mapping[str, FlaskClient],
    meeting_database: AppDatabase,
    meetings: tuple[str, str, str],
    demo: Demo,
    far: str,
) -> None:
    home = demo.sign_ins["home_leader"].place_key
    test = {"frist": far, "krav": "share_at_least"}
    told = take(clients["chief"], meetings[0], **test, indikator="follow_up_on_time", tal="1")
    assert told.location.endswith("besked=besluttet")
    # No home's figure but a headline one is in the group's fixed tables.
    hidden = take(clients["chief"], meetings[0], **test, indikator="caseworker_present", tal="101 %", om=home)
    assert hidden.status_code == 422
    hidden = take(clients["chief"], meetings[0], **test, indikator="caseworker_present", tal="1 %", om=f"home:{home}")
    assert hidden.location.endswith("besked=besluttet-uden-tal")
    warned = meeting_page(clients["chief"], meetings[0], "?besked=besluttet-uden-tal")
    assert "Gruppen kan ikke få vist, om den er opfyldt" in warned
    by_all, by_home = decisions_of(meeting_database, MAIN_GROUP)
    assert [one.start.told.value for one in (by_all, by_home) if one.start] == ["shown", "withheld"]
    for role in READ:  # on the meeting's page nobody sees more than the group
        said = meeting_page(clients[role], meetings[2])
        assert "Status: opfyldt" in said
        assert "Status: kan ikke vises for gruppen" in said
        assert "Da det blev besluttet: Vises ikke – for at beskytte børnene" in said
        assert "egne tal" not in said
    opened = f"?beslutning={by_home.decision_id}"
    own = words_of(drawn(clients["chief"], LIST, opened))
    assert "Med dine egne tal – ikke for gruppen: opfyldt:" in own
    assert "Ikke for gruppen: " in own
    group = words_of(drawn(clients["steering_group"], LIST, opened))
    assert "egne tal" not in group
    assert "måned for måned" not in group
    file = clients["steering_group"].get("/eksport/beslutninger.csv").get_data(as_text=True)
    assert "kan ikke vises for gruppen" in file
    assert "egne tal" not in file


def test_a_cohort_is_never_told_to_the_group_and_may_be_deleted(
    clients: Mapping[str, FlaskClient], meeting_database: AppDatabase, meetings: tuple[str, str, str], far: str
) -> None:
    client = clients["chief"]
    place = client.post("/kohorter", data={"navn": "Drenge i test", "filtre": "koen=m"}).location
    test = {"frist": far, "krav": "share_at_least", "tal": "1", "indikator": "follow_up_on_time"}
    assert take(client, meetings[0], **test, om="drenge i test").location.endswith("besluttet-uden-tal")
    opened = f"?beslutning={only(meeting_database).decision_id}"
    assert "kohorten »Drenge i test«" in words_of(drawn(clients["steering_group"], LIST, opened))
    assert "ikke for gruppen: opfyldt" in words_of(drawn(client, LIST, opened))
    unshared = words_of(drawn(clients["coordinator"], LIST, opened))
    assert "ikke for gruppen: " not in unshared
    assert "Kohorten er slettet eller ikke delt med dig." in unshared
    client.post(f"{urlparse(place).path}/slet", data={"version": "1"})
    said = words_of(drawn(client, LIST, opened))
    assert "ikke for gruppen: " not in said
    assert "Kohorten er slettet eller ikke delt med dig. Beslutningen bliver stående." in said
    assert "Status: kan ikke vises for gruppen" in said
    assert "Kohorten er slettet" not in words_of(drawn(clients["steering_group"], LIST, opened))


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("key", "gone", "Stedet er ikke mere i data. Beslutningen bliver stående"),
        ("indicator", "gone", "Indikatoren findes ikke mere. Beslutningen bliver stående"),
    ],
)
def test_what_is_gone_is_told_and_the_decision_stays(
    clients: Mapping[str, FlaskClient],
    meeting_database: AppDatabase,
    meetings: tuple[str, str, str],
    demo: Demo,
    far: str,
    column: str,
    value: str,
    said: str,
) -> None:
    home = demo.sign_ins["home_leader"].place_key
    test = {"frist": far, "krav": "at_least", "tal": "1", "indikator": "follow_up_on_time", "om": home}
    take(clients["chief"], meetings[0], **test)
    old = {"key": f'"key": "{home}"', "indicator": '"indicator": "follow_up_on_time"'}[column]
    change = "UPDATE decision SET criterion = replace(criterion, :old, :new)"
    with meeting_database.writing() as connection:
        connection.execute(sa.text(change), {"old": old, "new": f'"{column}": "{value}"'})
    opened = f"?beslutning={only(meeting_database).decision_id}"
    for role in READ:
        for text in (meeting_page(clients[role], meetings[2]), words_of(drawn(clients[role], LIST, opened))):
            assert "Vi ringer til skolerne" in text
            assert "Status: kan ikke gøres op" in text
            assert said in text


def test_a_decision_is_drawn_on_the_months_of_its_home(
    clients: Mapping[str, FlaskClient], meetings: tuple[str, str, str], demo: Demo, far: str
) -> None:
    home = demo.sign_ins["home_leader"].place_key
    test = {"frist": far, "krav": "share_at_least", "tal": "80", "indikator": "follow_up_coverage", "om": home}
    take(clients["chief"], meetings[0], **test)
    asked = f"mindst 80{NO_BREAK}% senest"
    assert asked in words_of(drawn(clients["chief"], f"/hjem/{home}"))
    assert asked not in words_of(drawn(clients["chief"], f"/hjem/{home}", "?koen=f"))
    assert asked not in words_of(drawn(clients["home_leader"], f"/hjem/{home}"))


def test_changes_and_refusals_are_logged_without_what_people_wrote(
    clients: Mapping[str, FlaskClient], meeting_database: AppDatabase, meetings: tuple[str, str, str], far: str
) -> None:
    client, (first, _, now) = clients["coordinator"], meetings
    take(client, first, frist=far, indikator="goals_met", krav="share_at_least", tal="5")
    key = only(meeting_database).decision_id
    client.post(
        f"{LIST}/{key}/svar", data={"svar": "goes_on", "bemaerkning": "Hos Clara", "moede": now, "version": "1"}
    )
    client.post(
        f"{LIST}/{key}/svar", data={"svar": "goes_on", "bemaerkning": "Hos Clara", "moede": first, "version": "2"}
    )
    client.post(f"{LIST}/{key}/traek-tilbage", data={"version": "1"})
    client.post(f"{LIST}/{key}/traek-tilbage", data={"version": "2"})
    logged = find(meeting_database, Criteria(kinds=[Kind.MEETING]), most=5).entries
    assert [(entry.outcome.value, entry.detail) for entry in reversed(logged)] == [
        ("done", f"{first}: decided, goals_met of all, by {far}"),
        ("done", f"{key}: goes_on at {now}"),
        ("refused", f"{key}: goes_on at {first}"),
        ("refused", f"{key}: withdrawn"),
        ("done", f"{key}: withdrawn"),
    ]
