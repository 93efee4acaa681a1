"""Rows of a past day that nobody could know then: a goal counts when its grace ends, though set or closed later."""

from datetime import date

import numpy as np

from dashboard.data.mart.since.amounts import Amounts
from dashboard.data.mart.since.side import Side


def decided_since(side: Side, fact: str, day: date) -> Amounts:
    """Members and days up to `day` of what was decided after it; only results of goals (indicators.md 2) can be."""
    if fact != "goal_result":
        return Amounts.joined([])
    rows = side.mart.ask_columns(
        """SELECT child, (counted_on - DATE '1970-01-01')::INTEGER AS day
           FROM mart.record_goal
           WHERE counted_on <= $day AND greatest(set_on, coalesce(closed_on, not_evaluated_on)) > $day""",
        {"day": day},
    )
    nothing = np.zeros(len(rows["day"]), np.int64)
    return Amounts.of(side.children[rows["child"]], rows["day"], nothing, nothing, nothing)
