"""The table of units: order, search, pages, and what stands under it."""

from collections.abc import Sequence

import pytest

from dashboard.components.query import Fault
from dashboard.components.table_state import ROWS_A_PAGE, TableState, Unit, UnitRow, in_order, parse_table
from dashboard.components.units.unit_table import UnitTable, unit_table
from dashboard.i18n.words import NO_BREAK, Words
from dashboard.vocabulary.result import Pool, Row
from tests.components.sample import HIDDEN, INDICATORS, ON_TIME, TARGETS, TOTAL, page_of, share, table_of, unit_rows
from tests.components.trees import of_type, tree, words_of

DANISH = Words("da")
KEY = ON_TIME.key


def row(name: str, figure: Row | None = None) -> UnitRow:
    return UnitRow(unit=Unit(name, name), figures={} if figure is None else {KEY: figure})


def names(rows: Sequence[UnitRow], state: TableState) -> list[str]:
    return [found.name for found in page_of(rows, state).units]


HOMES = (row("Ålykke", share(9, 10, 5)), row("Zink", HIDDEN), row("Birk", share(2, 10, 5)), row("Ask"))


def test_units_stand_in_danish_order() -> None:
    assert names(HOMES, TableState()) == ["Ask", "Birk", "Zink", "Ålykke"]


def test_sorted_by_a_figure_hidden_and_missing_stand_last_by_name_both_ways() -> None:
    assert names(HOMES, TableState(sort=KEY)) == ["Birk", "Ålykke", "Ask", "Zink"]
    assert names(HOMES, TableState(sort=KEY, descending=True)) == ["Ålykke", "Birk", "Ask", "Zink"]


def test_search_finds_part_of_a_name_whatever_the_case() -> None:
    assert names(HOMES, TableState(search="LYK")) == ["Ålykke"]


def test_a_page_after_the_last_is_the_last() -> None:
    many = [row(f"Hjem {number:03}") for number in range(214)]
    page = page_of(many, TableState(page=99))
    assert (page.first, page.last, page.found, page.page, page.pages) == (211, 214, 214, 8, 8)
    assert len(page_of(many, TableState()).units) == ROWS_A_PAGE


def test_all_units_are_those_of_all_pages_in_order() -> None:
    many = [Unit(f"H{number}", f"Hjem {number:03}") for number in range(65)]
    found = in_order(many, {}, TableState(page=2, sort="navn", descending=True))
    assert [unit.name for unit in found] == [f"Hjem {number:03}" for number in reversed(range(65))]


def test_the_address_says_how_the_table_stands() -> None:
    state = parse_table(f"?soeg=lin,%20dely&sorter=-{KEY}&side=2", [KEY])
    assert state == TableState("lin, dely", KEY, True, 2)


@pytest.mark.parametrize(
    ("search", "fault"),
    [("?sorter=farve", Fault.UNKNOWN_SORT), ("?side=0", Fault.PAGE_NUMBER), ("?side=²", Fault.PAGE_NUMBER)],
)
def test_what_the_table_cannot_do_is_told(search: str, fault: Fault) -> None:
    state = parse_table(search, [KEY])
    assert [problem.fault for problem in state.problems] == [fault]
    assert (state.sort, state.page) == ("navn", 1)


def test_a_column_sorts_from_the_highest_and_then_turns_round() -> None:
    assert TableState().sorted_by(KEY, "?trin=udskoling&side=3") == f"trin=udskoling&sorter=-{KEY}"
    assert TableState(sort=KEY, descending=True).sorted_by(KEY, "") == f"sorter={KEY}"
    assert TableState(sort=KEY).sorted_by("navn", f"?sorter={KEY}") == ""


def table(search: str = "", rows: Sequence[UnitRow] | None = None, total: bool = True) -> UnitTable:
    rows = unit_rows() if rows is None else rows
    state = parse_table(search, [indicator.key for indicator in INDICATORS])
    return table_of(
        rows,
        state,
        key="homes",
        caption="Hjem",
        unit_label="Anbringelsessted",
        indicators=INDICATORS,
        path="/hjem",
        search=search,
        total=TOTAL if total else {},
        pools={KEY: Pool(3, share(7, 11, 9))} if total else {},
        targets=TARGETS,
    )


def test_rows_and_columns_are_headed() -> None:
    component = unit_table(table(), DANISH)
    scopes = [header["scope"] for header in of_type(component, "Th")]
    assert scopes == ["col"] * (1 + len(INDICATORS)) + ["row"] * (8 + 2)
    assert [words_of(caption["children"]) for caption in of_type(component, "Caption")] == ["Hjem"]


def test_the_column_that_sorts_says_so() -> None:
    heads = of_type(unit_table(table(f"?sorter=-{KEY}"), DANISH), "Th")
    assert [head["aria-sort"] for head in heads if head["scope"] == "col"] == [
        "none", "none", "descending", "none", "none", "none", "none"
    ]  # fmt: skip


def test_the_head_says_what_the_track_runs_over() -> None:
    heads = [words_of(head).replace(NO_BREAK, " ") for head in tree(unit_table(table(), DANISH))["props"]["children"]]
    assert "Sparring0–2 pr. kvartalmål: mindst 1 pr. kvartal" in heads[1]


def test_what_is_hidden_stands_together_and_all_of_it_below() -> None:
    feet = of_type(unit_table(table(), DANISH), "Tfoot")
    last = [words_of(header["props"]["children"][0]) for header in feet[0]["children"]]
    assert last == ["Øvrige (3 enheder, 9 børn)", "Alle"]


def test_a_dash_is_explained_below_the_table() -> None:
    assert "– Vises ikke – for at beskytte børnene" in words_of(tree(unit_table(table(), DANISH)))
    shown = unit_table(table(rows=[row("Ask", share(9, 12, 8))]), DANISH)
    assert "Vises ikke" not in words_of(tree(shown))


def test_pages_are_links_that_keep_the_rest_of_the_address() -> None:
    many = [row(f"Hjem {number:03}") for number in range(70)]
    component = unit_table(table("?trin=udskoling&side=2", many, total=False), DANISH)
    links = [link["href"] for link in of_type(component, "Nav")[0]["children"]["props"]["children"]
             for link in [link["props"]["children"]["props"]] if "href" in link]  # fmt: skip
    first = "/hjem?trin=udskoling"
    assert links == [first, first, f"{first}&side=2", f"{first}&side=3", f"{first}&side=3"]
    assert "Viser 31–60 af 70" in words_of(tree(component))


def test_a_search_without_a_match_says_so() -> None:
    component = unit_table(table("?soeg=findesikke"), DANISH)
    assert "Intet passer med »findesikke«." in words_of(tree(component))
    assert of_type(component, "Table") == []
