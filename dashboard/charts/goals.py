"""Goals by unit: one stacked row a unit, met, partly met, not met and not evaluated, in blue and greys."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.charts import marks, theme
from dashboard.charts.chart import Chart, Figure, Opens, Trace, opens_nothing
from dashboard.charts.goals_words import counted, summary, table
from dashboard.charts.named import Named, all_together, named_rows
from dashboard.charts.rows import BARE_ROW, Rows, name_for_chart, place
from dashboard.charts.units_words import heading
from dashboard.i18n.words import Words
from dashboard.vocabulary.indicator import Part
from dashboard.vocabulary.result import Display, Result

_BAR: Final = 16
_GAP: Final = 0.004  # between two pieces, as a part of the row
_NARROWEST: Final = 0.05
_HEAD: Final = 24
_ROW: Final = 48


@dataclass(frozen=True, slots=True)
class _Look:
    fill: str
    text: str


# The outcomes in the order of the stack. What is not evaluated is an empty piece.
_LOOKS: Final[Mapping[str, _Look]] = {
    "met": _Look(theme.BLUE, theme.ON_STRONG),
    "partly_met": _Look(theme.PALE_BLUE, theme.ON_WEAK),
    "not_met": _Look(theme.WEAK, theme.ON_WEAK),
    "not_evaluated": _Look(theme.CLEAR, theme.TEXT),
}
# Under ten goals there is no colour and no comparison (indicators.md 6).
_PLAIN: Final = _Look(theme.CLEAR, theme.TEXT)


def goals(result: Result, names: Mapping[str, str], words: Words, opens: Opens = opens_nothing) -> Chart:
    """The chart of goals met by unit, from the parts of its rows; all together first. `opens`: where they lead.

    Raises ValueError for an indicator without the four outcomes as parts, or more than 40 rows.
    """
    parts = {part.key: part for part in result.indicator.parts}
    if missing := [key for key in _LOOKS if key not in parts]:
        message = f"{result.indicator.key} has no part {', '.join(missing)}"
        raise ValueError(message)
    outcomes = [parts[key] for key in _LOOKS]
    rows = [*all_together(result, words), *named_rows(result, names, words)]
    return Chart(
        figure=_figure(rows, outcomes, words, opens),
        title=heading(result, words),
        summary=summary(result, outcomes, words),
        table=table(rows, outcomes, result, words, opens),
    )


def _figure(rows: Sequence[Named], outcomes: Sequence[Part], words: Words, opens: Opens) -> Figure:
    places = place([BARE_ROW if named.is_hidden else _ROW for named in rows], head=_HEAD)
    return {
        "data": [
            *_bars(rows, outcomes, places, words, opens),
            marks.labels(_numbers(rows, outcomes, places, words), position="middle center"),
            _texts(rows, places),
        ],
        "layout": theme.layout(
            words,
            height=places.height + 8,
            margin=(0, 20, 8, 10),
            barmode="overlay",
            xaxis=theme.hidden_axis(range=[0, 1]),
            yaxis=places.axis,
            annotations=[_key(outcomes, words)],
        ),
    }


def _key(outcomes: Sequence[Part], words: Words) -> Figure:
    """The names of the pieces in the order of the stack, above the first row."""
    squares = [
        f'<span style="color:{theme.WEAK}">□</span>'
        if _LOOKS[part.key].fill == theme.CLEAR
        else f'<span style="color:{_LOOKS[part.key].fill}">■</span>'
        for part in outcomes
    ]
    names = [words.text(part.label) for part in outcomes]
    return {
        "x": 0,
        "y": 0,
        "text": "  ".join(f"{square} {name}" for square, name in zip(squares, names, strict=True)),
        "showarrow": False,
        "xanchor": "left",
        "yanchor": "top",
        "font": {"size": theme.SMALL},
    }


def _bars(rows: Sequence[Named], outcomes: Sequence[Part], places: Rows, words: Words, opens: Opens) -> list[Trace]:
    shown = [(places.track(number) + 1, named) for number, named in enumerate(rows) if not named.is_hidden]
    told = ["<br>".join((named.told, counted(named.row, outcomes, words))) for _, named in shown]
    return [
        {
            **_bar(shown, outcomes, number, words),
            **marks.leading([opens(named.key, outcome.key) for _, named in shown]),
            "hovertext": told,
        }
        for number, outcome in enumerate(outcomes)
    ]


def _bar(shown: Sequence[tuple[int, Named]], outcomes: Sequence[Part], number: int, words: Words) -> Trace:
    """One outcome's pieces in all rows, each where the outcomes before it end."""
    key = outcomes[number].key
    before = [part.key for part in outcomes[:number]]
    widths = [_share(named, [key]) for _, named in shown]
    looks = [_look(named, key) for _, named in shown]
    return {
        "type": "bar",
        "orientation": "h",
        "base": [_share(named, before) for _, named in shown],
        "x": [max(0.0, width - _GAP) for width in widths],
        "y": [y for y, _ in shown],
        "width": _BAR,
        "text": [
            words.number(named.row.parts.get(key, 0)) if width >= _NARROWEST and look.fill != theme.CLEAR else ""
            for width, look, (_, named) in zip(widths, looks, shown, strict=True)
        ],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "constraintext": "none",
        "textfont": {"size": theme.SMALL, "color": [look.text for look in looks]},
        "marker": {
            "color": [look.fill for look in looks],
            "line": {
                "color": theme.WEAK,
                "width": [
                    1 if look.fill == theme.CLEAR and width else 0 for look, width in zip(looks, widths, strict=True)
                ],
            },
        },
        "hoverinfo": "text",
    }


def _numbers(
    rows: Sequence[Named], outcomes: Sequence[Part], places: Rows, words: Words
) -> list[tuple[marks.Place, float, str]]:
    """The numbers in pieces that are not filled: texts like any other, so that they have the page's own ink."""
    keys = [part.key for part in outcomes]
    return [
        (
            _share(named, keys[:number]) + _share(named, [key]) / 2,
            places.track(row) + 2,
            words.number(named.row.parts.get(key, 0)),
        )
        for row, named in enumerate(rows)
        for number, key in enumerate(keys)
        if not named.is_hidden and _look(named, key).fill == theme.CLEAR and _share(named, [key]) >= _NARROWEST
    ]


def _look(named: Named, key: str) -> _Look:
    return _LOOKS[key] if named.row.display is Display.FULL else _PLAIN


def _share(named: Named, keys: Sequence[str]) -> float:
    return sum(named.row.parts.get(key, 0) for key in keys) / (named.row.denominator or 1)


def _texts(rows: Sequence[Named], places: Rows) -> Trace:
    return marks.labels(
        [
            (0, places.text(number), f"{name_for_chart(named.name)}  {named.written.figure}")
            for number, named in enumerate(rows)
        ]
    )
