"""The sign-in page where people can sign in at a provider, in a real browser too."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, Final

import pytest
import time_machine
from flask import Flask
from playwright.sync_api import Page

from dashboard.auth.server import routes
from dashboard.settings import Settings
from tests.auth.conftest import LOCAL, PASSWORD
from tests.auth.oidc.conftest import sign_in_as
from tests.auth.oidc.own_provider import OwnProvider
from tests.auth.oidc.real_provider import running_provider

ISSUER = "https://login.town.example"
ACCOUNTS: Final[dict[str, dict[str, Any]]] = {
    "anne": {"name": "Anne Bach", "groups": ["hjem-H1"]},
    "bo": {"name": "Bo Dam"},
}


@pytest.fixture
def page_with(with_provider: Callable[..., Settings], make_server: Callable[[Settings], Flask]) -> Callable[..., str]:
    """`page_with(address, **settings)`: the text of a page of a dashboard with a provider."""

    def page_with(address: str = "/log-ind", **given: Any) -> str:
        return make_server(with_provider(ISSUER, **given)).test_client().get(address).get_data(as_text=True)

    return page_with


def test_there_is_a_way_to_the_provider_that_keeps_page_and_language(page_with: Callable[..., str]) -> None:
    page = page_with("/log-ind?next=/skoler&sprog=en")
    assert '<a class="sign-in-provider" href="/log-ind/oidc?next=/skoler&amp;sprog=en">' in page
    assert "Sign in with your work account" in page
    assert 'name="password"' in page


def test_it_is_called_what_the_municipality_calls_it(page_with: Callable[..., str]) -> None:
    assert "Log ind med Svane &amp; Co.</a>" in page_with(oidc_label="Svane & Co.")


def test_without_a_provider_there_is_none(
    make_settings: Callable[..., Settings], make_server: Callable[..., Flask]
) -> None:
    page = make_server(make_settings()).test_client().get("/log-ind?ude=1").get_data(as_text=True)
    assert "oidc" not in page
    assert "sign-in-provider" not in page


def test_passwords_can_be_switched_off(
    own: OwnProvider,
    anne: str,
    with_provider: Callable[..., Settings],
    make_server: Callable[[Settings], Flask],
) -> None:
    client = make_server(with_provider(own.issuer, password_sign_in=False)).test_client()
    assert "<form" not in client.get("/log-ind").get_data(as_text=True)
    form = {"username": "anne", "password": PASSWORD}
    assert client.post("/log-ind", data=form, headers=LOCAL).status_code == 403
    assert client.get("/").status_code == 302
    assert sign_in_as(client, own).status_code == 303


def test_a_provider_adds_these_routes_and_no_others(
    with_provider: Callable[..., Settings],
    make_settings: Callable[..., Settings],
    make_server: Callable[[Settings], Flask],
) -> None:
    added = routes(make_server(with_provider(ISSUER))) - routes(make_server(make_settings()))
    assert {(method, rule) for method, rule in added if method not in ("HEAD", "OPTIONS")} == {
        ("GET", "/log-ind/oidc"),
        ("GET", "/log-ind/oidc/svar"),
        ("GET", "/log-ind/oidc/ud"),
    }


@pytest.mark.parametrize("path", ["/log-ind/oidc", "/log-ind/oidc/svar", "/log-ind/oidc/ud"])
def test_without_a_provider_its_addresses_are_like_any_other(
    make_settings: Callable[..., Settings], make_server: Callable[[Settings], Flask], path: str
) -> None:
    response = make_server(make_settings()).test_client().get(path)
    assert (response.status_code, response.location) == (302, f"/log-ind?next={path}")


def test_a_person_signs_in_with_a_browser_and_another_is_told_why_not(
    with_provider: Callable[..., Settings],
    make_server: Callable[[Settings], Flask],
    serve: Callable[[Callable[..., Any]], str],
    page_at: Callable[..., Page],
    axe: Callable[[Page], list[str]],
    clock: time_machine.Traveller,
) -> None:
    clock.move_to(datetime.fromtimestamp(time_machine.escape_hatch.time.time(), UTC))
    servers: list[Flask] = []  # the provider must know the address before the server knows the provider
    here = serve(lambda environ, start: servers[0](environ, start))
    with running_provider(
        ACCOUNTS, redirect_uri=f"{here}/log-ind/oidc/svar", signed_out_uri=f"{here}/log-ind?ude=1"
    ) as issuer:
        given = {"trusted_hosts": ("127.0.0.1",), "oidc_label": "Svane Kommune", "oidc_scopes": "openid groups"}
        servers.append(make_server(with_provider(issuer, **given)))
        page = page_at(390)
        page.goto(f"{here}/skoler")
        assert axe(page) == []
        page.get_by_role("link", name="Log ind med Svane Kommune").click()
        sign_in_there(page, "bo")
        page.get_by_role("heading", name="Du har ikke adgang til dashboardet").wait_for()
        assert axe(page) == []
        page.context.clear_cookies()
        page.get_by_role("link", name="Gå til login").click()
        page.get_by_role("link", name="Log ind med Svane Kommune").click()
        sign_in_there(page, "anne")
        page.wait_for_url(f"{here}/skoler")
        cookies = {str(cookie.get("name")) for cookie in page.context.cookies(here)}
        assert "dashboard-session" in cookies
        assert "dashboard-sign-in" not in cookies


def sign_in_there(page: Page, account: str) -> None:
    """On the provider's own pages."""
    page.locator("[name=login]").fill(account)
    page.locator("[name=password]").fill("whatever")
    page.locator("[type=submit]").click()
    page.locator("[name=prompt][value=consent]").wait_for(state="attached")
    page.locator("[type=submit]").click()
