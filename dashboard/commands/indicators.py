"""`dashboard indicators`: figures from a case database, as rows for a program (indicators.md 4)."""

import csv
import json
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any, Final

import click

from dashboard.commands.options import DAY, fail, where_option
from dashboard.data.case_database.reader import CaseDatabaseError
from dashboard.data.mart.adhoc import temporary_mart
from dashboard.data.mart.query import can_group, query
from dashboard.indicators.registry import all_indicators
from dashboard.vocabulary.attributes import ATTRIBUTES
from dashboard.vocabulary.period import Period
from dashboard.vocabulary.result import Row
from dashboard.vocabulary.rules import Rules
from dashboard.vocabulary.scope import ALL_CHILDREN, NOTHING, Scope
from dashboard.vocabulary.slice import Slice

COLUMNS: Final = (
    "indicator",
    "group",
    "numerator",
    "denominator",
    "value",
    "lower",
    "upper",
    "children",
    "status",
)


def answer(
    case_db: str,
    as_of: date,
    start: date,
    end: date,
    by: str | None,
    where: Mapping[str, Sequence[str | None]],
    indicators: Sequence[str] | None,
    min_children: int,
) -> list[dict[str, Any]]:
    """One row an indicator and group, in the order of the indicators and of the keys; see section 4 of indicators.md.

    Raises CaseDatabaseError, and KeyError for an indicator that does not exist.
    """
    every = all_indicators()
    asked = list(every.values()) if indicators is None else [every[key] for key in indicators]
    # Who may read the case database may see every child: the gate stands open unless it is asked to close.
    own = NOTHING if min_children else ALL_CHILDREN
    scope = Scope(figures=ALL_CHILDREN, own=own, least_children=min_children, at_terminal=True)
    with temporary_mart(
        case_db, as_of=as_of, built_at=datetime.now(UTC), rules=Rules(), indicators=list(every.values())
    ) as mart:
        # One by one: each indicator's rows are a list of their own, and not tables of one page (indicators.md 6).
        results = {
            key: result
            for indicator in asked
            for key, result in query(
                mart, [indicator], period=Period(start, end), where=Slice.of(where), by=by, scope=scope
            ).items()
        }
    return [
        _line(key, row)
        for key, result in results.items()
        for row in (result.rows if by is not None else filter(None, [result.total]))
    ]


def _line(key: str, row: Row) -> dict[str, Any]:
    return {
        "indicator": key,
        "group": row.group,
        "numerator": _plain(row.numerator),
        "denominator": _plain(row.denominator),
        "value": row.value,
        "lower": row.lower,
        "upper": row.upper,
        "children": row.children,
        "status": row.status.value,
    }


def _plain(number: float | None) -> float | int | None:
    """Counts without a decimal point."""
    return int(number) if number is not None and float(number).is_integer() else number


@click.command("indicators")
@click.option("--case-db", required=True, help="Address of the case database (SQLAlchemy URL).")
@click.option("--as-of", type=DAY, required=True, help="The last complete day of the data.")
@click.option("--from", "start", type=DAY, required=True, help="First day of the period.")
@click.option("--to", "end", type=DAY, required=True, help="Last day of the period.")
@click.option("--by", help="Attribute to group by.")
@where_option
@click.option("--indicator", "keys", multiple=True, help="Only this indicator; may be repeated.")
@click.option("--min-children", type=click.IntRange(min=0), default=0, help="Hide figures of fewer children.")
@click.option("--format", "form", type=click.Choice(["json", "csv"]), default="json", show_default=True)
def command(
    case_db: str,
    as_of: date,
    start: date,
    end: date,
    by: str | None,
    where: dict[str, list[str | None]],
    keys: tuple[str, ...],
    min_children: int,
    form: str,
) -> None:
    """Print every indicator of a case database, one row an indicator and group."""
    every = all_indicators()
    for key in keys:
        if key not in every:
            fail(f"no indicator {key!r}; the indicators are {', '.join(every)}")
    if by is not None and by not in ATTRIBUTES:
        fail(f"no attribute {by!r} to group by; the attributes are {', '.join(ATTRIBUTES)}")
    if end < start:
        fail(f"the period ends before it starts: --from {start} --to {end}")
    chosen = list(dict.fromkeys(keys)) or list(every)
    left_out = [key for key in chosen if not can_group(every[key], by)]
    if left_out:
        click.echo(f"left out, cannot be grouped by {by}: {', '.join(left_out)}", err=True)
    try:
        rows = answer(case_db, as_of, start, end, by, where, chosen, min_children)
    except CaseDatabaseError as error:
        fail(str(error), code=1)
    if form == "json":
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    writer = csv.DictWriter(sys.stdout, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
