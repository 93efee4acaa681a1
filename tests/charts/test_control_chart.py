"""The control chart and the words of a signal, by eye."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from dashboard.charts import signal_words, theme
from dashboard.charts.control_chart import control_chart
from dashboard.data.mart.signals import signal as signal_of
from dashboard.i18n.words import Words
from dashboard.vocabulary.indicator import Better, Indicator
from dashboard.vocabulary.result import Row
from dashboard.vocabulary.signals import Assurance, Mark, Rule, Signal, Variation
from tests.charts import samples

WORDS = Words()
SIGNAL = samples.signal()
LAST = len(SIGNAL.months) - 2  # July, the last month, is a gap


def marked(rule: Rule, *, is_high: bool, **changes: Any) -> Signal:
    marks = list(SIGNAL.marks)
    marks[LAST] = Mark(rule, is_high=is_high)
    return replace(SIGNAL, marks=tuple(marks), variation=Variation.CHANGE, since="2025-11", lasted=8, **changes)


@pytest.mark.parametrize(
    ("signal", "said"),
    [
        (marked(Rule.OUTSIDE, is_high=True), "Jun. 2026 ligger højere, end tilfældige udsving plejer at give."),
        (marked(Rule.OUTSIDE, is_high=False), "Jun. 2026 ligger lavere, end tilfældige udsving plejer at give."),
        (
            marked(Rule.TREND, is_high=True),
            "Vedvarende stigning siden nov. 2025 (8 måneder, hver højere end den forrige).",
        ),
        (
            marked(Rule.TREND, is_high=False),
            "Vedvarende fald siden nov. 2025 (8 måneder, hver lavere end den forrige).",
        ),
        (
            marked(Rule.TWO_OF_THREE, is_high=True),
            "To af tre måneder til og med jun. 2026 ligger usædvanligt højt.",
        ),
        (
            marked(Rule.TWO_OF_THREE, is_high=False),
            "To af tre måneder til og med jun. 2026 ligger usædvanligt lavt.",
        ),
        (
            marked(Rule.RUN, is_high=True, by_median=False),
            "Vedvarende stigning siden nov. 2025 (8 måneder over gennemsnittet).",
        ),
        (
            marked(Rule.RUN, is_high=False, by_median=True),
            "Vedvarende fald siden nov. 2025 (8 måneder under medianen).",
        ),
        (replace(SIGNAL, variation=Variation.COMMON), "Ingen tegn på ændring – udsving er almindelige."),
        (
            replace(SIGNAL, variation=Variation.CHANGE, marks=(None,) * 24),
            "Månederne holder sig på samme side af midten længere, end tilfældet plejer at give.",
        ),
        (
            replace(SIGNAL, variation=Variation.TOO_FEW),
            "For få måneder til at vurdere: 21 har en værdi, og der skal 12 til.",
        ),
        (
            replace(SIGNAL, variation=Variation.COMMON, is_preliminary=True),
            "Ingen tegn på ændring – udsving er almindelige. Foreløbigt: kun 21 måneder.",
        ),
    ],
)
def test_the_sentence(signal: Signal, said: str) -> None:
    assert signal_words.sentence(signal, WORDS) == said


def test_a_later_month_that_is_withheld_is_told() -> None:
    rows = list(SIGNAL.rows)
    rows[LAST] = samples.hidden(SIGNAL.months[LAST])
    said = signal_words.sentence(replace(SIGNAL, rows=tuple(rows), variation=Variation.COMMON), WORDS)
    assert said.endswith("Den seneste måned, der kan vises, er maj 2026.")


@pytest.mark.parametrize(
    ("assurance", "said"),
    [
        (Assurance.PASSING, "Målet på 80 % nås måned efter måned, som det går nu."),
        (Assurance.FAILING, "Målet på 80 % nås ikke, som det går nu: Det kræver en ændring."),
        (Assurance.HIT_OR_MISS, "Målet på 80 % nås nogle måneder og andre ikke, alene ved tilfældige udsving."),
        (Assurance.TOO_UNCERTAIN, "For usikkert til at sige, om målet på 80 % nås stabilt."),
        (Assurance.NO_TARGET, None),
    ],
)
def test_what_is_said_of_the_target(assurance: Assurance, said: str | None) -> None:
    aimed = replace(SIGNAL, indicator=replace(samples.GOALS, target=0.8), assurance=assurance)
    told = signal_words.assurance(aimed, WORDS)
    assert (told and told.replace("\N{NO-BREAK SPACE}", " ")) == said


def traces(signal: Signal, mode: str) -> list[dict[str, Any]]:
    return [trace for trace in control_chart(signal, WORDS).figure["data"] if trace["mode"] == mode]


def test_no_line_crosses_july_or_a_withheld_month() -> None:
    gaps = {
        place
        for place, (month, row) in enumerate(zip(SIGNAL.months, SIGNAL.rows, strict=True))
        if row is None or row.value is None
    }
    assert len(gaps) == 3
    for line in traces(SIGNAL, "lines"):
        ends = zip(line["x"][::3], line["x"][1::3], strict=True)
        assert gaps.isdisjoint({round((start + end) / 2) for start, end in ends})
        assert all(end - start == 1 for start, end in zip(line["x"][::3], line["x"][1::3], strict=True))
    (dots,) = traces(SIGNAL, "markers")
    assert gaps.isdisjoint(dots["x"])
    assert len(dots["x"]) == 21


def test_a_month_that_stands_out_has_another_shape_a_colour_and_a_word() -> None:
    (dots,) = traces(SIGNAL, "markers")
    looks = dict(zip(dots["x"], zip(dots["marker"]["symbol"], dots["marker"]["color"], strict=True), strict=True))
    assert looks[3] == ("diamond", theme.BLUE)
    assert looks[LAST] == ("square", theme.BLUE)
    assert looks[0] == ("circle", theme.STRONG)
    assert dots["hovertext"][3].endswith("<br>Over grænserne")
    key = control_chart(SIGNAL, WORDS).figure["layout"]["annotations"][0]["text"]
    assert "◆</span> over grænserne" in key
    assert "■</span> syv eller flere i træk på den høje side" in key


@pytest.mark.parametrize(
    ("better", "colour"), [(Better.HIGHER, theme.BLUE), (Better.LOWER, theme.ORANGE), (Better.NEITHER, theme.STRONG)]
)
def test_the_colour_is_what_the_direction_makes_of_it(better: Better, colour: str) -> None:
    (dots,) = traces(replace(SIGNAL, indicator=replace(samples.GOALS, better=better)), "markers")
    assert dots["marker"]["color"][3] == colour


def of(numbers: Mapping[str, tuple[float, float, int]], indicator: Indicator = samples.GOALS) -> Signal:
    rows: dict[str | None, Row] = {month: samples.row(indicator, month, found) for month, found in numbers.items()}
    return signal_of(indicator, SIGNAL.months, rows)


def test_limits_are_drawn_to_the_ends_of_the_scale_and_no_farther() -> None:
    wild = of({month: ((5.0, 95.0)[place % 2], 100, 60) for place, month in enumerate(SIGNAL.months)})
    assert any(end is not None and end > 1 for end in wild.upper)
    heights = [y for line in traces(wild, "lines") for y in line["y"] if y is not None]
    assert (min(heights), max(heights)) == (0.0, 1.0)


def test_a_count_under_ten_stays_hollow() -> None:
    few = of({month: (5 + place % 3, 9, 9) for place, month in enumerate(SIGNAL.months)})
    (dots,) = traces(few, "markers")
    assert {symbol for symbol in dots["marker"]["symbol"] if not symbol.endswith("-open")} == set()


def test_preliminary_limits_are_dotted() -> None:
    dashes = {line["line"].get("dash") for line in traces(replace(SIGNAL, is_preliminary=True), "lines")}
    assert dashes == {"dot", None}


def test_without_limits_there_are_dots_alone() -> None:
    same = of(dict.fromkeys(SIGNAL.months, (80.0, 100, 60)), samples.FOLLOW_UP)
    assert traces(same, "lines") == []
    assert len(traces(same, "markers")[0]["x"]) == 22
