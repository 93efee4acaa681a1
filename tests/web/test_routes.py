"""Every address of the whole application, and what it answers a visitor who is not signed in."""

from typing import Final

import pytest
from dash import Dash

from dashboard.auth.server import routes
from tests.web.readers import call

# Rule -> an address of it.
PAGES: Final = {
    "/": "/",
    "/<path:path>": "/hjem/H0001",
    "/eksport/<path:page>.<form>": "/eksport/hjem.csv",
    "/eksport/bag-tallet.<form>": "/eksport/bag-tallet.csv",
    "/eksport/bag-tallet/<path:page>.<form>": "/eksport/bag-tallet/hjem.csv",
    "/log/eksport.csv": "/log/eksport.csv",
    "/filtre/<key>": "/filtre/hjem",
    "/start": "/start",
    "/moeder/kalender.ics": "/moeder/kalender.ics",
    "/moeder/<meeting_id>/vis": "/moeder/x/vis",
    "/moeder/<meeting_id>/vis/noter": "/moeder/x/vis/noter",
    "/moeder/<meeting_id>/pakke": "/moeder/x/pakke",
    "/moeder/<meeting_id>/pakke/<kind>": "/moeder/x/pakke/pdf",
}
FOR_SCRIPTS: Final = {
    "/_dash-layout": "/_dash-layout",
    "/_dash-dependencies": "/_dash-dependencies",
    "/_dash-component-suites/<string:package_name>/<path:fingerprinted_path>": (
        "/_dash-component-suites/dash/deps/react@18.v3_1_1m1.min.js"
    ),
    "/_reload-hash": "/_reload-hash",
    "/_favicon.ico": "/_favicon.ico",
    "/assets/<path:filename>": "/assets/base.css",
}
FOR_POSTS: Final = {
    "/_dash-update-component",
    "/sprog",
    "/boern/soeg",
    "/kohorter",
    "/kohorter/<cohort_id>/<change>",
    "/moeder",
    "/moeder/holdt",
    "/moeder/<meeting_id>/<change>",
    "/grupper",
    "/grupper/<group_id>/<change>",
    "/moeder/<meeting_id>/gem-tal",
    "/moeder/<meeting_id>/dagsorden",
    "/moeder/<meeting_id>/dagsorden/forslag",
    "/moeder/<meeting_id>/punkt/<item_id>/<change>",
    "/bemaerkninger",
    "/bemaerkninger/<remark_id>/<change>",
    "/moeder/<meeting_id>/beslutninger",
    "/beslutninger/<decision_id>/<change>",
    "/personer",
    "/personer/<person_id>/<change>",
    "/mine-sessioner/afslut",
    "/mine-sessioner/afslut-andre",
    "/data/opdater",
    "/log/stikproever",
    "/log/stikproever/<sample_id>",
    "/udskrift",
}
OPEN: Final = {"/log-ind", "/health/alive", "/health/ready"}
OPEN_POSTS: Final = {"/log-ind", "/log-ud", "/adgangskode"}
OPEN_WITH_A_LINK: Final = "/adgangskode/<token>"
OPEN_FILES: Final = (
    "/assets/sign-in.css",
    "/assets/vendor/ibm-plex-sans-400.woff2",
    "/assets/vendor/ibm-plex-sans-600.woff2",
)


def test_every_route_stands_in_this_list(app: Dash) -> None:
    found = {rule for _, rule in routes(app.server)}
    listed = {*PAGES, *FOR_SCRIPTS, *FOR_POSTS, *OPEN, *OPEN_POSTS, OPEN_WITH_A_LINK}
    unlisted = sorted(found - listed)
    assert not unlisted, (
        f"New routes: {unlisted}. Decide who may have their answer, and put them into a list "
        "of tests/web/test_routes.py."
    )
    assert not listed - found, f"These routes are gone; take them out of the lists: {sorted(listed - found)}"


@pytest.mark.parametrize("path", PAGES.values())
def test_a_page_leads_a_visitor_to_the_sign_in_and_back(app: Dash, path: str) -> None:
    response = app.server.test_client().get(path)
    assert (response.status_code, response.location) == (302, f"/log-ind?next={path}")


@pytest.mark.parametrize("path", FOR_SCRIPTS.values())
def test_what_scripts_ask_for_is_refused(app: Dash, path: str) -> None:
    response = app.server.test_client().get(path)
    assert (response.status_code, response.get_json()) == (401, {"error": "sign_in"})


@pytest.mark.parametrize("path", sorted(FOR_POSTS))
def test_a_visitors_post_is_refused(app: Dash, path: str) -> None:
    assert app.server.test_client().post(path, json=call("/")).status_code == 401


def test_only_sign_in_its_files_and_health_answer_a_visitor(app: Dash) -> None:
    visitor = app.server.test_client()
    addresses = [*PAGES.values(), *FOR_SCRIPTS.values(), *FOR_POSTS, *OPEN, *OPEN_FILES]
    answered = set()
    for path in addresses:
        with visitor.get(path) as response:
            if response.status_code == 200:
                answered.add(path)
    assert answered == {*OPEN, *OPEN_FILES}


def test_a_link_that_nobody_was_given_opens_nothing(app: Dash) -> None:
    visitor = app.server.test_client()
    looked, tried = visitor.get("/adgangskode/x"), visitor.post("/adgangskode", data={"token": "x"})
    assert (looked.status_code, tried.status_code) == (404, 404)
    assert "<form" not in looked.get_data(as_text=True) + tried.get_data(as_text=True)


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_no_other_method_opens_anything(app: Dash, method: str) -> None:
    visitor = app.server.test_client()
    paths = [*PAGES.values(), *FOR_SCRIPTS.values(), "/health/alive", "/health/ready"]
    assert {visitor.open(path, method=method).status_code for path in paths} == {401}


@pytest.mark.parametrize("path", ["/log-ind", "/health/alive", "/health/ready"])
def test_an_open_answer_holds_nothing_of_the_inside(app: Dash, path: str) -> None:
    text = app.server.test_client().get(path).get_data(as_text=True)
    assert "_dash" not in text
    assert "duckdb" not in text
