"""The lists behind the numbers of the registration: as many lines as the number says, of the reader's own alone."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from statistics import median
from typing import Any

import pytest
from hypothesis import given

from dashboard.data.mart.members.members import Side
from dashboard.data.mart.registration.registered import (
    Measure,
    RegisteredFigure,
    RegisteredLine,
    RegisteredList,
    RegisteredQuestion,
)
from dashboard.data.mart.registration.registered_list import registered_list
from dashboard.data.mart.registration.registration import Registration, Value, registration
from dashboard.data.mart.store import Mart
from dashboard.vocabulary.measures import Unit
from dashboard.vocabulary.scope import Scope
from tests.reference.case import Case
from tests.reference.query import Query
from tests.reference.registration import events, is_looked_at

from .cases import CHIEF, STEERING_GROUP
from .random_questions import few, mart_for
from .test_registration import LEADER_OF_H9, UNITS, recorded_somewhen

Numbers = tuple[int | None, int | None]


def numbers_of(row: Registration) -> Iterator[tuple[Measure, Numbers]]:
    """Each number of a row as its numerator and denominator; the median's denominator are the events that it is of."""
    yield "within", (row.within, row.dated)
    yield "median", (None, row.dated)
    for value, found in row.unknown.items():
        if found is not None:
            yield value, (found.unknown, found.of)


def listed(
    mart: Mart, unit: Unit, row: Registration, measure: Measure, scope: Scope, **more: Any
) -> RegisteredList | None:
    figure = RegisteredFigure(unit=unit, key=row.unit, measure=measure, mark=more.pop("mark", None))
    return registered_list(mart, figure, RegisteredQuestion(**more), scope)


@few
@given(recorded_somewhen())
def test_every_list_has_as_many_lines_as_its_number_says(given_: tuple[dict[str, Any], Query]) -> None:
    tables, question = given_
    with mart_for(tables, question) as mart:
        for unit in UNITS:
            found = registration(mart, unit, CHIEF)
            for row in (*found.units, found.together):
                for measure, (numerator, denominator) in numbers_of(row):
                    made = listed(mart, unit, row, measure, CHIEF, side=Side.DENOMINATOR)
                    assert made is not None
                    assert made.listed == len(made.rows) == denominator
                    assert made.sides.get(Side.NUMERATOR) == numerator
                    assert numerator in (None, sum(line.is_counted for line in made.rows))
                for mark in row.backdated:
                    made = listed(mart, unit, row, "mark", CHIEF, mark=mark)
                    assert made is not None
                    assert (made.listed, made.sides[Side.DENOMINATOR]) == (mark.late, mark.recorded)
                delays = listed(mart, unit, row, "median", CHIEF)
                assert delays is not None
                assert row.median == (median(days) if (days := delays_of(delays)) else None)


def delays_of(made: RegisteredList) -> list[int]:
    return [line.delay for line in made.rows if line.delay is not None]


@few
@given(recorded_somewhen())
def test_the_lines_are_the_events_of_the_case_rows(given_: tuple[dict[str, Any], Query]) -> None:
    tables, question = given_
    expected = Counter(
        (frozenset(event.children), event.day, event.recorded_on)
        for event in events(Case(tables), question.as_of)
        if is_looked_at(event.day, question.as_of)
    )
    with mart_for(tables, question) as mart:
        together = registration(mart, "home", CHIEF).together
        made = listed(mart, "home", together, Value.RECORDED_ON, CHIEF, side=Side.DENOMINATOR)
    assert Counter(said(line) for line in made.rows) == expected if made is not None else not expected


def said(line: RegisteredLine) -> tuple[frozenset[str], date | None, date | None]:
    return frozenset(one.child for one in line.children), line.day, line.recorded_on


@few
@given(recorded_somewhen())
def test_a_leader_opens_the_own_home_with_the_own_children_alone(given_: tuple[dict[str, Any], Query]) -> None:
    tables, question = given_
    case = Case(tables)
    with mart_for(tables, question) as mart:
        for unit in UNITS:
            everything = registration(mart, unit, CHIEF)
            for row in (*everything.units, everything.together):
                for measure in ("within", *Value):
                    made = listed(mart, unit, row, measure, LEADER_OF_H9, side=Side.DENOMINATOR)
                    is_own = unit == "home" and row.unit == "h9"
                    assert (made is not None) == is_own
                    for line in made.rows if made is not None else ():
                        assert line.day is not None
                        assert {case.attributes(one.child, line.day)["home"] for one in line.children} <= {"h9"}


@few
@given(recorded_somewhen())
def test_pages_in_any_order_hold_every_line_once(given_: tuple[dict[str, Any], Query]) -> None:
    tables, question = given_
    with mart_for(tables, question) as mart:
        row = registration(mart, "home", CHIEF).together
        whole = listed(mart, "home", row, Value.RECORDED_ON, CHIEF, side=Side.DENOMINATOR)
        assert whole is not None
        pages = [
            listed(mart, "home", row, Value.RECORDED_ON, CHIEF, side=Side.DENOMINATOR, page=page + 1, size=3)
            for page in range(-(-whole.listed // 3))
        ]
    assert [line for page in pages if page is not None for line in page.rows] == list(whole.rows)


@pytest.mark.parametrize("scope", [STEERING_GROUP, Scope(figures=STEERING_GROUP.own, own=STEERING_GROUP.own)])
def test_who_has_no_own_children_opens_nothing(scope: Scope) -> None:
    """Before anything is asked of the mart."""
    for key in (None, "h1"):
        figure = RegisteredFigure(unit="home", key=key, measure="within")
        assert registered_list(None, figure, RegisteredQuestion(), scope) is None  # type: ignore[arg-type]
