"""Several tables and months of a page: the same units are hidden in all of them."""

from time import process_time
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dashboard.data.mart.disclosure.disclosure import hide, hide_alike, tells

LEAST = 5

pages = st.lists(st.dictionaries(st.sampled_from("ABCDEF"), st.integers(0, 12), max_size=6), max_size=4)


def test_what_is_small_in_one_month_is_hidden_in_all() -> None:
    september = {"A": 3, "B": 4, "C": 9}
    october = {"A": 8, "B": 9, "C": 9}
    assert hide_alike([september, october], LEAST) == {"A", "B"}


def test_a_month_in_which_one_hidden_unit_stands_alone_hides_one_more_in_all() -> None:
    september = {"A": 3, "B": 4, "C": 9, "D": 7}
    october = {"A": 8, "C": 9, "D": 7}
    assert hide_alike([september, october], LEAST) == {"A", "B", "D"}


def test_of_two_candidates_the_one_with_fewer_children_goes_first() -> None:
    september = {"A": 3, "Z": 6, "D": 40}
    october = {"A": 3, "Z": 8, "D": 7}
    assert hide_alike([september, october], LEAST) == {"A", "Z"}


def test_a_unit_with_nothing_in_a_month_protects_no_one_in_it() -> None:
    assert hide_alike([{"A": 3, "B": 4, "C": 9}, {"A": 8, "B": 0, "C": 6}], LEAST) == {"A", "B", "C"}


def test_a_month_with_a_single_small_unit_hides_no_unit_that_is_not_in_it() -> None:
    july = {"A": 2}
    assert hide_alike([july, {"A": 4, "B": 9, "C": 20}], LEAST) == {"A", "B"}
    assert tells(july, {"A", "B"}, LEAST)


def test_a_threshold_of_zero_hides_nothing() -> None:
    assert hide_alike([{"A": 1}], 0) == frozenset()


@given(pages)
def test_every_table_alone_tells_nothing_unless_all_its_units_are_hidden(page: list[dict[str, int]]) -> None:
    hidden = hide_alike(page, LEAST)
    for table in page:
        assert not tells(table, hidden, LEAST) or {unit for unit, count in table.items() if count > 0} <= hidden


@given(pages)
def test_every_small_number_of_every_table_is_hidden(page: list[dict[str, int]]) -> None:
    small = {unit for table in page for unit, count in table.items() if 0 < count < LEAST}
    assert small <= hide_alike(page, LEAST)


@given(pages, st.randoms(use_true_random=False))
def test_the_order_of_the_tables_does_not_matter(page: list[dict[str, int]], random: Any) -> None:
    shuffled = list(page)
    random.shuffle(shuffled)
    assert hide_alike(shuffled, LEAST) == hide_alike(page, LEAST)


@given(st.dictionaries(st.sampled_from("ABCDEF"), st.integers(0, 12), max_size=6))
def test_one_table_twice_is_one_table(table: dict[str, int]) -> None:
    assert hide_alike([table, table], LEAST) == hide(table, LEAST)


def test_a_nation_of_tables_takes_a_blink() -> None:
    page = [{f"home-{unit}": (unit * 7 + table) % 40 for unit in range(600)} for table in range(20)]
    started = process_time()
    hide_alike(page, LEAST)
    assert process_time() - started < 0.5
