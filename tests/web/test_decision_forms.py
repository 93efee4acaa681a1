"""What cannot be used of the forms of decisions is told, and what was typed stays; two at once lose nothing."""

import re
from collections.abc import Mapping
from datetime import date
from html import unescape

import pytest
from flask.testing import FlaskClient

from dashboard.components.decisions.decision_typed import Typed
from dashboard.components.meetings.meeting_refusals import NotUsableError
from dashboard.components.screen import Screen
from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.decisions import decisions_of
from dashboard.data.app_database.meetings import MAIN_GROUP, cancel_meeting
from dashboard.i18n.words import Words
from tests.demo.town import UNTIL
from tests.web.conftest import BUILT, Demo
from tests.web.test_decisions import FREE, LIST, far, meetings, only, take, text_of

__all__ = ["far", "meetings"]  # fixtures
TEST = {"indikator": "follow_up_on_time", "krav": "at_least", "tal": "3"}


@pytest.mark.parametrize(
    ("form", "problem"),
    [
        ({"beslutning": "  "}, "»Beslutning« er tomt."),
        ({"beslutning": "x" * 501}, "»Beslutning« har 501 tegn; højst 500 kan gemmes."),
        ({"ansvarlig": ""}, "»Ansvarlig« er tomt."),
        ({"ansvarlig": "y" * 101}, "»Ansvarlig« har 101 tegn"),
        ({"frist": "snart"}, "Skriv fristen som år, måned og dag: 2026-12-15."),
        ({"frist": "2026-02-30"}, "Skriv fristen som år"),
        ({"frist": "2020-01-01"}, "er forbi. Vælg i dag eller en senere dag."),
        ({"frist": "2999-01-01"}, "Fristen ligger mere end 5 år frem."),
        ({"punkt": "made-up"}, "Punktet er ikke på dagsordenen mere."),
        ({"tal": "3"}, "Vælg testens indikator, eller lad testens felter stå tomme."),
        ({"om": "H1"}, "Vælg testens indikator"),
        ({"indikator": "made-up"}, "Den indikator findes ikke."),
        (TEST | {"tal": "tre", "frist": "far"}, "Skriv testens tal med cifre"),
        (TEST | {"tal": "", "frist": "far"}, "Skriv testens tal med cifre"),
        (TEST | {"tal": "-3", "frist": "far"}, "Skriv testens tal med cifre"),
        (TEST | {"tal": "1e3", "frist": "far"}, "Skriv testens tal med cifre"),
        (TEST | {"tal": "2,5", "frist": "far"}, "Skriv et helt tal: 3."),
        (TEST | {"krav": "share_at_least", "tal": "101", "frist": "far"}, "Skriv andelen i procent fra 0 til 100"),
        (TEST | {"krav": "share_at_least", "tal": "66,66", "frist": "far"}, "højst med én decimal"),
        (TEST | {"krav": "made-up", "frist": "far"}, "kan man kun kræve"),
        (TEST | {"indikator": "absence", "frist": "far"}, "Af »Fravær« kan man kun kræve: mindst denne andel"),
        (TEST | {"om": "Findes ikke", "frist": "far"}, "hedder »Findes ikke«"),
        (TEST | {"om": "skole", "frist": "far", "indikator": "home_sparring"}, "gøres ikke op for"),
        (TEST, "Skriv fristen som år"),  # a test needs one
    ],
)
def test_what_cannot_be_used_is_told_and_what_was_typed_stays(
    clients: Mapping[str, FlaskClient],
    meeting_database: AppDatabase,
    meetings: tuple[str, str, str],
    demo: Demo,
    far: str,
    form: dict[str, str],
    problem: str,
) -> None:
    sent = form | ({"frist": far} if form.get("frist") == "far" else {})
    sent |= {"om": demo.sign_ins["school_leader"].place_key} if form.get("om") == "skole" else {}
    answer = take(clients["chief"], meetings[2], **sent)
    assert (answer.status_code, problem in unescape(text_of(answer))) == (422, True), text_of(answer)
    html = unescape(answer.get_data(as_text=True))
    typed = FREE | sent
    assert f'value="{typed["ansvarlig"]}"' in html
    assert typed["beslutning"] in html
    assert decisions_of(meeting_database, MAIN_GROUP) == ()


