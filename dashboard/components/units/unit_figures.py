"""The figures of all homes or all schools for one view: table, chart and export are made of the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.components.behind.numbers import Numbers
from dashboard.components.figure_words import Missing
from dashboard.components.filters.filter_choice import UNKNOWN_VALUE
from dashboard.components.names import POOLED, does_not_report, unit_name, unit_subtitle
from dashboard.components.table_state import TableState, Unit, UnitRow, parse_table
from dashboard.components.visit import Visit
from dashboard.data.mart.query import HOME_UNIT, can_group, query
from dashboard.indicators.registry import headline_indicators
from dashboard.vocabulary.indicator import Indicator
from dashboard.vocabulary.result import Pool, Result, Row, Status

PATHS: Final = {"home": "/hjem", "school": "/skoler"}
_BY: Final = {"home": HOME_UNIT, "school": "school"}


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitFigures:
    indicators: list[Indicator]
    results: Mapping[str, Result]
    units: Sequence[Unit]
    total: Mapping[str, Row]
    pools: Mapping[str, Pool]
    state: TableState

    @property
    def values(self) -> Mapping[str, float]:
        """The values of the column that sorts, by unit; none for those without one, or hidden."""
        if self.state.sort not in self.results:
            return {}
        rows = self.results[self.state.sort].rows
        values = zip(rows.group, rows.status, rows.value, strict=True)
        return {group or "": value for group, status, value in values if status is Status.SHOWN and value is not None}


def listed_indicators(unit: str) -> list[Indicator]:
    """The headline indicators that a home (a school) can have."""
    return [indicator for indicator in headline_indicators() if can_group(indicator, _BY[unit])]


def unit_figures(visit: Visit, unit: str) -> UnitFigures:
    """One question for the whole table: its indicators, unit by unit."""
    by, indicators = _BY[unit], listed_indicators(unit)
    results = query(
        visit.mart,
        indicators,
        period=visit.state.period,
        where=visit.state.slice,
        by=by,
        scope=visit.scope,
        parts=True,
        compare=True,
    )
    words, register = visit.words, visit.mart.register
    keys = dict.fromkeys(group for result in results.values() for group in result.rows.group)
    return UnitFigures(
        indicators=indicators,
        results=results,
        units=[
            Unit(key or "", unit_name(register, unit, key, words), unit_subtitle(register, unit, key, words))
            for key in keys
        ],
        total={key: result.total for key, result in results.items() if result.total is not None},
        pools={key: result.pool for key, result in results.items() if result.pool is not None},
        state=parse_table(visit.search, [indicator.key for indicator in indicators]),
    )


def unit_rows(
    visit: Visit, unit: str, figures: UnitFigures, shown: Sequence[Unit], numbers: Numbers | None = None
) -> list[UnitRow]:
    """The rows of the units that are shown; with `numbers`, of which each opens the children behind it."""
    return [_row(visit, unit, one, figures, numbers) for one in shown]


def total_hrefs(figures: UnitFigures, numbers: Numbers) -> Mapping[str, str]:
    """What opens the children behind the figures of all together."""
    return {one.key: href for one in figures.indicators if (href := numbers.href(one)) is not None}


def _row(visit: Visit, unit: str, one: Unit, figures: UnitFigures, numbers: Numbers | None) -> UnitRow:
    key = one.key or None
    found = {name: result.rows.of_group(key) for name, result in figures.results.items()}
    return UnitRow(
        unit=one,
        href=_href(visit, unit, key),
        figures={name: row for name, row in found.items() if row is not None},
        missing={"absence": Missing.NOT_REPORTED} if does_not_report(visit.mart.register, unit, key) else {},
        hrefs=_hrefs(figures, key, numbers) if numbers is not None else {},
    )


def _hrefs(figures: UnitFigures, key: str | None, numbers: Numbers) -> Mapping[str, str]:
    return {
        one.key: href
        for one in figures.indicators
        if (href := numbers.href(one, unit=key or UNKNOWN_VALUE)) is not None
    }


def _href(visit: Visit, unit: str, key: str | None) -> str | None:
    if key is None:
        return None
    if key.startswith(POOLED):
        return f"{PATHS[unit]}?hjemtype={key.removeprefix(POOLED)}"
    return f"{PATHS[unit]}/{key}{visit.link('')}"
