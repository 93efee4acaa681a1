"""How a figure is computed, from its declaration: what is counted, by which settings, and the reservation."""

from collections.abc import Iterator

from dash.development.base_component import Component

from dashboard.components import elements as html
from dashboard.i18n.words import Words
from dashboard.vocabulary.indicator import Indicator
from dashboard.vocabulary.rules import RULE_LABELS, Rules


def definition_list(indicator: Indicator, rules: Rules, words: Words) -> Component:
    """Numerator, denominator, settings and reservation as a description list."""
    terms: list[Component] = []
    for term, description in (
        (words("Counted (numerator)"), words.text(indicator.numerator_text)),
        (words("Out of (denominator)"), words.text(indicator.denominator_text)),
    ):
        terms += [html.Dt(term), html.Dd(description)]
    if indicator.rules:
        terms += [
            html.Dt(words("Settings")),
            *(html.Dd(line) for line in rule_lines(indicator, rules, words)),
        ]
    terms += [html.Dt(words("What it does not say")), html.Dd(words.text(indicator.caveat))]
    return html.Dl(terms, className="definitions")


def rule_lines(indicator: Indicator, rules: Rules, words: Words) -> Iterator[str]:
    """The settings that an indicator depends on, each with its value and, if changed, since when."""
    for rule in indicator.rules:
        line = f"{words.text(RULE_LABELS[rule])}: {words.number(getattr(rules, rule))}"
        since = rules.valid_from.get(rule)
        yield line if since is None else f"{line} ({words('since {day}', day=words.day(since))})"


def how_computed(indicator: Indicator, rules: Rules, words: Words, glossary_href: str) -> Component:
    """`Sådan er tallet regnet ud`: closed until asked for."""
    return html.Details(
        [
            html.Summary(words("How the figure is computed")),
            definition_list(indicator, rules, words),
            html.P(html.A(words("The whole definition with an example"), href=glossary_href)),
        ],
        className="explanation",
    )
