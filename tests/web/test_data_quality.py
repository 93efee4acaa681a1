"""The data steward's page: how fresh the figures are, what is wrong with the data, and the button to refresh."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

import pytest
from flask.testing import FlaskClient

from dashboard.app import create_app
from dashboard.auth.reader import Reader
from dashboard.callbacks import refresh_on_schedule
from dashboard.commands.rebuild import rebuild
from dashboard.data.app_database.audit_entry import Kind, Outcome
from dashboard.data.app_database.audit_search import Criteria, children_of, find
from dashboard.data.mart.attempts import record_attempt
from dashboard.data.mart.refresh_lock import refresh_lock
from dashboard.i18n.words import Words
from tests.components.trees import nodes, tree, words_of
from tests.demo.town import UNTIL
from tests.web.conftest import Demo, MakeScreen
from tests.web.readers import drawn, enter


@pytest.fixture
def steward(clients: Mapping[str, FlaskClient]) -> FlaskClient:
    return clients["data_steward"]


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> Event:
    """Set when a refresh has been begun; none is made."""
    begun = Event()
    monkeypatch.setattr(refresh_on_schedule, "refresh_aside", begun.set)
    return begun


@pytest.fixture
def button(begun: Event, demo: Demo) -> FlaskClient:
    """The data steward, where a refresh begun is noticed and not made."""
    return enter(create_app(demo.settings).server, demo.sign_ins["data_steward"])


def test_the_page_tells_how_fresh_the_figures_are(steward: FlaskClient) -> None:
    said = words_of(drawn(steward, "/data"))
    assert f"Data til og med{Words().day(UNTIL)}" in said
    assert "det gik godt" in said
    assert "sqlite:///" in said
    assert "Alt i fagdatabasen kunne læses og tælles." in said
    assert "dashboard import MAPPE --case-db ADRESSE --mapping AFBILDNING.toml --dry-run" in said


def test_a_refresh_that_failed_is_told_with_its_reason(
    screen_of: MakeScreen, demo: Demo, readers: Mapping[str, Reader], tmp_path: Path
) -> None:
    mart = tmp_path / "mart.duckdb"
    mart.write_bytes(demo.settings.mart.read_bytes())
    settings = demo.settings.model_copy(update={"mart": mart})
    record_attempt(mart, at=datetime(2026, 11, 20, 5, tzinfo=UTC), problem="The server cases.example does not answer.")
    steward, chief = (
        words_of(tree(screen_of(settings).show(readers[role], path, "")))
        for role, path in (("data_steward", "/data"), ("chief", "/"))
    )
    assert "det mislykkedes, og tallene fra før står endnu. The server cases.example does not answer." in steward
    assert "cases.example" not in chief


def test_faults_are_listed_and_the_children_in_them_logged_as_looked_up(
    screen_of: MakeScreen, demo: Demo, readers: Mapping[str, Reader], tmp_path: Path
) -> None:
    case = tmp_path / "case.sqlite"
    case.write_bytes(Path(demo.settings.case_db.removeprefix("sqlite:///")).read_bytes())
    with closing(sqlite3.connect(case)) as connection, connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("UPDATE child SET municipality_code = 'gone' WHERE child_id IN ('B00001', 'B00002')")
    settings = demo.settings.model_copy(update={"case_db": f"sqlite:///{case}", "mart": tmp_path / "mart.duckdb"})
    rebuild(settings, as_of=UNTIL)
    screen = screen_of(settings)
    page = tree(screen.show(readers["data_steward"], "/data", ""))
    rows = [[words_of(cell) for cell in node["props"]["children"]] for node in nodes(page) if node["type"] == "Tr"]
    assert ["child.municipality_code", "peger på en municipality, som ikke findes", "2", "B00001, B00002"] in rows
    database = screen.audit.log.database
    (entry,) = find(database, Criteria(kinds=[Kind.LOOK_UP]), most=1).entries
    assert (entry.what, entry.actor_name) == ("/data", readers["data_steward"].display_name)
    assert children_of(database, [entry])[entry.sequence] == ("B00001", "B00002")


def test_the_button_begins_a_refresh_and_logs_it(
    button: FlaskClient, begun: Event, screen_of: MakeScreen, demo: Demo
) -> None:
    assert "Opdater tallene nu" in words_of(drawn(button, "/data"))
    response = button.post("/data/opdater")
    assert (response.status_code, response.location) == (303, "/data?besked=begyndt")
    assert begun.wait(5)
    (entry,) = find(screen_of(demo.settings).audit.log.database, Criteria(kinds=[Kind.REFRESH]), most=1).entries
    assert (entry.what, entry.outcome) == ("/data/opdater", Outcome.DONE)
    assert "Opdateringen er begyndt." in words_of(drawn(button, "/data", "?besked=begyndt"))


def test_while_a_refresh_is_under_way_no_other_is_begun(button: FlaskClient, begun: Event, demo: Demo) -> None:
    with refresh_lock(demo.settings.mart):
        said = words_of(drawn(button, "/data"))
        response = button.post("/data/opdater")
    assert "En opdatering er i gang." in said
    assert "Opdater tallene nu" not in said
    assert response.location == "/data?besked=i-gang"
    assert not begun.is_set()


def test_nobody_else_refreshes(clients: Mapping[str, FlaskClient]) -> None:
    others = {role: client for role, client in clients.items() if role != "data_steward"}
    assert {client.post("/data/opdater").status_code for client in others.values()} == {403}
