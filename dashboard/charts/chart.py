"""What every chart is: a picture, what it shows, what it means, and the same numbers as a table."""

from dataclasses import dataclass
from typing import Any

# Plain data as plotly.js reads it: building graph objects would cost forty times the time (checked in tests).
Figure = dict[str, Any]
Trace = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ChartTable:
    """The numbers of a chart as text, in the order of the chart; every row has a cell for each header."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """`title` says what the figure shows, `summary` in a sentence what it means."""

    figure: Figure
    title: str
    summary: str
    table: ChartTable
