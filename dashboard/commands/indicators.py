"""`dashboard indicators`: figures from a case database, as rows for a program (indicators.md 4)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final

import click

from dashboard.commands.figure_question import FigureQuestion, asks_figures
from dashboard.commands.print_rows import plain
from dashboard.data.mart.store import Mart
from dashboard.indicators.registry import all_indicators
from dashboard.vocabulary.period import Period
from dashboard.vocabulary.result import Row
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
    question = FigureQuestion(
        case_db=case_db,
        as_of=as_of,
        period=Period(start, end),
        by=by,
        where=Slice.of(where),
        indicators=list(all_indicators()) if indicators is None else indicators,
        min_children=min_children,
    )
    with question.mart() as mart:
        return _lines(question, mart)


def _lines(question: FigureQuestion, mart: Mart) -> list[dict[str, Any]]:
    return [
        _line(result.indicator.key, row)
        for result in question.results(mart)
        for row in (result.rows if result.by is not None else filter(None, [result.total]))
    ]


def _line(key: str, row: Row) -> dict[str, Any]:
    return {
        "indicator": key,
        "group": row.group,
        "numerator": plain(row.numerator),
        "denominator": plain(row.denominator),
        "value": row.value,
        "lower": row.lower,
        "upper": row.upper,
        "children": row.children,
        "status": row.status.value,
    }


@click.command("indicators")
@asks_figures(COLUMNS)
def command(question: FigureQuestion, mart: Mart) -> Iterable[Mapping[str, Any]]:
    """Print every indicator of a case database, one row an indicator and group."""
    return _lines(question, mart)
