"""Who was there in a period, and in which groups: by the states, and by what adds to the figure itself."""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from dashboard.data.mart.columns import Flags, Ints, Wide
from dashboard.data.mart.since.amounts import OUTSIDE, Whole
from dashboard.data.mart.since.side import Side
from dashboard.data.mart.since.streams import Stream, unit_days
from dashboard.vocabulary.period import Period

# Facts of all children; the others are of children in a course.
_WITHOUT_COURSE: Final = frozenset({"attendance", "move", "child_days"})


@dataclass(frozen=True, slots=True)
class Presence:
    """By common numbers: a row a member and place (OUTSIDE: where the filter leaves it out)."""

    keys: Wide
    places: int

    @classmethod
    def of(cls, member: Whole, place: Whole, places: int) -> "Presence":
        return cls(np.unique(member.astype(np.int64) * (places + 1) + place - OUTSIDE), places)

    def has(self, member: Wide) -> Flags:
        return np.isin(member, self.keys // (self.places + 1))

    def has_at(self, member: Wide, place: Wide) -> Flags:
        return np.isin(member * (self.places + 1) + place - OUTSIDE, self.keys)


def presence(side: Side, stream: Stream, period: Period, places: int) -> Presence:
    """Who is there on a day of the period, by this state.

    A child that has a course (of what is told of all children: a home, school or course) or adds something; a unit that
    has a receiver.
    """
    if stream.of != "child":
        receiving = unit_days(stream.of, False, side, period)
        return Presence.of(receiving.member, receiving.place, places)
    child, stay = _states(side, period, in_course=stream.fact not in _WITHOUT_COURSE)
    member, place = side.children[child], _place(side, stay)
    if stream.fact == "attendance":
        attended = side.mart.ask_columns(
            "SELECT DISTINCT child, stay FROM mart.attendance_day WHERE day BETWEEN ? AND ? AND possible > 0",
            [period.start, period.end],
        )
        own = side.children[attended["child"]], _place(side, attended["stay"])
    else:
        rows = stream.rows(side, period)
        own = rows.member, rows.place
    return Presence.of(np.concatenate([member, own[0]]), np.concatenate([place, own[1]]), places)


def _states(side: Side, period: Period, *, in_course: bool) -> tuple[Ints, Ints]:
    rows: dict[str, Any] = side.mart.ask_columns(
        "SELECT child, stay FROM mart.record_days WHERE to_on >= ? AND from_on <= ?", [period.start, period.end]
    )
    child, stay = rows["child"], rows["stay"]
    attributes = side.mart.columns.attributes
    course = attributes["in_course"]
    there = course.codes[stay] == course.places.get("yes", -1)
    if not in_course:
        there |= (attributes["home"].codes[stay] > 0) | (attributes["school"].codes[stay] > 0)
    return child[there], stay[there]


def _place(side: Side, stay: Ints) -> Wide:
    """The place of a state; with groups or a filter of days, whether the rest of the filter lets it pass."""
    place = np.zeros(len(stay), np.int64) if side.places is None else side.group(stay, np.zeros(len(stay), np.int64))
    place[~side.inside[stay]] = OUTSIDE
    return place
