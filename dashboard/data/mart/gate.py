"""The disclosure gate: raw tallies in, rows that may be shown out (indicators.md 5 and 6). None passes beside it."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from dashboard.data.mart.disclosure import hide_alike, tells
from dashboard.data.mart.question import Tally
from dashboard.statistics.comparison import Ratio, against_others
from dashboard.statistics.intervals import interval
from dashboard.vocabulary.indicator import Indicator
from dashboard.vocabulary.result import Row, Status, Verdict
from dashboard.vocabulary.scope import Scope
from dashboard.vocabulary.slice import Slice

_UNKNOWN = "\0unknown"  # sorts and compares as a key, and is none

UNIT_OF = {"home": "home", "home_unit": "home", "school": "school"}


def least_for(scope: Scope, where: Slice) -> int:
    """The least number of children that may be shown: none where every child asked for is the reader's own."""
    own_only = any(
        values and all(scope.own.has_unit(unit, value) for value in values)
        for unit in ("home", "school")
        if (values := where.get(unit))
    )
    return 0 if scope.own.everything or own_only else scope.least_children


def hidden_groups(
    tallies: Mapping[str, Sequence[Tally]], by: str | None, scope: Scope, least: int
) -> frozenset[str | None]:
    """The groups to hide, the same for every indicator of the page. The reader's own units are never hidden."""
    unit = UNIT_OF.get(by or "")
    tables = [
        {
            _UNKNOWN if tally.group is None else tally.group: tally.children
            for tally in rows
            if not tally.is_total and not (unit and scope.own.has_unit(unit, tally.group))
        }
        for rows in tallies.values()
    ]
    return frozenset(None if key == _UNKNOWN else key for key in hide_alike(tables, least))


def shown_row(indicator: Indicator, tally: Tally, verdict: Verdict | None = None) -> Row:
    """A tally as a row with value and interval."""
    lower, upper = interval(indicator.kind, tally.numerator, tally.denominator, tally.children)
    return Row(
        group=tally.group,
        status=Status.SHOWN,
        numerator=tally.numerator,
        denominator=tally.denominator,
        value=tally.numerator / tally.denominator,
        lower=lower,
        upper=upper,
        children=tally.children,
        parts=MappingProxyType(dict(tally.parts)),
        verdict=verdict,
    )


def hidden_row(group: str | None) -> Row:
    return Row(group=group, status=Status.SUPPRESSED)


def total_row(indicator: Indicator, tallies: Sequence[Tally], hidden: frozenset[str | None], least: int) -> Row | None:
    """The row of all together: hidden where it is small, or where it would tell what the list hides."""
    total = next((tally for tally in tallies if tally.is_total and tally.denominator), None)
    if total is None:
        return None
    if total.children < least or sum_tells(tallies, hidden, least):
        return hidden_row(None)
    return shown_row(indicator, total)


def sum_tells(tallies: Sequence[Tally], hidden: frozenset[str | None], least: int) -> bool:
    """Whether what is hidden could be computed from the sum of all groups, or from that of the hidden ones."""
    listed = {
        _UNKNOWN if tally.group is None else tally.group: tally.children for tally in tallies if not tally.is_total
    }
    keys = {_UNKNOWN if group is None else group for group in hidden}
    return tells(listed, keys & listed.keys(), least)


def group_rows(
    indicator: Indicator, tallies: Sequence[Tally], hidden: frozenset[str | None], *, compare: bool
) -> tuple[Row, ...]:
    """The rows of the groups by key, unknown last; `compare` adds each one's verdict against the others together."""
    groups = sorted(
        (tally for tally in tallies if not tally.is_total and tally.denominator),
        key=lambda tally: (tally.group is None, tally.group or ""),
    )
    verdicts: Sequence[Verdict | None] = (None,) * len(groups)
    if compare and groups:
        together = max((tally.children for tally in tallies if tally.is_total), default=0)
        ratios = [Ratio(tally.numerator, tally.denominator, tally.children) for tally in groups]
        verdicts = against_others(indicator.kind, ratios, together)
    return tuple(
        hidden_row(tally.group) if tally.group in hidden else shown_row(indicator, tally, verdict)
        for tally, verdict in zip(groups, verdicts, strict=True)
    )
