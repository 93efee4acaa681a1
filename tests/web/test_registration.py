"""The page of what is recorded: the same on screen and in the file, no unit for who may not see it, bad input told."""

from collections.abc import Mapping
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.components.trees import Tree, nodes, words_of
from tests.demo.town import Town
from tests.web.conftest import Demo
from tests.web.everything import keys_in
from tests.web.readers import drawn

PATH = "/registrering"


def parts(tree: Any, kind: str, name: str | None = None) -> list[Tree]:
    return [node for node in nodes(tree) if node["type"] == kind and name in (None, node["props"].get("className"))]


def units_of(page: Any) -> list[str]:
    """The homes or schools of the table, in its order."""
    tables = parts(page, "Table", "roll")
    return [words_of(parts(row, "Th")[0]) for table in tables for row in parts(table, "Tr") if parts(row, "Td")]


def together_of(page: Any) -> dict[str, str]:
    """What is told of all together, by measure."""
    (table,) = parts(page, "Table", "list")
    rows = [row for row in parts(table, "Tr") if parts(row, "Td")]
    return {words_of(parts(row, "Th")[0]): words_of(parts(row, "Td")[0]) for row in rows}


def lines_of(client: FlaskClient, search: str) -> list[list[str]]:
    text = client.get(f"/eksport{PATH}.csv{search}").get_data().decode("utf-8-sig")
    return [[cell.strip('"') for cell in line.split(";")] for line in text.split("\r\n\r\n")[1].splitlines()]


@pytest.mark.parametrize("search", ["", "?enhed=skoler", "?enhed=skoler&sorter=-median"])
def test_the_file_has_the_units_of_the_screen(clients: Mapping[str, FlaskClient], search: str) -> None:
    units = units_of(drawn(clients["coordinator"], PATH, search))
    assert len(units) > 3
    assert [line[1] for line in lines_of(clients["coordinator"], search)[1:]] == units


def test_who_sees_which_units(clients: Mapping[str, FlaskClient], demo: Demo, town: Town) -> None:
    names = {row["home_id"]: row["name"] for row in town["home"]}
    own = names[demo.sign_ins["home_leader"].place_key]
    seen = {role: units_of(drawn(clients[role], PATH)) for role in ("home_leader", "school_leader", "steering_group")}
    assert seen == {"home_leader": [own], "school_leader": [], "steering_group": []}
    assert units_of(drawn(clients["home_leader"], PATH, "?enhed=skoler")) == []


def test_the_steering_group_takes_no_unit_along(clients: Mapping[str, FlaskClient]) -> None:
    assert len(lines_of(clients["steering_group"], "")) == 1


def test_all_together_is_the_same_for_homes_and_schools(clients: Mapping[str, FlaskClient]) -> None:
    homes, schools = (together_of(drawn(clients["steering_group"], PATH, search)) for search in ("", "?enhed=skoler"))
    assert homes == schools
    assert "%" in homes["Registreret inden 14 dage"]


def test_a_leader_is_told_of_the_others(clients: Mapping[str, FlaskClient]) -> None:
    text = words_of(drawn(clients["home_leader"], PATH))
    assert "Kommunens øvrige børn, samlet" in text
    assert "Kommunens øvrige børn, samlet" not in words_of(drawn(clients["steering_group"], PATH))


def test_no_child_is_on_it(clients: Mapping[str, FlaskClient]) -> None:
    assert keys_in(str(drawn(clients["coordinator"], PATH))) == set()


@pytest.mark.parametrize("search", ["?enhed=kommuner", "?enhed=hjem,skoler", "?sorter=navn2", "?side=-1"])
def test_what_cannot_be_used_of_an_address_is_told(clients: Mapping[str, FlaskClient], search: str) -> None:
    assert "kan ikke bruges og er udeladt" in words_of(drawn(clients["coordinator"], PATH, search))
