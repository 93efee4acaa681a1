"""What page, forms, posts and calendar know of the steering group's meetings: addresses, the days shown, words."""

from datetime import date, timedelta
from typing import Final

from dashboard.data.app_database.meetings import Meeting, MeetingState
from dashboard.i18n.words import Words
from dashboard.vocabulary.period import Period, add_months, last_of_month, quarter_of
from dashboard.vocabulary.text import Text

MEETINGS_PATH: Final = "/moeder"
CALENDAR_PATH: Final = f"{MEETINGS_PATH}/kalender.ics"
MEETINGS_TITLE: Final = Text(da="Møder", en="Meetings")
_QUARTERS: Final = 4  # before the present one, and after it


def page_of(meeting_id: str) -> str:
    """The address of a meeting's own page."""
    return f"{MEETINGS_PATH}/{meeting_id}"


def path_of(meeting_id: str, change: str) -> str:
    """The address that a change of a meeting is posted to."""
    return f"{MEETINGS_PATH}/{meeting_id}/{change}"


def shown_days(today: date) -> Period:
    """The quarters of the past year and of the coming one; nothing is planned after them."""
    here = quarter_of(today).start
    return Period(add_months(here, -3 * _QUARTERS), last_of_month(add_months(here, 3 * _QUARTERS + 2)))


def quarters(shown: Period) -> tuple[Period, ...]:
    """The whole quarters of a period, in the order of time."""
    found = [quarter_of(shown.start)]
    while found[-1].end < shown.end:
        found.append(quarter_of(found[-1].end + timedelta(days=1)))
    return tuple(found)


def state_words(meeting: Meeting, today: date, words: Words) -> str:
    """What became of a meeting, and whether it was moved: `holdt; flyttet fra 1. okt. 2026`."""
    if meeting.state is MeetingState.PLANNED and meeting.day < today:
        state = words("not closed yet: was it held or cancelled?")
    else:
        state = {
            MeetingState.PLANNED: words("planned"),
            MeetingState.HELD: words("held"),
            MeetingState.CANCELLED: words("cancelled"),
        }[meeting.state]
    if meeting.moved_from is None:
        return state
    return words("{state}; moved from {day}", state=state, day=words.day(meeting.moved_from))


def quarter_words(quarter: Period, words: Words) -> str:
    """`4. kvartal 2026`."""
    return words("quarter {n} of {year}", n=(quarter.start.month + 2) // 3, year=quarter.start.year)
