"""The log controller's pages: search, samples, a citizen's answer, the file; reading the log is itself logged."""

import csv
import io
import json
import re
from collections.abc import Mapping

import pytest
from flask.testing import FlaskClient

from dashboard.auth.audit_log import audit_log
from dashboard.data.app_database.audit_entry import Actor, AuditEntry, Kind, Outcome
from dashboard.data.app_database.audit_samples import samples
from dashboard.data.app_database.database import open_app_database
from tests.components.trees import nodes, words_of
from tests.web.audit import logging
from tests.web.conftest import BUILT, Demo
from tests.web.readers import drawn

CHILD = "B99017"  # nobody else looks at
EVIL = "=HYPERLINK(1)"
PAGES = ("/log", "/log/stikproever", "/log/indsigt")


@pytest.fixture(scope="module", autouse=True)
def looked_up(demo: Demo) -> None:
    """Three people have seen the child, one of them twice; one was refused, and one has a name to fear."""
    database = open_app_database(demo.settings.app_db)
    log = audit_log(demo.settings, database)
    for key, name, kind, outcome in (
        ("p-1", "Anna Lund", Kind.LOOK_UP, Outcome.DONE),
        ("p-1", "Anna Lund", Kind.LOOK_UP, Outcome.DONE),
        ("p-2", "Bo Vang", Kind.PRINT, Outcome.DONE),
        ("p-3", EVIL, Kind.LOOK_UP, Outcome.REFUSED),
        ("p-4", "Log Kontrol", Kind.LOG_READ, Outcome.DONE),
    ):
        log.record(
            AuditEntry(
                at=BUILT,
                actor=Actor(key=key, name=name, address="10.0.0.1"),
                kind=kind,
                outcome=outcome,
                what="/hjem/H0001",
                detail="?tal=absence",
                children=frozenset({CHILD, "B99018"}),
            )
        )
    database.close()


@pytest.fixture
def controller(clients: Mapping[str, FlaskClient]) -> FlaskClient:
    return clients["log_controller"]


def said(client: FlaskClient, path: str, search: str = "") -> str:
    return words_of(drawn(client, path, search))


@pytest.mark.parametrize("path", PAGES)
def test_only_the_log_controller_reads_the_log(clients: Mapping[str, FlaskClient], demo: Demo, path: str) -> None:
    for role, client in clients.items():
        text = said(client, path, f"?barn={CHILD}")
        assert ("Du har ikke adgang" in text) == (role != "log_controller"), role
        assert ("Anna Lund" in text) == (role == "log_controller" and path == "/log")


@pytest.mark.parametrize(
    ("search", "found", "not_found"),
    [
        (f"?barn={CHILD}", ["Anna Lund", "Bo Vang", "Log Kontrol"], []),
        ("?barn=B990", ["Ingen linjer passer."], ["Anna Lund, "]),
        (f"?barn={CHILD}&art=print", ["1 linje", "Udskrift"], []),
        (f"?barn={CHILD}&hvem=p-1", ["2 linjer"], []),
        (f"?barn={CHILD}&udfald=refused", ["1 linje", "Afvist"], []),
        (f"?barn={CHILD}&tidligst=2026-11-15&senest=2026-11-15", ["5 linjer", "15. nov. 2026 kl."], []),
        (f"?barn={CHILD}&senest=2026-11-14", ["Ingen linjer passer."], []),
        ("?tidligst=i-gaar", ["“i-gaar” kan ikke bruges"], []),
        ("?art=findes-ikke&udfald=x&side=0", ["“findes-ikke”", "“x”", "“0”"], []),
        ("?side=999999", ["Ingen linjer passer."], []),
        ("?barn=%27%20OR%201=1%20--", ["Ingen linjer passer."], []),
    ],
)
def test_a_search_of_the_log(controller: FlaskClient, search: str, found: list[str], not_found: list[str]) -> None:
    text = said(controller, "/log", search)
    assert [part for part in found if part not in text] == []
    assert [part for part in not_found if part in text] == []


def test_an_entry_tells_its_children_and_that_is_logged(controller: FlaskClient, demo: Demo) -> None:
    listed = drawn(controller, "/log", f"?barn={CHILD}&art=print")
    assert "B99018" not in words_of(listed)
    (link,) = {node["props"]["href"] for node in nodes(listed) if "linje=" in str(node["props"].get("href", ""))}
    with logging(demo.settings) as logged:
        text = said(controller, "/log", link.removeprefix("/log"))
    assert f"2: {CHILD}, B99018" in text
    assert logged.children == [frozenset({CHILD, "B99018"})]


def test_the_log_shows_pages_of_fifty(controller: FlaskClient) -> None:
    for _ in range(60):
        drawn(controller, "/log", "?art=log_read")
    tree = drawn(controller, "/log", "?art=log_read")
    (main,) = (node for node in nodes(tree) if node["type"] == "Main")
    assert len([node for node in nodes(main) if node["type"] == "Tr"]) == 51
    assert "Næste" in words_of(tree)


@pytest.mark.parametrize(
    ("path", "search", "children"),
    [
        ("/log", f"?barn={CHILD}", {CHILD}),
        ("/log/indsigt", f"?barn={CHILD}", {CHILD}),
        ("/log/stikproever", "", set()),
    ],
)
def test_reading_the_log_is_logged(
    controller: FlaskClient, demo: Demo, path: str, search: str, children: set[str]
) -> None:
    with logging(demo.settings) as logged:
        drawn(controller, path, search)
    assert logged.told == [("log_read", "done", path, search)]
    assert logged.children == [frozenset(children)]


