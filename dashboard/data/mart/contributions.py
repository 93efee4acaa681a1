"""Last step of a refresh: every declared indicator of children, evaluated into what each child adds on which day.

Events stand with their day, spans as months with a bit a day, standing ones with the days between which they count.
Each row carries the number of the state it is of: its attributes. The names behind a number are its rows.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import duckdb

from dashboard.data.mart.conditions import condition_sql
from dashboard.data.mart.facts import FACTS, Fact
from dashboard.vocabulary.indicator import Indicator, Part
from dashboard.vocabulary.measures import ChildMeasure, Count, Days, OnLastDay

_TABLES: Final[dict[type, str]] = {Count: "event", Days: "span", OnLastDay: "standing"}


def part_key(indicator: str, part: str) -> str:
    """How the rows of a part are named beside those of its indicator."""
    return f"{indicator}:{part}"


def build_contributions(workshop: duckdb.DuckDBPyConnection, indicators: Sequence[Indicator]) -> None:
    """Make and fill the mart's tables of contributions."""
    head = "indicator VARCHAR, child INTEGER, numerator TINYINT, denominator TINYINT, stay INTEGER"
    workshop.execute(f"CREATE TABLE event ({head}, day DATE)")
    for table in ("span", "standing"):
        workshop.execute(f"CREATE TABLE {table} ({head}, from_on DATE, to_on DATE)")
    counted: dict[tuple[str, str], list[_Counted]] = defaultdict(list)
    for indicator in indicators:
        for one in _counted(indicator):
            counted[_TABLES[type(one.measure)], one.measure.fact].append(one)
    for (table, fact), each in counted.items():
        _contribute(workshop, table, FACTS[fact], each)
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


@dataclass(frozen=True, slots=True)
class _Counted:
    """What adds to an indicator or a part of it: rows of the measure's fact, by a condition each."""

    key: str
    measure: ChildMeasure
    numerator: str
    denominator: str


def _counted(indicator: Indicator) -> Iterator[_Counted]:
    if isinstance(indicator.numerator, ChildMeasure) and isinstance(indicator.denominator, ChildMeasure):
        yield from _pair(indicator.key, indicator.numerator, indicator.denominator)
        for part in indicator.parts:
            if isinstance(part.measure, ChildMeasure):
                yield from _pair(part_key(indicator.key, part.key), part.measure, _whole(part))


def _whole(part: Part) -> ChildMeasure | None:
    assert part.out_of is None or isinstance(part.out_of, ChildMeasure)
    return part.out_of


def _pair(key: str, numerator: ChildMeasure, denominator: ChildMeasure | None) -> Iterator[_Counted]:
    if denominator is None:
        yield _Counted(key, numerator, _condition(numerator), "false")
    elif (type(numerator), numerator.fact) == (type(denominator), denominator.fact):
        yield _Counted(key, numerator, _condition(numerator), _condition(denominator))
    else:
        yield _Counted(key, numerator, _condition(numerator), "false")
        yield _Counted(key, denominator, "false", _condition(denominator))


def _condition(measure: ChildMeasure) -> str:
    return condition_sql(measure.where, FACTS[measure.fact])


def _contribute(workshop: duckdb.DuckDBPyConnection, table: str, fact: Fact, counted: Sequence[_Counted]) -> None:
    """The rows of a fact with their states, looked up once, and from them what adds to each that counts them."""
    if table == "event":
        days = "day"
        placed = f"""SELECT fact.*, stay FROM ({fact.source}) AS fact
            ASOF JOIN state ON state.child = fact.child AND fact.state_on >= state.from_on"""
    else:
        days = "from_on, to_on"
        placed = f"""SELECT fact.* EXCLUDE (from_on, to_on), stay,
                greatest(fact.from_on, state.from_on) AS from_on, least(fact.to_on, state.to_on) AS to_on
            FROM ({fact.source}) AS fact
            JOIN state ON state.child = fact.child
                AND state.from_on <= fact.to_on AND state.to_on >= fact.from_on"""
    workshop.execute(f"CREATE OR REPLACE TEMP TABLE placed AS {placed}")
    rows = " UNION ALL ".join(
        f"""SELECT '{one.key}', child, ({one.numerator})::TINYINT AS n, ({one.denominator})::TINYINT AS d, stay, {days}
            FROM placed WHERE n + d > 0"""
        for one in counted
    )
    workshop.execute(f"INSERT INTO {table} {rows}")
