"""Raw tallies of what is counted in homes and schools: sparring and advisors.

Which children make a unit one that receives is only known with the filter, so its days with a receiver are put together
here: the bits of all its receivers' days in a month, joined.
"""

from dataclasses import dataclass

import numpy as np

from dashboard.data.mart.columns import Flags, Ints, Receivers, Talks, UnitColumns, Wide, day_number, month_number
from dashboard.data.mart.count import Counted, tallies
from dashboard.data.mart.question import Tallies
from dashboard.data.mart.selection import Selection, distinct, sums
from dashboard.vocabulary.indicator import Indicator
from dashboard.vocabulary.measures import SparringHeld, Unit, UnitDays, UnitMeasure, UnitsOnLastDay

HOMES_WITH_ADVISOR = ("residential_home", "small_residence")


@dataclass(frozen=True, slots=True)
class _UnitDays:
    """By group: unit-days with a receiver, those covered by sparring, talks, and who received."""

    days: Wide
    covered: Wide
    talks: Wide
    children: Wide
    together: int


def ask_units(selection: Selection, indicators: list[Indicator]) -> dict[str, Tallies]:
    """Tallies a group, and of all groups together, per indicator key."""
    found: dict[str, Tallies] = {}
    for unit in ("home", "school"):
        of_days = [i for i in indicators if isinstance(i.denominator, UnitDays) and i.denominator.unit == unit]
        if of_days:
            days = _unit_days(selection, unit)
            found |= {indicator.key: _of_days(selection, indicator, days) for indicator in of_days}
        last = [i for i in indicators if isinstance(i.denominator, UnitsOnLastDay) and i.denominator.unit == unit]
        if last:
            counted = _on_last_day(selection, unit)
            found |= {
                i.key: tallies(counted, selection.groups, is_grouped=selection.question.by is not None) for i in last
            }
    return found


def _of_days(selection: Selection, indicator: Indicator, days: _UnitDays) -> Tallies:
    def amounts(measure: object) -> Wide:
        match measure:
            case UnitDays(covered=is_covered):
                return days.covered if is_covered else days.days
            case SparringHeld():
                return days.talks
        message = f"{indicator.key} counts no unit-days"
        raise TypeError(message)

    assert isinstance(indicator.numerator, UnitMeasure)
    assert isinstance(indicator.denominator, UnitDays)
    counted = Counted(amounts(indicator.numerator), amounts(indicator.denominator), days.children, days.together)
    return tallies(
        counted, selection.groups, per=indicator.denominator.per, is_grouped=selection.question.by is not None
    )


def _unit_days(selection: Selection, unit: Unit) -> _UnitDays:
    columns, count = selection.columns.units[unit], selection.groups.count
    rows = receiving(selection, columns)
    month, place, bits = rows.month, rows.unit, rows.days
    group = selection.group(rows.stay, month)
    if len(month):
        # A run of rows is one unit's month: rows are by month and unit.
        starts = np.flatnonzero(np.r_[True, (month[1:] != month[:-1]) | (place[1:] != place[:-1])])
        joined = np.bitwise_or.reduceat(bits, starts)
        covered = np.bitwise_count(joined & covering(columns, place[starts], month[starts]))
        run_group, days = group[starts], np.bitwise_count(joined)
    else:
        run_group, days, covered = group, bits, bits
    children, together = distinct(group, rows.child, count)
    return _UnitDays(
        sums(run_group, days, count),
        sums(run_group, covered, count),
        _talks(selection, columns),
        children,
        together,
    )


def covering(columns: UnitColumns, units: Ints, months: Ints) -> Ints:
    """The days covered by sparring of each unit in the month beside it, as bits."""
    # Months without any sparring stand in the last column, which is empty.
    column = months - columns.first_month
    outside = columns.covered.shape[1] - 1
    found: Ints = columns.covered[units, np.where((column >= 0) & (column < outside), column, outside)]
    return found


def receiving(selection: Selection, columns: UnitColumns) -> Receivers:
    """Receivers' months that match, with the days asked for as bits."""
    rows, period = columns.receivers, selection.question.period
    asked = selection.slice_of(rows.month, month_number(period.start), month_number(period.end))
    month, stay = rows.month[asked], rows.stay[asked]
    days = rows.days[asked].copy()
    for cut in selection.question.cut_months():
        days[selection.slice_of(month, cut.month, cut.month)] &= cut.days
    kept = selection.keep(stay, month, days != 0)
    return Receivers(month[kept], rows.unit[asked][kept], rows.child[asked][kept], stay[kept], days[kept])


def talking(selection: Selection, columns: UnitColumns) -> Talks:
    """Talks with each matching receiver that they may count for."""
    rows, period = columns.talks, selection.question.period
    asked = selection.slice_of(rows.day, day_number(period.start), day_number(period.end))
    stay, month = rows.stay[asked], rows.month[asked]
    kept = selection.keep(stay, month)
    return Talks(rows.talk[asked][kept], rows.day[asked][kept], month[kept], rows.child[asked][kept], stay[kept])


def _talks(selection: Selection, columns: UnitColumns) -> Wide:
    """Each talk once, on days on which the unit has a matching receiver, about one of these if about a child."""
    rows = talking(selection, columns)
    group = selection.group(rows.stay, rows.month)
    first = np.r_[True, rows.talk[1:] != rows.talk[:-1]] if len(rows.talk) else np.zeros(0, np.bool_)
    return np.bincount(group[np.flatnonzero(first)], minlength=selection.groups.count)


def receiving_on_last_day(selection: Selection, unit: Unit) -> tuple[Receivers, Flags]:
    """Receivers on the last day of the period in units that should have an advisor, and which of them have one."""
    columns, last = selection.columns.units[unit], selection.question.period.end
    rows, number = columns.receivers, month_number(last)
    asked = selection.slice_of(rows.month, number, number)
    stay, month = rows.stay[asked], rows.month[asked]
    is_there = (rows.days[asked] >> (last.day - 1)) & 1 == 1
    if unit == "home":
        kinds = selection.columns.attributes["home_kind"]
        places = [kinds.places[kind] for kind in HOMES_WITH_ADVISOR if kind in kinds.places]
        is_there &= np.isin(kinds.codes[stay], places)
    kept = selection.keep(stay, month, is_there)
    posts = columns.advised
    in_force = posts[(posts[:, 1] <= day_number(last)) & (posts[:, 2] >= day_number(last)), 0]
    there = Receivers(month[kept], rows.unit[asked][kept], rows.child[asked][kept], stay[kept], rows.days[asked][kept])
    return there, np.isin(there.unit, in_force)


def _on_last_day(selection: Selection, unit: Unit) -> Counted:
    """Units with a receiver on the last day of the period, and those of them with the advisor the model asks for."""
    groups = selection.groups
    there, advised = receiving_on_last_day(selection, unit)
    group = selection.group(there.stay, there.month)
    children, together = distinct(group, there.child, groups.count)
    units, _ = distinct(group, there.unit, groups.count)
    with_advisor, _ = distinct(group[advised], there.unit[advised], groups.count)
    return Counted(with_advisor, units, children, together)
