"""A forecast to a date of the reader's own children, from dates alone (definitions.md, "Forecast to a date")."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Final

import numpy as np

from dashboard.data.mart.children.child_columns import Values
from dashboard.data.mart.children.child_row import Sort
from dashboard.data.mart.children.child_rows import child_rows
from dashboard.data.mart.children.follow_up_list import own_now
from dashboard.data.mart.columns import Flags, Ints, day_number
from dashboard.data.mart.forecast.forecast_answers import ChildForecast, Forecast, ForecastDay, ForecastQuestion, Pick
from dashboard.data.mart.forecast.forecast_columns import ForecastColumns, date_of, forecast_columns
from dashboard.data.mart.forecast.forecast_demand import Meetings, advised, demand, meetings_of
from dashboard.data.mart.store import Mart
from dashboard.statistics.follow_up_forecast import are_counted, are_over, last_contacts
from dashboard.vocabulary.scope import Scope
from dashboard.vocabulary.slice import EVERYTHING, Slice

_WEEK: Final = timedelta(days=7)


def forecast(mart: Mart, asked: ForecastQuestion, *, where: Slice, scope: Scope) -> Forecast:
    """Of the reader's own children with a course in force on the as-of date, as far as they match the slice then."""
    columns = forecast_columns(mart)
    chosen = own_now(mart, where, scope)
    day = day_number(asked.day)
    latest, meetings = _latest(columns, day), meetings_of(mart, columns, day)
    picks = _picks(mart, columns, day, latest, meetings)
    among = np.ones(len(chosen), np.bool_) if asked.pick is None else picks[asked.pick]
    if asked.advisor is not None:
        among = among & advised(mart, chosen, asked.advisor, scope)
    listed = child_rows(
        mart,
        asked.rows,
        where=where,
        scope=scope,
        among=among,
        more={
            Sort.BOOKED: columns.first_booked,
            Sort.NEEDED: meetings.needed.astype(np.float64),
            Sort.ON_THE_DAY: day - latest,
        },
    )
    return Forecast(
        listed=listed,
        listed_meetings=meetings.load(np.flatnonzero(chosen & among)),
        children=_children(columns, latest, meetings, (row.child for row in listed.rows)),
        counts={pick: int((flags & chosen).sum()) for pick, flags in picks.items()},
        days=_days(mart, columns, chosen, asked.day),
        demand=demand(mart, meetings, chosen, scope=scope, is_all=where == EVERYTHING),
    )


def _latest(columns: ForecastColumns, day: int) -> Values:
    """The last good day of each child as it stands on a day if all is held; NaN where no course counts any more."""
    counted = are_counted(columns.courses, day)
    last_good = last_contacts(columns.courses, columns.booked, day) + columns.courses.limit
    latest = np.full(len(columns.ends), np.nan)
    latest[columns.place[counted]] = last_good[counted]
    return latest


def _picks(mart: Mart, columns: ForecastColumns, day: int, latest: Values, meetings: Meetings) -> Mapping[Pick, Flags]:
    """The children of each number, as flags over `Columns.follow_ups`."""
    courses = columns.courses
    return {
        Pick.OVER_NOW: mart.columns.follow_ups.is_overdue,
        Pick.OVER_IF_ALL_HELD: day > latest,
        Pick.OVER_IF_NONE_HELD: columns.of_children(are_over(courses, courses.last_on, day)),
        Pick.NOTHING_BOOKED: np.isnan(columns.first_booked),
        Pick.ENDED: np.isnan(latest),
        Pick.NEEDED: meetings.needed > 0,
        Pick.LATE: meetings.late > 0,
        Pick.BOOKED: meetings.booked > 0,
    }


def _days(mart: Mart, columns: ForecastColumns, chosen: Flags, until: date) -> tuple[ForecastDay, ...]:
    """On T itself both numbers are of those who are over now: what is booked on T has not been held yet."""
    as_of, courses = mart.meta.as_of, columns.courses
    counted = chosen[columns.place]

    def over(last: Ints, day: int) -> int:
        return int((are_over(courses, last, day) & counted).sum())

    def on(day: date) -> ForecastDay:
        number = day_number(day)
        return ForecastDay(
            day, over(last_contacts(courses, columns.booked, number), number), over(courses.last_on, number)
        )

    now = int((mart.columns.follow_ups.is_overdue & chosen).sum())
    weeks = range(1, -(-(until - as_of) // _WEEK))
    return (ForecastDay(as_of, now, now), *(on(as_of + _WEEK * week) for week in weeks), on(until))


def _children(
    columns: ForecastColumns, latest: Values, meetings: Meetings, keys: Iterable[str]
) -> Mapping[str, ChildForecast]:
    places = {key: columns.places[key] for key in keys}
    return {
        key: ChildForecast(
            booked=columns.days_booked.get(place, ()),
            latest_on=None if np.isnan(latest[place]) else date_of(latest[place]),
            ends_on=columns.ends_on(place),
            needed=int(meetings.needed[place]),
            by_then=int(meetings.booked[place]),
        )
        for key, place in places.items()
    }
