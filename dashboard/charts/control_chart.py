"""A control chart: a dot a month, the middle, the limits of ordinary variation, and the months that stand out.

These have another shape, a colour and a word. No line joins the months, and none crosses a gap.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from dashboard.charts import marks, month_axis, signal_words, theme, wording
from dashboard.charts.chart import Chart, ChartTable, Figure, Trace
from dashboard.charts.marks import Dot
from dashboard.charts.months import hidden_marks, target_line
from dashboard.charts.months_words import Month, written_months
from dashboard.charts.scale import Scale, scale_to
from dashboard.i18n.words import Words
from dashboard.vocabulary.indicator import Better, Indicator
from dashboard.vocabulary.result import Display
from dashboard.vocabulary.signals import Mark, Rule, Signal

_HEIGHT: Final = 240  # without the key
_MARGIN: Final = (16, 16, 44, 56)
_KEY_LINE: Final = 17
_SYMBOLS: Final[Mapping[Rule, tuple[str, str]]] = {  # low, high
    Rule.OUTSIDE: ("diamond", "diamond"),
    Rule.TREND: ("triangle-down", "triangle-up"),
    Rule.TWO_OF_THREE: ("cross", "cross"),
    Rule.RUN: ("square", "square"),
}
_SIGNS: Final[Mapping[str, str]] = {
    "diamond": "◆",
    "triangle-down": "▼",
    "triangle-up": "▲",
    "square": "■",
    "cross": "✚",
}
_HALF: Final = 0.5  # of a month: the limits' pieces touch


def control_chart(signal: Signal, words: Words) -> Chart:
    """The chart of a signal; without limits it is a run chart of dots alone."""
    named = [(key, words.month(key), row) for key, row in zip(signal.months, signal.rows, strict=True)]
    found = written_months(signal.indicator, named, words)
    title = words("{figure}: control chart", figure=words.text(signal.indicator.label))
    said = (signal_words.sentence(signal, words), signal_words.assurance(signal, words))
    return Chart(
        figure=_figure(signal, found, words),
        title=title,
        summary=" ".join(filter(None, said)),
        table=_table(signal, found, words),
    )


def _figure(signal: Signal, found: Sequence[Month], words: Words) -> Figure:
    span = _scale(signal, found, words)
    named, key = month_axis.named(signal.months, words), _key(signal, words)
    above = _KEY_LINE * len(key)
    return {
        "data": [
            *_limits(signal, span),
            _dots(signal, found, words),
            hidden_marks(found, span),
        ],
        "layout": theme.layout(
            words,
            height=_HEIGHT + above,
            margin=(_MARGIN[0] + above, *_MARGIN[1:]),
            xaxis=theme.axis(
                range=[-0.6, len(found) - 0.4],
                tickvals=[number for number, _ in named],
                ticktext=[text for _, text in named],
                tickangle=0,
            ),
            yaxis=theme.axis(range=[0, span.top], tickvals=list(span.ticks), ticktext=list(span.texts)),
            annotations=[_annotation(key)] if key else [],
            shapes=target_line(signal.indicator),
        ),
    }


def _scale(signal: Signal, found: Sequence[Month], words: Words) -> Scale:
    highest = 1.0 if signal.indicator.kind.is_share else float("inf")
    shown = [month.row for month in found if month.row is not None and month.is_shown]
    values = [row.value for row in shown if row.value is not None]
    upper = [min(end, highest) for end in signal.upper if end is not None]
    return scale_to(signal.indicator, max([*values, *upper], default=0.0), words)


def _limits(signal: Signal, span: Scale) -> list[Trace]:
    """The middle and the limits, a piece a month with a value, cut off where the scale ends."""
    if signal.centre is None:
        return []
    places = [place for place, lower in enumerate(signal.lower) if lower is not None]

    def pieces(heights: Sequence[float | None]) -> list[tuple[float, float, float, float]]:
        cut = [(place, min(max(heights[place] or 0.0, 0.0), span.top)) for place in places]
        return [(place - _HALF, y, place + _HALF, y) for place, y in cut]

    centre: list[float | None] = [signal.centre] * len(signal.months)
    dash = "dot" if signal.is_preliminary else "dash"
    drawn = [marks.strokes(pieces(ends), colour=theme.WEAK, width=1.5) for ends in (signal.lower, signal.upper)]
    dashed: list[Trace] = [{**trace, "line": {**trace["line"], "dash": dash}} for trace in drawn]
    return [*dashed, marks.strokes(pieces(centre), colour=theme.STRONG, width=1.5)]


def _dots(signal: Signal, found: Sequence[Month], words: Words) -> Trace:
    places, told = [], []
    for place, (month, mark) in enumerate(zip(found, signal.marks, strict=True)):
        if month.row is None or not month.is_shown:
            continue
        is_count = month.row.display is Display.COUNT
        places.append((place, month.row.value, _look(signal.indicator, mark, is_count=is_count)))
        said = "" if mark is None else f"<br>{signal_words.marked(mark, words).capitalize()}"
        told.append(f"{month.told}{said}")
    return marks.dots(places, told)


def _look(indicator: Indicator, mark: Mark | None, *, is_count: bool) -> Dot:
    """Grey for what chance explains; a count under ten stays hollow."""
    plain = marks.HOLLOW if is_count else marks.FULL
    if mark is None:
        return plain
    symbol = _SYMBOLS[mark.rule][mark.is_high]
    return Dot(_colour(indicator, mark), f"{symbol}-open" if is_count else symbol, 11)


def _colour(indicator: Indicator, mark: Mark) -> str:
    if indicator.better is Better.NEITHER:
        return theme.STRONG
    return theme.BLUE if mark.is_high == (indicator.better is Better.HIGHER) else theme.ORANGE


def _key(signal: Signal, words: Words) -> list[str]:
    """What the lines and shapes are: a line each, as narrow screens hold no more."""
    lines = []
    if signal.centre is not None:
        written = wording.level(signal.indicator, signal.centre, words)
        lines.append(f"━ {words('{middle} {value}', middle=signal_words.middle(signal, words), value=written)}")
        lines.append(f"╌ {words('limits of ordinary variation')}")
    if signal.indicator.target is not None:
        written = wording.level(signal.indicator, signal.indicator.target, words)
        lines.append(f"┄ {words('Target {value}', value=written)}")
    for mark in dict.fromkeys(mark for mark in signal.marks if mark is not None):
        sign = _SIGNS[_SYMBOLS[mark.rule][mark.is_high]]
        colour = _colour(signal.indicator, mark)
        lines.append(f'<span style="color:{colour}">{sign}</span> {signal_words.marked(mark, words)}')
    return lines


def _annotation(key: Sequence[str]) -> Figure:
    place = {"x": 0, "xref": "paper", "xanchor": "left", "y": 1, "yref": "paper", "yanchor": "bottom", "yshift": 8}
    text = "<br>".join(key)
    return {**place, "text": text, "align": "left", "showarrow": False, "font": {"size": theme.SMALL}}


def _table(signal: Signal, found: Sequence[Month], words: Words) -> ChartTable:
    header = ("Month", "Value", "Number", "Lower limit", "Upper limit", "Sign")
    rows = []
    for month, mark, *ends in zip(found, signal.marks, signal.lower, signal.upper, strict=True):
        limits = [wording.DASH if end is None else wording.level(signal.indicator, end, words) for end in ends]
        sign = wording.DASH if mark is None else signal_words.marked(mark, words)
        written = month.written
        value, count = (words("No value"), wording.DASH) if written is None else (written.value, written.count)
        rows.append((month.name, value, count, *limits, sign))
    return ChartTable(tuple(words(text) for text in header), tuple(rows))