@pytest.mark.parametrize(
    ("deadline", "stands", "is_judged", "is_used"),
    [
        ("2026-11-20", None, False, True),  # today
        ("2026-11-19", None, False, False),
        ("2026-11-19", "2026-11-19", False, True),  # it was there before
        ("2026-11-29", None, True, False),
        ("2026-11-30", None, True, True),  # the month after the last whole one of the data
        ("2026-11-29", "2026-11-29", True, True),
    ],
)
def test_a_deadline_is_one_that_something_can_still_be_done_by(
    screen: Screen, deadline: str, stands: str | None, is_judged: bool, is_used: bool
) -> None:
    assert date(2026, 11, 14) == UNTIL
    typed = Typed(sent={"frist": deadline}, words=Words("da"), today=date(2026, 11, 20), mart=screen.marts.current())
    before = date.fromisoformat(stands) if stands else None
    if is_used:
        assert typed.deadline(is_judged=is_judged, stands=before) == date.fromisoformat(deadline)
    else:
        with pytest.raises(NotUsableError):
            typed.deadline(is_judged=is_judged, stands=before)


def test_without_figures_a_free_decision_can_be_taken_and_a_test_cannot() -> None:
    sent = FREE | TEST | {"frist": "2027-01-31"}
    with pytest.raises(NotUsableError, match="Der er ingen tal i øjeblikket"):
        Typed(sent=sent, words=Words("da"), today=date(2026, 11, 20), mart=None).draft([])
    free = Typed(sent=FREE, words=Words("da"), today=date(2026, 11, 20), mart=None).draft([])
    assert (free.text, free.criterion, free.deadline) == ("Vi ringer til skolerne", None, None)


def test_a_family_is_never_named(
    clients: Mapping[str, FlaskClient], meetings: tuple[str, str, str], screen: Screen, far: str
) -> None:
    homes = screen.marts.current().register.homes.values()
    family = next(home for home in homes if home.kind == "foster_family")
    for typed, problem in ((family.key, "En familie vises aldrig alene."), (family.name, "hedder »")):
        answer = take(clients["chief"], meetings[2], **TEST, frist=far, om=typed)
        assert (answer.status_code, problem in text_of(answer)) == (422, True)


def test_sent_twice_it_is_one_decision(
    clients: Mapping[str, FlaskClient], meeting_database: AppDatabase, meetings: tuple[str, str, str], far: str
) -> None:
    for _ in range(2):
        assert take(clients["chief"], meetings[2], **TEST, frist=far).status_code == 303
    assert only(meeting_database).version == 1


def hidden_and_typed(html: str) -> dict[str, str]:
    fields = dict(re.findall(r'name="(\w+)"[^>]*value="([^"]*)"', html))
    fields |= dict(re.findall(r'<textarea[^>]*name="(\w+)"[^>]*>\n([^<]*)<', html))
    chosen = re.findall(r'<select[^>]*name="(\w+)".*?<option value="(\w+)" selected', html, flags=re.S)
    return fields | dict(chosen)


def test_of_two_who_correct_at_once_the_later_is_told_and_keeps_the_words(
    clients: Mapping[str, FlaskClient], meeting_database: AppDatabase, meetings: tuple[str, str, str]
) -> None:
    take(clients["chief"], meetings[0])
    address = f"{LIST}/{only(meeting_database).decision_id}/ret"
    mine, theirs = ({"beslutning": text, "ansvarlig": "PPR", "frist": "", "version": "1"} for text in ("Min", "Deres"))
    assert clients["coordinator"].post(address, data=theirs).status_code == 303
    late = clients["chief"].post(address, data=mine)
    assert late.status_code == 409
    assert "Nogen har rettet eller besvaret beslutningen, siden du åbnede siden." in text_of(late)
    assert "Nu: Deres · PPR, ingen frist" in text_of(late)
    again = hidden_and_typed(late.get_data(as_text=True))
    assert again == mine | {"version": "2"}
    assert clients["chief"].post(address, data=again).status_code == 303
    assert only(meeting_database).text == "Min"


