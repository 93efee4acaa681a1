"""Why a change of an agenda or of minutes was refused, in words that say what to do."""

from dashboard.components.meetings.meeting_refusals import NotUsableError
from dashboard.data.app_database import agenda_changes as changes
from dashboard.data.app_database.agenda import UnknownItemError
from dashboard.i18n.words import Words


def agenda_refused_words(error: Exception, words: Words) -> str:
    """The sentence for a refusal of the agenda office; another error is raised again."""
    match error:
        case NotUsableError():
            return str(error)
        case changes.AgendaBegunError():
            return words("There are topics on the agenda already; nothing was proposed.")
        case changes.TooManyItemsError():
            return words("The agenda has {most} topics, and no more are kept.", most=changes.MOST_ITEMS)
        case changes.MeetingCancelledError():
            return words("The meeting is cancelled, so its agenda stays as it was.")
        case changes.HasMinutesError():
            return words("Something is written of the topic. Delete the text first if it is to go.")
        case changes.ItemChangedError():
            return words("Somebody has changed the topic since you opened the page. Nothing of yours is saved yet.")
        case changes.MinutesChangedError():
            return words(
                "Somebody has written of this topic since you opened the page. Below are both texts: write them "
                "together in the field, and save."
            )
        case UnknownItemError():
            return words("Somebody has deleted the topic since you opened the page.")
    raise error
