"""A cohort from the filter bar to its end by keyboard alone, in a real browser."""

from collections.abc import Iterator

import pytest
from dash import Dash
from playwright.sync_api import Browser

from dashboard.data.app_database.person import RoleHeld
from dashboard.data.app_database.tables import PlaceKind
from tests.support import axe
from tests.web.conftest import Demo
from tests.web.newcomers import newcomer
from tests.web.readers import enter
from tests.web.tab import Tab, open_tab


@pytest.fixture
def tab(browser: Browser, site: str, app: Dash, demo: Demo) -> Iterator[Tab]:
    who = newcomer(demo.settings, [RoleHeld("coordinator", PlaceKind.MUNICIPALITY, demo.settings.municipality)])
    with open_tab(browser, site, enter(app.server, who)) as tab:
        yield tab
        assert tab.faults == []


def send(tab: Tab, field: str) -> None:
    """Enter in a field, and the page that answers."""
    with tab.page.expect_navigation():
        tab.page.press(field, "Enter")
    tab.settle()


def press(tab: Tab, button: str) -> None:
    """Enter on a button, and the page that answers."""
    tab.page.get_by_role("button", name=button).focus()
    with tab.page.expect_navigation():
        tab.page.keyboard.press("Enter")
    tab.settle()


def test_a_cohort_is_saved_renamed_shared_begun_with_and_deleted_by_keyboard(tab: Tab, site: str) -> None:
    tab.open("/?trin=udskoling")
    tab.page.locator(".filter-bar summary").first.press("Enter")
    tab.page.locator("#save-cohort-navn").focus()
    tab.page.keyboard.type("De ældste")
    assert axe.violations(tab.page) == []
    send(tab, "#save-cohort-navn")
    assert tab.page.locator("h1").inner_text() == "De ældste"
    assert "Kohorten er gemt." in tab.text
    tab.page.fill("#describe-navn", "Udskolingen")
    tab.page.select_option("#describe-deles", "advisor")
    press(tab, "Gem navn og deling")
    assert tab.page.locator("h1").inner_text() == "Udskolingen"
    assert "delt med alle med rollen Læringsvejleder eller skolevejleder" in tab.text
    press(tab, "Begynd her")
    assert "Når du logger ind, begynder du med denne kohorte" in tab.text
    assert axe.violations(tab.page) == []
    here = tab.page.url
    tab.open("/start")
    assert tab.address == "/?trin=udskoling&start=ja"
    tab.after(lambda: tab.page.get_by_role("link", name="Til det almindelige overblik").press("Enter"))
    assert tab.address == "/"
    tab.open(here.removeprefix(site))
    press(tab, "Slet kohorten")
    assert tab.address == "/kohorter?besked=slettet"
    assert "Ingen kohorter endnu." in tab.text


def test_the_filters_of_a_cohort_are_changed_in_its_bar(tab: Tab) -> None:
    tab.open("/boern?koen=f")
    tab.page.locator(".filter-bar summary").first.press("Enter")
    tab.page.fill("#save-cohort-navn", "Piger")
    send(tab, "#save-cohort-navn")
    tab.after(lambda: tab.page.get_by_role("link", name="Ret filtre").press("Enter"))
    assert "Det er de gemte filtre." in tab.text
    tab.page.locator(".filter-bar summary").first.press("Enter")
    tab.after(lambda: tab.page.get_by_label("Drenge", exact=True).first.press("Space"))
    assert tab.address.endswith("koen=f,m&ret=1")
    press(tab, "Gem de ændrede filtre")
    assert "piger eller drenge" in tab.page.inner_text(".lead")


def test_another_cohort_is_chosen_to_compare_with(tab: Tab) -> None:
    tab.open("/?koen=f")
    tab.page.locator(".filter-bar summary").first.press("Enter")
    tab.page.fill("#save-cohort-navn", "Piger")
    send(tab, "#save-cohort-navn")
    tab.open("/kohorter/sammenlign?koen=m")
    tab.page.select_option("#compare-with", label="Piger")
    press(tab, "Sammenlign")
    assert tab.address.startswith("/kohorter/sammenlign?med=")
    assert tab.page.locator(".compared thead th").all_inner_texts()[1:3] == ["Filtrene ovenfor", "Piger"]
    assert axe.violations(tab.page) == []
