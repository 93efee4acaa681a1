"""Daily attendance of a child at the schools that report it, all days at once; the bulk of the data."""

from itertools import repeat

import numpy as np
import numpy.typing as npt

from dashboard.data.case_database.demo.absence import (
    absent_days,
    season,
    steady_absent_days,
    types_of,
)
from dashboard.data.case_database.demo.activities import Residents
from dashboard.data.case_database.demo.children import Child
from dashboard.data.case_database.demo.courses import Row, child_key
from dashboard.data.case_database.demo.dice import Dice, Floats
from dashboard.data.case_database.demo.extent import Extent
from dashboard.data.case_database.demo.places import Places
from dashboard.data.case_database.demo.school_calendar import SchoolCalendar
from dashboard.data.case_database.demo.story import STORY_HOMES, Story

_BY_BAND = (0.9, 0.97, 1.08)  # indskoling, mellemtrin, udskoling against the mean (domain.md 2.4)
_LOWEST, _HIGHEST = 0.004, 0.75
_STORY_SPREAD = (0.05, 0.25)  # so that one child does not make out a small home's level
_BLOCK, _TRIES = 20, 24


class Attendance:
    """Tells attendance; knows the days, their season, and the level of the story's homes."""

    def __init__(
        self, extent: Extent, places: Places, calendar: SchoolCalendar, residents: dict[int, Residents]
    ) -> None:
        self._places = places
        within = (calendar.school_days >= extent.first) & (calendar.school_days <= extent.last)
        self._days = calendar.school_days[within]
        self._season = season(calendar, self._days)
        iso = [calendar.iso[day - calendar.origin] for day in self._days.tolist()]
        self._iso = np.array(iso, dtype=object)
        self._parts = tuple(
            np.array(part, dtype=object) for part in ((0, 1, 0, 0, 0), (0, 0, 1, 0, 0), (0, 0, 0, 1, 0.5))
        )
        story = Story(extent)
        self._levels = {
            home: np.array([story.level(home).on(day) for day in self._days.tolist()])
            / self._mean_weight(residents[home])
            for home in STORY_HOMES
        }

    def rows(self, child: Child, dice: Dice) -> list[Row]:
        """The rows of `attendance` of one child: one a school day, in the order of days."""
        spans = self._spans(child)
        if not spans:
            return []
        at = np.concatenate([np.arange(low, high) for _, low, high in spans])
        if not at.size:
            return []
        rates, in_story = self._rates(child)
        rates = rates[at]
        if in_story:
            absent = steady_absent_days(rates, dice, block=_BLOCK, tries=_TRIES)
        else:
            absent = absent_days(rates, dice.uniforms(at.size))
        codes = types_of(absent, child.inclination, self._grade_from(child, 7)[at], dice)
        return self._written(child, spans, at, codes)

    def _spans(self, child: Child) -> list[tuple[int, int, int]]:
        """School, and first and past-last position among the school days, of what is reported."""
        spans = []
        for schooling in child.schooling:
            if self._places.schools[schooling.school].reports:
                low, high = self._between(schooling.start, schooling.end)
                spans.append((schooling.school, low, high))
        return spans

    def _between(self, start: int, end: int | None) -> tuple[int, int]:
        low = int(np.searchsorted(self._days, start))
        high = self._days.size if end is None else int(np.searchsorted(self._days, end, side="right"))
        return low, max(low, high)

    def _rates(self, child: Child) -> tuple[Floats, bool]:
        """The chance of absence on every school day, and whether the story bears on it.

        The story's homes have half the season, so that a level is not taken for the time of year.
        """
        low, middle, high = _BY_BAND
        band = np.where(self._grade_from(child, 7), high, np.where(self._grade_from(child, 4), middle, low))
        rates = child.inclination * band * self._season
        in_story = False
        for stay in child.stays:
            if stay.home in self._levels:
                start, end = self._between(stay.start, stay.end)
                rates[start:end] = (self._levels[stay.home] * np.sqrt(self._season))[start:end] * _weight(child)
                in_story = True
        return np.clip(rates, _LOWEST, _HIGHEST), in_story

    def _grade_from(self, child: Child, grade: int) -> npt.NDArray[np.bool_]:
        begins = child.leaves_school - round(365.25 * (child.grade_on(child.leaves_school) + 1 - grade))
        return self._days > begins

    def _mean_weight(self, residents: Residents) -> Floats:
        """The mean weight of the residents who are reported, a value a school day; 1 where there are none."""
        total, count = np.zeros(self._days.size), np.zeros(self._days.size)
        for start, end, child in residents:
            here = np.zeros(self._days.size, dtype=np.bool_)
            for _, low, high in self._spans(child):
                here[low:high] = True
            low, high = self._between(start, end)
            here[:low] = here[high:] = False
            total[here] += _weight(child)
            count[here] += 1
        return np.where(count > 0, total / np.maximum(count, 1), 1.0)

    def _written(
        self,
        child: Child,
        spans: list[tuple[int, int, int]],
        at: npt.NDArray[np.int64],
        codes: npt.NDArray[np.int64],
    ) -> list[Row]:
        schools = [
            school_id
            for school, low, high in spans
            for school_id in repeat(self._places.schools[school].school_id, high - low)
        ]
        days = self._iso[at].tolist()
        parts = (part[codes].tolist() for part in self._parts)
        return list(zip(repeat(child_key(child)), schools, days, days, repeat(1), *parts, strict=False))


def _weight(child: Child) -> float:
    """The child's absence against that of others at the home."""
    low, high = _STORY_SPREAD
    return min(high, max(low, child.inclination))
