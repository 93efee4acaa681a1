"""The chart by unit."""

from dataclasses import replace
from typing import Any

import pytest

from dashboard.charts import theme
from dashboard.charts.units import units
from dashboard.i18n.words import Words
from dashboard.vocabulary.indicator import Better, Indicator
from dashboard.vocabulary.result import Result, Row, Rows, Verdict
from tests.charts import samples

WORDS = Words()


def chart_of(*rows: Row, of: Indicator = samples.FOLLOW_UP, total: Row | None = None) -> Any:
    return units(Result(of, samples.YEAR, "home", total, Rows.of(rows)), samples.NAMES, WORDS)


def dots(chart: Any) -> dict[str, Any]:
    (trace,) = (trace for trace in chart.figure["data"] if trace["mode"] == "markers")
    assert isinstance(trace, dict)
    return trace


def intervals(chart: Any) -> list[float | None]:
    (trace,) = (trace for trace in chart.figure["data"] if trace.get("line", {}).get("color") == theme.WEAK)
    return list(trace["x"])


def judged(verdict: Verdict | None) -> Row:
    return samples.row(samples.FOLLOW_UP, "a", (60, 100, 20), verdict)


def test_units_stand_in_the_order_given_from_the_top() -> None:
    rows = [samples.row(samples.FOLLOW_UP, key, (60, 100, 20)) for key in "cab"]
    chart = chart_of(*rows)
    assert [cells[0] for cells in chart.table.rows] == [samples.NAMES[key] for key in "cab"]
    assert dots(chart)["y"] == sorted(dots(chart)["y"])
    low, high = chart.figure["layout"]["yaxis"]["range"]
    assert low > high


def test_a_dot_has_its_interval() -> None:
    row = judged(None)
    assert dots(chart_of(row))["x"] == [0.6]
    assert intervals(chart_of(row)) == [row.lower, row.upper, None]


def test_a_count_under_ten_is_a_hollow_dot_without_interval_colour_or_comparison() -> None:
    chart = chart_of(samples.row(samples.FOLLOW_UP, "a", (5, 8, 6), Verdict.LOWER_998))
    assert dots(chart)["marker"]["symbol"] == ["circle-open"]
    assert dots(chart)["marker"]["color"] == [theme.STRONG]
    assert intervals(chart) == []
    assert chart.table.rows[0][1:] == ("–", "5 af 8", "–", "6", "for få til at vurdere")
    assert "%" not in "".join(dots(chart)["hovertext"])


def test_a_hidden_unit_is_words_without_a_mark() -> None:
    chart = chart_of(samples.hidden("d"), judged(None))
    assert len(dots(chart)["x"]) == 1
    assert chart.table.rows[0] == ("Lindely", "Vises ikke – for at beskytte børnene", "–", "–", "–", "–")


@pytest.mark.parametrize(
    ("better", "verdict", "colour", "symbol"),
    [
        (Better.HIGHER, Verdict.HIGHER_998, theme.BLUE, "triangle-up"),
        (Better.HIGHER, Verdict.LOWER_998, theme.ORANGE, "triangle-down"),
        (Better.LOWER, Verdict.HIGHER_998, theme.ORANGE, "triangle-up"),
        (Better.LOWER, Verdict.LOWER_998, theme.BLUE, "triangle-down"),
        (Better.NEITHER, Verdict.LOWER_998, theme.STRONG, "triangle-down"),
        (Better.HIGHER, Verdict.LOWER_95, theme.STRONG, "circle"),
        (Better.HIGHER, Verdict.NOT_DISTINGUISHABLE, theme.STRONG, "circle"),
        (Better.HIGHER, None, theme.STRONG, "circle"),
    ],
)
def test_colour_is_spent_only_on_what_is_clear(
    better: Better, verdict: Verdict | None, colour: str, symbol: str
) -> None:
    marker = dots(chart_of(judged(verdict), of=samples.indicator(better=better)))["marker"]
    assert (marker["color"], marker["symbol"]) == ([colour], [symbol])


@pytest.mark.parametrize("verdict", [Verdict.LOWER_95, Verdict.HIGHER_95, Verdict.LOWER_998, Verdict.HIGHER_998])
def test_what_differs_is_said_in_words_under_the_track(verdict: Verdict) -> None:
    (texts,) = (trace["text"] for trace in chart_of(judged(verdict)).figure["data"] if trace["mode"] == "text")
    mark = "▲" if "higher" in verdict else "▼"
    words = "tydeligt anderledes" if "998" in verdict else "værd at spørge til"
    assert mark in texts[1]
    assert words in texts[1]


