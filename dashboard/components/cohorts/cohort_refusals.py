"""Why a change of a cohort was refused, in words that say what to do."""

from dashboard.data.app_database.cohorts import (
    MOST_COHORTS,
    CohortChangedError,
    CohortNameTakenError,
    TooManyCohortsError,
)
from dashboard.i18n.words import Words


class NotUsableError(Exception):
    """What was sent cannot be kept; the message says why, in the reader's language."""


def refused_words(error: Exception, words: Words) -> str:
    """The sentence for a refusal of the cohort office; another error is raised again."""
    match error:
        case NotUsableError():
            return str(error)
        case CohortNameTakenError():
            return words("You have another cohort of that name. Choose a name that tells them apart.")
        case TooManyCohortsError():
            return words("You have {most} cohorts, and no more are kept. Delete one first.", most=MOST_COHORTS)
        case CohortChangedError():
            return words(
                "The cohort has been changed in another window since you opened the page. Nothing of yours is saved."
            )
    raise error
