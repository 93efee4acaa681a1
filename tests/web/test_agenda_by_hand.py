"""Minutes written in a real browser, by two at once."""

from collections.abc import Mapping
from datetime import date

from flask.testing import FlaskClient
from playwright.sync_api import Browser

from dashboard.data.app_database.agenda import Topic, agenda_of
from dashboard.data.app_database.agenda_changes import add_topic
from dashboard.data.app_database.database import AppDatabase
from tests.support import axe
from tests.web.tab import Tab, open_tab
from tests.web.test_meetings import PATH, plan

OPEN_ALL = "() => document.querySelectorAll('main details').forEach(part => { part.open = true; })"


def write(tab: Tab, text: str) -> None:
    tab.page.get_by_text("Skriv referat af punkt 1").click()
    tab.page.get_by_label("Drøftelse").fill(text)


def save(tab: Tab) -> None:
    with tab.page.expect_navigation():
        tab.page.get_by_role("button", name="Gem referatet").click()


def test_of_two_who_write_at_once_the_later_writes_both_texts_together(
    browser: Browser, site: str, clients: Mapping[str, FlaskClient], meeting_database: AppDatabase, today: date
) -> None:
    meeting = plan(meeting_database, today)
    topic = add_topic(meeting_database, meeting, Topic(title="Fravær", indicator="absence", notes="Kort"))
    with (
        open_tab(browser, site, clients["chief"]) as first,
        open_tab(browser, site, clients["coordinator"], 390) as later,
    ):
        first.open(f"{PATH}/{meeting}?ret={topic}")
        later.open(f"{PATH}/{meeting}")
        first.page.evaluate(OPEN_ALL)
        assert axe.violations(first.page) + first.overflow() == []
        first.page.get_by_label("Drøftelse").fill("Den første skrev\nto linjer")
        write(later, "Den anden skrev dette")
        save(first)
        first.settle()
        save(later)
        assert later.page.locator(".others-text").inner_text() == "Den første skrev\nto linjer"
        field = later.page.get_by_label("Drøftelse")
        assert field.input_value() == "Den anden skrev dette"
        assert axe.violations(later.page) + later.overflow() == []
        field.fill("Den første skrev\nto linjer\nDen anden skrev dette")
        save(later)
        later.settle()
        assert axe.violations(later.page) + later.overflow() + first.faults == []
        assert all("409" in fault for fault in later.faults)  # the browser tells of what was refused
    (item,) = agenda_of(meeting_database, meeting)
    assert (item.discussion.count("\n"), item.written_version, item.written_by) == (2, 2, "Mikkel Friis")
