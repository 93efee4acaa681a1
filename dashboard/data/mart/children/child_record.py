"""The record of one child, of the days on which the child was within the reader's reach, and of no others."""

from collections.abc import Callable, Hashable, Iterator
from datetime import date, timedelta
from itertools import groupby
from typing import Any, Final, NamedTuple, TypeVar

from dashboard.data.mart.children import child_record_events as events
from dashboard.data.mart.children.child_record_answers import (
    ChildRecord,
    CourseSpell,
    HomeSpell,
    SchoolSpell,
    Spell,
    Within,
)
from dashboard.data.mart.conditions import reach_sql
from dashboard.data.mart.store import Mart
from dashboard.vocabulary.period import Period
from dashboard.vocabulary.scope import Scope

_DAY: Final = timedelta(days=1)
OfSpell = TypeVar("OfSpell", bound=Spell)


class _State(NamedTuple):
    """What is in force on the days from a day to a day."""

    from_on: date
    to_on: date
    course: str | None
    home: str | None
    school: str | None
    grade: str | None
    class_type: str | None
    model: str | None
    coordinator: str | None


def child_record(mart: Mart, child: str, scope: Scope) -> ChildRecord | None:
    """The record of the child with a key. None where no day of it is the reader's, as where there is no such child.

    Reach is by the state of the day (indicators.md 1): who led a home then sees the days there, and no others.
    """
    found = _numbered(mart, child)
    if found is None:
        return None
    number, name = found
    as_of = mart.meta.as_of
    states, absence = _states(mart, number, scope), events.absence(mart, number, scope)
    if not states and not absence:
        return None
    within = Within(_spans(states), as_of)
    return ChildRecord(
        child=child,
        name=name if scope.names else None,
        within=within,
        homes=_spells(HomeSpell, states, as_of, "home"),
        schools=_spells(SchoolSpell, states, as_of, "school", "grade", "class_type"),
        courses=_spells(CourseSpell, states, as_of, "course", "model", "coordinator"),
        dues=events.dues(mart, number, within),
        meetings=events.meetings(mart, number, within),
        goals=events.goals(mart, number, within),
        assessments=events.assessments(mart, number, within),
        talks=events.talks(mart, number, within),
        absence=absence,
        sides=events.sides(mart, number, within),
    )


def has_child(mart: Mart, child: str, scope: Scope) -> bool:
    """Whether there is a record of the child for this scope."""
    found = _numbered(mart, child)
    return found is not None and bool(_states(mart, found[0], scope) or events.absence(mart, found[0], scope))


def _numbered(mart: Mart, child: str) -> tuple[int, str | None] | None:
    """The number that the mart knows a child by, and its name."""
    rows = mart.ask("SELECT child, display_name FROM mart.child WHERE child_id = ?", [child])
    return next(((number, name) for number, name in rows), None)


def _states(mart: Mart, number: int, scope: Scope) -> list[_State]:
    own, own_values = reach_sql(scope.own)
    rows = mart.ask(
        f"""SELECT from_on, to_on, course_id, home, school, grade, class_type, model, coordinator
            FROM mart.record_days JOIN mart.stay USING (stay) WHERE child = ? AND {own} ORDER BY from_on""",
        [number, *own_values],
    )
    return [_State(*row) for row in rows]


def _spans(states: list[_State]) -> tuple[Period, ...]:
    return tuple(Period(first.from_on, last.to_on) for first, last in _runs(states, lambda _: True))


def _spells(kind: type[OfSpell], states: list[_State], as_of: date, *names: str) -> tuple[OfSpell, ...]:
    """The runs of days on which the named values stay the same, the first of them known."""

    def values(state: _State) -> tuple[Any, ...]:
        return tuple(getattr(state, name) for name in names)

    return tuple(
        kind(
            from_on=first.from_on,
            to_on=last.to_on,
            is_open=last.to_on == as_of,
            **{name: _typed(name, value) for name, value in zip(names, values(first), strict=True)},
        )
        for first, last in _runs(states, values)
        if values(first)[0] is not None
    )


def _typed(name: str, value: str | None) -> Any:
    return int(value) if name == "grade" and value is not None else value


def _runs(states: list[_State], value: Callable[[_State], Hashable]) -> Iterator[tuple[_State, _State]]:
    """The first and last of each run of states that follow each other day by day and have the same value."""
    run = 0
    numbered = []
    for place, state in enumerate(states):
        run += place > 0 and states[place - 1].to_on + _DAY != state.from_on
        numbered.append((run, state))
    for _, group in groupby(numbered, key=lambda pair: (pair[0], value(pair[1]))):
        found = [state for _, state in group]
        yield found[0], found[-1]
