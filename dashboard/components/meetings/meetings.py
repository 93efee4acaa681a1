"""What page, forms, posts and calendar know of the steering group's meetings: addresses, the days shown, words."""

from datetime import date, timedelta
from typing import Final

from dashboard.auth.reader import Reader
from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.meetings import Meeting, MeetingState, UnknownMeetingError, meeting_for
from dashboard.i18n.words import Words
from dashboard.vocabulary.period import Period, add_months, last_of_month, quarter_of
from dashboard.vocabulary.text import Text

MEETINGS_PATH: Final = "/moeder"
CALENDAR_PATH: Final = f"{MEETINGS_PATH}/kalender.ics"
MEETINGS_TITLE: Final = Text(da="Møder", en="Meetings")
SINCE_PATH: Final = f"{MEETINGS_PATH}/siden-sidst"
SINCE_TITLE: Final = Text(da="Siden sidst", en="Since last")
_QUARTERS: Final = 4  # before the present one, and after it
_YEARS_BACK: Final = 10
_WEEKS_A_YEAR: Final = 52


def page_of(meeting_id: str) -> str:
    """The address of a meeting's own page."""
    return f"{MEETINGS_PATH}/{meeting_id}"


def since_path(meeting_id: str) -> str:
    """The address of what has become of the figures since the meeting before."""
    return f"{SINCE_PATH}/{meeting_id}"


def is_readable(reader: Reader, database: AppDatabase, key: str) -> bool:
    """Whether there is such a meeting, of a group whose minutes the reader may read."""
    try:
        return reader.reads_minutes_of(meeting_for(database, key).steering_group)
    except UnknownMeetingError:
        return False


def show_path(meeting_id: str) -> str:
    """The address of a meeting's slides for the room."""
    return f"{MEETINGS_PATH}/{meeting_id}/vis"


def path_of(meeting_id: str, change: str) -> str:
    """The address that a change of a meeting is posted to."""
    return f"{MEETINGS_PATH}/{meeting_id}/{change}"


def shown_days(today: date) -> Period:
    """The quarters of the past year and of the coming one; nothing is planned after them."""
    here = quarter_of(today).start
    return Period(add_months(here, -3 * _QUARTERS), last_of_month(add_months(here, 3 * _QUARTERS + 2)))


def year_shown(year: int) -> Period:
    """The quarters of a year."""
    return Period(date(year, 1, 1), date(year, 12, 31))


def oldest_day(today: date) -> date:
    """The first day on which a meeting can be said to have been held."""
    return date(today.year - _YEARS_BACK, 1, 1)


def proposed_day(latest: date | None, months: int, today: date) -> date | None:
    """The day that the rhythm asks for after the latest meeting, on its weekday; None without one to count from."""
    if latest is None:
        return None
    step = timedelta(weeks=round(months * _WEEKS_A_YEAR / 12))
    behind = max(0, (today - latest - step).days)
    day = latest + step + timedelta(weeks=-(-behind // 7))
    return day if day <= shown_days(today).end else None


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
