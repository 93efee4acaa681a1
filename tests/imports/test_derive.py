"""Derived rows: groups, spells of consecutive intervals, and what comes next."""

from pathlib import Path

import numpy as np
import pandas as pd

from dashboard.data.imports.derive import derive
from dashboard.data.imports.formats import Format
from dashboard.data.imports.mapping import Condition, Consecutive, Derived, How, Take
from dashboard.data.imports.rows import Rows, all_rows
from dashboard.data.imports.sheet import Sheet


def rows(header: str, *lines: str, decimal: str = ",") -> Rows:
    cells = [line.split(";") for line in lines]
    text = pd.DataFrame(cells, columns=header.split(";"), dtype="str")
    numbers = np.arange(2, len(lines) + 2)
    words = Format(decimal=decimal)  # type: ignore[arg-type]
    return all_rows(Sheet(key="a", file="a.csv", path=Path("a.csv"), text=text, numbers=numbers, words=words))


def texts(found: Rows) -> list[str]:
    return [";".join(row) for row in found.text.itertuples(index=False, name=None)]


def taken(source: Rows, **take: Take) -> Rows:
    return derive(source, Derived(key="d", source="a", group_by=("id",), take=take))


def test_groups_come_in_the_order_of_the_file_and_know_their_rows() -> None:
    source = rows("id;x", "b;1", "a;2", "b;3", ";4")
    found = taken(source, id=Take(how=How.FIRST, column="id"), last=Take(how=How.LAST, column="x"))
    assert texts(found) == ["b;3", "a;2"]
    assert list(found.numbers) == [2, 3]
    assert list(found.positions(np.array([0]))) == [0, 2]


def test_first_and_last_are_by_day_where_an_order_is_told() -> None:
    source = rows("id;dag;x", "a;2024-02-01;b", "a;2024-01-01;a", "a;2024-03-01;c")
    take = {"f": Take(how=How.FIRST, column="x"), "l": Take(how=How.LAST, column="x")}
    found = derive(source, Derived(key="d", source="a", group_by=("id",), order_by="dag", take=take))
    assert texts(found) == ["a;c"]


def test_earliest_passes_over_nothing_and_latest_is_open_with_it() -> None:
    source = rows("id;dag", "a;02-01-2024", "a;", "b;05-01-2024", "b;2024-01-06")
    found = taken(source, e=Take(how=How.EARLIEST, column="dag"), l=Take(how=How.LATEST, column="dag"))
    assert texts(found) == ["2024-01-02;", "2024-01-05;2024-01-06"]


def test_sums_and_counts_of_some_rows() -> None:
    source = rows("id;type;dage", "a;syg;0,5", "a;syg;1,0", "a;fri;2", "b;fri;", "b;fri;1.000,25")
    ill = (Condition(column="type", within=frozenset({"syg"})),)
    found = taken(
        source,
        ill=Take(how=How.SUM, column="dage", where=ill),
        all=Take(how=How.SUM, column="dage"),
        n=Take(how=How.COUNT, column="dage"),
    )
    assert texts(found) == ["1,5;3,5;3", "0;1000,25;1"]


def test_a_sum_of_what_is_no_number_is_that_text() -> None:
    assert texts(taken(rows("id;dage", "a;1", "a;to"), s=Take(how=How.SUM, column="dage"))) == ["to"]


def spells(source: Rows, max_gap_days: int) -> list[str]:
    consecutive = Consecutive(start="fra", end="til", max_gap_days=max_gap_days)
    take = {"s": Take(how=How.FIRST, column="fra"), "e": Take(how=How.LATEST, column="til")}
    spec = Derived(key="d", source="a", group_by=("id",), consecutive=consecutive, take=take)
    return texts(derive(source, spec))


def test_spells_break_where_the_gap_is_too_long() -> None:
    source = rows("id;fra;til", "a;2024-01-01;2024-01-31", "a;2024-02-02;", "a;2024-02-01;2024-02-01")
    assert spells(source, 1) == ["2024-01-01;"]
    assert spells(source, 0) == ["2024-01-01;2024-01-31", "2024-02-02;", "2024-02-01;2024-02-01"]


def test_an_interval_within_an_earlier_one_does_not_end_the_spell() -> None:
    source = rows("id;fra;til", "a;2024-01-01;2024-12-31", "a;2024-02-01;2024-02-02", "a;2024-12-01;2025-02-01")
    assert spells(source, 0) == ["2024-01-01;2025-02-01"]


def test_an_open_interval_goes_on() -> None:
    source = rows("id;fra;til", "a;2024-01-01;", "a;2025-02-01;2025-03-01", "b;2024-01-01;2024-01-01")
    assert spells(source, 0) == ["2024-01-01;", "2024-01-01;2024-01-01"]


def test_every_row_is_told_what_comes_next() -> None:
    source = rows("id;fra", "a;2024-08-01", "b;2023-08-01", "a;2023-08-01")
    spec = Derived(key="d", source="a", group_by=("id",), order_by="fra", following={"næste": "fra"})
    found = derive(source, spec)
    assert texts(found) == ["a;2024-08-01;", "b;2023-08-01;", "a;2023-08-01;2024-08-01"]
    assert list(found.numbers) == [2, 3, 4]


def test_derived_rows_of_derived_rows_know_the_files_rows() -> None:
    source = rows("id;dag;x", "a;1;5", "a;1;6", "a;2;7", "b;1;8")
    days = derive(
        source,
        Derived(
            key="d",
            source="a",
            group_by=("id", "dag"),
            take={"id": Take(how=How.FIRST, column="id"), "x": Take(how=How.SUM, column="x")},
        ),
    )
    assert texts(days) == ["a;11", "a;7", "b;8"]
    whole = derive(days, Derived(key="e", source="d", group_by=("id",), take={"x": Take(how=How.SUM, column="x")}))
    assert texts(whole) == ["18", "8"]
    assert list(whole.positions(np.array([0]))) == [0, 1, 2]


def test_nothing_makes_nothing() -> None:
    source = rows("id;fra;til")
    assert spells(source, 0) == []
    assert texts(taken(source, s=Take(how=How.SUM, column="fra"), n=Take(how=How.EARLIEST, column="fra"))) == []
