"""How soon and how fully what happens is recorded, by home or school, and in all (definitions.md)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from dashboard.data.mart.conditions import Sql, reach_sql
from dashboard.data.mart.registration.registration_marks import marked_meetings, marks
from dashboard.data.mart.registration.registration_reach import TOGETHER, Backdated, RegistrationReach
from dashboard.data.mart.registration.registration_rows import Events, RegistrationRows
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
    """`units`: those whose children are all the reader's own. `together`: of all, but of a leader's own children.

    `meetings`: those of the steering group before which marks were looked for; without any, it is by week.
    """

    units: tuple[Registration, ...]
    together: Registration
    is_of_others: bool
    meetings: tuple[date, ...]


def registration(mart: Mart, unit: Unit, scope: Scope, meetings: Sequence[date] = ()) -> Registrations:
    """Of homes or of schools. Families and lodgings stand together by kind.

    A reader with children of others among the figures is told of these in one sum alone, without the own ones (so that
    no difference tells of few), and only from so many children on. `meetings`: the steering group's, held and planned.
    """
    before = marked_meetings(meetings, mart.meta.as_of)
    scope = replace(scope, names=False)  # of nobody is a name told: a chief and a coordinator are told the same
    # The same whatever is sorted on the page; and all together for homes as for schools.
    units: tuple[Registration, ...] = mart.kept.get(
        ("recorded", unit, scope, before), lambda: _units(mart, unit, scope, before)
    )
    together: Registration = mart.kept.get(("recorded", scope), lambda: _together(mart, scope))
    return Registrations(
        units=units,
        together=together,
        is_of_others=not (scope.sees_all_unsuppressed or scope.own.is_empty),
        meetings=before,
    )


def _units(mart: Mart, unit: Unit, scope: Scope, meetings: Sequence[date]) -> tuple[Registration, ...]:
    if scope.own.is_empty:
        return ()
    found = _asked(mart, reach_sql(scope.own), unit, meetings, least=0)
    return tuple(row for row in found if scope.owns_unit(unit, row.unit))


def _together(mart: Mart, scope: Scope) -> Registration:
    """Of all where they are the reader's own, else of the others alone."""
    (figures, values), (own, own_values) = reach_sql(scope.figures), reach_sql(scope.own)
    least = 0 if scope.sees_all_unsuppressed else scope.least_children
    reach = (figures, values) if not least else (f"({figures}) AND NOT coalesce({own}, false)", [*values, *own_values])
    found = _asked(mart, reach, None, (), least=least)
    return found[0] if found else _registration(TOGETHER, Events(0, 0, 0, None, 0, 0), {}, [], least)


def _asked(
    mart: Mart, reach: Sql, unit: Unit | None, meetings: Sequence[date], *, least: int
) -> tuple[Registration, ...]:
    """A row a unit; of what is of fewer than `least` children nothing is told."""
    of = RegistrationReach(mart, reach, unit)
    rows = RegistrationRows(of, counts_children=least > 0)
    events = rows.events()
    unknown: dict[str, dict[Value, Unknown | None]] = defaultdict(dict)
    for key, found in events.items():
        missing = Unknown(found.events - found.dated, found.events)
        unknown[key][Value.RECORDED_ON] = missing if found.children >= least else None
    for key, value, missing_values, values, children in rows.values():
        unknown[key][Value(value)] = Unknown(missing_values, values) if children >= least else None
    backdated = marks(of, meetings)
    nothing = Events(0, 0, 0, None, 0, 0)
    return tuple(
        _registration(key, events.get(key, nothing), unknown[key], backdated.get(key, ()), least)
        for key in sorted({*events, *unknown, *backdated})
    )


def _registration(
    key: str, events: Events, unknown: Mapping[Value, Unknown | None], backdated: Sequence[Backdated], least: int
) -> Registration:
    is_told = events.dated_children >= least
    return Registration(
        unit=key if key != TOGETHER else None,
        dated=events.dated if is_told else None,
        within=events.within if is_told else None,
        median=events.median if is_told else None,
        unknown=unknown,
        backdated=tuple(backdated),
    )
