"""What is recorded of the children within a reach: sums by home or school, or all together, as the file answers."""

from dataclasses import dataclass
from typing import Any

from dashboard.data.mart.registration.registration_reach import POSTS, SOON_DAYS, RegistrationReach, once


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
    """`counts_children`: else they are told as none."""

    of: RegistrationReach
    counts_children: bool

    def events(self) -> dict[str, Events]:
        """By unit. An event stands once a unit, however many children it was about."""
        rows = self.of.ask(
            f"""behind AS (
                    SELECT unit, {self._children()} AS children, {self._children("delay IS NOT NULL")} AS dated_children
                    FROM concerned WHERE is_counted GROUP BY unit
                )
                SELECT unit, count(*), count(delay), count(*) FILTER (WHERE delay <= {SOON_DAYS}), median(delay),
                       any_value(children), any_value(dated_children)
                FROM ({once("unit, event, delay", "is_counted")}) JOIN behind USING (unit)
                GROUP BY unit"""
        )
        return {key: Events(*found) for key, *found in rows}

    def values(self) -> list[tuple[Any, ...]]:
        """Unit, value, how many are unknown, of how many, and of how many children; advisors' hours of schools."""
        found = self.of.ask(
            f"""nothing AS (SELECT 1)
               SELECT unit, field, count(*) FILTER (WHERE is_unknown), count(*), {self._children()}
               FROM mart.known_value JOIN own USING (stay) GROUP BY unit, field"""
        )
        return found if self.of.unit == "home" else [*found, *self._hours()]

    def _children(self, condition: str = "true") -> str:
        return f"count(DISTINCT child) FILTER (WHERE {condition})" if self.counts_children else "0"

    def _hours(self) -> list[tuple[Any, ...]]:
        """Learning advisors' weekly hours at the schools to which children within reach go on the as-of date."""
        return self.of.ask(
            f"""{POSTS},
               school_of AS (
                   SELECT unit, school, count(*) FILTER (WHERE weekly_hours IS NULL) AS unknown, count(*) AS posts,
                          any_value(children) AS children
                   FROM post GROUP BY unit, school
               )
               SELECT unit, 'weekly_hours', sum(unknown)::INTEGER, sum(posts)::INTEGER, sum(children)::INTEGER
               FROM school_of GROUP BY unit"""
        )
