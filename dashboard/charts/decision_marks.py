"""Decisions on a chart by month: the day each was taken, the level it asks for, its deadline; and the same in words."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from dashboard.charts import theme, wording
from dashboard.charts.chart import ChartTable, Figure
from dashboard.i18n.words import Words
from dashboard.vocabulary.period import add_months

MOST_AHEAD: Final = 12  # months drawn after the data's last, for deadlines to come


@dataclass(frozen=True, slots=True)
class DecisionMark:
    """`level`: a share that is asked for, on the chart's own scale; None for a count. `asks` says it in words."""

    taken_on: date
    deadline: date
    level: float | None
    asks: str


def months_ahead(months: Sequence[str], marks: Sequence[DecisionMark]) -> list[str]:
    """The months after the last one that the deadlines need room for."""
    last = date.fromisoformat(f"{months[-1]}-01")
    found = [add_months(last, number) for number in range(1, MOST_AHEAD + 1)]
    furthest = max((mark.deadline for mark in marks), default=last)
    return [f"{month:%Y-%m}" for month in found if month <= furthest]


def shapes(months: Sequence[str], marks: Sequence[DecisionMark]) -> list[Figure]:
    """A line where a decision was taken, a dotted one at its deadline, and the level between the two."""
    drawn: list[Figure] = []
    for mark in marks:
        ends = _place(months, mark.taken_on), _place(months, mark.deadline)
        for place, dash in zip(ends, ("solid", "dot"), strict=True):
            if place is not None:
                drawn.append(_line(place, place, 0, 1, dash, yref="paper"))
        if mark.level is not None:
            first = ends[0] if ends[0] is not None else -0.5
            last = ends[1] if ends[1] is not None else len(months) - 0.5
            if first < last:
                drawn.append(_line(first, last, mark.level, mark.level, "dash"))
    return drawn


def annotations(months: Sequence[str], marks: Sequence[DecisionMark], words: Words) -> list[Figure]:
    """What the upright lines are, written beside them at the foot, where no figure stands in the way."""
    named = [
        (place, name)
        for mark in marks
        for day, name in ((mark.taken_on, words("decided")), (mark.deadline, words("deadline")))
        if (place := _place(months, day)) is not None
    ]
    return [
        {
            "x": place,
            "y": 1,
            "yref": "paper",
            "yanchor": "bottom",
            "xanchor": "right" if place > len(months) * 0.8 else "left",
            "text": name,
            "showarrow": False,
            "font": {"size": theme.SMALL},
        }
        for place, name in dict(named).items()
    ]


def sentences(marks: Sequence[DecisionMark], words: Words) -> list[str]:
    """What the lines say, for who cannot see them."""
    told = [
        words(
            "Decided on {day}: {asks} by {deadline}.",
            day=words.day(mark.taken_on),
            asks=mark.asks,
            deadline=words.day(mark.deadline),
        )
        for mark in marks
    ]
    return [*told, words("It is asked of twelve months together, not of a single one.")] if told else []


def with_decisions(table: ChartTable, months: Sequence[str], marks: Sequence[DecisionMark], words: Words) -> ChartTable:
    """The chart's table with a column that says in which months something was decided or is due."""
    if not marks:
        return table
    cells = [
        "; ".join(
            words(name, day=words.day(day))
            for mark in marks
            for name, day in (("decided {day}", mark.taken_on), ("deadline {day}", mark.deadline))
            if f"{day:%Y-%m}" == month
        )
        for month in months
    ]
    rows = tuple((*row, cell or wording.DASH) for row, cell in zip(table.rows, cells, strict=True))
    hrefs = tuple((*row, None) for row in table.hrefs)
    return ChartTable((*table.header, words("Decisions")), rows, hrefs)


def _place(months: Sequence[str], day: date) -> float | None:
    """Where a day is among months that stand at whole numbers; None outside them."""
    month = f"{day:%Y-%m}"
    if month not in months:
        return None
    days = monthrange(day.year, day.month)[1]
    return months.index(month) - 0.5 + (day.day - 0.5) / days


def _line(x0: float, x1: float, y0: float, y1: float, dash: str, *, yref: str = "y") -> Figure:
    line = {"color": theme.STRONG, "width": 1.5, "dash": dash}
    return {"type": "line", "x0": x0, "x1": x1, "y0": y0, "y1": y1, "yref": yref, "line": line, "layer": "below"}
