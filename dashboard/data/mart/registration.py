"""How soon and how fully what happens is recorded, by home or school, and in all (definitions.md)."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dashboard.data.mart.conditions import Sql, reach_sql
from dashboard.data.mart.registration_rows import (
    TOGETHER,
    Events,
    RegistrationRows,
)
from dashboard.data.mart.store import Mart
from dashboard.vocabulary.measures import Unit
from dashboard.vocabulary.scope import Scope


class Value(StrEnum):
    """What may be unknown. `OUTCOME`: what came of a planned meeting."""

    RECORDED_ON = "recorded_on"
    OUTCOME = "outcome"
    CHILD_INVOLVEMENT = "child_involvement"
    CASEWORKER_PRESENT = "caseworker_present"
    CHILD_VOICE = "child_voice"
    AULA_ACCESS = "aula_access"
    CONTACT_PERSON = "contact_person"
    WEEKLY_HOURS = "weekly_hours"


@dataclass(frozen=True, slots=True)
class Unknown:
    """How many of so many values are unknown."""

    unknown: int
    of: int


@dataclass(frozen=True, slots=True)
class Backdated:
    """A week from this Monday in which most of what was recorded in the quarter up to it were old events."""

    monday: date
    late: int
    recorded: int  # in the quarter


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    """What is recorded of a home or school; `unit` None: all together.

    `dated`: the events of which it is known when they were recorded, `within`: in 14 days; `median`: days, None
    without such events. None for what may not be shown. `backdated`: the latest week first.
    """

    unit: str | None
    dated: int | None
    within: int | None
    median: float | None
    unknown: Mapping[Value, Unknown | None]
    backdated: tuple[Backdated, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Registrations:
    """`units`: those whose children are all the reader's own. `together`: of all, but of a leader's own children."""

    units: tuple[Registration, ...]
    together: Registration
    is_of_others: bool


def registration(mart: Mart, unit: Unit, scope: Scope) -> Registrations:
    """Of homes or of schools. Families and lodgings stand together by kind.

    A reader with children of others among the figures is told of these in one sum alone, without the own ones (so that
    no difference tells of few), and only from so many children on.
    """
    found: Registrations = mart.kept.get(("registration", unit, scope), lambda: _read(mart, unit, scope))
    return found


def _read(mart: Mart, unit: Unit, scope: Scope) -> Registrations:
    own = reach_sql(scope.own)
    units = () if scope.own.is_empty else _asked(RegistrationRows(mart, own, unit), least=0)
    if scope.sees_all_unsuppressed:
        return Registrations(units=units, together=_together(mart, own, least=0), is_of_others=False)
    figures, values = reach_sql(scope.figures)
    others = f"{figures} AND NOT coalesce({own[0]}, false)", [*values, *own[1]]
    return Registrations(
        units=tuple(row for row in units if scope.owns_unit(unit, row.unit)),
        together=_together(mart, others, least=scope.least_children),
        is_of_others=not scope.own.is_empty,
    )


def _together(mart: Mart, reach: Sql, *, least: int) -> Registration:
    found = _asked(RegistrationRows(mart, reach, None), least=least)
    return found[0] if found else _registration(TOGETHER, Events(0, 0, 0, None, 0), {}, [], least)


def _asked(rows: RegistrationRows, *, least: int) -> tuple[Registration, ...]:
    """A row a unit; of what is of fewer than `least` children nothing is told."""
    events = rows.events()
    unknown: dict[str, dict[Value, Unknown | None]] = defaultdict(dict)
    for key, found in events.items():
        missing = Unknown(found.events - found.dated, found.events)
        unknown[key][Value.RECORDED_ON] = missing if found.children >= least else None
    for key, value, missing_values, values, children in rows.values():
        unknown[key][Value(value)] = Unknown(missing_values, values) if children >= least else None
    backdated: dict[str, list[Backdated]] = defaultdict(list)
    for key, monday, late, recorded in rows.marks():
        backdated[key].append(Backdated(monday, late, recorded))
    nothing = Events(0, 0, 0, None, 0)
    return tuple(
        _registration(key, events.get(key, nothing), unknown[key], backdated[key], least)
        for key in sorted({*events, *unknown, *backdated})
    )


def _registration(
    key: str, events: Events, unknown: Mapping[Value, Unknown | None], backdated: list[Backdated], least: int
) -> Registration:
    is_told = events.children >= least
    return Registration(
        unit=key if key != TOGETHER else None,
        dated=events.dated if is_told else None,
        within=events.within if is_told else None,
        median=events.median if is_told else None,
        unknown=unknown,
        backdated=tuple(backdated),
    )
