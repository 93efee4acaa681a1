"""The forms of those who run the house, in a real browser."""

from collections.abc import Mapping

from dash import Dash
from flask.testing import FlaskClient
from playwright.sync_api import Browser

from dashboard.data.app_database.database import open_app_database
from dashboard.data.app_database.people import list_people
from dashboard.data.app_database.person import RoleHeld
from dashboard.data.app_database.tables import PlaceKind
from tests.support import axe
from tests.web.conftest import Demo
from tests.web.newcomers import newcomer
from tests.web.readers import enter
from tests.web.tab import open_tab


def person_id(demo: Demo, username: str) -> str:
    database = open_app_database(demo.settings.app_db)
    found = next(person for person in list_people(database) if person.username == username)
    database.close()
    return found.person_id


def test_what_is_typed_stays_while_the_list_is_searched_and_when_it_is_refused(
    browser: Browser, site: str, clients: Mapping[str, FlaskClient]
) -> None:
    with open_tab(browser, site, clients["administrator"]) as tab:
        tab.open("/personer")
        tab.page.get_by_text("Tilføj en person").click()
        tab.page.get_by_label("Brugernavn", exact=True).fill("chef")
        tab.page.get_by_label("Navn", exact=True).fill("Åse Ås")
        tab.page.get_by_label("Rolle", exact=True).select_option("home_leader")
        tab.after(lambda: tab.page.get_by_label("Søg efter et navn").fill("anne"))
        assert tab.page.get_by_label("Navn", exact=True).input_value() == "Åse Ås"
        tab.page.get_by_label("Hvor rollen gælder").fill("Lindely")
        tab.page.get_by_role("button", name="Tilføj personen").click()
        assert tab.page.get_by_role("alert").inner_text() == "Brugernavnet chef er optaget; vælg et andet."
        typed = {
            label: tab.page.get_by_label(label, exact=True).input_value() for label in ("Rolle", "Hvor rollen gælder")
        }
        assert typed == {"Rolle": "home_leader", "Hvor rollen gælder": "Lindely"}
        assert tab.page.get_by_label("Navn", exact=True).input_value() == "Åse Ås"
        assert axe.violations(tab.page) + tab.overflow() == []


def test_a_new_person_chooses_a_password_and_comes_in(
    browser: Browser, site: str, app: Dash, clients: Mapping[str, FlaskClient], demo: Demo
) -> None:
    person = newcomer(demo.settings, [RoleHeld("steering_group", PlaceKind.STEERING_GROUP, "main")])
    with open_tab(browser, site, clients["administrator"]) as tab:
        tab.open(f"/personer/{person_id(demo, person.username)}")
        tab.page.get_by_role("button", name="Lav et nyt link").click()
        link = tab.page.get_by_label("Linket").input_value()
        assert axe.violations(tab.page) + tab.overflow() + tab.faults == []
    with open_tab(browser, site, None, 390) as tab:
        tab.page.goto(link)
        assert axe.violations(tab.page) + tab.overflow() == []
        tab.page.get_by_label("Ny adgangskode").fill("fire korte ord her")
        tab.page.get_by_label("Den samme igen").fill("fire korte ord her")
        tab.page.get_by_role("button").click()
        tab.page.get_by_label("Brugernavn").fill(person.username)
        tab.page.get_by_label("Adgangskode").fill("fire korte ord her")
        tab.page.get_by_role("button", name="Log ind").click()
        tab.settle()
        assert tab.page.locator(".person").inner_text() == "Ny Person"
        assert tab.faults == []


def test_a_session_is_ended_from_another(browser: Browser, site: str, app: Dash, demo: Demo) -> None:
    person = newcomer(demo.settings)
    here, elsewhere = (enter(app.server, person) for _ in range(2))
    with open_tab(browser, site, here) as tab:
        tab.open("/mine-sessioner")
        with tab.page.expect_navigation():
            tab.page.get_by_role("button", name="Afslut", exact=True).click()
        tab.settle()
        assert tab.page.get_by_role("button", name="Afslut", exact=True).count() == 0
    assert elsewhere.get("/mine-sessioner").status_code == 302
