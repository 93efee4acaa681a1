"""Raw tallies of the indicators that add up what each child contributes: on a day, over days, or on the last day."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from dashboard.data.mart.columns import Ints, MonthDays, Wide, day_number, last_days, month_number
from dashboard.data.mart.contributions import part_key
from dashboard.data.mart.count import Counted, Rows, tallies
from dashboard.data.mart.question import Tallies
from dashboard.data.mart.selection import Selection, sums
from dashboard.vocabulary.indicator import Indicator


def ask_children(selection: Selection, indicator: Indicator, *, parts: bool) -> Tallies:
    """The tallies of an indicator of children: a group each, and of all together."""
    groups = selection.groups
    counted = Counted.of(_rows(selection, indicator.key), groups)
    pieces: dict[str, Wide] = {}
    for part in indicator.parts if parts else ():
        rows = _rows(selection, part_key(indicator.key, part.key))
        pieces[part.key] = sums(rows.group, rows.numerator, groups.count)
        if part.out_of is not None:
            pieces[part.whole_key] = sums(rows.group, rows.denominator, groups.count)
    return tallies(
        counted,
        groups,
        per=getattr(indicator.denominator, "per", 1.0),
        parts=pieces,
        is_grouped=selection.question.by is not None,
    )


@dataclass(frozen=True, slots=True)
class ChildRows:
    """Rows of one sort, with the state and the day of each: of a month, the last day that counts."""

    rows: Rows
    stay: Ints
    day: Callable[[], Ints]  # a figure does not ask for it


def rows_of(selection: Selection, key: str) -> list[ChildRows]:
    """What children add to an indicator or part, in the three ways in which they can."""
    return [rows for make in (events_of, _month_days, standing_of) if (rows := make(selection, key)) is not None]


def _rows(selection: Selection, key: str) -> Rows:
    found = [part.rows for part in rows_of(selection, key)]
    return Rows.joined(found) if found else Rows(*(np.zeros(0, np.int32) for _ in range(4)))


def events_of(selection: Selection, key: str) -> ChildRows | None:
    """What adds on a day."""
    events = selection.columns.events.get(key)
    if events is None:
        return None
    period = selection.question.period
    asked = selection.slice_of(events.day, day_number(period.start), day_number(period.end))
    stay, month = events.stay[asked], events.month[asked]
    kept = selection.keep(stay, month)
    stay = stay[kept]
    rows = Rows(
        selection.group(stay, month[kept]),
        events.child[asked][kept],
        events.numerator[asked][kept],
        events.denominator[asked][kept],
    )
    return ChildRows(rows, stay, lambda: events.day[asked][kept])


def month_days_of(selection: Selection, key: str) -> MonthDays | None:
    """What adds day by day: of each month the days asked for, as bits."""
    columns = selection.columns.month_days.get(key)
    if columns is None:
        return None
    period = selection.question.period
    asked = selection.slice_of(columns.month, month_number(period.start), month_number(period.end))
    stay, month = columns.stay[asked], columns.month[asked]
    kept = selection.keep(stay, month)
    stay, month = stay[kept], month[kept]
    days = np.full(len(month), -1, np.int32)
    for cut in selection.question.cut_months():
        days[selection.slice_of(month, cut.month, cut.month)] = cut.days
    top, bottom = columns.numerator[asked][kept] & days, columns.denominator[asked][kept] & days
    return MonthDays(month, columns.child[asked][kept], stay, top, bottom)


def _month_days(selection: Selection, key: str) -> ChildRows | None:
    months = month_days_of(selection, key)
    if months is None:
        return None
    top, bottom = months.numerator, months.denominator
    rows = Rows(
        selection.group(months.stay, months.month), months.child, np.bitwise_count(top), np.bitwise_count(bottom)
    )
    return ChildRows(rows, months.stay, lambda: last_days(months.month, top | bottom))


def standing_of(selection: Selection, key: str) -> ChildRows | None:
    """What adds on the last day of the period."""
    columns = selection.columns.standing.get(key)
    if columns is None:
        return None
    last = selection.question.period.end
    there = np.flatnonzero((columns.start <= day_number(last)) & (columns.end >= day_number(last)))
    month = np.full(len(there), month_number(last), np.int32)
    kept = selection.keep(columns.stay[there], month)
    there, month = there[kept], month[kept]
    stay = columns.stay[there]
    rows = Rows(
        selection.group(stay, month), columns.child[there], columns.numerator[there], columns.denominator[there]
    )
    return ChildRows(rows, stay, lambda: np.full(len(there), day_number(last), np.int32))
