"""Readers of the demo as browsers without a screen: signed in, and asking as the scripts ask."""

from typing import Any

from dash import Dash
from flask import Flask
from flask.testing import FlaskClient

from dashboard.auth import roles
from dashboard.auth.demo_people import SignIn
from dashboard.auth.reader import Reader, current_reader

COOKIE = "dashboard-session"
ROLES = tuple(roles.ROLES)


def call(path: str, search: str = "") -> dict[str, Any]:
    """The body that the browser posts when the address changes."""
    return {
        "output": "page.tree",
        "outputs": {"id": "page", "property": "tree"},
        "inputs": [
            {"id": "address", "property": "pathname", "value": path},
            {"id": "address", "property": "search", "value": search},
        ],
        "changedPropIds": ["address.pathname"],
    }


def enter(server: Flask, sign_in: SignIn) -> FlaskClient:
    """A browser with a session of its own, which says with each form whose page it was on, as browsers do."""
    client = server.test_client()
    client.environ_base["HTTP_ORIGIN"] = "http://localhost"
    form = {"username": sign_in.username, "password": sign_in.password}
    assert client.post("/log-ind", data=form).status_code == 303
    return client


def drawn(client: FlaskClient, path: str, search: str = "") -> Any:
    """The tree that the page at an address is drawn from."""
    response = client.post("/_dash-update-component", json=call(path, search))
    assert response.status_code == 200, response.get_data(as_text=True)
    return response.get_json()["response"]["page"]["tree"]


def token_of(client: FlaskClient) -> str:
    cookie = client.get_cookie(COOKIE)
    assert cookie is not None
    return cookie.value


def reader_of(app: Dash, client: FlaskClient) -> Reader:
    """What the server knows of who is signed in there, from the database as a request would have it."""
    with app.server.test_request_context("/", headers={"Cookie": f"{COOKIE}={token_of(client)}"}):
        return current_reader()
