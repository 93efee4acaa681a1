"""The forecast on the screen and as a file: numbers that open exactly their lists, and addresses of no use."""

import json
from collections.abc import Mapping
from typing import Any

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Browser

from dashboard.components.forecast.forecast_state import PICKS
from tests.components.trees import Tree, nodes, words_of
from tests.demo.town import UNTIL, Town
from tests.web.audit import logging
from tests.web.conftest import Demo
from tests.web.everything import keys_in, names_in
from tests.web.readers import drawn
from tests.web.tab import open_tab

PATH = "/boern/fremskrivning"


def parts(tree: Any, kind: str, name: str) -> list[Tree]:
    return [node for node in nodes(tree) if node["type"] == kind and node["props"].get("className") == name]


def numbers(page: Any) -> list[int]:
    """Those above the list, the last of all children."""
    (links,) = parts(page, "Nav", "band-links")
    return [int(words_of(node)) for node in nodes(links) if node["type"] == "Strong"]


def listed(page: Any) -> set[str]:
    return {key for table in parts(page, "Table", "roll") for key in keys_in(json.dumps(table))}


def test_every_number_opens_a_list_of_as_many_children(clients: Mapping[str, FlaskClient]) -> None:
    client = clients["coordinator"]
    *counted, together = numbers(drawn(client, PATH))
    found = [len(listed(drawn(client, PATH, f"?liste={key}"))) for key in PICKS]
    assert found == [min(number, 50) for number in counted]
    assert len(listed(drawn(client, PATH))) == min(together, 50)
    assert sum(counted) > 0


def test_every_number_of_the_chart_and_of_the_coordinators_opens_as_many_children(
    clients: Mapping[str, FlaskClient],
) -> None:
    client = clients["coordinator"]
    page = drawn(client, PATH)
    links = [node for node in nodes(page) if node["type"] == "A" and node["props"].get("className") == "opens"]
    for table in parts(page, "Table", "children loads"):
        rows = [node for node in nodes(table) if node["type"] == "Tr"][1:]
        # Of each person the children; the others count meetings.
        links += [next(node for node in nodes(row) if node["type"] == "A") for row in rows[:12]]
    assert len(links) > 20
    for link in links:
        path, _, search = link["props"]["href"].partition("?")
        search = search.partition("#")[0]
        assert (path, len(listed(drawn(client, path, f"?{search}")))) == (PATH, min(int(words_of(link)), 50))
    (figure,) = [node for node in nodes(page) if node["type"] == "Graph"]
    for line in figure["props"]["figure"]["data"]:
        assert set(line["customdata"]) <= {link["props"]["href"] for link in links}


@pytest.mark.parametrize("key", ["moeder-noedvendige", "moeder-forsinkede", "moeder-bookede"])
def test_every_number_of_meetings_opens_the_children_that_it_is_of(
    clients: Mapping[str, FlaskClient], key: str
) -> None:
    client = clients["coordinator"]
    page = drawn(client, PATH, "?trin=mellemtrin")
    found = {node["props"]["href"]: words_of(node) for node in nodes(page) if node["type"] == "A"
             and f"liste={key}" in node["props"].get("href", "")}  # fmt: skip
    assert len(found) > 2
    for href, text in found.items():
        opened = drawn(client, PATH, "?" + href.partition("?")[2].partition("#")[0])
        said = next(words_of(node) for node in nodes(opened) if node["type"] == "Strong" and "møde" in words_of(node))
        assert said.split()[0] == text.split()[0]
        assert said.split()[-2] == str(len(listed(opened)))


def test_an_advisor_who_is_not_told_of_opens_nobody(clients: Mapping[str, FlaskClient]) -> None:
    page = drawn(clients["home_leader"], PATH, "?vejleder=findes-ikke")
    assert listed(page) == set()
    assert "findes ikke" in words_of(page)


def test_who_is_over_now_is_overdue_in_the_list_of_children(clients: Mapping[str, FlaskClient]) -> None:
    client = clients["coordinator"]
    overdue = listed(drawn(client, "/boern", "?baand=overskredet"))
    assert listed(drawn(client, PATH, "?liste=over-nu")) == overdue != set()


def test_a_filter_holds_for_numbers_list_and_chart(clients: Mapping[str, FlaskClient]) -> None:
    client = clients["coordinator"]
    page = drawn(client, PATH, "?trin=udskoling")
    (figure,) = [node for node in nodes(page) if node["type"] == "Graph"]
    without, held = figure["props"]["figure"]["data"]
    counted = numbers(page)
    assert [held["y"][0], held["y"][-1], without["y"][-1]] == counted[:3]
    assert counted[-1] < numbers(drawn(client, PATH))[-1]


