"""Why a change of a person was refused, in words that say what to do."""

from dashboard.auth.people_office import NoPasswordsError
from dashboard.data.app_database.administrators import AdministratorThereError, LastAdministratorError
from dashboard.data.app_database.invitations import ClosedError, SignsInElsewhereError
from dashboard.data.app_database.people import UnknownPersonError, UsernameTakenError
from dashboard.data.app_database.person_changes import PersonChangedError
from dashboard.data.app_database.role_rules import RoleRefusedError
from dashboard.i18n.words import Words


def in_words(error: Exception, username: str, words: Words) -> str:
    """The sentence for one of the office's REFUSALS; another error is raised again."""
    match error:
        case RoleRefusedError():
            return words.text(error.text)
        case UsernameTakenError():
            return words("The user name {username} is taken; choose another.", username=username)
        case UnknownPersonError():
            return words("Nobody has the user name {username}.", username=username)
        case ClosedError():
            return words("{username} may not sign in, and gets no link. Open the door first.", username=username)
        case SignsInElsewhereError():
            return words("{username} signs in with a work account, and needs no password here.", username=username)
        case NoPasswordsError():
            return words(
                "Nobody signs in with a password here: DASHBOARD_PASSWORD_SIGN_IN is false, and roles come from the "
                "provider."
            )
        case LastAdministratorError():
            return words(
                "Nobody else who can sign in is an administrator here. Make somebody else one first, and let them sign "
                "in."
            )
        case AdministratorThereError():
            return words(
                "There is an administrator already, who adds people on the page “People and roles”. A lost link is "
                "made anew with “dashboard people invite”."
            )
        case PersonChangedError():
            return words("Somebody else has changed this person since you opened the page. Nothing of yours is saved.")
    raise error
