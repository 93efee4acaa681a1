"""A tiny Dash app behind the real gate, with people who may sign in."""

import secrets
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import time_machine
from dash import Dash, Input, Output, dcc, html
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from dashboard.auth.app_database import prepare_app_database
from dashboard.auth.context import open_context
from dashboard.auth.passwords import Passwords
from dashboard.auth.reader import current_reader
from dashboard.auth.server import create_server
from dashboard.components.quiet_dash import ASSETS_IGNORED
from dashboard.data.app_database.database import AppDatabase, open_app_database
from dashboard.data.app_database.people import add_person
from dashboard.data.app_database.person import RoleHeld
from dashboard.data.app_database.tables import PlaceKind
from dashboard.settings import Settings

START = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
PASSWORD = "en lang adgangskode"
KEY = secrets.token_urlsafe(48)  # none is written down: a key that anybody can read is no key
LOCAL = {"Origin": "http://localhost"}
CALL = {
    "output": "answer.children",
    "outputs": {"id": "answer", "property": "children"},
    "inputs": [{"id": "question", "property": "value", "value": "hej"}],
    "changedPropIds": ["question.value"],
}

Visit = Callable[..., FlaskClient]
SignIn = Callable[..., TestResponse]


@pytest.fixture(scope="session")
def passwords() -> Passwords:
    """Argon2 as it is, but quick."""
    return Passwords(passes=1, memory_kib=8)


@pytest.fixture(scope="session")
def password_hash(passwords: Passwords) -> str:
    return passwords.hash(PASSWORD)


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """It is noon on 4 March 2026 and stays so, until a test moves it."""
    with time_machine.travel(START, tick=False) as traveller:
        yield traveller


@pytest.fixture
def make_settings(sqlite_url: str, tmp_path: Path) -> Callable[..., Settings]:
    """Settings of a production server without TLS (as the tests speak plain HTTP), but for what is given."""

    def make(**given: Any) -> Settings:
        values: dict[str, Any] = {
            "environment": "production",
            "case_db": "sqlite:///none.sqlite",
            "app_db": sqlite_url,
            "mart": tmp_path / "mart.duckdb",
            "municipality": "999",
            "secret_key": KEY,
            "trusted_hosts": ("localhost",),
            "tls": False,
        }
        return Settings(**values | given)

    return make


@pytest.fixture
def settings(make_settings: Callable[..., Settings]) -> Settings:
    return make_settings()


@pytest.fixture
def database(settings: Settings) -> Iterator[AppDatabase]:
    """An app database without people."""
    prepare_app_database(settings.app_db)
    database = open_app_database(settings.app_db)
    yield database
    database.close()


@pytest.fixture
def anne(database: AppDatabase, password_hash: str) -> str:
    """Anne leads home H1; gives her person_id."""
    return add_person(
        database,
        username="anne",
        display_name="Anne Bach",
        password_hash=password_hash,
        roles=[RoleHeld("home_leader", PlaceKind.HOME, "H1")],
        now=START,
    )


@pytest.fixture
def make_server(clock: object, database: AppDatabase, passwords: Passwords) -> Callable[[Settings], Flask]:
    """`make_server(settings)`: the server with the tiny Dash app on it."""

    def make(settings: Settings) -> Flask:
        server = create_server(
            open_context(settings, passwords=passwords),
            script_hashes=lambda: app.csp_hashes(),
            mart_built=lambda: START if settings.mart.exists() else None,
            pages=["/hjem/<key>"],
        )
        app = Dash(
            "tiny",
            server=server,  # type: ignore[arg-type] # dash's own example does so
            assets_folder=str(settings.assets_dir),
            assets_ignore=ASSETS_IGNORED,
            suppress_callback_exceptions=True,
            enable_mcp=False,
        )
        app.layout = html.Div([dcc.Input(id="question"), html.P(id="answer")])

        @app.callback(Output("answer", "children"), Input("question", "value"))
        def answer(question: str) -> str:
            if question == "fail":
                message = "secret text with the key C-17"
                raise RuntimeError(message)
            reader = current_reader()
            return f"{reader.display_name}: {sorted(reader.scope.own.homes)}"

        return server

    return make


@pytest.fixture
def server(make_server: Callable[[Settings], Flask], settings: Settings) -> Flask:
    return make_server(settings)


@pytest.fixture
def visit(server: Flask) -> Visit:
    """`visit()`: another browser."""
    return server.test_client


@pytest.fixture
def sign_in() -> SignIn:
    """`sign_in(client)`: fills the form in and sends it, as Anne unless told otherwise."""

    def sign_in(
        client: FlaskClient,
        username: str = "anne",
        password: str = PASSWORD,
        *,
        next: str = "/",  # noqa: A002 - the field's name
        **more: Any,
    ) -> TestResponse:
        form = {"username": username, "password": password, "next": next}
        return client.post("/log-ind", data=form, headers=LOCAL, **more)

    return sign_in
