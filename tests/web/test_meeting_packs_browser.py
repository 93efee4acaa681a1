"""The page of a meeting's pack in a real browser, with scripts and without: it asks anew until the pack is there."""

import shutil
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Browser

from dashboard.data.app_database.database import AppDatabase
from dashboard.exports.pack.shelf import Place, Progress, Shelf
from tests.support import axe
from tests.web.conftest import Demo
from tests.web.tab import open_tab
from tests.web.test_meetings import plan

FILES = {"pdf": b"%PDF-", "pptx": b"PK"}


@pytest.fixture
def meeting(meeting_database: AppDatabase, today: date) -> str:
    return plan(meeting_database, today + timedelta(days=3))


@pytest.fixture
def place(demo: Demo, meeting: str) -> Iterator[Place]:
    shelf = Shelf.beside(demo.settings.mart)
    yield shelf.place(meeting, "da", demo.settings.least_children)
    shutil.rmtree(shelf.folder, ignore_errors=True)


@pytest.mark.parametrize("width", [320, 1440])
def test_it_can_be_read_and_used_in_every_state(
    browser: Browser, site: str, clients: Mapping[str, FlaskClient], meeting: str, place: Place, demo: Demo, width: int
) -> None:
    with open_tab(browser, site, clients["steering_group"], width) as tab:
        tab.page.goto(f"{site}/moeder/{meeting}/pakke")
        assert tab.page.get_by_role("button", name="Lav mødepakken").is_visible()
        assert axe.violations(tab.page) + tab.overflow() == []
        now = datetime.now(UTC)
        with Shelf.beside(demo.settings.mart).making(place):
            place.note(Progress(4, 11, "Indikatorer"), now)
            tab.page.reload()
            assert tab.page.get_by_role("progressbar", name="Pakken er ved at blive lavet").is_visible()
            assert axe.violations(tab.page) + tab.overflow() == []
            place.put(FILES, identity="of before", stem="moedepakke", made_at=now, as_of=date(2026, 11, 14))
            place.note(Progress(11, 11, "Præsentationen"), now, "done")
        tab.page.get_by_role("link", name="Pakken som PDF").wait_for()  # by itself
        assert axe.violations(tab.page) + tab.overflow() + tab.faults == []


def test_the_meetings_page_leads_to_it(
    browser: Browser, site: str, clients: Mapping[str, FlaskClient], meeting: str, place: Place
) -> None:
    assert place.made is None
    with open_tab(browser, site, clients["steering_group"]) as tab:
        tab.open(f"/moeder/{meeting}")
        tab.page.get_by_role("link", name="Mødepakken som PDF og præsentation").click()
        tab.page.get_by_role("button", name="Lav mødepakken").wait_for()
        tab.page.get_by_role("link", name="Tilbage til mødet").click()
        tab.page.get_by_role("heading", name="Dagsorden").wait_for()
        assert tab.faults == []
