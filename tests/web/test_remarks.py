"""Remarks as readers have them: beside a figure, read and written by those it concerns, and nobody else."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
import sqlalchemy as sa
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from dashboard.data.app_database.audit_entry import Kind
from dashboard.data.app_database.audit_search import Criteria, find
from dashboard.data.app_database.database import AppDatabase, open_app_database
from tests.components.trees import nodes, words_of
from tests.demo.town import Town
from tests.web.conftest import Demo
from tests.web.readers import drawn

PATH = "/bemaerkninger"


@pytest.fixture
def database(demo: Demo) -> Iterator[AppDatabase]:
    """The application's, with the remarks of the test alone."""
    database = open_app_database(demo.settings.app_db)
    yield database
    with database.writing() as connection:
        connection.execute(sa.text("DELETE FROM remark"))
    database.close()


@pytest.fixture
def home(demo: Demo) -> str:
    """The home leader's, as the address says it."""
    return f"hjem:{demo.sign_ins['home_leader'].place_key}"


def write(client: FlaskClient, about: str, text: str = "Se på det", **more: str) -> TestResponse:
    indicator, _, unit = about.partition("@")
    return client.post(PATH, data={"om": indicator, "sted": unit, "tekst": text, **more})


def page(client: FlaskClient, search: str = "") -> str:
    return words_of(drawn(client, PATH, search))


def actions(client: FlaskClient, search: str) -> list[str]:
    tree: Any = drawn(client, PATH, search)
    forms = [node["props"]["action"] for node in nodes(tree) if node["type"] == "Form"]
    return [action for action in forms if action.startswith(PATH)]


def text_of(response: TestResponse) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.get_data(as_text=True)))


def links(client: FlaskClient, path: str) -> list[str]:
    tree: Any = drawn(client, path)
    found = [node["props"] for node in nodes(tree) if node["type"] == "A"]
    return [f"{one['children']} {one['href']}" for one in found if str(one.get("href")).startswith(f"{PATH}?")]


def test_a_remark_is_written_read_changed_and_deleted(
    clients: Mapping[str, FlaskClient], database: AppDatabase
) -> None:
    client = clients["coordinator"]
    answer = write(
        client, "goals_met", "Se på\r\nmålene", handling=" Ring  til hjemmet ", ansvarlig="Anne", frist="2026-12-15"
    )
    assert (answer.status_code, answer.location) == (303, f"{PATH}?om=goals_met&besked=skrevet")
    said = page(client, "?om=goals_met&besked=skrevet")
    assert "Bemærkningen er gemt." in said
    assert "Se på\nmålene" in said
    assert "Ring til hjemmet; Anne; senest 15. dec. 2026; endnu ikke udført" in said
    _, change, delete = actions(client, "?om=goals_met")
    answer = client.post(change, data={"handling": "Ring", "udfoert": "ja", "version": "1"})
    assert answer.location == f"{PATH}?om=goals_met&besked=ret"
    said = page(client, "?om=goals_met")
    assert "Ring; udført" in said
    assert "målene" not in said
    assert "(rettet " in said
    assert client.post(delete, data={"version": "2"}).status_code == 303
    assert "Ingen bemærkning her." in page(client, "?om=goals_met&besked=slet")


def test_the_link_beside_a_figure_counts_its_remarks(
    clients: Mapping[str, FlaskClient], database: AppDatabase, demo: Demo, home: str
) -> None:
    for about in ("goals_met", "goals_met", f"goals_met@{home}"):
        assert write(clients["chief"], about).status_code == 303
    path = f"/hjem/{demo.sign_ins['home_leader'].place_key}"
    assert f"Bemærkninger (2) {PATH}?om=goals_met" in links(clients["steering_group"], "/")
    assert f"Bemærkninger {PATH}?om=absence" in links(clients["chief"], "/")
    assert f"Bemærkninger (1) {PATH}?om=goals_met&sted={home.replace(':', '%3A')}" in links(
        clients["home_leader"], path
    )
    assert links(clients["home_leader"], "/") == []
    assert links(clients["advisor"], path) == []


def test_who_reads_and_who_writes(clients: Mapping[str, FlaskClient], database: AppDatabase, home: str) -> None:
    write(clients["chief"], "goals_met", "Om kommunen")
    write(clients["chief"], f"goals_met@{home}", "Om hjemmet")
    both, at_home, none = {"Om kommunen", "Om hjemmet"}, {"Om hjemmet"}, set[str]()
    reads = {"coordinator": both, "steering_group": both, "home_leader": at_home, "school_leader": none}
    for role, expected in reads.items():
        said = page(clients[role])
        assert {text for text in both if text in said} == expected, role
    writes = {"coordinator": (303, 303), "home_leader": (403, 303), "school_leader": (403, 403)}
    for role, answers in {**writes, "steering_group": (403, 403), "advisor": (403, 403)}.items():
        told = (write(clients[role], "goals_met"), write(clients[role], f"goals_met@{home}"))
        assert tuple(answer.status_code for answer in told) == answers, role


def test_a_leader_reads_nothing_about_the_municipality(
    clients: Mapping[str, FlaskClient], database: AppDatabase
) -> None:
    write(clients["chief"], "goals_met", "Om kommunen")
    said = page(clients["home_leader"], "?om=goals_met")
    assert "Om kommunen" not in said
    assert "Disse bemærkninger er for styregrupperne" in said
    assert actions(clients["home_leader"], "?om=goals_met") == []


