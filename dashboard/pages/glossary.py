"""Ordliste: what every figure means, exactly: from its declaration, with its worked example."""

from collections.abc import Sequence

from dash.development.base_component import Component

from dashboard.components import elements as html
from dashboard.components.filters.filters import labels_by_key
from dashboard.components.glossary_entry import THEME_LABELS, glossary_entry
from dashboard.components.markup import named
from dashboard.components.notices import address_problems
from dashboard.components.shell import page_head
from dashboard.components.visit import Page, Visit
from dashboard.indicators.registry import all_indicators
from dashboard.vocabulary.indicator import Theme
from dashboard.vocabulary.text import Text


def _build(visit: Visit) -> Sequence[Component | None]:
    words = visit.words
    themes = [
        (theme, [indicator for indicator in all_indicators().values() if indicator.theme is theme]) for theme in Theme
    ]
    return [
        page_head(words.text(PAGE.title), words("What every figure means, and how it is counted.")),
        address_problems(visit.state.problems, labels_by_key(), words),
        html.Nav(
            [
                html.Section(
                    [
                        html.H2(words.text(THEME_LABELS[theme])),
                        html.Ul(
                            [
                                html.Li(html.A(words.text(indicator.label), href=f"#{indicator.key}"))
                                for indicator in indicators
                            ]
                        ),
                    ]
                )
                for theme, indicators in themes
                if indicators
            ],
            className="contents",
            **named(aria_label=words("Contents")),
        ),
        *(
            glossary_entry(indicator, visit.mart.meta.rules, words, indicator.target)
            for _, indicators in themes
            for indicator in indicators
        ),
    ]


PAGE = Page(path="/ordliste", title=Text(da="Ordliste", en="Glossary"), build=_build, letter="l")
