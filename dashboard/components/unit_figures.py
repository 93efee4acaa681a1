"""The figures of all homes or all schools for one view: table, chart and export are made of the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.auth.permissions import Permission
from dashboard.components.asked import behind_href
from dashboard.components.figure_words import Missing
from dashboard.components.names import POOLED, unit_name, unit_subtitle
from dashboard.components.table_state import TableState, Unit, UnitRow, parse_table
from dashboard.components.visit import Visit
from dashboard.data.mart.query import HOME_UNIT, can_group, query
from dashboard.indicators.registry import headline_indicators
from dashboard.vocabulary.indicator import Indicator
from dashboard.vocabulary.result import Pool, Result, Row, Status

PATHS: Final = {"home": "/hjem", "school": "/skoler"}
_BY: Final = {"home": HOME_UNIT, "school": "school"}
# Schools of this kind do not report absence to the national statistics (domain.md 2.3).
_NOT_REPORTING: Final = "day_treatment"


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


def unit_figures(visit: Visit, unit: str) -> UnitFigures:
    """One question for the whole table: the headline indicators that a home (a school) can have, unit by unit."""
    by = _BY[unit]
    indicators = [indicator for indicator in headline_indicators() if can_group(indicator, by)]
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


def unit_rows(visit: Visit, unit: str, figures: UnitFigures, shown: Sequence[Unit]) -> list[UnitRow]:
    """The rows of the units that are shown."""
    # The way to the children behind a number differs only in the unit's own page.
    endings = {indicator.key: behind_href("", visit.filters, indicator) for indicator in figures.indicators}
    return [_row(visit, unit, one, figures, endings) for one in shown]


def _row(visit: Visit, unit: str, one: Unit, figures: UnitFigures, endings: Mapping[str, str]) -> UnitRow:
    key = one.key or None
    found = {name: result.rows.of_group(key) for name, result in figures.results.items()}
    has_page = key is not None and not key.startswith(POOLED)
    return UnitRow(
        unit=one,
        href=_href(visit, unit, key),
        figures={name: row for name, row in found.items() if row is not None},
        missing={"absence": Missing.NOT_REPORTED} if _does_not_report(visit, unit, key) else {},
        hrefs={name: f"{PATHS[unit]}/{key}{ending}" for name, ending in endings.items()}
        if has_page and _is_own(visit, unit, key)
        else {},
    )


def _href(visit: Visit, unit: str, key: str | None) -> str | None:
    if key is None:
        return None
    if key.startswith(POOLED):
        return f"{PATHS[unit]}?hjemtype={key.removeprefix(POOLED)}"
    return f"{PATHS[unit]}/{key}{visit.link('')}"


def _is_own(visit: Visit, unit: str, key: str | None) -> bool:
    return visit.may(Permission.CHILDREN) and visit.scope.owns_unit(unit, key)


def _does_not_report(visit: Visit, unit: str, key: str | None) -> bool:
    school = visit.mart.register.schools.get(key or "") if unit == "school" else None
    return school is not None and school.kind == _NOT_REPORTING
