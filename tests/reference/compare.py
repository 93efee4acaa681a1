"""The dashboard's answer laid beside the recomputed one."""

import math
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

from .case import Case
from .intervals import interval
from .query import CannotGroup, Query, Result
from .recompute import definitions, recompute

ReferenceRows = dict[tuple[str, str | None], dict[str, Any]]


def reference_rows(case: Case, query: Query, indicators: Iterable[str] | None = None) -> ReferenceRows:
    """(indicator, group) -> numerator, denominator, value, lower, upper and children.

    Of every indicator that can be grouped as the query asks.
    """
    found: ReferenceRows = {}
    for key in definitions() if indicators is None else indicators:
        try:
            result = recompute(case, query.as_of, query.start, query.end, query.by, query.where, key)
        except CannotGroup:
            continue
        found.update(_rows(key, result))
    return found


def _rows(key: str, result: Result) -> ReferenceRows:
    rows: ReferenceRows = {}
    for group, (numerator, denominator, children) in result.items():
        limits = interval(definitions()[key].kind, numerator, denominator, children)
        rows[key, group] = {
            "numerator": numerator,
            "denominator": denominator,
            "value": numerator / denominator,
            "lower": limits and limits[0],
            "upper": limits and limits[1],
            "children": children,
        }
    return rows


def compare(cli_rows: Iterable[Mapping[str, Any]], reference: ReferenceRows) -> list[str]:
    """What differs, a sentence each; nothing where all agrees.

    Counts must be equal, other numbers agree to 1e-9 of their size, limits to 1e-7: the definitions round z to six
    decimals, their vectors do not. Rows that are suppressed must be empty,
    and their figures are not compared. Indicators that the definitions do not name are left alone.
    """
    answered = [row for row in cli_rows if row["indicator"] in definitions()]
    keys = [(row["indicator"], row["group"]) for row in answered]
    found = [f"{_name(key)}: answered twice" for key in sorted(set(keys), key=str) if keys.count(key) > 1]
    found += [f"{_name(key)}: missing, should be {_ratio(row)}" for key, row in reference.items() if key not in keys]
    for key, row in zip(keys, answered, strict=True):
        if key not in reference:
            found.append(f"{_name(key)}: answered {_ratio(row)}, but there is no such result")
        else:
            found += [f"{_name(key)}: {difference}" for difference in _differences(row, reference[key])]
    return found


def _differences(row: Mapping[str, Any], expected: Mapping[str, Any]) -> list[str]:
    if row["status"] == "suppressed":
        return [f"suppressed, but {name} is {row[name]}" for name in expected if row[name] is not None]
    if row["status"] != "shown":
        return [f"status is {row['status']!r}"]
    return [
        f"{name} is {row[name]}, should be {_number(expected[name])} (of {_ratio(expected)})"
        for name in expected
        if not _agrees(row[name], expected[name], 1e-7 if name in ("lower", "upper") else 1e-9)
    ]


def _agrees(answered: Any, expected: Any, tolerance: float) -> bool:
    if answered is None or expected is None:
        return answered is expected
    if isinstance(expected, int) or (isinstance(expected, Fraction) and expected.denominator == 1):
        return bool(answered == expected)
    return math.isclose(float(answered), float(expected), rel_tol=tolerance, abs_tol=1e-12)


def _name(key: tuple[str, str | None]) -> str:
    return f"{key[0]} [{key[1]}]"


def _ratio(row: Mapping[str, Any]) -> str:
    return f"{_number(row['numerator'])} / {_number(row['denominator'])}, {row['children']} children"


def _number(number: Any) -> str:
    return f"{float(number):.10g}" if isinstance(number, Fraction) else str(number)