def test_of_two_who_answer_at_once_the_later_is_told_and_keeps_the_words(
    clients: Mapping[str, FlaskClient], meeting_database: AppDatabase, meetings: tuple[str, str, str]
) -> None:
    take(clients["chief"], meetings[0])
    address = f"{LIST}/{only(meeting_database).decision_id}/svar"
    theirs, mine = (
        {"svar": outcome, "bemaerkning": remark, "moede": meetings[1], "version": "1"}
        for outcome, remark in (("done", "Gjort"), ("not_done", "Ikke gjort"))
    )
    assert clients["coordinator"].post(address, data=theirs).status_code == 303
    late = clients["chief"].post(address, data=mine)
    assert (late.status_code, "gennemført – Gjort" in text_of(late)) == (409, True)
    assert hidden_and_typed(late.get_data(as_text=True)) == mine | {"version": "2"}


def test_what_was_typed_is_shown_where_nothing_can_be_changed_any_more(
    clients: Mapping[str, FlaskClient], meeting_database: AppDatabase, meetings: tuple[str, str, str]
) -> None:
    take(clients["chief"], meetings[0])
    address = f"{LIST}/{only(meeting_database).decision_id}"
    assert clients["coordinator"].post(f"{address}/traek-tilbage", data={"version": "1"}).status_code == 303
    late = clients["chief"].post(f"{address}/ret", data={**FREE, "beslutning": "Lang tekst", "version": "1"})
    assert late.status_code == 409
    assert "Beslutningen er trukket tilbage og kan ikke ændres mere." in text_of(late)
    assert "Du skrev: Lang tekst" in text_of(late)


def test_a_cancelled_meeting_decides_and_answers_nothing(
    clients: Mapping[str, FlaskClient], meeting_database: AppDatabase, meetings: tuple[str, str, str]
) -> None:
    take(clients["chief"], meetings[0])
    address = f"{LIST}/{only(meeting_database).decision_id}/svar"
    cancel_meeting(meeting_database, meetings[2], version=1, now=BUILT)
    for answer in (
        take(clients["chief"], meetings[2], beslutning="En anden"),
        clients["chief"].post(address, data={"svar": "done", "moede": meetings[2], "version": "1"}),
    ):
        assert (answer.status_code, "Mødet er aflyst" in text_of(answer)) == (422, True)
    assert only(meeting_database).answers == ()


def test_what_is_not_there_and_what_comes_from_elsewhere_change_nothing(
    clients: Mapping[str, FlaskClient], meeting_database: AppDatabase, meetings: tuple[str, str, str]
) -> None:
    client = clients["chief"]
    take(client, meetings[0])
    key = only(meeting_database).decision_id
    form = {"svar": "done", "moede": meetings[2], "version": "1"}
    assert take(client, "made-up").status_code == 404
    assert client.post(f"{LIST}/made-up/svar", data=form).status_code == 404
    assert client.post(f"{LIST}/{key}/slet", data=form).status_code == 404
    assert client.post(f"{LIST}/{key}/svar", data=form | {"moede": "made-up"}).status_code == 404
    assert client.post(f"{LIST}/{key}/svar", data=form | {"svar": "måske"}).status_code == 422
    elsewhere = {"Origin": "https://else.example"}
    assert client.post(f"{LIST}/{key}/svar", data=form, headers=elsewhere).status_code == 403
    assert only(meeting_database).version == 1
