"""A series judged: which chart, how few months are too few, the traps of the reference implementations, the target."""

import random
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.statistics.judge_series import FALSE_ALARM, Judged, judge
from dashboard.vocabulary.indicator import Better
from dashboard.vocabulary.signals import Assurance, ChartKind, Rule, Variation

QUIET = (52.0, 48, 51, 47, 53, 49, 50, 52, 46, 51, 49, 53, 48, 50, 52, 47, 51, 49, 50, 48, 52, 50, 49, 51)
ORDINARY = (10.0, 11, 10, 12, 11, 10, 12, 11, 10, 11, 12, 10)


def judged(
    values: Sequence[float | None],
    better: Better = Better.HIGHER,
    target: float | None = None,
    asked: ChartKind = ChartKind.XMR,
    n: float = 100.0,
) -> Judged:
    return judge(values, [None if value is None else n for value in values], asked, better, target)


@pytest.mark.parametrize(
    ("points", "variation", "is_preliminary", "has_limits"),
    [
        (0, Variation.TOO_FEW, False, False),
        (11, Variation.TOO_FEW, False, False),
        (12, Variation.COMMON, True, True),
        (19, Variation.COMMON, True, True),
        (20, Variation.COMMON, False, True),
        (24, Variation.COMMON, False, True),
    ],
)
def test_how_many_months_it_takes(points: int, variation: Variation, is_preliminary: bool, has_limits: bool) -> None:
    values = [*QUIET[:points], *[None] * (24 - points)]
    found = judged(values)
    assert (found.variation, found.is_preliminary, found.limits is not None) == (variation, is_preliminary, has_limits)
    assert found.marks == (None,) * 24


@pytest.mark.parametrize(
    ("asked", "events", "n", "chart"),
    [
        (ChartKind.P, [25, 24, 26] * 8, 50, ChartKind.P),
        (ChartKind.P, [25, 24, 26] * 8, 9999, ChartKind.P),
        (ChartKind.P, [10, 40] * 12, 50, ChartKind.P_PRIME),
        (ChartKind.P, [4, 5, 6] * 8, 9, ChartKind.XMR),  # fewer than ten a month
        (ChartKind.P, [4, 5, 5] * 8, 100, ChartKind.XMR),  # fewer than five expected of the one side
        (ChartKind.P, [96, 95, 97] * 8, 100, ChartKind.XMR),  # or of the other
        (ChartKind.XMR, [25, 24, 26] * 8, 50, ChartKind.XMR),  # days are never binomial
        (ChartKind.U, [9, 10, 11] * 8, 4, ChartKind.U),
        (ChartKind.U, [3, 30] * 12, 4, ChartKind.U_PRIME),
        (ChartKind.U, [1, 2, 1] * 8, 40, ChartKind.RUN),  # events too rare for limits
        (ChartKind.XMR, [25] * 24, 50, ChartKind.RUN),  # nothing ever changes: no ranges, no limits
    ],
)
def test_the_chart_is_one_that_the_figures_carry(
    asked: ChartKind, events: list[float], n: float, chart: ChartKind
) -> None:
    found = judged(events, asked=asked, n=n)
    assert found.chart is chart
    assert (found.limits is None) == (chart is ChartKind.RUN)


def test_one_small_month_is_enough_to_leave_the_p_chart() -> None:
    sizes = [50.0] * 23 + [9.0]
    events = [25.0, 24.0] * 11 + [25.0, 4.0]
    assert judge(events, sizes, ChartKind.P, Better.HIGHER, None).chart is ChartKind.XMR


def test_a_series_that_never_changes_is_no_signal_and_has_no_limits() -> None:
    found = judged([80.0] * 24, target=0.5)
    assert (found.variation, found.limits, found.assurance) == (Variation.COMMON, None, Assurance.TOO_UNCERTAIN)


@pytest.mark.parametrize("spike", [20.0, 40.0, 100.0])
def test_one_spike_does_not_make_ordinary_months_a_signal(spike: float) -> None:
    found = judged([*ORDINARY[:6], spike, *ORDINARY[6:]])
    assert [place for place, mark in enumerate(found.marks) if mark is not None] == [6]
    assert (found.variation, found.by_median) == (Variation.COMMON, True)


