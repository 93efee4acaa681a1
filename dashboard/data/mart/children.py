"""Who is overdue on the as-of date: children one by one within the reader's own reach, and how many a unit."""

from typing import Any

import numpy as np

from dashboard.data.mart.answers import ChildFollowUp, FollowUpStatus, UnitAttention
from dashboard.data.mart.columns import month_number
from dashboard.data.mart.conditions import reach_sql, slice_sql
from dashboard.data.mart.count import Counted, tallies
from dashboard.data.mart.gate import hidden_groups, least_for, sum_tells
from dashboard.data.mart.selection import Groups, matching, months_of
from dashboard.data.mart.store import Mart
from dashboard.vocabulary.scope import Scope
from dashboard.vocabulary.slice import Slice


def follow_up_list(
    mart: Mart, *, where: Slice, scope: Scope, overdue_only: bool = False, most: int | None = None
) -> tuple[ChildFollowUp, ...]:
    """The reader's own children with a course in force on the as-of date, longest over first; `most`: only so many."""
    month = f"'{mart.meta.as_of:%Y-%m}'"
    slice_text, slice_values = slice_sql(where, month)
    own, own_values = reach_sql(scope.own)
    rows = mart.ask(
        f"""SELECT child_id, display_name, home, school, grade, model, coordinator, started_on, last_on, ever_held,
                   next_due_on, latest_on, overdue_days, planned_on, status
            FROM mart.follow_up WHERE {slice_text} AND {own} {"AND overdue_days > 0" if overdue_only else ""}
            ORDER BY overdue_days DESC, latest_on, child_id {f"LIMIT {most}" if most is not None else ""}""",
        [*slice_values, *own_values],
    )
    return tuple(_follow_up(row, names=scope.names) for row in rows)


def _follow_up(row: tuple[Any, ...], *, names: bool) -> ChildFollowUp:
    (
        child,
        name,
        home,
        school,
        grade,
        model,
        coordinator,
        started,
        last,
        held,
        due,
        latest,
        over,
        planned,
        status,
    ) = row
    return ChildFollowUp(
        child=child,
        name=name if names else None,
        home=home,
        school=school,
        grade=None if grade is None else int(grade),
        model=model,
        coordinator=coordinator,
        started_on=started,
        last_on=last,
        ever_held=held,
        next_due_on=due,
        latest_on=latest,
        overdue_days=over,
        planned_on=planned,
        status=FollowUpStatus(status),
    )


def attention(mart: Mart, *, by: str, where: Slice, scope: Scope) -> tuple[UnitAttention, ...]:
    """How many children are overdue on the as-of date, of how many, in all (unit "") and by unit.

    `by` is home_unit or school. Units with none overdue are there too. Numbers that may not be shown are None; where no
    child is in a course there is nothing.
    """
    if scope.figures.is_empty:
        return ()
    months = months_of(where)
    if months is not None and month_number(mart.meta.as_of) not in months:
        return ()
    follow_ups = mart.columns.follow_ups
    chosen = matching(follow_ups.attributes, where, scope.figures)
    own = follow_ups.attributes[by]
    waiting, there = (
        np.bincount(own.codes[flags], minlength=len(own.values)) for flags in (chosen & follow_ups.is_overdue, chosen)
    )
    counted = tallies(Counted(waiting, there, there, int(chosen.sum())), Groups(own.values), is_grouped=True)
    if counted.is_empty:
        return ()
    least = least_for(scope, where)
    # Children without a unit stand in no list, and must all the same not be found by subtracting.
    hidden = hidden_groups({"": counted}, by, scope, least)
    is_closed = counted.together < least or sum_tells(counted, hidden, least)
    numbers = zip(counted.numerator.tolist(), counted.children.tolist(), strict=True)
    told = [
        UnitAttention(unit=unit, overdue=None, children=None)
        if unit in hidden or (not unit and is_closed)
        else UnitAttention(unit=unit, overdue=overdue, children=children)
        for unit, (overdue, children) in zip((*counted.groups, ""), numbers, strict=True)
        if unit is not None
    ]
    return tuple(sorted(told, key=lambda row: row.unit))
