"""The columns of a forecast's list: what is booked, what it takes, and where the child stands on the day."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal

from dashboard.components.children.children_columns import COLUMNS, Column
from dashboard.components.children.children_state import ListState
from dashboard.components.date_words import lateness
from dashboard.components.forecast.forecast_state import (
    BOOKED_COLUMN,
    DAY_COLUMN,
    NEEDED_COLUMN,
    SHARED_COLUMNS,
    ForecastState,
)
from dashboard.components.roll import RollColumn
from dashboard.data.mart.children.child_row import Sort
from dashboard.data.mart.forecast.forecast_answers import ChildForecast, Forecast
from dashboard.exports.table import Cell, Number
from dashboard.i18n.words import Words
from dashboard.vocabulary.text import Text


def forecast_columns(children: Mapping[str, ChildForecast], day: date) -> tuple[Column, ...]:
    """The columns of a forecast's rows, after the name."""
    return (
        *(COLUMNS[key] for key in SHARED_COLUMNS),
        RollColumn(
            key=BOOKED_COLUMN,
            label=Text(da="Booket opfølgning eller målsætning", en="Follow-up or goal-setting booked"),
            sort=Sort.BOOKED,
            said=lambda row, context: booked_words(children[row.child], context.words),
            cells=lambda row, context: _booked_cells(children[row.child], context.words),
            more=(Text(da="antal møder", en="meetings"),),
            kind="day",
        ),
        RollColumn(
            key=NEEDED_COLUMN,
            label=Text(da="Møder, der skal til", en="Meetings needed"),
            sort=Sort.NEEDED,
            said=lambda row, context: _meetings_words(children[row.child], context.words),
            cells=lambda row, _: _meetings_cells(children[row.child]),
            more=(Text(da="booket til og med dagen", en="booked by the day"),),
            note=lambda context: context.words("by {day}", day=context.words.day(day)),
            kind="number",
            highest_first=True,
        ),
        RollColumn(
            key=DAY_COLUMN,
            label=Text(da="På dagen, hvis alt booket holdes", en="On the day, if all booked is held"),
            sort=Sort.ON_THE_DAY,
            said=lambda row, context: day_words(children[row.child], day, context.words),
            cells=lambda row, context: (" · ".join(filter(None, day_words(children[row.child], day, context.words))),),
            note=lambda context: context.words.day(day),
        ),
    )


def arranged(state: ForecastState, found: Forecast) -> ListState:
    """The list of children as the forecast shows it."""
    asked = state.question
    columns = forecast_columns(found.children, asked.day)
    return ListState(asked.rows, state.order, columns, is_call_list=False, problems=())


def booked_words(child: ChildForecast, words: Words) -> tuple[str, str]:
    """The first day booked, and how many there are after it."""
    if not child.booked:
        return words("nothing booked"), ""
    more = len(child.booked) - 1
    below = words.count(more, "and {n} more meeting", "and {n} more meetings") if more else ""
    return words.day(child.booked[0]), below


def _booked_cells(child: ChildForecast, words: Words) -> tuple[Cell, Cell]:
    return (child.booked[0] if child.booked else words("nothing booked"), Number(Decimal(len(child.booked))))


def _meetings_words(child: ChildForecast, words: Words) -> tuple[str, str]:
    return words.number(child.needed), words("{n} booked", n=words.number(child.by_then)) if child.by_then else ""


def _meetings_cells(child: ChildForecast) -> tuple[Cell, Cell]:
    return Number(Decimal(child.needed)), Number(Decimal(child.by_then))


def day_words(child: ChildForecast, day: date, words: Words) -> tuple[str, str]:
    """`Over fristen i 3 uger`, `fra 4. mar. 2026`."""
    if child.latest_on is None:
        ended = words("until {day}", day=words.day(child.ends_on)) if child.ends_on is not None else ""
        return words("The course has ended"), ended
    over = (day - child.latest_on).days
    if over > 0:
        since = words("from {day}", day=words.day(child.latest_on + timedelta(days=1)))
        return words("Over by {time}", time=lateness(over, words)), since
    return words("In time"), words("at the latest {day}", day=words.day(child.latest_on))
