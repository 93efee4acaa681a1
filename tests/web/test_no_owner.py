"""The page of children without an owner: every number is the length of its list, on screen, in the file, in the log."""

from collections.abc import Mapping
from typing import Any

import pytest
from flask.testing import FlaskClient

from dashboard.components.no_owner.no_owner_state import CHANGES, JOINT, LACKS, LISTS
from tests.components.trees import Tree, nodes, words_of
from tests.demo.town import Town
from tests.web.audit import logging
from tests.web.conftest import Demo
from tests.web.everything import keys_in, names_in
from tests.web.readers import drawn

PATH = "/boern/uden-ejer"
# The demo's data end on 14 November 2026; the whole of the last two years.
SINCE = "siden=2024-11-14"


def parts(tree: Any, kind: str, name: str | None = None) -> list[Tree]:
    return [node for node in nodes(tree) if node["type"] == kind and name in (None, node["props"].get("className"))]


def page_of(client: FlaskClient, chosen: str, more: str = SINCE) -> Any:
    return drawn(client, PATH, f"?liste={chosen}&{more}")


def number_of(page: Any, chosen: str) -> int:
    """What stands at a list's link."""
    (links,) = parts(page, "Nav", "band-links")
    return int(words_of(parts(links, "Strong")[LISTS.index(chosen)]))


def rows_of(page: Any) -> list[list[str]]:
    """The rows of the open list, a text a cell."""
    tables = parts(page, "Table", "roll")
    rows = [row for table in tables for row in parts(table, "Tr") if parts(row, "Td")]
    return [[words_of(cell) for cell in (*parts(row, "Th"), *parts(row, "Td"))] for row in rows]


def lines_of(client: FlaskClient, search: str) -> list[list[str]]:
    text = client.get(f"/eksport{PATH}.csv?{search}").get_data().decode("utf-8-sig")
    return [[cell.strip('"') for cell in line.split(";")] for line in text.split("\r\n\r\n")[1].splitlines()]


@pytest.mark.parametrize("chosen", LISTS)
def test_every_number_is_the_length_of_its_list(clients: Mapping[str, FlaskClient], chosen: str) -> None:
    client = clients["coordinator"]
    page = page_of(client, chosen)
    count = number_of(page, chosen)
    # The number is the same, whichever list is open.
    assert number_of(page_of(client, LISTS[0]), chosen) == number_of(page_of(client, LISTS[-1]), chosen) == count
    assert len(rows_of(page)) == min(count, 50)
    assert len(lines_of(client, f"liste={chosen}&{SINCE}")) == count + 1


def test_the_demo_has_somebody_on_most_lists(clients: Mapping[str, FlaskClient]) -> None:
    """Or else the tests of this page would see empty tables."""
    page = page_of(clients["coordinator"], JOINT)
    assert sum(number_of(page, key) > 0 for key in LISTS) >= 6
    assert all(number_of(page, key) > 0 for key in (*CHANGES, JOINT))


@pytest.mark.parametrize("chosen", [*CHANGES, "intet-planlagt"])
def test_whoever_is_seen_or_taken_along_is_logged(clients: Mapping[str, FlaskClient], demo: Demo, chosen: str) -> None:
    client, search = clients["coordinator"], f"liste={chosen}&{SINCE}"
    with logging(demo.settings) as logged:
        page = page_of(client, chosen)
        lines = lines_of(client, search)
    drawn_keys = {keys_in(row[0]).pop() for row in rows_of(page)}
    assert logged.children == [drawn_keys, {line[0] for line in lines[1:]}]
    assert logged.told[1] == ("export", "done", f"/eksport{PATH}.csv", search)


def test_numbers_alone_are_no_look_up_of_children(clients: Mapping[str, FlaskClient], demo: Demo) -> None:
    with logging(demo.settings) as logged:
        page_of(clients["coordinator"], JOINT)
    assert [children for children in logged.children if children] == []


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize("chosen", ["vejleder", "skiftet-hjem", JOINT])
def test_every_list_can_be_taken_along(clients: Mapping[str, FlaskClient], chosen: str, form: str) -> None:
    answer = clients["chief"].get(f"/eksport{PATH}.{form}?liste={chosen}")
    assert answer.status_code == 200
    assert f"boern-{chosen}-2026-11-14.{form}" in answer.headers["Content-Disposition"]


def test_a_chief_is_told_no_name(clients: Mapping[str, FlaskClient], town: Town) -> None:
    for chosen in LISTS:
        page = page_of(clients["chief"], chosen)
        file = clients["chief"].get(f"/eksport{PATH}.csv?liste={chosen}&{SINCE}").get_data(as_text=True)
        assert names_in(f"{page}{file}", town) == set()


