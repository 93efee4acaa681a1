"""The filter bar: its sentence in words until it is opened, then the filters in groups, those chosen unfolded.

The controls show what the address says. The browser writes a change into the address (assets/filters.js),
which the server answers; so back, forward, reload and a mailed link give the same view.
"""

from dataclasses import replace

from dash.development.base_component import Component

from dashboard.components import elements as html
from dashboard.components import fields, ids
from dashboard.components.cohorts.cohort_size import Size, size_link
from dashboard.components.date_words import span
from dashboard.components.filters.filter_context import FilterContext
from dashboard.components.filters.filter_controls import controls
from dashboard.components.filters.filter_list import FILTERS, Group
from dashboard.components.filters.filter_sentence import cohort_sentence, sentence
from dashboard.components.filters.filters import FilterState, compose
from dashboard.components.filters.period_choice import (
    FIXED_PERIODS,
    FREE_MONTHS,
    FREE_MONTHS_LABEL,
    FROM_KEY,
    NAMED_PERIODS,
    PERIOD_KEY,
    TO_KEY,
    months_with_data,
    named_period,
)
from dashboard.components.markup import named
from dashboard.components.notices import only_own
from dashboard.components.query import address
from dashboard.i18n.words import Words


def filter_bar(
    state: FilterState,
    context: FilterContext,
    words: Words,
    *,
    path: str,
    size: Size | None = None,
    cohort: Component | None = None,
) -> Component:
    """The bar as a details element; `size`: of how many children the page is, `path`: the page without filters.

    `cohort`: what is said of saved cohorts (cohort_line.py).
    """
    said = sentence(state, words, size.children if size is not None else None)
    left_the_fixed = context.sees_others and context.is_free and not state.is_fixed
    reset = html.A(words("Reset the filters"), href=path, className="reset")
    return html.Div(
        [
            html.Details(
                [
                    html.Summary(
                        [
                            html.Span(said, className="sentence", **named(data_sentence="")),
                            html.Span(span(state.period, words), className="span"),
                            html.Span(words("Change the filters"), className="open"),
                        ]
                    ),
                    html.Div(
                        [
                            _period_controls(state, context, words),
                            *(_group(group, state, context, words) for group in (Group if context.is_free else ())),
                        ],
                        className="controls",
                        **named(data_filters=""),
                    ),
                    html.P(
                        [words("Nothing chosen means all.") if context.is_free else None, " ", reset],
                        className="filter-foot",
                    ),
                    _rest(state, words, path),
                    cohort,
                ],
                id=ids.FILTER_BAR,
            ),
            size_link(size, words),
            only_own(words) if left_the_fixed else _within_reach(state, context, words),
        ],
        className="filter-bar",
        role="search",
        **named(aria_label=words("Filters")),
    )


def _rest(state: FilterState, words: Words, path: str) -> Component | None:
    """Who is left out by a cohort, and the way to have them back."""
    if state.rest is None or state.rest.state is None:
        return None
    return html.P(
        [
            words("Left out: {cohort}.", cohort=cohort_sentence(state.rest.state, words)),
            " ",
            html.A(words("Count them again"), href=address(path, compose(replace(state, rest=None)))),
        ]
    )


def _within_reach(state: FilterState, context: FilterContext, words: Words) -> Component | None:
    """For who opens the link of somebody with a wider reach: the filters are applied to the own children."""
    if not (context.is_part and context.is_free and state.is_narrowed):
        return None
    return html.P(words("Only children whom you have access to are counted."), className="within-reach")


def _period_controls(state: FilterState, context: FilterContext, words: Words) -> Component:
    chosen = state.chosen_period
    options = [
        {
            "value": key,
            "label": f"{words.text(period.label)} ({span(named_period(key, context.as_of).period, words)})",
        }
        for key, period in NAMED_PERIODS.items()
        if context.is_free or key in FIXED_PERIODS
    ]
    if context.is_free:
        options.append({"value": FREE_MONTHS, "label": words.text(FREE_MONTHS_LABEL)})
    known = months_with_data(context.first_on, context.as_of)
    months = [{"value": month, "label": words.month(month)} for month in known]
    first, last = (month if month in known else known[0] for month in chosen.months)
    free = chosen.choice == FREE_MONTHS
    return html.Div(
        [
            _select(PERIOD_KEY, words("Period"), options, chosen.choice),
            html.Div(
                [
                    _select(FROM_KEY, words("From and including"), months, first),
                    _select(TO_KEY, words("To and including"), months, last),
                ],
                className="months",
                hidden=not free,
                **named(data_months=FREE_MONTHS),
            ),
        ],
        className="control control-period",
        # What the address does not need to say.
        **named(data_default=context.usual_period),
    )


def _select(key: str, label: str, options: list[dict[str, str]], value: str) -> Component:
    name = ids.filter_control(key)
    return html.Div(
        [html.Label(label, htmlFor=name), fields.Select(options=options, value=value, id=name)],
        **named(data_filter=key),
    )


def _group(group: Group, state: FilterState, context: FilterContext, words: Words) -> Component:
    """The filters of a part of the bar, folded until one of them is chosen."""
    own = [filter_ for filter_ in FILTERS if filter_.group is group]
    chosen = sum(1 for narrowing in state.narrowings if narrowing.filter in own)
    label = words.text(group.value)
    return html.Details(
        [
            html.Summary(words("{group} ({n} chosen)", group=label, n=chosen) if chosen else label),
            html.Div([one for filter_ in own for one in controls(filter_, state, context, words)], className="choose"),
        ],
        className="filter-group",
        open=bool(chosen),
    )
