"""Verdicts between two groups on several figures at once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.statistics.comparison import Ratio, between, change
from dashboard.vocabulary.indicator import Kind
from dashboard.vocabulary.result import Verdict

from .test_comparison import TESTED, ratios

PAIRS = st.lists(st.tuples(st.sampled_from(list(Kind)), ratios(), ratios()), max_size=6)
LOUD = {Verdict.LOWER_95: 1, Verdict.HIGHER_95: 1, Verdict.LOWER_998: 2, Verdict.HIGHER_998: 2}
MIRRORED = {
    Verdict.LOWER_95: Verdict.HIGHER_95,
    Verdict.HIGHER_95: Verdict.LOWER_95,
    Verdict.LOWER_998: Verdict.HIGHER_998,
    Verdict.HIGHER_998: Verdict.LOWER_998,
}
HALF_OF_TWENTY = (Kind.SHARE_OF_EVENTS, Ratio(10, 20, 20), Ratio(18, 20, 20))  # Fisher: p = 0.0138


@pytest.mark.parametrize(("figures", "told"), [(1, Verdict.LOWER_95), (3, Verdict.LOWER_95), (4, None)])
def test_the_more_figures_are_tested_the_less_a_difference_says(figures: int, told: Verdict | None) -> None:
    alike = (Kind.SHARE_OF_EVENTS, Ratio(10, 20, 20), Ratio(10, 20, 20))
    first, *others = between([HALF_OF_TWENTY, *[alike] * (figures - 1)])
    assert first is (told or Verdict.NOT_DISTINGUISHABLE)
    assert set(others) <= {Verdict.NOT_DISTINGUISHABLE}


def test_what_cannot_be_tested_is_told_and_costs_the_others_nothing() -> None:
    few = (Kind.RATE, Ratio(1, 9.9, 3), Ratio(9, 30, 9))
    without_test = (Kind.SHARE_OF_UNIT_DAYS, Ratio(1, 100, 9), Ratio(99, 100, 9))
    assert between([few, HALF_OF_TWENTY, without_test]) == (Verdict.TOO_FEW, Verdict.LOWER_95, None)
    assert between([]) == ()


@given(PAIRS)
def test_no_verdict_is_louder_than_that_of_the_figure_alone(pairs: list[tuple[Kind, Ratio, Ratio]]) -> None:
    for verdict, (kind, one, other) in zip(between(pairs), pairs, strict=True):
        alone = change(kind, one, other)
        assert verdict is alone or (verdict is not None and alone is not None)
        if verdict in LOUD:
            assert alone is not None
            assert LOUD[verdict] <= LOUD[alone]


@given(PAIRS)
def test_the_other_way_round_says_the_same(pairs: list[tuple[Kind, Ratio, Ratio]]) -> None:
    turned = between([(kind, other, one) for kind, one, other in pairs])
    assert [MIRRORED.get(verdict, verdict) if verdict else None for verdict in turned] == list(between(pairs))


@pytest.mark.parametrize("kind", TESTED)
def test_one_figure_is_judged_as_a_period_is_against_the_one_before(kind: Kind) -> None:
    one, other = Ratio(40, 50, 50), Ratio(20, 50, 50)
    assert between([(kind, one, other)]) == (change(kind, one, other),)
