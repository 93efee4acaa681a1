"""The list of children on the screen and as a file: the same rows, columns and order, logged with its children."""

import json
import re
from collections.abc import Mapping
from io import BytesIO
from typing import Any

import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook

from tests.components.trees import Tree, nodes, words_of
from tests.demo.town import Town
from tests.web.audit import logging
from tests.web.conftest import Demo
from tests.web.everything import keys_in, names_in
from tests.web.readers import drawn

PATH = "/boern"


def parts(tree: Any, kind: str, name: str | None = None) -> list[Tree]:
    """The parts of a page of one kind, of one class."""
    return [node for node in nodes(tree) if node["type"] == kind and name in (None, node["props"].get("className"))]


def table_of(client: FlaskClient, search: str = "") -> tuple[list[str], list[list[str]]]:
    """The headings and the rows of the list, a text a cell; the headings of bands left out."""
    (table,) = parts(drawn(client, PATH, search), "Table", "roll")
    (head,) = parts(table, "Thead")
    rows = [row for row in parts(table, "Tr") if parts(row, "Td")]
    return (
        [words_of(parts(cell, "A")[0]) for cell in parts(head, "Th")],
        [[words_of(cell) for cell in (*parts(row, "Th"), *parts(row, "Td"))] for row in rows],
    )


def numbers(client: FlaskClient, search: str = "") -> list[int]:
    """How many stand in each band, and in all of them."""
    (links,) = parts(drawn(client, PATH, search), "Nav", "band-links")
    return [int(words_of(number)) for number in parts(links, "Strong")]


def file_of(client: FlaskClient, search: str = "") -> list[list[str]]:
    """The lines of the table in the text file."""
    text = client.get(f"/eksport/boern.csv{search}").get_data().decode("utf-8-sig")
    part = text.split("\r\n\r\n")[1]
    return [[cell.strip('"') for cell in line.split(";")] for line in part.splitlines()]


def find(client: FlaskClient, text: str, kept: str = "") -> str:
    """Search, and the query string that it leads to."""
    answer = client.post("/boern/soeg", data={"tekst": text, "adresse": kept})
    assert answer.status_code == 303
    path, _, query = answer.location.partition("?")
    assert path == PATH
    return f"?{query}"


def test_the_bands_hold_every_child_in_a_course(clients: Mapping[str, FlaskClient], town: Town) -> None:
    *bands, together = numbers(clients["coordinator"])
    in_course = {child for child in town.child if town.state("course", child, town.until)}
    assert sum(bands) == together > 0
    assert together <= len(in_course)
    for key, count in zip(("overskredet", "inden", "til-tiden"), bands, strict=True):
        _, rows = table_of(clients["coordinator"], f"?baand={key}") if count else ([], [])
        assert len(rows) == min(count, 50)


def test_a_later_day_moves_children_into_the_second_band(clients: Mapping[str, FlaskClient]) -> None:
    soon, later = (numbers(clients["coordinator"], f"?inden={day}") for day in ("2026-11-20", "2027-06-01"))
    assert soon[0] == later[0]
    assert (soon[1] < later[1], later[2]) == (True, 0)


def test_the_chosen_columns_stand_in_the_chosen_order(clients: Mapping[str, FlaskClient]) -> None:
    heads, _ = table_of(clients["coordinator"], "?kolonner=koordinator,hjem")
    assert heads == ["Barn", "Koordinator", "Anbringelsessted"]


@pytest.mark.parametrize("search", ["", "?kolonner=koordinator,skole&sorter=-skole", "?baand=inden&sorter=fravaer"])
def test_the_file_is_the_screen(clients: Mapping[str, FlaskClient], search: str) -> None:
    client = clients["coordinator"]
    _, rows = table_of(client, search)
    _, *lines = file_of(client, search)
    listed = [line[0] for line in lines]
    assert [keys_in(row[0]).pop() for row in rows] == listed[: len(rows)]
    if "kolonner" in search:
        assert [[line[2], *line[3:]] for line in lines[: len(rows)]] == [
            [row[0].removesuffix(line[0]), *row[1:]] for row, line in zip(rows, lines, strict=False)
        ]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_file_is_logged_with_all_its_children(clients: Mapping[str, FlaskClient], demo: Demo, form: str) -> None:
    with logging(demo.settings) as logged:
        content = clients["chief"].get(f"/eksport/boern.{form}?baand=til-tiden").get_data()
    text = content.decode("utf-8-sig") if form == "csv" else _text_of(content)
    assert logged.told == [("export", "done", f"/eksport/boern.{form}", "baand=til-tiden")]
    assert logged.children[0] == keys_in(text)
    assert len(keys_in(text)) == numbers(clients["chief"])[2]


