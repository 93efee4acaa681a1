"""What happened to one child, read from the mart and cut to the days of a record."""

from typing import Any, Final

from dashboard.data.mart.answers import ObligationState
from dashboard.data.mart.children.child_record_answers import (
    AbsentMonth,
    Assessment,
    Due,
    Goal,
    GoalState,
    Meeting,
    MeetingState,
    Sides,
    Talk,
    Within,
)
from dashboard.data.mart.columns import month_key
from dashboard.data.mart.conditions import reach_sql
from dashboard.data.mart.school_days import DAY_UNIT
from dashboard.data.mart.store import Mart
from dashboard.vocabulary.scope import Scope

_SIDES: Final = ("academic", "cognitive", "social", "wellbeing")


def dues(mart: Mart, child: int, within: Within) -> tuple[Due, ...]:
    """The obligations that are counted on a day of the record; pending ones on the last day of the data."""
    rows = mart.ask(
        """SELECT opened_on, due_on, last_good_on,
                  CASE state WHEN 'kept' THEN met_on WHEN 'broken' THEN last_good_on + 1
                             WHEN 'lapsed' THEN end_on ELSE ?::DATE END AS counted_on,
                  state
           FROM mart.obligation JOIN mart.course USING (course_id, child) WHERE child = ? ORDER BY opened_on, 4""",
        [mart.meta.as_of, child],
    )
    return tuple(
        Due(
            opened_on=within.own(opened),
            due_on=due,
            last_good_on=last_good,
            counted_on=counted,
            state=ObligationState(state),
        )
        for opened, due, last_good, counted, state in rows
        if within.holds(counted)
    )


def meetings(mart: Mart, child: int, within: Within) -> tuple[Meeting, ...]:
    rows = mart.ask(
        """SELECT course_id, kind, state, day, child_involvement, caseworker_present
           FROM mart.record_meeting WHERE child = ? ORDER BY day, kind""",
        [child],
    )
    return tuple(
        Meeting(
            course=course,
            kind=kind,
            state=MeetingState(state),
            day=day,
            child_involvement=involvement,
            caseworker_present=caseworker,
        )
        for course, kind, state, day, involvement, caseworker in rows
        if within.holds(day)
    )


def goals(mart: Mart, child: int, within: Within) -> tuple[Goal, ...]:
    rows = mart.ask(
        """SELECT course_id, domain, set_on, due_on, closed_on, until, not_evaluated_on, outcome, child_voice, plan_link
           FROM mart.record_goal WHERE child = ? ORDER BY set_on, due_on, domain""",
        [child],
    )
    return tuple(goal for row in rows if (goal := _goal(row, within)) is not None)


def _goal(row: tuple[Any, ...], within: Within) -> Goal | None:
    """The goal as it stood on the last of its days that is one of the record's; None where there is none."""
    course, domain, set_on, due_on, closed_on, until, not_evaluated_on, outcome, voice, link = row
    seen_on = within.last(set_on, until)
    if seen_on is None:
        return None
    if seen_on == closed_on:
        state = GoalState(outcome)
    else:
        is_over = not_evaluated_on is not None and not_evaluated_on <= seen_on
        state = GoalState.NOT_EVALUATED if is_over else GoalState.OPEN
    return Goal(
        course=course,
        domain=domain,
        set_on=within.own(set_on),
        due_on=due_on,
        closed_on=within.own(closed_on),
        seen_on=seen_on,
        state=state,
        child_voice=voice,
        plan_link=link,
    )


def sides(mart: Mart, child: int, within: Within) -> Sides | None:
    """On the last day of the record: as two_sided_goals counts it on that day."""
    if not within.spans:
        return None
    day = within.spans[-1].end
    rows = mart.ask(
        """SELECT academic_open, other_open
           FROM mart.record_sides JOIN mart.record_days AS days USING (child, course_id)
           WHERE child = ? AND ? BETWEEN record_sides.from_on AND record_sides.to_on
               AND ? BETWEEN days.from_on AND days.to_on""",
        [child, day, day],
    )
    return next((Sides(academic_open=academic, other_open=other) for academic, other in rows), None)


def assessments(mart: Mart, child: int, within: Within) -> tuple[Assessment, ...]:
    rows = mart.ask(
        f"""SELECT course_id, requested_on, completed_on, until, child_interviewed, {", ".join(_SIDES)}
            FROM mart.record_assessment WHERE child = ? ORDER BY requested_on, completed_on""",
        [child],
    )
    found = []
    for course, requested, completed, until, interviewed, *covered in rows:
        seen_on = within.last(requested, until)
        if seen_on is None:
            continue
        is_told = seen_on == completed
        found.append(
            Assessment(
                course=course,
                requested_on=within.own(requested),
                completed_on=within.own(completed),
                seen_on=seen_on,
                sides=tuple(side for side, is_covered in zip(_SIDES, covered, strict=True) if is_covered and is_told),
                child_interviewed=interviewed if is_told else None,
            )
        )
    return tuple(found)


def talks(mart: Mart, child: int, within: Within) -> tuple[Talk, ...]:
    """Sparring that counts with this child among its receivers (indicators.md 2, sparring frequency)."""
    rows = mart.ask(
        """SELECT unit_kind, day, about_one_child FROM mart.sparring_receiver WHERE child = ?
           ORDER BY day, unit_kind, talk""",
        [child],
    )
    return tuple(
        Talk(unit_kind=kind, day=day, about_this_child=about) for kind, day, about in rows if within.holds(day)
    )


def absence(mart: Mart, child: int, scope: Scope) -> tuple[AbsentMonth, ...]:
    """By the state of each row, with the row's own school, as the figure of absence has it."""
    own, own_values = reach_sql(scope.own)
    rows = mart.ask(
        f"""SELECT month, sum(possible)::BIGINT, sum(illness)::BIGINT, sum(permitted)::BIGINT,
                   sum(unauthorised)::BIGINT
            FROM mart.attendance_month JOIN mart.stay USING (stay) WHERE child = ? AND {own}
            GROUP BY month HAVING sum(possible) > 0 ORDER BY month""",
        [child, *own_values],
    )
    return tuple(
        AbsentMonth(
            month=month_key(month),
            possible=possible / DAY_UNIT,
            illness=illness / DAY_UNIT,
            permitted=permitted / DAY_UNIT,
            unauthorised=unauthorised / DAY_UNIT,
        )
        for month, possible, illness, permitted, unauthorised in rows
    )
