"""What holds of every answer, whatever the cases and the question."""

from collections.abc import Iterator, Mapping
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dashboard.data.mart.disclosure.menu import windows
from dashboard.data.mart.query import query
from dashboard.data.mart.store import Mart
from dashboard.vocabulary.result import Result, Row, Status
from dashboard.vocabulary.scope import ALL_CHILDREN, NOTHING, Reach, Scope
from dashboard.vocabulary.slice import EVERYTHING
from tests.reference.query import Query

from .cases import CHIEF
from .random_questions import INDICATORS, asked, few, mart_for, period_of, slice_of

LEASTS = st.integers(3, 6)
Asked = tuple[dict[str, Any], Query]


def menu(mart: Mart, scope: Scope) -> Iterator[tuple[str, Result]]:
    """All that the menu tells about all children, with its name."""
    for period in windows(mart.meta.as_of):
        for by in (None, "home_unit", "school", "month"):
            found = query(mart, INDICATORS, period=period, where=EVERYTHING, by=by, scope=scope, parts=True)
            yield from ((f"{key} {period.start} {by}", result) for key, result in found.items())


def anything(mart: Mart, question: Query, scope: Scope) -> Mapping[str, Result]:
    """The answers to a random question."""
    return query(mart, INDICATORS, period=period_of(question), where=slice_of(question), by=question.by, scope=scope)


def figures(result: Result) -> list[Row]:
    """All rows of a result, those of all together and of what is hidden included."""
    together = [row for row in (result.total, result.pool and result.pool.row) if row]
    return [*result.rows, *together]


def numbers(row: Row) -> tuple[Any, ...]:
    return row.numerator, row.denominator, row.value, row.lower, row.upper, row.children


@few
@given(asked(), LEASTS, st.sampled_from([ALL_CHILDREN, Reach(homes=frozenset({"h9", "h10"}))]))
def test_nothing_of_too_few_children_is_shown_to_those_without_own_children(
    given_: Asked, least: int, reach: Reach
) -> None:
    tables, question = given_
    scope = Scope(figures=reach, own=NOTHING, least_children=least)
    with mart_for(tables, question) as mart:
        found = [*anything(mart, question, scope).values(), *(result for _, result in menu(mart, scope))]
    for result in found:
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
        to_all, to_few = (dict(menu(mart, scope)) for scope in (CHIEF, Scope(ALL_CHILDREN, NOTHING, False, least)))
    for name, result in to_few.items():
        open_result = to_all[name]
        if not result.rows and result.total is None:
            continue  # not on the menu
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
        found = [result for _, result in menu(mart, scope)]
    for result in found:
        hidden = [row for row in result.rows if row.status is Status.SUPPRESSED]
        if len(hidden) == 1:
            assert result.total is not None
            assert result.total.status is Status.SUPPRESSED
            assert result.pool is None or result.pool.row.status is Status.SUPPRESSED


@few
@given(asked())
def test_a_leader_sees_the_own_home_as_everybody_with_access_does(given_: Asked) -> None:
    tables, question = given_
    leader = Scope(figures=ALL_CHILDREN, own=Reach(homes=frozenset({"h9"})))
    with mart_for(tables, question) as mart:
        mine, theirs = (dict(menu(mart, scope)) for scope in (leader, CHIEF))
        kind = next(home["kind"] for home in tables["home"] if home["home_id"] == "h9")
    if kind in ("residential_home", "small_residence"):
        for name, result in mine.items():
            row, open_row = result.rows.of_group("h9"), theirs[name].rows.of_group("h9")
            assert row == open_row or (row is not None and open_row is not None and numbers(row) == numbers(open_row))


@few
@given(asked(), st.sampled_from([NOTHING, Reach(homes=frozenset({"h9"})), Reach(schools=frozenset({"s9"}))]))
def test_off_the_menu_only_own_children_are_told_of(given_: Asked, own: Reach) -> None:
    tables, question = given_
    with mart_for(tables, question) as mart:
        if period_of(question) in windows(mart.meta.as_of):
            return
        asked_of_all, asked_of_own = (
            anything(mart, question, Scope(figures=figures_, own=own)) for figures_ in (ALL_CHILDREN, own)
        )
    assert asked_of_all == asked_of_own
