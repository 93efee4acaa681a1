"""Who may see nothing is told nothing, whatever is asked."""

from collections.abc import Iterator

import pytest

from dashboard.data.mart.attention import attention
from dashboard.data.mart.children.follow_up_list import follow_up_list
from dashboard.data.mart.children.unit_detail import unit_detail
from dashboard.data.mart.members.member_list import member_list
from dashboard.data.mart.members.members import Figure, MemberQuestion
from dashboard.data.mart.query import query
from dashboard.data.mart.store import Mart
from dashboard.indicators.registry import all_indicators
from dashboard.vocabulary.attributes import GROUPINGS
from dashboard.vocabulary.measures import Unit
from dashboard.vocabulary.scope import EMPTY_SCOPE, NOTHING, Reach, Scope
from dashboard.vocabulary.slice import EVERYTHING

from .cases import CHIEF, HALF_A_YEAR, LEADER_OF_H1, STEERING_GROUP, homes_with, mart_of_rows

INDICATORS = list(all_indicators().values())


@pytest.fixture(scope="module")
def mart(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mart]:
    with mart_of_rows(tmp_path_factory.mktemp("case"), homes_with({"h1": 6, "h2": 6}), INDICATORS) as made:
        yield made


@pytest.mark.parametrize("by", [None, *GROUPINGS])
def test_no_figure(mart: Mart, by: str | None) -> None:
    results = query(mart, INDICATORS, period=HALF_A_YEAR, where=EVERYTHING, by=by, scope=EMPTY_SCOPE, parts=True)
    assert results
    assert [(result.total, len(result.rows), result.pool) for result in results.values()] == [(None, 0, None)] * len(
        results
    )


@pytest.mark.parametrize("by", ["home_unit", "school"])
def test_no_attention(mart: Mart, by: str) -> None:
    assert attention(mart, by=by, where=EVERYTHING, scope=EMPTY_SCOPE) == ()


@pytest.mark.parametrize("scope", [EMPTY_SCOPE, STEERING_GROUP])
def test_no_child(mart: Mart, scope: Scope) -> None:
    assert follow_up_list(mart, where=EVERYTHING, scope=scope) == ()
    for indicator in INDICATORS:
        figure = Figure(indicator=indicator, period=HALF_A_YEAR, where=EVERYTHING)
        assert member_list(mart, figure, MemberQuestion(), scope) is None


@pytest.mark.parametrize("scope", [EMPTY_SCOPE, STEERING_GROUP, LEADER_OF_H1])
@pytest.mark.parametrize(("unit", "key"), [("home", "h2"), ("school", "s1"), ("home", "h9")])
def test_no_detail_of_units_that_are_not_the_own(mart: Mart, scope: Scope, unit: Unit, key: str) -> None:
    assert unit_detail(mart, unit=unit, key=key, since=HALF_A_YEAR.start, scope=scope) is None


def test_the_own_unit_is_told_of_in_detail(mart: Mart) -> None:
    detail = unit_detail(mart, unit="home", key="h1", since=HALF_A_YEAR.start, scope=LEADER_OF_H1)
    assert detail is not None
    assert [row.child for row in detail.timelines] == [f"h1-{n}" for n in range(1, 7)]


def test_the_own_children_of_a_school_may_live_anywhere(mart: Mart) -> None:
    of_school = Scope(figures=NOTHING, own=Reach(schools=frozenset({"s1"})))
    found = follow_up_list(mart, where=EVERYTHING, scope=of_school)
    assert {row.home for row in found} == {"h1", "h2"}


def test_all_children_are_there_to_be_seen(mart: Mart) -> None:
    assert len(follow_up_list(mart, where=EVERYTHING, scope=CHIEF)) == 12
