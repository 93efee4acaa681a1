"""Last step of a refresh: every declared indicator of children, evaluated into what each child adds on which day.

Events stand with their day, spans as months with a bit a day, standing ones with the days between which they count.
Beside them the sums of whole months of everything: nearly every question is answered from that one table. The names
behind a number are its rows.
"""

from collections.abc import Sequence
from typing import Final

import duckdb

from dashboard.data.mart.conditions import condition_sql
from dashboard.data.mart.facts import FACTS, Shape
from dashboard.vocabulary.attributes import ATTRIBUTES
from dashboard.vocabulary.indicator import Indicator
from dashboard.vocabulary.measures import AttendanceDays, AttendingChildren, ChildMeasure, Count, Days, OnLastDay

# The attributes that stand beside every row, plus how the homes' page groups them.
COLUMNS: Final = (*(key for key in ATTRIBUTES if key != "month"), "home_unit")
_ATTRIBUTES: Final = ", ".join(COLUMNS)
_STATE: Final = ", ".join(f"state.{column}" for column in COLUMNS)
_SHAPES: Final[dict[type, Shape]] = {Count: Shape.EVENT, Days: Shape.SPAN, OnLastDay: Shape.SPAN}


def part_key(indicator: str, part: str) -> str:
    """How the rows of a part are named beside those of its indicator."""
    return f"{indicator}:{part}"


def attendance_sql(column: str) -> str:
    """The expression of a kind of school days over an attendance row of the mart."""
    return "illness + permitted + unauthorised" if column == "absent" else column


def build_contributions(workshop: duckdb.DuckDBPyConnection, indicators: Sequence[Indicator]) -> None:
    """Make and fill the mart's tables of contributions."""
    head = "indicator VARCHAR, child INTEGER, numerator TINYINT, denominator TINYINT, stay INTEGER"
    workshop.execute(f"CREATE TABLE event ({head}, day DATE)")
    for table in ("span", "standing"):
        workshop.execute(f"CREATE TABLE {table} ({head}, from_on DATE, to_on DATE)")
    for indicator in indicators:
        if isinstance(indicator.numerator, ChildMeasure) and isinstance(indicator.denominator, ChildMeasure):
            _contribute(workshop, indicator.key, indicator.numerator, indicator.denominator)
            for part in indicator.parts:
                if isinstance(part.measure, ChildMeasure):
                    _contribute(workshop, part_key(indicator.key, part.key), part.measure, None)
    _finish(workshop, "event", "day DATE, month VARCHAR", "day, strftime(day, '%Y-%m')", "event", "day")
    _finish(workshop, "standing", "from_on DATE, to_on DATE", "row.from_on, row.to_on", "standing", "row.from_on")
    _spread_over_months(workshop)
    _sum_months(workshop, indicators)


def _contribute(
    workshop: duckdb.DuckDBPyConnection, key: str, numerator: ChildMeasure, denominator: ChildMeasure | None
) -> None:
    if denominator is None:
        _insert(workshop, key, numerator, condition_sql(numerator.where, FACTS[numerator.fact]), "false")
    elif (type(numerator), numerator.fact) == (type(denominator), denominator.fact):
        fact = FACTS[numerator.fact]
        both = condition_sql(numerator.where, fact), condition_sql(denominator.where, fact)
        _insert(workshop, key, numerator, *both)
    else:
        _insert(workshop, key, numerator, condition_sql(numerator.where, FACTS[numerator.fact]), "false")
        _insert(workshop, key, denominator, "false", condition_sql(denominator.where, FACTS[denominator.fact]))


