"""The agenda and the minutes on a meeting's page: who writes them, and that nobody's text is lost."""

import re
from collections.abc import Mapping
from datetime import date

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from dashboard.components.meetings.agenda_forms import LONGEST_DISCUSSION
from dashboard.data.app_database.agenda import AgendaItem, Topic, agenda_of
from dashboard.data.app_database.agenda_changes import add_topic
from dashboard.data.app_database.audit_entry import Kind
from dashboard.data.app_database.audit_search import Criteria, find
from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.meetings import cancel_meeting, hold_meeting
from dashboard.indicators.registry import headline_indicators
from tests.components.trees import words_of
from tests.demo.town import Town
from tests.web.conftest import BUILT, Demo
from tests.web.readers import drawn
from tests.web.test_meetings import PATH, plan, text_of

Clients = Mapping[str, FlaskClient]


@pytest.fixture
def meeting(meeting_database: AppDatabase, today: date) -> str:
    return plan(meeting_database, today)


def page(client: FlaskClient, meeting: str, search: str = "") -> str:
    return words_of(drawn(client, f"{PATH}/{meeting}", search))


def add(client: FlaskClient, meeting: str, **fields: str) -> TestResponse:
    return client.post(f"{PATH}/{meeting}/dagsorden", data={"emne": "Fravær", "noegletal": "", "sted": ""} | fields)


def post(client: FlaskClient, item: AgendaItem, change: str, **fields: object) -> TestResponse:
    return client.post(f"{PATH}/{item.meeting_id}/punkt/{item.item_id}/{change}", data=fields)


def field(response: TestResponse, name: str) -> str:
    """What a field of a refused form holds."""
    html = response.get_data(as_text=True)
    found = re.search(rf'<textarea[^>]*name="{name}"[^>]*>\n(.*?)</textarea>', html, re.DOTALL) or re.search(
        rf'name="{name}"[^>]*value="([^"]*)"', html, re.DOTALL
    )
    assert found is not None
    return found[1]


def test_the_usual_agenda_is_put_up_by_one_button_and_only_once(
    clients: Clients, meeting_database: AppDatabase, meeting: str
) -> None:
    propose = f"{PATH}/{meeting}/dagsorden/forslag"
    assert propose in str(drawn(clients["chief"], f"{PATH}/{meeting}"))
    assert clients["chief"].post(propose).location == f"{PATH}/{meeting}?besked=forslag"
    found = agenda_of(meeting_database, meeting)
    headlines = [indicator.key for indicator in headline_indicators()]
    assert [item.topic.indicator for item in found] == [None, None, *headlines, None]
    assert [found[n].topic.title for n in (0, 1, -1)] == ["Åbne beslutninger", "Siden vores sidste møde", "Eventuelt"]
    assert clients["coordinator"].post(propose).status_code == 409
    assert agenda_of(meeting_database, meeting) == found
    assert propose not in str(drawn(clients["chief"], f"{PATH}/{meeting}"))


def test_a_topic_is_about_a_figure_and_a_unit_from_the_lists(
    clients: Clients, meeting_database: AppDatabase, meeting: str, demo: Demo
) -> None:
    home = demo.sign_ins["home_leader"].place_key
    answer = add(clients["chief"], meeting, noegletal="absence", sted=f"home:{home}", noter="Ring først\r\nog spørg")
    (item,) = agenda_of(meeting_database, meeting)
    assert answer.location == f"{PATH}/{meeting}?besked=punkt#punkt-{item.item_id}"
    assert (item.topic.indicator, item.topic.unit_kind, item.topic.unit_key) == ("absence", "home", home)
    assert item.topic.notes == "Ring først\nog spørg"
    assert "· Lindely" in page(clients["steering_group"], meeting)
    assert "Ring først" in page(clients["chief"], meeting)
    assert "Ring først" not in str(drawn(clients["steering_group"], f"{PATH}/{meeting}"))
    for fields in ({"noegletal": "made-up"}, {"sted": "home:made-up"}, {"sted": "made-up"}):
        refused = add(clients["chief"], meeting, emne='A "B"', **fields)
        assert (refused.status_code, "ikke blandt valgmulighederne" in text_of(refused)) == (422, True)
        assert field(refused, "emne") == "A &#34;B&#34;"
    assert len(agenda_of(meeting_database, meeting)) == 1


