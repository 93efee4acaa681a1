"""What a reader meets when something is away, old or wrong: a page in words, the right status, and no trace."""

import json
import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest
from dash import Dash
from flask.testing import FlaskClient

from dashboard.app import create_app
from dashboard.auth.app_database import prepare_app_database
from dashboard.auth.passwords import Passwords
from dashboard.auth.reader import Reader
from dashboard.components.screen import Screen
from dashboard.data.app_database.database import open_app_database
from dashboard.data.app_database.people import add_person
from dashboard.data.app_database.person import RoleHeld
from dashboard.data.mart.attempts import record_attempt
from dashboard.settings import Settings
from tests.components.trees import tree, words_of
from tests.support.postgres import PostgresCluster
from tests.web.conftest import BUILT, Demo, MakeScreen
from tests.web.readers import call, drawn, enter


@pytest.fixture
def settings(demo: Demo, tmp_path: Path) -> Settings:
    """The demo's settings with a mart of the test's own."""
    mart = tmp_path / "mart.duckdb"
    shutil.copy(demo.settings.mart, mart)
    return demo.settings.model_copy(update={"mart": mart})


def of_another_version(mart: Path) -> None:
    with duckdb.connect(mart) as connection:
        ((content,),) = connection.execute("SELECT content FROM meta").fetchall()
        connection.execute("UPDATE meta SET content = ?", [json.dumps(json.loads(content) | {"version": "old"})])


def a_folder(mart: Path) -> None:
    mart.unlink()
    mart.mkdir()


FAULTS: dict[str, Callable[[Path], object]] = {
    "missing": Path.unlink,
    "cut off": lambda mart: mart.write_bytes(mart.read_bytes()[:20_000]),
    "another file": lambda mart: mart.write_text("this is no database"),
    "a folder": a_folder,
    "another version": of_another_version,
}


@pytest.fixture(params=FAULTS)
def app_with_fault(request: pytest.FixtureRequest, settings: Settings) -> Dash:
    """The application over a mart with the fault."""
    FAULTS[request.param](settings.mart)
    return create_app(settings)


def test_without_a_mart_a_page_says_so_and_health_is_not_ready(app_with_fault: Dash, demo: Demo) -> None:
    client = enter(app_with_fault.server, demo.sign_ins["chief"])
    said = words_of(drawn(client, "/hjem"))
    assert "Tallene er ikke klar" in said
    assert "dashboard refresh" in said
    assert "Traceback" not in said
    assert (client.get("/health/ready").status_code, client.get("/health/alive").status_code) == (503, 200)
    assert client.get("/eksport/hjem.csv").status_code == 503


def test_a_mart_that_comes_back_is_shown_without_a_restart(settings: Settings, demo: Demo) -> None:
    aside = settings.mart.rename(settings.mart.with_name("aside"))
    client = enter(create_app(settings).server, demo.sign_ins["chief"])
    assert "ikke klar" in words_of(drawn(client, "/"))
    aside.rename(settings.mart)
    assert "Nøgletal" in words_of(drawn(client, "/"))
    assert client.get("/health/ready").status_code == 200


def chief_sees(screen: Screen, readers: Mapping[str, Reader], path: str = "/", search: str = "") -> str:
    return words_of(tree(screen.show(readers["chief"], path, search)))


def test_old_figures_are_said_to_be_old(
    screen_of: MakeScreen, settings: Settings, readers: Mapping[str, Reader]
) -> None:
    in_time = screen_of(settings, datetime.now(UTC) + timedelta(hours=47))
    too_late = screen_of(settings, datetime.now(UTC) + timedelta(hours=49))
    assert "ikke opdateret" not in chief_sees(in_time, readers)
    assert "Tallene er ikke opdateret" in chief_sees(too_late, readers)


def test_a_refresh_that_failed_is_said_with_what_stands_and_without_the_servers_words(
    screen_of: MakeScreen, settings: Settings, readers: Mapping[str, Reader]
) -> None:
    record_attempt(settings.mart, at=datetime.now(UTC), problem="Nothing at postgresql://svane@10.0.0.7/fag")
    said = chief_sees(screen_of(settings), readers)
    assert "Fagdatabasen kunne ikke læses." in said
    assert "postgresql" not in said
    assert "14. nov. 2026" in said
    assert "Nøgletal" in said


