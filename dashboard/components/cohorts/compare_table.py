"""Two cohorts side by side: a row an indicator, each figure with its uncertainty, and what their difference says."""

from collections.abc import Sequence
from typing import Final

from dash.development.base_component import Component

from dashboard.auth.permissions import Permission
from dashboard.charts import wording
from dashboard.charts.scale import reach, scale_to
from dashboard.components import elements as html
from dashboard.components import figure_words as say
from dashboard.components.behind.behind_address import Number, number_address
from dashboard.components.cell import cell
from dashboard.components.cohorts.compare_asked import Side
from dashboard.components.markup import named, scroll_region
from dashboard.components.visit import Visit
from dashboard.data.mart.cohorts import Compared
from dashboard.i18n.words import Words
from dashboard.vocabulary.result import Display, Row, Rows, Verdict

TOLD_APART: Final = frozenset({Verdict.LOWER_95, Verdict.HIGHER_95, Verdict.LOWER_998, Verdict.HIGHER_998})


def compare_table(visit: Visit, figures: Sequence[Compared], one: Side, other: Side) -> Component:
    words = visit.words
    caption = words("{one} and {other}, indicator by indicator", one=one.name, other=other.name)
    head = (words("Indicator"), one.name, other.name, words("Difference"), words("What it says"))
    table = html.Table(
        [
            html.Caption(caption, className="sr"),
            html.Thead(html.Tr([html.Th(label, scope="col") for label in head])),
            html.Tbody([_row(visit, figure, one, other) for figure in figures]),
        ],
        className="units compared",
    )
    return html.Div(scroll_region(table, aria_label=caption), className="unit-table")


def finding(figures: Sequence[Compared], words: Words) -> str:
    """What the table comes to."""
    tested = [figure for figure in figures if figure.verdict not in (None, Verdict.TOO_FEW)]
    apart = [figure for figure in tested if figure.verdict in TOLD_APART]
    if not tested:
        return words("None of the figures can be compared")
    if not apart:
        return words.count(
            len(tested),
            "The one figure that can be compared cannot be told apart",
            "None of the {n} figures that can be compared can be told apart",
        )
    return words.count(
        len(apart), "One figure of {of} differs by more than chance", "{n} figures of {of} differ by more than chance",
        of=words.number(len(tested)),
    )  # fmt: skip


def verdict_words(figure: Compared, other: str, words: Words) -> str:
    """One against the other in words of the contract (indicators.md 6)."""
    if figure.one is None or figure.other is None:
        return words("nothing to compare")
    if figure.is_shared:
        return words("counted in both: not tested")
    if figure.verdict is None:
        return words("has no test")
    if Display.COUNT in (figure.one.display, figure.other.display):
        return words("too few to judge")
    return {
        Verdict.TOO_FEW: words("too few to judge"),
        Verdict.NOT_DISTINGUISHABLE: words("cannot be told apart"),
        Verdict.LOWER_95: words("lower than {other}, worth asking about", other=other),
        Verdict.HIGHER_95: words("higher than {other}, worth asking about", other=other),
        Verdict.LOWER_998: words("clearly lower than {other}", other=other),
        Verdict.HIGHER_998: words("clearly higher than {other}", other=other),
    }[figure.verdict]


def apart_words(apart: tuple[float, float] | None, words: Words) -> str:
    """The interval of the difference of two shares: `−4 til +12 procentpoint`."""
    if apart is None:
        return wording.DASH
    low, high = (_signed(bound, words) for bound in apart)
    return words("{low} to {high} percentage points", low=low, high=high)


def _signed(bound: float, words: Words) -> str:
    written = words.number(bound * 100)
    return f"+{written}" if bound > 0 and written != "0" else written


def _row(visit: Visit, figure: Compared, one: Side, other: Side) -> Component:
    words, indicator = visit.words, figure.indicator
    rows = [row for row in (figure.one, figure.other) if row is not None]
    scale = scale_to(indicator, reach(Rows.of(rows)), words).top
    name = html.A(words.text(indicator.label), href=f"/ordliste#{indicator.key}")

    def side(row: Row | None, which: Side) -> Component:
        leads = row is not None and has_children_behind(visit, which.filters)
        href = number_address("/", which.filters, Number(indicator=indicator.key)) if leads else None
        return cell(indicator, row, words, scale=scale, target=indicator.target, href=href, title=which.name)

    tone = say.tone(indicator, figure.verdict) if figure.verdict in TOLD_APART else None
    said = verdict_words(figure, other.name, words)
    verdict = html.Em(said, className=f"remark {tone}") if tone else said
    return html.Tr(
        [
            html.Th(name, scope="row"),
            side(figure.one, one),
            side(figure.other, other),
            html.Td(apart_words(figure.apart, words), **named(data_title=words("Difference"))),
            html.Td(verdict, **named(data_title=words("What it says"))),
        ],
        key=indicator.key,
    )


def has_children_behind(visit: Visit, filters: str) -> bool:
    """Whether the overview has the children behind a figure for the reader.

    Without filters others are counted too, for who sees others.
    """
    is_own = bool(filters) or visit.scope.sees_all_unsuppressed
    return is_own and visit.may(Permission.CHILDREN)
