"""The chart of a forecast: two lines of whole children, and names under the axis that do not run into each other."""

from datetime import timedelta

import pytest

from dashboard.charts.forecast import forecast
from dashboard.data.mart.forecast.forecast_answers import ForecastDay
from dashboard.i18n.words import Words
from tests.charts import samples
from tests.charts.samples import AS_OF

DANISH = Words("da")


def test_the_lines_are_the_numbers() -> None:
    days = samples.weeks_ahead(4)
    without, held = forecast(days, DANISH).figure["data"]
    assert (without["y"], held["y"]) == ([day.if_none_held for day in days], [day.if_all_held for day in days])
    assert held["x"][0] == AS_OF.isoformat()
    assert held["hovertext"][-1] == "10. jul. 2026: 12 børn, hvis alle bookede møder holdes"


@pytest.mark.parametrize(
    ("weeks", "named"),
    [
        (1, ["uge 24", "uge 25"]),
        (4, ["uge 24", "uge 25", "uge 26", "uge 27", "uge 28"]),
        (26, ["jul.<br>2026", "aug.", "sep.", "okt.", "nov.", "dec."]),
    ],
)
def test_weeks_are_named_where_they_are_few_and_else_months(weeks: int, named: list[str]) -> None:
    found = forecast(samples.weeks_ahead(weeks), DANISH).figure["layout"]["xaxis"]["ticktext"]
    assert found == named


@pytest.mark.parametrize(("highest", "ticks"), [(0, ["0", "1"]), (3, ["0", "1", "2", "3"]), (84, ["0", "50", "100"])])
def test_the_scale_is_of_whole_children(highest: int, ticks: list[str]) -> None:
    days = [ForecastDay(AS_OF, 0, 0), ForecastDay(AS_OF + timedelta(days=7), 0, highest)]
    assert forecast(days, DANISH).figure["layout"]["yaxis"]["ticktext"] == ticks


def test_the_sentence_tells_now_and_then() -> None:
    days = [ForecastDay(AS_OF, 1, 1), ForecastDay(AS_OF + timedelta(days=7), 2, 30)]
    assert forecast(days, DANISH).summary == (
        "10. jun. 2026: 1 barn. 17. jun. 2026: 2, hvis alle bookede møder holdes, og 30, hvis der ikke holdes flere."
    )
