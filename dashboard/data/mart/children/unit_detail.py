"""What stands behind one home's or school's figures: timelines, pairs, advisors, sparring.

Only for the unit's own staff and those whose own children live or learn in it: everyone else gets nothing.
"""

from collections import defaultdict
from datetime import date
from typing import Any

from dashboard.data.mart.answers import (
    Advisor,
    ChildTimeline,
    Obligation,
    ObligationState,
    Pair,
    SparringTalk,
    UnitDetail,
)
from dashboard.data.mart.children.joint_meetings import joint_meetings
from dashboard.data.mart.conditions import reach_sql
from dashboard.data.mart.store import Mart
from dashboard.vocabulary.measures import Unit
from dashboard.vocabulary.scope import Scope

LATEST_SPARRING = 10
MOST_TIMELINES = 60  # a school of the nation's size; more would be no picture


def unit_detail(mart: Mart, *, unit: Unit, key: str, since: date, scope: Scope) -> UnitDetail | None:
    """The detail of a home or school from `since` on. None where its children are not the reader's own."""
    if scope.own.is_empty or not scope.owns_unit(unit, key):
        return None
    # The same whatever is filtered on the page.
    found: UnitDetail = mart.kept.get(("unit", unit, key, since, scope), lambda: _read(mart, unit, key, since, scope))
    return found


def _read(mart: Mart, unit: Unit, key: str, since: date, scope: Scope) -> UnitDetail:
    other = "school" if unit == "home" else "home"
    pairs = joint_meetings(mart, scope=scope, of=(unit, key))
    advisors = mart.ask(
        f"SELECT staff_id, role, weekly_hours, start_on FROM mart.advisor WHERE {unit}_id = ? ORDER BY start_on, 1",
        [key],
    )
    talks = mart.ask(
        f"""SELECT held_on, staff_id, method, minutes, about_one_child FROM mart.sparring
            WHERE {unit}_id = ? ORDER BY held_on DESC, staff_id, method, minutes, about_one_child
            LIMIT {LATEST_SPARRING}""",
        [key],
    )
    return UnitDetail(
        timelines=_timelines(mart, unit, key, since, scope),
        pairs=tuple(
            Pair(
                unit=getattr(pair, other),
                children=pair.children,
                last_meeting_on=pair.last_on,
                is_listed=pair.is_listed,
            )
            for pair in pairs
        ),
        advisors=tuple(
            Advisor(staff=staff, role=role, weekly_hours=hours, since=start) for staff, role, hours, start in advisors
        ),
        sparring=tuple(
            SparringTalk(held_on=held, staff=staff, method=method, minutes=minutes, about_one_child=about)
            for held, staff, method, minutes, about in talks
        ),
    )


def _timelines(mart: Mart, unit: Unit, key: str, since: date, scope: Scope) -> tuple[ChildTimeline, ...]:
    """The courses in force on the as-of date of the children who are in the unit then."""
    # An order by names would tell something of them.
    order = "display_name, child_id" if scope.names else "child_id"
    own, own_values = reach_sql(scope.own)
    children: list[Any] = mart.ask(
        f"""SELECT child_id, display_name, course_id, started_on, end_on, planned_on
            FROM (SELECT * FROM mart.follow_up WHERE {unit} = ? AND {own}) JOIN mart.course USING (course_id)
            ORDER BY {order} LIMIT {MOST_TIMELINES}""",
        [key, *own_values],
    )
    courses = [row[2] for row in children]
    marks = ", ".join("?" * len(courses))
    obligations: dict[str, list[Obligation]] = defaultdict(list)
    contacts: dict[str, list[date]] = defaultdict(list)
    if courses:
        for course, opened, due, last_good, met, state in mart.ask(
            f"""SELECT course_id, opened_on, due_on, last_good_on, met_on, state FROM mart.obligation
                WHERE course_id IN ({marks}) AND coalesce(met_on, DATE '9999-12-31') >= ? ORDER BY opened_on""",
            [*courses, since],
        ):
            obligations[course].append(
                Obligation(
                    opened_on=opened,
                    due_on=due,
                    last_good_on=last_good,
                    met_on=met,
                    state=ObligationState(state),
                )
            )
        for course, held in mart.ask(
            f"SELECT course_id, held_on FROM mart.contact WHERE course_id IN ({marks}) AND held_on >= ? ORDER BY 2",
            [*courses, since],
        ):
            contacts[course].append(held)
    return tuple(
        ChildTimeline(
            child=child,
            name=name if scope.names else None,
            started_on=started,
            ended_on=ended,
            obligations=tuple(obligations[course]),
            contacts=tuple(contacts[course]),
            planned_on=planned,
        )
        for child, name, course, started, ended, planned in children
    )
