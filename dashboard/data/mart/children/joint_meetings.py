"""Homes and schools that have children in common, and when they last met about one of them."""

from dashboard.data.mart.answers import JointMeeting
from dashboard.data.mart.conditions import reach_sql
from dashboard.data.mart.store import Mart
from dashboard.data.mart.today import is_of_today, today_sql
from dashboard.vocabulary.measures import Unit
from dashboard.vocabulary.scope import Scope
from dashboard.vocabulary.slice import EVERYTHING, Slice


def joint_meetings(
    mart: Mart, *, scope: Scope, where: Slice = EVERYTHING, of: tuple[Unit, str] | None = None
) -> tuple[JointMeeting, ...]:
    """Those of the reader's own children, by home and school; `of`: only those of one unit.

    The slice narrows the children of today, not the meetings.
    """
    if scope.own.is_empty or not is_of_today(mart, where):
        return ()
    own, own_values = reach_sql(scope.own)
    chosen, chosen_values = today_sql(mart, where, "stay")
    unit, key = of if of is not None else ("home", "")
    rows = mart.ask(
        f"""WITH own AS NOT MATERIALIZED (
                SELECT stay, home, school FROM mart.stay
                WHERE {own} AND home IS NOT NULL AND school IS NOT NULL {f"AND {unit} = ?" if key else ""}
            ),
            pair AS (
                SELECT home, school, count(DISTINCT child) AS children,
                       bool_and(child IN (SELECT child FROM mart.follow_up)) AS is_listed
                FROM mart.present JOIN own USING (stay)
                WHERE course_id IS NOT NULL AND {chosen} GROUP BY home, school
            ),
            met AS (
                SELECT home, school, max(held_on) AS last_on FROM mart.joint_meeting JOIN own USING (stay)
                GROUP BY home, school
            )
            SELECT home, school, children, last_on, is_listed FROM pair LEFT JOIN met USING (home, school)
            ORDER BY home, school""",
        [*own_values, *([key] if key else []), *chosen_values],
    )
    return tuple(
        JointMeeting(home=home, school=school, children=children, last_on=last, is_listed=is_listed)
        for home, school, children, last, is_listed in rows
    )
