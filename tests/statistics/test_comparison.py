"""Verdicts: a unit against the others, and a period against the one before."""

from time import process_time
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.statistics.comparison import Ratio, against_others, change, difference, holm
from dashboard.vocabulary.indicator import Kind
from dashboard.vocabulary.result import Verdict

TESTED = [Kind.SHARE_OF_EVENTS, Kind.SHARE_OF_DAYS, Kind.RATE]


@st.composite
def ratios(draw: st.DrawFn) -> Ratio:
    denominator = draw(st.integers(1, 80))
    return Ratio(draw(st.integers(0, denominator)), denominator, draw(st.integers(1, 20)))


def alike(share: float, *sizes: int) -> list[Ratio]:
    return [Ratio(round(share * size), size, size) for size in sizes]


@pytest.mark.parametrize("kind", TESTED)
def test_units_that_are_alike_cannot_be_told_apart(kind: Kind) -> None:
    verdicts = against_others(kind, alike(0.5, 10, 12, 14, 20), together=56)
    assert verdicts == (Verdict.NOT_DISTINGUISHABLE,) * 4


def test_a_unit_far_below_the_others_is_clearly_lower() -> None:
    units = [Ratio(2, 30, 30), *alike(0.8, 30, 30, 30)]
    assert against_others(Kind.SHARE_OF_EVENTS, units, together=120)[0] is Verdict.LOWER_998


def test_a_unit_somewhat_above_the_others_is_worth_asking_about() -> None:
    units = [Ratio(18, 20, 20), *alike(0.5, 20, 20, 20)]  # Fisher: p = 0.0018 a test, 0.0073 after Holm
    assert against_others(Kind.SHARE_OF_EVENTS, units, together=80)[0] is Verdict.HIGHER_95


def test_a_rate_far_above_the_others_is_clearly_higher() -> None:
    units = [Ratio(40, 10, 5), Ratio(10, 12, 5), Ratio(11, 12, 5)]
    assert against_others(Kind.RATE, units, together=15)[0] is Verdict.HIGHER_998


def test_the_same_events_of_fewer_children_say_less() -> None:
    others = alike(0.5, 100, 100)
    of_many, *_ = against_others(Kind.SHARE_OF_EVENTS, [Ratio(27, 30, 30), *others], together=230)
    of_few, *_ = against_others(Kind.SHARE_OF_EVENTS, [Ratio(27, 30, 5), *others], together=205)
    assert (of_many, of_few) == (Verdict.HIGHER_998, Verdict.NOT_DISTINGUISHABLE)


def test_days_say_no_more_than_their_children() -> None:
    units = [Ratio(100, 1000, 5), Ratio(900, 1000, 5)]
    assert against_others(Kind.SHARE_OF_DAYS, units, together=10) == (Verdict.NOT_DISTINGUISHABLE,) * 2


def test_children_who_are_in_two_of_the_others_count_once() -> None:
    units = [Ratio(0, 100, 10), Ratio(100, 100, 10), Ratio(100, 100, 10)]
    apart, together = (against_others(Kind.SHARE_OF_DAYS, units, together=n)[0] for n in (30, 14))
    assert (apart, together) == (Verdict.LOWER_998, Verdict.LOWER_95)


def test_under_ten_is_too_few_and_does_not_count_among_the_tests() -> None:
    judged = [Ratio(17, 20, 20), Ratio(40, 80, 80)]  # p = 0.0073: 0.015 of two tests, 0.073 of ten
    tiny = [Ratio(5, 9, 9)] * 8
    verdicts = against_others(Kind.SHARE_OF_EVENTS, [*judged, *tiny], together=172)
    assert verdicts == (Verdict.HIGHER_95, Verdict.NOT_DISTINGUISHABLE, *[Verdict.TOO_FEW] * 8)


def test_a_unit_without_others_is_too_few() -> None:
    assert against_others(Kind.SHARE_OF_EVENTS, [Ratio(9, 40, 20)], together=20) == (Verdict.TOO_FEW,)


def test_no_units_have_no_verdicts() -> None:
    assert against_others(Kind.RATE, [], together=0) == ()


def test_shares_of_unit_days_are_not_judged() -> None:
    units = [Ratio(0, 100, 10), Ratio(100, 100, 10)]
    assert against_others(Kind.SHARE_OF_UNIT_DAYS, units, together=20) == (None, None)
    assert change(Kind.SHARE_OF_UNIT_DAYS, (0, 100, 10), (100, 100, 10)) is None


