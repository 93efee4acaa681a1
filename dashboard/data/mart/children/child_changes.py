"""Children who came to another home or school since a day, and whether follow-up, goals and course went along."""

from datetime import date

from dashboard.data.mart.children.child_change import ChildChange, CourseFate
from dashboard.data.mart.conditions import reach_sql
from dashboard.data.mart.store import Mart
from dashboard.data.mart.today import is_of_today, today_sql
from dashboard.vocabulary.measures import Unit
from dashboard.vocabulary.scope import Scope
from dashboard.vocabulary.slice import Slice


def child_changes(mart: Mart, of: Unit, *, since: date, where: Slice, scope: Scope) -> tuple[ChildChange, ...]:
    """The reader's own children of the as-of date who changed home (school) on or after a day, by key.

    Only children with a course on the as-of date, or on the last day in the old place. What lies before the change is
    told only where the child was the reader's own on that last day.
    """
    if scope.own.is_empty or not is_of_today(mart, where):
        return ()
    own, own_values = reach_sql(scope.own)
    chosen, chosen_values = today_sql(mart, where, "present_stay")
    told = ", ".join(
        f"CASE WHEN started_on IS NOT NULL THEN {value} ELSE former_{value} END"
        for value in ("started_on", "last_on", "goals_before", "goals_since")
    )
    rows = mart.ask(
        f"""WITH own AS NOT MATERIALIZED (SELECT stay, home, school FROM mart.stay WHERE {own}),
            latest AS (
                SELECT change.*, was.stay IS NOT NULL AS is_known, count(was.stay) OVER (PARTITION BY child) AS known
                FROM mart.change LEFT JOIN own AS was ON was.stay = left_stay
                WHERE of = ? AND day >= ?
                QUALIFY row_number() OVER (PARTITION BY child ORDER BY day DESC) = 1
            )
            SELECT child_id, display_name, own.home, own.school, day, CASE WHEN is_known THEN left_unit END, unit,
                   greatest(known, 1),
                   CASE WHEN started_on IS NULL THEN 'ended' WHEN is_continued THEN 'continued'
                        WHEN is_known AND former_started_on IS NOT NULL THEN 'restarted' ELSE 'begun' END,
                   {told}, planned_on, latest_on
            FROM latest
            JOIN own ON own.stay = present_stay
            JOIN mart.child USING (child)
            LEFT JOIN (SELECT child, planned_on, latest_on FROM mart.follow_up) USING (child)
            WHERE {chosen} AND (started_on IS NOT NULL OR is_known)
            ORDER BY child_id""",
        [*own_values, of, since, *chosen_values],
    )
    return tuple(
        ChildChange(
            child=child,
            name=name if scope.names else None,
            home=home,
            school=school,
            on=day,
            left=left,
            came_to=unit,
            changes=changes,
            fate=CourseFate(fate),
            started_on=started,
            last_on=last,
            planned_on=planned,
            latest_on=latest,
            goals_before=before,
            goals_since=later,
        )
        for (
            child,
            name,
            home,
            school,
            day,
            left,
            unit,
            changes,
            fate,
            started,
            last,
            before,
            later,
            planned,
            latest,
        ) in rows
    )
