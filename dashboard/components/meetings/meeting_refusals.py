"""Why a change of a meeting was refused, in words that say what to do."""

from dashboard.data.app_database.meetings import (
    MOST_A_YEAR,
    MeetingChangedError,
    MeetingClosedError,
    MeetingDayTakenError,
    TooManyMeetingsError,
)
from dashboard.i18n.words import Words


class NotUsableError(Exception):
    """What was sent cannot be kept; the message says why, in the reader's language."""


def refused_words(error: Exception, words: Words) -> str:
    """The sentence for a refusal of the meeting office; another error is raised again."""
    match error:
        case NotUsableError():
            return str(error)
        case MeetingDayTakenError():
            return words("The steering group has another meeting on that day. Choose another day.")
        case TooManyMeetingsError():
            return words("That year has {most} meetings already, and no more are kept.", most=MOST_A_YEAR)
        case MeetingClosedError():
            return words("The meeting is held or cancelled already. It can be opened again on its page.")
        case MeetingChangedError():
            return words("Somebody has changed the meeting since you opened the page. Nothing of yours is saved.")
    raise error