def test_hovering_says_what_the_table_says() -> None:
    row = samples.row(samples.FOLLOW_UP, "a", (1500, 1700, 9), Verdict.NOT_DISTINGUISHABLE)
    (told,) = dots(chart_of(row))["hovertext"]
    assert told == (
        "<b>Bakkegården</b>: 88 %, 1.500 af 1.700 børn-dage<br>Usikkerhed 56 % til 98 %<br>9 børn"
        "<br>Kan ikke skelnes fra de øvrige"
    ).replace(" %", "\N{NO-BREAK SPACE}%")


def test_a_long_name_is_cut_in_the_picture_and_whole_in_the_table() -> None:
    chart = chart_of(samples.row(samples.FOLLOW_UP, "c", (60, 100, 20)))
    assert "<b>Fjordhøj Opholdssted og Botil…</b>" in str(chart.figure)
    assert chart.table.rows[0][0] == samples.NAMES["c"]


def test_an_unknown_group_has_a_name_and_one_without_its_key() -> None:
    chart = chart_of(
        samples.row(samples.FOLLOW_UP, None, (60, 100, 20)), samples.row(samples.FOLLOW_UP, "x", (60, 100, 20))
    )
    assert [cells[0] for cells in chart.table.rows] == ["Ukendt", "x"]


@pytest.mark.parametrize(
    ("of", "numbers", "top"),
    [
        (samples.FOLLOW_UP, (1, 100, 90), 1.0),  # more is better: always to 100 %
        (samples.ABSENCE, (3, 100, 90), 0.1),
        (samples.ABSENCE, (25, 100, 90), 0.4),
        (samples.ABSENCE, (70, 100, 90), 1.0),
        (samples.SPARRING, (0, 20, 5), 1.0),  # its target
        (samples.SPARRING, (60, 20, 5), 4.0),
        (replace(samples.SPARRING, target=None), (0, 1, 5), 1.0),
    ],
)
def test_the_axis_goes_as_far_as_the_figures(of: Indicator, numbers: tuple[float, float, int], top: float) -> None:
    chart = chart_of(samples.row(of, "a", numbers), of=of)
    assert chart.figure["layout"]["xaxis"]["range"] == pytest.approx([0, top])


def test_all_together_and_the_target_are_named_above_the_rows() -> None:
    labels = [label["text"] for label in units(samples.rates(), {}, WORDS).figure["layout"]["annotations"]]
    assert [label.replace("\N{NO-BREAK SPACE}", " ") for label in labels] == [
        "Alle 1,2 pr. kvartal",
        "Mål 1,0 pr. kvartal",
    ]


def test_forty_rows_fit_and_more_do_not() -> None:
    rows = [samples.row(samples.FOLLOW_UP, str(number), (60, 100, 20)) for number in range(41)]
    assert len(chart_of(*rows[:40]).table.rows) == 40
    with pytest.raises(ValueError, match="41 rows"):
        chart_of(*rows)


@pytest.mark.parametrize(
    ("rows", "meaning"),
    [
        ([], "Der er intet at tælle i perioden."),
        ([None], "Alle tilsammen: vises ikke; ikke sammenlignet."),
        ([Verdict.NOT_DISTINGUISHABLE], "Alle tilsammen: vises ikke; ingen kan skelnes fra de øvrige."),
        ([Verdict.LOWER_95], "Alle tilsammen: vises ikke; værd at spørge til: Bakkegården."),
        (
            [Verdict.LOWER_998] * 5,
            "Alle tilsammen: vises ikke; tydeligt anderledes end de øvrige: "
            "Bakkegården, Bakkegården, Bakkegården og 2 flere.",
        ),
    ],
)
def test_the_sentence_says_what_is_not_chance(rows: list[Verdict | None], meaning: str) -> None:
    assert chart_of(*map(judged, rows)).summary == meaning


def test_the_sentence_counts_what_is_hidden() -> None:
    chart = chart_of(samples.hidden("a"), samples.hidden("b"))
    assert chart.summary == "Alle tilsammen: vises ikke; for få til at sammenligne; 2 vises ikke."


def test_a_result_without_groups_is_called_by_its_figure() -> None:
    result = Result(samples.FOLLOW_UP, samples.YEAR, None, None, Rows.of([judged(None)]))
    assert units(result, {}, WORDS).title == "Opfølgning til tiden"
