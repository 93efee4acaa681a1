"""What every chart is: a picture, what it shows, what it means, and the same numbers as a table."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final

# Plain data as plotly.js reads it: building graph objects would cost forty times the time (checked in tests).
Figure = dict[str, Any]
Trace = dict[str, Any]

# From the key of a row (TOGETHER: of all) and a part of its figure ("": of all of it) to the address that opens who is
# behind it, where there is one for the reader.
Opens = Callable[[str | None, str], str | None]
TOGETHER: Final = ""


def some(hrefs: Iterable[tuple[str | None, ...]]) -> tuple[tuple[str | None, ...], ...]:
    """The addresses of a table's cells; none where no cell has one."""
    found = tuple(hrefs)
    return found if any(any(row) for row in found) else ()


def opens_nothing(_key: str | None, _part: str) -> None:
    """Of a chart whose marks lead nowhere."""


@dataclass(frozen=True, slots=True)
class ChartTable:
    """The numbers of a chart as text, in the order of the chart; every row has a cell for each header.

    `hrefs`: for each cell the address that opens who is behind it, or None; empty where nothing opens.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    hrefs: tuple[tuple[str | None, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """`title` says what the figure shows, `summary` in a sentence what it means."""

    figure: Figure
    title: str
    summary: str
    table: ChartTable
