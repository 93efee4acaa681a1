"""Why a remark was refused, in words that say what to do."""

from dashboard.data.app_database.remarks import MOST_ABOUT_ONE, RemarkChangedError, TooManyRemarksError
from dashboard.i18n.words import Words


class NotUsableError(Exception):
    """What was sent cannot be kept; the message says why, in the reader's language."""


def refused_words(error: Exception, words: Words) -> str:
    """The sentence for a refusal of the remark office; another error is raised again."""
    match error:
        case NotUsableError():
            return str(error)
        case TooManyRemarksError():
            return words("There are {most} remarks about this, and no more are kept.", most=MOST_ABOUT_ONE)
        case RemarkChangedError():
            return words("The remark has been changed in another window since you opened the page.")
    raise error
