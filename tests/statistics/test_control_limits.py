"""Control limits against published examples, and against a slow second computation."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import mean

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dashboard.statistics.control_limits import Limits, Values, near, rate_limits, share_limits, xmr

# NHSRplotthedots, vignette "Deviations from Excel defaults".
VIGNETTE = (1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1)
# Montgomery, Introduction to Statistical Quality Control, 6th ed.: examples 6.5 (costs of loans), 7.1 (leaking cans of
# fifty) and 7.4 (shipping errors of fifty shipments).
LOANS = (310, 288, 297, 298, 307, 303, 294, 297, 308, 306, 294, 299, 297, 299, 314, 295, 293, 306, 301, 304)
CANS = (12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9, 6)
SHIPMENTS = (2, 3, 8, 1, 1, 4, 1, 4, 5, 1, 8, 2, 4, 3, 4, 1, 8, 3, 7, 4)

gaps_and_values = st.lists(st.one_of(st.none(), st.integers(0, 200).map(float)), min_size=1, max_size=30)
counts = st.lists(st.one_of(st.none(), st.tuples(st.integers(0, 30), st.integers(30, 90))), min_size=2, max_size=24)


def ends(limits: Limits, place: int = 0) -> tuple[float, float]:
    found = limits.at(place)
    assert found is not None
    return found


def test_ranges_are_screened_as_in_the_vignette() -> None:
    assert ends(xmr(VIGNETTE)) == pytest.approx((-0.72, 4.60), abs=0.005)


def test_single_values_are_as_in_montgomery_6_5() -> None:
    limits = xmr(LOANS)
    assert limits.centre == 300.5
    assert ends(limits) == pytest.approx((279.78, 321.22), abs=0.01)


def test_shares_are_as_in_montgomery_7_1() -> None:
    limits, _ = share_limits(CANS, [50] * 30)
    assert limits.centre == pytest.approx(0.2313, abs=5e-5)
    assert ends(limits) == pytest.approx((0.0524, 0.4102), abs=1e-4)
    assert [place for place, x in enumerate(CANS) if abs(limits.distance(place, x / 50) or 0) > 1] == [14, 22]


def test_rates_are_as_in_montgomery_7_4() -> None:
    limits, _ = rate_limits(SHIPMENTS, [50] * 20)
    assert limits.centre == pytest.approx(0.0740)
    assert ends(limits) == pytest.approx((-0.0414, 0.1894), abs=1e-4)


def test_months_that_differ_by_more_than_chance_widen_the_limits() -> None:
    swings = [300, 700] * 8
    limits, spread = share_limits(swings, [1000] * 16)
    # p̄ = 0.5, its deviation sqrt(0.25 / 1000) = 0.015811; z swings by 0.4 / 0.015811 = 25.298; over 1.128: 22.428
    assert spread == pytest.approx(22.428, abs=1e-3)
    half = 3 * 22.428 * 0.015811
    assert ends(limits.widened(spread)) == pytest.approx((0.5 - half, 0.5 + half), abs=1e-3)


@pytest.mark.parametrize("value", [0.0, 0.1, 1 / 3, 7.0])
def test_a_series_that_never_changes_has_a_centre_and_no_limits(value: float) -> None:
    limits = xmr([value] * 15)
    assert limits.centre == pytest.approx(value)
    assert not limits.are_there


def test_values_with_a_gap_between_each_have_no_limits() -> None:
    assert not xmr([1.0, None, 5.0, None, 2.0]).are_there


def test_no_range_is_taken_across_a_gap() -> None:
    assert xmr([1.0, 2.0, None, 100.0, 101.0]).half[0] == pytest.approx(2.66)


def test_a_series_of_gaps_is_refused() -> None:
    with pytest.raises(ValueError, match="no value"):
        xmr([None, None])


def test_limits_may_pass_nought_and_a_hundred_per_cent() -> None:
    lower, upper = ends(xmr([0.1, 0.9, 0.2, 1.0, 0.0, 0.9]))
    assert (lower < 0, upper > 1) == (True, True)


@pytest.mark.parametrize(
    ("distance", "expected"), [(0.66, False), (0.67, True), (1.0, True), (1.01, False), (-0.7, True), (-0.6, False)]
)
def test_near_is_between_two_thirds_and_the_limit(distance: float, expected: bool) -> None:
    assert near(distance) is expected


def slow_xmr(values: Values) -> tuple[float, float | None]:
    """Centre and half width, each range looked for in the list."""
    there = [place for place in range(len(values)) if values[place] is not None]
    ranges = []
    for place in there:
        if place + 1 in there:
            ranges.append(abs(float(values[place + 1] or 0) - float(values[place] or 0)))
    centre = mean(float(values[place] or 0) for place in there)
    if not ranges or mean(ranges) == 0:
        return centre, None
    kept = [one for one in ranges if one / mean(ranges) < 3.267]
    return centre, 8 / 3 * mean(kept) * 0.9975 if mean(kept) else None


@given(gaps_and_values)
def test_single_values_are_as_the_slow_computation_has_them(values: list[float | None]) -> None:
    assume(any(value is not None for value in values))
    limits, (centre, half) = xmr(values), slow_xmr(values)
    assert limits.centre == pytest.approx(centre)
    for value, found in zip(values, limits.half, strict=True):
        assert found == (None if value is None or half is None else pytest.approx(half))


@given(counts)
def test_shares_and_rates_are_as_the_slow_computation_has_them(found: Sequence[tuple[int, int] | None]) -> None:
    there = [pair for pair in found if pair is not None]
    assume(sum(x for x, _ in there) > 0)
    events = [None if pair is None else float(pair[0]) for pair in found]
    sizes = [None if pair is None else float(pair[1]) for pair in found]
    centre = sum(x for x, _ in there) / sum(n for _, n in there)
    for draw, variance in ((share_limits, centre - centre * centre), (rate_limits, centre)):
        assume(variance > 1e-9)
        limits, spread = draw(events, sizes)
        neighbours = [(one, two) for one, two in pairwise(found) if one and two]
        scores = [[(x / n - centre) / (variance / n) ** 0.5 for x, n in pair] for pair in neighbours]
        steps = [abs(two - one) for one, two in scores]
        assert spread == pytest.approx(mean(steps) / 1.128 if steps else 0.0)
        for pair, half in zip(found, limits.half, strict=True):
            assert half == (None if pair is None else pytest.approx(3 * (variance / pair[1]) ** 0.5))
