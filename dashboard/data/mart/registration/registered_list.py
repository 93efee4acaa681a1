"""The lines behind a number of the registration, in order and a page at a time: only of the reader's own children."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dashboard.data.mart.columns import Flags
from dashboard.data.mart.conditions import reach_sql
from dashboard.data.mart.members.member_order import child_ranks, unit_ranks
from dashboard.data.mart.members.members import Side
from dashboard.data.mart.registration.registered import (
    RegisteredFigure,
    RegisteredList,
    RegisteredQuestion,
    Sort,
    has_list,
)
from dashboard.data.mart.registration.registered_lines import NOTHING, Lines, lines_of
from dashboard.data.mart.registration.registered_posts import posts_of
from dashboard.data.mart.registration.registered_rows import registered_rows
from dashboard.data.mart.registration.registration import Value
from dashboard.data.mart.registration.registration_reach import RegistrationReach
from dashboard.data.mart.store import Mart
from dashboard.vocabulary.scope import Scope

Places = NDArray[np.int64]


def registered_list(
    mart: Mart, figure: RegisteredFigure, asked: RegisteredQuestion, scope: Scope
) -> RegisteredList | None:
    """None where others' children may be among those that the number counts. A page after the last is read as the last.

    The median has one side; the numerator of a mark are the old events, that of a value those that are unknown.
    """
    if not has_list(scope, figure.unit, figure.key):
        return None
    of = RegistrationReach(mart, reach_sql(scope.own), figure.unit if figure.key is not None else None)
    if figure.measure is Value.WEEKLY_HOURS:
        posts = posts_of(of, figure, asked)
        sides = _sides(np.array([post.is_counted for post in posts], np.bool_), figure)
        side, order = _side(sides, figure, asked), np.arange(len(posts))
        order = order[sides[side]]
        page, shown = _page(order, asked)
        rows = tuple(posts[place] for place in shown.tolist())
    else:
        lines = lines_of(of, figure)
        sides = _sides(lines.counted, figure)
        side = _side(sides, figure, asked)
        own = lines.taken(np.flatnonzero(sides[side]))
        order = _ordered(mart, own, asked, names=scope.names)
        page, shown = _page(order, asked)
        rows = registered_rows(of, own.taken(shown), names=scope.names, most=asked.most_received)
    return RegisteredList(
        rows=rows,
        side=side,
        sides={key: int(flags.sum()) for key, flags in sides.items()},
        page=page,
        pages=_pages(order, asked),
    )


def _side(sides: Mapping[Side, Flags], figure: RegisteredFigure, asked: RegisteredQuestion) -> Side:
    """Where none is asked for: of what is unknown or late, that; of what is in time, all that is looked at."""
    if asked.side is not None and asked.side in sides:
        return asked.side
    return Side.DENOMINATOR if figure.measure in ("within", "median") else Side.NUMERATOR


def _sides(counted: Flags, figure: RegisteredFigure) -> Mapping[Side, Flags]:
    whole = {Side.DENOMINATOR: np.ones(len(counted), np.bool_)}
    return whole if figure.measure == "median" else {**whole, Side.NUMERATOR: counted, Side.REST: ~counted}


def _pages(order: Places, asked: RegisteredQuestion) -> int:
    return max(-(-len(order) // (asked.size or max(len(order), 1))), 1)


def _page(order: Places, asked: RegisteredQuestion) -> tuple[int, Places]:
    """Which page is shown, and what stands on it."""
    size, page = asked.size or max(len(order), 1), min(asked.page, _pages(order, asked))
    return page, order[(page - 1) * size : page * size]


def _ordered(mart: Mart, lines: Lines, asked: RegisteredQuestion, *, names: bool) -> Places:
    """What has nothing in the column last; then the latest day first, and always alike."""

    def at(attribute: str) -> NDArray[np.float64]:
        return unit_ranks(mart, attribute)[mart.columns.attributes[attribute].codes[lines.stay]]

    columns: Mapping[Sort, Callable[[], NDArray[Any]]] = {
        Sort.CHILD: lambda: child_ranks(mart, names=names)[lines.child],
        Sort.KIND: lambda: lines.kind,
        Sort.HOME: lambda: np.where(lines.at == 2, np.nan, at("home")),
        Sort.SCHOOL: lambda: np.where(lines.at == 1, np.nan, at("school")),
        Sort.DAY: lambda: lines.day,
        Sort.RECORDED: lambda: np.where(lines.recorded == NOTHING, np.nan, lines.recorded),
        Sort.DELAY: lambda: np.where(lines.delay == NOTHING, np.nan, lines.delay),
        Sort.COUNTED: lambda: lines.counted,
    }
    values = columns.get(asked.sort, columns[Sort.DAY])().astype(np.float64)
    signed = np.where(np.isnan(values), np.inf, -values if asked.descending else values)
    latest_first = np.argsort(-lines.day, kind="stable")
    order: Places = latest_first[np.argsort(signed[latest_first], kind="stable")]
    return order
