"""A table in as many parts as it takes to be read from the back of a room: never made smaller."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import ceil
from typing import Final, TypeVar

from dashboard.exports.pack.blocks import Cell, Table

_T = TypeVar("_T")
_MOST_COLUMNS: Final = 4  # beside the one that names the row
_CHARACTERS: Final = 84  # of a line across the slide, in a table's type
_ROW: Final = 0.5  # lines: of a row besides its text
_LINES: Final = 14.5  # of all rows and the header


def table_parts(table: Table) -> list[Table]:
    """The parts, each with the header and the column that names the rows; of wide tables the left ones first."""
    return [part for columns in _columns(table) for part in _rows(columns)]


def _columns(table: Table) -> Iterator[Table]:
    """The table in parts of as nearly as many columns as each other."""
    values = len(table.header) - 1
    parts = max(1, ceil(values / _MOST_COLUMNS))
    start = 1
    for part in range(parts):
        end = start + ceil((values - start + 1) / (parts - part))
        places = (0, *range(start, end))
        yield replace(
            table,
            header=_at(table.header, places),
            rows=tuple(_at(row, places) for row in table.rows),
            widths=_at(table.widths, places),
        )
        start = end


def _at(items: Sequence[_T], places: Sequence[int]) -> tuple[_T, ...]:
    return tuple(items[place] for place in places)


def _rows(table: Table) -> Iterator[Table]:
    """The table in parts that a slide can hold; without rows one that is empty."""
    most = _LINES - _height(table, [Cell(text) for text in table.header])
    page: list[tuple[Cell, ...]] = []
    used = 0.0
    for row in table.rows:
        height = _height(table, row)
        if page and used + height > most:
            yield replace(table, rows=tuple(page), last_is_all=False)
            page, used = [], 0.0
        page.append(row)
        used += height
    yield replace(table, rows=tuple(page))


def _height(table: Table, row: Sequence[Cell]) -> float:
    """Of a row, in lines of its type, estimated."""
    whole = sum(table.widths)
    return _ROW + max(
        _lines(cell, _CHARACTERS * width / whole) for cell, width in zip(row, table.widths, strict=True)
    )  # fmt: skip


def _lines(cell: Cell, width: float) -> int:
    texts = [cell.head, *cell.rest.split("\n"), cell.remark]
    return max(1, sum(ceil(len(text) / max(1.0, width - 2)) for text in texts if text))
