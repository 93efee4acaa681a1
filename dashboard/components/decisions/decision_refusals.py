"""Why a change of a decision was refused, in words that say what to do."""

from dashboard.components.meetings.meeting_refusals import NotUsableError
from dashboard.data.app_database.decision_changes import (
    MOST_OF_A_MEETING,
    DecisionChangedError,
    DecisionWithdrawnError,
    MeetingCancelledError,
    OtherGroupError,
    TooManyDecisionsError,
)
from dashboard.i18n.words import Words


def refused_words(error: Exception, words: Words) -> str:
    """The sentence for a refusal of the decision office; another error is raised again."""
    match error:
        case NotUsableError():
            return str(error)
        case DecisionChangedError():
            return words("Somebody has changed or answered the decision since you opened the page. Yours is not saved.")
        case DecisionWithdrawnError():
            return words("The decision is withdrawn, and cannot be changed any more.")
        case MeetingCancelledError():
            return words("The meeting is cancelled: nothing can be decided or answered at it.")
        case OtherGroupError():
            return words("Only a later meeting of the same group can answer the decision.")
        case TooManyDecisionsError():
            return words("The meeting has {most} decisions already, and no more are kept.", most=MOST_OF_A_MEETING)
    raise error
