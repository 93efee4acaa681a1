"""The controls of the filters: boxes to tick, a search where there are many, fields for a span, a day or a limit."""

from collections.abc import Sequence
from typing import Final

from dash.development.base_component import Component

from dashboard.components import elements as html
from dashboard.components import fields, ids
from dashboard.components.filters.attribute_choices import KeysOffered
from dashboard.components.filters.filter_choice import Choice
from dashboard.components.filters.filter_context import FilterContext
from dashboard.components.filters.filter_list import WITHOUT, Filter
from dashboard.components.filters.filters import FilterState, Narrowing
from dashboard.components.markup import named
from dashboard.i18n.words import Words
from dashboard.vocabulary.traits import Scale, Span

SEARCH_PATH: Final = "/filtre/"
_SPANS: Final = (Scale.YEARS, Scale.MONTHS)


def controls(filter_: Filter, state: FilterState, context: FilterContext, words: Words) -> Sequence[Component]:
    """One control, which can be turned to bar what is chosen; two where the address allows and bars at once."""
    allowed, barred = state.narrowing(filter_), state.narrowing(filter_, barred=True)
    if allowed is not None and barred is not None:
        return [
            _control(filter_, allowed, filter_.key, context, words),
            _control(filter_, barred, filter_.without, context, words),
        ]
    return [_control(filter_, allowed or barred, filter_.key, context, words, turned=barred is not None)]


def _control(
    filter_: Filter,
    narrowing: Narrowing | None,
    key: str,
    context: FilterContext,
    words: Words,
    *,
    turned: bool | None = None,
) -> Component:
    """`turned`: whether what is chosen is barred; None: it cannot be turned."""
    chosen = narrowing.choices if narrowing is not None else ()
    scale = filter_.trait.scale if filter_.trait is not None else None
    offered = filter_.offer.choices(context)
    others = [choice for choice in chosen if choice not in offered]
    typed = others.pop(0) if others and scale not in (None, Scale.CODE) else None
    label = words.text(filter_.label)
    return html.Fieldset(
        [
            html.Legend(words("{label}: except", label=label) if key.startswith(WITHOUT) else label),
            _boxes(key, [*offered, *others], [choice.value for choice in chosen], words),
            _search(filter_, key, context, words),
            _fields(key, scale, typed, words),
            _turn(key, words, turned=turned) if turned is not None else None,
        ],
        className="control",
        **named(data_filter=key),
        **({} if turned is None else named(data_without=filter_.without)),
    )


def _boxes(key: str, choices: Sequence[Choice], chosen: Sequence[str], words: Words) -> Component:
    return fields.Checklist(
        options=[{"value": choice.value, "label": choice.label(words)} for choice in choices],
        value=[choice.value for choice in choices if choice.value in chosen],
        id=ids.filter_control(key),
    )


def _search(filter_: Filter, key: str, context: FilterContext, words: Words) -> Component | None:
    """The browser fills in what is found (assets/filter-search.js)."""
    if not isinstance(filter_.offer, KeysOffered) or not filter_.offer.is_sought(context):
        return None
    field = f"{ids.filter_control(key)}-search"
    return html.Div(
        [
            html.Label(words("Find by name"), htmlFor=field),
            fields.Input(id=field, type="search", autocomplete="off", maxlength=80),
            html.P(className="extent", role="status"),
            html.Div(className="found"),
        ],
        className="seek",
        **named(data_seek=SEARCH_PATH + filter_.key),
    )


def _fields(key: str, scale: Scale | None, typed: Choice | None, words: Words) -> Component | None:
    name = ids.filter_control(key)
    value = typed.value if typed is not None else ""
    if scale is Scale.DAY:
        return html.Div(
            [html.Label(words("This day or later"), htmlFor=f"{name}-day"), _field(f"{name}-day", "date", value)],
            **named(data_field=""),
        )
    if scale is Scale.OVER:
        return html.Div(
            [
                html.Label(words("Over so many per cent"), htmlFor=f"{name}-limit"),
                _field(f"{name}-limit", "number", value),
            ],
            **named(data_field=""),
        )
    if scale not in _SPANS:
        return None
    (span,) = typed.allows if typed is not None else (None,)
    low, high = (span.low, span.high) if isinstance(span, Span) else (None, None)
    years = scale is Scale.YEARS
    return html.Div(
        [
            html.Label(words("At least (years)") if years else words("At least (months)"), htmlFor=f"{name}-low"),
            _field(f"{name}-low", "number", low),
            html.Label(words("At most (years)") if years else words("At most (months)"), htmlFor=f"{name}-high"),
            _field(f"{name}-high", "number", high),
        ],
        className="span-fields",
        **named(data_span=""),
    )


def _field(name: str, kind: str, value: object) -> Component:
    limits = {"min": 0, "step": 1} if kind == "number" else {}
    return fields.Input(id=name, type=kind, value="" if value is None else value, **limits)


def _turn(key: str, words: Words, *, turned: bool) -> Component:
    option = {"value": "ikke", "label": words("All except these")}
    return html.Div(
        fields.Checklist(options=[option], value=["ikke"] if turned else [], id=f"{ids.filter_control(key)}-turn"),
        className="turn",
        **named(data_turn=""),
    )
