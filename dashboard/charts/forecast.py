"""How many children are over the limit, week by week, up to a day to come: if all booked is held, and if nothing is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from dashboard.charts import marks, month_axis, theme
from dashboard.charts.chart import Chart, ChartTable, Figure, Opens, Trace, opens_nothing, some
from dashboard.charts.scale import counts
from dashboard.data.mart.forecast.forecast_answers import ForecastDay, Pick
from dashboard.i18n.words import Words
from dashboard.vocabulary.period import Period

_HEIGHT: Final = 272
_MARGIN: Final = (48, 20, 44, 44)
# Up to so many points are dots on their line, each named by its week under the axis.
_MOST_DOTS: Final = 7
_ROOM: Final = 16  # a part of the whole
_LEAST_APART: Final = 5  # days between two that are named


@dataclass(frozen=True, slots=True)
class _Series:
    """One of the two lines, its words in English."""

    pick: Pick
    name: str
    number: Callable[[ForecastDay], int]
    colour: str
    dash: str
    sign: str


_NONE_HELD: Final = _Series(
    Pick.OVER_IF_NONE_HELD, "if no more are held", lambda day: day.if_none_held, theme.STRONG, "dot", "┄"
)
_ALL_HELD: Final = _Series(
    Pick.OVER_IF_ALL_HELD, "if all booked are held", lambda day: day.if_all_held, theme.BLUE, "solid", "━"
)


def forecast(days: Sequence[ForecastDay], words: Words, *, opens: Opens = opens_nothing) -> Chart:
    """The chart of the days, the first of them the last day of the data. Of the reader's own children only.

    `opens`: where a number leads, by the day (`2026-12-19`) and the Pick that it is.
    """
    return Chart(
        figure=_figure(days, words, opens),
        title=words("Children over the limit, week by week"),
        summary=_summary(days[0], days[-1], words),
        table=_table(days, words, opens),
    )


def _figure(days: Sequence[ForecastDay], words: Words, opens: Opens) -> Figure:
    span = counts(max(max(day.if_all_held, day.if_none_held) for day in days), words)
    return {
        "data": [_line(days, series, words, opens) for series in (_NONE_HELD, _ALL_HELD)],
        "layout": theme.layout(
            words,
            height=_HEIGHT,
            margin=_MARGIN,
            xaxis=theme.axis(
                type="date",
                range=_range(days[0].day, days[-1].day),
                tickangle=0,
                **_ticks([day.day for day in days], words),
            ),
            yaxis=theme.axis(range=[0, span.top], tickvals=list(span.ticks), ticktext=list(span.texts)),
            annotations=[
                _key(f'<span style="color:{series.colour}">{series.sign}</span> {words(series.name)}', shift)
                for series, shift in ((_NONE_HELD, 24), (_ALL_HELD, 6))
            ],
        ),
    }


def _range(first: date, last: date) -> list[str]:
    """With room beside the first and the last mark for their names."""
    room = timedelta(days=1) + (last - first) / _ROOM
    return [(first - room).isoformat(), (last + room).isoformat()]


def _line(days: Sequence[ForecastDay], series: _Series, words: Words, opens: Opens) -> Trace:
    numbers = [series.number(day) for day in days]
    told = [
        f"{words.day(day.day)}: {words.count(number, '{n} child', '{n} children')}, {words(series.name)}"
        for day, number in zip(days, numbers, strict=True)
    ]
    return {
        "type": "scatter",
        "mode": "lines+markers" if len(days) <= _MOST_DOTS else "lines",
        "x": [day.day.isoformat() for day in days],
        "y": numbers,
        "line": {"color": series.colour, "width": 2, "dash": series.dash},
        "marker": {"color": series.colour, "size": marks.FULL.size},
        "hovertext": told,
        "hoverinfo": "text",
        "cliponaxis": False,
        **marks.leading(_hrefs(days, series, opens)),
    }


def _hrefs(days: Sequence[ForecastDay], series: _Series, opens: Opens) -> list[str | None]:
    return [opens(day.day.isoformat(), series.pick) for day in days]


def _ticks(days: Sequence[date], words: Words) -> Figure:
    """The weeks where there are few, else the months."""
    if len(days) <= _MOST_DOTS:
        apart = [day for day, after in pairwise(days) if (after - day).days >= _LEAST_APART]
        weeks = [*apart, days[-1]]
        return {"tickvals": [day.isoformat() for day in weeks], "ticktext": [words.week(day) for day in weeks]}
    firsts = [day for day in month_axis.first_days(Period(days[0], days[-1])) if day >= days[0]]
    named = month_axis.named([day.isoformat()[:7] for day in firsts], words)
    return {"tickvals": [firsts[place].isoformat() for place, _ in named], "ticktext": [text for _, text in named]}


def _key(text: str, shift: int) -> Figure:
    """What a line is, above the plot, where no line can be in the way."""
    place = {"x": 0, "xref": "paper", "xanchor": "left", "y": 1, "yref": "paper", "yanchor": "bottom", "yshift": shift}
    return {**place, "text": text, "showarrow": False, "font": {"size": theme.SMALL}}


def _summary(now: ForecastDay, then: ForecastDay, words: Words) -> str:
    return words(
        "On {now}: {n}. On {day}: {held} if all booked meetings are held, {none} if no more are held.",
        now=words.day(now.day),
        n=words.count(now.if_all_held, "{n} child", "{n} children"),
        day=words.day(then.day),
        held=words.number(then.if_all_held),
        none=words.number(then.if_none_held),
    )


def _table(days: Sequence[ForecastDay], words: Words, opens: Opens) -> ChartTable:
    header = (words("Day"), words("Over, if all booked are held"), words("Over, if no more are held"))
    rows = ((words.day(day.day), words.number(day.if_all_held), words.number(day.if_none_held)) for day in days)
    hrefs = (_hrefs(days, series, opens) for series in (_ALL_HELD, _NONE_HELD))
    return ChartTable(header, tuple(rows), some((None, *own) for own in zip(*hrefs, strict=True)))
