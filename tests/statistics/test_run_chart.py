"""Run charts: their limits and helper functions by hand, and what holds of all series."""

from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.statistics.run_chart import fewest_by_chance, longest_by_chance, run_chart


@pytest.mark.parametrize(
    ("useful", "longest", "fewest"),
    # round(log2 n) + 3, and R's qbinom(0.05, n - 1, 0.5): as qicharts2 has them.
    [(10, 6, 2), (11, 6, 2), (12, 7, 3), (16, 7, 4), (20, 7, 6), (22, 7, 7), (24, 8, 8)],
)
def test_the_limits_are_those_of_the_formulas(useful: int, longest: int, fewest: int) -> None:
    assert (longest_by_chance(useful), fewest_by_chance(useful)) == (longest, fewest)


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ([1, 9, 2, 8, 1, 9, 2, 8, 1, 9], (10, 1, 9, False)),
        ([1, 1, 1, 1, 1, 9, 9, 9, 9, 9], (10, 5, 1, True)),  # one crossing, two are the fewest
        ([5] * 20, (0, 0, 0, None)),
        ([1, 9, 5, 5, 9, 1], (4, 2, 2, None)),  # the fives are the median: neither side
        ([1, None, 9, None, 1, 9], (4, 1, 3, None)),
    ],
)
def test_runs_and_crossings(values: list[float | None], told: tuple[int, int, int, bool | None]) -> None:
    chart = run_chart(values)
    assert (chart.useful, chart.longest_run, chart.crossings, chart.has_shifted) == told


def test_eight_on_a_side_of_sixteen_are_too_many_and_seven_are_not() -> None:
    eight = [9, 9, 9, 9, 9, 9, 9, 9, 1, 1, 1, 1, 1, 1, 1, 1]
    seven = [9, 9, 9, 9, 9, 9, 9, 1, 9, 1, 1, 1, 1, 1, 1, 1]
    assert run_chart(eight).longest_run == 8
    assert (run_chart(seven).longest_run, run_chart(seven).crossings) == (7, 3)
    assert run_chart(seven).has_shifted  # by its crossings: four are the fewest


@given(st.integers(8, 60))
def test_the_fewest_crossings_are_the_quantile_of_a_fair_coin(useful: int) -> None:
    def below(crossings: int) -> float:
        throws = useful - 1
        return sum(comb(throws, k) for k in range(crossings + 1)) / float(2**throws)

    fewest = fewest_by_chance(useful)
    assert below(fewest) >= 0.05
    assert fewest == 0 or below(fewest - 1) < 0.05


@given(st.lists(st.integers(0, 9), min_size=1, max_size=30))
def test_turned_upside_down_it_tells_the_same(values: list[int]) -> None:
    one, other = run_chart(values), run_chart([-value for value in values])
    assert (one.useful, one.longest_run, one.crossings) == (other.useful, other.longest_run, other.crossings)
