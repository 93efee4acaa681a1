"""The four rules: tables by eye, the truth tables of NHSRplotthedots, and a slow second reading of every series."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.statistics.control_limits import Limits, Values
from dashboard.statistics.signal_rules import length_of, marks
from dashboard.vocabulary.signals import Mark, Rule

# One letter a place: o outside, t trend, 2 two of three, r run, in capitals where high; - none, blank for a gap.
LETTERS = {Rule.OUTSIDE: "o", Rule.TREND: "t", Rule.TWO_OF_THREE: "2", Rule.RUN: "r"}


def around(values: Values, centre: float = 0.0, half: float = 9.0) -> Limits:
    """Limits of nine around nought: near from six on."""
    return Limits(centre, tuple(None if value is None else half for value in values))


def told(found: tuple[Mark | None, ...], values: Values) -> str:
    said = ""
    for mark, value in zip(found, values, strict=True):
        letter = " " if value is None else "-" if mark is None else LETTERS[mark.rule]
        said += letter.upper() if mark is not None and mark.is_high else letter
    return said


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        # Outside the limits; at the limit is not outside.
        ([1, -1, 10, -1, -10, 1, 9, -9], "--O-o---"),
        # Seven on one side; one in the middle, or on the other side, breaks it.
        ([-1, 1, 2, 1, 2, 1, 2, 1, -1], "-RRRRRRR-"),
        ([1, 2, 1, 2, 1, 2], "------"),
        ([1, 2, 1, 0, 1, 2, 1, 2], "--------"),
        ([-1, -2, -1, -2, -1, -2, -1, -2], "rrrrrrrr"),
        # Seven each higher than the one before; equal neighbours break it.
        ([-3, -2, -1, 0, 1, 2, 3], "TTTTTTT"),
        ([-3, -2, -1, 0, 0, 1, 2, 3], "--------"),
        ([3, 2, 1, 0, -1, -2, -3, -2], "ttttttt-"),
        # The turn belongs to what comes after it.
        ([-3, -2, -1, 0, 1, 2, 3, 2, 1, 0, -1, -2, -3], "TTTTTTttttttt"),
        # Two of three near the limit, all three on one side of the centre.
        ([-1, 7, 7, 1, -1], "-22--"),
        ([-1, 7, 1, 7, -1], "-2-2-"),
        ([-1, 7, -1, 7, -1], "-----"),
        ([-1, 7, 1, 1, 7, -1], "------"),
        ([1, -7, -8, -1, 1], "-22--"),
        # One outside and one near are not two near: the first is told already.
        ([-1, 10, 7, 1, -1], "-O---"),
        # The first rule that holds is told: outside, trend, two of three, run.
        ([1, 2, 3, 4, 5, 6, 10], "TTTTTTO"),
        ([1, 7, 8, 1, 2, 1, 2, -1], "R22RRRR-"),
        # A gap neither breaks a run nor lengthens it.
        ([-1, 1, 2, 1, None, 2, 1, 2, 1, -1], "-RRR RRRR-"),
        ([-1, 1, 2, 1, None, 2, 1, 2, -1], "---- ----"),
        ([-1, 7, None, 7, 1, -1], "-2 2--"),
    ],
)
def test_the_rules_by_eye(values: list[float | None], expected: str) -> None:
    assert told(marks(values, around(values)), values) == expected


@pytest.mark.parametrize(
    ("close", "flagged"),
    # NHSRplotthedots, test-ptd_calculate_point_type.R: ptd_part_of_two_in_three.
    [
        ([1, 0, 1], [1, 0, 1]),
        ([0, 1, 1], [0, 1, 1]),
        ([1, 1, 0], [1, 1, 0]),
        ([0, 0, 1, 0, 1, 0, 0], [0, 0, 1, 0, 1, 0, 0]),
        ([0, 0, 1, 1, 0, 0, 0], [0, 0, 1, 1, 0, 0, 0]),
        ([1, 0, 0, 1], [0, 0, 0, 0]),
        ([1, 0, 0, 1, 1], [0, 0, 0, 1, 1]),
    ],
)
def test_two_of_three_is_as_in_the_package(close: list[int], flagged: list[int]) -> None:
    values = [7.0 if one else 1.0 + place % 2 for place, one in enumerate(close)]
    found = marks(values, around(values))
    assert [int(mark is not None and mark.rule is Rule.TWO_OF_THREE) for mark in found] == flagged


def test_how_long_it_has_lasted() -> None:
    run = [-1.0, 1, 2, 1, None, 2, 1, 2, 1, 1]
    rise = [5.0, -3, -2, -1, 0, None, 1, 2, 3]
    apart = [1.0, -1, 10]
    assert length_of(run, Mark(Rule.RUN, is_high=True), around(run)) == 8
    assert length_of(rise, Mark(Rule.TREND, is_high=True), around(rise)) == 7
    assert length_of(apart, Mark(Rule.OUTSIDE, is_high=True), around(apart)) == 1


def slowly(values: Values, limits: Limits) -> list[tuple[Rule, bool] | None]:
    """Every window of the series read anew for each place, the first rule that holds."""
    there = [(place, value) for place, value in enumerate(values) if value is not None]
    half = next((one for one in limits.half if one is not None), None)
    outside = [half is not None and abs(value - limits.centre) > half for _, value in there]
    answer: list[tuple[Rule, bool] | None] = [None] * len(values)
    for at, (place, value) in enumerate(there):
        windows = [there[start : start + 7] for start in range(at - 6, at + 1) if start >= 0]
        sevens = [[one for _, one in window] for window in windows if len(window) == 7]
        rises = [all(a < b for a, b in pairwise(seven)) - all(a > b for a, b in pairwise(seven)) for seven in sevens]
        runs = [
            all(one > limits.centre for one in seven) - all(one < limits.centre for one in seven) for seven in sevens
        ]
        threes = [there[start : start + 3] for start in range(at - 2, at + 1) if start >= 0]
        is_two = False
        for three in threes:
            far = [one - limits.centre for _, one in three]
            same = len(three) == 3 and (all(one > 0 for one in far) or all(one < 0 for one in far))
            is_two |= same and half is not None and sum(half * 2 / 3 < abs(one) <= half for one in far) >= 2
        own = value - limits.centre
        if outside[at]:
            answer[place] = (Rule.OUTSIDE, own > 0)
        elif any(rises):
            answer[place] = (Rule.TREND, [one for one in rises if one][-1] > 0)
        elif is_two and half is not None and half * 2 / 3 < abs(own) <= half:
            answer[place] = (Rule.TWO_OF_THREE, own > 0)
        elif any(runs):
            answer[place] = (Rule.RUN, value > limits.centre)
    return answer


@given(
    st.lists(st.one_of(st.none(), st.integers(-12, 12).map(float)), min_size=1, max_size=26),
    st.one_of(st.none(), st.sampled_from([3.0, 6.0, 9.0])),
)
def test_the_rules_are_as_the_slow_reading_has_them(values: list[float | None], half: float | None) -> None:
    limits = Limits(0.0, tuple(None if value is None else half for value in values))
    found = [None if mark is None else (mark.rule, mark.is_high) for mark in marks(values, limits)]
    assert found == slowly(values, limits)


@given(st.lists(st.integers(-12, 12).map(float), min_size=1, max_size=26))
def test_upside_down_every_high_is_low(values: list[float]) -> None:
    turned = [-value for value in values]
    high, low = marks(values, around(values)), marks(turned, around(turned))
    assert [one and (one.rule, one.is_high) for one in high] == [one and (one.rule, not one.is_high) for one in low]
