"""The signals of a mart: which months are looked at, and that nothing withheld is."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dashboard.data.mart.disclosure.menu import windows
from dashboard.data.mart.query import query
from dashboard.data.mart.signals import signal, signals
from dashboard.indicators.registry import all_indicators
from dashboard.vocabulary.measures import OnLastDay, UnitsOnLastDay
from dashboard.vocabulary.result import Row, Status
from dashboard.vocabulary.signals import ChartKind, Variation, chart_of, is_charted
from dashboard.vocabulary.slice import EVERYTHING
from tests.charts import samples

from .cases import AS_OF, STEERING_GROUP, chosen, homes_with, mart_of_rows

COVERAGE, SPARRING, ABSENCE = "follow_up_coverage", "home_sparring", "absence"
NOT_CHARTED = {
    "high_absence",  # not judged month by month
    *("advisor_at_home", "advisor_at_school", "aula_access", "contact_person", "two_sided_goals"),  # on the last day
}


def test_which_indicators_are_charted_follows_from_how_they_are_declared() -> None:
    found = {key for key, indicator in all_indicators().items() if is_charted(indicator)}
    assert found == set(all_indicators()) - NOT_CHARTED
    assert not any(isinstance(all_indicators()[key].denominator, OnLastDay | UnitsOnLastDay) for key in found)


@pytest.mark.parametrize(
    ("key", "chart"),
    [("goals_met", ChartKind.P), (SPARRING, ChartKind.U), (COVERAGE, ChartKind.XMR), (ABSENCE, ChartKind.XMR)],
)
def test_days_are_never_binomial(key: str, chart: ChartKind) -> None:
    assert chart_of(all_indicators()[key]) is chart


def test_the_months_are_those_of_the_fixed_tables_july_left_out(tmp_path: Path) -> None:
    with mart_of_rows(tmp_path, homes_with({"h1": 6, "h2": 7}), chosen(COVERAGE)) as mart:
        (found,) = signals(mart, chosen(COVERAGE, "high_absence"), STEERING_GROUP)
        rows: dict[str | None, Row] = {}
        for period in windows(AS_OF):
            asked = query(
                mart, chosen(COVERAGE), period=period, where=EVERYTHING, by="month", scope=STEERING_GROUP
            )  # fmt: skip
            rows |= {row.group: row for row in asked[COVERAGE].rows}
    assert (found.months[0], found.months[-1], len(found.months)) == ("2023-07", "2025-06", 24)
    assert found.rows == tuple(None if month.endswith("-07") else rows.get(month) for month in found.months)
    # The courses began at New Year 2025: six months are too few.
    assert (found.points, found.variation, found.marks) == (6, Variation.TOO_FEW, (None,) * 24)


def test_few_children_are_withheld_in_the_signals_too(tmp_path: Path) -> None:
    with mart_of_rows(tmp_path, homes_with({"h1": 4}), chosen(COVERAGE)) as mart:
        (found,) = signals(mart, chosen(COVERAGE), STEERING_GROUP)
    assert {row.status for row in found.rows if row is not None} == {Status.SUPPRESSED}
    assert (found.points, found.variation, found.latest) == (0, Variation.TOO_FEW, None)


def test_a_withheld_month_is_a_gap_like_one_that_is_not_there() -> None:
    of, shown = samples.FOLLOW_UP, samples.signal(samples.FOLLOW_UP)
    by_month = {row.group: row for row in shown.rows if row is not None}
    without = {month: row for month, row in by_month.items() if row.status is Status.SHOWN}
    found, bare = signal(of, shown.months, by_month), signal(of, shown.months, without)
    assert replace(found, rows=bare.rows) == bare
    assert found.rows != bare.rows


def test_july_counts_for_nothing_whatever_it_holds() -> None:
    of, usual = samples.FOLLOW_UP, samples.signal(samples.FOLLOW_UP)
    by_month = {row.group: row for row in usual.rows if row is not None}
    julys: dict[str | None, Row] = {
        month: samples.row(of, month, (0, 100, 60)) for month in usual.months if month.endswith("-07")
    }
    assert len(julys) == 2
    assert signal(of, usual.months, by_month | julys) == usual


def test_as_of_the_middle_of_a_month_it_is_not_looked_at(tmp_path: Path) -> None:
    rows = homes_with({"h1": 6})
    with mart_of_rows(tmp_path, rows, chosen(COVERAGE), as_of=date(2025, 6, 29)) as mart:
        (found,) = signals(mart, chosen(COVERAGE), STEERING_GROUP)
    assert found.months[-1] == "2025-05"
