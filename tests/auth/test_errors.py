"""Errors are told in words, without the inside; and logged without what a reader typed."""

import json
import logging
from typing import Any

import pytest
import sqlalchemy as sa
from flask.testing import FlaskClient

from dashboard.auth.logs import JsonLines, log_config
from dashboard.data.app_database.database import AppDatabase
from tests.auth.conftest import CALL, LOCAL, SignIn, Visit

pytestmark = pytest.mark.usefixtures("anne")


@pytest.fixture
def client(visit: Visit, sign_in: SignIn) -> FlaskClient:
    """A browser that Anne is signed in with."""
    client = visit()
    sign_in(client)
    return client


def call(client: FlaskClient, body: object) -> Any:
    return client.post("/_dash-update-component", json=body, headers=LOCAL)


@pytest.mark.parametrize(
    "body",
    [
        [],
        "text",
        {},
        {**CALL, "output": "unknown.children"},
        {**CALL, "output": 7},
        {**CALL, "inputs": []},
        {**CALL, "inputs": [{}]},
        {**CALL, "changedPropIds": 7},
        {**CALL, "outputs": "strange"},
    ],
)
def test_a_forged_callback_is_told_that_it_is_wrong(client: FlaskClient, body: object) -> None:
    response = call(client, body)
    assert response.status_code in (200, 400)  # what Dash overlooks runs the callback as if it had been right
    assert response.status_code == 200 or response.json == {"error": "bad_request"}


def test_broken_json_and_other_types_are_refused(client: FlaskClient) -> None:
    path = "/_dash-update-component"
    assert client.post(path, data="{", content_type="application/json", headers=LOCAL).status_code == 400
    assert client.post(path, data="x", content_type="text/plain", headers=LOCAL).status_code == 415


def test_a_failing_callback_tells_nothing(client: FlaskClient) -> None:
    failing = {**CALL, "inputs": [{"id": "question", "property": "value", "value": "fail"}]}
    response = call(client, failing)
    assert (response.status_code, response.json) == (500, {"error": "internal_server_error"})


def test_a_component_file_that_is_not_there_is_not_found(client: FlaskClient) -> None:
    assert client.get("/_dash-component-suites/dash/nothing.js").status_code == 404
    assert client.get("/assets/nothing.js").status_code == 404


def test_too_large_a_form_is_refused(visit: Visit) -> None:
    response = visit().post("/log-ind", data={"username": "x" * 20_000}, headers=LOCAL)
    assert response.status_code == 413
    assert "Det er for stort" in response.get_data(as_text=True)


@pytest.mark.parametrize(
    ("path", "kind", "size", "status"),
    [
        ("/_dash-update-component", "application/json", 300_000, 413),
        ("/_dash-update-component", "application/json", 200_000, 400),
        ("/_dash-update-component", "multipart/form-data; boundary=x", 300_000, 415),
        ("/sprog", "application/x-www-form-urlencoded", 70_000, 413),
        ("/sprog", "application/x-www-form-urlencoded", 60_000, 400),
        ("/sprog", "multipart/form-data; boundary=x", 21_000_000, 413),
        ("/log-ind", "application/x-www-form-urlencoded", 20_000, 413),
    ],
)
def test_too_large_a_request_is_refused(client: FlaskClient, path: str, kind: str, size: int, status: int) -> None:
    response = client.post(path, data="x" * size, content_type=kind, headers=LOCAL)
    assert response.status_code == status


@pytest.mark.parametrize("body", ["[" * 100_000, '{"a":' * 30_000, "[" * 50_000 + "]" * 50_000])
def test_a_body_that_is_nested_without_end_is_refused(client: FlaskClient, body: str) -> None:
    path = "/_dash-update-component"
    assert client.post(path, data=body, content_type="application/json", headers=LOCAL).status_code == 400


def test_a_method_that_does_not_fit_is_refused(client: FlaskClient) -> None:
    response = client.put("/_dash-layout", headers=LOCAL)
    assert (response.status_code, response.json) == (405, {"error": "method_not_allowed"})
    assert "GET" in response.headers["Allow"]


def test_without_the_app_database_nobody_gets_in_and_is_told_so(client: FlaskClient, database: AppDatabase) -> None:
    with database.writing() as connection:
        connection.execute(sa.text("ALTER TABLE session RENAME TO gone"))
    page = client.get("/")
    assert (page.status_code, page.headers["Retry-After"]) == (503, "5")
    assert "Dashboardet svarer ikke lige nu" in page.get_data(as_text=True)
    assert call(client, CALL).json == {"error": "service_unavailable"}


def test_a_page_of_an_error_is_danish_html_without_a_trace(visit: Visit) -> None:
    page = visit().post("/log-ind", headers={"Origin": "https://evil.example"}).get_data(as_text=True)
    assert '<html lang="da">' in page
    assert "Det kan ikke gøres herfra" in page
    assert "Traceback" not in page


def test_a_request_is_logged_without_its_query_or_keys(client: FlaskClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "dashboard"):
        client.get("/hjem/C-17?navn=Emil")
    line = json.loads(JsonLines().format(caplog.records[-1]))
    assert line | {"time": "", "milliseconds": 0} == {
        "time": "",
        "level": "INFO",
        "logger": "dashboard",
        "event": "request",
        "method": "GET",
        "page": "/hjem",
        "status": 200,
        "milliseconds": 0,
    }


@pytest.mark.parametrize("path", ["/C-17", "/C-17/hjem", "/%2fC-17", "/Emil", "/<path:path>", "/HJEM"])
def test_an_address_that_somebody_made_up_is_not_logged(
    client: FlaskClient, caplog: pytest.LogCaptureFixture, path: str
) -> None:
    with caplog.at_level(logging.INFO, "dashboard"):
        client.get(path)
    assert json.loads(JsonLines().format(caplog.records[-1]))["page"] == "/…"


def test_an_error_is_logged_by_its_place_and_not_by_what_it_says(
    client: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    call(client, {**CALL, "inputs": [{"id": "question", "property": "value", "value": "fail"}]})
    record = next(record for record in caplog.records if record.levelname == "ERROR")
    text = JsonLines().format(record)
    assert "C-17" not in text
    line = json.loads(text)
    assert (line["event"], line["error"]) == ("failed", "RuntimeError")
    assert line["at"][-1].startswith("conftest.py:")


def test_a_failed_sign_in_leaves_no_name_and_no_password_in_the_log(
    visit: Visit, sign_in: SignIn, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        sign_in(visit(), "canary-name", "canary-password")
    assert caplog.records
    assert "canary" not in "".join(JsonLines().format(record) for record in caplog.records)


def test_a_message_of_a_library_is_logged_without_its_values() -> None:
    record = logging.LogRecord("library", logging.INFO, "", 1, "Asked for %s", ("/barn/C-17",), None)
    line = json.loads(JsonLines().format(record))
    assert line["event"] == "Asked for %s"


def test_the_servers_own_log_is_written_in_the_same_way() -> None:
    config = log_config("INFO")
    assert config["root"] == {"level": "INFO", "handlers": ["stderr"]}
    assert config["formatters"] == {"json": {"()": JsonLines}}
