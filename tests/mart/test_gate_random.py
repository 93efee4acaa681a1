"""What holds of every answer, whatever the cases and the question."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dashboard.data.mart.query import query
from dashboard.vocabulary.result import Result, Row, Status
from dashboard.vocabulary.scope import ALL_CHILDREN, NOTHING, Reach, Scope
from tests.reference.query import Query

from .cases import CHIEF
from .random_questions import INDICATORS, asked, few, mart_for, period_of, slice_of

LEASTS = st.integers(3, 6)
Asked = tuple[dict[str, Any], Query]


def figures(result: Result) -> list[Row]:
    """All rows of a result, those of all together and of what is hidden included."""
    together = [row for row in (result.total, result.pool and result.pool.row) if row]
    return [*result.rows, *together]


def numbers(row: Row) -> tuple[Any, ...]:
    return row.numerator, row.denominator, row.value, row.lower, row.upper, row.children, dict(row.parts)


@few
@given(asked(), LEASTS, st.sampled_from([ALL_CHILDREN, Reach(homes=frozenset({"h9", "h10"}))]))
def test_nothing_of_too_few_children_is_shown_to_those_without_own_children(
    given_: Asked, least: int, reach: Reach
) -> None:
    tables, question = given_
    scope = Scope(figures=reach, own=NOTHING, least_children=least)
    with mart_for(tables, question) as mart:
        found = query(
            mart, INDICATORS, period=period_of(question), where=slice_of(question), by=question.by, scope=scope
        )
    for result in found.values():
        for row in figures(result):
            if row.status is Status.SHOWN:
                assert row.children is not None
                assert row.children >= least
            else:
                assert row == Row(row.group, Status.SUPPRESSED)


@few
@given(asked(), LEASTS)
def test_what_is_shown_does_not_depend_on_who_asks(given_: Asked, least: int) -> None:
    tables, question = given_
    with mart_for(tables, question) as mart:
        to_all, to_few = (
            query(
                mart,
                INDICATORS,
                period=period_of(question),
                where=slice_of(question),
                by=question.by,
                scope=scope,
                parts=True,
            )
            for scope in (CHIEF, Scope(figures=ALL_CHILDREN, own=NOTHING, least_children=least))
        )
    for key, result in to_few.items():
        open_result = to_all[key]
        assert [row.group for row in result.rows] == [row.group for row in open_result.rows]
        for row, open_row in zip(result.rows, open_result.rows, strict=True):
            assert row.status is Status.SUPPRESSED or numbers(row) == numbers(open_row)
        assert (result.total is None) == (open_result.total is None)
        if result.total is not None and result.total.status is Status.SHOWN:
            assert open_result.total is not None
            assert numbers(result.total) == numbers(open_result.total)


@few
@given(asked(), LEASTS)
def test_a_list_hides_no_unit_or_two_at_least_or_its_sum(given_: Asked, least: int) -> None:
    tables, question = given_
    scope = Scope(figures=ALL_CHILDREN, own=NOTHING, least_children=least)
    with mart_for(tables, question) as mart:
        found = query(mart, INDICATORS, period=period_of(question), where=slice_of(question), by="school", scope=scope)
    for result in found.values():
        hidden = [row for row in result.rows if row.status is Status.SUPPRESSED]
        if len(hidden) == 1:
            assert result.total is not None
            assert result.total.status is Status.SUPPRESSED
            assert result.pool is not None
            assert result.pool.row.status is Status.SUPPRESSED


@few
@given(asked())
def test_a_leader_sees_the_own_home_as_everybody_with_access_does(given_: Asked) -> None:
    tables, question = given_
    leader = Scope(figures=ALL_CHILDREN, own=Reach(homes=frozenset({"h9"})))
    with mart_for(tables, question) as mart:
        mine, theirs = (
            query(mart, INDICATORS, period=period_of(question), where=slice_of(question), by="home", scope=scope)
            for scope in (leader, CHIEF)
        )
    assert {key: result.rows.of_group("h9") for key, result in mine.items()} == {
        key: result.rows.of_group("h9") for key, result in theirs.items()
    }
