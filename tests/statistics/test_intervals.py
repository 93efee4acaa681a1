"""Intervals against the contract's vectors (computed with R) and what must hold for all numbers."""

import csv
import re
import subprocess
import sys
from math import inf, isclose
from pathlib import Path
from time import process_time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.statistics.intervals import Floats, effective, interval, intervals, poisson, wilson
from dashboard.vocabulary.indicator import Kind

DATA = Path(__file__).parents[1] / "data"

counts = st.integers(0, 500)
children = st.integers(1, 60)


def vectors(name: str) -> list[tuple[float, float, float, float]]:
    with (DATA / name).open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["confidence"] == "0.95"]
    columns = list(rows[0])
    return [(float(row[columns[0]]), float(row[columns[1]]), float(row["lower"]), float(row["upper"])) for row in rows]


@pytest.mark.parametrize(("events", "n", "lower", "upper"), vectors("wilson.csv"))
def test_wilson_is_as_in_r(events: float, n: float, lower: float, upper: float) -> None:
    assert wilson(events, n) == pytest.approx((lower, upper), abs=1e-8)


@pytest.mark.parametrize(("events", "exposure", "lower", "upper"), vectors("poisson.csv"))
def test_poisson_is_as_in_r(events: float, exposure: float, lower: float, upper: float) -> None:
    assert poisson(events, exposure) == pytest.approx((lower, upper), rel=1e-12)


def plain(pair: tuple[Floats, Floats]) -> tuple[float, float]:
    """The two numbers of one figure."""
    return float(pair[0]), float(pair[1])


def test_an_exposure_of_two_halves_the_limits() -> None:
    assert poisson(5, 2) == pytest.approx((1.62348639011842 / 2, 11.6683320793227 / 2), rel=1e-12)


def test_wilson_takes_a_part_of_an_event() -> None:
    lower, upper = wilson(0.445, 1)
    assert lower < 0.445 < upper


@pytest.mark.parametrize(("events", "n"), [(1, 0), (3, 2), (-1, 2), (1, -1), (float("nan"), 2), (1, float("nan"))])
def test_wilson_refuses_what_is_no_share(events: float, n: float) -> None:
    with pytest.raises(ValueError, match=r"part of|no share"):
        wilson(events, n)


@pytest.mark.parametrize(("events", "exposure"), [(1, 0), (-1, 1), (float("nan"), 1), (1, float("nan"))])
def test_poisson_refuses_what_is_no_rate(events: float, exposure: float) -> None:
    with pytest.raises(ValueError, match=r"no rate|events"):
        poisson(events, exposure)


def test_days_that_add_up_to_more_by_rounding_noise_are_all_of_them() -> None:
    assert interval(Kind.SHARE_OF_DAYS, 0.1 + 0.2, 0.3, 5) == pytest.approx(plain(wilson(5, 5)))


@given(st.floats(0, 1), st.integers(1, 2000))
def test_wilson_holds_the_share_and_stays_within_nought_and_one(share: float, n: int) -> None:
    lower, upper = wilson(share * n, n)
    assert 0 <= lower <= share + 1e-12
    assert share - 1e-12 <= upper <= 1


@given(st.integers(0, 30), st.integers(1, 5))
def test_wilson_is_the_same_from_both_ends(events: int, more: int) -> None:
    n = events + more
    lower, upper = wilson(events, n)
    other_lower, other_upper = wilson(n - events, n)
    assert (lower, upper) == pytest.approx((1 - other_upper, 1 - other_lower))


@given(counts, st.floats(0.01, 100))
def test_poisson_holds_the_rate(events: int, exposure: float) -> None:
    lower, upper = poisson(events, exposure)
    assert 0 <= lower <= events / exposure < upper < inf


def test_one_event_a_child_is_not_thinned() -> None:
    assert plain(effective(Kind.SHARE_OF_EVENTS, 7, 9, 9)) == (7, 9)


