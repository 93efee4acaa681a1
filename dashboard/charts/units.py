"""An indicator by unit: one row a unit in the order given, a dot and its interval, and all together as a line."""

from collections.abc import Mapping, Sequence
from typing import Final

from dashboard.charts import marks, references, theme
from dashboard.charts.chart import Chart, ChartTable, Figure, Opens, Trace, opens_nothing, some
from dashboard.charts.named import Named, all_together, named_rows
from dashboard.charts.rows import BARE_ROW, NOTED_ROW, ROW, Rows, name_for_chart, place
from dashboard.charts.scale import scale
from dashboard.charts.units_words import heading, meaning
from dashboard.charts.wording import cells
from dashboard.i18n.words import Words
from dashboard.vocabulary.attributes import GROUPINGS
from dashboard.vocabulary.indicator import Better, Indicator
from dashboard.vocabulary.result import Display, Result, Row, Verdict

_AXIS: Final = 28


def units(result: Result, names: Mapping[str, str], words: Words, opens: Opens = opens_nothing) -> Chart:
    """The chart of a result by unit; `names` are the units' names by key, `opens` where their figures lead.

    Hidden units stand as a dash, counts under ten as a hollow dot without interval; what is hidden leaves no
    trace. Raises ValueError for more than 40 rows.
    """
    rows, together = named_rows(result, names, words), all_together(result, words)
    return Chart(
        figure=_figure(result, rows, words, opens),
        title=heading(result, words),
        summary=meaning(result, rows, together, words),
        table=_table(result, [*rows, *together], words, opens),
    )


def _figure(result: Result, rows: Sequence[Named], words: Words, opens: Opens) -> Figure:
    together = [result.total] if result.total else []
    span = scale(result.indicator, [*(named.row for named in rows), *together], words)
    lines = references.references(result, words)
    places = place([_height(named) for named in rows], head=references.LABEL_HEIGHT * len(lines))
    middles = [places.track(number) for number, named in enumerate(rows) if not named.is_hidden]
    return {
        "data": [
            marks.strokes([(0, y, span.top, y) for y in middles], colour=theme.TRACK, width=1),
            *references.drawn(lines, middles),
            *_marks(result.indicator, rows, places, opens),
            _texts(result.indicator, rows, places),
        ],
        "layout": theme.layout(
            words,
            height=places.height + _AXIS,
            margin=(0, 20, _AXIS, 10),
            xaxis=theme.axis(range=[0, span.top], tickvals=list(span.ticks), ticktext=list(span.texts)),
            yaxis=places.axis,
            annotations=references.labelled(lines, span),
        ),
    }


def _height(named: Named) -> int:
    if named.is_hidden:
        return BARE_ROW
    return NOTED_ROW if named.is_flagged else ROW


def _marks(indicator: Indicator, rows: Sequence[Named], places: Rows, opens: Opens) -> list[Trace]:
    shown = [(places.track(number), named) for number, named in enumerate(rows) if not named.is_hidden]
    intervals = [
        (named.row.lower, y, named.row.upper, y)
        for y, named in shown
        if named.row.display is Display.FULL and named.row.lower is not None and named.row.upper is not None
    ]
    dots = marks.dots(
        [(named.row.value, y, _style(indicator, named.row)) for y, named in shown],
        [named.told for _, named in shown],
        [opens(named.key, "") for _, named in shown],
    )
    return [marks.strokes(intervals, colour=theme.WEAK, width=4), dots]


def _style(indicator: Indicator, row: Row) -> marks.Dot:
    """Colour only where the comparison is clear, and a shape with it."""
    if row.display is Display.COUNT:
        return marks.HOLLOW
    if row.verdict not in (Verdict.LOWER_998, Verdict.HIGHER_998):
        return marks.FULL
    higher = row.verdict is Verdict.HIGHER_998
    return marks.Dot(_colour(indicator, higher=higher), "triangle-up" if higher else "triangle-down", 13)


def _colour(indicator: Indicator, *, higher: bool) -> str:
    if indicator.better is Better.NEITHER:
        return theme.STRONG
    return theme.BLUE if higher is (indicator.better is Better.HIGHER) else theme.ORANGE


def _texts(indicator: Indicator, rows: Sequence[Named], places: Rows) -> Trace:
    written: list[tuple[marks.Place, float, str]] = []
    for number, named in enumerate(rows):
        written.append((0, places.text(number), f"{name_for_chart(named.name)}  {named.written.figure}"))
        if named.is_flagged:
            written.append((0, places.note(number), _note(indicator, named)))
    return marks.labels(written)


def _note(indicator: Indicator, named: Named) -> str:
    higher = named.row.verdict in (Verdict.HIGHER_95, Verdict.HIGHER_998)
    clear = named.row.verdict in (Verdict.LOWER_998, Verdict.HIGHER_998)
    colour = _colour(indicator, higher=higher) if clear else theme.STRONG
    return f'<span style="color:{colour}">{"▲" if higher else "▼"}</span> {named.written.verdict}'


def _table(result: Result, rows: Sequence[Named], words: Words, opens: Opens) -> ChartTable:
    group = words.text(GROUPINGS[result.by].label) if result.by else ""
    header = ("Value", "Number", "95% uncertainty", "Children", "Against the others")
    return ChartTable(
        (group, *(words(text) for text in header)),
        tuple((named.name, *cells(named.written), named.written.verdict) for named in rows),
        some((None, None, None if named.is_hidden else opens(named.key, ""), None, None, None) for named in rows),
    )
