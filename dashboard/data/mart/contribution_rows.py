"""The contributions behind a figure, one by one: which child, on which day, how much. Of the reader's own children."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dashboard.data.mart.adding import Reals, adding
from dashboard.data.mart.question import Question, counted_period
from dashboard.data.mart.selection import select
from dashboard.data.mart.store import Mart
from dashboard.vocabulary.result import Result, Status
from dashboard.vocabulary.scope import Scope
from dashboard.vocabulary.slice import Slice


@dataclass(frozen=True, slots=True)
class ContributionRows:
    """Columns, by group as in the figure's own rows, child and day.

    `group` and `child` are keys (a group may be None), `day` is a datetime64[D], the amounts are in the figure's units.
    """

    group: NDArray[np.object_]
    child: NDArray[np.object_]
    day: NDArray[np.datetime64]
    numerator: Reals
    denominator: Reals

    def __len__(self) -> int:
        return len(self.child)


def contribution_rows(mart: Mart, result: Result, *, where: Slice, scope: Scope) -> ContributionRows:
    """What adds to the groups of a result that are shown (without groups: to its total), in the slice it is of.

    Where the figure is made of the own children alone, the rows of a group add up to its numerator and denominator
    (whole numbers exactly, school days to their fourth decimal, rates to 12 digits), and its children are those of
    them with a denominator. What a figure leaves out as a group without denominator, or hides, has no rows.
    """
    shown = _shown(result)
    counted = counted_period(result.indicator.denominator, result.period, mart.meta.as_of)
    if counted is None or not shown or scope.own.is_empty:
        return _none()
    selection = select(mart.columns, Question(counted, mart.meta.as_of, where, result.by, scope.own))
    rows = adding(mart, selection, result.indicator)
    places = {key: place for place, key in enumerate(shown)}
    place_of = np.array([places.get(key, -1) for key in selection.groups.values], np.int32)
    place, keys = place_of[rows.group], _keys(mart)
    order = np.lexsort((rows.day, keys.argsort().argsort()[rows.child], place))
    order = order[place[order] >= 0]
    rows = rows.taken(order)
    return ContributionRows(
        np.array(shown, np.object_)[place[order]],
        keys[rows.child],
        rows.day.astype("datetime64[D]"),
        rows.numerator.astype(np.float64),
        rows.denominator.astype(np.float64),
    )


def _shown(result: Result) -> list[str | None]:
    """The groups whose numbers are told, in order; None alone is the total."""
    if result.by is None:
        return [None] if result.total is not None and result.total.status is Status.SHOWN else []
    return [
        group for group, status in zip(result.rows.group, result.rows.status, strict=True) if status is Status.SHOWN
    ]


def _keys(mart: Mart) -> NDArray[Any]:
    """The key of each child, by number; no child has an empty one."""
    keys = np.full(mart.columns.children, "", np.object_)
    for child, key in mart.ask("SELECT child, child_id FROM mart.child"):
        keys[child] = key
    return keys


def _none() -> ContributionRows:
    nothing, keys = np.zeros(0), np.zeros(0, np.object_)
    return ContributionRows(keys, keys, np.zeros(0, "datetime64[D]"), nothing, nothing)
