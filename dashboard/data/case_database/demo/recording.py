"""When something was entered in the source system: mostly within a week, sometimes just before a meeting."""

from datetime import date

from dashboard.data.case_database.demo.dice import Dice

_UNKNOWN = 0.04
_BEFORE_MEETING = 0.1
_MEDIAN_DAYS, _SIGMA = 4.0, 0.9


def recorded(day: int, dice: Dice) -> int | None:
    """The day on which an event of this day was entered; None if unknown.

    The steering group meets at the end of each quarter: some catch up in the week before.
    """
    if dice.chance(_UNKNOWN):
        return None
    if dice.chance(_BEFORE_MEETING):
        meeting = _quarter_end(day + 7)
        return max(day, meeting - dice.between(1, 7))
    return day + min(200, round(dice.lognormal(_MEDIAN_DAYS, _SIGMA)))


def _quarter_end(day: int) -> int:
    then = date.fromordinal(day)
    month = 3 * ((then.month - 1) // 3) + 3
    return date(then.year + month // 12, month % 12 + 1, 1).toordinal() - 1
