"""What the list of children says of goals, absence and time, in words."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from dashboard.components.date_words import lateness
from dashboard.data.mart.children.child_row import Absence, Band, GoalState
from dashboard.i18n.words import Words
from dashboard.vocabulary.text import Text

GOALS: Final[Mapping[GoalState, Text]] = {
    GoalState.OPEN: Text(da="åbent mål", en="open goal"),
    GoalState.MET: Text(da="nået", en="met"),
    GoalState.PARTLY_MET: Text(da="delvist nået", en="partly met"),
    GoalState.NOT_MET: Text(da="ikke nået", en="not met"),
    GoalState.DROPPED: Text(da="opgivet", en="dropped"),
    GoalState.NONE: Text(da="intet mål", en="no goal"),
}
# Below so many possible days a share would say more than there is (indicators.md 6).
_LEAST_FOR_SHARE: Final = 10


def band_words(band: Band, soon: date, words: Words) -> str:
    return {
        Band.OVERDUE: words("Overdue"),
        Band.SOON: words("Due by {day}", day=words.day(soon)),
        Band.IN_TIME: words("In time"),
    }[band]


def absence_words(absence: Absence | None, words: Words) -> tuple[str, str]:
    """The share, and the days it is of: `8,3 %`, `5 af 60 dage`."""
    if absence is None:
        return words("not reported"), ""
    counted = words("{x} of {n} days", x=_days(absence.absent, words), n=_days(absence.possible, words))
    return (words.percent(absence.share, 1), counted) if absence.possible >= _LEAST_FOR_SHARE else (counted, "")


def _days(days: float, words: Words) -> str:
    return words.number(days, 0 if days.is_integer() else 1)


def since_words(day: date, as_of: date, words: Words) -> str:
    """`for 3 uger siden`; on the day itself `samme dag`."""
    days = (as_of - day).days
    return words("{time} ago", time=lateness(days, words)) if days else words("the same day")