@pytest.mark.parametrize(
    "search",
    [
        f"?dag={UNTIL}",
        "?dag=2020-01-01",
        "?dag=2099-01-01",
        "?dag=i-morgen",
        "?dag=20261215",
        "?liste=alle",
        "?sorter=model",
        "?side=0",
        "?side-koordinatorer=-1",
        "?side-vejledere=x",
    ],
)
def test_what_cannot_be_used_of_an_address_is_told_and_the_rest_is_shown(
    clients: Mapping[str, FlaskClient], search: str
) -> None:
    page = drawn(clients["coordinator"], PATH, search)
    assert "kan ikke bruges og er udeladt" in words_of(page)
    assert numbers(page) == numbers(drawn(clients["coordinator"], PATH))


def test_a_later_day_reaches_more_children(clients: Mapping[str, FlaskClient]) -> None:
    soon, late = (numbers(drawn(clients["coordinator"], PATH, f"?dag={day}")) for day in ("2026-11-21", "2027-06-01"))
    assert soon[0] == late[0]
    assert soon[2] < late[2]


def test_the_children_of_the_page_are_logged(clients: Mapping[str, FlaskClient], demo: Demo) -> None:
    with logging(demo.settings) as logged:
        page = drawn(clients["chief"], PATH, "?liste=intet-booket")
    assert logged.told == [("look_up", "done", PATH, "?liste=intet-booket")]
    assert logged.children[0] == listed(page)


def test_the_file_holds_all_children_of_the_number(clients: Mapping[str, FlaskClient], demo: Demo) -> None:
    search = "?dag=2027-06-01&liste=over-hvis-ingen-holdes"
    with logging(demo.settings) as logged:
        answer = clients["chief"].get(f"/eksport/boern/fremskrivning.csv{search}")
    text = answer.get_data().decode("utf-8-sig")
    assert answer.headers["Content-Disposition"] == f'attachment; filename="fremskrivning-{UNTIL}.csv"'
    assert len(keys_in(text)) == numbers(drawn(clients["chief"], PATH, search))[2]
    assert "Over fristen 1. jun. 2027, hvis der ikke holdes flere" in text
    assert logged.children[0] == keys_in(text)


def test_a_chief_takes_no_name_along(clients: Mapping[str, FlaskClient], town: Town) -> None:
    text = clients["chief"].get("/eksport/boern/fremskrivning.csv").get_data().decode("utf-8-sig")
    assert names_in(text, town) == set()


@pytest.mark.parametrize("role", ["steering_group", "administrator", "data_steward", "log_controller"])
def test_who_may_see_no_child_has_no_file(clients: Mapping[str, FlaskClient], role: str) -> None:
    assert clients[role].get("/eksport/boern/fremskrivning.csv").status_code in (403, 404)


def test_a_leader_is_told_of_the_own_childrens_meetings_alone(clients: Mapping[str, FlaskClient]) -> None:
    page = drawn(clients["home_leader"], PATH)
    own = numbers(page)[-1]
    assert 0 < own < numbers(drawn(clients["coordinator"], PATH))[-1]
    for table in parts(page, "Table", "children loads"):
        for row in [node for node in nodes(table) if node["type"] == "Tr"][1:]:
            children = next(node for node in nodes(row) if node["type"] == "Td")
            assert int(words_of(children)) <= own


def test_the_views_of_the_children_lead_to_each_other_with_the_filters(clients: Mapping[str, FlaskClient]) -> None:
    for path in ("/boern", PATH):
        (views,) = parts(drawn(clients["coordinator"], path, "?trin=udskoling"), "Nav", "views")
        links = [node["props"] for node in nodes(views) if node["type"] == "A"]
        assert {"/boern?trin=udskoling", f"{PATH}?trin=udskoling"} <= {link["href"] for link in links}
        assert [link["href"] for link in links if "aria-current" in link] == [f"{path}?trin=udskoling"]


def test_a_day_is_typed_and_a_number_opened(browser: Browser, site: str, clients: Mapping[str, FlaskClient]) -> None:
    with open_tab(browser, site, clients["coordinator"]) as tab:
        tab.open(f"{PATH}?trin=udskoling,mellemtrin&liste=over-nu")
        tab.page.fill("#forecast-day", "2027-06-01")
        with tab.page.expect_navigation():
            tab.page.press("#forecast-day", "Enter")
        tab.settle()
        assert "liste=over-nu" in tab.address
        assert "dag=2027-06-01" in tab.address
        tab.after(lambda: tab.page.click(".band-links >> text=hvis der ikke holdes flere"))
        number = int(tab.page.inner_text(".band-links [aria-current] strong"))
        assert tab.page.locator(".roll tbody th[scope=row]").count() == min(number, 50)
        assert "Over fristen 1. jun. 2027, hvis der ikke holdes flere" in tab.page.locator("h2").all_inner_texts()
        assert tab.faults == []
