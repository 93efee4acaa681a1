"""Every look-up of a child is in the log, exactly, before the answer leaves; and refused attempts are too."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from dash import Dash
from flask.testing import FlaskClient
from playwright.sync_api import Browser

from dashboard.app import create_app
from dashboard.auth.app_database import prepare_app_database
from dashboard.auth.passwords import Passwords
from dashboard.data.app_database.database import AppDatabase, open_app_database
from dashboard.data.app_database.people import add_person
from dashboard.data.app_database.person import RoleHeld
from tests.demo.town import Town
from tests.web.audit import logging, typed
from tests.web.conftest import BUILT, Demo
from tests.web.everything import addresses, keys_in, names_in
from tests.web.readers import ROLES, call, drawn, enter
from tests.web.tab import open_tab

SEES_CHILDREN = ("chief", "coordinator", "home_leader", "school_leader", "advisor")


def seen_in(tree: object, town: Town) -> set[str]:
    """The names and keys of children that a page shows."""
    text = json.dumps(tree, ensure_ascii=False)
    return keys_in(text) | names_in(text, town)


def is_exactly(children: frozenset[str], seen: set[str], town: Town) -> bool:
    """Whether those logged are those seen: each by key or by name, and nobody else."""
    told = {child: {child, town.child[child]["display_name"] if child in town.child else child} for child in children}
    return all(names & seen for names in told.values()) and seen <= set().union(*told.values())


@pytest.mark.parametrize("role", ROLES)
def test_each_view_with_children_is_one_entry_with_exactly_those(
    clients: Mapping[str, FlaskClient], demo: Demo, town: Town, role: str
) -> None:
    with_children = 0
    for path, search in addresses(town):
        with logging(demo.settings) as logged:
            tree = drawn(clients[role], path, search)
        seen = seen_in(tree, town)
        if path.startswith("/log"):
            # Whatever anybody typed stands in the log, a key as well: that is no look-up of the child.
            seen -= keys_in(typed(demo.settings)) - frozenset().union(*logged.children[-1:])
        with_children += bool(seen)
        if seen:
            kind = "log_read" if path.startswith("/log") else "look_up"
            # A list that others' children are in is refused on a page that shows the reader's own.
            refused = [("look_up", "refused", path, search)] if search and len(logged.told) > 1 else []
            assert logged.told == [*refused, (kind, "done", path, search)], (path, search)
            assert is_exactly(logged.children[-1], seen, town), (path, search)
            assert not any(logged.children[:-1]), (path, search)
            assert (logged.entries[0].actor_name, logged.entries[0].address) == (
                demo.sign_ins[role].display_name,
                "127.0.0.1",
            )
        else:
            assert not any(logged.children), (path, search)
            # A list of children is logged whether it finds anybody or not.
            without = ("/log", "/data", "/boern/")
            assert {told[1] for told in logged.told} <= {"refused"} or search or path.startswith(without)
    assert (with_children > 0) == (role in SEES_CHILDREN)


@pytest.mark.parametrize("path", ["/hjem", "/skoler", "/ordliste", "/tilgaengelighed"])
def test_a_page_without_children_writes_nothing(clients: Mapping[str, FlaskClient], demo: Demo, path: str) -> None:
    with logging(demo.settings) as logged:
        drawn(clients["coordinator"], path)
    assert logged.told == []


@pytest.mark.parametrize(
    ("role", "path", "search", "outcome"),
    [
        ("chief", "/", "?tal=absence&trin=indskoling,mellemtrin", "done"),
        ("steering_group", "/", "?tal=absence", "refused"),
        ("steering_group", "/", "?maaned=2026-03", "refused"),
        ("home_leader", "/hjem", "?tal=absence", "refused"),
        ("home_leader", "/hjem", "?tal=absence&enhed={home}", "done"),
        ("steering_group", "/hjem/{home}", "?tal=absence", "refused"),
        ("administrator", "/hjem", "", "refused"),
        ("log_controller", "/", "", "refused"),
        ("data_steward", "/hjem/{home}", "", "refused"),
        ("home_leader", "/log", "", "refused"),
        ("chief", "/log/indsigt", "?barn=B00001", "refused"),
    ],
)
def test_what_is_asked_for_and_refused_is_logged(
    clients: Mapping[str, FlaskClient], demo: Demo, role: str, path: str, search: str, outcome: str
) -> None:
    path, search = (text.format(home=demo.sign_ins["home_leader"].place_key) for text in (path, search))
    with logging(demo.settings) as logged:
        drawn(clients[role], path, search)
    assert logged.told == [("look_up", outcome, path, search)]


def test_a_copied_call_is_logged_as_the_callers_own(clients: Mapping[str, FlaskClient], demo: Demo, town: Town) -> None:
    forged = call(f"/hjem/{demo.sign_ins['home_leader'].place_key}", "?tal=absence")
    forged["inputs"].append({"id": "reader", "property": "data", "value": demo.sign_ins["coordinator"].username})
    with logging(demo.settings) as logged:
        answer = clients["school_leader"].post("/_dash-update-component", json=forged).get_json()
    assert not seen_in(answer, town)
    assert not any(logged.children)
    assert {entry.actor_name for entry in logged.entries} == {demo.sign_ins["school_leader"].display_name}


@pytest.mark.parametrize(
    ("role", "method", "path", "body", "status"),
    [
        ("administrator", "GET", "/eksport/hjem.csv", None, 403),
        ("chief", "GET", "/log/eksport.csv", None, 403),
        ("chief", "POST", "/log/stikproever", {}, 403),
        ("chief", "POST", "/_dash-update-component", {"output": "secret.children"}, 400),
    ],
)
def test_a_refused_request_is_logged(
    clients: Mapping[str, FlaskClient],
    demo: Demo,
    role: str,
    method: str,
    path: str,
    body: dict[str, str] | None,
    status: int,
) -> None:
    with logging(demo.settings) as logged:
        assert clients[role].open(path, method=method, json=body).status_code == status
    assert logged.told == [("request", "refused", f"{method} {path}", "")]


def test_a_visitor_who_is_not_signed_in_fills_no_log(app: Dash, demo: Demo) -> None:
    with logging(demo.settings) as logged:
        visitor = app.server.test_client()
        visitor.get("/hjem")
        visitor.post("/_dash-update-component", json=call("/"))
        visitor.post("/udskrift", data={"sti": "/"})
    assert logged.told == []


def test_an_export_is_logged_with_its_search(clients: Mapping[str, FlaskClient], demo: Demo) -> None:
    with logging(demo.settings) as logged:
        assert clients["chief"].get("/eksport/hjem.xlsx?trin=udskoling").status_code == 200
        assert clients["chief"].get("/eksport/findes-ikke.csv").status_code == 404
    assert logged.told == [("export", "done", "/eksport/hjem.xlsx", "trin=udskoling")]


def test_a_print_is_logged_with_the_children_of_the_view(
    clients: Mapping[str, FlaskClient], demo: Demo, town: Town
) -> None:
    path = f"/hjem/{demo.sign_ins['home_leader'].place_key}"
    seen = seen_in(drawn(clients["home_leader"], path), town)
    with logging(demo.settings) as logged:
        for address in (path, "/hjem", "/findes-ikke"):
            form = {"sti": address, "soegning": ""}
            assert clients["home_leader"].post("/udskrift", data=form).status_code == 204
    assert logged.told == [("print", "done", path, ""), ("print", "done", "/hjem", "")]
    assert is_exactly(logged.children[0], seen, town)
    assert logged.children[1] == frozenset()


def test_printing_in_the_browser_tells_the_server(
    browser: Browser, site: str, clients: Mapping[str, FlaskClient], demo: Demo
) -> None:
    with open_tab(browser, site, clients["chief"]) as tab:
        tab.open("/?trin=udskoling")
        with logging(demo.settings) as logged:
            with tab.page.expect_response("**/udskrift") as answer:
                tab.page.evaluate("dispatchEvent(new Event('beforeprint'))")
            assert answer.value.status == 204
    assert [told[:3] for told in logged.told] == [("print", "done", "/")]
    assert tab.faults == []


def test_signing_in_and_failing_to_are_logged_and_lock_outs_told(app: Dash, demo: Demo) -> None:
    person = demo.sign_ins["chief"]
    with logging(demo.settings) as logged:
        enter(app.server, person)
        stranger = app.server.test_client()
        stranger.environ_base["REMOTE_ADDR"] = "10.9.8.7"
        for username in (*[person.username] * 5, "en adgangskode i det forkerte felt"):
            stranger.post("/log-ind", data={"username": username, "password": "helt forkert kode"})
        stranger.post("/log-ind", data={"username": person.username, "password": "helt forkert kode"})
    told = [(entry.outcome.value, entry.actor_name, entry.address, entry.detail) for entry in logged.entries]
    failed = ("refused", person.display_name, "10.9.8.7", "")
    assert told == [
        ("done", person.display_name, "127.0.0.1", ""),
        *[failed] * 4,
        ("refused", person.display_name, "10.9.8.7", "locked out for 30 s"),
        ("refused", "", "10.9.8.7", ""),
    ]
    enter(app.server, person)


@pytest.fixture
def without_log(demo: Demo, tmp_path: Path) -> Iterator[tuple[FlaskClient, AppDatabase]]:
    """A coordinator who is signed in when the log goes away."""
    url = f"sqlite:///{tmp_path / 'app.sqlite'}"
    prepare_app_database(url)
    database = open_app_database(url)
    person = demo.sign_ins["coordinator"]
    add_person(
        database,
        username=person.username,
        display_name=person.display_name,
        password_hash=Passwords(passes=1, memory_kib=8).hash(person.password),
        roles=[RoleHeld(person.role, person.place_kind, person.place_key)],
        now=BUILT,
    )
    client = enter(create_app(demo.settings.model_copy(update={"app_db": url})).server, person)
    with database.writing() as connection:
        connection.exec_driver_sql("ALTER TABLE audit_entry RENAME TO away")
    yield client, database
    database.close()


def test_what_cannot_be_logged_is_not_shown(
    without_log: tuple[FlaskClient, AppDatabase], demo: Demo, town: Town
) -> None:
    client, database = without_log
    for path in ("/", f"/hjem/{demo.sign_ins['home_leader'].place_key}", "/hjem?tal=absence"):
        address, _, search = path.partition("?")
        answer = client.post("/_dash-update-component", json=call(address, search and f"?{search}"))
        assert (answer.status_code, answer.get_json()) == (503, {"error": "service_unavailable"})
        assert not seen_in(answer.get_data(as_text=True), town)
    export = client.get("/eksport/hjem.csv")
    assert export.status_code == 503
    assert "Dashboardet svarer ikke lige nu" in export.get_data(as_text=True)
    assert "Ordliste" in json.dumps(drawn(client, "/ordliste"), ensure_ascii=False)
    with database.writing() as connection:
        connection.exec_driver_sql("ALTER TABLE away RENAME TO audit_entry")
    assert seen_in(drawn(client, "/"), town)


def test_the_address_is_what_the_server_knows(clients: Mapping[str, FlaskClient], demo: Demo) -> None:
    client = clients["chief"]
    with logging(demo.settings) as logged:
        client.post("/_dash-update-component", json=call("/"), headers={"X-Forwarded-For": "1.2.3.4"})
    assert [entry.address for entry in logged.entries] == ["127.0.0.1"]
