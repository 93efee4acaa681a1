"""Who is behind a number, on the screen: every link opens the list of its own number, and nobody else's."""

from collections.abc import Mapping
from typing import Any

import pytest
from flask.testing import FlaskClient

from dashboard.i18n.words import NO_BREAK
from tests.components.trees import Tree, nodes, words_of
from tests.demo.town import Town
from tests.web.audit import logging
from tests.web.conftest import Demo
from tests.web.everything import keys_in, names_in
from tests.web.readers import drawn

NUMBER_KEYS = ("tal=", "enhed=", "maaned=", "del=", "foer=")
NO_LIST = "Der er ingen liste til dig bag dette tal"
NO_NUMBER = "Der er intet tal på siden for"


def links(tree: Any) -> dict[str, str]:
    """Address -> what the link on a number says, of every number that opens; marks of charts by their table."""
    return {
        node["props"]["href"]: words_of(node)
        for node in nodes(tree)
        if node["type"] == "A"
        and "tal=" in node["props"].get("href", "")
        and node["props"].get("className") in ("opens", "card-value")
    }


def parts(tree: Any, kind: str, name: str) -> list[Tree]:
    return [node for node in nodes(tree) if node["type"] == kind and node["props"].get("className") == name]


def opened(client: FlaskClient, address: str) -> Tree:
    """The list that an address opens."""
    path, _, search = address.partition("#")[0].partition("?")
    (found,) = parts(drawn(client, path, f"?{search}"), "Section", "behind")
    return found


def number_of(section: Tree) -> str:
    """The number that a list says it explains."""
    (head,) = parts(section, "Div", "behind-head")
    return next(words_of(node) for node in nodes(head) if node["type"] == "Strong").replace(NO_BREAK, " ")


def rows_of(section: Tree) -> list[list[str]]:
    """A text a cell of the list's lines."""
    body = next(node for node in nodes(section) if node["type"] == "Tbody")
    rows = (node for node in nodes(body) if node["type"] == "Tr")
    return [[words_of(cell) for cell in nodes(row) if cell["type"] in ("Th", "Td")] for row in rows]


def unit_path(demo: Demo) -> str:
    return f"/hjem/{demo.sign_ins['home_leader'].place_key}"


