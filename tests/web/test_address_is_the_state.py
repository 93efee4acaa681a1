"""The address holds the state: what is chosen stands in it, and the same address gives the same view."""

from collections.abc import Iterator, Mapping

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Browser

from dashboard.auth.demo_people import SignIn
from tests.web.tab import Tab, open_tab


@pytest.fixture(scope="module")
def window(browser: Browser, site: str, clients: Mapping[str, FlaskClient]) -> Iterator[Tab]:
    with open_tab(browser, site, clients["chief"]) as tab:
        tab.open("/")
        yield tab
        assert tab.faults == []


@pytest.fixture
def tab(window: Tab) -> Tab:
    """The homes' page as it is without anything chosen."""
    window.open("/hjem")
    return window


def tick(tab: Tab, key: str, value: str) -> None:
    """Choose a box of the filter bar; what is folded around it is opened first."""
    box = tab.page.locator(f"#filter-{key}-{value}")
    folded = tab.page.locator(".filter-bar details:not([open])").filter(has=box)
    while folded.count():
        folded.first.locator("> summary").click()
    tab.after(box.click)


def test_a_filter_changes_address_sentence_and_figures(tab: Tab) -> None:
    before = tab.text
    tick(tab, "trin", "udskoling")
    assert tab.address == "/hjem?trin=udskoling"
    assert tab.sentence.startswith("Dette skoleår · udskoling: ")
    assert tab.text != before


def test_the_bar_stays_open_and_the_focus_where_it_was(tab: Tab) -> None:
    tick(tab, "trin", "udskoling")
    assert tab.page.locator(".filter-bar > details[open]").count() == 1
    assert tab.focused == "filter-trin-udskoling"


def test_two_values_of_a_filter_and_two_filters_stand_in_one_address(tab: Tab) -> None:
    tick(tab, "trin", "udskoling")
    tick(tab, "trin", "mellemtrin")
    tick(tab, "koen", "f")
    assert tab.address == "/hjem?trin=mellemtrin,udskoling&koen=f"


def test_back_and_forward_give_the_views_that_were(tab: Tab) -> None:
    tab.page.locator(".filter-bar > details > summary").click()
    first = tab.text
    tick(tab, "trin", "udskoling")
    second = tab.text
    tab.after(tab.page.go_back)
    assert tab.text == first
    assert tab.page.locator("#filter-trin-udskoling").is_checked() is False
    tab.after(tab.page.go_forward)
    assert tab.text == second
    assert tab.page.locator("#filter-trin-udskoling").is_checked() is True


def test_a_reload_and_a_shared_link_give_the_same_view(
    tab: Tab, browser: Browser, site: str, clients: Mapping[str, FlaskClient]
) -> None:
    tab.go("/hjem?trin=udskoling&periode=forrige-skoleaar&sorter=-absence&soeg=e")
    said = tab.text
    assert len(said) > 500
    tab.page.reload()
    tab.settle()
    assert tab.text == said
    with open_tab(browser, site, clients["chief"]) as other:
        other.open(tab.address)
        assert other.text == said


def test_the_period_is_chosen_and_taken_back(tab: Tab) -> None:
    tab.page.locator(".filter-bar > details > summary").click()
    period = tab.page.get_by_label("Periode", exact=True)
    tab.after(lambda: period.select_option(index=1))
    assert tab.address.startswith("/hjem?periode=")
    tab.after(lambda: tab.page.get_by_role("link", name="Nulstil").click())
    assert tab.address == "/hjem"


def test_free_months_show_their_own_fields(tab: Tab) -> None:
    tab.page.locator(".filter-bar > details > summary").click()
    assert not tab.page.get_by_label("Fra og med").is_visible()
    tab.after(lambda: tab.page.get_by_label("Periode", exact=True).select_option(label="Valgte måneder"))
    tab.after(lambda: tab.page.get_by_label("Fra og med").select_option("2026-09"))
    assert "2026-09" in tab.address
    assert "sep" in tab.page.locator(".filter-bar .span").inner_text()


def test_the_filters_come_along_to_another_page(tab: Tab) -> None:
    tick(tab, "trin", "udskoling")
    tab.after(lambda: tab.page.get_by_role("navigation").get_by_role("link", name="Skoler").click())
    assert tab.address == "/skoler?trin=udskoling"
    assert tab.sentence.startswith("Dette skoleår · udskoling")


def test_another_page_begins_at_its_top_and_its_heading(tab: Tab) -> None:
    tab.page.mouse.wheel(0, 2000)
    tab.after(lambda: tab.page.get_by_role("link", name="Lindely").first.click())
    assert tab.page.evaluate("scrollY") == 0
    assert tab.focused == "Lindely"


def test_a_column_sorts_and_again_turns_round(tab: Tab) -> None:
    header = tab.page.get_by_role("link", name="Fravær").first
    tab.after(header.click)
    assert tab.address == "/hjem?sorter=-absence"
    assert tab.page.locator("th[aria-sort=descending]").inner_text().startswith("Fravær")
    tab.after(header.click)
    assert tab.address == "/hjem?sorter=absence"
    assert tab.focused.startswith("Fravær")


def test_a_search_narrows_while_typing_and_keeps_the_focus(tab: Tab) -> None:
    field = tab.page.get_by_label("Søg i tabellen")
    tab.after(lambda: field.press_sequentially("lind", delay=1))
    assert tab.address == "/hjem?soeg=lind"
    assert tab.page.locator(".units tbody tr").count() == 1
    assert (tab.focused, field.input_value()) == ("search", "lind")


def test_what_is_drawn_is_in_the_address(tab: Tab) -> None:
    tab.after(lambda: tab.page.locator(".choices").get_by_role("link", name="Fravær").click())
    assert tab.address == "/hjem?vis=absence"
    assert tab.page.locator(".figure-block h2").inner_text().startswith("Fravær")


def test_an_unknown_value_is_told_and_not_widened(tab: Tab) -> None:
    tab.go("/hjem?trin=findes-ikke")
    assert "»findes-ikke« findes ikke" in tab.text
    assert tab.page.locator(".units").count() == 0
    tick(tab, "koen", "f")
    assert tab.address == "/hjem?trin=findes-ikke&koen=f"
    assert "»findes-ikke« findes ikke" in tab.text


def test_an_open_explanation_stays_open_when_the_figures_change(tab: Tab) -> None:
    tab.go("/")
    tab.page.locator(".card-figure details summary").first.click()
    tick(tab, "koen", "f")
    assert tab.page.locator(".card-figure details[open]").count() == 1


def test_a_session_that_ends_leads_to_the_sign_in_and_back(
    browser: Browser, site: str, chief: tuple[SignIn, FlaskClient]
) -> None:
    sign_in, client = chief
    with open_tab(browser, site, client) as tab:
        tab.open("/hjem?koen=f")
        client.post("/log-ud")
        tab.page.evaluate("window.dashboard.navigate('/hjem?koen=f&trin=mellemtrin')")
        tab.page.wait_for_url("**/log-ind?**")
        tab.page.get_by_label("Brugernavn").fill(sign_in.username)
        tab.page.get_by_label("Adgangskode").fill(sign_in.password)
        tab.page.get_by_role("button", name="Log ind").click()
        tab.settle()
        assert tab.address == "/hjem?koen=f&trin=mellemtrin"
        assert "mellemtrin" in tab.sentence
