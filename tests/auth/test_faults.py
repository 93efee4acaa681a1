"""What goes wrong around the sign-in: nobody gets in by it, and nothing is lost."""

import signal
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient

from dashboard.auth.app_database import prepare_app_database
from dashboard.auth.passwords import Passwords
from dashboard.data.app_database import database as app_database
from dashboard.data.app_database.database import AppDatabase, file_of, open_app_database
from dashboard.data.app_database.people import add_person
from dashboard.settings import Settings
from tests.auth.conftest import CALL, LOCAL, PASSWORD, START, SignIn, Visit
from tests.auth.test_serve_command import address_of, started

COOKIE = "dashboard-session"


def rows(database: AppDatabase, table: str) -> int:
    file = file_of(str(database.engine.url))
    assert file is not None
    with sqlite3.connect(file) as connection:
        (count,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
    connection.close()
    return int(count)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who waits for a lock gives up soon."""
    monkeypatch.setattr(app_database, "BUSY_TIMEOUT_MS", 20)


@contextmanager
def locked(settings: Settings) -> Iterator[None]:
    """Another program holds the app database for writing."""
    with sqlite3.connect(str(file_of(settings.app_db)), isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")
    other.close()


@pytest.mark.usefixtures("impatient", "anne")
def test_nobody_signs_in_while_the_database_is_locked(
    settings: Settings, visit: Visit, sign_in: SignIn, database: AppDatabase
) -> None:
    client = visit()
    with locked(settings):
        refused = sign_in(client)
    assert (refused.status_code, "Set-Cookie" in refused.headers) == (503, False)
    assert (client.get("/").status_code, rows(database, "session")) == (302, 0)
    assert sign_in(client).status_code == 303


@pytest.mark.usefixtures("impatient", "anne")
def test_a_page_while_the_database_is_locked_is_an_answer_in_words_and_comes_back(
    settings: Settings, visit: Visit, sign_in: SignIn, clock: time_machine.Traveller
) -> None:
    client = visit()
    sign_in(client)
    clock.shift(timedelta(minutes=2))  # its use is to be noted
    with locked(settings):
        page, call = client.get("/"), client.post("/_dash-update-component", json=CALL, headers=LOCAL)
    assert (page.status_code, call.status_code) == (503, 503)
    assert "Intet er gået tabt" in page.get_data(as_text=True)
    assert client.get("/").status_code == 200


@pytest.mark.usefixtures("impatient", "anne")
def test_signing_out_takes_the_cookie_though_the_database_cannot_be_told(
    settings: Settings, visit: Visit, sign_in: SignIn
) -> None:
    client = visit()
    sign_in(client)
    with locked(settings):
        assert client.post("/log-ud", headers=LOCAL).status_code == 503
    assert client.get_cookie(COOKIE) is None
    assert client.get("/").status_code == 302


@pytest.mark.usefixtures("anne")
@pytest.mark.parametrize("days", [400, -400])
def test_a_clock_that_jumps_lets_nobody_in_and_keeps_nobody_out(
    visit: Visit, sign_in: SignIn, clock: time_machine.Traveller, days: int
) -> None:
    before = visit()
    sign_in(before)
    for _ in range(7):
        sign_in(visit(), password="wrong")
    clock.shift(timedelta(days=days))
    assert before.get("/").status_code == 302
    meanwhile = visit()
    assert sign_in(meanwhile).status_code == 303
    clock.shift(timedelta(days=-days))
    assert meanwhile.get("/").status_code == 302
    assert sign_in(visit()).status_code in (303, 429)  # the seven failures of before may hold
    clock.shift(timedelta(minutes=16))
    assert sign_in(visit()).status_code == 303


@pytest.mark.usefixtures("anne")
def test_a_full_disk_lets_nobody_in_and_out(
    settings: Settings,
    make_server: Callable[[Settings], Flask],
    sign_in: SignIn,
    database: AppDatabase,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    prepare = app_database._prepare_sqlite

    def with_little_room(connection: Any, record: object) -> None:
        prepare(connection, record)
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages + 3}")

    client = make_server(settings).test_client()
    sign_in(client)
    with monkeypatch.context() as small:
        small.setattr(app_database, "_prepare_sqlite", with_little_room)
        full = make_server(settings)
        answers = [sign_in(full.test_client()) for _ in range(80)]
    refused = [answer for answer in answers if answer.status_code == 503]
    assert refused, "the disk never filled up"
    assert not any("Set-Cookie" in answer.headers for answer in refused)
    assert rows(database, "session") == 1 + sum(answer.status_code == 303 for answer in answers)
    assert client.get("/").status_code == 200
    assert sign_in(make_server(settings).test_client()).status_code == 303


def post(address: tuple[str, int], path: str, form: dict[str, str]) -> int:
    connection = HTTPConnection(*address, timeout=60)
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    try:
        connection.request("POST", path, urlencode(form), headers)
        return connection.getresponse().status
    finally:
        connection.close()


def test_a_worker_killed_in_the_middle_leaves_nothing_half_done(tmp_path: Path) -> None:
    """Between writing the session and keeping it. Another worker takes the place, and the next sign-in goes well."""
    url = f"sqlite:///{tmp_path / 'app.sqlite'}"
    prepare_app_database(url)
    database = open_app_database(url)
    quick = Passwords(passes=1, memory_kib=8)
    add_person(
        database, username="anne", display_name="Anne", password_hash=quick.hash(PASSWORD), roles=[], now=START
    )  # fmt: skip
    form = {"username": "anne", "password": PASSWORD}
    trap = tmp_path / "trap"
    trap.touch()
    with started(tmp_path, "--port", "0", DASHBOARD_WORKERS="1", KILLED_WHILE=str(trap)) as process:
        address = address_of(process)
        with pytest.raises((HTTPException, ConnectionError)):
            post(address, "/log-ind", form)
        assert not trap.exists()
        assert (rows(database, "session"), rows(database, "audit_entry WHERE kind = 'sign_in'")) == (0, 0)
        assert post(address, "/log-ind", form) == 303
        assert rows(database, "session") == 1
        process.send_signal(signal.SIGTERM)
        assert process.wait(60) == 0
    database.close()


@pytest.mark.usefixtures("anne")
def test_an_error_inside_leaves_the_session_as_it_was(visit: Visit, sign_in: SignIn) -> None:
    client: FlaskClient = visit()
    sign_in(client)
    failing = {**CALL, "inputs": [{"id": "question", "property": "value", "value": "fail"}]}
    assert client.post("/_dash-update-component", json=failing, headers=LOCAL).status_code == 500
    assert client.get("/").status_code == 200
