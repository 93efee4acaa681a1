"""One home, one school: its figures, its months, and for its own people the children and the work around them."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from dash.development.base_component import Component

from dashboard.auth.permissions import Permission
from dashboard.charts.months import months
from dashboard.charts.regularity import regularity
from dashboard.components import elements as html
from dashboard.components.asked import DRAWN_KEY, asked_indicator, asked_problems, indicator_links
from dashboard.components.behind.behind import behind_number, behind_problems
from dashboard.components.behind.behind_address import BEHIND_KEYS, LABELS
from dashboard.components.behind.behind_sheet import behind_document
from dashboard.components.behind.numbers import Numbers, recent_months
from dashboard.components.children.child_list import ChildList, child_list
from dashboard.components.cohorts.cohort_line import cohort_line
from dashboard.components.cohorts.cohort_size import size_behind
from dashboard.components.decisions.decision_trend import marks_of
from dashboard.components.due_day import band_note, due_day
from dashboard.components.figure_block import figure_block
from dashboard.components.figure_words import suppressed
from dashboard.components.filters.filter_bar import filter_bar
from dashboard.components.filters.filter_sentence import sentence
from dashboard.components.filters.filters import labels_by_key
from dashboard.components.indicator_cards import indicator_cards
from dashboard.components.indicator_table import indicator_table
from dashboard.components.markup import named
from dashboard.components.names import unit_name, unit_subtitle
from dashboard.components.notices import address_problems, empty_result, notice
from dashboard.components.remarks.remarks import remark_links
from dashboard.components.shell import page_head
from dashboard.components.units.unit_access import may_see_unit
from dashboard.components.units.unit_figures import PATHS
from dashboard.components.units.unit_tables import advisors_table, pairs_table, sparring_table
from dashboard.components.visit import Page, Visit
from dashboard.data.mart.query import HOME_UNIT, can_group, query
from dashboard.indicators.registry import all_indicators
from dashboard.vocabulary.decision import About
from dashboard.vocabulary.indicator import Indicator
from dashboard.vocabulary.measures import Unit
from dashboard.vocabulary.period import Period, add_months
from dashboard.vocabulary.result import Row, Status
from dashboard.vocabulary.slice import EVERYTHING, Slice
from dashboard.vocabulary.text import Text

_TREND_MONTHS: Final = 24
_TIMELINE_DAYS: Final = 365
_MOST_TIMELINES: Final = 40


def _build(visit: Visit, unit: Unit) -> Sequence[Component | None]:
    words, state = visit.words, visit.state
    where = state.slice.narrowed(unit, (visit.key,))
    indicators = _indicators(unit)
    is_own = visit.scope.owns_unit(unit, visit.key)
    figures = _figures(visit, unit, indicators, where, is_own=is_own)
    numbers = _numbers(visit, unit)
    problems = (
        *state.problems,
        *asked_problems(visit.search, {DRAWN_KEY: indicators}),
        *behind_problems(numbers),
    )
    head: list[Component | None] = [
        _back(visit, unit),
        page_head(
            unit_name(visit.mart.register, unit, visit.key, words),
            f"{unit_subtitle(visit.mart.register, unit, visit.key, words)} · "
            f"{words.months(state.period.start, state.period.end)}",
        ),
        filter_bar(
            state,
            visit.context,
            words,
            path=visit.path,
            size=size_behind(numbers, figures),
            cohort=cohort_line(visit),
        ),
        address_problems(problems, {**labels_by_key(), **LABELS}, words),
    ]
    if not figures:
        return [*head, empty_result(sentence(state, words), visit.path, words), *_work(visit, unit, where)]
    if all(row.status is Status.SUPPRESSED for row in figures.values()):
        return [*head, notice("info", suppressed(words), words("The figures are part of the figures for all units."))]
    headline = [i for i in indicators if i.headline is not None and i.key in figures]
    others = [i for i in indicators if i.headline is None]
    return [
        *head,
        html.Section(
            [
                html.H2(words("Key figures"), id="noegletal"),
                indicator_cards(
                    visit, headline, figures, where, numbers, remarks=remark_links(visit, headline, unit, visit.key)
                ),
            ],
            **named(aria_labelledby="noegletal"),
        ),
        indicator_table(visit, others, figures, words("Further figures"), numbers) if is_own else None,
        behind_number(numbers),
        _trend(visit, indicators, where, numbers) if is_own else None,
        *_work(visit, unit, where),
    ]


def _figures(
    visit: Visit, unit: Unit, indicators: Sequence[Indicator], where: Slice, *, is_own: bool
) -> dict[str, Row]:
    """The unit's figures. For others than its own people: from the list of all, which decides what is hidden."""
    if is_own:
        results = query(
            visit.mart, indicators, period=visit.state.period, where=where, by=None, scope=visit.scope, parts=True
        )
        return {key: result.total for key, result in results.items() if result.total is not None}
    listed = query(
        visit.mart,
        # The others' are not on the menu of units (menu.py).
        [indicator for indicator in indicators if indicator.headline is not None],
        period=visit.state.period,
        where=visit.state.slice,
        by=HOME_UNIT if unit == "home" else unit,
        scope=visit.scope,
        parts=True,
        pools=False,
    )
    return {key: row for key, result in listed.items() if (row := result.rows.of_group(visit.key)) is not None}


