from collections.abc import Callable
from statistics import mean, median, stdev

import pytest

from dashboard.data.case_database.demo.dice import Dice


def draws(draw: Callable[[Dice], float]) -> list[float]:
    dice = Dice(1, "test")
    return [draw(dice) for _ in range(20_000)]


def test_a_stream_is_told_by_its_path_alone() -> None:
    one, same, other = Dice(1, "stays", 7), Dice(1, "stays", 7), Dice(1, "stays", 8)
    first = one.uniform()
    assert same.uniform() == first != other.uniform()


def test_the_numbers_are_the_same_on_every_machine() -> None:
    assert [round(Dice(1, "a", at).uniform(), 12) for at in range(2)] == [0.545821053316, 0.775061288022]


@pytest.mark.parametrize(
    ("draw", "expected_mean", "expected_deviation"),
    [
        (lambda dice: dice.normal(5.0, 2.0), 5.0, 2.0),
        (lambda dice: dice.exponential(3.0), 3.0, 3.0),
        (lambda dice: dice.gamma(5, 7.0), 7.0, 7.0 / 2.5**0.5),
        (lambda dice: dice.gamma(6, 24.0), 24.0, 24.0 / 3**0.5),
        (lambda dice: dice.between(1, 5), 3.0, 2**0.5),
        (lambda dice: dice.chance(0.2), 0.2, 0.4),
        (lambda dice: dice.weighted((0, 1), (3, 1)), 0.25, 0.433),
        (lambda dice: dice.pick((2, 4)), 3.0, 1.0),
    ],
)
def test_distributions(draw: Callable[[Dice], float], expected_mean: float, expected_deviation: float) -> None:
    numbers = draws(draw)
    assert mean(numbers) == pytest.approx(expected_mean, rel=0.04)
    assert stdev(numbers) == pytest.approx(expected_deviation, rel=0.05)


def test_a_lognormal_number_is_told_by_its_median() -> None:
    assert median(draws(lambda dice: dice.lognormal(840.0, 1.73))) == pytest.approx(840.0, rel=0.05)


def test_known_is_unknown_now_and_then() -> None:
    unknown = sum(value != value for value in draws(lambda dice: dice.known(1.0, 0.1) or float("nan")))
    assert unknown == pytest.approx(2_000, rel=0.1)