def test_a_failing_page_tells_nothing_of_the_inside(
    screen: Screen, readers: Mapping[str, Reader], caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_: object) -> Any:
        message = "secret of B00001"
        raise RuntimeError(message)

    broken = replace(screen, pages=[replace(screen.pages[0], build=fail)])
    said = chief_sees(broken, readers)
    assert "Siden kunne ikke vises" in said
    assert "secret" not in said
    assert "secret" in caplog.text


@pytest.mark.parametrize(
    "path", ["/findes-ikke", "/hjem/H9999", "/skoler/H0001", "/hjem/H0001/mere", "/HJEM", "/hjem/%00", "/hjem/%2e%2e"]
)
def test_what_is_not_there_is_404_with_a_page(clients: Mapping[str, FlaskClient], path: str) -> None:
    response = clients["chief"].get(path)
    assert (response.status_code, response.mimetype) == (404, "text/html")
    assert "Siden findes ikke" in words_of(drawn(clients["chief"], path))


def test_an_ended_session_leads_to_the_sign_in_and_back_to_the_same_view(app: Dash, demo: Demo) -> None:
    client = enter(app.server, demo.sign_ins["chief"])
    client.post("/log-ud")
    client.set_cookie("dashboard-session", "A" * 43)
    assert client.post("/_dash-update-component", json=call("/hjem", "?trin=udskoling")).status_code == 401
    asked = client.get("/hjem?trin=udskoling")
    assert asked.location == "/log-ind?udloebet=1&next=/hjem?trin%3Dudskoling"
    assert "Din session er udløbet" in client.get(asked.location).get_data(as_text=True)
    sign_in = demo.sign_ins["chief"]
    form = {"username": sign_in.username, "password": sign_in.password, "next": "/hjem?trin=udskoling"}
    assert client.post("/log-ind", data=form).location == "/hjem?trin=udskoling"


@pytest.fixture
def client_without_database(demo: Demo, postgres: PostgresCluster) -> FlaskClient:
    """A chief who is signed in when the app database goes away."""
    url = postgres.new_database()
    prepare_app_database(url)
    database = open_app_database(url)
    chief = demo.sign_ins["chief"]
    add_person(
        database,
        username=chief.username,
        display_name=chief.display_name,
        password_hash=Passwords(passes=1, memory_kib=8).hash(chief.password),
        roles=[RoleHeld(chief.role, chief.place_kind, chief.place_key)],
        now=BUILT,
    )
    database.close()
    client = enter(create_app(demo.settings.model_copy(update={"app_db": url})).server, chief)
    assert client.get("/").status_code == 200
    postgres.drop_database(url)
    return client


def test_without_the_app_database_a_page_in_words_is_503(client_without_database: FlaskClient) -> None:
    response = client_without_database.get("/hjem")
    said = response.get_data(as_text=True)
    assert response.status_code == 503
    assert response.headers["Retry-After"] == "5"
    assert "Dashboardet svarer ikke lige nu" in said
    assert not any(inside in said for inside in ("Traceback", "psycopg", "SELECT", "test_"))


def test_without_the_app_database_scripts_and_health_are_told(client_without_database: FlaskClient) -> None:
    answer = client_without_database.post("/_dash-update-component", json=call("/"))
    assert (answer.status_code, answer.get_json()) == (503, {"error": "service_unavailable"})
    assert client_without_database.get("/health/ready").status_code == 503
    assert client_without_database.get("/health/alive").status_code == 200


def test_a_mart_that_another_program_writes_to_is_no_trace_on_the_screen(settings: Settings, demo: Demo) -> None:
    with duckdb.connect(settings.mart):
        client = enter(create_app(settings).server, demo.sign_ins["chief"])
        said = words_of(drawn(client, "/"))
    assert ("Nøgletal" in said) != ("Tallene er ikke klar" in said)
    assert "Traceback" not in said
