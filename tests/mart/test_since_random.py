"""Two states of any case databases: the parts add up to the last digit, and no reason is told that cannot be."""

import json
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import given, settings

from dashboard.commands.since_lines import changes, waterfall
from dashboard.data.mart.query import query
from dashboard.data.mart.since.compare import since
from dashboard.data.mart.store import Mart
from dashboard.vocabulary.scope import Reach, Scope, terminal_scope
from dashboard.vocabulary.since import Reason, Since

from .cases import CHIEF
from .random_questions import INDICATORS, few, period_of, slice_of
from .random_states import State, any_pairs, days_apart, marts_of, rules

REVISED = {Reason.REGISTERED_LATE, Reason.CORRECTED_OR_REMOVED, Reason.DEFINITION_CHANGED}


def compared(marts: tuple[Mart, ...], state: State, scope: Scope = CHIEF) -> list[Since]:
    before, after = marts
    asked = state.question
    return list(
        since(
            (before, after),
            INDICATORS,
            periods=(period_of(asked), period_of(asked)),
            by=asked.by,
            where=slice_of(asked),
            scope=scope,
        )
    )


def parts(found: list[Since]) -> Iterator[tuple[str, Reason]]:
    for one in found:
        for change in one.changes:
            for part in change.parts or ():
                yield one.indicator.key, part.reason


def exact(line: Any) -> Any:
    """What is printed, read as decimals."""
    return json.loads(json.dumps(line), parse_float=Decimal)


@settings(few, max_examples=12)
@given(any_pairs())
def test_the_parts_add_up_exactly(pair: tuple[State, State]) -> None:
    with marts_of(*pair) as marts:
        for one in compared(marts, pair[0]):
            told = [figures(mart, one, pair[0]) for mart in marts]
            assert {change.group for change in one.changes} == told[0].keys() | told[1].keys()
            for change in one.changes:
                assert change.parts is not None
                for number, name in enumerate(("numerator", "denominator")):
                    was, is_now = getattr(change.before, name), getattr(change.after, name)
                    assert was + sum((getattr(part, name) for part in change.parts), Fraction(0)) == is_now
                    for own, figure in zip(told, (was, is_now), strict=True):
                        assert float(figure) == own.get(change.group, (0.0, 0.0))[number]
                assert len({part.reason for part in change.parts}) == len(change.parts)
            for line in exact(list(changes(one))):
                for name in ("numerator", "denominator"):
                    added = sum(part[name] for part in line["parts"])
                    assert line["before"][name] + added == line["after"][name]
                    assert line["change"][name] == added
            assert len(list(waterfall(one))) == sum(2 + len(change.parts or ()) for change in one.changes)


def figures(
    mart: Mart, one: Since, state: State, scope: Scope = CHIEF
) -> dict[str | None, tuple[float | None, float | None]]:
    asked = state.question
    result = query(
        mart, [one.indicator], period=period_of(asked), where=slice_of(asked), by=asked.by, scope=scope, pools=False
    )[one.indicator.key]
    rows = list(result.rows) if asked.by is not None else [result.total] if result.total else []
    return {row.group: (row.numerator, row.denominator) for row in rows}


@settings(few, max_examples=5)
@given(any_pairs())
def test_the_parts_of_the_children_of_one_home_add_up_to_its_figures(pair: tuple[State, State]) -> None:
    """Who comes into the scope, or leaves it, is told of; the others are not there."""
    home = Reach(homes=frozenset({"h1"}))
    scope = Scope(figures=home, own=home)
    with marts_of(*pair) as marts:
        for one in compared(marts, pair[0], scope):
            told = [figures(mart, one, pair[0], scope) for mart in marts]
            for change in one.changes:
                assert change.parts is not None
                for number, name in enumerate(("numerator", "denominator")):
                    added = sum((getattr(part, name) for part in change.parts), Fraction(0))
                    was, is_now = (own.get(change.group, (0.0, 0.0))[number] for own in told)
                    assert getattr(change.before, name) + added == getattr(change.after, name)
                    assert (float(getattr(change.before, name)), float(getattr(change.after, name))) == (was, is_now)


@settings(few, max_examples=5)
@given(any_pairs())
def test_of_a_state_and_itself_nothing_is_told(pair: tuple[State, State]) -> None:
    with marts_of(pair[0], pair[0]) as marts:
        found = compared(marts, pair[0])
    assert [change.is_changed for one in found for change in one.changes if change.is_changed is not False] == []


@settings(few, max_examples=12)
@given(days_apart())
def test_what_was_known_all_along_is_not_late_nor_corrected(pair: tuple[State, State]) -> None:
    with marts_of(*pair) as marts:
        assert [own for own in parts(compared(marts, pair[0])) if own[1] in REVISED] == []


@settings(few, max_examples=5)
@given(any_pairs(), rules())
def test_other_settings_alone_are_a_changed_definition(pair: tuple[State, State], other: Any) -> None:
    first = pair[0]
    with marts_of(first, State(first.tables, first.question, other)) as marts:
        found = compared(marts, first)
    allowed = {one.indicator.key for one in found if one.settings}
    assert all(reason is Reason.DEFINITION_CHANGED and key in allowed for key, reason in parts(found))


@settings(few, max_examples=5)
@given(any_pairs())
def test_told_from_the_other_end_the_same_stands_mirrored(pair: tuple[State, State]) -> None:
    with marts_of(*pair) as marts:
        if marts[0].meta.as_of == marts[1].meta.as_of:
            return
        there, back = compared(marts, pair[0]), compared((marts[1], marts[0]), pair[0])
    for one, other in zip(there, back, strict=True):
        for change, mirrored in zip(one.changes, other.changes, strict=True):
            assert change.parts is not None
            assert mirrored.parts is not None
            assert {(-part.numerator, -part.denominator, part.children) for part in change.parts} == {
                (part.numerator, part.denominator, part.children) for part in mirrored.parts
            }


@settings(few, max_examples=5)
@given(any_pairs())
def test_no_part_of_few_children_is_told(pair: tuple[State, State]) -> None:
    with marts_of(*pair) as marts:
        for one in compared(marts, pair[0], terminal_scope(3)):
            hidden = [change for change in one.changes if change.parts is None]
            assert len(hidden) in (0, len(one.changes))
            assert all(part.children >= 3 for change in one.changes for part in change.parts or ())
            assert all(
                figure.children is None or figure.children >= 3 or figure.status is None
                for change in one.changes
                for figure in (change.before, change.after)
            )
