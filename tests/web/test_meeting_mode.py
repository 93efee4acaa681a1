"""A meeting's slides: who may open them, that they show what the group may see, and the notes to nobody else."""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime

import pytest
from flask.testing import FlaskClient

from dashboard.charts.wording import DASH
from dashboard.components.meeting_mode.build import meeting_slides
from dashboard.components.meeting_mode.wanted import Wanted
from dashboard.components.pack.ask import ask_for_pack
from dashboard.components.pack.build import meeting_pack
from dashboard.components.pack.sections import SECTIONS
from dashboard.components.screen import Screen
from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.meetings import cancel_meeting, meeting_for, plan_meeting
from dashboard.data.mart.store import Marts, MartUnavailableError
from dashboard.exports.pack.blocks import Figure
from dashboard.i18n.words import Words
from tests.components.trees import words_of
from tests.demo.town import Town
from tests.web.audit import logging
from tests.web.conftest import BUILT, Demo
from tests.web.everything import keys_in, names_in
from tests.web.readers import drawn
from tests.web.slides import BESIDES, DECIDED, EARLIER, NOTES, TYPED, Shown, meeting_to_show
from tests.web.test_meetings import text_of

Clients = Mapping[str, FlaskClient]
READ_MINUTES = ("chief", "coordinator", "steering_group")
PLAN = ("chief", "coordinator")
NOW = datetime(2026, 11, 22, 5, 0, tzinfo=UTC)


@pytest.fixture
def shown(demo: Demo, meeting_database: AppDatabase, today: date) -> Iterator[Shown]:
    with meeting_to_show(meeting_database, demo.sign_ins["home_leader"].place_key, today) as meeting:
        yield meeting


