"""One of two states, with children, units and groups numbered as in the other one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from dashboard.data.mart.columns import Coded, Flags, Ints, Wide, month_key, month_number
from dashboard.data.mart.question import Question
from dashboard.data.mart.selection import Selection, matching, months_of, select
from dashboard.data.mart.since.amounts import OUTSIDE, Whole
from dashboard.data.mart.store import Mart
from dashboard.vocabulary.period import Period
from dashboard.vocabulary.scope import ALL_CHILDREN, Reach
from dashboard.vocabulary.slice import EVERYTHING, Slice


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """`children[number]` and `units[unit][code]`: the common number; `places[code]`: that of a group, None with months.

    `is_there[number]`: children, and units, of the common numbers that stand in this state's register.
    """

    mart: Mart
    children: Wide
    units: Mapping[str, Wide]
    is_there: Mapping[str, Flags]
    by: str | None
    places: Wide | None
    first_month: int
    inside: Flags  # the states that filter and scope let pass, the filter's months apart
    months: frozenset[int] | None

    def asked(self, period: Period) -> Selection:
        """All of the period, whatever the filter: what it leaves out may have been in, or come in."""
        question = Question(period, self.mart.meta.as_of, EVERYTHING, None, ALL_CHILDREN)
        return select(self.mart.columns, question)

    def place(self, stays: Ints, months: Whole) -> Wide:
        """The group of each row; OUTSIDE where the filter leaves it out."""
        found = self.group(stays, months)
        found[~self.passes(stays, months)] = OUTSIDE
        return found

    def group(self, stays: Ints, months: Whole) -> Wide:
        """The group of each row, whatever the filter."""
        if self.places is not None:
            assert self.by is not None
            return self.places[self.mart.columns.attributes[self.by].codes[stays]]
        return (months - self.first_month if self.by else np.zeros(len(stays))).astype(np.int64)

    def passes(self, stays: Ints, months: Whole) -> Flags:
        """Whether the filter lets each row pass."""
        found = self.inside[stays]
        return found if self.months is None else found & np.isin(months, list(self.months))

    @property
    def tells_days_apart(self) -> bool:
        """Whether groups or filter are of days: then a child's day is never told of as the child's move."""
        return self.by == "month" or self.months is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """Both states, and the keys of the groups by place, in the order in which groups are told."""

    before: Side
    after: Side
    groups: tuple[str | None, ...]
    changed: dict[tuple[str, str], tuple[Flags, Flags]] = field(
        default_factory=dict
    )  # evidence, once for several figures


def sides(
    before: Mart, after: Mart, *, by: str | None, where: Slice, reach: Reach, days: Iterable[date]
) -> Sides:  # fmt: skip
    """Number the two alike. `days` are the ends of the periods; who is beyond `reach` is as who is filtered out."""
    marts = (before, after)
    children, is_child = _alike([_child_keys(mart) for mart in marts])
    units: dict[str, tuple[list[Wide], list[Flags]]] = {
        unit: _alike([mart.columns.attributes[unit].values for mart in marts]) for unit in ("home", "school")
    }
    groups, places = _groups([mart.columns.attributes[by] for mart in marts]) if by not in (None, "month") else ((), [])
    months = [month_number(day) for day in days]
    if by == "month":
        groups = tuple(month_key(month) for month in range(min(months), max(months) + 1))
    made = [
        Side(
            mart=mart,
            children=children[which],
            units={unit: numbers[which] for unit, (numbers, _) in units.items()},
            is_there={"child": is_child[which], **{unit: there[which] for unit, (_, there) in units.items()}},
            by=by,
            places=places[which] if places else None,
            first_month=min(months),
            inside=matching(mart.columns, where, reach),
            months=months_of(where),
        )
        for which, mart in enumerate(marts)
    ]
    return Sides(before=made[0], after=made[1], groups=groups or (None,))


def _child_keys(mart: Mart) -> list[str | None]:
    keys: list[str | None] = [None] * mart.columns.children
    for child, key in mart.ask("SELECT child, child_id FROM mart.child"):
        keys[child] = key
    return keys


def _alike(both: list[Iterable[str | None]]) -> tuple[list[Wide], list[Flags]]:
    """The common number of each key, and which of the common numbers each of the two has."""
    lists = [list(keys) for keys in both]
    number = {key: place for place, key in enumerate(sorted({key or "" for keys in lists for key in keys}))}
    numbers = [np.array([number[key or ""] for key in keys], np.int64) for keys in lists]
    there = []
    for own in numbers:
        flags = np.zeros(len(number), np.bool_)
        flags[own] = True
        there.append(flags)
    return numbers, there


def _groups(both: list[Coded]) -> tuple[tuple[str | None, ...], list[Wide]]:
    keys: set[str | None] = {key for coded in both for key in coded.values}
    groups = tuple(sorted(keys, key=lambda key: (key is None, key or "")))
    place = {key: number for number, key in enumerate(groups)}
    return groups, [np.array([place[key] for key in coded.values], np.int64) for coded in both]
