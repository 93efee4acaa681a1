"""Two results and the parts between them as what may be told: the disclosure gate of a change.

Each figure is shown or hidden as `query` does. The parts of an indicator are told for all its groups or for none:
unless every part of every group is of enough children, and every figure is shown, a part could tell of few.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from dashboard.data.mart.school_days import DAY_UNIT
from dashboard.vocabulary.indicator import Indicator
from dashboard.vocabulary.measures import AttendanceDays
from dashboard.vocabulary.result import Result, Row, Status
from dashboard.vocabulary.since import Change, Figure, Part, Reason

_NOTHING = Figure(status=None, numerator=Fraction(0), denominator=Fraction(0), children=0)
NO_CHANGE = Change(group=None, before=_NOTHING, after=_NOTHING, parts=())  # nothing to count in either state


def changes(
    results: tuple[Result, Result],
    parts: Mapping[str | None, Sequence[Part]],
    *,
    least_children: int,
    may_tell_parts: bool = True,
) -> tuple[Change, ...]:
    """A change a group that one of the two results has, by key, unknown last; without groups that of the totals."""
    per = per_of(results[0].indicator)
    before, after = ({row.group: row for row in _rows(result)} for result in results)
    groups = sorted(before.keys() | after.keys(), key=lambda group: (group is None, group or ""))
    pairs = [(group, _figure(before.get(group), per), _figure(after.get(group), per)) for group in groups]
    found = [
        Change(group=group, before=was, after=is_now, parts=_adding_up(was, is_now, parts.get(group, ())))
        for group, was, is_now in pairs
    ]
    if may_tell_parts and all(_may_be_told(change, least_children) for change in found):
        return tuple(found)
    return tuple(replace(change, parts=None) for change in found)


def _rows(result: Result) -> Sequence[Row]:
    if result.by is not None:
        return result.rows
    return () if result.total is None else (result.total,)


def figure_of(row: Row | None, indicator: Indicator) -> Figure:
    """A row of the indicator in exact numbers; None: there was nothing to count."""
    return _figure(row, per_of(indicator))


def per_of(indicator: Indicator) -> tuple[Fraction, Fraction]:
    """So many of what is counted make one of the figure's numerator, and of its denominator."""
    if isinstance(indicator.denominator, AttendanceDays):
        return Fraction(DAY_UNIT), Fraction(DAY_UNIT)
    return Fraction(1), Fraction(getattr(indicator.denominator, "per", 1.0))


def _figure(row: Row | None, per: tuple[Fraction, Fraction]) -> Figure:
    if row is None:
        return _NOTHING
    return Figure(
        status=row.status,
        numerator=_exact(row.numerator, per[0]),
        denominator=_exact(row.denominator, per[1]),
        children=row.children,
    )


def _exact(number: float | None, per: Fraction) -> Fraction | None:
    """A number of the figure as what it is a floating-point number of: so many of what is counted, by `per`."""
    return None if number is None else round(Fraction(number) * per) / per


def _adding_up(before: Figure, after: Figure, parts: Sequence[Part]) -> tuple[Part, ...]:
    """The parts, with what a group leaves out that is no figure. Raises ArithmeticError where they do not add up.

    A group without denominator has no numerator either, though a child may have moved out of it (definitions.md).
    """
    if before.numerator is None or after.numerator is None or before.denominator is None or after.denominator is None:
        return tuple(parts)
    top = after.numerator - before.numerator - sum((part.numerator for part in parts), Fraction(0))
    bottom = after.denominator - before.denominator - sum((part.denominator for part in parts), Fraction(0))
    if not (top or bottom):
        return tuple(parts)
    if bottom or None not in (before.status, after.status):
        message = f"the parts do not add up: {top} and {bottom} are left over"
        raise ArithmeticError(message)
    own = next((part for part in parts if part.reason is Reason.CHANGED_STATE), None)
    left_out = own or Part(reason=Reason.CHANGED_STATE, numerator=Fraction(0), denominator=Fraction(0), children=0)
    others = [part for part in parts if part is not own]
    return tuple(sorted((*others, replace(left_out, numerator=left_out.numerator + top)), key=_order))


def _order(part: Part) -> int:
    return list(Reason).index(part.reason)


def _may_be_told(change: Change, least_children: int) -> bool:
    if not least_children:
        return True
    is_shown = all(figure.status is not Status.SUPPRESSED for figure in (change.before, change.after))
    return is_shown and all(part.children >= least_children for part in change.parts or ())
