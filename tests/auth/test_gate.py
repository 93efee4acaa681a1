"""Nothing answers without a sign-in, but the sign-in page, its files and the bare health answers."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from dashboard.auth.server import routes
from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.people import set_roles
from dashboard.data.app_database.person import RoleHeld
from dashboard.data.app_database.tables import PlaceKind
from tests.auth.conftest import CALL, LOCAL, SignIn, Visit

OPEN = {
    "/log-ind": {"GET": 200, "POST": 401},
    "/log-ud": {"POST": 303},
    "/health/alive": {"GET": 200},
    "/health/ready": {"GET": 503},
    "/adgangskode": {"POST": 404},  # without a link that is good
    "/adgangskode/<token>": {"GET": 404},
}
# What an address with a variable part in it is tried with.
FILLED = {
    "/<path:path>": "/hjem/H1",
    "/assets/<path:filename>": "/assets/base.css",
    "/_dash-component-suites/<string:package_name>/<path:fingerprinted_path>": (
        "/_dash-component-suites/dash/deps/react@18.v3_1_1m1.min.js"
    ),
}


def test_every_route_is_known_here(server: Flask) -> None:
    assert {rule for _, rule in routes(server)} == {
        *OPEN,
        "/",
        "/<path:path>",
        "/assets/<path:filename>",
        "/_dash-component-suites/<string:package_name>/<path:fingerprinted_path>",
        "/_dash-layout",
        "/_dash-dependencies",
        "/_dash-update-component",
        "/_reload-hash",
        "/_favicon.ico",
        "/sprog",
    }


def test_no_route_answers_a_visitor(server: Flask, visit: Visit) -> None:
    answered = {}
    for method, rule in routes(server):
        path = FILLED.get(rule, rule)
        response = visit().open(path, method=method, headers=LOCAL)
        if response.status_code not in (302, 401) or rule in OPEN:
            answered[(method, rule)] = response.status_code
    open_to_all = {(method, path): status for path, methods in OPEN.items() for method, status in methods.items()}
    heads = {("HEAD", path): status for (method, path), status in open_to_all.items() if method == "GET"}
    options = {("OPTIONS", path): 200 for path in OPEN}
    assert answered == open_to_all | heads | options


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize("path", OPEN)
def test_an_open_address_is_open_to_its_own_methods_only(visit: Visit, path: str, method: str) -> None:
    response = visit().open(path, method=method, headers=LOCAL)
    assert "_dash" not in response.get_data(as_text=True)
    if method not in {*OPEN[path], "HEAD", "OPTIONS"}:
        assert response.status_code in (302, 303, 401)


def test_a_page_leads_to_the_sign_in_and_back(visit: Visit) -> None:
    response = visit().get("/hjem/H1?periode=kvartal&trin=udskoling")
    assert response.status_code == 302
    assert response.location == "/log-ind?next=/hjem/H1?periode%3Dkvartal%26trin%3Dudskoling"


def test_a_form_sent_after_the_session_has_ended_leads_to_the_sign_in_and_back_to_its_page(visit: Visit) -> None:
    client = visit()
    client.set_cookie("dashboard-session", "A" * 43)
    sent = client.post(
        "/sprog", data={"sprog": "en"}, headers=LOCAL | {"Referer": "http://localhost/hjem?trin=udskoling"}
    )
    assert (sent.status_code, sent.location) == (303, "/log-ind?udloebet=1&next=/hjem?trin%3Dudskoling")


def test_a_callback_without_sign_in_is_refused_in_json(visit: Visit) -> None:
    response = visit().post("/_dash-update-component", json=CALL, headers=LOCAL)
    assert (response.status_code, response.json) == (401, {"error": "sign_in"})


@pytest.mark.parametrize("path", ["/_dash-layout", "/_dash-dependencies", "/_mcp", "/assets/base.css"])
def test_what_scripts_ask_for_is_refused_without_a_redirection(visit: Visit, path: str) -> None:
    assert visit().get(path).status_code == 401


@pytest.mark.parametrize(
    "path",
    [
        "/assets/sign-in.css",
        "/assets/vendor/ibm-plex-sans-400.woff2",
        "/assets/vendor/ibm-plex-sans-600.woff2",
    ],
)
def test_the_sign_in_pages_own_files_are_open(visit: Visit, path: str) -> None:
    with visit().get(path) as response:
        assert response.status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/assets/sign-in.css/../base.css",
        "/assets/vendor/ibm-plex-sans-400.woff2/",
        "/ASSETS/sign-in.css",
        "/log-ind/",
        "/health",
    ],
)
def test_what_only_looks_like_an_open_address_is_not(visit: Visit, path: str) -> None:
    assert visit().get(path).status_code in (302, 308, 401)


def test_a_cookie_nobody_was_given_opens_nothing(visit: Visit) -> None:
    client = visit()
    client.set_cookie("dashboard-session", "A" * 43)
    assert client.get("/").status_code == 302


def test_somebody_signed_in_gets_pages_and_answers(anne: str, visit: Visit, sign_in: SignIn) -> None:
    client = visit()
    sign_in(client)
    assert client.get("/").status_code == 200
    assert "Anne Bach: ['H1']" in answer_to(client)


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "http://localhost.evil.example"},
        {"Origin": "https://localhost"},  # another scheme is another site
        {"Origin": "http://localhost:8051"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site", "Origin": "http://localhost"},
        {"Referer": "https://evil.example/log-ind"},
    ],
)
@pytest.mark.parametrize("path", ["/_dash-update-component", "/log-ind", "/log-ud"])
def test_a_post_from_elsewhere_is_refused(visit: Visit, path: str, headers: dict[str, str]) -> None:
    assert visit().post(path, headers=headers).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"},
        {"Referer": "http://localhost/log-ind"},
        {},  # a program, not a browser
    ],
)
def test_a_post_from_here_is_taken(visit: Visit, headers: dict[str, str]) -> None:
    assert visit().post("/log-ud", headers=headers).status_code == 303


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 403),
        ({"Origin": "http://localhost"}, 303),
        ({"Referer": "http://localhost/hjem"}, 303),
        ({"Sec-Fetch-Site": "same-origin"}, 303),
    ],
)
def test_a_form_that_brings_a_session_must_say_where_it_comes_from(
    anne: str, visit: Visit, sign_in: SignIn, headers: dict[str, str], status: int
) -> None:
    client = visit()
    sign_in(client)
    assert client.post("/sprog", data={"sprog": "en"}, headers=headers).status_code == status


@pytest.mark.parametrize("kind", ["multipart/form-data; boundary=x", "text/plain", "TEXT/PLAIN; charset=utf-8"])
def test_no_form_that_a_page_elsewhere_can_send_slips_by(anne: str, visit: Visit, sign_in: SignIn, kind: str) -> None:
    client = visit()
    sign_in(client)
    assert client.post("/sprog", data="sprog=en", content_type=kind).status_code == 403


def test_a_host_that_nobody_named_is_refused(visit: Visit) -> None:
    client = visit()
    found = [client.get(path, headers={"Host": "evil.example"}).status_code for path in ("/", "/log-ind")]
    assert found == [400, 400]


def test_a_changed_role_holds_from_the_next_request(
    anne: str, visit: Visit, sign_in: SignIn, database: AppDatabase
) -> None:
    client = visit()
    sign_in(client)
    set_roles(database, "anne", [RoleHeld("home_leader", PlaceKind.HOME, "H2")])
    assert "['H2']" in answer_to(client)


def answer_to(client: FlaskClient) -> str:
    """What the callback says to this browser."""
    return client.post("/_dash-update-component", json=CALL, headers=LOCAL).get_data(as_text=True)
