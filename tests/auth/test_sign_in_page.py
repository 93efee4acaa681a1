"""The sign-in page: plain, Danish first, and readable by everybody."""

from collections.abc import Callable

import pytest
from flask import Flask
from playwright.sync_api import Page

from dashboard.settings import Settings
from tests.auth.conftest import PASSWORD, SignIn, Visit


def page_of(visit: Visit, address: str = "/log-ind") -> str:
    return visit().get(address).get_data(as_text=True)


def test_it_is_danish_with_labelled_fields(visit: Visit) -> None:
    page = page_of(visit)
    assert '<html lang="da">' in page
    assert '<label for="username">Brugernavn</label>' in page
    assert '<label for="password">Adgangskode</label>' in page
    assert 'autocomplete="username"' in page
    assert 'autocomplete="current-password"' in page
    assert "<script" not in page


def test_it_can_be_read_in_english_and_stays_so(visit: Visit, sign_in: SignIn) -> None:
    page = page_of(visit, "/log-ind?sprog=en&next=/skoler")
    assert '<html lang="en">' in page
    assert "User name" in page
    assert 'name="sprog" value="en"' in page
    assert 'href="/log-ind?sprog=da&amp;next=/skoler"' in page


def test_an_unknown_language_is_danish(visit: Visit) -> None:
    assert '<html lang="da">' in page_of(visit, "/log-ind?sprog=xx")


def test_where_only_danish_is_offered_no_other_is(
    make_settings: Callable[..., Settings], make_server: Callable[[Settings], Flask]
) -> None:
    client = make_server(make_settings(languages=("da",))).test_client()
    assert "English" not in client.get("/log-ind?sprog=en").get_data(as_text=True)


def test_an_error_keeps_the_name_but_not_the_password(visit: Visit, sign_in: SignIn) -> None:
    page = sign_in(visit(), 'anne"><b>', "my-secret").get_data(as_text=True)
    assert 'value="anne&#34;&gt;&lt;b&gt;"' in page
    assert "my-secret" not in page
    assert 'id="problem" role="alert"' in page
    assert page.count('aria-describedby="problem"') == 2
    assert "<title>Fejl: Log ind" in page


def test_the_next_page_is_kept_through_an_error(visit: Visit, sign_in: SignIn) -> None:
    page = sign_in(visit(), next="/hjem/H1?a=b&c=d").get_data(as_text=True)
    assert 'name="next" value="/hjem/H1?a=b&amp;c=d"' in page


def test_who_signed_out_is_told_so(visit: Visit) -> None:
    assert "Du er logget ud." in page_of(visit, "/log-ind?ude=1")


@pytest.mark.parametrize(("environment", "shown"), [("demo", True), ("production", False)])
def test_the_demo_says_that_it_is_one(
    make_settings: Callable[..., Settings],
    make_server: Callable[[Settings], Flask],
    environment: str,
    shown: bool,
) -> None:
    client = make_server(make_settings(environment=environment)).test_client()
    assert ("Fiktive data" in client.get("/log-ind").get_data(as_text=True)) is shown


@pytest.mark.parametrize("width", [1440, 320])
@pytest.mark.parametrize("address", ["/log-ind", "/log-ind?udloebet=1&sprog=en"])
def test_it_is_accessible_and_needs_no_sideways_scrolling(
    server: Flask,
    make_settings: Callable[..., Settings],
    make_server: Callable[[Settings], Flask],
    serve: Callable[[Flask], str],
    page_at: Callable[..., Page],
    axe: Callable[[Page], list[str]],
    width: int,
    address: str,
) -> None:
    demo = make_server(make_settings(environment="demo", trusted_hosts=("127.0.0.1",)))
    page = page_at(width)
    page.goto(serve(demo) + address)
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_error_is_accessible_in_light_and_dark(
    make_settings: Callable[..., Settings],
    make_server: Callable[[Settings], Flask],
    serve: Callable[[Flask], str],
    page_at: Callable[..., Page],
    axe: Callable[[Page], list[str]],
    scheme: str,
) -> None:
    page = page_at(390)
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(serve(make_server(make_settings(trusted_hosts=("127.0.0.1",)))) + "/log-ind")
    page.get_by_label("Brugernavn").fill("anne")
    page.get_by_label("Adgangskode").fill(PASSWORD)
    page.get_by_role("button", name="Log ind").click()
    page.get_by_role("alert").wait_for()
    assert page.get_by_label("Adgangskode").evaluate("field => field === document.activeElement")
    assert axe(page) == []
