"""Two cohorts side by side: each as if asked alone, the rest as what is left, and nobody counted for two."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given

from dashboard.components.cohorts.cohort_size import lists_children
from dashboard.data.mart.cohorts import Compared, compare_cohorts, size_of
from dashboard.data.mart.disclosure.menu import unit_asked
from dashboard.data.mart.members.member_list import member_list
from dashboard.data.mart.members.members import Figure, MemberQuestion
from dashboard.data.mart.query import query
from dashboard.data.mart.selection import matching
from dashboard.data.mart.store import Mart
from dashboard.vocabulary.period import Period
from dashboard.vocabulary.result import Row, Verdict
from dashboard.vocabulary.scope import ALL_CHILDREN, Reach, Scope
from dashboard.vocabulary.slice import EVERYTHING, Slice, UnknownAttributeError

from .cases import CHIEF, HALF_A_YEAR, LEADER_OF_H1, chosen, homes_with, mart_of_rows
from .random_questions import INDICATORS, asked, few, mart_for, period_of
from .test_gate_random import Asked
from .test_registration import LEADER_OF_H9

H1, H2 = Slice.of({"home": ["h1"]}), Slice.of({"home": ["h2"]})
SUMMED = ("follow_up_coverage", "follow_up_on_time", "goals_met", "absence", "child_involved", "school_moves")


def numbers(row: Row | None) -> tuple[float | None, float | None, int | None] | None:
    return None if row is None else (row.numerator, row.denominator, row.children)


def asked_alone(mart: Mart, period: Period, where: Slice) -> dict[str, Row | None]:
    found = query(mart, INDICATORS, period=period, where=where, by=None, scope=CHIEF)
    return {key: result.total for key, result in found.items()}


@few
@given(asked(), asked())
def test_each_of_two_is_what_it_is_alone(first: Asked, second: Asked) -> None:
    tables, question = first
    one, other = (Slice.of({k: v for k, v in q.where.items() if k != "month"}) for q in (question, second[1]))
    with mart_for(tables, question) as mart:
        period = period_of(question)
        found = compare_cohorts(mart, INDICATORS, period=period, one=one, other=other, scope=CHIEF)
        for side, where in (("one", one), ("other", other)):
            alone = asked_alone(mart, period, where)
            assert {f.indicator.key: numbers(getattr(f, side)) for f in found.figures} == {
                key: numbers(row) for key, row in alone.items()
            }


@few
@given(asked())
def test_the_rest_is_all_but_the_one(given_: Asked) -> None:
    tables, question = given_
    period = period_of(question)
    with mart_for(tables, question) as mart:
        homes = mart.columns.attributes["home_kind"].values
        one, left = Slice.of({"home_kind": homes[:2]}), Slice.of({"home_kind": homes[2:] or ["nobody"]})
        rest = compare_cohorts(mart, INDICATORS, period=period, one=one, other=None, scope=CHIEF)
        named = compare_cohorts(mart, INDICATORS, period=period, one=one, other=left, scope=CHIEF)
        assert rest == named
        everybody = asked_alone(mart, period, EVERYTHING)
    for figure in rest.figures:
        if figure.indicator.key in SUMMED:
            sides = [row.denominator or 0 for row in (figure.one, figure.other) if row is not None]
            together = everybody[figure.indicator.key]
            assert sum(sides) == pytest.approx(0 if together is None else together.denominator)
            assert not figure.is_shared


@few
@given(asked())
def test_the_list_behind_the_rest_is_as_long_as_its_figure(given_: Asked) -> None:
    tables, question = given_
    one, period = Slice.of({k: v for k, v in question.where.items() if k != "month"}), period_of(question)
    with mart_for(tables, question) as mart:
        for scope in (CHIEF, LEADER_OF_H9):
            rest = compare_cohorts(mart, INDICATORS, period=period, one=one, other=None, scope=scope)
            for figure in rest.figures:
                asked_for = Figure(indicator=figure.indicator, period=period, where=one.rest)
                made = member_list(mart, asked_for, MemberQuestion(), scope)
                assert made is not None
                expected = (figure.other.numerator, figure.other.denominator) if figure.other is not None else (0, 0)
                assert (made.numerator, made.denominator) == pytest.approx(expected)
                if figure.other is not None and lists_children(figure.indicator):
                    assert made.listed == figure.other.children


@few
@given(asked())
def test_the_rest_is_never_wider_than_the_own_children(given_: Asked) -> None:
    tables, question = given_
    one = Slice.of({k: v for k, v in question.where.items() if k != "month"})
    with mart_for(tables, question) as mart:
        own = matching(mart.columns, EVERYTHING, LEADER_OF_H9.own)
        inside = matching(mart.columns, one, LEADER_OF_H9.own)
        rest = matching(mart.columns, one.rest, LEADER_OF_H9.own)
        again = matching(mart.columns, one.rest.rest, LEADER_OF_H9.own)
    assert (rest == own & ~inside).all()
    assert (again == inside).all()


def test_a_slice_of_months_has_no_rest() -> None:
    with pytest.raises(UnknownAttributeError):
        _ = Slice.of({"month": ["2025-01"]}).rest


@pytest.mark.parametrize("one", [EVERYTHING, H1])
def test_the_rest_is_none_of_the_fixed_tables(one: Slice) -> None:
    """Told of all children, it would be what is left of a table when a home is taken away."""
    assert unit_asked(Slice(allowed=H1.allowed, rest_of=one)) is None
    assert one.rest != EVERYTHING


def compared(mart: Mart, key: str, one: Slice, other: Slice | None, scope: Scope = CHIEF) -> Compared:
    found = compare_cohorts(mart, chosen(key), period=HALF_A_YEAR, one=one, other=other, scope=scope)
    return found.figures[0]


def test_two_homes_are_told_apart_by_their_children_not_by_their_days(tmp_path: Path) -> None:
    meetings = [
        {"meeting_id": f"{child}-{month}", "course_id": child, "held_on": f"2025-0{month}-15"}
        for child in (f"h1-{number}" for number in range(1, 25))
        for month in (1, 3, 5)
    ]
    with mart_of_rows(tmp_path, homes_with({"h1": 24, "h2": 24}, meeting=meetings), INDICATORS) as mart:
        figure = compared(mart, "follow_up_coverage", H1, H2)
        mirrored = compared(mart, "follow_up_coverage", H2, H1)
    assert figure.one is not None
    assert figure.other is not None
    assert (figure.one.value, figure.one.children, figure.other.children) == (1.0, 24, 24)
    assert (figure.verdict, mirrored.verdict) == (Verdict.HIGHER_998, Verdict.LOWER_998)
    assert figure.apart is not None
    assert mirrored.apart == (-figure.apart[1], -figure.apart[0])
    assert figure.apart[0] < 1 - (figure.other.value or 0) < figure.apart[1]


def test_who_moved_from_the_one_to_the_other_counts_once_in_all(tmp_path: Path) -> None:
    children = [f"h1-{number}" for number in range(1, 13)]
    goals = [
        {"goal_id": f"{child}-{day}", "course_id": child, "set_on": "2025-01-02", "due_on": day, "closed_on": day}
        | {"outcome": "met" if number % 2 else "not_met"}
        for number, child in enumerate(children)
        for day in ("2025-02-01", "2025-05-01")
    ]
    tables = homes_with({"h1": 12, "h2": 1}, goal=goals)
    stays = [dict(row) for row in tables["placement"] if row["child_id"] in children]
    left = [stay | {"end_on": "2025-03-31"} for stay in stays]
    new = [
        stay | {"placement_id": f"{stay['child_id']}-2", "home_id": "h2", "start_on": "2025-04-01"} for stay in stays
    ]
    with mart_of_rows(tmp_path, tables | {"placement": [*left, *new]}, INDICATORS) as mart:
        found = compare_cohorts(mart, chosen("goals_met"), period=HALF_A_YEAR, one=H1, other=None, scope=CHIEF)
    (figure,) = found.figures
    assert (numbers(figure.one), numbers(figure.other)) == ((6, 12, 12), (6, 12, 12))
    assert (found.shared, figure.is_shared, figure.verdict) == (0, False, Verdict.NOT_DISTINGUISHABLE)
    assert figure.apart is not None
    # Were the 12 children counted as 24, the difference would be known to 35 percentage points.
    assert figure.apart[1] == pytest.approx(0.383, abs=0.001)


def test_who_is_in_both_is_told_and_nothing_is_tested(tmp_path: Path) -> None:
    with mart_of_rows(tmp_path, homes_with({"h1": 6, "h2": 6}), INDICATORS) as mart:
        both = Slice.of({"home": ["h1", "h2"]})
        found = compare_cohorts(mart, INDICATORS, period=HALF_A_YEAR, one=both, other=H2, scope=CHIEF)
    assert found.shared == 6
    assert {(f.verdict, f.apart) for f in found.figures if f.one is not None and f.other is not None} == {(None, None)}


def test_talks_at_a_home_with_children_of_both_are_not_tested(tmp_path: Path) -> None:
    tables = homes_with({"h1": 12})
    children = [{**row, "gender": "fm"[number % 2]} for number, row in enumerate(tables["child"])]
    with mart_of_rows(tmp_path, tables | {"child": children}, INDICATORS) as mart:
        girls, boys = Slice.of({"gender": ["f"]}), Slice.of({"gender": ["m"]})
        talks = compared(mart, "home_sparring", girls, boys)
        days = compared(mart, "follow_up_coverage", girls, boys)
    assert (talks.is_shared, talks.verdict) == (True, None)
    assert (days.is_shared, days.verdict) == (False, Verdict.NOT_DISTINGUISHABLE)


def test_a_leader_is_told_of_own_children_alone(tmp_path: Path) -> None:
    with mart_of_rows(tmp_path, homes_with({"h1": 3, "h2": 9}), INDICATORS) as mart:
        (coverage,) = chosen("follow_up_coverage")

        def size(where: Slice, scope: Scope) -> int:
            return size_of(mart, coverage, period=HALF_A_YEAR, where=where, scope=scope)

        assert [size(where, CHIEF) for where in (EVERYTHING, H1, H2)] == [12, 3, 9]
        assert [size(where, LEADER_OF_H1) for where in (EVERYTHING, H1, H2)] == [3, 3, 0]
        figure = compared(mart, "follow_up_coverage", H1, None, LEADER_OF_H1)
    assert (numbers(figure.one) or (0, 0, 0))[2] == 3
    assert figure.other is None


def test_who_has_no_children_is_told_nothing(tmp_path: Path) -> None:
    nobody = Scope(figures=ALL_CHILDREN, own=Reach(homes=frozenset({"h9"})))
    with mart_of_rows(tmp_path, homes_with({"h1": 9}), INDICATORS) as mart:
        figure = compared(mart, "follow_up_coverage", H1, None, nobody)
    assert (figure.one, figure.other, figure.verdict) == (None, None, None)


def test_a_period_after_the_data_has_no_figures(tmp_path: Path) -> None:
    with mart_of_rows(tmp_path, homes_with({"h1": 9, "h2": 9}), INDICATORS) as mart:
        later = Period(date(2026, 1, 1), date(2026, 6, 30))
        found = compare_cohorts(mart, chosen("follow_up_coverage"), period=later, one=H1, other=None, scope=CHIEF)
    assert [(f.one, f.other) for f in found.figures] == [(None, None)]