@given(st.lists(ratios(), max_size=6), st.sampled_from(TESTED), st.randoms(use_true_random=False))
def test_the_order_of_the_units_does_not_matter(units: list[Ratio], kind: Kind, random: Any) -> None:
    together = sum(unit.children for unit in units)
    order = list(range(len(units)))
    random.shuffle(order)
    verdicts = against_others(kind, units, together)
    assert against_others(kind, [units[place] for place in order], together) == tuple(
        verdicts[place] for place in order
    )


@given(st.lists(ratios(), min_size=2, max_size=6), st.sampled_from([Kind.SHARE_OF_EVENTS, Kind.SHARE_OF_DAYS]))
def test_the_share_that_is_missing_has_the_opposite_verdict(units: list[Ratio], kind: Kind) -> None:
    missing = [Ratio(unit.denominator - unit.numerator, *unit[1:]) for unit in units]
    opposite = {
        Verdict.LOWER_95: Verdict.HIGHER_95,
        Verdict.LOWER_998: Verdict.HIGHER_998,
        Verdict.HIGHER_95: Verdict.LOWER_95,
        Verdict.HIGHER_998: Verdict.LOWER_998,
    }
    together = sum(unit.children for unit in units)
    verdicts = [opposite.get(verdict, verdict) for verdict in against_others(kind, units, together) if verdict]
    assert list(against_others(kind, missing, together)) == verdicts


@given(ratios(), ratios(), st.sampled_from(TESTED))
def test_a_verdict_points_the_way_of_the_figures(now: Ratio, before: Ratio, kind: Kind) -> None:
    verdict = change(kind, now, before)
    assert verdict not in (Verdict.HIGHER_95, Verdict.HIGHER_998) or now.value > before.value
    assert verdict not in (Verdict.LOWER_95, Verdict.LOWER_998) or now.value < before.value


@given(ratios(), ratios())
def test_what_thinning_and_rounding_still_call_different_is_different_without(now: Ratio, before: Ratio) -> None:
    each_its_child = (Ratio(*ratio[:2], int(ratio.denominator)) for ratio in (now, before))
    careful, careless = (
        change(Kind.SHARE_OF_EVENTS, now, before),
        change(Kind.SHARE_OF_EVENTS, *each_its_child),
    )
    assert careful in (Verdict.NOT_DISTINGUISHABLE, Verdict.TOO_FEW) or careless is not Verdict.NOT_DISTINGUISHABLE


def test_a_change_by_chance_is_not_one() -> None:
    assert change(Kind.SHARE_OF_EVENTS, (14, 20, 20), (10, 20, 20)) is Verdict.NOT_DISTINGUISHABLE


def test_a_fall_is_a_fall() -> None:
    assert change(Kind.SHARE_OF_EVENTS, (5, 40, 40), (36, 40, 40)) is Verdict.LOWER_998


def test_a_change_from_under_ten_is_too_few() -> None:
    assert change(Kind.SHARE_OF_EVENTS, (5, 40, 40), (9, 9, 9)) is Verdict.TOO_FEW


@pytest.mark.parametrize(
    ("now", "before", "lower", "upper"),
    [  # Newcombe 1998, table II, method 10
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((5, 56), (0, 29), -0.0381, 0.1926),
        ((10, 10), (0, 10), 0.6075, 1.0),
    ],
)
def test_the_difference_is_newcombe_s(
    now: tuple[int, int], before: tuple[int, int], lower: float, upper: float
) -> None:
    found = difference(Kind.SHARE_OF_EVENTS, (*now, now[1]), (*before, before[1]))
    assert found == pytest.approx((lower, upper), abs=5e-5)


@pytest.mark.parametrize("kind", [Kind.RATE, Kind.SHARE_OF_UNIT_DAYS])
def test_some_kinds_have_no_interval_of_the_difference(kind: Kind) -> None:
    assert difference(kind, (5, 10, 5), (7, 10, 5)) is None


def test_a_difference_from_nothing_does_not_exist() -> None:
    assert difference(Kind.SHARE_OF_EVENTS, (5, 10, 5), (0, 0, 0)) is None


def test_holm_is_r_s() -> None:  # p.adjust(c(0.02, 0.01, 0.04, 0.03), "holm")
    assert list(holm(np.array([0.02, 0.01, 0.04, 0.03]))) == pytest.approx([0.06, 0.04, 0.06, 0.06])


@pytest.mark.parametrize("kind", TESTED)
def test_fifteen_hundred_units_take_less_than_fifty_milliseconds(kind: Kind) -> None:
    units = [Ratio(unit % 30, 10 + unit % 40, 2 + unit % 20) for unit in range(1500)]

    def seconds() -> float:
        started = process_time()
        against_others(kind, units, together=12_000)
        return process_time() - started

    assert min(seconds() for _ in range(7)) < 0.05
