from datetime import date

import numpy as np
import pytest

from dashboard.data.case_database.demo import absence
from dashboard.data.case_database.demo.dice import Dice
from dashboard.data.case_database.demo.school_calendar import SchoolCalendar


def simulated(rate: float, days: int = 200_000) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    return absence.absent_days(np.full(days, rate), Dice(1).uniforms(days))


@pytest.mark.parametrize("rate", [0.01, 0.12, 0.4, 0.75])
def test_absence_comes_as_often_as_its_rate(rate: float) -> None:
    assert simulated(rate).mean() == pytest.approx(rate, rel=0.07)


def test_absence_comes_in_runs() -> None:
    days = simulated(0.12)
    assert days[1:][days[:-1]].mean() == pytest.approx(0.55, abs=0.02)


def test_a_rate_that_changes_is_followed_at_once() -> None:
    rates = np.tile([0.1, 0.1, 0.15], 60_000)
    days = absence.absent_days(rates, Dice(1).uniforms(rates.size)).reshape(-1, 3)
    assert days.mean(axis=0) == pytest.approx([0.1, 0.1, 0.15], rel=0.05)


def test_a_steady_block_is_near_its_expectation() -> None:
    rates = np.full(300, 0.1)
    days = absence.steady_absent_days(rates, Dice(1), block=30, tries=24)
    assert days.reshape(-1, 30).sum(axis=1) == pytest.approx(np.full(10, 3), abs=2)
    assert days.sum() == pytest.approx(30, abs=2)


def test_the_season_has_mean_one_and_its_mondays() -> None:
    calendar = SchoolCalendar.spanning(date(2024, 8, 1).toordinal(), date(2026, 7, 31).toordinal())
    season = absence.season(calendar, calendar.school_days)
    at = {date.fromordinal(int(day)): effect for day, effect in zip(calendar.school_days, season, strict=True)}
    assert season.mean() == pytest.approx(1.0)
    assert at[date(2025, 9, 22)] / at[date(2025, 9, 23)] == pytest.approx(1.25)  # Monday, Tuesday
    assert at[date(2025, 11, 11)] / at[date(2025, 9, 23)] == pytest.approx(1.2)  # November
    assert at[date(2025, 10, 7)] / at[date(2025, 9, 23)] == pytest.approx(1.3)  # the week before week 42
    assert at[date(2025, 10, 21)] / at[date(2025, 9, 23)] == pytest.approx(1.3)  # the week after
    assert at[date(2025, 9, 30)] == at[date(2025, 9, 23)]


def test_a_run_has_one_type_and_only_the_older_skip_half_days() -> None:
    days = simulated(0.2, 5_000)
    young = absence.types_of(days, 0.2, np.zeros(5_000, dtype=np.bool_), Dice(2))
    within = days[1:] & days[:-1]
    assert (young[1:][within] == young[:-1][within]).all()
    assert (young > 0).tolist() == days.tolist()
    assert absence.HALF_UNAUTHORISED not in young
    old = absence.types_of(days, 0.2, np.ones(5_000, dtype=np.bool_), Dice(2))
    assert absence.HALF_UNAUTHORISED in old
