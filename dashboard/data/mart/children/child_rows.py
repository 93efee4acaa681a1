"""The list of the reader's own children in a course: searched and sorted in memory, read for the rows asked for."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from dashboard.data.mart.answers import ChildFollowUp
from dashboard.data.mart.children.child_columns import ChildColumns, Values, child_columns
from dashboard.data.mart.children.child_row import (
    Absence,
    Band,
    ChildList,
    ChildRow,
    GoalState,
    Lack,
    ListQuestion,
    Sort,
)
from dashboard.data.mart.children.follow_up_list import follow_ups_at, own_now
from dashboard.data.mart.columns import Flags, day_number
from dashboard.data.mart.school_days import DAY_UNIT
from dashboard.data.mart.store import Mart
from dashboard.vocabulary.scope import Scope
from dashboard.vocabulary.slice import Slice

Places = NDArray[np.int64]
_NOTHING_MORE: Final[Mapping[Sort, Values]] = MappingProxyType({})


def child_rows(
    mart: Mart,
    asked: ListQuestion,
    *,
    where: Slice,
    scope: Scope,
    among: Flags | None = None,
    more: Mapping[Sort, Values] = _NOTHING_MORE,
) -> ChildList:
    """The reader's own children with a course in force on the as-of date, as far as they match the slice.

    `among`: only these of `Columns.follow_ups`. `more`: further columns to sort by, in that order.
    """
    columns = child_columns(mart)
    own = own_now(mart, where, scope)
    chosen = np.flatnonzero(own if among is None else own & among)
    wanted = chosen if asked.lack is None else chosen[columns.lacks[asked.lack][chosen]]
    found = _searched(columns, wanted, asked.search.casefold(), names=scope.names)
    bands = _bands(columns, day_number(asked.soon))
    counts = np.bincount(bands[found], minlength=len(Band))
    listed = found if asked.band is None else found[bands[found] == asked.band]
    by_name = columns.names if scope.names else columns.values[Sort.CHILD]
    sorted_by = {**columns.values, **more, Sort.CHILD: by_name}[asked.sort]
    ordered = listed[_order(columns, listed, bands, sorted_by, by_name, descending=asked.descending)]
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


def lacking(mart: Mart, *, where: Slice, scope: Scope) -> dict[Lack, int]:
    """How many of the children of the list are without an owner, in each way."""
    columns, own = child_columns(mart), own_now(mart, where, scope)
    return {lack: int(np.count_nonzero(columns.lacks[lack] & own)) for lack in Lack}


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
    columns: ChildColumns,
    listed: Places,
    bands: NDArray[np.int8],
    sorted_by: Values,
    by_name: Values,
    *,
    descending: bool,
) -> Places:
    """By band, then by the column, what has nothing there last; then the most urgent first, then by name."""
    values = sorted_by[listed]
    is_missing = np.isnan(values)
    signed = np.where(is_missing, 0.0, -values if descending else values)
    ties = (columns.child, by_name, columns.latest_on)
    order: Places = np.lexsort([*(tie[listed] for tie in ties), signed, is_missing, bands[listed]])
    return order


def _rows(
    mart: Mart, columns: ChildColumns, bands: NDArray[np.int8], places: Places, *, names: bool
) -> tuple[ChildRow, ...]:
    found = mart.ask(
        """SELECT child, academic, wellbeing, latest_possible, latest_absent, before_possible, before_absent,
                  home_sparring_on, school_sparring_on
           FROM mart.child_list WHERE child IN (SELECT unnest(?::INTEGER[]))""",
        [columns.child[places].tolist()],
    )
    by_child = {child: row for child, *row in found}
    follow_ups = follow_ups_at(mart, places.tolist(), names=names)
    return tuple(
        _row(follow_up, by_child[child], Band(band))
        for follow_up, child, band in zip(
            follow_ups, columns.child[places].tolist(), bands[places].tolist(), strict=True
        )
    )


def _row(follow_up: ChildFollowUp, row: list[Any], band: Band) -> ChildRow:
    academic, wellbeing, possible, absent, possible_before, absent_before, at_home, at_school = row
    return ChildRow(
        follow_up=follow_up,
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
