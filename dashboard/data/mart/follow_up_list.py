"""The reader's own children one by one, and how long each has waited for a follow-up on the as-of date."""

from typing import Any, Final

from dashboard.data.mart.answers import ChildFollowUp, FollowUpStatus
from dashboard.data.mart.conditions import reach_sql, slice_sql
from dashboard.data.mart.store import Mart
from dashboard.vocabulary.scope import Scope
from dashboard.vocabulary.slice import Slice

# What `follow_up_of` reads, in its order.
COLUMNS: Final = """child_id, display_name, home, school, grade, model, coordinator, started_on, last_on, ever_held,
                    next_due_on, latest_on, overdue_days, planned_on, status"""


def follow_up_list(
    mart: Mart, *, where: Slice, scope: Scope, overdue_only: bool = False, most: int | None = None
) -> tuple[ChildFollowUp, ...]:
    """The reader's own children with a course in force on the as-of date, longest over first; `most`: only so many."""
    month = f"'{mart.meta.as_of:%Y-%m}'"
    slice_text, slice_values = slice_sql(where, month)
    own, own_values = reach_sql(scope.own)
    rows = mart.ask(
        f"""SELECT {COLUMNS} FROM mart.follow_up
            WHERE {slice_text} AND {own} {"AND overdue_days > 0" if overdue_only else ""}
            ORDER BY overdue_days DESC, latest_on, child_id {f"LIMIT {most}" if most is not None else ""}""",
        [*slice_values, *own_values],
    )
    return tuple(follow_up_of(row, names=scope.names) for row in rows)


def follow_up_of(row: tuple[Any, ...], *, names: bool) -> ChildFollowUp:
    """A row of COLUMNS of mart.follow_up; the name only for who may see it."""
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
