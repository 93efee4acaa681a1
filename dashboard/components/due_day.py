"""By when who is due soon is due: the steering group's next meeting, or four weeks where none is planned."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from dash.development.base_component import Component

from dashboard.components import elements as html
from dashboard.components.meetings.meetings import MEETINGS_PATH, MEETINGS_TITLE
from dashboard.components.visit import Visit
from dashboard.data.app_database.meetings import MAIN_GROUP, next_meeting

USUAL_DAYS: Final = 28
_FURTHEST_DAYS: Final = 731  # no list and no forecast looks further ahead


@dataclass(frozen=True, slots=True)
class DueDay:
    """`is_meeting`: whether a meeting is planned on the day; else it is USUAL_DAYS after the data's last day."""

    day: date
    is_meeting: bool


def due_day(visit: Visit) -> DueDay:
    """The first planned meeting after the data's last day."""
    as_of = visit.mart.meta.as_of
    first, last = as_of + timedelta(days=1), as_of + timedelta(days=_FURTHEST_DAYS)
    found = next_meeting(visit.audit.log.database, MAIN_GROUP, first, last)
    return DueDay(found or as_of + timedelta(days=USUAL_DAYS), found is not None)


def band_note(visit: Visit, due: DueDay, soon: date) -> Component | None:
    """Where the second band's day comes from; None for one that the reader typed."""
    words = visit.words
    if soon != due.day:
        return None
    said = (
        words("The second band goes as far as the steering group's next meeting, {day}.", day=words.day(due.day))
        if due.is_meeting
        else words("The second band goes {n} days ahead, as no steering-group meeting is planned.", n=USUAL_DAYS)
    )
    return _note(visit, said)


def forecast_note(visit: Visit, due: DueDay, asked: date) -> Component | None:
    """Where the forecast's day comes from; None for one that the reader typed."""
    words = visit.words
    if asked != due.day:
        return None
    said = (
        words("The day is that of the steering group's next meeting.")
        if due.is_meeting
        else words("The day is {n} days ahead, as no steering-group meeting is planned.", n=USUAL_DAYS)
    )
    return _note(visit, said)


def _note(visit: Visit, said: str) -> Component:
    return html.P(
        [said, " ", html.A(visit.words.text(MEETINGS_TITLE), href=visit.link(MEETINGS_PATH))], className="extent"
    )