@pytest.mark.parametrize("path", ["/", "/hjem", "/skoler", "/hjem/<key>", "/hjem?vis=goals_met"])
def test_every_link_opens_its_own_number(clients: Mapping[str, FlaskClient], demo: Demo, path: str) -> None:
    client = clients["coordinator"]
    path, _, search = path.replace("/hjem/<key>", unit_path(demo)).partition("?")
    found = links(drawn(client, path, f"?{search}"))
    assert len(found) > 15
    every = max(len(found) // 25, 1)
    for address, said in list(found.items())[::every]:
        number = number_of(opened(client, address))
        assert said.replace(NO_BREAK, " ").split(" (")[0] in number.replace(" · ", " "), address


def test_marks_of_a_chart_lead_where_the_table_behind_it_leads(clients: Mapping[str, FlaskClient], demo: Demo) -> None:
    tree = drawn(clients["home_leader"], unit_path(demo))
    (graph,) = (node for node in nodes(tree) if node["props"].get("id") == "graph-udvikling")
    marks = [address for trace in graph["props"]["figure"]["data"] for address in trace.get("customdata", [])]
    assert marks
    assert set(marks) <= set(links(tree))


def test_the_lines_are_as_many_as_the_number_says(clients: Mapping[str, FlaskClient]) -> None:
    client = clients["coordinator"]
    address = "/?tal=goals_met&periode=kvartal"
    top, _, whole = number_of(opened(client, address)).rpartition(" · ")[2].removesuffix(" mål").partition(" af ")
    counts = {}
    for side in ("naevner", "taeller", "rest"):
        text = client.get(f"/eksport/bag-tallet.csv{address[1:]}&led={side}").get_data().decode("utf-8-sig")
        _, *lines, foot = text.split("\r\n\r\n")[1].splitlines()
        counts[side] = len(lines)
        assert [float(cell) for cell in foot.split(";")[-2:]] == [
            sum(float(line.split(";")[place]) for line in lines) for place in (-2, -1)
        ]
    assert counts == {"naevner": int(whole), "taeller": int(top), "rest": int(whole) - int(top)}


def test_a_file_holds_the_lines_of_the_screen_and_is_logged(clients: Mapping[str, FlaskClient], demo: Demo) -> None:
    client, search = clients["home_leader"], "?tal=follow_up_coverage&tal-sorter=-naevner"
    screen = rows_of(opened(client, f"{unit_path(demo)}{search}"))
    with logging(demo.settings) as logged:
        text = client.get(f"/eksport/bag-tallet{unit_path(demo)}.csv{search}").get_data().decode("utf-8-sig")
    _, *lines, _ = text.split("\r\n\r\n")[1].splitlines()
    assert [line.split(";")[0] for line in lines] == [keys_in(row[0]).pop() for row in screen]
    assert logged.told == [("export", "done", f"/eksport/bag-tallet{unit_path(demo)}.csv", search[1:])]
    assert logged.children[0] == keys_in(text)


def test_a_page_of_the_list_is_logged_with_exactly_its_children(clients: Mapping[str, FlaskClient], demo: Demo) -> None:
    client = clients["chief"]
    pages = []
    for page in (1, 2):
        with logging(demo.settings) as logged:
            section = opened(client, f"/skoler?tal=absence&tal-side={page}")
        pages.append(keys_in(str(section)))
        assert logged.children[-1] == pages[-1]
        assert len(rows_of(section)) == len(pages[-1])
    assert len(pages[0]) == 50
    assert pages[1]
    assert not pages[0] & pages[1]


@pytest.mark.parametrize("path", ["/", "/hjem", "/skoler"])
def test_a_leader_has_no_list_behind_a_figure_of_all(
    clients: Mapping[str, FlaskClient], demo: Demo, town: Town, path: str
) -> None:
    client = clients["home_leader"]
    shown = links(drawn(client, path))
    own = {address for address in shown if f"enhed={demo.sign_ins['home_leader'].place_key}" in address}
    assert set(shown) == (own if path == "/hjem" else set())
    for search in ("?tal=absence", "?tal=absence&led=rest", "?tal=goals_met&del=met"):
        with logging(demo.settings) as logged:
            tree = drawn(client, path, search)
        assert NO_LIST in words_of(tree)
        assert not parts(tree, "Section", "behind")
        assert ("look_up", "refused", path, search) in logged.told
    assert client.get(f"/eksport/bag-tallet{path.rstrip('/')}.csv?tal=absence").status_code == 404


def test_who_may_see_no_child_is_told_so(clients: Mapping[str, FlaskClient], town: Town) -> None:
    text = words_of(drawn(clients["steering_group"], "/", "?tal=absence"))
    assert NO_LIST in text
    assert not keys_in(text) | names_in(text, town)


@pytest.mark.parametrize(
    "search",
    [
        "tal=findes-ikke",
        "enhed=H0001",
        "tal=absence&enhed=H9999",
        "tal=absence&enhed=H0001",  # on the overview there is no unit
        "tal=absence&maaned=2026-13",
        "tal=absence&maaned=1999-01",
        "tal=absence&del=findes-ikke",
        "tal=absence&foer=nej",
        "tal=absence&foer=ja&maaned=2026-10",
        "tal=absence&del=illness&foer=ja",
        "tal=absence,goals_met",
    ],
)
def test_what_is_no_number_of_the_page_opens_nothing(clients: Mapping[str, FlaskClient], search: str) -> None:
    tree = drawn(clients["coordinator"], "/", f"?{search}")
    assert NO_NUMBER in words_of(tree)
    assert not parts(tree, "Section", "behind")


@pytest.mark.parametrize("search", ["led=alle", "tal-sorter=alder", "tal-side=0", "tal-side=x"])
def test_what_the_list_cannot_do_is_told_and_left_out(clients: Mapping[str, FlaskClient], search: str) -> None:
    client = clients["coordinator"]
    tree = drawn(client, "/", f"?tal=goals_met&{search}")
    assert "kan ikke bruges" in words_of(tree)
    (section,) = parts(tree, "Section", "behind")
    assert rows_of(section) == rows_of(opened(client, "/?tal=goals_met"))


def test_closing_leads_back_to_the_number(clients: Mapping[str, FlaskClient]) -> None:
    client = clients["coordinator"]
    address = "/hjem?vis=absence&side=2&tal=absence&led=rest&tal-side=2"
    (close,) = (node for node in nodes(opened(client, address)) if "data-returns" in node["props"])
    assert close["props"]["href"] == "/hjem?vis=absence&side=2"
    assert close["props"]["data-returns"] in links(drawn(client, "/hjem", "?vis=absence&side=2"))


@pytest.mark.parametrize("path", ["/", "/?trin=udskoling", "/hjem/<key>"])
def test_counts_of_today_lead_to_the_list_of_children(
    clients: Mapping[str, FlaskClient], demo: Demo, path: str
) -> None:
    client = clients["coordinator"]
    path, _, search = path.replace("/hjem/<key>", unit_path(demo)).partition("?")
    found = {
        node["props"]["href"]: words_of(node)
        for node in nodes(drawn(client, path, f"?{search}"))
        if node["type"] == "A" and node["props"].get("className") == "opens" and "/boern?" in node["props"]["href"]
    }
    assert found
    for address, said in found.items():
        (bands,) = parts(drawn(client, "/boern", f"?{address.partition('?')[2]}"), "Nav", "band-links")
        overdue, *_, together = (words_of(node) for node in nodes(bands) if node["type"] == "Strong")
        assert said in (f"{overdue} af {together}", together), address
