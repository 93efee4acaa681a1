"""Lines of a page as members: with the names that the reader may see, and of units the children that they receive."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dashboard.data.mart.ask_units import receiving, receiving_on_last_day
from dashboard.data.mart.columns import Receivers, first_days, last_days
from dashboard.data.mart.members.member_lines import NOBODY, Lines
from dashboard.data.mart.members.members import Line, Member, Received
from dashboard.data.mart.selection import Selection
from dashboard.data.mart.store import Mart
from dashboard.i18n.words import compare_danish
from dashboard.vocabulary.indicator import Indicator
from dashboard.vocabulary.measures import UnitMeasure, UnitsOnLastDay

_EPOCH: Final = date(1970, 1, 1)
Named = Mapping[int, Received]


def members(
    mart: Mart, selection: Selection, indicator: Indicator, lines: Lines, *, names: bool, most_received: int | None
) -> tuple[Member, ...]:
    """The lines in their order. `names`: the children may be named. `most_received`: so many are told of a unit."""
    if lines.line is Line.UNIT:
        return _units(mart, selection, indicator, lines, names=names, most=most_received)
    unit = indicator.denominator.unit if isinstance(indicator.denominator, UnitMeasure) else None
    called = named(mart, lines.child[lines.child != NOBODY].tolist(), names=names)
    home, school = (_keys(selection, attribute, lines.stay) for attribute in ("home", "school"))
    counted = _keys_at(selection, unit, lines.unit) if unit is not None else [None] * len(lines)
    return tuple(
        Member(
            child=called[child].child if child in called else None,
            name=called[child].name if child in called else None,
            home=home[place],
            school=school[place],
            unit=counted[place],
            first_on=_day(lines.first[place]),
            last_on=_day(lines.last[place]),
            numerator=numerator,
            denominator=denominator,
        )
        for place, (child, numerator, denominator) in enumerate(
            zip(lines.child.tolist(), lines.numerators.tolist(), lines.denominators.tolist(), strict=True)
        )
    )


def _units(
    mart: Mart, selection: Selection, indicator: Indicator, lines: Lines, *, names: bool, most: int | None
) -> tuple[Member, ...]:
    denominator = indicator.denominator
    assert isinstance(denominator, UnitMeasure)
    kind = denominator.unit
    if isinstance(denominator, UnitsOnLastDay):
        rows, _ = receiving_on_last_day(selection, kind)
        last = selection.question.period.end
        days: Callable[[Receivers], tuple[date, date]] = lambda _: (last, last)  # noqa: E731 - as short as the other
    else:
        rows = receiving(selection, selection.columns.units[kind])
        days = _extent
    rows = _taken(rows, np.flatnonzero(np.isin(rows.unit, lines.unit)))
    called = named(mart, np.unique(rows.child).tolist(), names=names)
    found = []
    for place, (unit, key) in enumerate(zip(lines.unit.tolist(), _keys_at(selection, kind, lines.unit), strict=True)):
        own = _taken(rows, np.flatnonzero(rows.unit == unit))
        first, last_on = days(own)
        receives = sorted(
            (called[child] for child in np.unique(own.child).tolist()),
            key=lambda one: (compare_danish(one.name or one.child), one.child),
        )
        found.append(
            Member(
                unit=key,
                first_on=first,
                last_on=last_on,
                numerator=float(lines.numerators[place]),
                denominator=float(lines.denominators[place]),
                receives=tuple(receives[:most]),
                received=len(receives),
            )
        )
    return tuple(found)


def _taken(rows: Receivers, places: NDArray[np.int64]) -> Receivers:
    return Receivers(rows.month[places], rows.unit[places], rows.child[places], rows.stay[places], rows.days[places])


def _extent(rows: Receivers) -> tuple[date, date]:
    """The first and the last day on which a unit has a receiver."""
    return _day(first_days(rows.month, rows.days).min()), _day(last_days(rows.month, rows.days).max())


def _day(number: int) -> date:
    return _EPOCH + timedelta(days=int(number))


def _keys(selection: Selection, attribute: str, stays: NDArray[np.int32]) -> list[str | None]:
    return _keys_at(selection, attribute, selection.columns.attributes[attribute].codes[stays])


def _keys_at(selection: Selection, attribute: str, places: Iterable[int]) -> list[str | None]:
    values = selection.columns.attributes[attribute].values
    return [values[place] for place in places]


def named(mart: Mart, children: list[int], *, names: bool) -> Named:
    """The children of these numbers by key, and by name where they may be named."""
    rows = mart.ask(
        "SELECT child, child_id, display_name FROM mart.child WHERE child IN (SELECT unnest(?::INTEGER[]))",
        [children],
    )
    return {child: Received(key, name if names else None) for child, key, name in rows}
