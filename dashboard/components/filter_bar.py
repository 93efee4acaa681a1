"""The filter bar: its sentence in words until it is opened, then one labelled control a filter.

The controls show what the address says. The browser writes a change into the address (assets/filters.js),
which the server answers; so back, forward, reload and a mailed link give the same view.
"""

import dash_bootstrap_components as dbc
from dash.development.base_component import Component

from dashboard.components import elements as html
from dashboard.components import ids
from dashboard.components.date_words import span
from dashboard.components.filters import FILTERS, Filter, FilterContext, FilterState, sentence
from dashboard.components.markup import named
from dashboard.components.notices import only_own
from dashboard.components.period_choice import (
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
from dashboard.i18n.words import Words


def filter_bar(
    state: FilterState, context: FilterContext, words: Words, *, path: str, children: int | None = None
) -> Component:
    """The bar as a details element; `children` as in `filters.sentence`, `path` the page without filters."""
    said = sentence(state, words, children)
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
                            *(
                                control
                                for filter_ in (FILTERS if context.is_free else ())
                                if (control := _control(filter_, state, context, words))
                            ),
                        ],
                        className="controls",
                        **named(data_filters=""),
                    ),
                    html.P(
                        [words("Nothing chosen means all.") if context.is_free else None, " ", reset],
                        className="filter-foot",
                    ),
                ],
                id=ids.FILTER_BAR,
            ),
            only_own(words) if left_the_fixed else None,
        ],
        className="filter-bar",
        role="search",
        **named(aria_label=words("Filters")),
    )


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
        [html.Label(label, htmlFor=name), dbc.Select(options=options, value=value, id=name)],
        **named(data_filter=key),
    )


def _control(filter_: Filter, state: FilterState, context: FilterContext, words: Words) -> Component | None:
    """The choices of a filter as boxes to tick; none where there is nothing to choose."""
    choices = filter_.choices(context)
    if not choices:
        return None
    return html.Fieldset(
        [
            html.Legend(words.text(filter_.label)),
            dbc.Checklist(
                options=[{"value": choice.value, "label": choice.label(words)} for choice in choices],
                value=list(state.values(filter_.key)),
                id=ids.filter_control(filter_.key),
            ),
        ],
        className="control",
        **named(data_filter=filter_.key),
    )
