"""An indicator month by month: a dot a month, a gap where there is no value, a line only for a rolling year."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from dashboard.charts import decision_marks, marks, month_axis, theme, wording
from dashboard.charts.chart import Chart, Figure, Opens, Trace, opens_nothing
from dashboard.charts.decision_marks import DecisionMark
from dashboard.charts.months_words import Month, summary, table, written_months
from dashboard.charts.scale import Scale, scale
from dashboard.i18n.words import Words
from dashboard.vocabulary.indicator import Indicator
from dashboard.vocabulary.result import Display, Result, Row

_HEIGHT: Final = 256
_MARGIN: Final = (32, 16, 44, 56)
_FLOOR: Final = 0.04  # where a hidden month's dash stands, as a part of the scale


def months(
    result: Result,
    words: Words,
    *,
    rolling: Mapping[str, Row] | None = None,
    of: str | None = None,
    opens: Opens = opens_nothing,
    decisions: Sequence[DecisionMark] = (),
) -> Chart:
    """The chart of a result by month, over all months of its period.

    `rolling` maps a month to the twelve months that end with it, of the municipality: the only line there is.
    `of` names whose figure it is, `opens` where a month's figure leads, `decisions` what was decided of it. A month
    without a row is a gap, a hidden one a dash that stands always in the same place, a count under ten a hollow dot.
    """
    keys = month_axis.months_of(result.period)
    rows = {row.group: row for row in result.rows}
    lines = {key: row for key, row in (rolling or {}).items() if row.display is Display.FULL}
    found = written_months(result.indicator, [(key, words.month(key), rows.get(key)) for key in keys], words)
    name = "12 months to {month}"
    years = [(key, words(name, month=words.month(key)), lines.get(key)) for key in keys] if lines else []
    line = written_months(result.indicator, years, words)
    return Chart(
        figure=_figure(result.indicator, found, line, decisions, words, opens),
        title=_title(result, of, words),
        summary=" ".join((summary(found, words), *decision_marks.sentences(decisions, words))),
        table=decision_marks.with_decisions(table(found, line, words, opens), keys, decisions, words),
    )


def _title(result: Result, of: str | None, words: Words) -> str:
    title = words("{figure} by month", figure=words.text(result.indicator.label))
    return f"{of}: {title}" if of else title


def _figure(
    indicator: Indicator,
    found: Sequence[Month],
    line: Sequence[Month],
    decisions: Sequence[DecisionMark],
    words: Words,
    opens: Opens,
) -> Figure:
    rows = [month.row for month in found if month.row is not None]
    # The line is drawn without its interval, so it may not stretch the scale with it.
    plain = [replace(month.row, lower=None, upper=None) for month in line if month.row is not None]
    asked = [mark.level for mark in decisions if mark.level is not None]
    span = scale(indicator, [*rows, *plain], words, levels=asked)
    months = [month.key for month in found]
    months += decision_marks.months_ahead(months, decisions)
    named = month_axis.named(months, words)
    return {
        "data": [
            *_rolling(line),
            *_marks(found, opens),
            hidden_marks(found, span),
        ],
        "layout": theme.layout(
            words,
            height=_HEIGHT,
            margin=_MARGIN,
            xaxis=theme.axis(
                range=[-0.6, len(months) - 0.4],
                tickvals=[number for number, _ in named],
                ticktext=[text for _, text in named],
                tickangle=0,
            ),
            yaxis=theme.axis(range=[0, span.top], tickvals=list(span.ticks), ticktext=list(span.texts)),
            annotations=[
                *_key(indicator, has_line=bool(line), words=words),
                *decision_marks.annotations(months, decisions, words),
            ],
            shapes=[*target_line(indicator), *decision_marks.shapes(months, decisions)],
        ),
    }


def _marks(found: Sequence[Month], opens: Opens) -> list[Trace]:
    shown = [
        (number, month.row, month.told)
        for number, month in enumerate(found)
        if month.row is not None and month.is_shown
    ]
    intervals = [
        (number, row.lower, number, row.upper)
        for number, row, _ in shown
        if row.display is Display.FULL and row.lower is not None and row.upper is not None
    ]
    looks = {Display.FULL: marks.FULL, Display.COUNT: marks.HOLLOW}
    dots = marks.dots(
        [(number, row.value, looks[row.display]) for number, row, _ in shown],
        [told for _, _, told in shown],
        [opens(found[number].key, "") for number, _, _ in shown],
    )
    return [marks.strokes(intervals, colour=theme.WEAK, width=3), dots]


def hidden_marks(found: Sequence[Month], span: Scale) -> Trace:
    """A dash for each hidden month, always in the same place."""
    hidden = [(number, month) for number, month in enumerate(found) if month.row is not None and not month.is_shown]
    dashes = [(number, span.top * _FLOOR, wording.DASH) for number, _ in hidden]
    dash = marks.labels(dashes, position="middle center")
    return {**dash, "hovertext": [month.told for _, month in hidden], "hoverinfo": "text"}


def _rolling(line: Sequence[Month]) -> list[Trace]:
    if not line:
        return []
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "x": list(range(len(line))),
            "y": [None if month.row is None else month.row.value for month in line],
            "line": {"color": theme.BLUE, "width": 2},
            "connectgaps": False,
            "hovertext": [month.told for month in line],
            "hoverinfo": "text",
            "cliponaxis": False,
        }
    ]


def _key(indicator: Indicator, *, has_line: bool, words: Words) -> list[Figure]:
    """What the lines are, named once above the plot, where no dot can be in the way."""
    named = []
    if indicator.target is not None:
        written = wording.level(indicator, indicator.target, words)
        named.append(f"┄ {words('Target {value}', value=written)}")
    if has_line:
        named.append(f'<span style="color:{theme.BLUE}">━</span> {words("The municipality, last 12 months")}')
    place = {"x": 0, "xref": "paper", "xanchor": "left", "y": 1, "yref": "paper", "yanchor": "bottom", "yshift": 8}
    text = {"text": "   ".join(named), "showarrow": False, "font": {"size": theme.SMALL}}
    return [{**place, **text}] if named else []


def target_line(indicator: Indicator) -> list[Figure]:
    """The target across the plot, where there is one."""
    if indicator.target is None:
        return []
    line = {"color": theme.STRONG, "width": 1, "dash": "dot"}
    ends = {"x0": 0, "x1": 1, "y0": indicator.target, "y1": indicator.target}
    return [{"type": "line", "xref": "paper", **ends, "line": line, "layer": "below"}]
