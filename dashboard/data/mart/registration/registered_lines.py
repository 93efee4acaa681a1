"""The lines behind a number of the registration, before they are sorted, cut and named: the rows of its sum."""

from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from dashboard.data.mart.columns import Flags, Ints
from dashboard.data.mart.registration.registered import Kind, Measure, RegisteredFigure
from dashboard.data.mart.registration.registration import Value
from dashboard.data.mart.registration.registration_reach import (
    LATE_DAYS,
    QUARTER_DAYS,
    SOON_DAYS,
    TOGETHER,
    RegistrationReach,
)

NOTHING: Final = -1  # in the place of a child, a state, a day or a delay
_OF_VALUE: Final = {
    Value.OUTCOME: Kind.PLANNED,
    Value.CHILD_INVOLVEMENT: Kind.MEETING,
    Value.CASEWORKER_PRESENT: Kind.MEETING,
    Value.CHILD_VOICE: Kind.GOAL,
    Value.AULA_ACCESS: Kind.PLACEMENT,
    Value.CONTACT_PERSON: Kind.PLACEMENT,
}
_EPOCH: Final = "DATE '1970-01-01'"


@dataclass(frozen=True, slots=True)
class Lines:
    """A line each; days as day numbers. `child`: the first that it is about; `received`: how many it is about.

    `event`: its number in mart.registered. `stay`: a state of the child. `at`: 0 where both home and school are its
    own, 1 the home alone, 2 the school alone.
    """

    event: Ints
    kind: Ints
    child: Ints
    received: Ints
    stay: Ints
    at: Ints
    day: Ints
    recorded: Ints
    delay: Ints
    counted: Flags

    def __len__(self) -> int:
        return len(self.event)

    def taken(self, places: NDArray[Any]) -> "Lines":
        return replace(self, **{name: getattr(self, name)[places] for name in Lines.__slots__})


def lines_of(of: RegistrationReach, figure: RegisteredFigure) -> Lines:
    """All lines of a number: its denominator, with those of its numerator marked. A post is no such line."""
    key = figure.key if figure.key is not None else TOGETHER
    measure = figure.measure
    if isinstance(measure, Value) and measure is not Value.RECORDED_ON:
        found = of.ask_columns(
            f"""nothing AS (SELECT 1)
                SELECT {NOTHING} AS event, {_OF_VALUE[measure]} AS kind, child, 1 AS received, stay, 0 AS "at",
                       day - {_EPOCH} AS day, {NOTHING} AS recorded, {NOTHING} AS delay, is_unknown AS counted
                FROM mart.known_value JOIN own USING (stay) WHERE unit = ? AND field = ?""",
            key,
            measure.value,
        )
    else:
        condition, counted, values = _of_events(measure, figure)
        # Sparring has a row for every child that received it, a meeting or a goal one row alone: no need to look.
        found = of.ask_columns(
            f"""line AS (
                    SELECT *, day - {_EPOCH} AS day_number, coalesce(recorded_on - {_EPOCH}, {NOTHING}) AS recorded,
                           coalesce(delay, {NOTHING}) AS late, {counted} AS counted
                    FROM concerned WHERE unit = ? AND {condition}
                ),
                talk AS (
                    SELECT event, min(child) AS child, count(DISTINCT child)::INTEGER AS received, min(stay) AS stay,
                           any_value(CASE unit_kind WHEN 'home' THEN 1 ELSE 2 END) AS "at",
                           any_value(day_number) AS day, any_value(recorded) AS recorded, any_value(late) AS delay,
                           any_value(counted) AS counted
                    FROM line WHERE unit_kind IS NOT NULL GROUP BY event ORDER BY event
                )
                SELECT event, CASE source WHEN 'meeting' THEN {Kind.MEETING} ELSE {Kind.GOAL} END AS kind, child,
                       1 AS received, stay, 0 AS "at", day_number AS day, recorded, late AS delay, counted
                FROM line WHERE unit_kind IS NULL
                UNION ALL
                SELECT event, {Kind.TALK}, child, received, stay, "at", day, recorded, delay, counted FROM talk""",
            key,
            *values,
        )
    # A column of all NULL and non-NULL comes masked; none of these can be NULL.
    return Lines(**{name: np.ma.getdata(found[name]) for name in Lines.__slots__})


def _of_events(measure: Measure, figure: RegisteredFigure) -> tuple[str, str, list[Any]]:
    """Which events a number is of, which of them are in its numerator, and the values in the first."""
    if measure == "mark":
        mark = figure.mark
        assert mark is not None
        span = f"week IS NOT NULL AND recorded_on > ?::DATE - {QUARTER_DAYS} AND recorded_on <= ?::DATE"
        return span, f"delay > {LATE_DAYS} AND recorded_on >= DATE '{mark.first}'", [mark.last, mark.last]
    if measure == "within":
        return "is_counted AND delay IS NOT NULL", f"delay <= {SOON_DAYS}", []
    if measure == "median":
        return "is_counted AND delay IS NOT NULL", "true", []
    return "is_counted", "delay IS NULL", []
