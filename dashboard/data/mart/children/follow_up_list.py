"""The reader's own children one by one, and how long each has waited for a follow-up on the as-of date."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from dashboard.data.mart.answers import ChildFollowUp, FollowUpStatus
from dashboard.data.mart.columns import Flags, Wide, month_number
from dashboard.data.mart.selection import follow_ups_matching, months_of
from dashboard.data.mart.store import Mart
from dashboard.vocabulary.scope import Scope
from dashboard.vocabulary.slice import Slice


def follow_up_list(
    mart: Mart, *, where: Slice, scope: Scope, overdue_only: bool = False, most: int | None = None
) -> tuple[ChildFollowUp, ...]:
    """The reader's own children with a course in force on the as-of date, longest over first; `most`: only so many."""
    chosen = own_now(mart, where, scope)
    if overdue_only:
        chosen &= mart.columns.follow_ups.is_overdue
    found = np.flatnonzero(chosen)
    ordered = found[np.argsort(_standing(mart).rank[found])][:most]
    return follow_ups_at(mart, ordered.tolist(), names=scope.names)


def own_now(mart: Mart, where: Slice, scope: Scope) -> Flags:
    """Which of `Columns.follow_ups` are the reader's own and match the slice as they stand on the as-of date."""
    months = months_of(where)
    if scope.own.is_empty or (months is not None and month_number(mart.meta.as_of) not in months):
        return np.zeros(len(mart.columns.follow_ups.child), np.bool_)
    return follow_ups_matching(mart.columns, where, scope.own)


def follow_ups_at(mart: Mart, places: Iterable[int], *, names: bool) -> tuple[ChildFollowUp, ...]:
    """The rows at these places of `Columns.follow_ups`; with names only for who may see them."""
    rows = _standing(mart).rows
    found = tuple(rows[place] for place in places)
    return found if names else tuple(replace(row, name=None) for row in found)


@dataclass(frozen=True, slots=True)
class _Standing:
    """`rows`: in the order of `Columns.follow_ups`; `rank`: the place of each among them, longest over first."""

    rows: tuple[ChildFollowUp, ...]
    rank: Wide


def _standing(mart: Mart) -> _Standing:
    """That of a mart, read once: a question to the file takes longer than all the rest of a list."""
    found: _Standing = mart.kept.get("standing", lambda: _read(mart))
    return found


def _read(mart: Mart) -> _Standing:
    rows = mart.ask(
        """SELECT row_number() OVER (ORDER BY overdue_days DESC, latest_on, child_id) AS rank,
                  child_id, display_name, home, school, grade, model, coordinator, started_on, last_on, ever_held,
                  next_due_on, latest_on, overdue_days, planned_on, status
           FROM mart.follow_up ORDER BY child"""
    )
    return _Standing(
        tuple(_follow_up(row) for row in rows),
        np.array([row[0] for row in rows], np.int64),
    )


def _follow_up(row: tuple[Any, ...]) -> ChildFollowUp:
    _, child, name, home, school, grade, model, coordinator, started, last, held, due, latest, over, planned, status = (
        row
    )
    return ChildFollowUp(
        child=child,
        name=name,
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
