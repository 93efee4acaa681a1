"""Raw tallies of what is counted in homes and schools: sparring and advisors. One statement a kind of unit and sort.

Which children make a unit one that receives is only known with the filter, so its days with a receiver are put together
here: the bits of all its receivers' days in a month, joined.
"""

from collections.abc import Sequence

from dashboard.data.mart.question import Question, Tally
from dashboard.data.mart.store import Mart
from dashboard.vocabulary.indicator import Indicator
from dashboard.vocabulary.measures import SparringHeld, Unit, UnitDays, UnitMeasure, UnitsOnLastDay

Rows = list[tuple[str | None, bool, int, int, int, int]]


def ask_units(mart: Mart, indicators: Sequence[Indicator], question: Question) -> dict[str, list[Tally]]:
    """Tallies a group, and of all groups together, per indicator key."""
    tallies: dict[str, list[Tally]] = {}
    for unit in ("home", "school"):
        of_days = [i for i in indicators if isinstance(i.denominator, UnitDays) and i.denominator.unit == unit]
        if of_days:
            rows = _unit_days(mart, unit, question)
            tallies |= {indicator.key: [_of_days(indicator, row) for row in rows] for indicator in of_days}
        last = [i for i in indicators if isinstance(i.denominator, UnitsOnLastDay) and i.denominator.unit == unit]
        if last:
            rows_last = _on_last_day(mart, unit, question)
            tallies |= {i.key: [Tally(*row) for row in rows_last] for i in last}
    return tallies


def _of_days(indicator: Indicator, row: tuple[str | None, bool, int, int, int, int]) -> Tally:
    group, is_total, days, covered, talks, children = row
    measures: dict[UnitMeasure, int] = {}
    for measure in (indicator.numerator, indicator.denominator):
        match measure:
            case UnitDays(covered=is_covered):
                measures[measure] = covered if is_covered else days
            case SparringHeld():
                measures[measure] = talks
    numerator, denominator = indicator.numerator, indicator.denominator
    assert isinstance(numerator, UnitMeasure)
    assert isinstance(denominator, UnitDays)
    return Tally(group, is_total, measures[numerator], measures[denominator] / denominator.per, children)


def _unit_days(mart: Mart, unit: Unit, question: Question) -> Rows:
    months = question.months()
    filters, values = question.filters("month")
    group = question.group("month")
    period = f"DATE '{question.period.start}' AND DATE '{question.period.end}'"
    return mart.ask(
        f"""WITH stay AS (
                SELECT {unit} AS unit, {group} AS grp, month, child, {months.days_sql("days")} AS days
                FROM mart.receiver_days WHERE {unit} IS NOT NULL AND {months.any_sql} AND {filters}
            ),
            receiving AS (SELECT unit, grp, month, bit_or(days) AS days FROM stay GROUP BY unit, grp, month),
            piece(grp, days, covered, talks, child) AS (
                SELECT grp, bit_count(r.days), coalesce(bit_count(r.days & c.days), 0), 0, NULL
                FROM receiving AS r
                LEFT JOIN mart.covered_days AS c
                    ON c.unit = r.unit AND c.month = r.month AND c.unit_kind = '{unit}'
                UNION ALL
                SELECT grp, 0, 0, 0, child FROM stay WHERE days > 0
                UNION ALL
                SELECT grp, 0, 0, 1, NULL FROM (
                    SELECT DISTINCT sparring_id, {group} AS grp FROM mart.sparring_receiver
                    WHERE unit_kind = '{unit}' AND day BETWEEN {period} AND {filters}
                )
            )
            SELECT grp, grouping(grp) = 1, coalesce(sum(days), 0)::BIGINT, coalesce(sum(covered), 0)::BIGINT,
                   coalesce(sum(talks), 0)::BIGINT, count(DISTINCT child)
            FROM piece GROUP BY GROUPING SETS ((grp), ())""",
        [*values, *values],
    )


def _on_last_day(mart: Mart, unit: Unit, question: Question) -> list[tuple[str | None, bool, int, int, int]]:
    last = question.period.end
    month = f"'{last:%Y-%m}'"
    filters, values = question.filters(month)
    homes_only = "AND home_kind IN ('residential_home', 'small_residence')" if unit == "home" else ""
    return mart.ask(
        f"""WITH receiving AS (
                SELECT {unit} AS unit, {question.group(month)} AS grp, child FROM mart.receiver
                WHERE {unit} IS NOT NULL {homes_only}
                  AND from_on <= DATE '{last}' AND to_on >= DATE '{last}' AND {filters}
            ),
            advised AS (
                SELECT unit FROM mart.advised
                WHERE unit_kind = '{unit}' AND from_on <= DATE '{last}' AND to_on >= DATE '{last}'
            )
            SELECT grp, grouping(grp) = 1,
                   count(DISTINCT CASE WHEN unit IN (SELECT unit FROM advised) THEN unit END),
                   count(DISTINCT unit), count(DISTINCT child)
            FROM receiving GROUP BY GROUPING SETS ((grp), ())""",
        values,
    )
