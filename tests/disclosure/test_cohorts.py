"""An attacker with as many overlapping cohorts as wanted: not one number has anything of others' children in it."""

from collections.abc import Mapping
from itertools import combinations
from pathlib import Path
from random import Random
from typing import Any, Final

import pytest

from dashboard.data.mart.cohorts import compare_cohorts, own_children, size_of
from dashboard.data.mart.store import Mart
from dashboard.indicators.registry import all_indicators
from dashboard.vocabulary.period import Period
from dashboard.vocabulary.scope import ALL_CHILDREN, Reach, Scope
from dashboard.vocabulary.slice import EVERYTHING, Slice
from tests.mart.cases import mart_of_rows
from tests.reference.case import Case

from .microdata import Piece, pieces
from .towns import AS_OF, WINDOWS, town

INDICATORS: Final = list(all_indicators().values())
READERS: Final = {"leader of a home": ("home", "h1"), "leader of a school": ("school", "s1")}
TABLE: Final = {"home": "placement", "school": "enrolment"}
PERIODS: Final = [Period(*window) for window in WINDOWS] + [Period(WINDOWS[0][0], AS_OF)]


def scope_of(unit: str, key: str) -> Scope:
    own = Reach(homes=frozenset({key})) if unit == "home" else Reach(schools=frozenset({key}))
    return Scope(figures=ALL_CHILDREN, own=own)


def cohorts(tables: Mapping[str, Any], random: Random) -> list[Slice]:
    """Overlapping cohorts of homes, schools and both, as an attacker would choose them to subtract."""
    homes, schools = ([row[key] for row in tables[key.removesuffix("_id")]] for key in ("home_id", "school_id"))
    found = [EVERYTHING, Slice.of({"home": ["h1"]}), Slice.of({"school": ["s1"]})]
    found += [Slice.of({"home": pair}) for pair in combinations(homes, 2)]
    found += [Slice.of({"home": random.sample(homes, 2), "school": random.sample(schools, 2)}) for _ in range(4)]
    return [*found, *(one.rest for one in found[1:5])]


def answers(mart: Mart, scope: Scope, asked: list[Slice]) -> list[Any]:
    """All that can be asked of the cohorts: each with the rest, each with the next, and their sizes."""
    told: list[Any] = []
    for period in PERIODS:
        for one, other in zip(asked, [*asked[1:], None], strict=True):
            for beside in (other, None):
                told.append(compare_cohorts(mart, INDICATORS, period=period, one=one, other=beside, scope=scope))
            told += [size_of(mart, indicator, period=period, where=one, scope=scope) for indicator in INDICATORS[:3]]
    return told


@pytest.mark.parametrize("seed", [1, 4])
@pytest.mark.parametrize(("unit", "key"), READERS.values(), ids=READERS)
def test_without_the_others_every_answer_is_the_same(tmp_path: Path, seed: int, unit: str, key: str) -> None:
    tables = town(seed, 30)
    own = {row["child_id"] for row in tables[TABLE[unit]] if row[f"{unit}_id"] == key}
    alone = {name: [row for row in rows if _is_of(row, own)] for name, rows in tables.items()}
    assert 0 < len(own) < len(tables["child"])
    asked, scope = cohorts(tables, Random(seed)), scope_of(unit, key)
    with mart_of_rows(tmp_path, tables, INDICATORS, AS_OF) as mart:
        told = answers(mart, scope, asked)
        everything = answers(mart, Scope(figures=ALL_CHILDREN, own=ALL_CHILDREN), asked)
    with mart_of_rows(tmp_path, alone, INDICATORS, AS_OF) as mart:
        assert answers(mart, scope, asked) == told
    assert everything != told  # who may see the others is told of them


def _is_of(row: Mapping[str, Any], children: set[Any]) -> bool:
    """Whether a row is of the children, or of nobody; courses have the key of their child in these towns."""
    whose = row.get("child_id") or row.get("course_id")
    return whose is None or whose in children


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize(("unit", "key"), READERS.values(), ids=READERS)
def test_a_size_is_of_the_own_children_and_no_other(tmp_path: Path, seed: int, unit: str, key: str) -> None:
    tables, indicator = town(seed, 30), all_indicators()["follow_up_coverage"]
    scope = scope_of(unit, key)
    with mart_of_rows(tmp_path, tables, INDICATORS, AS_OF) as mart:
        for window in WINDOWS:
            found = pieces(Case(tables), "follow_up_coverage", AS_OF, *window)
            for where in cohorts(tables, Random(seed)):
                expected = {p.child for p in found if getattr(p, unit) == key and _matches(p, where)}
                assert size_of(mart, indicator, period=Period(*window), where=where, scope=scope) == len(expected)


def _matches(piece: Piece, where: Slice) -> bool:
    if where.rest_of is not None and _matches(piece, where.rest_of):
        return False
    return all(getattr(piece, attribute) in values for attribute, values in where.allowed)


def test_a_cohorts_reach_is_never_more_than_the_own_children() -> None:
    scope = scope_of("home", "h1")
    assert own_children(scope).figures == scope.own
