"""Why a change of a steering group was refused, in words that say what to do."""

from dashboard.components.meetings.meeting_refusals import NotUsableError
from dashboard.data.app_database import steering_group_changes as changes
from dashboard.data.app_database.steering_groups import UnknownGroupError
from dashboard.i18n.words import Words


def group_refused_words(error: Exception, words: Words) -> str:
    """The sentence for a refusal of the group office; another error is raised again."""
    match error:
        case NotUsableError():
            return str(error)
        case changes.GroupNameTakenError():
            return words("Another group has that name. Choose a name that tells them apart.")
        case changes.GroupChangedError():
            return words("Somebody has changed the group since you opened the page. Nothing of yours is saved.")
        case changes.TooManyGroupsError():
            return words("There are {most} groups, and no more are kept.", most=changes.MOST_GROUPS)
        case changes.GroupInUseError():
            return words("The group has meetings, or roles are held in it, so it cannot be deleted.")
        case changes.MemberAlreadyError():
            return words("The person is in the group already.")
        case changes.TooManyMembersError():
            return words("The group has {most} members, and no more are kept.", most=changes.MOST_MEMBERS)
        case changes.UnknownMemberError():
            return words("Somebody has taken the member out since you opened the page.")
        case UnknownGroupError():
            return words("Somebody has deleted the group since you opened the page.")
    raise error
