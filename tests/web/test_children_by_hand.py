"""The list of children as it is used: searched, narrowed and arranged by keyboard and mouse in a real browser."""

import json
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Browser

from tests.demo.town import Town
from tests.web.everything import keys_in
from tests.web.readers import drawn
from tests.web.tab import Tab, open_tab


@pytest.fixture(scope="module")
def window(browser: Browser, site: str, clients: Mapping[str, FlaskClient]) -> Iterator[Tab]:
    with open_tab(browser, site, clients["coordinator"]) as tab:
        yield tab
        assert tab.faults == []


@pytest.fixture
def tab(window: Tab) -> Tab:
    window.open("/boern")
    return window


def heads(tab: Tab) -> list[str]:
    return tab.page.locator(".roll thead th .sort").all_inner_texts()


def test_a_name_is_typed_and_found_and_never_in_the_address(
    tab: Tab, clients: Mapping[str, FlaskClient], town: Town
) -> None:
    key = min(keys_in(json.dumps(drawn(clients["coordinator"], "/boern"))))
    name = town.child[key]["display_name"]
    tab.page.keyboard.press("/")
    assert tab.focused == "search"
    tab.page.keyboard.type(name)
    with tab.page.expect_navigation():
        tab.page.keyboard.press("Enter")
    tab.settle()
    shown = tab.page.locator(".roll tbody th[scope=row] a").all_inner_texts()
    assert shown
    assert {name in text for text in shown} == {True}
    assert tab.address.startswith("/boern?soeg=")
    assert name not in unquote(tab.address)
    assert name not in tab.page.title()
    assert tab.page.locator("#search").input_value() == name


def test_a_day_is_typed_and_the_rest_of_the_address_stays(tab: Tab) -> None:
    tab.open("/boern?baand=inden&trin=udskoling,mellemtrin")
    tab.page.fill("#children-soon", "2027-06-01")
    with tab.page.expect_navigation():
        tab.page.press("#children-soon", "Enter")
    tab.settle()
    assert "Skal følges op senest 1. jun. 2027" in tab.page.inner_text(".band-links")
    assert tab.page.locator(".filter-bar [data-sentence]").inner_text().count(" eller ") == 1


def test_a_column_is_taken_away_and_comes_back(tab: Tab) -> None:
    tab.page.click("#children-columns > summary")
    tab.after(lambda: tab.page.uncheck("#children-columns >> text=Klassetrin >> xpath=preceding-sibling::input"))
    assert "Klassetrin" not in heads(tab)
    assert "kolonner=hjem,skole,model," in tab.address
    tab.after(lambda: tab.page.click("text=De sædvanlige kolonner"))
    assert "Klassetrin" in heads(tab)


def test_a_heading_sorts_and_the_arrows_move_between_children(tab: Tab) -> None:
    tab.after(lambda: tab.page.click(".roll thead >> text=Dage over"))
    assert tab.address == "/boern?sorter=-over"
    names = tab.page.locator(".roll tbody th[scope=row] a")
    names.nth(0).focus()
    tab.page.keyboard.press("ArrowDown")
    assert tab.focused == names.nth(1).inner_text()