def test_the_forms_of_one_topic_are_drawn_at_a_time(clients: Clients, meeting: str, item: AgendaItem) -> None:
    change = f"{PATH}/{meeting}/punkt/{item.item_id}/ret"
    assert change not in str(drawn(clients["chief"], f"{PATH}/{meeting}"))
    assert change in str(drawn(clients["chief"], f"{PATH}/{meeting}", f"?ret={item.item_id}"))
    assert change not in str(drawn(clients["steering_group"], f"{PATH}/{meeting}", f"?ret={item.item_id}"))


def test_a_family_cannot_be_chosen(clients: Clients, meeting: str, demo: Demo) -> None:
    tree = str(drawn(clients["chief"], f"{PATH}/{meeting}"))
    offered = set(re.findall(r"'home:(\w+)'", tree))
    assert demo.sign_ins["home_leader"].place_key in offered
    families = [home for home in re.findall(r"'value': 'home:\w+', 'label': '([^']*)'", tree) if "familie" in home]
    assert families == []


@pytest.mark.parametrize(
    ("fields", "problem"),
    [({"emne": " \n "}, "Skriv i få ord"), ({"emne": "x" * 121}, "Teksten er på 121 tegn"),
     ({"noter": "x" * 2001}, "Teksten er på 2.001 tegn")],
)  # fmt: skip
def test_what_cannot_be_kept_is_told_and_what_was_typed_stays(
    clients: Clients, meeting_database: AppDatabase, meeting: str, fields: dict[str, str], problem: str
) -> None:
    answer = add(clients["chief"], meeting, **fields)
    assert (answer.status_code, problem in text_of(answer)) == (422, True)
    assert {name: field(answer, name) for name in fields} == fields
    assert agenda_of(meeting_database, meeting) == ()


@pytest.fixture
def item(clients: Clients, meeting_database: AppDatabase, meeting: str) -> AgendaItem:
    add(clients["chief"], meeting)
    return agenda_of(meeting_database, meeting)[0]


def test_topics_are_moved_changed_and_deleted(
    clients: Clients, meeting_database: AppDatabase, meeting: str, item: AgendaItem
) -> None:
    chief = clients["chief"]
    add(chief, meeting, emne="Eventuelt")
    assert post(chief, item, "ned", version=1, plads=1).status_code == 303
    assert post(chief, item, "ned", version=1, plads=1).status_code == 409  # another window had not seen the move
    assert "1. Eventuelt" in page(chief, meeting)
    assert post(chief, item, "ret", version=1, emne="Syge  dage", noegletal="", sted="").status_code == 303
    assert "2. Syge dage" in page(chief, meeting, "?besked=ret")
    assert post(chief, item, "slet", version=2).status_code == 303
    assert [found.topic.title for found in agenda_of(meeting_database, meeting)] == ["Eventuelt"]
    assert post(chief, item, "slet", version=2).status_code == 409
    assert post(chief, item, "danse", version=2).status_code == 404
    elsewhere = chief.post(f"{PATH}/made-up/punkt/{agenda_of(meeting_database, meeting)[0].item_id}/op")
    assert elsewhere.status_code == 404


def test_of_two_who_write_the_later_sees_both_texts_and_can_save_them_together(
    clients: Clients, meeting_database: AppDatabase, meeting: str, item: AgendaItem
) -> None:
    chief, other = clients["chief"], clients["coordinator"]
    assert post(chief, item, "referat", version=0, droeftelse="Karens\r\ntekst").status_code == 303
    late = post(other, item, "referat", version=0, droeftelse="Mikkels <tekst>")
    assert late.status_code == 409
    assert "Det, Karen Holm skrev" in text_of(late)
    assert "Karens\ntekst" in late.get_data(as_text=True)
    assert (field(late, "droeftelse"), field(late, "version")) == ("Mikkels &lt;tekst&gt;", "1")
    assert post(other, item, "referat", version=1, droeftelse="Begges").status_code == 303
    said = page(clients["steering_group"], meeting)
    assert "Begges" in said
    assert "Senest skrevet af Mikkel Friis, " in said


