"""The list of the reader's own children in a course: searched and sorted in memory, read for the rows asked for."""

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from dashboard.data.mart.child_columns import ChildColumns, Values, child_columns
from dashboard.data.mart.child_row import Absence, Band, ChildList, ChildRow, GoalState, ListQuestion, Sort
from dashboard.data.mart.columns import Flags, day_number, month_number
from dashboard.data.mart.follow_up_list import COLUMNS, follow_up_of
from dashboard.data.mart.school_days import DAY_UNIT
from dashboard.data.mart.selection import matching, months_of
from dashboard.data.mart.store import Mart
from dashboard.vocabulary.scope import Scope
from dashboard.vocabulary.slice import Slice

Places = NDArray[np.int64]

# What a row has besides the follow-up, in the order in which `_row` reads it.
_OTHERS: Final = """academic, wellbeing, latest_possible, latest_absent, before_possible, before_absent,
                    home_sparring_on, school_sparring_on"""


def child_rows(mart: Mart, asked: ListQuestion, *, where: Slice, scope: Scope) -> ChildList:
    """The reader's own children with a course in force on the as-of date, as far as they match the slice."""
    columns = child_columns(mart)
    chosen = np.flatnonzero(_own(mart, where, scope))
    found = _searched(columns, chosen, asked.search.casefold(), names=scope.names)
    bands = _bands(columns, day_number(asked.soon))
    counts = np.bincount(bands[found], minlength=len(Band))
    listed = found if asked.band is None else found[bands[found] == asked.band]
    ordered = listed[_order(columns, listed, bands, asked, names=scope.names)]
    size = asked.size or max(len(ordered), 1)
    pages = max(-(-len(ordered) // size), 1)
    page = min(asked.page, pages)
    return ChildList(
        rows=_rows(mart, columns, bands, ordered[(page - 1) * size : page * size], names=scope.names),
        page=page,
        pages=pages,
        listed=len(ordered),
        found={band: int(counts[band]) for band in Band},
        children=len(chosen),
        latest=columns.latest,
        before=columns.before,
    )


def _own(mart: Mart, where: Slice, scope: Scope) -> Flags:
    attributes = mart.columns.follow_ups.attributes
    if scope.own.is_empty or not _is_now(mart, where):
        return np.zeros(len(attributes["home"].codes), np.bool_)
    return matching(attributes, where, scope.own)


def _is_now(mart: Mart, where: Slice) -> bool:
    """Whether the months of the slice, if any, hold the as-of date."""
    months = months_of(where)
    return months is None or month_number(mart.meta.as_of) in months


def _searched(columns: ChildColumns, chosen: Places, wanted: str, *, names: bool) -> Places:
    if not wanted:
        return chosen
    texts, named = columns.texts, columns.named
    found = [place for place in chosen.tolist() if wanted in texts[place] or (names and wanted in named[place])]
    return np.array(found, np.int64)


def _bands(columns: ChildColumns, soon: int) -> NDArray[np.int8]:
    """The band of every child; who is due on the day itself is due by it."""
    bands = np.where(columns.latest_on <= soon, np.int8(Band.SOON), np.int8(Band.IN_TIME))
    return np.where(columns.overdue_days > 0, np.int8(Band.OVERDUE), bands)


def _order(
    columns: ChildColumns, listed: Places, bands: NDArray[np.int8], asked: ListQuestion, *, names: bool
) -> Places:
    """By band, then by the column, what has nothing there last; then the most urgent first, then by name."""
    by_name = columns.names if names else columns.values[Sort.CHILD]
    values: Values = (by_name if asked.sort is Sort.CHILD else columns.values[asked.sort])[listed]
    is_missing = np.isnan(values)
    signed = np.where(is_missing, 0.0, -values if asked.descending else values)
    ties = (columns.child, by_name, columns.latest_on)
    order: Places = np.lexsort([*(tie[listed] for tie in ties), signed, is_missing, bands[listed]])
    return order


def _rows(
    mart: Mart, columns: ChildColumns, bands: NDArray[np.int8], places: Places, *, names: bool
) -> tuple[ChildRow, ...]:
    found = mart.ask(
        f"""SELECT child, {_OTHERS}, {COLUMNS} FROM mart.follow_up JOIN mart.child_list USING (child)
            WHERE child IN (SELECT unnest(?::INTEGER[]))""",
        [columns.child[places].tolist()],
    )
    by_child = {child: row for child, *row in found}
    return tuple(
        _row(by_child[child], Band(band), names=names)
        for child, band in zip(columns.child[places].tolist(), bands[places].tolist(), strict=True)
    )


def _row(row: list[Any], band: Band, *, names: bool) -> ChildRow:
    academic, wellbeing, possible, absent, possible_before, absent_before, at_home, at_school, *follow_up = row
    return ChildRow(
        follow_up=follow_up_of(tuple(follow_up), names=names),
        band=band,
        academic=GoalState(academic),
        wellbeing=GoalState(wellbeing),
        absence=_absence(possible, absent),
        absence_before=_absence(possible_before, absent_before),
        home_sparring_on=at_home,
        school_sparring_on=at_school,
    )


def _absence(possible: int | None, absent: int | None) -> Absence | None:
    """None where no possible day is recorded: that is not the same as never absent."""
    return Absence(possible / DAY_UNIT, (absent or 0) / DAY_UNIT) if possible else None