@pytest.mark.parametrize("role", ["steering_group", "administrator", "data_steward", "log_controller"])
def test_who_may_see_no_child_has_no_file(clients: Mapping[str, FlaskClient], role: str) -> None:
    assert clients[role].get(f"/eksport{PATH}.csv").status_code in (403, 404)


def test_a_leader_sees_the_children_of_today_and_no_place_of_others(
    clients: Mapping[str, FlaskClient], demo: Demo, town: Town
) -> None:
    rows = rows_of(page_of(clients["home_leader"], "skiftet-hjem"))
    assert rows
    for row in rows:
        state = town.state("placement", keys_in(row[0]).pop(), town.until)
        assert state is not None
        assert state["home_id"] == demo.sign_ins["home_leader"].place_key
        # Who came from elsewhere: not told from where.
        assert "oplyses ikke" in row[2]


def test_a_list_keeps_the_filters_and_honours_them(clients: Mapping[str, FlaskClient]) -> None:
    client = clients["coordinator"]
    all_of_them = number_of(page_of(client, JOINT), "intet-planlagt")
    page = page_of(client, "intet-planlagt", "trin=udskoling")
    assert 0 < number_of(page, "intet-planlagt") < all_of_them
    assert {row[3] for row in rows_of(page)} <= {"7. kl.", "8. kl.", "9. kl.", "10. kl."}
    (links,) = parts(page, "Nav", "band-links")
    assert all("trin=udskoling" in link["props"]["href"] for link in parts(links, "A"))


@pytest.mark.parametrize("key", ["skiftet", "fra", "til", "skole", "forloeb", "sidst", "senest", "planlagt", "maal"])
def test_a_column_sorts_both_ways(clients: Mapping[str, FlaskClient], key: str) -> None:
    client = clients["coordinator"]
    up, down = (
        [keys_in(row[0]).pop() for row in rows_of(page_of(client, "skiftet-hjem", f"{SINCE}&sorter={sign}{key}"))]
        for sign in ("", "-")
    )
    assert sorted(up) == sorted(down)
    assert up != down


def test_days_sort_by_day(clients: Mapping[str, FlaskClient]) -> None:
    lines = lines_of(clients["coordinator"], f"liste=skiftet-hjem&{SINCE}&sorter=skiftet")
    days = [line[lines[0].index("Skiftede")] for line in lines[1:]]
    assert days == sorted(days, key=lambda day: day.split("-") if "-" in day else day.split(".")[::-1])


@pytest.mark.parametrize(
    "search",
    [
        "?liste=alle",
        "?liste=vejleder,koordinator",
        "?siden=i-gaar",
        "?siden=2026-11-15",
        "?siden=2024-11-13",
        "?siden=20261101",
        "?sorter=cpr",
        "?liste=sammen&sorter=over",
        "?side=0",
        "?side=x",
    ],
)
def test_what_cannot_be_used_of_an_address_is_told(clients: Mapping[str, FlaskClient], search: str) -> None:
    page = drawn(clients["coordinator"], PATH, search)
    assert "kan ikke bruges og er udeladt" in words_of(page)
    assert parts(page, "Nav", "band-links")


def test_the_address_of_a_child_called_like_the_page_is_the_page(clients: Mapping[str, FlaskClient]) -> None:
    assert "Uden ejer" in words_of(parts(drawn(clients["chief"], PATH), "H1")[0])


def test_what_the_case_database_cannot_tell_is_said(clients: Mapping[str, FlaskClient]) -> None:
    said = "Hvem der har skiftet handlekommune, kan ikke siges"
    assert said in words_of(page_of(clients["chief"], "skiftet-hjem"))


def test_every_lack_has_a_list() -> None:
    assert len(set(LACKS.values())) == len(LACKS) == 5


@pytest.mark.parametrize("more", ["", "trin=udskoling,mellemtrin"])
def test_the_children_in_common_open_as_a_list_of_as_many(clients: Mapping[str, FlaskClient], more: str) -> None:
    page = page_of(clients["coordinator"], JOINT, more or "sorter=-boern")
    cells = [cell for table in parts(page, "Table", "roll") for cell in parts(table, "Td", "number")]
    assert cells
    for cell in cells[:6]:
        (link,) = parts(cell, "A")
        path, _, search = link["props"]["href"].partition("?")
        listed = drawn(clients["coordinator"], path, f"?{search}")
        assert len({key for table in parts(listed, "Table", "roll") for key in keys_in(str(table))}) == int(
            words_of(link)
        )