def _indicators(unit: Unit) -> list[Indicator]:
    return [i for i in all_indicators().values() if can_group(i, HOME_UNIT if unit == "home" else unit)]


def _trend_months(visit: Visit) -> Period:
    as_of = visit.mart.meta.as_of
    return Period(add_months(as_of.replace(day=1), 1 - _TREND_MONTHS), as_of)


def _numbers(visit: Visit, unit: Unit) -> Numbers:
    """The months are those of the trend, where there is one, and of the cards."""
    where = visit.state.slice.narrowed(unit, (visit.key,))
    is_own = visit.scope.owns_unit(unit, visit.key)
    months = _trend_months(visit) if is_own else recent_months(visit, where)
    return Numbers(visit=visit, indicators=_indicators(unit), where=where, months=months)


def _back(visit: Visit, unit: Unit) -> Component:
    label = visit.words("All homes") if unit == "home" else visit.words("All schools")
    return html.P(html.A(label, href=visit.link(PATHS[unit])), className="back")


def _trend(visit: Visit, indicators: Sequence[Indicator], where: Slice, numbers: Numbers) -> Component:
    """Two years of months of one indicator: dots, gaps where there is nothing, no line for so few children."""
    words = visit.words
    by_month = [indicator for indicator in indicators if can_group(indicator, "month")]
    chosen = asked_indicator(visit.search, DRAWN_KEY, by_month) or by_month[0]
    period = _trend_months(visit)
    result = query(visit.mart, [chosen], period=period, where=where, by="month", scope=visit.scope)[chosen.key]
    unit = About.HOME if visit.path.startswith("/hjem") else About.SCHOOL
    name = unit_name(visit.mart.register, unit, visit.key, words)
    # What was decided is asked of the whole home or school.
    is_whole = visit.state.slice == EVERYTHING and visit.may(Permission.MINUTES)
    decisions = marks_of(visit, chosen, unit, visit.key) if is_whole else ()

    def opens(month: str | None, _part: str) -> str | None:
        return numbers.href(chosen, month=month or "")

    return html.Section(
        [
            html.H2(words("Month by month"), id="udvikling"),
            indicator_links(by_month, chosen, visit.path, visit.search, words),
            figure_block("udvikling", months(result, words, of=name, opens=opens, decisions=decisions), words),
        ],
        className="drawn",
        **named(aria_labelledby="udvikling"),
    )


def _work(visit: Visit, unit: Unit, where: Slice) -> list[Component | None]:
    """Children, pairs, advisors and sparring: only for those with a work need for this unit's children."""
    words, mart = visit.words, visit.mart
    as_of = mart.meta.as_of
    since = as_of - timedelta(days=_TIMELINE_DAYS)
    detail = visit.children.unit(unit, visit.key, since=since, most_timelines=_MOST_TIMELINES)
    if detail is None:
        return []
    children, timelines = visit.children.in_course(where), detail.timelines
    due = due_day(visit)
    return [
        html.Section(
            [
                html.H2(words("Children in a course on {day}", day=words.day(as_of)), id="boern"),
                band_note(visit, due, due.day),
                child_list(
                    ChildList(
                        key="unit",
                        children=children,
                        register=mart.register,
                        as_of=as_of,
                        soon=due.day,
                        page=visit.child_page,
                    ),
                    words,
                ),
            ],
            **named(aria_labelledby="boern"),
        ),
        figure_block("moeder", regularity(timelines, Period(since, as_of), as_of, words), words, level=2)
        if timelines
        else None,
        pairs_table(visit, "school" if unit == "home" else "home", detail.pairs),
        html.Div([advisors_table(visit, detail.advisors), sparring_table(visit, detail.sparring)], className="columns"),
    ]


HOME = Page(
    path="/hjem/<key>",
    title=Text(da="Anbringelsessted", en="Home"),
    build=lambda visit: _build(visit, "home"),
    exists=lambda scope, mart, key: may_see_unit(scope, mart, "home", key),
    keys=(DRAWN_KEY, *BEHIND_KEYS),
    behind=lambda visit: behind_document(_numbers(visit, "home")),
)
SCHOOL = Page(
    path="/skoler/<key>",
    title=Text(da="Skole", en="School"),
    build=lambda visit: _build(visit, "school"),
    exists=lambda scope, mart, key: may_see_unit(scope, mart, "school", key),
    keys=(DRAWN_KEY, *BEHIND_KEYS),
    behind=lambda visit: behind_document(_numbers(visit, "school")),
)
