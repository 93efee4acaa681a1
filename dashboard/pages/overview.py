"""Overblik: first what it comes to in sentences, then the headline figures, then where to look."""

from collections.abc import Mapping, Sequence

from dash.development.base_component import Component

from dashboard.components import elements as html
from dashboard.components.attention import attention_section
from dashboard.components.behind.behind import behind_number, behind_problems
from dashboard.components.behind.behind_address import BEHIND_KEYS, LABELS
from dashboard.components.behind.behind_sheet import behind_document
from dashboard.components.behind.numbers import Numbers, recent_months
from dashboard.components.cohorts.cohort_line import cohort_line
from dashboard.components.cohorts.cohort_size import size_behind
from dashboard.components.filters.filter_bar import filter_bar
from dashboard.components.filters.filter_sentence import sentence
from dashboard.components.filters.filters import labels_by_key
from dashboard.components.indicator_cards import indicator_cards
from dashboard.components.markup import named
from dashboard.components.notices import address_problems, empty_result
from dashboard.components.remarks.remarks import remark_links
from dashboard.components.shell import page_head
from dashboard.components.summary import summary_section
from dashboard.components.visit import Page, Visit
from dashboard.data.mart.attention import attention
from dashboard.data.mart.query import HOME_UNIT, query
from dashboard.indicators.registry import all_indicators, headline_indicators
from dashboard.vocabulary.result import Row
from dashboard.vocabulary.text import Text


def _build(visit: Visit) -> Sequence[Component | None]:
    words, state = visit.words, visit.state
    indicators = list(headline_indicators())
    results = query(
        visit.mart, indicators, period=state.period, where=state.slice, by=None, scope=visit.scope, parts=True
    )
    now: Mapping[str, Row | None] = {key: result.total for key, result in results.items()}
    numbers = _numbers(visit)
    problems = (*state.problems, *behind_problems(numbers))
    head: list[Component | None] = [
        page_head(words.text(PAGE.title), words.months(state.period.start, state.period.end)),
        filter_bar(
            state, visit.context, words, path=visit.path, size=size_behind(numbers, now), cohort=cohort_line(visit)
        ),
        address_problems(problems, {**labels_by_key(), **LABELS}, words),
    ]
    if not any(now.values()):
        return [*head, empty_result(sentence(state, words), visit.path, words)]
    homes, schools = (
        attention(visit.mart, by=by, where=state.slice, scope=visit.scope) for by in (HOME_UNIT, "school")
    )
    return [
        *head,
        summary_section(visit, now, homes, numbers),
        html.Section(
            [
                html.H2(words("Key figures"), id="noegletal"),
                indicator_cards(visit, indicators, now, state.slice, numbers, remarks=remark_links(visit, indicators)),
            ],
            **named(aria_labelledby="noegletal"),
        ),
        behind_number(numbers),
        attention_section(visit, homes, schools),
    ]


def _numbers(visit: Visit) -> Numbers:
    """The headline figures', and all others' too: comparisons of cohorts lead here."""
    where = visit.state.slice
    indicators = tuple(all_indicators().values())
    return Numbers(visit=visit, indicators=indicators, where=where, months=recent_months(visit, where))


PAGE = Page(
    path="/",
    title=Text(da="Overblik", en="Overview"),
    build=_build,
    keys=BEHIND_KEYS,
    letter="o",
    behind=lambda visit: behind_document(_numbers(visit)),
)
