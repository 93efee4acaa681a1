"""The comparison itself must be able to find a difference."""

from fractions import Fraction
from typing import Any

from .compare import ReferenceRows, compare


def _reference() -> ReferenceRows:
    half = Fraction(1, 2)
    row = {"numerator": Fraction(3), "denominator": Fraction(6), "value": half, "lower": 0.2, "upper": 0.8}
    return {("absence", "h1"): {**row, "children": 4}}


def _answer(**changed: Any) -> dict[str, Any]:
    row = {"numerator": 3, "denominator": 6, "value": 0.5, "lower": 0.2, "upper": 0.8, "children": 4}
    return {"indicator": "absence", "group": "h1", "status": "shown", **row, **changed}


def test_an_equal_answer_has_no_difference() -> None:
    assert compare([_answer(numerator=3.0, lower=0.2 * (1 + 1e-12))], _reference()) == []


def test_a_count_must_be_equal() -> None:
    assert compare([_answer(numerator=3.0000000001)], _reference()) == [
        "absence [h1]: numerator is 3.0000000001, should be 3 (of 3 / 6, 4 children)"
    ]


def test_a_missing_value_is_not_zero() -> None:
    assert compare([_answer(upper=None)], _reference()) == [
        "absence [h1]: upper is None, should be 0.8 (of 3 / 6, 4 children)"
    ]


def test_a_row_too_few_and_a_row_too_many() -> None:
    assert compare([_answer(group=None)], _reference()) == [
        "absence [h1]: missing, should be 3 / 6, 4 children",
        "absence [None]: answered 3 / 6, 4 children, but there is no such result",
    ]


def test_a_row_answered_twice() -> None:
    assert compare([_answer(), _answer()], _reference()) == ["absence [h1]: answered twice"]


def test_a_suppressed_row_must_be_empty() -> None:
    empty = dict.fromkeys(("numerator", "denominator", "value", "lower", "upper", "children"))
    assert compare([_answer(**empty, status="suppressed")], _reference()) == []
    assert compare([_answer(**{**empty, "children": 4}, status="suppressed")], _reference()) == [
        "absence [h1]: suppressed, but children is 4"
    ]
