"""What each list of children without an owner is, in words (definitions.md, "No owner")."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Final

from dashboard.components.no_owner.no_owner_state import CHANGES, JOINT, LACKS, NoOwnerState
from dashboard.data.mart.children.child_row import Lack
from dashboard.i18n.words import Words


def explained(state: NoOwnerState, as_of: date, words: Words) -> Sequence[str]:
    """Sentences to stand above the list."""
    if state.chosen in CHANGES:
        return [
            words(
                "Children who came to another place on or after {day}, each with the latest change. The follow-up went "
                "along where the course continued and there was a follow-up after the change; the goals went along "
                "where open ones were set before it.",
                day=words.day(state.since),
            ),
            words("Who changed responsible municipality cannot be told: the case database holds only the present one."),
        ]
    if state.chosen == JOINT:
        return [
            words(
                "Homes and schools with children in a course in common today. A joint meeting is a goal-setting or "
                "follow-up meeting about one of your children that lived and went to school there on the day."
            )
        ]
    return [_LACKING[LACKS[state.chosen]](words, words.day(as_of))]


_LACKING: Final[Mapping[Lack, Callable[[Words, str], str]]] = {
    Lack.ADVISOR: lambda words, _: words(
        "Children in a course at whose school no learning advisor is appointed today, and children without a school."
    ),
    Lack.COORDINATOR: lambda words, _: words("Children in a course without a coordinator recorded."),
    Lack.CASEWORKER: lambda words, _: words(
        "Children in a course whose caseworker was not at the first goal-setting meeting. Children without such a "
        "meeting yet are not here, nor are those of whom it is unknown."
    ),
    Lack.CASEWORKER_UNKNOWN: lambda words, _: words(
        "Children in a course of whose first goal-setting meeting it is not recorded whether the caseworker was there."
    ),
    Lack.MEETING: lambda words, day: words(
        "Children in a course without a follow-up meeting planned for {day} or later.", day=day
    ),
}
