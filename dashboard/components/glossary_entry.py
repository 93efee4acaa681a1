"""An indicator's entry in the glossary: question, definition, settings, an example to count by hand."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from dash.development.base_component import Component

from dashboard.charts import wording
from dashboard.components import elements as html
from dashboard.components import figure_words as say
from dashboard.components import ids
from dashboard.components.code_labels import sentence_case
from dashboard.components.date_words import span
from dashboard.components.explanation import definition_list
from dashboard.components.markup import named, scroll_region
from dashboard.i18n.words import Words
from dashboard.vocabulary.attributes import ATTRIBUTES
from dashboard.vocabulary.indicator import Example, Indicator, Kind, Theme
from dashboard.vocabulary.period import Period
from dashboard.vocabulary.rules import Rules
from dashboard.vocabulary.text import Text

THEME_LABELS: Final[Mapping[Theme, Text]] = MappingProxyType(
    {
        Theme.FOLLOW_UP: Text(da="Opfølgning", en="Follow-up"),
        Theme.GOALS: Text(da="Mål", en="Goals"),
        Theme.SPARRING: Text(da="Sparring og vejledere", en="Sparring and advisers"),
        Theme.ATTENDANCE: Text(da="Fravær", en="Absence"),
        Theme.CHILD: Text(da="Barnets stemme og støtte", en="The child's voice and support"),
        Theme.STABILITY: Text(da="Stabilitet", en="Stability"),
    }
)


def glossary_entry(indicator: Indicator, rules: Rules, words: Words, target: float | None = None) -> Component:
    """The entry as an article; its id is the indicator's key, so that figures can point at it."""
    name = ids.glossary(indicator.key)
    groupings = sorted(words.text(ATTRIBUTES[key].label).lower() for key in indicator.groupings)
    facts = [
        html.Dt(words("Uncertainty")),
        html.Dd(_interval_words(indicator.kind, words)),
        html.Dt(words("Can be grouped by")),
        html.Dd(words.listed(groupings)),
    ]
    if target is not None:
        facts += [html.Dt(words("Target")), html.Dd(sentence_case(say.aim(indicator, words, target)))]
    return html.Article(
        [
            html.H2(words.text(indicator.label), id=ids.heading(name)),
            html.P(words.text(indicator.question), className="question"),
            html.P(words.text(indicator.why)),
            definition_list(indicator, rules, words),
            html.Dl(facts, className="definitions"),
            _example(indicator, words),
        ],
        id=name,
        className="entry",
        **named(aria_labelledby=ids.heading(name)),
    )


def _interval_words(kind: Kind, words: Words) -> str:
    """How the interval is found (indicators.md 5)."""
    return {
        Kind.SHARE_OF_EVENTS: words("95 %, counting that several events of one child are not independent"),
        Kind.SHARE_OF_DAYS: words("95 %, counted on children: the days of one child are not independent"),
        Kind.SHARE_OF_UNIT_DAYS: words("Not stated"),
        Kind.RATE: words("95 %, from how much a number of events varies by chance"),
    }[kind]


def _example(indicator: Indicator, words: Words) -> Component:
    example = indicator.example
    value = example.numerator / example.denominator
    return html.Details(
        [
            html.Summary(words("Example to count by hand")),
            html.P(words.text(example.story)),
            *(_lines(table, text, indicator, words) for table, text in example.tables.items()),
            html.P(_result(indicator, example, value, words)),
        ],
        className="example",
    )


def _result(indicator: Indicator, example: Example, value: float, words: Words) -> str:
    return words(
        "{span}: {x} out of {n} – {figure}, {children}",
        span=span(Period(example.start, example.end), words),
        x=words.number(example.numerator, _decimals(example.numerator)),
        n=words.number(example.denominator, _decimals(example.denominator)),
        figure=wording.level(indicator, value, words),
        children=words.count(example.children, "{n} child", "{n} children"),
    )


def _decimals(value: float) -> int:
    return 0 if float(value).is_integer() else 2


def _lines(table: str, text: str, indicator: Indicator, words: Words) -> Component:
    """A table of the case database, written as lines of words."""
    header, *rows = (line.split() for line in text.strip().splitlines())
    return scroll_region(
        html.Table(
            [
                html.Caption(table),
                html.Thead(html.Tr([html.Th(column, scope="col") for column in header])),
                html.Tbody([html.Tr([html.Td(value) for value in row]) for row in rows]),
            ],
            className="plain data",
        ),
        aria_label=f"{table}, {words.text(indicator.label)}",
    )
