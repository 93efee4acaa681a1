"""The gallery in a real browser: accessible, fits every screen, and answers to mouse and keys."""

from collections.abc import Callable
from wsgiref.types import WSGIApplication

import pytest
from dash import Input, Output, dcc, html
from playwright.sync_api import Page, expect

from dashboard.components.page import Page as DrawnPage
from dashboard.components.quiet_dash import ASSETS_IGNORED, QuietDash
from dashboard.components.table_state import Unit, UnitRow
from tests.components.gallery import ASSETS, gallery
from tests.components.sample import share

Serve = Callable[[WSGIApplication], str]
PageAt = Callable[..., Page]
PATHS = ("/", "/hjem?trin=udskolin&sorter=-absence", "/ordliste", "/findes-ikke")


@pytest.fixture
def address(serve: Serve) -> str:
    return serve(gallery().server)


def opened(page: Page, address: str) -> Page:
    page.goto(address)
    page.wait_for_selector("main h1")
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 320])
def test_no_page_has_a_fault_of_accessibility_or_scrolls_sideways(
    address: str, page_at: PageAt, axe: Callable[[Page], list[str]], width: int, scheme: str
) -> None:
    page = page_at(width)
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    for path in PATHS:
        opened(page, address + path)
        for details in page.locator("details > summary").all():
            details.click()
        assert (path, axe(page)) == (path, [])
        assert (path, page.evaluate("document.documentElement.scrollWidth")) == (path, width)


def unfold(page: Page) -> None:
    """Open the filter bar and all its parts."""
    while (folded := page.locator(".filter-bar details:not([open]) > summary:visible")).count():
        folded.first.click()


def test_a_filter_changes_the_address_and_keeps_the_focus(address: str, page_at: PageAt) -> None:
    page = opened(page_at(1440), f"{address}/hjem?sorter=-absence&side=2")
    unfold(page)
    page.get_by_label("Udskoling").check()
    page.wait_for_url("**/hjem?sorter=-absence&trin=udskoling")
    expect(page.locator("[data-sentence]")).to_have_text("Dette skoleår · udskoling: 37 børn")
    expect(page.get_by_label("Udskoling")).to_be_focused()
    expect(page.locator("#filters")).to_have_attribute("open", "")
    page.get_by_label("Mellemtrin").check()
    page.wait_for_url("**trin=mellemtrin,udskoling")
    page.go_back()
    page.go_back()
    expect(page.locator("[data-sentence]")).to_have_text("Dette skoleår · alle børn: 37 børn")
    expect(page.get_by_label("Udskoling")).not_to_be_checked()


def test_what_did_not_change_is_the_same_element_before_and_after(address: str, page_at: PageAt) -> None:
    page = opened(page_at(1440), f"{address}/hjem")
    page.wait_for_selector(".js-plotly-plot .main-svg")
    page.locator(".as-table summary").click()
    page.evaluate("document.querySelector('.js-plotly-plot').marked = true")
    page.get_by_role("columnheader", name="Fravær").get_by_role("link").click()
    expect(page.locator("[aria-sort=descending]")).to_have_count(1)
    assert page.evaluate("document.querySelector('.js-plotly-plot').marked")
    expect(page.locator(".as-table")).to_have_attribute("open", "")


def test_charts_are_drawn_when_they_come_though_the_first_page_has_none(address: str, page_at: PageAt) -> None:
    page = page_at(1440)
    page.add_init_script("addEventListener('error', event => { window.missed = event.target.src; }, true)")
    # It is fetched with the page, and run when there is nothing else to do.
    page.route("**/plotly-basic*", lambda route: route.abort(), times=1)
    opened(page, address)
    page.wait_for_function("(window.missed || '').includes('plotly-basic')")
    assert page.evaluate("window.Plotly") is None
    page.get_by_role("link", name="Anbringelsessteder").click()
    page.wait_for_selector(".js-plotly-plot .main-svg")


def test_a_page_runs_nothing_that_arrives_as_data(serve: Serve, page_at: PageAt) -> None:
    app = QuietDash(__name__, assets_folder=str(ASSETS), assets_ignore=ASSETS_IGNORED)
    tree = html.Main(
        [
            html.H1("<img src=x onerror=window.ran=1>"),
            html.Script("window.ran = 1"),
            html.Iframe(srcDoc="<script>parent.ran = 1</script>"),
            html.A("Link", href="javascript:window.ran=1"),
        ]
    )
    app.layout = html.Div([dcc.Location(id="address"), DrawnPage(id="page")])
    app.callback(Output("page", "tree"), Input("address", "pathname"))(lambda _: tree)
    page = opened(page_at(1440), serve(app.server))
    expect(page.locator("h1")).to_have_text("<img src=x onerror=window.ran=1>")
    assert page.locator("main > *").evaluate_all("all => all.map(one => one.tagName)") == ["H1", "A"]
    page.get_by_text("Link").click()
    assert page.evaluate("window.ran") is None


