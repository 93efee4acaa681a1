"""A change as it is printed: nested for JSON, a line a number for CSV.

Numbers are decimals that add up as they stand. Most are whole, or of ten-thousandths; only parts of a quarter or year
are not, and these are rounded where they stand in the sum, so that no rounding is left over.
"""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any, Final

from dashboard.vocabulary.result import Status
from dashboard.vocabulary.since import Change, Figure, Since, StateAsked

COLUMNS: Final = ("indicator", "group", "part", "numerator", "denominator", "value", "children", "units", "status")

# A double holds 15 digits: of the largest figure (a nation's unit-days, 10^6) so many are left behind the point.
_DECIMALS: Final = 9

Number = int | float | None


def changes(since: Since) -> Iterator[dict[str, Any]]:
    """One line a change: the two figures, the change, the settings that differ, and the parts between."""
    settings = [{"setting": one.rule, "before": one.before, "after": one.after} for one in since.settings]
    for change in since.changes:
        yield {
            "indicator": since.indicator.key,
            "group": change.group,
            "changed": change.is_changed,
            "before": _figure(change.before, since.before),
            "after": _figure(change.after, since.after),
            "change": {
                "numerator": _difference(change.before.numerator, change.after.numerator),
                "denominator": _difference(change.before.denominator, change.after.denominator),
            },
            "settings": settings,
            "status": _status(change),
            "parts": _parts(change),
        }


def waterfall(since: Since) -> Iterator[dict[str, Any]]:
    """A line a figure and a part: the numbers of all lines but the last add up to those of the last."""
    for change in since.changes:
        own = {"indicator": since.indicator.key, "group": change.group}
        figures = (("before", change.before, since.before), ("after", change.after, since.after))
        before, after = (
            {**own, "part": name, **_without(_figure(figure, asked), "as_of", "from", "to"), "units": None}
            for name, figure, asked in figures
        )
        yield before
        for part in _parts(change) or ():
            yield {**own, **part, "value": None, "status": _status(change)}
        yield after


def _without(line: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in line.items() if name not in names}


def _figure(figure: Figure, asked: StateAsked) -> dict[str, Any]:
    return {
        "as_of": asked.as_of.isoformat(),
        "from": asked.period.start.isoformat(),
        "to": asked.period.end.isoformat(),
        "numerator": _decimal(figure.numerator),
        "denominator": _decimal(figure.denominator),
        "value": figure.value,
        "children": figure.children,
        "status": "nothing" if figure.status is None else figure.status.value,
    }


def _status(change: Change) -> str:
    return (Status.SUPPRESSED if change.parts is None else Status.SHOWN).value


def _parts(change: Change) -> list[dict[str, Any]] | None:
    """The parts, each rounded as the step from one sum to the next: rounded sums, subtracted, add up again."""
    if change.parts is None:
        return None
    sums, found = (change.before.numerator, change.before.denominator), []
    for part in change.parts:
        reached = tuple(
            None if sum_ is None else sum_ + own
            for sum_, own in zip(sums, (part.numerator, part.denominator), strict=True)
        )
        numerator, denominator = (_difference(*pair) for pair in zip(sums, reached, strict=True))
        found.append(
            {
                "part": "+".join(part.reasons),
                "numerator": numerator,
                "denominator": denominator,
                "children": part.children,
                "units": part.units,
            }
        )
        sums = (reached[0], reached[1])
    return found


def _difference(before: Fraction | None, after: Fraction | None) -> Number:
    """Of the rounded numbers, themselves rounded to as many digits."""
    if before is None or after is None:
        return None
    return _plain(round(after, _DECIMALS) - round(before, _DECIMALS))


def _decimal(number: Fraction | None) -> Number:
    return None if number is None else _plain(round(number, _DECIMALS))


def _plain(number: Fraction) -> int | float:
    return int(number) if number.denominator == 1 else float(number)
