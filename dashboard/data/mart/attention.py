"""How many children are overdue on the as-of date: in all, and at each home or school."""

from dataclasses import replace

import numpy as np

from dashboard.data.mart.answers import UnitAttention
from dashboard.data.mart.columns import month_number
from dashboard.data.mart.count import Counted, tallies
from dashboard.data.mart.disclosure.menu import GROUPED_BY, Unit
from dashboard.data.mart.disclosure.withheld import withheld
from dashboard.data.mart.selection import Groups, follow_ups_matching, months_of
from dashboard.data.mart.store import Mart
from dashboard.vocabulary.scope import Scope
from dashboard.vocabulary.slice import EVERYTHING, Slice


def attention(mart: Mart, *, by: str, where: Slice, scope: Scope) -> tuple[UnitAttention, ...]:
    """How many children are overdue on the as-of date, of how many, in all (unit "") and by unit.

    `by` is home_unit or school. Units with none overdue are there too. Numbers that may not be shown are None; where no
    child is in a course there is nothing.
    """
    if where != EVERYTHING and not scope.sees_all_unsuppressed:
        # Others are told of without filters only (menu.py).
        scope = replace(scope, figures=scope.own)
    if scope.figures.is_empty:
        return ()
    months = months_of(where)
    if months is not None and month_number(mart.meta.as_of) not in months:
        return ()
    follow_ups = mart.columns.follow_ups
    chosen = follow_ups_matching(mart.columns, where, scope.figures)
    own = follow_ups.attributes[by]
    waiting, there = (
        np.bincount(own.codes[flags], minlength=len(own.values)) for flags in (chosen & follow_ups.is_overdue, chosen)
    )
    counted = tallies(Counted(waiting, there, there, int(chosen.sum())), Groups(own.values), is_grouped=True)
    if counted.is_empty:
        return ()
    hidden, is_closed = _closed(mart, by, scope)
    numbers = zip(counted.numerator.tolist(), counted.children.tolist(), strict=True)
    told = [
        UnitAttention(unit=unit, overdue=None, children=None)
        if unit in hidden or (not unit and is_closed)
        else UnitAttention(unit=unit, overdue=overdue, children=children)
        for unit, (overdue, children) in zip((*counted.groups, ""), numbers, strict=True)
        if unit is not None
    ]
    return tuple(sorted(told, key=lambda row: row.unit))


def _closed(mart: Mart, by: str, scope: Scope) -> tuple[frozenset[str | None], bool]:
    """The units whose numbers may not be shown, and whether those of all may not."""
    if scope.sees_all_unsuppressed:
        return frozenset(), False
    found = withheld(mart, scope)
    unit: Unit = "home" if by == GROUPED_BY["home"] else "school"
    # Children without a unit stand in no list, and must all the same not be found by subtracting.
    return found.present[unit], found.present_is_shut
