"""The two exact tests against R's own examples, and against each outcome summed by hand."""

from fractions import Fraction
from math import comb

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dashboard.statistics.exact import conditional_binomial, fisher

small = st.integers(0, 12)


def fisher_p(events: int, n: int, other_events: int, other_n: int) -> float:
    return float(fisher(*(np.array([number]) for number in (events, n, other_events, other_n)))[0])


def binomial_p(events: int, exposure: float, other_events: int, other_exposure: float) -> float:
    return float(
        conditional_binomial(
            np.array([events]), np.array([exposure]), np.array([other_events]), np.array([other_exposure])
        )[0]
    )


def test_fisher_is_r_s_on_the_lady_tasting_tea() -> None:
    assert fisher_p(3, 4, 1, 4) == pytest.approx(0.4857143, abs=5e-8)


def test_fisher_is_r_s_on_convictions_of_twins() -> None:
    assert fisher_p(2, 17, 10, 13) == pytest.approx(0.0005367, abs=5e-8)


def test_two_rates_are_r_s_on_poisson_test() -> None:
    assert binomial_p(11, 800, 21, 3011) == pytest.approx(0.07967, abs=5e-6)


def test_the_binomial_is_r_s_on_mendel_s_peas() -> None:
    assert binomial_p(682, 0.75, 925 - 682, 0.25) == pytest.approx(0.3825, abs=5e-5)


def test_several_tests_at_once_are_the_tests_one_by_one() -> None:
    tables = [(3, 4, 1, 4), (2, 17, 10, 13), (0, 0, 1, 5), (5, 5, 0, 40)]
    together = fisher(*np.array(tables).T)
    assert list(together) == pytest.approx([fisher_p(*table) for table in tables])


def test_no_tests_have_no_p_values() -> None:
    none = np.zeros(0, dtype=np.int64)
    assert fisher(none, none, none, none).size == 0


def test_an_outcome_far_out_of_many_is_as_good_as_impossible() -> None:
    assert fisher_p(10_000, 10_000, 0, 90_000) == pytest.approx(0, abs=1e-12)


@given(small, small, small, small)
def test_fisher_sums_every_outcome_that_is_no_likelier(a: int, b: int, c: int, d: int) -> None:
    n, events, everyone = a + b, a + c, a + b + c + d
    chances = {
        outcome: Fraction(comb(events, outcome) * comb(everyone - events, n - outcome), comb(everyone, n))
        for outcome in range(max(0, n - (everyone - events)), min(n, events) + 1)
    }
    expected = sum(chance for chance in chances.values() if chance <= chances[a])
    assert fisher_p(a, n, c, c + d) == pytest.approx(float(expected))


@given(small, st.integers(1, 30), small, st.integers(1, 30))
@example(1, 1, 11, 1200)  # a mean near nought, where many deviations are not yet one event
def test_the_binomial_sums_every_outcome_that_is_no_likelier(x: int, t: int, other_x: int, other_t: int) -> None:
    n, share = x + other_x, Fraction(t, t + other_t)
    chances = [comb(n, k) * share**k * (1 - share) ** (n - k) for k in range(n + 1)]
    expected = sum(chance for chance in chances if chance <= chances[x])
    assert binomial_p(x, t, other_x, other_t) == pytest.approx(float(expected))