def test_a_citizen_is_told_when_and_how_and_not_who(controller: FlaskClient) -> None:
    text = said(controller, "/log/indsigt", f"?barn={CHILD}")
    assert "Data er set 3 gange." in text
    assert re.search(r"15\. nov\. 2026\W*Opslag på skærmen\W*2", text)
    assert re.search(r"15\. nov\. 2026\W*Udskrift\W*1", text)
    assert not [name for name in ("Anna Lund", "Bo Vang", "Log Kontrol", "10.0.0.1", "H0001") if name in text]


@pytest.mark.parametrize("search", ["?barn=B99999", f"?barn={CHILD}&senest=2026-01-01", "?barn=B9901"])
def test_a_citizen_whose_child_nobody_looked_at_is_told_so(controller: FlaskClient, search: str) -> None:
    assert "Data er set 0 gange." in said(controller, "/log/indsigt", search)


def test_the_file_of_the_log_is_the_search_and_no_formula(controller: FlaskClient, demo: Demo) -> None:
    with logging(demo.settings) as logged:
        answer = controller.get(f"/log/eksport.csv?barn={CHILD}")
    assert answer.mimetype == "text/csv"
    assert logged.told == [("log_read", "done", "/log/eksport.csv", f"barn={CHILD}")]
    head, *rows = csv.reader(io.StringIO(answer.get_data().decode("utf-8-sig")), delimiter=";")
    assert head[:3] == ["Linjenummer", "Hvornår", "Hvem"]
    written = [row for row in rows if row[3] in ("p-1", "p-2", "p-3", "p-4")]
    assert [row[2] for row in written] == ["Log Kontrol", f"'{EVIL}", "Bo Vang", "Anna Lund", "Anna Lund"]
    assert {row[8] for row in written} == {f"{CHILD} B99018"}
    assert {row[6] for row in written} == {"/hjem/H0001?tal=absence"}


def test_a_sample_is_drawn_checked_and_kept(controller: FlaskClient, demo: Demo) -> None:
    assert "Kontrollen af" in said(controller, "/log/stikproever") or "Næste kontrol" in said(
        controller, "/log/stikproever"
    )
    with logging(demo.settings) as logged:
        form = {"halvaar": "2026-2", "antal": "2", "tal": "et tal"}
        drawn_at = controller.post("/log/stikproever", data=form).location
    assert re.fullmatch(r"/log/stikproever/[0-9a-f-]{36}", drawn_at)
    assert logged.told == [("log_check", "done", "/log/stikproever", "drawn: 2026-2, 2 entries, seed et tal")]
    page = drawn(controller, drawn_at)
    assert "2. halvår 2026; udtrukket" in words_of(page)
    assert "udtrækstallet et tal; 0 af 2 kontrolleret" in words_of(page)
    entries = re.findall(r'"name": "linje"[^}]*"value": "(\d+)"|"value": "(\d+)"[^}]*"name": "linje"', json.dumps(page))
    numbers = [first or second for first, second in entries]
    assert len(numbers) == 2
    with logging(demo.settings) as logged:
        for number, result in zip(numbers, ("follow_up", "in_order"), strict=True):
            form = {"linje": number, "resultat": result, "bemaerkning": "<b>set</b>"}
            back = controller.post(drawn_at, data=form)
            assert (back.status_code, back.location) == (303, f"{drawn_at}#linje-{number}")
    assert [told[0] for told in logged.told] == ["log_check", "log_check"]
    assert logged.entries[0].detail == f"entry {numbers[0]}: follow_up, <b>set</b>"
    assert "2 af 2 kontrolleret" in said(controller, drawn_at)
    assert "Følges op, noteret" in said(controller, drawn_at)
    database = open_app_database(demo.settings.app_db)
    (sample,) = (sample for sample in samples(database) if drawn_at.endswith(sample.sample_id))
    database.close()
    assert (sample.is_done, sample.to_follow_up, sample.drawn_by) == (True, 1, "Hans Dam")


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ({"halvaar": "2026-3", "antal": "5"}, "Vælg et halvår"),
        ({"halvaar": "2026-2", "antal": "0"}, "Vælg et halvår"),
        ({"halvaar": "2026-2", "antal": "1000"}, "Vælg et halvår"),
        ({"halvaar": "2026-2", "antal": "²"}, "Vælg et halvår"),
        ({}, "Vælg et halvår"),
        ({"halvaar": "1999-1", "antal": "5"}, "der er intet at udtrække"),
    ],
)
def test_what_cannot_be_drawn_is_told(controller: FlaskClient, form: dict[str, str], told: str) -> None:
    location = controller.post("/log/stikproever", data=form).location
    path, _, search = location.partition("?")
    assert told in said(controller, path, f"?{search}")


@pytest.mark.parametrize(
    ("form", "status"),
    [({"linje": "1", "resultat": "in_order"}, 404), ({"linje": "x", "resultat": "in_order"}, 404), ({}, 400)],
)
def test_a_check_of_what_was_not_drawn_is_refused(controller: FlaskClient, form: dict[str, str], status: int) -> None:
    assert controller.post("/log/stikproever/nothing", data=form).status_code == status


def test_a_sample_that_is_not_there_is_told(controller: FlaskClient) -> None:
    assert "Siden findes ikke" in said(controller, "/log/stikproever/nothing")


def test_the_log_controller_sees_no_figures(controller: FlaskClient) -> None:
    for path in ("/", "/hjem", "/skoler", "/hjem/H0001"):
        text = said(controller, path)
        assert "Nøgletal" not in text
        assert "Du har ikke adgang" in text or "Siden findes ikke" in text
