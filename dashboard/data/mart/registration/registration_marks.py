"""Where many old events were recorded at once: before the steering group's meetings, or in a week where it has none."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from dashboard.data.mart.registration.registration_reach import (
    LATE_DAYS,
    QUARTER_DAYS,
    Backdated,
    RegistrationReach,
    once,
)

LEAST_LATE: Final = 5  # so many old events are marked, if they are most of the quarter's
MARKED_DAYS: Final = 364  # so far back weeks and meetings are looked at
BEFORE_DAYS: Final = 14  # just before a meeting: so many days, the meeting's own the last
_WEEK: Final = 7


def marked_meetings(meetings: Sequence[date], as_of: date) -> tuple[date, ...]:
    """The meetings before which is looked: those of a year back, and one so near that its fortnight has begun."""
    first, last = as_of - timedelta(days=MARKED_DAYS - 1), as_of + timedelta(days=BEFORE_DAYS - 1)
    return tuple(sorted({day for day in meetings if first <= day <= last}))


def marks(of: RegistrationReach, meetings: Sequence[date]) -> Mapping[str, list[Backdated]]:
    """By unit, the latest first; of weeks where there are no meetings. All together have none."""
    found: dict[str, list[Backdated]] = defaultdict(list)
    if of.unit is not None:
        for key, mark in _before(of, meetings) if meetings else _of_weeks(of):
            found[key].append(mark)
    return found


def _before(of: RegistrationReach, meetings: Sequence[date]) -> list[tuple[str, Backdated]]:
    rows = of.ask(
        f"""meeting AS (SELECT unnest(?::DATE[]) AS held_on),
            recorded AS ({once("unit, event, delay, recorded_on", "week IS NOT NULL")})
            SELECT unit, held_on,
                   count(*) FILTER (WHERE recorded_on > held_on - {BEFORE_DAYS} AND delay > {LATE_DAYS}) AS late,
                   count(*) AS recorded
            FROM recorded JOIN meeting ON recorded_on > held_on - {QUARTER_DAYS} AND recorded_on <= held_on
            GROUP BY unit, held_on HAVING late >= {LEAST_LATE} AND 2 * late > recorded
            ORDER BY unit, held_on DESC""",
        list(meetings),
    )
    return [
        (
            key,
            Backdated(
                first=day - timedelta(days=BEFORE_DAYS - 1), last=day, late=late, recorded=recorded, is_meeting=True
            ),
        )
        for key, day, late, recorded in rows
    ]


def _of_weeks(of: RegistrationReach) -> list[tuple[str, Backdated]]:
    rows = of.ask(
        f"""week AS (
                SELECT unit, week, count(*) AS recorded, count(*) FILTER (WHERE delay > {LATE_DAYS}) AS late
                FROM ({once("unit, event, delay, week", "week IS NOT NULL")})
                GROUP BY unit, week
            ),
            quarter AS (
                SELECT unit, week, late, sum(recorded) OVER (
                    PARTITION BY unit ORDER BY week
                    RANGE BETWEEN INTERVAL {QUARTER_DAYS - _WEEK} DAYS PRECEDING AND CURRENT ROW
                )::INTEGER AS recorded
                FROM week
            )
            SELECT unit, week, late, recorded FROM quarter
            WHERE late >= {LEAST_LATE} AND 2 * late > recorded AND week > ? ORDER BY unit, week DESC""",
        of.mart.meta.as_of - timedelta(days=MARKED_DAYS),
    )
    return [
        (key, Backdated(first=monday, last=monday + timedelta(days=_WEEK - 1), late=late, recorded=recorded))
        for key, monday, late, recorded in rows
    ]
