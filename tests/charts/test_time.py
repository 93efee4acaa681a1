"""Charts along time: months, children's meetings against deadlines, the sparkline."""

from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest

from dashboard.charts import month_axis, theme
from dashboard.charts.chart import Figure
from dashboard.charts.months import months
from dashboard.charts.regularity import regularity
from dashboard.charts.sparkline import sparkline
from dashboard.i18n.words import Words
from dashboard.vocabulary.period import Period
from dashboard.vocabulary.result import Result, Row
from tests.charts import samples

WORDS = Words()


def traces(figure: Figure, mode: str) -> list[dict[str, Any]]:
    return [trace for trace in figure["data"] if trace["mode"] == mode]


def test_every_month_of_the_period_stands_in_the_table_july_without_a_value() -> None:
    table = months(samples.by_month(), WORDS).table
    assert len(table.rows) == 12
    assert table.rows[-1] == ("jul. 2026", "Ingen værdi", "–", "–", "–")


def test_a_month_without_a_value_has_no_dot_and_no_line_crosses_it() -> None:
    figure = months(samples.by_month(), WORDS).figure
    (dots,) = traces(figure, "markers")
    assert 11 not in dots["x"]
    assert [trace for trace in traces(figure, "lines") if trace["line"]["color"] != theme.WEAK] == []


def test_a_month_under_ten_is_hollow_and_one_of_ten_is_full() -> None:
    (dots,) = traces(months(samples.by_month(), WORDS).figure, "markers")
    assert dots["marker"]["symbol"][:2] == ["circle-open", "circle"]


def test_a_hidden_month_is_a_dash_that_says_why() -> None:
    (dashes,) = traces(months(samples.by_month(), WORDS).figure, "text")
    assert (dashes["x"], dashes["text"]) == ([3], ["–"])
    assert dashes["hovertext"] == ["nov. 2025: Vises ikke – for at beskytte børnene"]


def test_the_rolling_year_is_a_line_that_breaks_where_there_is_none() -> None:
    rolling = samples.rolling()
    del rolling["2026-01"]
    figure = months(samples.by_month(), WORDS, rolling=rolling).figure
    (line,) = (trace for trace in traces(figure, "lines") if trace["line"]["color"] == theme.BLUE)
    assert line["connectgaps"] is False
    assert [place for place, value in enumerate(line["y"]) if value is None] == [5, 11]


def test_the_interval_of_the_rolling_year_is_not_drawn_and_does_not_stretch_the_axis() -> None:
    of = samples.ABSENCE
    result = Result(of, samples.YEAR, "month", None, samples.rows(samples.row(of, "2026-01", (1, 300, 90))))
    wide = {"2026-01": samples.row(of, "2026-01", (3, 100, 2))}
    plain, with_line = (months(result, WORDS, rolling=line) for line in (None, wide))
    assert with_line.figure["layout"]["yaxis"]["range"] == plain.figure["layout"]["yaxis"]["range"]


def test_a_chart_of_a_unit_carries_its_name() -> None:
    assert months(samples.by_month(), WORDS, of="Lindely").title == "Lindely: Opfølgning til tiden måned for måned"


def test_the_sentence_tells_the_latest_month_and_no_trend() -> None:
    assert months(samples.by_month(), WORDS).summary == (
        "10 af 12 måneder har et tal, senest jun. 2026: 8 af 9. Udsving fra måned til måned er almindelige."
    )


def test_months_without_any_figure_say_so() -> None:
    empty = Result(samples.FOLLOW_UP, samples.YEAR, "month", None)
    assert months(empty, WORDS).summary == "Ingen måned i perioden har et tal, der kan vises."


def test_a_target_is_a_line_with_its_name_above() -> None:
    aimed = replace(samples.by_month(), indicator=replace(samples.FOLLOW_UP, target=0.8))
    layout = months(aimed, WORDS).figure["layout"]
    assert layout["shapes"][0]["y0"] == 0.8
    assert "Mål 80\N{NO-BREAK SPACE}%" in layout["annotations"][0]["text"]


@pytest.mark.parametrize(
    ("count", "named"),
    [(3, [0, 1, 2]), (12, [0, 2, 4, 6, 8, 10]), (24, list(range(0, 24, 3))), (36, list(range(0, 36, 6)))],
)
def test_as_many_months_are_named_as_a_narrow_screen_holds(count: int, named: list[int]) -> None:
    keys = [f"{2024 + number // 12}-{number % 12 + 1:02d}" for number in range(count)]
    assert [place for place, _ in month_axis.named(keys, WORDS)] == named


def test_a_year_is_named_where_it_begins() -> None:
    keys = month_axis.months_of(Period(date(2025, 11, 15), date(2026, 2, 1)))
    assert [text for _, text in month_axis.named(keys, WORDS)] == ["nov.<br>2025", "dec.", "jan.<br>2026", "feb."]


def drawn() -> Figure:
    return regularity(samples.timelines(), samples.YEAR, samples.AS_OF, WORDS).figure


def test_a_meeting_is_a_full_dot_and_a_missed_deadline_a_hollow_one_on_its_last_good_day() -> None:
    (dots,) = traces(drawn(), "markers")
    assert list(zip(dots["x"], dots["marker"]["symbol"], strict=True)) == [
        ("2025-11-20", "circle"),
        ("2026-04-16", "circle-open"),
    ]
    assert dots["hovertext"] == [
        "<b>Alma</b>: møde holdt 20. nov. 2025",
        "<b>Barn 2</b>: fristen 16. apr. 2026 blev overskredet",
    ]


