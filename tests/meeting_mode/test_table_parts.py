"""Tables over slides: every cell once, under its own header, and no slide with more than can be read."""

from hypothesis import given
from hypothesis import strategies as st

from dashboard.components.meeting_mode.table_parts import table_parts
from dashboard.exports.pack.blocks import Cell, Table


def table(columns: int, rows: int, *, last_is_all: bool = False, rest: str = "") -> Table:
    return Table(
        caption="Tal",
        header=tuple(f"k{column}" for column in range(columns)),
        rows=tuple(tuple(Cell(f"{row}.{column}", rest) for column in range(columns)) for row in range(rows)),
        widths=(4, *(3 for _ in range(columns - 1))),
        last_is_all=last_is_all,
    )


def test_a_small_table_stays_one() -> None:
    small = table(4, 5)
    assert table_parts(small) == [small]


def test_wide_tables_are_split_by_columns_that_each_name_their_rows() -> None:
    parts = table_parts(table(7, 2))
    assert [part.header for part in parts] == [("k0", "k1", "k2", "k3"), ("k0", "k4", "k5", "k6")]
    assert [[cell.head for cell in part.rows[1]] for part in parts] == [
        ["1.0", "1.1", "1.2", "1.3"],
        ["1.0", "1.4", "1.5", "1.6"],
    ]


def test_only_the_last_part_has_the_row_of_all() -> None:
    parts = table_parts(table(3, 30, last_is_all=True))
    assert len(parts) > 1
    assert [part.last_is_all for part in parts] == [False] * (len(parts) - 1) + [True]


def test_taller_rows_make_more_slides() -> None:
    assert len(table_parts(table(4, 12, rest="7 af 9\n6 børn"))) > len(table_parts(table(4, 12)))


@given(st.integers(2, 12), st.integers(0, 40), st.sampled_from(["", "7 af 9", "x" * 200]))
def test_every_cell_stands_once_under_its_header(columns: int, rows: int, rest: str) -> None:
    whole = table(columns, rows, rest=rest)
    found = [
        (row[0].head, head, cell.head)
        for part in table_parts(whole)
        for row in part.rows
        for head, cell in zip(part.header[1:], row[1:], strict=True)
    ]
    expected = {
        (row[0].head, head, cell.head)
        for row in whole.rows
        for head, cell in zip(whole.header[1:], row[1:], strict=True)
    }
    assert len(found) == len(expected)
    assert set(found) == expected
    assert all(len(part.header) <= 5 for part in table_parts(whole))
