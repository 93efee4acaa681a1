"""The fixed menu: the only questions whose answers readers may have about children who are not their own.

Whoever can choose filters and periods freely can subtract one answer from another until a single child is left, however
carefully each answer is withheld (methods.md 6.5). So others are told of in a few tables that stand still: two windows
of twelve whole months that share no day, all children together, by month, by home and by school; the units by the
headline indicators alone. Who asks for anything else is answered about the own children only.
"""

from collections.abc import Set
from datetime import date
from typing import Final, Literal

from dashboard.vocabulary.indicator import Indicator
from dashboard.vocabulary.period import Period, twelve_months
from dashboard.vocabulary.slice import EVERYTHING, Slice

Unit = Literal["home", "school"]
# How each list groups: families and own lodgings stand in the homes' list together, by kind.
GROUPED_BY: Final[dict[Unit, str]] = {"home": "home_unit", "school": "school"}


def windows(as_of: date) -> tuple[Period, Period]:
    """The twelve whole months up to the last month-end on or before the as-of date, and the twelve before these."""
    last = twelve_months(as_of)
    return last, last.before()


def units_listed(indicator: Indicator) -> tuple[Unit, ...]:
    """By which lists of units an indicator is told."""
    if indicator.headline is None:
        return ()
    return tuple(unit for unit in GROUPED_BY if unit in indicator.groupings)


def unit_asked(where: Slice) -> tuple[Unit, str] | None:
    """The one home or school that a slice is of, where it is of nothing else."""
    match where:
        case Slice(allowed=((("home" | "school") as unit, (str() as key,)),), barred=(), traits=(), rest_of=None):
            return unit, key
    return None


def is_on_menu(
    indicator: Indicator, period: Period, where: Slice, by: str | None, as_of: date, rows: Set[str | None]
) -> bool:
    """Whether a question is on the menu. `rows`: the homes that stand in the list of homes one by one."""
    if period not in windows(as_of):
        return False
    if where == EVERYTHING:
        return by in (None, "month") or by in {GROUPED_BY[unit] for unit in units_listed(indicator)}
    one = unit_asked(where)
    # A single unit is a row of its list.
    return (
        by is None and one is not None and one[0] in units_listed(indicator) and (one[0] == "school" or one[1] in rows)
    )
