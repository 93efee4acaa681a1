"""Raw tallies of the share of children who are over the limit of absence, of those with enough school days."""

from collections.abc import Sequence

from dashboard.data.mart.contributions import attendance_sql
from dashboard.data.mart.question import Question, Tally
from dashboard.data.mart.staging import DAY_UNIT
from dashboard.data.mart.store import Mart
from dashboard.vocabulary.indicator import Indicator


def ask_attending(mart: Mart, indicators: Sequence[Indicator], question: Question) -> dict[str, list[Tally]]:
    """Tallies a group, and of all groups together, per indicator key; a child counts in a group by its days there."""
    if not indicators:
        return {}
    rules = mart.meta.rules
    months = question.months()
    statements: list[str] = []
    parameters: list[str] = []
    if months.whole:
        filters, values = question.filters("month")
        statements.append(
            f"""SELECT {question.group("month")} AS grp, child, numerator AS absent, denominator AS possible
                FROM mart.month WHERE indicator = ? AND {months.whole_sql} AND {filters}"""
        )
        # All such indicators are of the same school days: the first one's rows serve.
        parameters += [indicators[0].key, *values]
    for cut in months.cut:
        month = f"'{cut.month}'"
        filters, values = question.filters(month)
        statements.append(
            f"""SELECT {question.group(month)} AS grp, child, {attendance_sql("absent")} AS absent, possible
                FROM mart.attendance_row
                WHERE day BETWEEN DATE '{cut.start}' AND DATE '{cut.end}' AND {filters}"""
        )
        parameters += values
    rows = mart.ask(
        f"""WITH attending AS (
                SELECT grp, grouping(grp) = 1 AS is_total, child, sum(absent) AS absent, sum(possible) AS possible
                FROM ({" UNION ALL ".join(statements)}) GROUP BY GROUPING SETS ((grp, child), (child))
                HAVING sum(possible) >= {rules.least_possible_days * DAY_UNIT}
            )
            SELECT grp, is_total, count(*) FILTER (absent * 100 > possible * {rules.high_absence_percent}), count(*),
                   count(*)
            FROM attending GROUP BY grp, is_total""",
        parameters,
    )
    return {indicator.key: [Tally(*row) for row in rows] for indicator in indicators}
