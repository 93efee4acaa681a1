"""The steering group's meetings as readers have them: planned, moved, closed, cancelled, and what goes by them."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from dashboard.components.due_day import USUAL_DAYS
from dashboard.components.meetings.meetings import proposed_day, quarters, shown_days
from dashboard.data.app_database.audit_entry import Kind
from dashboard.data.app_database.audit_search import Criteria, find
from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.meetings import MAIN_GROUP, cancel_meeting, hold_meeting, move_meeting, plan_meeting
from dashboard.i18n.words import Words
from tests.components.trees import nodes, words_of
from tests.demo.town import UNTIL
from tests.web.conftest import BUILT, Demo
from tests.web.readers import drawn

PATH = "/moeder"
DANISH = Words("da")
MAY_CHANGE = ("chief", "coordinator")
WITH_FIGURES = ("chief", "coordinator", "home_leader", "school_leader", "advisor", "steering_group")


@pytest.fixture
def database(meeting_database: AppDatabase) -> AppDatabase:
    return meeting_database


def plan(database: AppDatabase, day: date, place: str = "Rådhuset") -> str:
    return plan_meeting(database, MAIN_GROUP, day=day, place=place, now=BUILT)


def text_of(response: TestResponse) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.get_data(as_text=True)))


def page(client: FlaskClient, search: str = "") -> str:
    return words_of(drawn(client, PATH, search))


def actions(client: FlaskClient, key: str = "") -> list[str]:
    """What the forms of the list, or those that change a meeting on its page, are posted to."""
    tree: Any = drawn(client, f"{PATH}/{key}" if key else PATH)
    forms = [node["props"]["action"] for node in nodes(tree) if node["type"] == "Form"]
    changes = [f"{PATH}/{key}/{change}" for change in ("afhold", "flyt", "aflys", "genaabn")]
    return [action for action in forms if (action in changes if key else action.startswith(PATH))]


def test_a_meeting_is_planned_moved_held_and_seen(
    clients: Mapping[str, FlaskClient], database: AppDatabase, today: date
) -> None:
    client, later = clients["coordinator"], today + timedelta(days=3)
    answer = client.post(PATH, data={"dag": later.isoformat(), "sted": "  Rådhuset,\tlokale 2 "})
    assert (answer.status_code, answer.location) == (303, f"{PATH}?besked=planlagt")
    said = page(client, "?besked=planlagt")
    assert "Mødet er planlagt." in said
    assert f"Det næste er {DANISH.day(later)}." in said
    assert f"{DANISH.day(later)}Rådhuset, lokale 2planlagt" in said
    (key,) = set(re.findall(rf"{PATH}/([0-9a-f-]{{36}})", str(drawn(client, PATH))))
    move, cancel = actions(client, key)  # a meeting ahead cannot be closed yet
    assert (move.rpartition("/")[2], cancel.rpartition("/")[2]) == ("flyt", "aflys")
    answer = client.post(move, data={"dag": today.isoformat(), "sted": "Skolen", "version": "1"})
    assert answer.location == f"{PATH}/{key}?besked=flyt"
    assert f"{DANISH.day(today)}Skolenplanlagt; flyttet fra {DANISH.day(later)}" in page(client)
    hold = next(action for action in actions(client, key) if action.endswith("/afhold"))
    held = client.post(hold, data={"dag": today.isoformat(), "version": "2"})
    assert "Mødet er afsluttet som holdt, og dets tal er gemt til næste møde." in words_of(
        drawn(client, *held.location.split("?"))
    )
    assert f"Skolenholdt; flyttet fra {DANISH.day(later)}" in page(client)
    assert actions(client, key) == [f"{PATH}/{key}/genaabn"]


def test_the_year_shows_each_quarter_and_what_is_missing(
    clients: Mapping[str, FlaskClient], database: AppDatabase, today: date
) -> None:
    shown = shown_days(today)
    empty = page(clients["chief"])
    assert (empty.count("intet møde er noteret"), empty.count("intet møde er planlagt")) == (4, 5)
    assert "Intet er planlagt." in empty
    cancel_meeting(database, plan(database, shown.end), version=1, now=BUILT)
    held = plan(database, shown.start)
    hold_meeting(database, held, version=1, day=shown.start, now=BUILT)
    plan(database, quarters(shown)[1].start)
    plan(database, shown.end + timedelta(days=1))  # not on the page
    said = page(clients["chief"])
    assert (said.count("intet møde er noteret"), said.count("intet møde er planlagt")) == (2, 5)
    assert f"{DANISH.day(shown.end)}Rådhusetaflyst" in said
    assert "endnu ikke afsluttet: blev det holdt eller aflyst?" in said


@pytest.mark.parametrize(
    ("today", "first", "last"),
    [
        (date(2026, 11, 22), date(2025, 10, 1), date(2027, 12, 31)),
        (date(2027, 1, 1), date(2026, 1, 1), date(2028, 3, 31)),
    ],
)
def test_the_days_shown_are_nine_whole_quarters(today: date, first: date, last: date) -> None:
    shown = shown_days(today)
    assert (shown.start, shown.end) == (first, last)
    assert len(quarters(shown)) == 9
    assert sum(quarter.days for quarter in quarters(shown)) == shown.days


def test_who_has_figures_sees_the_meetings_and_few_change_them(
    clients: Mapping[str, FlaskClient], database: AppDatabase, today: date
) -> None:
    key = plan(database, today)
    for role, client in clients.items():
        assert client.get(PATH).status_code == (200 if role in WITH_FIGURES else 403)
        assert client.get(f"{PATH}/kalender.ics").status_code == (200 if role in WITH_FIGURES else 403)
        may = role in MAY_CHANGE
        assert len(actions(client) if role in WITH_FIGURES else []) == (2 if may else 0)
        assert len(actions(client, key) if role in (*MAY_CHANGE, "steering_group") else []) == (3 if may else 0)
        if not may:
            assert client.post(f"{PATH}/{key}/aflys", data={"version": "1"}).status_code == 403
    assert "planlagt" in page(clients["steering_group"])


@pytest.mark.parametrize(
    ("day", "problem"),
    [
        ("", "Skriv dagen som år, måned og dag: 2026-12-15."),
        ("i morgen", "Skriv dagen som"),
        ("2026-13-01", "Skriv dagen som"),
        ("2026-W50-1", "Skriv dagen som"),
        ("20261215", "Skriv dagen som"),
        ("0001-01-01", "er forbi. Vælg i dag eller en senere dag."),
        ("9999-12-31", "Vælg en tidligere dag."),
    ],
)
@pytest.mark.parametrize("change", ["", "flyt"])
def test_a_day_that_cannot_be_is_told_and_what_was_typed_stays(
    clients: Mapping[str, FlaskClient], database: AppDatabase, today: date, change: str, day: str, problem: str
) -> None:
    key = plan(database, today)
    address = f"{PATH}/{key}/{change}" if change else PATH
    answer = clients["chief"].post(address, data={"dag": day, "sted": 'Sal "B" <1>', "version": "1"})
    html = answer.get_data(as_text=True)
    assert (answer.status_code, problem in text_of(answer)) == (422, True)
    assert f'value="{day}"' in html
    assert "Sal &#34;B&#34; &lt;1&gt;" in html
    assert page(clients["chief"]).count("Rådhusetplanlagt") == 1


def test_a_day_that_is_taken_and_a_place_too_long_are_told(
    clients: Mapping[str, FlaskClient], database: AppDatabase, today: date
) -> None:
    plan(database, today)
    taken = clients["chief"].post(PATH, data={"dag": today.isoformat()})
    assert (taken.status_code, "Styregruppen har et andet møde den dag." in text_of(taken)) == (422, True)
    long = clients["chief"].post(PATH, data={"dag": (today + timedelta(days=1)).isoformat(), "sted": "x" * 81})
    assert (long.status_code, "Stedet er på 81 tegn; der kan højst gemmes 80." in text_of(long)) == (422, True)


@pytest.mark.parametrize(
    ("days", "problem"),
    [(1, "er ikke kommet endnu. Et møde afsluttes, når det er holdt."), (-4800, "kan ikke noteres")],
)
def test_a_meeting_is_closed_on_a_day_that_has_been(
    clients: Mapping[str, FlaskClient], database: AppDatabase, today: date, days: int, problem: str
) -> None:
    address = f"{PATH}/{plan(database, today)}/afhold"
    day = today + timedelta(days=days)
    answer = clients["chief"].post(address, data={"dag": day.isoformat(), "version": "1"})
    assert (answer.status_code, problem in text_of(answer)) == (422, True)


@pytest.mark.parametrize("change", ["flyt", "afhold", "aflys"])
def test_a_meeting_is_not_closed_twice(
    clients: Mapping[str, FlaskClient], database: AppDatabase, today: date, change: str
) -> None:
    key = plan(database, today)
    hold_meeting(database, key, version=1, day=today, now=BUILT)
    answer = clients["chief"].post(f"{PATH}/{key}/{change}", data={"dag": today.isoformat(), "version": "1"})
    assert answer.status_code == 409
    assert "Mødet er allerede holdt eller aflyst" in text_of(answer)
    assert f"Nu: {DANISH.day(today)}, Rådhuset, holdt." in text_of(answer)


def test_of_two_who_move_a_meeting_the_later_is_told_and_nothing_is_lost(
    clients: Mapping[str, FlaskClient], database: AppDatabase, today: date
) -> None:
    address = f"{PATH}/{plan(database, today)}/flyt"
    first, second = ((today + timedelta(days=days)).isoformat() for days in (1, 2))
    assert clients["chief"].post(address, data={"dag": first, "sted": "A", "version": "1"}).status_code == 303
    late = clients["coordinator"].post(address, data={"dag": second, "sted": "B", "version": "1"})
    assert late.status_code == 409
    assert "Nogen har ændret mødet, siden du åbnede siden. Intet af dit er gemt." in text_of(late)
    assert f"Nu: {DANISH.day(date.fromisoformat(first))}, A, planlagt; flyttet fra" in text_of(late)
    form = dict(re.findall(r'name="(\w+)"[^>]*value="([^"]*)"', late.get_data(as_text=True)))
    assert form == {"dag": second, "sted": "B", "version": "2"}
    assert clients["coordinator"].post(address, data=form).status_code == 303


def test_what_is_not_there_and_what_comes_from_elsewhere_change_nothing(
    clients: Mapping[str, FlaskClient], database: AppDatabase, today: date
) -> None:
    client, key = clients["chief"], plan(database, today)
    form = {"dag": today.isoformat(), "version": "1"}
    assert client.post(f"{PATH}/made-up/aflys", data=form).status_code == 404
    assert client.post(f"{PATH}/{key}/slet", data=form).status_code == 404
    assert client.post(f"{PATH}/{key}/aflys", data=form, headers={"Origin": "https://else.example"}).status_code == 403
    assert client.post(f"{PATH}/{key}/aflys", data={"version": "x"}).status_code == 409
    assert "Rådhusetplanlagt" in page(client)


def test_changes_and_refusals_are_logged_without_places(
    clients: Mapping[str, FlaskClient], database: AppDatabase, today: date
) -> None:
    day = today.isoformat()
    clients["coordinator"].post(PATH, data={"dag": day, "sted": "Hos Clara"})
    clients["coordinator"].post(PATH, data={"dag": day})
    (key,) = set(re.findall(rf"{PATH}/([0-9a-f-]{{36}})", str(drawn(clients["chief"], PATH))))
    cancel = f"{PATH}/{key}/aflys"
    clients["coordinator"].post(cancel, data={"version": "1"})
    logged = find(database, Criteria(kinds=[Kind.MEETING]), most=3).entries
    assert [(e.actor_name, e.outcome.value, e.what, e.detail) for e in reversed(logged)] == [
        ("Mikkel Friis", "done", PATH, f"main: planned: {day}"),
        ("Mikkel Friis", "refused", PATH, f"main: planned: {day}"),
        ("Mikkel Friis", "done", cancel, f"{key}: cancelled"),
    ]


def test_the_calendar_holds_the_meetings_and_what_became_of_them(
    clients: Mapping[str, FlaskClient], database: AppDatabase, today: date
) -> None:
    ahead = plan(database, today + timedelta(days=1))
    gone = plan(database, today)
    cancel_meeting(database, gone, version=1, now=BUILT)
    answer = clients["steering_group"].get(f"{PATH}/kalender.ics")
    assert answer.mimetype == "text/calendar"
    assert 'filename="moeder.ics"' in answer.headers["Content-Disposition"]
    events = answer.get_data(as_text=True).split("BEGIN:VEVENT")[1:]
    assert [(f"UID:{key}" in event, status in event) for event, key, status in zip(
        events, (gone, ahead), ("STATUS:CANCELLED", "STATUS:CONFIRMED"), strict=True
    )] == [(True, True)] * 2  # fmt: skip
    assert "SUMMARY:Styregruppemøde\r\nLOCATION:Rådhuset\r\n" in events[0]


@pytest.mark.parametrize(
    ("planned", "expected"),
    [
        ([], None),
        ([-7], None),  # on or before the data's last day
        ([0], None),
        ([800], None),  # further than any list looks
        ([1, 50], 1),
        ([50, 90], 50),
    ],
)
def test_who_is_due_soon_is_due_before_the_next_meeting(
    clients: Mapping[str, FlaskClient], database: AppDatabase, demo: Demo, planned: list[int], expected: int | None
) -> None:
    for days in planned:
        plan(database, UNTIL + timedelta(days=days))
    cancel_meeting(database, plan(database, UNTIL + timedelta(days=2)), version=1, now=BUILT)
    day = DANISH.day(UNTIL + timedelta(days=expected or USUAL_DAYS))
    home = f"/hjem/{demo.sign_ins['home_leader'].place_key}"
    client = clients["coordinator"]
    for path in ("/boern", home):
        said = words_of(drawn(client, path))
        assert f"Skal følges op senest {day}" in said
        assert (f"Det andet bånd går til og med næste styregruppemøde {day}." in said) is (expected is not None)
        assert ("Det andet bånd går 28 dage frem, for intet styregruppemøde er planlagt." in said) is (expected is None)
    forecast = words_of(drawn(client, "/boern/fremskrivning"))
    assert f" til {day}" in forecast
    assert ("Dagen er dagen for næste styregruppemøde." in forecast) is (expected is not None)
    assert ("Dagen ligger 28 dage fremme, for intet" in forecast) is (expected is None)
    assert day in client.get("/eksport/boern.csv").get_data(as_text=True)
    assert day in client.get("/eksport/boern/fremskrivning.csv").get_data(as_text=True)
    assert day in client.get("/eksport/boern/uden-ejer.csv").get_data(as_text=True)


def test_a_day_that_is_typed_is_not_called_a_meeting(clients: Mapping[str, FlaskClient], database: AppDatabase) -> None:
    plan(database, UNTIL + timedelta(days=50))
    for path, key in (("/boern", "inden"), ("/boern/fremskrivning", "dag")):
        said = words_of(drawn(clients["coordinator"], path, f"?{key}={UNTIL + timedelta(days=9)}"))
        assert "styregruppemøde" not in said


def test_a_meeting_closed_or_cancelled_by_mistake_is_opened_again(
    clients: Mapping[str, FlaskClient], database: AppDatabase, today: date
) -> None:
    key = plan(database, today)
    for done, version in (("afhold", 1), ("aflys", 3)):
        form = {"dag": today.isoformat(), "version": str(version)}
        assert clients["chief"].post(f"{PATH}/{key}/{done}", data=form).status_code == 303
        assert clients["steering_group"].post(f"{PATH}/{key}/genaabn").status_code == 403
        again = clients["chief"].post(f"{PATH}/{key}/genaabn", data={"version": str(version + 1)})
        assert again.location == f"{PATH}/{key}?besked=genaabn"
        assert clients["chief"].post(f"{PATH}/{key}/genaabn", data={"version": str(version + 1)}).status_code == 409
    assert "Rådhusetplanlagt" in page(clients["chief"])


def test_who_moves_a_meeting_that_was_just_closed_keeps_what_was_typed(
    clients: Mapping[str, FlaskClient], database: AppDatabase, today: date
) -> None:
    key = plan(database, today)
    hold_meeting(database, key, version=1, day=today, now=BUILT)
    later = (today + timedelta(days=3)).isoformat()
    late = clients["chief"].post(f"{PATH}/{key}/flyt", data={"dag": later, "sted": "Skolen", "version": "1"})
    assert (late.status_code, f"Du skrev: {later}, Skolen." in text_of(late)) == (409, True)


def test_a_meeting_before_the_dashboard_is_noted_as_held(
    clients: Mapping[str, FlaskClient], database: AppDatabase, today: date
) -> None:
    day = today - timedelta(days=1200)
    answer = clients["chief"].post(f"{PATH}/holdt", data={"dag": day.isoformat(), "sted": "Skolen"})
    assert answer.location == f"{PATH}?besked=noteret"
    assert f"?gruppe=main&aar={day.year}" in str(drawn(clients["chief"], PATH))
    assert f"{DANISH.day(day)}Skolenholdt" in page(clients["chief"], f"?aar={day.year}")
    for wrong in (today + timedelta(days=1), date(1999, 1, 1)):
        refused = clients["chief"].post(f"{PATH}/holdt", data={"dag": wrong.isoformat(), "sted": "Skolen"})
        assert (refused.status_code, 'value="Skolen"' in refused.get_data(as_text=True)) == (422, True)


def test_a_meeting_that_nobody_closed_does_not_vanish_after_a_year(
    clients: Mapping[str, FlaskClient], database: AppDatabase, today: date
) -> None:
    old = shown_days(today).start - timedelta(days=1)
    key = plan(database, old)
    said = page(clients["chief"])
    assert f"hverken afsluttet eller aflyst{DANISH.day(old)}" in said
    assert clients["chief"].post(f"{PATH}/{key}/afhold", data={"dag": old.isoformat(), "version": "1"}).location
    assert "hverken afsluttet" not in page(clients["chief"])


def test_the_marks_of_the_year_say_in_words_what_became_of_each_meeting(
    clients: Mapping[str, FlaskClient], database: AppDatabase, today: date
) -> None:
    first, second, *_ = quarters(shown_days(today))
    moved = plan(database, first.start)
    move_meeting(database, moved, version=1, day=first.end, place="", now=BUILT)
    hold_meeting(database, moved, version=2, day=first.end, now=BUILT)
    plan(database, second.start)
    cancel_meeting(database, plan(database, today), version=1, now=BUILT)
    (year,) = [
        node for node in nodes(drawn(clients["chief"], PATH)) if "meeting-year" in str(node["props"].get("className"))
    ]
    said = words_of(year)
    for expected in ("holdt, flyttet", "ikke afsluttet", "aflyst", "intet planlagt", "intet holdt"):
        assert expected in said


@pytest.mark.parametrize(
    ("latest", "months", "proposed"),
    [
        (None, 3, None),
        (date(2026, 9, 30), 3, date(2026, 12, 30)),  # thirteen weeks on, on a Wednesday too
        (date(2026, 11, 4), 1, date(2026, 12, 2)),
        (date(2026, 12, 30), 3, date(2027, 3, 31)),  # the latest may be ahead
        (date(2024, 1, 3), 3, date(2026, 11, 25)),  # long ago: the first such weekday from today
        (date(2027, 12, 29), 3, None),  # further ahead than is planned
    ],
)
def test_a_day_is_proposed_by_the_rhythm(latest: date | None, months: int, proposed: date | None) -> None:
    assert proposed_day(latest, months, date(2026, 11, 22)) == proposed
