"""Who is behind a number, in a real browser: opened and closed by keyboard, and by a click on a chart."""

from collections.abc import Iterator, Mapping

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Browser

from tests.web.tab import Tab, open_tab

FOCUSED_HREF = "document.activeElement.getAttribute('href')"


@pytest.fixture(scope="module")
def tab(browser: Browser, site: str, clients: Mapping[str, FlaskClient]) -> Iterator[Tab]:
    with open_tab(browser, site, clients["coordinator"]) as tab:
        yield tab
        assert tab.faults == []


def test_a_list_opens_with_the_focus_in_it_and_closing_returns_it(tab: Tab) -> None:
    tab.open("/hjem")
    link = tab.page.locator("td a.opens").nth(5)
    href = link.get_attribute("href")
    link.focus()
    tab.after(lambda: tab.page.keyboard.press("Enter"))
    assert tab.focused == "bag-tallet"
    # Whatever is done in the list, closing leads back to the number that it was opened from.
    tab.after(lambda: tab.page.locator(".behind .band-links a").nth(1).click())
    close = tab.page.locator("[data-returns]")
    close.focus()
    tab.after(lambda: tab.page.keyboard.press("Enter"))
    assert (tab.address, tab.page.evaluate(FOCUSED_HREF)) == ("/hjem", href)


def test_a_click_on_a_bar_opens_who_it_counts(tab: Tab) -> None:
    tab.open("/hjem?vis=goals_met")
    bar = tab.page.locator(".graph .bars .point path").first
    bar.scroll_into_view_if_needed()
    box = bar.bounding_box()
    assert box is not None
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    tab.page.mouse.move(*middle)
    tab.page.wait_for_selector(".graph.leads")
    tab.after(lambda: tab.page.mouse.click(*middle))
    assert "tal=goals_met" in tab.address
    assert "del=met" in tab.address
    assert tab.focused == "bag-tallet"