def test_fewer_events_than_children_are_not_stretched() -> None:
    assert plain(effective(Kind.SHARE_OF_EVENTS, 7, 9, 12)) == (7, 9)


def test_twenty_obligations_of_five_children_count_for_ten_and_a_half() -> None:
    events, n = effective(Kind.SHARE_OF_EVENTS, 10, 20, 5)  # methods.md 1.3
    assert (events, n) == pytest.approx((20 / 1.9 / 2, 20 / 1.9))


def test_a_share_of_events_is_wilson_on_the_thinned_counts() -> None:
    assert interval(Kind.SHARE_OF_EVENTS, 10, 20, 5) == pytest.approx(plain(wilson(20 / 1.9 / 2, 20 / 1.9)))


def test_a_share_of_days_is_wilson_on_children() -> None:
    assert interval(Kind.SHARE_OF_DAYS, 985, 1115, 8) == pytest.approx(plain(wilson(985 / 1115 * 8, 8)))


def test_a_rate_is_poisson_on_its_events_whoever_they_are_about() -> None:
    assert interval(Kind.RATE, 3, 3.5, 1) == plain(poisson(3, 3.5))


def test_a_share_of_unit_days_has_no_interval() -> None:
    assert interval(Kind.SHARE_OF_UNIT_DAYS, 50, 100, 7) == (None, None)


@pytest.mark.parametrize("kind", Kind)
def test_nothing_to_count_has_no_interval(kind: Kind) -> None:
    assert interval(kind, 0, 0, 0) == (None, None)


@pytest.mark.parametrize("kind", [Kind.SHARE_OF_EVENTS, Kind.SHARE_OF_DAYS])
def test_a_share_of_no_child_is_refused(kind: Kind) -> None:
    with pytest.raises(ValueError, match="0 children"):
        interval(kind, 3, 4, 0)


@given(st.integers(1, 400), children, st.floats(0, 1))
def test_more_events_a_child_never_narrow_an_interval(n: int, of_children: int, share: float) -> None:
    lower, upper = interval(Kind.SHARE_OF_EVENTS, share * n, n, of_children)
    full_lower, full_upper = wilson(share * n, n)
    assert lower is not None
    assert upper is not None
    assert upper - lower >= full_upper - full_lower or isclose(upper - lower, full_upper - full_lower)


figures = st.tuples(st.integers(0, 40), st.integers(40, 90), children)


@given(st.lists(figures, min_size=1, max_size=9), st.sampled_from([*Kind]))
def test_many_at_once_have_the_intervals_of_each(many: list[tuple[int, int, int]], kind: Kind) -> None:
    found = intervals(kind, *zip(*many, strict=True))
    each = [(None, None)] * len(many) if found is None else list(zip(*(limit.tolist() for limit in found), strict=True))
    assert each == [interval(kind, *one) for one in many]


@pytest.mark.parametrize(
    ("wrong", "told"),
    [((3, 2, 5), "3.0 is not a part of 2.0"), ((3, 4, 0), "in 0 children"), ((-1, 4, 5), "-1.0 is not a part of 4.0")],
)
def test_one_wrong_figure_among_many_is_refused(wrong: tuple[int, int, int], told: str) -> None:
    with pytest.raises(ValueError, match=re.escape(told)):
        intervals(Kind.SHARE_OF_EVENTS, *zip((1, 2, 2), wrong, (4, 5, 6), strict=True))


def test_ten_thousand_intervals_take_less_than_twenty_milliseconds() -> None:
    events = np.arange(5000) % 30

    def seconds() -> float:
        started = process_time()
        intervals(Kind.RATE, events, np.full(5000, 4.2), np.full(5000, 5))
        intervals(Kind.SHARE_OF_EVENTS, events, np.full(5000, 31), np.full(5000, 5))
        return process_time() - started

    assert min(seconds() for _ in range(5)) < 0.02


def test_the_statistics_do_not_load_scipy_stats() -> None:
    program = "import sys, dashboard.statistics.comparison; print('scipy.stats' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout == "False\n"
