"""What a reader keeps in memory of the days after the as-of date: courses that go on, and what is booked in them."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dashboard.data.mart.children.child_columns import Values, child_columns
from dashboard.data.mart.columns import Flags, Ints, Wide, day_number
from dashboard.data.mart.store import Mart
from dashboard.statistics.follow_up_forecast import Booked, Courses

_DAY_ONE: Final = date(1970, 1, 1)
_NEVER: Final = day_number(date(9999, 12, 30))  # where no end is known


@dataclass(frozen=True, slots=True, kw_only=True)
class ForecastColumns:
    """`place`: the child of each course, as a place in `Columns.follow_ups`, rising.

    The others by these places: `first_booked` a day, NaN where nothing is booked; `days_booked` only of who has any;
    `ends` the last day of all courses together.
    """

    courses: Courses
    booked: Booked
    place: Wide
    places: Mapping[str, int]  # of the children, by key
    first_booked: Values
    days_booked: Mapping[int, tuple[date, ...]]
    ends: Ints

    def of_children(self, courses: Flags) -> Flags:
        """Which children any of these courses is of."""
        found = np.zeros(len(self.ends), np.bool_)
        found[self.place[courses]] = True
        return found

    def added(self, amounts: NDArray[np.integer]) -> Wide:
        """The sum of the courses' amounts a child."""
        return np.bincount(self.place, weights=amounts, minlength=len(self.ends)).astype(np.int64)

    def ends_on(self, place: int) -> date | None:
        """The last day of a child's courses; None where it is not known."""
        end = int(self.ends[place])
        return None if end >= _NEVER else date_of(end)


def date_of(day: float) -> date:
    """The date of a day number."""
    return _DAY_ONE + timedelta(days=int(day))


def forecast_columns(mart: Mart) -> ForecastColumns:
    """Those of a mart, read once."""
    found: ForecastColumns = mart.kept.get("forecast_columns", lambda: _read(mart))
    return found


def _read(mart: Mart) -> ForecastColumns:
    courses = _numbers(
        mart,
        """SELECT child, from_on - DATE '1970-01-01' AS from_on, to_on - DATE '1970-01-01' AS to_on,
                  last_on - DATE '1970-01-01' AS last_on, "limit", cadence
           FROM mart.course_ahead ORDER BY course""",
    )
    booked = Booked(
        **_numbers(mart, "SELECT course, day - DATE '1970-01-01' AS day FROM mart.booked_contact ORDER BY course, day")
    )
    keys = mart.ask("SELECT child_id FROM mart.follow_up ORDER BY child")
    place = np.searchsorted(child_columns(mart).child, courses.pop("child"))
    ends = np.zeros(len(keys), np.int32)
    np.maximum.at(ends, place, courses["to_on"])
    days: dict[int, set[date]] = defaultdict(set)
    for child, day in zip(place[booked.course].tolist(), booked.day.tolist(), strict=True):
        days[child].add(date_of(day))
    first = np.full(len(keys), np.nan)
    np.fmin.at(first, place[booked.course], booked.day)
    return ForecastColumns(
        courses=Courses(**courses),
        booked=booked,
        place=place,
        places={key: number for number, (key,) in enumerate(keys)},
        first_booked=first,
        days_booked={child: tuple(sorted(found)) for child, found in days.items()},
        ends=ends,
    )


def _numbers(mart: Mart, sql: str) -> dict[str, Ints]:
    return {name: np.asarray(column, np.int32) for name, column in mart.ask_columns(sql).items()}