def test_free_months_are_asked_for_when_they_are_chosen(address: str, page_at: PageAt) -> None:
    page = opened(page_at(1440), f"{address}/hjem")
    unfold(page)
    assert not page.get_by_label("Fra og med").is_visible()
    page.get_by_label("Periode").select_option("maaneder")
    page.wait_for_url("**/hjem?periode=maaneder&fra=2026-08&til=2026-11")
    page.get_by_label("Fra og med").select_option("2026-02")
    page.wait_for_url("**/hjem?periode=maaneder&fra=2026-02&til=2026-11")
    expect(page.locator(".filter-bar .span")).to_have_text("1. feb. – 20. nov. 2026")
    page.get_by_label("Periode").select_option("skoleaar")
    page.wait_for_url("**/hjem")


def test_what_the_address_cannot_mean_stays_told_while_another_filter_changes(address: str, page_at: PageAt) -> None:
    page = opened(page_at(1440), f"{address}/hjem?trin=udskolin")
    unfold(page)
    page.get_by_label("Piger").check()
    page.wait_for_url("**/hjem?trin=udskolin&koen=f")
    expect(page.get_by_text("»udskolin« findes ikke")).to_be_visible()


def test_a_coordinator_with_a_comma_in_the_key_survives_the_browser(address: str, page_at: PageAt) -> None:
    page = opened(page_at(1440), f"{address}/hjem?koordinator=K1,a%2Cb")
    unfold(page)
    page.get_by_label("Åse Birk").check()
    page.wait_for_url("**/hjem?koordinator=K1,K2")


def test_searching_narrows_the_table_while_typing_and_leaves_one_step_back(address: str, page_at: PageAt) -> None:
    page = opened(page_at(1440), address)
    page.get_by_role("link", name="Anbringelsessteder").click()
    expect(page.locator("h1")).to_be_focused()
    page.keyboard.press("/")
    page.keyboard.type("lin")
    page.wait_for_url("**/hjem?soeg=lin")
    expect(page.locator("#table-homes tbody tr")).to_have_count(1)
    expect(page.get_by_label("Søg i tabellen")).to_be_focused()
    page.go_back()
    expect(page.locator("h1")).to_have_text("To hjem har ikke haft sparring siden sommer")


def test_sorting_is_a_link_that_keeps_its_focus_and_place(address: str, page_at: PageAt) -> None:
    page = opened(page_at(1440, 500), f"{address}/hjem")
    link = page.get_by_role("columnheader", name="Fravær").get_by_role("link")
    link.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    link.click()
    page.wait_for_url("**/hjem?sorter=-absence")
    expect(page.locator("[aria-sort=descending]")).to_have_count(1)
    expect(link).to_be_focused()
    assert page.evaluate("scrollY") == before


def test_keys_go_to_pages_but_not_while_somebody_writes(address: str, page_at: PageAt) -> None:
    page = opened(page_at(1440), f"{address}/hjem")
    page.keyboard.press("/")
    page.keyboard.type("go?")
    page.wait_for_url("**/hjem?soeg=go%3F")
    page.locator("h1").click()
    page.keyboard.type("go")
    page.wait_for_url(f"{address}/")


def test_the_help_opens_and_closes_by_keys(address: str, page_at: PageAt) -> None:
    page = opened(page_at(1440), address)
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_arrows_move_between_the_links_of_a_table(address: str, page_at: PageAt) -> None:
    page = opened(page_at(1440), f"{address}/hjem")
    page.get_by_role("link", name="Birkehuset").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("link", name="Fjordhuset")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("link", name="4 af 6").first).to_be_focused()


def test_a_link_to_an_entry_of_the_glossary_leads_there(address: str, page_at: PageAt) -> None:
    page = opened(page_at(1440), address)
    card = page.locator("#card-follow_up_on_time")
    card.locator("summary").click()
    card.get_by_role("link", name="Hele definitionen").click()
    expect(page.locator("article#follow_up_on_time")).to_be_focused()


def test_the_filter_sentence_stands_in_the_head_of_every_printed_page(address: str, page_at: PageAt) -> None:
    page = opened(page_at(1440), f"{address}/hjem?trin=udskoling")
    expect(page.locator("html")).to_have_attribute("style", '--print-sentence: "Dette skoleår · udskoling: 37 børn";')
    page.emulate_media(media="print")
    assert not page.locator(".main-nav").is_visible()
    assert page.locator(".as-table table").is_visible()


def test_a_server_that_is_gone_is_told_of_and_the_page_stays(address: str, page_at: PageAt) -> None:
    page = opened(page_at(1440), f"{address}/hjem")
    page.route("**/_dash-update-component*", lambda route: route.abort())
    page.get_by_role("columnheader", name="Fravær").get_by_role("link").click()
    expect(page.get_by_text("Serveren svarer ikke")).to_be_visible()
    assert page.locator("#table-homes tbody tr").count() == 8


def test_a_full_table_fits_in_a_page(serve: Serve, page_at: PageAt) -> None:
    figures = {key: share(14, 19, 11) for key in ("follow_up_coverage", "follow_up_on_time", "goals_met", "absence")}
    rows = tuple(UnitRow(unit=Unit(f"H{n}", f"Hjem {n:03}"), href=f"/hjem/H{n}", figures=figures) for n in range(214))
    page = opened(page_at(390), f"{serve(gallery(rows=rows).server)}/hjem?side=8")
    expect(page.locator("#table-homes tbody tr")).to_have_count(4)
    expect(page.locator(".extent").first).to_have_text("Viser 211–214 af 214")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