def test_a_window_ends_with_its_meeting_its_due_date_or_its_course() -> None:
    windows = next(trace for trace in drawn()["data"] if trace["line"]["color"] == theme.BAND)
    ends = [(start, end) for start, end in zip(windows["x"][::3], windows["x"][1::3], strict=True)]
    assert ends == [
        ("2025-09-01", "2025-11-20"),  # met
        ("2025-11-20", "2026-06-19"),  # pending until it is due
        ("2026-01-01", "2026-04-02"),  # broken
        ("2025-08-01", "2025-09-15"),  # from the start of the period until the course ended
    ]


def test_the_grace_follows_the_window_unless_the_meeting_came_first() -> None:
    graces = next(trace for trace in drawn()["data"] if trace["line"]["color"] == theme.GRACE)
    ends = [(start, end) for start, end in zip(graces["x"][::3], graces["x"][1::3], strict=True)]
    assert ends == [("2026-06-19", "2026-07-03"), ("2026-04-02", "2026-04-16")]


def test_what_is_planned_is_a_flag_with_its_day() -> None:
    flags = next(trace for trace in traces(drawn(), "text") if trace["text"] == ["⚑"])
    assert (flags["x"], flags["hovertext"]) == (["2026-06-17"], ["<b>Alma</b>: planlagt 17. jun. 2026"])


def test_the_axis_reaches_the_last_day_that_is_due() -> None:
    assert drawn()["layout"]["xaxis"]["range"] == ["2025-08-01", "2026-07-03"]


def test_the_children_s_table_has_a_row_an_obligation() -> None:
    chart = regularity(samples.timelines(), samples.YEAR, samples.AS_OF, WORDS)
    assert [(cells[0], cells[5]) for cells in chart.table.rows] == [
        ("Alma", "Holdt til tiden"),
        ("Alma", "Endnu ikke forfalden"),
        ("Barn 2", "Ikke holdt til tiden"),
        ("Emil", "Bortfaldet: forløbet sluttede først"),
    ]
    assert chart.summary == "For 1 af 3 børn er en frist overskredet i perioden; for 1 er næste møde planlagt."


def test_no_children_no_chart_of_them() -> None:
    chart = regularity((), samples.YEAR, samples.AS_OF, WORDS)
    assert chart.summary == "Intet barn har et forløb i perioden."


def picture(rows: list[Row | None]) -> ElementTree.Element:
    keys = [f"2026-{number:02d}" for number in range(1, len(rows) + 1)]
    found = sparkline(samples.FOLLOW_UP, list(zip(keys, rows, strict=True)), WORDS)
    header, _, svg = found.source.partition(",")
    assert header == "data:image/svg+xml;utf8"
    return ElementTree.fromstring(unquote(svg))


def month(events: int, n: int = 100) -> Row:
    return samples.row(samples.FOLLOW_UP, None, (events, n, 20))


def paths(svg: ElementTree.Element) -> list[str]:
    return [path.attrib["d"] for path in svg.iter("{http://www.w3.org/2000/svg}path")]


def circles(svg: ElementTree.Element) -> list[dict[str, str]]:
    return [dot.attrib for dot in svg.iter("{http://www.w3.org/2000/svg}circle")]


def test_a_sparkline_breaks_where_a_month_has_no_value() -> None:
    svg = picture([month(50), month(60), None, month(70), month(80)])
    assert [path.count("L") for path in paths(svg)] == [1, 1]


def test_a_sparkline_ends_in_a_dot_hollow_under_ten() -> None:
    assert "fill" in circles(picture([month(50), month(60)]))[-1]
    assert "fill" not in circles(picture([month(50), month(5, 9)]))[-1]


def test_a_month_between_gaps_is_a_dot_of_its_own() -> None:
    svg = picture([month(50), None, month(60), None, month(70), month(70)])
    assert [dot["cx"] for dot in circles(svg)] == ["4", "39.2", "92"]


def test_small_differences_are_drawn_nearly_level_and_large_ones_fill_the_height() -> None:
    def heights(*events: int) -> list[float]:
        (path,) = paths(picture([month(event) for event in events]))
        return [float(point.split(" ")[1]) for point in path[1:].split("L")]

    small, large = heights(50, 51), heights(20, 90)
    assert small[0] - small[1] < 1
    assert large == [20, 4]


def test_a_sparkline_stays_in_its_frame() -> None:
    for dot in circles(picture([month(0), None, month(100), None, month(50)])):
        radius = float(dot["r"])
        assert radius <= float(dot["cx"]) <= 96 - radius
        assert radius <= float(dot["cy"]) <= 24 - radius


def test_a_sparkline_says_in_words_where_it_starts_and_ends() -> None:
    found = sparkline(samples.FOLLOW_UP, [("2026-01", month(50)), ("2026-02", None), ("2026-03", month(5, 9))], WORDS)
    assert found.alt == "Fra jan. 2026 50\N{NO-BREAK SPACE}%, 50 af 100 til mar. 2026 5 af 9"


@pytest.mark.parametrize("rows", [[], [("2026-01", None)]])
def test_a_sparkline_of_nothing_says_so(rows: list[tuple[str, Row | None]]) -> None:
    found = sparkline(samples.FOLLOW_UP, rows, WORDS)
    assert found.alt == "Ingen måned har et tal, der kan vises"
    assert "circle" not in unquote(found.source)
