"""Anbringelsessteder and Skoler: every unit with the headline indicators, a chart of one of them, and the export."""

from collections.abc import Sequence
from typing import Final

from dash.development.base_component import Component

from dashboard.charts.chart import TOGETHER
from dashboard.charts.goals import goals
from dashboard.charts.scale import reach
from dashboard.charts.units import units
from dashboard.components import elements as html
from dashboard.components.asked import DRAWN_KEY, asked_indicator, asked_problems, indicator_links
from dashboard.components.behind.behind import behind_number, behind_problems
from dashboard.components.behind.behind_address import BEHIND_KEYS, LABELS
from dashboard.components.behind.behind_sheet import behind_document
from dashboard.components.behind.numbers import Numbers
from dashboard.components.cohorts.cohort_line import cohort_line
from dashboard.components.cohorts.cohort_size import size_behind
from dashboard.components.export_menu import page_exports
from dashboard.components.figure_block import figure_block
from dashboard.components.filters.filter_bar import filter_bar
from dashboard.components.filters.filter_choice import UNKNOWN_VALUE
from dashboard.components.filters.filter_sentence import sentence
from dashboard.components.filters.filters import labels_by_key
from dashboard.components.notices import address_problems, empty_result
from dashboard.components.shell import page_head
from dashboard.components.table_state import TABLE_KEYS, TablePage, arranged
from dashboard.components.units.unit_figures import UnitFigures, listed_indicators, total_hrefs, unit_figures, unit_rows
from dashboard.components.units.unit_table import UnitTable, unit_table
from dashboard.components.visit import Page, Visit
from dashboard.vocabulary.measures import Unit
from dashboard.vocabulary.result import Result, Rows
from dashboard.vocabulary.text import Text

_HOMES: Final = Text(da="Anbringelsessteder", en="Homes")
_SCHOOLS: Final = Text(da="Skoler", en="Schools")
_OUTCOMES: Final = {"met", "partly_met", "not_met", "not_evaluated"}


def _build(visit: Visit, unit: Unit, title: Text) -> Sequence[Component | None]:
    words, state = visit.words, visit.state
    figures = unit_figures(visit, unit)
    numbers = _numbers(visit, unit)
    asked = {DRAWN_KEY: figures.indicators}
    problems = (
        *state.problems,
        *figures.state.problems,
        *asked_problems(visit.search, asked),
        *behind_problems(numbers),
    )
    head: list[Component | None] = [
        page_head(
            words.text(title),
            words.months(state.period.start, state.period.end),
            page_exports(visit),
        ),
        filter_bar(
            state,
            visit.context,
            words,
            path=visit.path,
            size=size_behind(numbers, {key: result.total for key, result in figures.results.items()}),
            cohort=cohort_line(visit),
        ),
        address_problems(problems, {**labels_by_key(), **LABELS}, words),
    ]
    if not figures.units:
        return [*head, empty_result(sentence(state, words), visit.path, words)]
    page = arranged(figures.units, figures.values, figures.state)
    return [
        *head,
        unit_table(_table(visit, unit, title, figures, page, numbers), words),
        behind_number(numbers),
        _chart(visit, unit, figures, page, numbers),
    ]


def _table(visit: Visit, unit: Unit, title: Text, figures: UnitFigures, page: TablePage, numbers: Numbers) -> UnitTable:
    words = visit.words
    return UnitTable(
        key=unit,
        caption=words.text(title),
        unit_label=words("Home") if unit == "home" else words("School"),
        indicators=figures.indicators,
        page=page,
        rows=unit_rows(visit, unit, figures, page.units, numbers),
        state=figures.state,
        path=visit.path,
        search=visit.search,
        total=figures.total,
        total_hrefs=total_hrefs(figures, numbers),
        reaches={key: reach(result.rows) for key, result in figures.results.items()},
        pools=figures.pools,
        targets={i.key: i.target for i in figures.indicators if i.target is not None},
    )


def _chart(visit: Visit, unit: str, figures: UnitFigures, page: TablePage, numbers: Numbers) -> Component:
    """The indicator that the reader chose, for the units on the table's page: the same rows in the same order."""
    words = visit.words
    chosen = asked_indicator(visit.search, DRAWN_KEY, figures.indicators) or figures.indicators[0]
    result = figures.results[chosen.key]
    rows = (result.rows.of_group(shown.key or None) for shown in page.units)
    drawn = Result(
        result.indicator,
        result.period,
        result.by,
        result.total,
        Rows.of(row for row in rows if row is not None),
        result.pool,
    )
    names = {shown.key: shown.name for shown in page.units if shown.key}
    is_goals = {part.key for part in chosen.parts} >= _OUTCOMES

    def opens(key: str | None, part: str) -> str | None:
        if key == TOGETHER:
            return numbers.href(chosen, part=part)
        return numbers.href(chosen, unit=UNKNOWN_VALUE if key is None else key, part=part)

    chart = goals(drawn, names, words, opens) if is_goals else units(drawn, names, words, opens)
    return html.Section(
        [
            indicator_links(figures.indicators, chosen, visit.path, visit.search, words),
            figure_block(unit, chart, words, level=2),
        ],
        className="drawn",
    )


def _numbers(visit: Visit, unit: Unit) -> Numbers:
    return Numbers(
        visit=visit, indicators=listed_indicators(unit), where=visit.state.slice, units=unit, has_before=False
    )


HOMES = Page(
    path="/hjem",
    title=_HOMES,
    build=lambda visit: _build(visit, "home", _HOMES),
    keys=(DRAWN_KEY, *BEHIND_KEYS, *TABLE_KEYS),
    letter="h",
    behind=lambda visit: behind_document(_numbers(visit, "home")),
)
SCHOOLS = Page(
    path="/skoler",
    title=_SCHOOLS,
    build=lambda visit: _build(visit, "school", _SCHOOLS),
    keys=(DRAWN_KEY, *BEHIND_KEYS, *TABLE_KEYS),
    letter="s",
    behind=lambda visit: behind_document(_numbers(visit, "school")),
)