def _text_of(content: bytes) -> str:
    book = load_workbook(BytesIO(content))
    return "\n".join(str(value) for sheet in book for row in sheet.iter_rows(values_only=True) for value in row)


def test_a_chief_takes_no_name_along(clients: Mapping[str, FlaskClient], town: Town) -> None:
    assert names_in(_text_of(clients["chief"].get("/eksport/boern.xlsx").get_data()), town) == set()


@pytest.mark.parametrize("role", ["steering_group", "administrator", "data_steward", "log_controller"])
def test_who_may_see_no_child_has_no_file_and_no_search(clients: Mapping[str, FlaskClient], role: str) -> None:
    assert clients[role].get("/eksport/boern.csv").status_code in (403, 404)
    assert clients[role].post("/boern/soeg", data={"tekst": "a"}).status_code == 403


def test_a_name_is_found_and_stands_in_no_address(clients: Mapping[str, FlaskClient], demo: Demo, town: Town) -> None:
    client = clients["coordinator"]
    key = sorted(keys_in(json.dumps(drawn(client, PATH))))[0]
    name = town.child[key]["display_name"]
    query = find(client, name, "baand=overskredet&side=2&kolonner=hjem,skole")
    assert query.startswith("?baand=overskredet&kolonner=hjem,skole&soeg=")
    assert name.split()[0].casefold() not in query.casefold()
    with logging(demo.settings) as logged:
        sealed = re.sub("baand=overskredet&", "", query)
        _, rows = table_of(client, sealed)
    assert key in {keys_in(row[0]).pop() for row in rows}
    assert {name.casefold() in row[0].casefold() for row in rows} == {True}
    assert name not in json.dumps(logged.told, ensure_ascii=False)


def test_a_search_that_is_passed_on_tells_the_next_reader_nothing(
    clients: Mapping[str, FlaskClient], town: Town
) -> None:
    query = find(clients["coordinator"], "Clara")
    page: Any = drawn(clients["chief"], PATH, query)
    assert "Clara" not in json.dumps(page, ensure_ascii=False)
    assert "Søgning: “…” kan ikke bruges" in words_of(page)


def test_an_empty_search_shows_all_again(clients: Mapping[str, FlaskClient]) -> None:
    assert find(clients["coordinator"], " ", "soeg=abc&sorter=hjem") == "?sorter=hjem"


def test_a_search_that_finds_nobody_says_so(clients: Mapping[str, FlaskClient]) -> None:
    page = drawn(clients["coordinator"], PATH, find(clients["coordinator"], "=HYPERLINK(1)"))
    assert "Ingen børn her." in words_of(page)
    assert "Kun børn, der passer på “=HYPERLINK(1)”." in words_of(page)


@pytest.mark.parametrize(
    "search",
    [
        "?inden=i-morgen",
        "?inden=2026-11-13",
        "?inden=20261215",
        "?baand=snart",
        "?kolonner=hjem,cpr",
        "?sorter=cpr",
        "?side=0",
        "?ringeliste=nej",
        "?soeg=ida",
    ],
)
def test_what_cannot_be_used_of_an_address_is_told(clients: Mapping[str, FlaskClient], search: str) -> None:
    page = words_of(drawn(clients["coordinator"], PATH, search))
    assert "kan ikke bruges og er udeladt" in page


def test_a_call_list_has_a_column_to_write_in(clients: Mapping[str, FlaskClient]) -> None:
    page = drawn(clients["coordinator"], PATH, "?ringeliste=ja")
    (table,) = parts(page, "Table", "roll call-list")
    assert [words_of(cell) for cell in parts(table, "Th", "notes")] == ["Notat"]
    assert len(parts(table, "Td", "notes")) == min(numbers(clients["coordinator"])[3], 250)


def test_the_overview_leads_to_the_list(clients: Mapping[str, FlaskClient]) -> None:
    links = [link["props"]["href"] for link in parts(drawn(clients["coordinator"], "/", "?trin=udskoling"), "A")]
    assert "/boern?trin=udskoling" in links
