"""A session that ends while somebody reads or writes: it is said, the view comes back, what was written is not lost."""

from collections.abc import Iterator

import pytest
from dash import Dash
from flask.testing import FlaskClient
from playwright.sync_api import Browser, Page, expect

from dashboard.auth.demo_people import SignIn
from tests.web.conftest import Demo
from tests.web.readers import enter, token_of
from tests.web.tab import Tab, open_tab

VIEW = "/hjem?trin=udskoling&periode=forrige-skoleaar"
ENDED = "[data-session-ended]"
NAME = "#add-navn"


def end_session(app: Dash, client: FlaskClient) -> None:
    """Elsewhere, so that the browser does not know."""
    other = app.server.test_client()
    other.set_cookie("dashboard-session", token_of(client))
    assert other.post("/log-ud", headers={"Origin": "http://localhost"}).status_code == 303


def sign_in(page: Page, person: SignIn) -> None:
    """Fill in the sign-in page, and wait for the page that it leads to."""
    page.get_by_label("Brugernavn").fill(person.username)
    page.get_by_label("Adgangskode").fill(person.password)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/log-ind" not in url)


@pytest.fixture
def administrator(app: Dash, demo: Demo) -> FlaskClient:
    """The administrator with a session that a test may end."""
    return enter(app.server, demo.sign_ins["administrator"])


@pytest.fixture
def writing(browser: Browser, site: str, administrator: FlaskClient) -> Iterator[Tab]:
    """A tab in which the administrator is adding a person."""
    with open_tab(browser, site, administrator) as tab:
        tab.open("/personer")
        tab.page.locator("summary", has_text="Tilføj").click()
        tab.page.fill(NAME, "Ida Skov")
        yield tab


def test_the_reader_is_told_and_comes_back_to_the_same_view(
    browser: Browser, site: str, app: Dash, chief: tuple[SignIn, FlaskClient]
) -> None:
    person, client = chief
    with open_tab(browser, site, client) as tab:
        tab.open(VIEW)
        end_session(app, client)
        tab.page.evaluate("address => window.dashboard.navigate(address)", "/hjem?trin=indskoling")
        tab.page.wait_for_url("**/log-ind**")
        assert "Din session er udløbet" in tab.page.inner_text("main")
        sign_in(tab.page, person)
        tab.settle()
        assert tab.address == "/hjem?trin=indskoling"


def test_the_language_button_of_an_ended_session_comes_back_to_its_page(
    browser: Browser, site: str, app: Dash, chief: tuple[SignIn, FlaskClient]
) -> None:
    person, client = chief
    with open_tab(browser, site, client) as tab:
        tab.open(VIEW)
        end_session(app, client)
        tab.page.get_by_role("button", name="English").click()
        tab.page.wait_for_url("**/log-ind**")
        sign_in(tab.page, person)
        assert tab.address == VIEW


def test_what_is_being_written_stays_and_can_be_sent_after_a_sign_in_in_another_tab(
    writing: Tab, app: Dash, demo: Demo, administrator: FlaskClient
) -> None:
    page = writing.page
    page.fill("#add-brugernavn", "ida-skov")
    page.fill("#add-sted", demo.settings.municipality)
    end_session(app, administrator)
    page.get_by_role("button", name="Tilføj personen").click()
    page.locator(ENDED).wait_for()
    assert (writing.address, page.input_value(NAME)) == ("/personer", "Ida Skov")
    with page.expect_popup() as opened:
        page.locator(ENDED).get_by_role("link").click()
    sign_in(opened.value, demo.sign_ins["administrator"])
    opened.value.close()
    with page.expect_request(lambda request: request.method == "POST" and request.url.endswith("/personer")) as sent:
        page.get_by_role("button", name="Tilføj personen").click()
    assert "navn=Ida+Skov" in (sent.value.post_data or "")


def test_another_click_does_not_lose_it_either(writing: Tab, app: Dash, administrator: FlaskClient) -> None:
    end_session(app, administrator)
    writing.page.evaluate("window.dashboard.navigate('/personer?side=2')")
    writing.page.locator(ENDED).wait_for()
    assert writing.page.input_value(NAME) == "Ida Skov"


def test_it_is_not_sent_to_a_server_that_is_away(writing: Tab) -> None:
    page = writing.page
    page.context.set_offline(True)
    page.locator("form[action='/personer'][method=post]").evaluate("form => form.requestSubmit()")
    page.evaluate(
        'document.querySelector(\'form[method=post][action="/sprog"], form[action^="/sprog"]\').requestSubmit()'
    )
    expect(page.locator("[data-connection]")).to_be_visible()
    assert (writing.address, page.input_value(NAME)) == ("/personer", "Ida Skov")


def test_nothing_is_written_into_the_browsers_storage(writing: Tab) -> None:
    kept = writing.page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, history.state, window.name])")
    assert "Ida" not in kept


def test_a_page_that_nobody_touches_asks_nothing(
    browser: Browser, site: str, chief: tuple[SignIn, FlaskClient]
) -> None:
    """So that a session ends when its reader has gone: nothing polls, and nothing could count as use."""
    with open_tab(browser, site, chief[1]) as tab:
        tab.page.clock.install()
        tab.open("/")
        asked: list[str] = []
        tab.page.on("request", lambda request: asked.append(request.url))
        tab.page.clock.run_for(2 * 60 * 60 * 1000)
        assert [url for url in asked if "/assets/vendor/ibm-plex" not in url] == []  # a font may come late