def html(client: FlaskClient, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.get_data(as_text=True)


def slide_with(page: str, title: str) -> str:
    """The text of the slide of this title."""
    (found,) = [slide for slide in page.split("<section ")[1:] if re.search(rf"<h1[^>]*>{title}", slide)]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", found))


def test_the_slides_are_for_who_reads_the_minutes_the_notes_for_who_plans(clients: Clients, shown: Shown) -> None:
    for role, client in clients.items():
        statuses = client.get(shown.path).status_code, client.get(f"{shown.path}/noter").status_code
        assert statuses == (200 if role in READ_MINUTES else 403, 200 if role in PLAN else 403), role
        if role in READ_MINUTES:
            assert (f"{shown.path}/noter" in html(client, shown.path)) is (role in PLAN)


def test_of_a_meeting_that_is_not_there_or_of_another_group_there_are_none(
    clients: Clients, meeting_database: AppDatabase, today: date
) -> None:
    other = plan_meeting(meeting_database, "other", day=today, place="", now=BUILT)
    assert clients["steering_group"].get(f"/moeder/{other}/vis").status_code == 404
    for path in ("/moeder/made-up/vis", "/moeder/made-up/vis/noter"):
        assert clients["chief"].get(path).status_code == 404


def test_a_cancelled_meeting_has_none_and_says_so(
    clients: Clients, meeting_database: AppDatabase, shown: Shown
) -> None:
    page = f"/moeder/{shown.key}"
    assert "Vis på skærm" in words_of(drawn(clients["steering_group"], page))
    cancel_meeting(meeting_database, shown.key, version=1, now=BUILT)
    for path in (shown.path, f"{shown.path}/noter"):
        answer = clients["chief"].get(path)
        assert (answer.status_code, "Mødet er aflyst." in text_of(answer)) == (404, True)
    assert "Vis på skærm" not in words_of(drawn(clients["steering_group"], page))


def test_everybody_is_shown_the_very_same(clients: Clients, shown: Shown) -> None:
    # But for the moment that it was made, and the presenter's button.
    unlike = re.compile(r"lavet [^·]+ kl\. \d\d\.\d\d|<a [^>]*data-notes>[^<]*</a>\s*")
    pages = {role: unlike.sub("", html(clients[role], shown.path)) for role in READ_MINUTES}
    assert pages["coordinator"] == pages["chief"] == pages["steering_group"]


def test_a_homes_figure_is_withheld_from_a_coordinator_who_sees_it_elsewhere(clients: Clients, shown: Shown) -> None:
    slide = slide_with(html(clients["coordinator"], shown.path), "3. Lindelys opfølgninger")
    assert "Opfølgninger holdt til tiden · Lindely" in slide
    assert "Vises ikke" in slide
    assert "%" not in slide


def test_an_indicator_that_no_home_is_told_by_stands_without_a_figure(clients: Clients, shown: Shown) -> None:
    page = html(clients["coordinator"], shown.path)
    assert "Vises ikke" not in slide_with(page, "4. Kontaktperson")
    assert "Uden grundlag" not in slide_with(page, "4. Kontaktperson")
    assert "5. En gammel indikator" in page


def test_no_child_is_on_any_slide(clients: Clients, town: Town, shown: Shown) -> None:
    for path in (shown.path, f"{shown.path}/noter"):
        page = html(clients["coordinator"], path)
        assert not keys_in(page)
        assert not names_in(page, town)


def test_the_figures_are_the_packs(
    screen: Screen, demo: Demo, meeting_database: AppDatabase, clients: Clients, shown: Shown
) -> None:
    asked = ask_for_pack(
        meeting_for(meeting_database, shown.key),
        mart=screen.marts.current(),
        database=meeting_database,
        settings=demo.settings,
        words=Words(),
        now=NOW,
    )
    page = html(clients["steering_group"], shown.path)
    figures = [
        block
        for section in meeting_pack(asked, SECTIONS).sections
        for block in section.blocks
        if isinstance(block, Figure)
    ]
    assert len(figures) > 3
    for figure in figures:
        # One that is a topic of the agenda stands there, and only there.
        is_topic = figure.title == "Opfølgninger holdt til tiden"
        slide = slide_with(page, r"2\. Hvor langt er vi\?" if is_topic else re.escape(figure.title))
        assert is_topic is not bool(re.search(rf"<h1[^>]*>{re.escape(figure.title)}", page))
        assert " ".join(figure.value.split()) in " ".join(slide.split())
        assert " ".join(figure.basis.split()) in " ".join(slide.split())
    assert page.count("<svg ") == len([one for one in figures if one.chart])


def test_the_notes_are_in_the_presenters_window_only(clients: Clients, shown: Shown) -> None:
    room, desk = html(clients["coordinator"], shown.path), html(clients["coordinator"], f"{shown.path}/noter")
    assert NOTES not in room
    assert NOTES in desk
    # What the figures count is for who presents too.
    assert "Tælles (tæller)" in desk
    assert "Tælles (tæller)" not in room


def test_what_is_written_and_decided_stands_under_its_topic_and_is_never_read_as_markup(
    clients: Clients, shown: Shown
) -> None:
    page = html(clients["steering_group"], shown.path)
    assert TYPED not in page
    topic = slide_with(page, r"2\. Hvor langt er vi\?")
    assert "Drøftelse &lt;script&gt;alert(1)&lt;/script&gt; &amp; »mål«" in topic
    assert f"Besluttet {DECIDED}" in topic
    assert BESIDES in slide_with(page, "Beslutninger på dette møde")
    assert EARLIER in slide_with(page, "Åbne beslutninger fra tidligere møder")
    assert TYPED not in html(clients["chief"], f"{shown.path}/noter")


def test_without_figures_agenda_and_decisions_are_shown_all_the_same(
    clients: Clients, shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(_: Marts) -> None:
        raise MartUnavailableError("missing", "no mart")

    monkeypatch.setattr(Marts, "current", none)
    page = html(clients["steering_group"], shown.path)
    assert "Der er ingen tal i øjeblikket." in page
    assert "Ingen tal i øjeblikket" in slide_with(page, r"2\. Hvor langt er vi\?")
    for said in ("Velkomst", DECIDED, BESIDES, EARLIER):
        assert said in page
    assert "<svg " not in page
    assert NOTES in html(clients["chief"], f"{shown.path}/noter")


def test_opening_is_logged_as_taking_figures_along_is(clients: Clients, demo: Demo, shown: Shown) -> None:
    with logging(demo.settings) as logged:
        html(clients["coordinator"], shown.path)
        html(clients["coordinator"], f"{shown.path}/noter")
        clients["advisor"].get(shown.path)
    assert logged.told[:2] == [("export", "done", shown.path, ""), ("export", "done", f"{shown.path}/noter", "")]
    assert [entry.outcome.value for entry in logged.entries] == ["done", "done", "refused"]
    assert logged.children == [frozenset()] * 3


def test_the_browser_runs_our_scripts_only_and_asks_for_nothing_afterwards(clients: Clients, shown: Shown) -> None:
    for path in (shown.path, f"{shown.path}/noter"):
        answer = clients["coordinator"].get(path)
        policy = dict(part.strip().split(" ", 1) for part in answer.headers["Content-Security-Policy"].split(";"))
        assert (policy["default-src"], policy["script-src"], policy["style-src"]) == ("'none'", "'self'", "'self'")
        assert "connect-src" not in policy
        assert answer.headers["Cache-Control"] == "no-store"
        page = answer.get_data(as_text=True)
        assert not re.search(r"<script(?! src)|<style| style=|\bon[a-z]+=", page)


@pytest.mark.parametrize(("change", "is_same"), [("nothing", True), ("notes", True), ("agenda", False)])
def test_two_windows_know_whether_they_show_the_same(
    clients: Clients, meeting_database: AppDatabase, shown: Shown, change: str, is_same: bool
) -> None:
    def identity(path: str) -> str:
        found = re.search(r'data-identity="(\w+)"', html(clients["coordinator"], path))
        assert found is not None
        return found[1]

    before = identity(shown.path)
    with meeting_database.writing() as connection:
        column = {"nothing": "written_by", "notes": "notes", "agenda": "title"}[change]
        connection.exec_driver_sql(f"UPDATE agenda_item SET {column} = 'andet' WHERE position = 1")
    assert (identity(f"{shown.path}/noter") == before) is is_same


def test_who_reads_english_is_shown_english(
    screen: Screen, demo: Demo, meeting_database: AppDatabase, shown: Shown
) -> None:
    wanted = Wanted(
        meeting=meeting_for(meeting_database, shown.key),
        mart=screen.marts.current(),
        database=meeting_database,
        settings=demo.settings,
        words=Words("en"),
        now=NOW,
    )
    titles = [slide.title for slide in meeting_slides(wanted).shown]
    assert {"Agenda", "Signals", "Open decisions of earlier meetings", "Decisions of this meeting"} <= set(titles)
    assert DASH not in titles
