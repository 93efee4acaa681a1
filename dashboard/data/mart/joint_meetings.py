"""Homes and schools that have children in common, and when they last met about one of them."""

from dataclasses import dataclass
from datetime import date

from dashboard.data.mart.columns import month_number
from dashboard.data.mart.conditions import reach_sql
from dashboard.data.mart.selection import matching, months_of
from dashboard.data.mart.store import Mart
from dashboard.vocabulary.measures import Unit
from dashboard.vocabulary.scope import ALL_CHILDREN, Scope
from dashboard.vocabulary.slice import EVERYTHING, Slice


@dataclass(frozen=True, slots=True, kw_only=True)
class JointMeeting:
    """A home and a school with children in a course in common on the as-of date.

    `last_on`: the latest goal-setting or follow-up meeting about a child that was in both on the day; None: never yet.
    """

    home: str
    school: str
    children: int
    last_on: date | None


def joint_meetings(
    mart: Mart, *, scope: Scope, where: Slice = EVERYTHING, of: tuple[Unit, str] | None = None
) -> tuple[JointMeeting, ...]:
    """Those of the reader's own children, by home and school; `of`: only those of one unit.

    The slice narrows the children of today, not the meetings; like a list as of a day it is empty for another month.
    """
    months = months_of(where)
    if scope.own.is_empty or (months is not None and month_number(mart.meta.as_of) not in months):
        return ()
    own, own_values = reach_sql(scope.own)
    present = mart.ask_columns("SELECT stay FROM mart.present WHERE course_id IS NOT NULL")["stay"]
    chosen = present[matching(mart.columns, where, ALL_CHILDREN)[present]].tolist()
    unit, key = of if of is not None else ("home", "")
    rows = mart.ask(
        f"""WITH own AS (
                SELECT stay, home, school FROM mart.stay
                WHERE {own} AND home IS NOT NULL AND school IS NOT NULL {f"AND {unit} = ?" if key else ""}
            ),
            pair AS (
                SELECT home, school, count(DISTINCT child) AS children FROM mart.present JOIN own USING (stay)
                WHERE stay IN (SELECT unnest(?::INTEGER[])) GROUP BY home, school
            ),
            met AS (
                SELECT home, school, max(held_on) AS last_on FROM mart.joint_meeting JOIN own USING (stay)
                GROUP BY home, school
            )
            SELECT home, school, children, last_on FROM pair LEFT JOIN met USING (home, school)
            ORDER BY home, school""",
        [*own_values, *([key] if key else []), chosen],
    )
    return tuple(
        JointMeeting(home=home, school=school, children=children, last_on=last) for home, school, children, last in rows
    )