@pytest.mark.parametrize(
    ("better", "variation"),
    [(Better.HIGHER, Variation.IMPROVEMENT), (Better.LOWER, Variation.CONCERN), (Better.NEITHER, Variation.CHANGE)],
)
def test_seven_months_above_the_mean_are_what_the_direction_makes_of_them(better: Better, variation: Variation) -> None:
    found = judged([*QUIET[:11], 48, 51.5, 52, 51, 52, 51.5, 51, 52], better)
    assert found.variation is variation
    last = found.marks[-1]
    assert last is not None
    assert (last.rule, last.is_high, found.since, found.lasted) == (Rule.RUN, True, 12, 7)


def test_what_is_over_is_no_signal_any_more() -> None:
    found = judged([*QUIET[:8], 70, *QUIET[8:20]])
    assert found.marks[8] is not None
    assert found.variation is Variation.COMMON


def test_months_before_a_gap_count_and_the_last_is_the_last_with_a_value() -> None:
    found = judged([*QUIET[:11], 48, 51.5, 52, 51, None, 52, 51.5, 51, 52, None])
    assert (found.variation, found.since, found.lasted, found.known) == (Variation.IMPROVEMENT, 12, 7, 19)


def test_a_signal_is_known_with_its_seventh_month_and_what_is_outside_at_once() -> None:
    ninth = judged([*QUIET[:11], 48, 51.5, 52, 51, 52, 51.5, 51, 52, 51, 52])
    outside = judged([*QUIET[:20], 80.0])
    assert (ninth.since, ninth.lasted, ninth.known) == (12, 9, 18)
    assert (outside.since, outside.lasted, outside.known) == (20, 1, 20)


@pytest.mark.parametrize(
    ("target", "better", "assurance"),
    [
        (None, Better.HIGHER, Assurance.NO_TARGET),
        (0.5, Better.NEITHER, Assurance.NO_TARGET),
        (0.9, Better.HIGHER, Assurance.FAILING),
        (0.1, Better.HIGHER, Assurance.PASSING),
        (0.5, Better.HIGHER, Assurance.HIT_OR_MISS),
        (0.9, Better.LOWER, Assurance.PASSING),
        (0.1, Better.LOWER, Assurance.FAILING),
    ],
)
def test_whether_the_target_is_sure(target: float | None, better: Better, assurance: Assurance) -> None:
    assert judged(QUIET, better, target).assurance is assurance


def test_limits_over_fifty_points_apart_say_nothing_of_a_target() -> None:
    assert judged([20.0, 80.0, 30.0] * 8, target=0.999).assurance is Assurance.TOO_UNCERTAIN


def test_the_target_is_tested_against_limits_that_pass_a_hundred_per_cent() -> None:
    found = judged([97.0, 99, 95, 100, 96, 99, 94, 100] * 3, target=1.0)
    assert found.limits is not None
    ends = found.limits.at(0)
    assert ends is not None
    assert ends[1] > 1
    assert found.assurance is Assurance.HIT_OR_MISS


def test_limits_of_a_rate_wider_than_its_target_say_nothing_of_it() -> None:
    wide = judged([5.0, 4, 6, 5] * 6, target=1.2, asked=ChartKind.U, n=4)
    narrow = judged([500.0, 480, 520, 505] * 6, target=2.0, asked=ChartKind.U, n=400)
    assert (wide.assurance, narrow.assurance) == (Assurance.TOO_UNCERTAIN, Assurance.FAILING)


@given(st.lists(st.one_of(st.none(), st.integers(0, 40)), min_size=0, max_size=24), st.sampled_from([*ChartKind]))
def test_upside_down_an_improvement_is_a_concern(events: list[int | None], asked: ChartKind) -> None:
    n = [None if x is None else 40.0 for x in events]
    one = judge(events, n, asked, Better.HIGHER, None)
    other = judge(events, n, asked, Better.LOWER, None)
    swapped = {Variation.IMPROVEMENT: Variation.CONCERN, Variation.CONCERN: Variation.IMPROVEMENT}
    assert swapped.get(one.variation, one.variation) is other.variation
    assert one.marks == other.marks


@pytest.mark.parametrize("points", [12, 17, 22])
def test_false_alarms_are_about_as_often_as_is_said(points: int) -> None:
    chance = random.Random(points)
    series = 1500
    alarms = sum(judged([chance.gauss(50, 5) for _ in range(points)]).variation.is_signal for _ in range(series))
    assert alarms / series == pytest.approx(FALSE_ALARM, abs=0.008)