def _insert(
    workshop: duckdb.DuckDBPyConnection, key: str, measure: ChildMeasure, numerator: str, denominator: str
) -> None:
    fact = FACTS[measure.fact]
    counted = f"SELECT *, ({numerator})::TINYINT AS n, ({denominator})::TINYINT AS d FROM ({fact.source})"
    if _SHAPES[type(measure)] is Shape.EVENT:
        workshop.execute(
            f"""INSERT INTO event
                SELECT ?, fact.child, n, d, stay, day
                FROM ({counted}) AS fact
                ASOF JOIN state ON state.child = fact.child AND fact.state_on >= state.from_on
                WHERE n + d > 0""",
            [key],
        )
        return
    workshop.execute(
        f"""INSERT INTO {"span" if isinstance(measure, Days) else "standing"}
            SELECT ?, fact.child, n, d, stay, greatest(fact.from_on, state.from_on), least(fact.to_on, state.to_on)
            FROM ({counted}) AS fact
            JOIN state ON state.child = fact.child
                AND state.from_on <= fact.to_on AND state.to_on >= fact.from_on
            WHERE n + d > 0""",
        [key],
    )


def _finish(
    workshop: duckdb.DuckDBPyConnection, table: str, columns: str, values: str, source: str, order: str
) -> None:
    """Rows with their attributes, an indicator after the other, each in order of days: a question reads few of them.

    The attributes are only put on here: until now a number stands for them, which sorts and groups far faster.
    """
    attributes = ", ".join(f"{column} VARCHAR" for column in COLUMNS)
    workshop.execute(
        f"""CREATE TABLE mart.{table} (indicator VARCHAR, child INTEGER, numerator BIGINT, denominator BIGINT,
                                       {columns}, {attributes})"""
    )
    keys = workshop.execute(f"SELECT DISTINCT indicator FROM {source} ORDER BY 1").fetchall()
    for key in keys:
        workshop.execute(
            f"""INSERT INTO mart.{table}
                SELECT indicator, row.child, numerator, denominator, {values}, {_STATE}
                FROM {source} AS row JOIN state USING (stay) WHERE indicator = ? ORDER BY {order}""",
            list(key),
        )


def _spread_over_months(workshop: duckdb.DuckDBPyConnection) -> None:
    """Spans as a row a month, with a bit a day (the first day is the lowest bit)."""
    workshop.execute(
        """CREATE TABLE span_month AS
           SELECT indicator, child, stay, m.month,
                  bit_or(numerator * days_in_month(from_on, to_on, m.first_on, m.last_on)) AS numerator,
                  bit_or(denominator * days_in_month(from_on, to_on, m.first_on, m.last_on)) AS denominator
           FROM span JOIN calendar AS m ON m.first_on <= to_on AND m.last_on >= from_on
           GROUP BY indicator, child, stay, m.month"""
    )
    _finish(workshop, "month_days", "month VARCHAR", "month", "span_month", "month")


def _sum_months(workshop: duckdb.DuckDBPyConnection, indicators: Sequence[Indicator]) -> None:
    """What each child adds in each whole month, for all indicators that add up over days."""
    workshop.execute(
        """CREATE TABLE month_sum AS
           SELECT indicator, child, stay, strftime(day, '%Y-%m') AS month,
                  sum(numerator)::BIGINT AS numerator, sum(denominator)::BIGINT AS denominator
           FROM event GROUP BY ALL
           UNION ALL
           SELECT indicator, child, stay, month, bit_count(numerator), bit_count(denominator) FROM span_month"""
    )
    _finish(workshop, "month", "month VARCHAR", "month", "month_sum", "month")
    for indicator in indicators:
        numerator, denominator = indicator.numerator, indicator.denominator
        if isinstance(denominator, AttendingChildren):
            # Who is over the limit is known with the group; what is summed is each child's school days.
            _attendance(workshop, indicator.key, attendance_sql("absent"), attendance_sql("possible"))
        if isinstance(numerator, AttendanceDays) and isinstance(denominator, AttendanceDays):
            _attendance(workshop, indicator.key, attendance_sql(numerator.column), attendance_sql(denominator.column))
            for part in indicator.parts:
                if isinstance(part.measure, AttendanceDays):
                    key = part_key(indicator.key, part.key)
                    _attendance(workshop, key, attendance_sql(part.measure.column), "0")


def _attendance(workshop: duckdb.DuckDBPyConnection, key: str, numerator: str, denominator: str) -> None:
    workshop.execute(
        f"""INSERT INTO mart.month
            SELECT ?, child, {numerator}, {denominator}, month, {_ATTRIBUTES} FROM attendance_month ORDER BY month""",
        [key],
    )
