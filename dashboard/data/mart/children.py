"""Children one by one: who is overdue, and who is behind a number. Only of children within the reader's own reach."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from dashboard.data.mart.answers import ChildFollowUp, Contribution, FollowUpStatus, UnitAttention
from dashboard.data.mart.conditions import reach_sql, slice_sql
from dashboard.data.mart.disclosure import hide
from dashboard.data.mart.gate import UNIT_OF
from dashboard.data.mart.question import Question
from dashboard.data.mart.store import Mart
from dashboard.vocabulary.indicator import Indicator
from dashboard.vocabulary.measures import AttendanceMeasure, AttendingChildren, Unit, UnitMeasure
from dashboard.vocabulary.period import Period
from dashboard.vocabulary.scope import Scope
from dashboard.vocabulary.slice import Slice


def follow_up_list(mart: Mart, *, where: Slice, scope: Scope) -> tuple[ChildFollowUp, ...]:
    """The reader's own children with a course in force on the as-of date, longest over first."""
    month = f"'{mart.meta.as_of:%Y-%m}'"
    slice_text, slice_values = slice_sql(where, month)
    own, own_values = reach_sql(scope.own)
    rows = mart.ask(
        f"""SELECT child_id, display_name, home, school, grade, model, coordinator, started_on, last_on, ever_held,
                   next_due_on, latest_on, overdue_days, planned_on, status
            FROM mart.follow_up WHERE {slice_text} AND {own}
            ORDER BY overdue_days DESC, latest_on, child_id""",
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

    `by` is home_unit or school. Units with none overdue are there too. Numbers that may not be shown are None.
    """
    if scope.figures.is_empty:
        return ()
    slice_text, slice_values = slice_sql(where, f"'{mart.meta.as_of:%Y-%m}'")
    reach, reach_values = reach_sql(scope.figures)
    rows = mart.ask(
        f"""SELECT {by}, grouping({by}) = 1, count(*) FILTER (overdue_days > 0), count(*)
            FROM mart.follow_up WHERE {slice_text} AND {reach} GROUP BY GROUPING SETS (({by}), ())""",
        [*slice_values, *reach_values],
    )
    units = {key: (overdue, children) for key, is_total, overdue, children in rows if not is_total and key is not None}
    least = 0 if scope.own.everything else scope.least_children
    others = {key: n for key, (_, n) in units.items() if not scope.own.has_unit(UNIT_OF[by], key)}
    hidden = hide(others, least)
    everything = [
        UnitAttention(unit="", overdue=overdue, children=children)
        if children >= least
        else UnitAttention(unit="", overdue=None, children=None)
        for _, is_total, overdue, children in rows
        if is_total
    ]
    return (
        *everything,
        *(
            UnitAttention(
                unit=key,
                overdue=None if key in hidden else overdue,
                children=None if key in hidden else children,
            )
            for key, (overdue, children) in sorted(units.items())
        ),
    )


def contributors(
    mart: Mart, indicator: Indicator, *, period: Period, where: Slice, scope: Scope
) -> tuple[Contribution, ...]:
    """The reader's own children that contribute to a figure's denominator or numerator, by key: what each adds.

    Of a unit's figure (sparring, advisors) these are the children who receive: the days, and the talks about them.
    """
    counted = period.until(mart.meta.as_of)
    if counted is None or scope.own.is_empty:
        return ()
    question = Question(counted, mart.meta.as_of, where, None, scope.own)
    if isinstance(indicator.denominator, AttendanceMeasure):
        source, values = _attendance_rows(question)
        scale = 10_000.0
    elif isinstance(indicator.denominator, UnitMeasure):
        source, values = _receiver_rows(question, indicator.denominator.unit)
        scale = 1.0
    else:
        source, values = _contribution_rows(question, indicator.key)
        scale = 1.0
    rows = mart.ask(
        f"""SELECT child_id, any_value(display_name), arg_max(home, day), arg_max(school, day), max(day),
                   sum(numerator), sum(denominator)
            FROM ({source}) JOIN mart.child USING (child)
            WHERE numerator + denominator > 0 GROUP BY child_id ORDER BY child_id""",
        values,
    )
    found = tuple(
        Contribution(
            child=child,
            name=name if scope.names else None,
            home=home,
            school=school,
            last_on=day,
            numerator=float(numerator) / scale,
            denominator=float(denominator) / scale,
        )
        for child, name, home, school, day, numerator, denominator in rows
    )
    return _over_limit(mart, found) if isinstance(indicator.denominator, AttendingChildren) else found


def _over_limit(mart: Mart, found: Sequence[Contribution]) -> tuple[Contribution, ...]:
    """Of a share of children each counts one: those with enough school days, and of them those over the limit."""
    rules = mart.meta.rules
    return tuple(
        replace(
            row,
            numerator=float(row.numerator * 100 > row.denominator * rules.high_absence_percent),
            denominator=1.0,
        )
        for row in found
        if row.denominator >= rules.least_possible_days
    )


def _contribution_rows(question: Question, key: str) -> tuple[str, list[Any]]:
    months = question.months()
    start, end = f"DATE '{question.period.start}'", f"DATE '{question.period.end}'"
    filters, values = question.filters("month")
    standing, standing_values = question.filters(f"'{question.period.end:%Y-%m}'")
    # A month of days is told of by its last day; which days of it count is a sum.
    numbers = ", ".join(f"bit_count({months.days_sql(column)})" for column in ("numerator", "denominator"))
    return (
        f"""SELECT child, day, home, school, numerator, denominator FROM mart.event
            WHERE indicator = ? AND day BETWEEN {start} AND {end} AND {filters}
            UNION ALL
            SELECT child, least((month || '-01')::DATE + 31, {end}), home, school, {numbers} FROM mart.month_days
            WHERE indicator = ? AND {months.any_sql} AND {filters}
            UNION ALL
            SELECT child, {end}, home, school, numerator, denominator FROM mart.standing
            WHERE indicator = ? AND from_on <= {end} AND to_on >= {end} AND {standing}""",
        [key, *values, key, *values, key, *standing_values],
    )


def _attendance_rows(question: Question) -> tuple[str, list[Any]]:
    filters, values = question.filters("strftime(day, '%Y-%m')")
    return (
        f"""SELECT child, day, home, school, illness + permitted + unauthorised AS numerator, possible AS denominator
            FROM mart.attendance_row
            WHERE day BETWEEN DATE '{question.period.start}' AND DATE '{question.period.end}' AND {filters}""",
        values,
    )


def _receiver_rows(question: Question, unit: Unit) -> tuple[str, list[Any]]:
    months = question.months()
    start, end = f"DATE '{question.period.start}'", f"DATE '{question.period.end}'"
    filters, values = question.filters("month")
    return (
        f"""SELECT child, least((month || '-01')::DATE + 31, {end}) AS day, home, school, 0 AS numerator,
                   bit_count({months.days_sql("days")}) AS denominator
            FROM mart.receiver_days WHERE {unit} IS NOT NULL AND {months.any_sql} AND {filters}
            UNION ALL
            SELECT child, day, home, school, 1, 0 FROM mart.sparring_receiver
            WHERE unit_kind = '{unit}' AND about IS NOT NULL AND day BETWEEN {start} AND {end} AND {filters}""",
        [*values, *values],
    )