def test_of_two_who_change_a_topic_the_later_sees_what_it_is_now(clients: Clients, item: AgendaItem) -> None:
    fields = {"version": 1, "noegletal": "", "sted": "", "noter": ""}
    post(clients["chief"], item, "ret", **fields | {"emne": "Karens", "noegletal": "absence"})
    late = post(clients["coordinator"], item, "ret", **fields | {"emne": "Mikkels", "noter": "Husk"})
    assert (late.status_code, "Karens" in text_of(late)) == (409, True)
    assert (field(late, "emne"), field(late, "noter"), field(late, "version")) == ("Mikkels", "Husk", "2")


def test_who_writes_of_a_topic_that_is_deleted_keeps_the_text(clients: Clients, item: AgendaItem) -> None:
    post(clients["chief"], item, "slet", version=1)
    late = post(clients["coordinator"], item, "referat", version=0, droeftelse="Lang tekst")
    assert (late.status_code, "Nogen har slettet punktet" in text_of(late)) == (409, True)
    assert "Det, du skrev Lang tekst" in text_of(late)


def test_a_text_too_long_is_told_and_comes_back_whole(clients: Clients, item: AgendaItem) -> None:
    longest = "ø" * LONGEST_DISCUSSION
    assert post(clients["chief"], item, "referat", version=0, droeftelse=longest).status_code == 303
    late = post(clients["chief"], item, "referat", version=1, droeftelse=longest + "ø")
    assert (late.status_code, field(late, "droeftelse")) == (422, longest + "ø")


def test_minutes_are_written_after_the_meeting_too_and_what_is_fixed_is_said(
    clients: Clients, meeting_database: AppDatabase, meeting: str, item: AgendaItem, today: date
) -> None:
    assert "Når mødet afsluttes, ligger dagen" in page(clients["chief"], meeting)
    hold_meeting(meeting_database, meeting, version=1, day=today, now=BUILT)
    assert post(clients["chief"], item, "referat", version=0, droeftelse="Sagt").status_code == 303
    said = page(clients["steering_group"], meeting)
    assert "Mødet er afsluttet: dagen og den dags tal ligger fast." in said
    assert "Sagt" in said


def test_the_agenda_of_a_cancelled_meeting_has_no_forms(
    clients: Clients, meeting_database: AppDatabase, meeting: str, item: AgendaItem
) -> None:
    cancel_meeting(meeting_database, meeting, version=1, now=BUILT)
    assert f"/punkt/{item.item_id}" not in str(drawn(clients["chief"], f"{PATH}/{meeting}"))
    assert add(clients["chief"], meeting).status_code == 409
    assert "Mødet er aflyst: dagsordenen bliver stående" in page(clients["chief"], meeting)


def test_members_read_and_do_not_write(clients: Clients, meeting: str, item: AgendaItem) -> None:
    member = clients["steering_group"]
    assert "/punkt/" not in str(drawn(member, f"{PATH}/{meeting}"))
    assert post(member, item, "referat", version=0, droeftelse="x").status_code == 403
    assert add(member, meeting).status_code == 403


def test_what_was_written_stands_not_in_the_log(
    clients: Clients, meeting_database: AppDatabase, meeting: str, item: AgendaItem
) -> None:
    post(clients["chief"], item, "referat", version=0, droeftelse="Clara")
    post(clients["coordinator"], item, "referat", version=0, droeftelse="Clara")
    logged = find(meeting_database, Criteria(kinds=[Kind.MEETING]), most=3).entries
    assert [(entry.outcome.value, entry.detail) for entry in logged] == [
        ("refused", f"{item.item_id}: minutes written"),
        ("done", f"{item.item_id}: minutes written"),
        ("done", f"{meeting}: topic added"),
    ]


def test_a_home_that_has_become_a_familys_is_not_named_any_more(
    clients: Clients, meeting: str, meeting_database: AppDatabase, town: Town
) -> None:
    family = next(row for row in town["home"] if row["kind"] == "foster_family")
    topic = Topic(title="Hjemmet", unit_kind="home", unit_key=family["home_id"])
    add_topic(meeting_database, meeting, topic)
    said = words_of(drawn(clients["steering_group"], f"{PATH}/{meeting}"))
    assert ("Om: en familie" in said, family["name"] in said) == (True, False)
