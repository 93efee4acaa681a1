"""Sammenlign: the cohort of the filters beside a saved one or the rest, on all indicators."""

from collections.abc import Mapping, Sequence

import dash_bootstrap_components as dbc
from dash.development.base_component import Component

from dashboard.auth.permissions import Permission
from dashboard.components import elements as html
from dashboard.components.behind.behind_address import Number, number_address
from dashboard.components.cohorts.cohort_line import cohort_line
from dashboard.components.cohorts.cohort_size import lists_children
from dashboard.components.cohorts.cohorts import COMPARE_PATH, THE_REST, WITH_KEY, visible_cohorts
from dashboard.components.cohorts.compare_asked import NoPair, Pair, Side, asked_pair, other_cohort
from dashboard.components.cohorts.compare_table import compare_table, finding, has_children_behind
from dashboard.components.export_menu import page_exports
from dashboard.components.figure_words import opened
from dashboard.components.filters.filter_bar import filter_bar
from dashboard.components.filters.filters import labels_by_key
from dashboard.components.markup import named
from dashboard.components.notices import address_problems, notice
from dashboard.components.query import read
from dashboard.components.shell import page_head
from dashboard.components.visit import Page, Visit
from dashboard.data.app_database.cohorts import Cohort
from dashboard.data.mart.cohorts import Comparison
from dashboard.i18n.words import Words
from dashboard.indicators.registry import all_indicators
from dashboard.vocabulary.result import Row
from dashboard.vocabulary.text import Text


def _build(visit: Visit) -> Sequence[Component | None]:
    words, state = visit.words, visit.state
    pair = asked_pair(visit)
    is_told = isinstance(pair, Pair) and pair.nobody is None
    return [
        page_head(
            words.text(PAGE.title),
            words.months(state.period.start, state.period.end),
            page_exports(visit) if is_told else None,
        ),
        filter_bar(state, visit.context, words, path=visit.path, cohort=cohort_line(visit)),
        address_problems(state.problems, labels_by_key(), words),
        _choice(visit),
        *(_compared(visit, pair) if isinstance(pair, Pair) else [_no_pair(pair, words)]),
    ]


def _choice(visit: Visit) -> Component:
    """With whom: the form keeps the rest of the address."""
    words, cohorts = visit.words, visible_cohorts(visit)
    other = other_cohort(visit, cohorts)
    kept = ((key, value) for key, values in read(visit.search) if key != WITH_KEY for value in values)
    options = [{"value": THE_REST, "label": words("the rest: all others")}]
    options += [{"value": cohort.cohort_id, "label": _option(visit, cohort)} for cohort in cohorts]
    return html.Form(
        [
            html.Label(words("Compare the filters above with"), htmlFor="compare-with"),
            dbc.Select(
                id="compare-with",
                name=WITH_KEY,
                options=options,
                value=other.cohort_id if other is not None else THE_REST,
            ),
            *(
                dbc.Input(id=f"compare-kept-{number}", type="hidden", name=key, value=value)
                for number, (key, value) in enumerate(kept)
            ),
            html.Button(words("Compare"), type="submit", className="act"),
        ],
        action=COMPARE_PATH,
        method="get",
        className="post-form",
    )


def _option(visit: Visit, cohort: Cohort) -> str:
    is_own = cohort.person_id == visit.reader.person_id
    return cohort.name if is_own else f"{cohort.name} ({cohort.owner})"


def _no_pair(why: NoPair, words: Words) -> Component:
    return {
        NoPair.GONE: lambda: notice(
            "warning",
            words("The other cohort is not there"),
            words("It is deleted, or is not shared with you. Nothing is compared; choose another."),
        ),
        NoPair.NO_FILTERS: lambda: notice(
            "info", words("Choose filters first"), words("All children together have no rest.")
        ),
        NoPair.SAME: lambda: notice(
            "info", words("The two are the same cohort"), words("Choose another to compare with.")
        ),
    }[why]()


def _compared(visit: Visit, pair: Pair) -> Sequence[Component | None]:
    beside = pair.beside
    return [
        address_problems(beside.problems, labels_by_key(), visit.words) if beside is not None else None,
        _sizes(visit, pair),
        _shared(visit, pair.found),
        _side_by_side(visit, pair),
    ]


def _side_by_side(visit: Visit, pair: Pair) -> Component:
    words, found = visit.words, pair.found
    if pair.nobody is not None:
        empty = words("Nobody is in {name}", name=pair.nobody.name)
        return notice("info", empty, words("There is nothing to compare."))
    return html.Section(
        [
            html.H2(finding(found.figures, words), id="forskelle"),
            compare_table(visit, found.figures, pair.one, pair.other),
            _method(visit),
        ],
        **named(aria_labelledby="forskelle"),
    )


def _sizes(visit: Visit, pair: Pair) -> Component:
    """Who the two are, and how many."""
    told = (
        (pair.one, {figure.indicator.key: figure.one for figure in pair.found.figures}),
        (pair.other, {figure.indicator.key: figure.other for figure in pair.found.figures}),
    )
    return html.Dl(
        [
            html.Div([html.Dt(side.name), html.Dd([f"{side.sentence}: ", _size(visit, side, rows)])])
            for side, rows in told
        ],
        className="sides",
    )


def _size(visit: Visit, side: Side, rows: Mapping[str, Row | None]) -> Component | str:
    """How many, by the first figure that counts children of the side, and lists them."""
    words = visit.words
    for indicator in filter(lists_children, all_indicators().values()):
        row = rows[indicator.key]
        if row is not None and row.children:
            said = words.count(row.children, "{n} child", "{n} children")
            if not has_children_behind(visit, side.filters):
                return said
            href = number_address("/", side.filters, Number(indicator=indicator.key))
            return html.A(said, href=href, **named(aria_label=opened(said, words)))
    return words.count(0, "{n} child", "{n} children")


def _shared(visit: Visit, found: Comparison) -> Component | None:
    """Cohorts that overlap are no two groups: told, and not tested as if they were."""
    words = visit.words
    if not found.shared:
        return None
    return notice(
        "info",
        words("The two cohorts overlap"),
        words.count(
            found.shared,
            "{n} child is in both at the same time. The figures stand side by side, but no difference is tested: "
            "whoever is in both would count for both.",
            "{n} children are in both at the same time. The figures stand side by side, but no difference is tested: "
            "whoever is in both would count for both.",
        ),
    )


def _method(visit: Visit) -> Component:
    words = visit.words
    return html.P(
        words(
            "A difference is told where it would hardly come by chance: all figures are tested together, so that many "
            "of them do not make a chance finding more likely; the interval of a difference is that of the one figure. "
            "What belongs to both, such as a talk at a home with "
            "children of both, is not tested. The figures are not adjusted for how the children were to begin with."
        ),
        className="extent",
    )


PAGE = Page(
    path=COMPARE_PATH,
    title=Text(da="Sammenlign kohorter", en="Compare cohorts"),
    build=_build,
    permission=Permission.FILTER,
    keys=(WITH_KEY,),
)
