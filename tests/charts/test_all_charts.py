"""What holds for every chart: plotly takes it, it is as it was, its words are translated, it is quick."""

import json
import os
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from time import process_time
from typing import Any

import plotly.graph_objects as go
import pytest
from babel.messages.pofile import read_po

from dashboard.charts import theme
from dashboard.charts.chart import Chart
from dashboard.charts.child_timeline import child_timeline
from dashboard.charts.control_chart import control_chart
from dashboard.charts.forecast import forecast
from dashboard.charts.goals import goals
from dashboard.charts.months import months
from dashboard.charts.regularity import regularity
from dashboard.charts.sparkline import sparkline
from dashboard.charts.units import units
from dashboard.i18n.words import Words
from dashboard.i18n.words import catalogue as whole_catalogue
from dashboard.vocabulary.result import Result
from tests.charts import child_samples, samples

GOLDEN = Path(__file__).parent / "golden"
DANISH = Path(theme.__file__).parents[1] / "i18n" / "da_DK" / "charts.po"
SOURCES = Path(theme.__file__).parent

CHARTS: dict[str, Callable[[Words], Chart]] = {
    "units": lambda words: units(samples.by_home(), samples.NAMES, words),
    "units_of_rates": lambda words: units(samples.rates(), samples.NAMES, words),
    "months": lambda words: months(samples.by_month(), words, of="Lindely"),
    "months_and_rolling_year": lambda words: months(samples.by_month(), words, rolling=samples.rolling()),
    "months_with_decisions": lambda words: months(samples.by_month(), words, decisions=samples.decided()),
    "goals": lambda words: goals(samples.goals_by_home(), samples.NAMES, words),
    "regularity": lambda words: regularity(samples.timelines(), samples.YEAR, samples.AS_OF, words),
    "forecast": lambda words: forecast(samples.weeks_ahead(4), words),
    "forecast_of_half_a_year": lambda words: forecast(samples.weeks_ahead(26), words),
    "control_chart": lambda words: control_chart(samples.signal(), words),
    "control_chart_of_few": lambda words: control_chart(samples.signal(samples.SPARRING, months=11), words),
    "child_timeline": lambda words: child_timeline(child_samples.moved(), child_samples.named, words),
}


@dataclass(frozen=True)
class Listening(Words):
    """Words that remember what they were asked for."""

    heard: set[str] = field(default_factory=set)

    def __call__(self, message: str, **values: object) -> str:
        self.heard.add(message)
        return super().__call__(message, **values)

    def count(self, number: int, one: str, many: str, **values: object) -> str:
        self.heard.add(one)
        return super().count(number, one, many, **values)


def catalogue() -> dict[str, Any]:
    """The source texts of the charts' catalogue with their translations."""
    with DANISH.open("rb") as file:
        return {
            message.id if isinstance(message.id, str) else message.id[0]: message.string
            for message in read_po(file)
            if message.id
        }


@pytest.mark.parametrize("name", CHARTS)
def test_plotly_takes_every_property(name: str) -> None:
    go.Figure(CHARTS[name](Words()).figure)


@pytest.mark.parametrize("name", CHARTS)
def test_is_as_it_was(name: str) -> None:
    """Set UPDATE_GOLDEN to write the files anew, and read what has changed."""
    file = GOLDEN / f"{name}.json"
    text = json.dumps(asdict(CHARTS[name](Words())), ensure_ascii=False, indent=1) + "\n"
    if os.environ.get("UPDATE_GOLDEN"):
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("name", CHARTS)
def test_has_a_title_a_sentence_and_a_whole_table(name: str, language: Any) -> None:
    chart = CHARTS[name](Words(language))
    assert chart.title
    assert chart.summary.endswith(".")
    assert {len(cells) for cells in chart.table.rows} == {len(chart.table.header)}
    assert all(all(cells) for cells in chart.table.rows)


@pytest.mark.parametrize("name", CHARTS)
def test_every_word_is_translated(name: str) -> None:
    words = Listening()
    CHARTS[name](words)
    assert [text for text in words.heard if whole_catalogue().get(text) is None] == []


def test_no_translation_is_left_over_or_empty() -> None:
    sources = "".join(file.read_text(encoding="utf-8") for file in SOURCES.glob("*.py"))
    assert [text for text in catalogue() if json.dumps(text, ensure_ascii=False) not in sources] == []
    assert [text for text, translation in catalogue().items() if not translation or not all(translation)] == []


@pytest.mark.parametrize("name", CHARTS)
def test_a_name_is_not_read_as_markup(name: str) -> None:
    assert "Skovbo <b>&" not in json.dumps(CHARTS[name](Words()).figure, ensure_ascii=False)


@pytest.mark.parametrize("name", CHARTS)
def test_english_numbers_are_english(name: str) -> None:
    assert CHARTS[name](Words("en")).figure["layout"]["separators"] == ".,"


def luminance(colour: str) -> float:
    """Relative luminance of #rrggbb (WCAG 2.1)."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("paper", ["#ffffff", "#14171a"])
@pytest.mark.parametrize("name", ["STRONG", "WEAK", "BLUE", "PALE_BLUE", "ORANGE", "TEXT"])
def test_every_colour_that_means_something_is_seen_on_light_and_on_dark(name: str, paper: str) -> None:
    assert contrast(getattr(theme, name), paper) >= 3


@pytest.mark.parametrize(
    ("text", "fill"),
    [
        (theme.ON_STRONG, theme.BLUE),
        (theme.ON_WEAK, theme.PALE_BLUE),
        (theme.ON_WEAK, theme.WEAK),
        (theme.TEXT, "#ffffff"),
    ],
)
def test_text_can_be_read_on_what_it_stands_on(text: str, fill: str) -> None:
    assert contrast(text, fill) >= 4.5


def test_nothing_catches_a_finger_that_scrolls() -> None:
    config = theme.config(Words())
    assert (config["scrollZoom"], config["displayModeBar"], config["locale"]) == (False, False, "da")
    figure = CHARTS["units"](Words()).figure
    assert all(figure["layout"][axis]["fixedrange"] for axis in ("xaxis", "yaxis"))


def test_four_figures_take_less_than_five_milliseconds() -> None:
    four: list[Callable[[], object]] = [
        lambda: units(samples_by_home, samples.NAMES, words),
        lambda: months(samples_by_month, words),
        lambda: goals(samples_of_goals, samples.NAMES, words),
        lambda: sparkline(samples.FOLLOW_UP, [(found.group or "", found) for found in samples_by_month.rows], words),
    ]
    words = Words()
    samples_by_home: Result = samples.by_home()
    samples_by_month: Result = samples.by_month()
    samples_of_goals: Result = samples.goals_by_home()

    def seconds() -> float:
        started = process_time()
        for build in four:
            build()
        return process_time() - started

    assert min(seconds() for _ in range(20)) < 0.005
