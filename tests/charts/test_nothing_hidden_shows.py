"""A suppressed number is in no figure: not as a position, not in words, not in the range of an axis."""

import json
from collections.abc import Callable
from dataclasses import asdict, replace

import pytest

from dashboard.charts.chart import Chart
from dashboard.charts.control_chart import control_chart
from dashboard.charts.goals import goals
from dashboard.charts.months import months
from dashboard.charts.sparkline import sparkline
from dashboard.charts.units import units
from dashboard.data.mart.signals import signal
from dashboard.i18n.words import Words
from dashboard.vocabulary.result import Pool, Result, Row, Rows, Status
from tests.charts import samples

WORDS = Words()


def leaky(group: str | None, number: float) -> Row:
    """A hidden row that still has its numbers: the data layer never makes one, and a chart must not trust it."""
    parts = {"met": number, "partly_met": number, "not_met": number, "not_evaluated": number, "dropped": number}
    return Row(group, Status.SUPPRESSED, number, number, number, number, number, int(number), parts)


def with_leaks(result: Result, number: float, *, total: bool = False) -> Result:
    rows = Rows.of(leaky(row.group, number) if row.status is Status.SUPPRESSED else row for row in result.rows)
    pool = Pool(2, leaky(None, number))
    return replace(result, rows=rows, pool=pool, total=leaky(None, number) if total else result.total)


CHARTS: dict[str, tuple[Result, Callable[[Result], Chart]]] = {
    "units": (samples.by_home(), lambda result: units(result, samples.NAMES, WORDS)),
    "rates": (samples.rates(), lambda result: units(result, samples.NAMES, WORDS)),
    "months": (samples.by_month(), lambda result: months(result, WORDS)),
    "goals": (samples.goals_by_home(), lambda result: goals(result, samples.NAMES, WORDS)),
}


@pytest.mark.parametrize("total", [False, True])
@pytest.mark.parametrize("name", CHARTS)
def test_the_number_is_nowhere(name: str, total: bool) -> None:
    result, draw = CHARTS[name]
    text = json.dumps(asdict(draw(with_leaks(result, 98765.0, total=total))), ensure_ascii=False)
    assert "98765" not in text
    assert "98.765" not in text


@pytest.mark.parametrize("total", [False, True])
@pytest.mark.parametrize("name", CHARTS)
def test_another_number_changes_nothing(name: str, total: bool) -> None:
    result, draw = CHARTS[name]
    assert draw(with_leaks(result, 98765.0, total=total)) == draw(with_leaks(result, 1.0, total=total))


def test_a_hidden_month_of_the_rolling_year_is_a_gap() -> None:
    rolling = samples.rolling()
    with_leak = months(samples.by_month(), WORDS, rolling={**rolling, "2026-01": leaky("2026-01", 98765.0)})
    without = months(samples.by_month(), WORDS, rolling={k: v for k, v in rolling.items() if k != "2026-01"})
    assert with_leak == without


def test_a_hidden_month_of_a_control_chart_is_the_same_whatever_it_holds() -> None:
    known = {row.group: row for row in samples.signal().rows if row is not None}
    assert known["2025-02"].status is Status.SUPPRESSED

    def drawn(number: float) -> Chart:
        leaking = signal(samples.GOALS, samples.signal().months, known | {"2025-02": leaky("2025-02", number)})
        return control_chart(leaking, WORDS)

    assert drawn(98765.0) == drawn(1.0) == control_chart(samples.signal(), WORDS)


def test_a_hidden_month_of_a_sparkline_looks_like_a_missing_one() -> None:
    shown = samples.row(samples.FOLLOW_UP, "2026-01", (70, 90, 9))
    months_of = [("2025-12", leaky("2025-12", 98765.0)), ("2026-01", shown)]
    missing = sparkline(samples.FOLLOW_UP, [("2025-12", None), ("2026-01", shown)], WORDS)
    assert sparkline(samples.FOLLOW_UP, months_of, WORDS) == missing
