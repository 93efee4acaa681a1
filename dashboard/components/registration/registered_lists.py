"""The list behind a number of the registration that a visit asks for: in one way for screen and file."""

from dataclasses import dataclass, replace

from dashboard.components.meetings.meeting_days import meetings_of
from dashboard.components.registration.registered_asked import RegisteredAsked, asked_registered
from dashboard.components.registration.registered_columns import RegisteredColumn, registered_columns
from dashboard.components.roll import RollContext
from dashboard.components.visit import Visit
from dashboard.data.mart.registration.registered import RegisteredFigure, RegisteredList
from dashboard.data.mart.registration.registration import Registration, registration


@dataclass(frozen=True, slots=True)
class RegisteredVisit:
    """`figure` None: the address names none. `found` None: it has no list for the reader."""

    asked: RegisteredAsked
    row: Registration | None
    figure: RegisteredFigure | None
    found: RegisteredList | None
    columns: tuple[RegisteredColumn, ...]
    context: RollContext


def registered_visit(visit: Visit, *, is_whole: bool = False) -> RegisteredVisit:
    """`is_whole`: all lines on one page, each with all its children."""
    asked = asked_registered(visit.search)
    units = registration(visit.mart, asked.unit, visit.scope, meetings_of(visit))
    row = next((row for row in (units.together, *units.units) if row.unit == asked.place), None)
    figure = asked.figure(row.backdated if row is not None else ())
    question = replace(asked.question, page=1, size=None, most_received=None) if is_whole else asked.question
    return RegisteredVisit(
        asked,
        row,
        figure,
        visit.children.registered(figure, question) if figure is not None else None,
        registered_columns(figure.measure) if figure is not None else (),
        RollContext(visit.words, visit.mart.register, visit.mart.meta.as_of),
    )
