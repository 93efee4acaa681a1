"""What Dash does by itself or can be made to do, and does not do here."""

import json
import re
from collections.abc import Mapping

import pytest
from dash import Dash
from flask.testing import FlaskClient

from dashboard.app import create_app
from dashboard.auth.server import routes
from tests.demo.town import Town
from tests.web.conftest import Demo
from tests.web.everything import keys_in, names_in
from tests.web.readers import call


def index(client: FlaskClient, path: str) -> str:
    """The page as a browser first gets it, without what is signed anew for each."""
    return re.sub(r'"end_id": "[^"]*"', '"end_id": ""', client.get(path).get_data(as_text=True))


def test_no_version_is_told(clients: Mapping[str, FlaskClient]) -> None:
    page = index(clients["chief"], "/")
    config = json.loads(page.partition('id="_dash-config" type="application/json">')[2].partition("</script>")[0])
    assert "suppress_callback_exceptions" in config
    assert [name for name in config if name.endswith(("_version", "_version_url"))] == []
    assert "Server" not in clients["chief"].get("/").headers


def test_the_first_page_is_the_same_whoever_asks_for_whatever(clients: Mapping[str, FlaskClient]) -> None:
    """No title, no description, no layout that somebody else had made."""
    paths = ("/hjem/H0001", "/hjem/H0001?key=H0002", "/hjem", "/Emil")
    assert len({index(client, path) for client in clients.values() for path in paths}) == 1


def test_an_environment_variable_opens_no_new_way_in(demo: Demo, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DASH_MCP_ENABLED", "DASH_DEBUG", "FLASK_DEBUG"):
        monkeypatch.setenv(name, "true")
    monkeypatch.setenv("DASH_MCP_PATH", "open-door")
    app = create_app(demo.settings)
    found = {rule for _, rule in routes(app.server)}
    assert [rule for rule in found if "mcp" in rule or "door" in rule or "console" in rule or "alive_" in rule] == []
    visitor = app.server.test_client()
    assert {visitor.post(path, json={"method": "tools/list"}).status_code for path in ("/_mcp", "/open-door")} == {401}


def test_no_callback_runs_in_the_background_or_has_an_address_of_its_own(app: Dash) -> None:
    kept = json.dumps([*app.callback_map.values()], default=str)
    assert app.callback_map
    assert [name for name in ('"background": {', '"api_endpoint": "') if name in kept] == []


@pytest.mark.parametrize("query", ["cacheKey=x&job=1", "oldJob=1&oldJob=2", "cancelJob=1", "endId=forged", "key=H0001"])
def test_what_background_callbacks_are_asked_with_changes_nothing(
    clients: Mapping[str, FlaskClient], town: Town, query: str
) -> None:
    answer = clients["steering_group"].post(f"/_dash-update-component?{query}", json=call("/"))
    text = answer.get_data(as_text=True)
    assert answer.status_code in (200, 400)
    assert not keys_in(text) | names_in(text, town)


def test_what_the_caller_says_was_clicked_is_not_believed(clients: Mapping[str, FlaskClient], town: Town) -> None:
    forged = call("/hjem/H0002")
    forged["inputs"][0]["id"] = "chief"
    forged["changedPropIds"] = ["reader.data", "chief.pathname"]
    forged["state"] = [{"id": "reader", "property": "data", "value": "chief"}]
    text = clients["steering_group"].post("/_dash-update-component", json=forged).get_data(as_text=True)
    assert not keys_in(text) | names_in(text, town)


@pytest.mark.parametrize("path", ["/console", "/?__debugger__=yes&cmd=resource&f=debugger.js", "/_dash-ws-callback"])
def test_no_debugger_answers(clients: Mapping[str, FlaskClient], path: str) -> None:
    page = clients["chief"].get(path)
    assert "Werkzeug" not in page.get_data(as_text=True)
    assert page.status_code in (200, 404)


@pytest.mark.parametrize("method", ["HEAD", "OPTIONS"])
def test_a_question_without_a_body_tells_nothing(clients: Mapping[str, FlaskClient], method: str) -> None:
    for path in ("/", "/hjem/H0001", "/_dash-layout", "/_dash-update-component", "/eksport/hjem.csv"):
        answer = clients["coordinator"].open(path, method=method)
        assert answer.get_data() == b""
        assert "Access-Control-Allow-Origin" not in answer.headers
