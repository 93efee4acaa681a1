"""Last step of a refresh: every declared indicator of children, evaluated into what each child adds on which day.

Events stand with their day, spans as months with a bit a day, standing ones with the days between which they count.
Each row carries the number of the state it is of: its attributes. The names behind a number are its rows.
"""

from collections.abc import Sequence
from typing import Final

import duckdb

from dashboard.data.mart.conditions import condition_sql
from dashboard.data.mart.facts import FACTS, Shape
from dashboard.vocabulary.indicator import Indicator, Part
from dashboard.vocabulary.measures import ChildMeasure, Count, Days, OnLastDay

_SHAPES: Final[dict[type, Shape]] = {Count: Shape.EVENT, Days: Shape.SPAN, OnLastDay: Shape.SPAN}


def part_key(indicator: str, part: str) -> str:
    """How the rows of a part are named beside those of its indicator."""
    return f"{indicator}:{part}"


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
                    _contribute(workshop, part_key(indicator.key, part.key), part.measure, _whole(part))
    workshop.execute("CREATE TABLE mart.event AS SELECT * FROM event ORDER BY indicator, day, child, stay")
    workshop.execute("CREATE TABLE mart.standing AS SELECT * FROM standing ORDER BY indicator, child, stay")
    workshop.execute(
        """CREATE TABLE mart.month_days AS
           SELECT indicator, child, stay, m.month,
                  bit_or(numerator * days_in_month(from_on, to_on, m.first_on, m.last_on)) AS numerator,
                  bit_or(denominator * days_in_month(from_on, to_on, m.first_on, m.last_on)) AS denominator
           FROM span JOIN calendar AS m ON m.first_on <= to_on AND m.last_on >= from_on
           GROUP BY indicator, child, stay, m.month
           ORDER BY indicator, m.month, child, stay"""
    )


def _whole(part: Part) -> ChildMeasure | None:
    assert part.out_of is None or isinstance(part.out_of, ChildMeasure)
    return part.out_of


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