def test_a_family_is_named_to_nobody_without_a_work_need(
    clients: Mapping[str, FlaskClient], database: AppDatabase, town: Town
) -> None:
    families = {row["home_id"] for row in town["home"] if row["kind"] == "foster_family"}
    family = next(row["home_id"] for row in town["placement"] if row["home_id"] in families)
    assert write(clients["chief"], f"goals_met@hjem:{family}", "Om familien").status_code == 303
    assert "Om familien" in page(clients["coordinator"])
    for role in ("steering_group", "home_leader"):
        assert "Om familien" not in page(clients[role]), role
        assert "Om familien" not in page(clients[role], f"?om=goals_met&sted=hjem:{family}"), role


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"tekst": " \n "}, "Skriv en bemærkning eller en handling."),
        ({"tekst": "x" * 2001}, "En tekst har 2001 tegn; højst 2000 kan gemmes."),
        ({"tekst": "Ja", "ansvarlig": "Anne"}, "Skriv, hvad der skal gøres"),
        ({"handling": "Ring", "frist": "i morgen"}, "Skriv dagen som år, måned og dag"),
        ({"handling": "x" * 301}, "En tekst har 301 tegn"),
    ],
)
def test_what_cannot_be_kept_comes_back_as_it_was_typed(
    clients: Mapping[str, FlaskClient], database: AppDatabase, typed: dict[str, str], told: str
) -> None:
    answer = clients["chief"].post(PATH, data={"om": "goals_met", **typed})
    assert answer.status_code == 422
    assert told in text_of(answer)
    assert all(value.strip() in answer.get_data(as_text=True) for value in typed.values())
    assert "Ingen bemærkning her." in page(clients["chief"], "?om=goals_met")


def test_two_windows_at_once_lose_nobody_s_text(clients: Mapping[str, FlaskClient], database: AppDatabase) -> None:
    client = clients["chief"]
    write(client, "goals_met")
    _, change, delete = actions(client, "?om=goals_met")
    assert client.post(change, data={"tekst": "Først", "version": "1"}).status_code == 303
    late = client.post(change, data={"tekst": "Bagefter", "version": "1"})
    assert late.status_code == 409
    said = text_of(late)
    assert "Bemærkningen er ændret i et andet vindue" in said
    assert "Sådan står der nu Først" in said
    assert "Bagefter" in said
    assert 'value="2"' in late.get_data(as_text=True)
    assert client.post(delete, data={"version": "1"}).status_code == 409


def test_nobody_changes_somebody_else_s(clients: Mapping[str, FlaskClient], database: AppDatabase) -> None:
    write(clients["chief"], "goals_met")
    _, change, delete = actions(clients["chief"], "?om=goals_met")
    assert actions(clients["coordinator"], "?om=goals_met") == [PATH]
    for address in (change, delete):
        assert clients["coordinator"].post(address, data={"tekst": "x", "version": "1"}).status_code == 404
    assert "Se på det" in page(clients["chief"])


@pytest.mark.parametrize("about", ["findes_ikke", "@hjem:H9999", "", "goals_met@by:1"])
def test_what_is_not_there_cannot_be_written_about(
    clients: Mapping[str, FlaskClient], database: AppDatabase, about: str
) -> None:
    assert write(clients["chief"], about).status_code == 404


def test_changes_and_refusals_are_logged_without_what_was_written(
    clients: Mapping[str, FlaskClient], database: AppDatabase
) -> None:
    client = clients["chief"]
    write(client, "goals_met", "Hemmeligt")
    _, change, _ = actions(client, "?om=goals_met")
    client.post(change, data={"tekst": "Hemmeligere", "version": "7"})
    found = [entry for entry in find(database, Criteria(), most=20).entries if entry.kind is Kind.REMARK]
    assert [(entry.detail.rpartition(": ")[2], entry.outcome.value) for entry in found[:2]] == [
        ("changed", "refused"),
        ("goals_met", "done"),
    ]
    assert "emmelig" not in str(found)


def test_the_list_is_searched_and_paged(clients: Mapping[str, FlaskClient], database: AppDatabase) -> None:
    for number in range(21):
        write(clients["chief"], "goals_met", f"Nummer {number:02d}")
    said = page(clients["chief"])
    assert ("Nummer 20" in said, "Nummer 00" in said, "21 bemærkninger" in said) == (True, False, True)
    assert "Nummer 00" in page(clients["chief"], "?side=2")
    said = page(clients["chief"], "?soeg=nummer 07")
    assert ("Nummer 07" in said, "Nummer 08" in said, "1 bemærkning" in said) == (True, False, True)


def test_others_newer_remarks_push_none_off_a_leaders_list(
    clients: Mapping[str, FlaskClient], database: AppDatabase, home: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert write(clients["home_leader"], f"goals_met@{home}", "Min egen").status_code == 303
    assert clients["chief"].post(PATH, data={"om": "goals_met", "tekst": "Chefens"}).status_code == 303
    monkeypatch.setattr("dashboard.data.app_database.remarks.MOST_FOUND", 1)
    said = {role: page(clients[role]) for role in ("home_leader", "chief")}
    assert ("Min egen" in said["home_leader"], "Chefens" in said["home_leader"]) == (True, False)
    assert ("Min egen" in said["chief"], "Chefens" in said["chief"]) == (False, True)
