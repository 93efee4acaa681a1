"""The indicator card: one figure with everything that is needed to read it right."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from dash.development.base_component import Component

from dashboard.charts.scale import scale
from dashboard.charts.sparkline import Sparkline
from dashboard.components import elements as html
from dashboard.components import figure_words as say
from dashboard.components import ids
from dashboard.components.explanation import how_computed
from dashboard.components.figure_lines import Change, basis_line, change_lines, note_line, part_number
from dashboard.components.figure_words import Missing
from dashboard.components.markup import named
from dashboard.components.meter import meter_style
from dashboard.components.remarks.remark_link import RemarkLink, remark_link
from dashboard.i18n.words import Words
from dashboard.vocabulary.indicator import Indicator, Part
from dashboard.vocabulary.result import Display, Row
from dashboard.vocabulary.rules import Rules


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What a card shows. `row` None: nothing to count, for the reason in `missing`.

    `href`, `before_href`, `months_href`, and `part_hrefs` by key: the children behind the number, that of the period
    before, the latest month and the parts, for those entitled. `glossary_href`: the whole definition.
    `remarks`: where remarks on it are read and written.
    """

    indicator: Indicator
    row: Row | None
    rules: Rules
    glossary_href: str
    target: float | None = None
    change: Change | None = None
    sparkline: Sparkline | None = None
    href: str | None = None
    before_href: str | None = None
    months_href: str | None = None
    part_hrefs: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    missing: Missing = Missing.NO_BASIS
    remarks: RemarkLink | None = None
    level: int = 3


def card(view: Card, words: Words) -> Component:
    """The card as an article named by its heading."""
    indicator = view.indicator
    name = ids.card(indicator.key)
    heading = html.H2 if view.level == 2 else html.H3
    parts: list[Component | None] = [
        heading(words.text(indicator.label), id=ids.heading(name), className="card-name"),
        *_figure(view, words),
        _parts(view, words),
        _change(view, words),
        _picture(view, words),
        how_computed(indicator, view.rules, words, view.glossary_href),
        remark_link(view.remarks) if view.remarks is not None else None,
    ]
    return html.Article(
        [part for part in parts if part is not None],
        id=name,
        className="card-figure",
        **named(aria_labelledby=ids.heading(name)),
    )


def cards(views: list[Card], words: Words) -> Component:
    """Cards beside each other, as many as there is room for."""
    return html.Div([card(view, words) for view in views], className="cards")


def _figure(view: Card, words: Words) -> list[Component]:
    if view.row is None:
        return [html.P(say.missing(view.missing, words), className="card-none")]
    told = say.figure_words(view.indicator, view.row, words)
    if told is None:
        return [html.P(say.suppressed(words), className="card-none")]
    found: list[Component] = [
        html.P(
            [
                html.A(told.head, href=view.href, className="card-value", **_named(told.head, words))
                if view.href
                else html.B(told.head, className="card-value"),
                f" {basis_line(view.indicator, view.row, told, words)}",
            ],
            className="card-headline",
        )
    ]
    top = scale(view.indicator, [view.row], words).top
    if style := meter_style(view.row, top, view.target):
        found.append(html.Div(className="meter", style=style, **named(aria_hidden="true")))
    if said := note_line(view.indicator, told, view.target, words):
        found.append(html.P(said, className="card-note"))
    return found


def _named(figure: str, words: Words) -> dict[str, str]:
    return named(aria_label=say.opened(figure, words))


def _picture(view: Card, words: Words) -> Component | None:
    picture = view.sparkline
    if picture is None:
        return None
    image = html.Img(
        src=picture.source, alt=picture.alt, width=picture.width, height=picture.height, className="sparkline"
    )
    if view.months_href is None:
        return image
    return html.A([image, html.Small(words("month by month"))], href=view.months_href, className="months-link")


def _parts(view: Card, words: Words) -> Component | None:
    if view.row is None or view.row.display is Display.SUPPRESSED:
        return None
    told: list[str | Component] = []
    for part in view.indicator.parts:
        number = part_number(part, view.row, words)
        if number is not None:
            told += [" · "] if told else []
            told += _part(part, number, view.part_hrefs.get(part.key), words)
    return html.P(told, className="card-note") if told else None


def _part(part: Part, number: str, href: str | None, words: Words) -> list[str | Component]:
    """`delvist opnået 120`, `faglige mål opnået 68 af 233`."""
    label = words.text(part.label)
    if href is None:
        return [f"{label} {number}"]
    name = named(aria_label=say.opened(f"{number} {label}", words))
    return [f"{label} ", html.A(number, href=href, className="opens", **name)]


def _change(view: Card, words: Words) -> Component | None:
    """The period before in the same words as now; a colour only where it is hardly chance."""
    change = view.change
    if change is None or view.row is None or view.row.display is Display.SUPPRESSED:
        return None
    lines = change_lines(view.indicator, view.row, change, words)
    if lines is None:
        return html.P(
            words("The period before ({period}) cannot be shown", period=change.period),
            className="card-change",
        )
    return html.P(
        [
            html.Em(lines.judged, className=f"remark {lines.tone}"),
            *_before(change, lines.before, view.before_href, words),
        ],
        className="card-change",
    )


def _before(change: Change, figure: str, href: str | None, words: Words) -> list[str | Component]:
    if href is None:
        return [" " + words("Before ({period}): {figure}", period=change.period, figure=figure)]
    # The figure stands last: the sentence is the same with the link and without.
    start = words("Before ({period}): {figure}", period=change.period, figure="")
    return [f" {start}", html.A(figure, href=href, className="opens", **_named(figure, words))]
