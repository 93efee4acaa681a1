"""Two states of the figures, and between them the parts of the change, which add up exactly.

In two steps. What the two states say of the earlier period: all that was registered late, corrected, or is counted by
other settings. Then the later state alone, of the earlier and of the later period: what has happened. Each row that
differs has one reason, so the parts are all of the difference, once.
"""

from collections.abc import Iterable, Iterator

from dashboard.data.mart.query import can_group, query
from dashboard.data.mart.since.apart import told_together
from dashboard.data.mart.since.changes import changes, per_of
from dashboard.data.mart.since.differences import differences, receivers
from dashboard.data.mart.since.parts import parts_by_place
from dashboard.data.mart.since.side import sides
from dashboard.data.mart.since.told import Told
from dashboard.data.mart.store import Mart
from dashboard.vocabulary.indicator import Indicator
from dashboard.vocabulary.measures import UnitDays, UnitsOnLastDay
from dashboard.vocabulary.period import Period
from dashboard.vocabulary.scope import Scope
from dashboard.vocabulary.since import ChangedSetting, Since, StateAsked
from dashboard.vocabulary.slice import Slice


def since(
    marts: tuple[Mart, Mart],
    indicators: Iterable[Indicator],
    *,
    periods: tuple[Period, Period],
    by: str | None,
    where: Slice,
    scope: Scope,
) -> Iterator[Since]:
    """What became of each of the indicators that can be grouped so, from the first state to the second.

    Of the children within the scope. Whose own they are is shown everything; else figures are hidden as `query` hides
    them, and an indicator's parts unless each is of enough children. Who is not at the terminal must ask by the menu
    (menu.py). Both states may be of any day, the first the later one.
    """
    before, after = marts
    # The later state can tell of both periods; told from the other end, the same parts stand mirrored.
    is_backwards = before.meta.as_of > after.meta.as_of
    onward = (after, before) if is_backwards else (before, after)
    spans = (periods[1], periods[0]) if is_backwards else periods
    both = sides(
        *onward, by=by, where=where, reach=scope.figures, days=[day for span in spans for day in (span.start, span.end)]
    )
    least_children = 0 if scope.sees_all_unsuppressed else scope.least_children
    for indicator in indicators:
        if not can_group(indicator, by):
            continue
        steps = differences(both, indicator, spans)
        if is_backwards:
            steps = [(stage, told.mirrored()) for stage, told in steps]
        of_units = isinstance(indicator.denominator, UnitDays | UnitsOnLastDay)
        had = receivers(both, indicator, spans) if of_units else None
        # Of groups all parts are told, or none: told together they would not add up from group to group.
        is_joined = bool(least_children) and by is None
        together = told_together(steps, had, least_children) if is_joined else ()
        told = Told.joined([rows for _, rows in steps])
        parts = parts_by_place(told, per_of(indicator), had, together or ())
        results = [
            query(mart, [indicator], period=period, where=where, by=by, scope=scope, pools=False)[indicator.key]
            for mart, period in zip(marts, periods, strict=True)
        ]
        yield Since(
            indicator=indicator,
            by=by,
            before=StateAsked(as_of=before.meta.as_of, period=periods[0]),
            after=StateAsked(as_of=after.meta.as_of, period=periods[1]),
            settings=tuple(_settings(indicator, before, after)),
            changes=changes(
                (results[0], results[1]),
                {both.groups[place]: found for place, found in parts.items()},
                least_children=least_children,
                may_tell_parts=together is not None,
            ),
        )


def _settings(indicator: Indicator, before: Mart, after: Mart) -> Iterator[ChangedSetting]:
    for rule in indicator.rules:
        was, is_now = (getattr(mart.meta.rules, rule) for mart in (before, after))
        if was != is_now:
            yield ChangedSetting(rule=rule, before=was, after=is_now)
