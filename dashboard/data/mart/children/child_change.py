"""A child that came to another home or school: plain values that have passed the reader's scope."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

LONGEST_DAYS: Final = 730  # so far back are changes kept (build/92_changes.sql)


class CourseFate(StrEnum):
    """What became of the course when the child moved."""

    CONTINUED = "continued"  # begun before the change, in force on the as-of date
    RESTARTED = "restarted"  # one was in force before, another began since
    BEGUN = "begun"  # one began since; of before nothing is known to the reader
    ENDED = "ended"  # one was in force before, none is now


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildChange:
    """The latest change of a child. `home`, `school`: on the as-of date.

    `left`: the old place, None where the child was not the reader's own there. `changes`: how many in all, of those
    that are the reader's to know. `last_on`, `goals_before`, `goals_since`: the last contact of the course, and its
    open goals, set before the change or since. The course is the one in force on the as-of date, else the one before.
    """

    child: str
    name: str | None
    home: str | None
    school: str | None
    on: date
    left: str | None
    came_to: str
    changes: int
    fate: CourseFate
    started_on: date
    last_on: date | None
    planned_on: date | None
    latest_on: date | None
    goals_before: int
    goals_since: int

    @property
    def is_followed_up(self) -> bool:
        """Whether the child was followed up since, on the day of the change or after it."""
        return self.last_on is not None and self.last_on >= self.on
