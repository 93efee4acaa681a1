"""What is recorded of the children within a reach: sums by home or school, or all together, as the file answers."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from dashboard.data.mart.conditions import Sql
from dashboard.data.mart.store import Mart
from dashboard.vocabulary.measures import Unit

SOON_DAYS: Final = 14  # recorded within so many days is in time
LATE_DAYS: Final = 28  # an event is old when it was recorded more than so many days later
LEAST_LATE: Final = 5  # so many old events of one week are marked, if they are most of the quarter's
MARKED_DAYS: Final = 364  # so far back are weeks marked
TOGETHER: Final = ""  # the key of the row of all; no unit has it
_BEFORE_DAYS: Final = 84  # a quarter: a week and the 12 before it


@dataclass(frozen=True, slots=True)
class Events:
    """`dated`: those of which it is known when they were recorded; `within`: in time; `median`: days.

    `children`: of all events; `dated_children`: of those that are dated.
    """

    events: int
    dated: int
    within: int
    median: float | None
    children: int
    dated_children: int


@dataclass(frozen=True, slots=True)
class RegistrationRows:
    """`unit` None: all together, with or without a home or school. `counts_children`: else they are told as none."""

    mart: Mart
    reach: Sql
    unit: Unit | None
    counts_children: bool

    def events(self) -> dict[str, Events]:
        """By unit. An event stands once a unit, however many children it was about."""
        rows = self._ask(
            f"""behind AS (
                    SELECT unit, {self._children()} AS children, {self._children("delay IS NOT NULL")} AS dated_children
                    FROM concerned WHERE is_counted GROUP BY unit
                )
                SELECT unit, count(*), count(delay), count(*) FILTER (WHERE delay <= {SOON_DAYS}), median(delay),
                       any_value(children), any_value(dated_children)
                FROM ({_once("unit, event, delay", "is_counted")}) JOIN behind USING (unit)
                GROUP BY unit"""
        )
        return {key: Events(*found) for key, *found in rows}

    def values(self) -> list[tuple[Any, ...]]:
        """Unit, value, how many are unknown, of how many, and of how many children; advisors' hours of schools."""
        found = self._ask(
            f"""nothing AS (SELECT 1)
               SELECT unit, field, count(*) FILTER (WHERE is_unknown), count(*), {self._children()}
               FROM mart.known_value JOIN own USING (stay) GROUP BY unit, field"""
        )
        return found if self.unit == "home" else [*found, *self._hours()]

    def marks(self) -> list[tuple[str, date, int, int]]:
        """Unit, Monday, old events of the week, all of the quarter up to it; the latest week first.

        Marks are of units: all together have none.
        """
        if self.unit is None:
            return []
        found: list[Any] = self._ask(
            f"""week AS (
                    SELECT unit, week, count(*) AS recorded, count(*) FILTER (WHERE delay > {LATE_DAYS}) AS late
                    FROM ({_once("unit, event, delay, week", "week IS NOT NULL")})
                    GROUP BY unit, week
                ),
                quarter AS (
                    SELECT unit, week, late, sum(recorded) OVER (
                        PARTITION BY unit ORDER BY week
                        RANGE BETWEEN INTERVAL {_BEFORE_DAYS} DAYS PRECEDING AND CURRENT ROW
                    )::INTEGER AS recorded
                    FROM week
                )
                SELECT unit, week, late, recorded FROM quarter
                WHERE late >= {LEAST_LATE} AND 2 * late > recorded AND week > ? ORDER BY unit, week DESC""",
            self.mart.meta.as_of - timedelta(days=MARKED_DAYS),
        )
        return found

    def _children(self, condition: str = "true") -> str:
        return f"count(DISTINCT child) FILTER (WHERE {condition})" if self.counts_children else "0"

    def _hours(self) -> list[tuple[Any, ...]]:
        """Learning advisors' weekly hours at the schools to which children within reach go on the as-of date."""
        return self._ask(
            """at_school AS (
                   SELECT unit, school, count(DISTINCT child) AS children FROM mart.present JOIN own USING (stay)
                   WHERE school IS NOT NULL GROUP BY unit, school
               ),
               post AS (
                   SELECT school_id, count(*) FILTER (WHERE weekly_hours IS NULL) AS unknown, count(*) AS posts
                   FROM mart.advisor WHERE role = 'learning_advisor' AND school_id IS NOT NULL GROUP BY school_id
               )
               SELECT unit, 'weekly_hours', sum(unknown)::INTEGER, sum(posts)::INTEGER, sum(children)::INTEGER
               FROM post JOIN at_school ON school = school_id GROUP BY unit"""
        )

    def _ask(self, question: str, *values: Any) -> list[tuple[Any, ...]]:
        """A question about `own`, the states within reach with their unit, and `concerned`, the events of these."""
        text, parameters = self.reach
        column = {"home": "home_unit", "school": "school", None: f"'{TOGETHER}'"}[self.unit]
        kind = "" if self.unit is None else f"WHERE unit_kind IS NULL OR unit_kind = '{self.unit}'"
        return self.mart.ask(
            f"""WITH own AS NOT MATERIALIZED (
                    SELECT stay, school, {column} AS unit FROM mart.stay WHERE ({text}) AND {column} IS NOT NULL
                ),
                concerned AS NOT MATERIALIZED (
                    SELECT unit, unit_kind, event, child, is_counted, delay, week
                    FROM mart.registered JOIN own USING (stay) {kind}
                ),
                {question}""",
            [*parameters, *values],
        )


def _once(columns: str, condition: str) -> str:
    """Each event once: sparring has a row for every child that received it, a meeting or a goal one row alone."""
    asked = f"{columns} FROM concerned WHERE {condition} AND unit_kind"
    return f"SELECT {asked} IS NULL UNION ALL SELECT DISTINCT {asked} IS NOT NULL"
