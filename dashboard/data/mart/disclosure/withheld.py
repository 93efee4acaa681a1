"""What is not shown of the menu's tables to one kind of reader: decided once for a mart, before anything is asked."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from dashboard.data.mart.behind import RowsBehind, of_children, rows_behind
from dashboard.data.mart.contributions import part_key
from dashboard.data.mart.disclosure.linked import Linked, link
from dashboard.data.mart.disclosure.menu import GROUPED_BY, Unit, units_listed, windows
from dashboard.data.mart.disclosure.months_withheld import hidden_months
from dashboard.data.mart.disclosure.released import UNKNOWN, Listed, Released
from dashboard.data.mart.question import Question
from dashboard.data.mart.selection import Selection, follow_ups_matching, select
from dashboard.data.mart.store import Mart
from dashboard.vocabulary.indicator import Indicator
from dashboard.vocabulary.period import Period
from dashboard.vocabulary.scope import Scope
from dashboard.vocabulary.slice import EVERYTHING

Table = tuple[str, Period]  # an indicator's key and a window


@dataclass(frozen=True, slots=True)
class Withheld:
    """What the menu's tables do not tell: groups by table and grouping; tables shut, told of in no way.

    `sides`: the tables whose parts with a whole of their own may be told.
    """

    groups: Mapping[tuple[Table, str], frozenset[str | None]]
    shut: frozenset[Table]
    sides: frozenset[Table]
    present: Mapping[Unit, frozenset[str | None]]  # the same of how many wait on the as-of date
    present_is_shut: bool


def withheld(mart: Mart, scope: Scope) -> Withheld:
    """What is withheld from readers with this scope. Found out once for a mart and such readers."""
    key = (scope.figures, scope.own, scope.least_children)
    found: Withheld = mart.kept.get(key, lambda: _decide(mart, scope))
    return found


def _decide(mart: Mart, scope: Scope) -> Withheld:
    least = scope.least_children
    tables: dict[Table, Released] = {}
    months: dict[Table, frozenset[str]] = {}
    sides: set[Table] = set()
    for window in windows(mart.meta.as_of):
        selection = _of_others(mart, window, scope)
        for indicator in mart.indicators:
            rows = rows_behind(selection, indicator, mart.meta.rules)
            table = Released.of(rows, _lists(mart, rows, units_listed(indicator)))
            found = hidden_months(table, least)
            if found is not None and table.together >= least:
                tables[indicator.key, window] = table
                months[indicator.key, window] = found
                if _tells_sides(selection, indicator, rows, least):
                    sides.add((indicator.key, window))
    linked = link(list(tables.values()), least, {})
    groups: dict[tuple[Table, str], frozenset[str | None]] = {}
    for place, (key, table) in enumerate(tables.items()):
        groups[key, "month"] = frozenset(months[key])
        for unit in table.lists:
            groups[key, GROUPED_BY[unit]] = _known(linked.hides(place, unit, table))
    asked = {(indicator.key, window) for indicator in mart.indicators for window in windows(mart.meta.as_of)}
    open_ = {key for place, key in enumerate(tables) if place not in linked.shut}
    present, is_shut = _present(mart, scope, linked)
    return Withheld(groups, frozenset(asked - open_), frozenset(sides), present, is_shut)


def _of_others(mart: Mart, window: Period, scope: Scope) -> Selection:
    """The children of the window's figures, without those whom the reader knows: they protect nobody."""
    question = Question(window, mart.meta.as_of, EVERYTHING, None, scope.figures, without=scope.own)
    return select(mart.columns, question)


def _lists(mart: Mart, rows: RowsBehind, units: tuple[Unit, ...]) -> dict[Unit, Listed]:
    found = {}
    for unit in units:
        coded = mart.columns.attributes[GROUPED_BY[unit]]
        found[unit] = Listed.of(coded.codes[rows.stay], _keys(coded.values), rows)
    return found


def _keys(values: tuple[str | None, ...]) -> tuple[str, ...]:
    return tuple(UNKNOWN if value is None else value for value in values)


def _known(units: frozenset[str]) -> frozenset[str | None]:
    return frozenset(None if unit == UNKNOWN else unit for unit in units)


def _tells_sides(selection: Selection, indicator: Indicator, rows: RowsBehind, least: int) -> bool:
    """Whether the parts with a whole of their own are of enough children each, and together the whole figure."""
    wholes = [
        of_children(selection, part_key(indicator.key, part.key)) for part in indicator.parts if part.out_of is not None
    ]
    counted = [(int(own.counts.sum()), len(np.unique(own.child[own.counts]))) for own in wholes]
    return all(children >= least for _, children in counted) and (
        sum(number for number, _ in counted) == int(rows.counts.sum())
    )


def _present(mart: Mart, scope: Scope, linked: Linked) -> tuple[dict[Unit, frozenset[str | None]], bool]:
    """Of the children in a course on the as-of date: fewer than in a year, so more may have to be hidden."""
    attributes = mart.columns.follow_ups.attributes
    there = np.flatnonzero(follow_ups_matching(mart.columns, EVERYTHING, scope.figures, scope.own)).astype(np.int32)
    rows = RowsBehind(there, there, np.zeros_like(there), np.ones(len(there), np.bool_))
    lists: dict[Unit, Listed] = {
        unit: Listed.of(attributes[by].codes[there], _keys(attributes[by].values), rows)
        for unit, by in GROUPED_BY.items()
    }
    table = Released.of(rows, lists)
    found = link([table], scope.least_children, linked.hidden)
    return {unit: _known(found.hides(0, unit, table)) for unit in lists}, bool(found.shut)
