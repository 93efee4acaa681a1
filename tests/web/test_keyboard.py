"""The whole screen with the keyboard alone."""

from collections.abc import Iterator, Mapping

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Browser

from tests.web.tab import Tab, open_tab


@pytest.fixture(scope="module")
def window(browser: Browser, site: str, clients: Mapping[str, FlaskClient]) -> Iterator[Tab]:
    with open_tab(browser, site, clients["chief"]) as tab:
        yield tab
        assert tab.faults == []


@pytest.fixture
def tab(window: Tab) -> Tab:
    window.open("/hjem")
    return window


def press(tab: Tab, *keys: str) -> None:
    for key in keys:
        tab.page.keyboard.press(key)


def test_the_first_stop_skips_to_the_content(tab: Tab) -> None:
    press(tab, "Tab")
    assert tab.focused == "Gå til indholdet"
    assert tab.page.locator(".skip").bounding_box()["y"] >= 0  # type: ignore[index]
    press(tab, "Enter")
    assert tab.focused == "main"


def test_the_period_is_changed_without_a_mouse(tab: Tab) -> None:
    press(tab, "Tab", "Enter")
    for _ in range(6):
        if tab.focused.startswith("Dette skoleår"):
            break
        press(tab, "Tab")
    press(tab, "Enter", "Tab")
    assert tab.focused == "filter-periode"
    tab.after(lambda: press(tab, "ArrowDown"))
    assert tab.address.startswith("/hjem?periode=")
    assert tab.focused == "filter-periode"


def test_a_slash_goes_to_the_search(tab: Tab) -> None:
    press(tab, "/")
    assert tab.focused == "search"
    tab.after(lambda: tab.page.keyboard.type("lind"))
    assert tab.address == "/hjem?soeg=lind"


@pytest.mark.parametrize(("letter", "address"), [("o", "/"), ("s", "/skoler"), ("l", "/ordliste")])
def test_g_and_a_letter_go_to_a_page(tab: Tab, letter: str, address: str) -> None:
    tab.after(lambda: press(tab, "g", letter))
    assert tab.address == address


def test_letters_typed_into_the_search_go_nowhere(tab: Tab) -> None:
    press(tab, "/")
    tab.after(lambda: tab.page.keyboard.type("gs?"))
    assert tab.address == "/hjem?soeg=gs%3F"
    assert not tab.page.locator("dialog").is_visible()


def test_f_opens_the_filters(tab: Tab) -> None:
    press(tab, "f")
    assert tab.page.locator(".filter-bar details[open]").count() == 1


def test_the_help_opens_keeps_the_focus_and_closes(tab: Tab) -> None:
    press(tab, "Tab")
    press(tab, "?")
    dialog = tab.page.get_by_role("dialog", name="Genvejstaster")
    assert dialog.is_visible()
    assert tab.page.evaluate("document.activeElement.closest('dialog') !== null")
    press(tab, "Escape")
    assert not dialog.is_visible()
    assert tab.focused == "Gå til indholdet"


def test_arrows_walk_the_links_of_the_table(tab: Tab) -> None:
    tab.page.locator(".units tbody th a").first.focus()
    assert tab.focused == "Bakkehuset"
    press(tab, "ArrowDown")
    assert tab.focused == "Birkebo"
    press(tab, "ArrowRight")
    assert tab.page.evaluate("document.activeElement.closest('td').cellIndex") == 1
    press(tab, "ArrowUp", "ArrowLeft")
    assert tab.focused == "Bakkehuset"


def test_every_stop_shows_its_focus(tab: Tab) -> None:
    unseen = []
    for _ in range(30):
        press(tab, "Tab")
        if tab.page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "none":
            unseen.append(tab.focused)
    assert unseen == []
