"""The atom of every table: `78 %`, `7 af 9`, and a thin track with the interval, the value and the target.

A cell costs three elements (td, the value, words for screen readers), less where less is shown: a page may
have 50 rows of 8. The track is drawn by styles alone (meter.py).
"""

from typing import Final

from dash.development.base_component import Component

from dashboard.charts import wording
from dashboard.components import elements as html
from dashboard.components import figure_words as say
from dashboard.components.figure_words import Missing
from dashboard.components.markup import named
from dashboard.components.meter import meter_style
from dashboard.i18n.words import Words
from dashboard.vocabulary.indicator import Indicator
from dashboard.vocabulary.result import Display, Row, Verdict

_SAYS_NOTHING: Final = (Verdict.TOO_FEW, Verdict.NOT_DISTINGUISHABLE)


def cell(
    indicator: Indicator,
    row: Row | None,
    words: Words,
    *,
    scale: float = 1.0,
    target: float | None = None,
    href: str | None = None,
    missing: Missing = Missing.NO_BASIS,
    title: str | None = None,
) -> Component:
    """One figure as a table cell (td).

    `row` None: there is nothing, for the reason in `missing`. `scale`: the value at the end of the track.
    `href`: the children behind the number. On narrow screens the cell says its column's name: `title`, or else the
    indicator's.
    """
    attributes = named(data_title=title or words.text(indicator.short_label))
    if row is None:
        return html.Td(say.missing(missing, words), className="cell cell-none", **attributes)
    told = say.figure_words(indicator, row, words)
    if told is None:
        return html.Td(
            [
                html.Span(wording.DASH, **named(aria_hidden="true")),
                html.Span(say.suppressed(words), className="sr"),
            ],
            className="cell cell-hidden",
            **attributes,
        )
    head = html.B(told.head)
    if href:
        head = html.A(told.head, href=href, className="opens", **named(aria_label=say.opened(told.head, words)))
    children: list[Component | str] = [head]
    if told.rest:
        # A rate takes two lines (pre-line): its unit, and what it stands on.
        children.append(" " + "\n".join(told.rest))
    if told.interval:
        children.append(html.Span(_spoken(told.interval, words), className="sr"))
    if remark := _remark(indicator, row, words):
        children.append(remark)
    # Below ten there is a count and no track.
    style = meter_style(row, scale, target)
    kind = " cell-rate" if told.unit else ""
    return html.Td(children, className=f"cell {'tracked' if style else 'cell-count'}{kind}", style=style, **attributes)


def _spoken(interval: str, words: Words) -> str:
    return f", {words('uncertainty')} {interval}"


def _remark(indicator: Indicator, row: Row, words: Words) -> Component | None:
    """What the comparison with the others says, where it says something and may be said (indicators.md 6)."""
    if row.display is not Display.FULL or row.verdict is None or row.verdict in _SAYS_NOTHING:
        return None
    return html.Em(
        wording.written(indicator, row, words).verdict, className=f"remark {say.tone(indicator, row.verdict)}"
    )
