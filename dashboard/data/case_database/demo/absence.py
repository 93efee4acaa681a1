"""How absence comes and goes in one child: runs of days, Mondays and Fridays, holidays, winter; three types.

Pattern: domain.md 2.4 ("within-child pattern", "type split").
"""

from datetime import date

import numpy as np
import numpy.typing as npt

from dashboard.data.case_database.demo.dice import Dice, Floats
from dashboard.data.case_database.demo.school_calendar import SchoolCalendar

Codes = npt.NDArray[np.int64]

PRESENT, ILL, PERMITTED, UNAUTHORISED, HALF_UNAUTHORISED = range(5)
_STAYS_AWAY = 0.55  # of those absent today are absent tomorrow
_TYPES_LIGHT = (0.55, 0.25)  # illness, permitted; the rest unauthorised
_TYPES_HEAVY = (0.44, 0.19)
_HEAVY = 0.15
_HALF_DAYS = 0.2  # of unauthorised days in grades 7 to 10


def season(calendar: SchoolCalendar, days: npt.NDArray[np.int64]) -> Floats:
    """What multiplies absence on each of these school days; mean 1."""
    weekday = (days - 1) % 7  # ordinal 1 was a Monday
    effect = np.where((weekday == 0) | (weekday == 4), 1.25, 1.0)
    months = np.array([date.fromordinal(day).month for day in days.tolist()])
    effect *= np.where(np.isin(months, (11, 12, 1, 2)), 1.2, 1.0)
    school = calendar.school_days
    before_holiday = school[:-1][np.diff(school) > 4]
    after_holiday = school[1:][np.diff(school) > 4]
    at = np.searchsorted(before_holiday, days)
    to_next = np.append(before_holiday, days[-1:] + 999)[at] - days
    since = days - np.append(days[:1] - 999, after_holiday)[np.searchsorted(after_holiday, days, side="right")]
    effect *= np.where((to_next < 7) | (since < 7), 1.3, 1.0)
    seasonal: Floats = effect / effect.mean()
    return seasonal


def absent_days(rates: Floats, uniforms: Floats) -> npt.NDArray[np.bool_]:
    """Days absent, of runs: a two-state chain whose chance of absence on each day is that day's rate.

    `rates` has a value a school day; `uniforms` the same on its last axis, and a row for each try.
    A day is decided by its number alone, or else takes over the state of the day before.
    """
    before = np.concatenate((rates[:1], rates[:-1]))
    remain = np.maximum(_STAYS_AWAY, before)
    stays = np.clip(remain * rates / before, rates, 0.97)
    falls = np.minimum((rates - before * stays) / (1 - before), stays)
    falls[:1] = stays[:1] = rates[:1]
    absent = uniforms < falls
    decided = absent | (uniforms >= stays)
    decided[..., 0] = True
    last = np.maximum.accumulate(np.where(decided, np.arange(rates.size), 0), axis=-1)
    return np.take_along_axis(absent, last, axis=-1)


def steady_absent_days(rates: Floats, dice: Dice, *, block: int, tries: int) -> npt.NDArray[np.bool_]:
    """As `absent_days`, but near its expectation in every block of days, so that the story shows."""
    chosen = np.zeros(rates.size, dtype=np.bool_)
    owed = 0.0
    for start in range(0, rates.size, block):
        part = rates[start : start + block]
        owed += float(part.sum())
        options = absent_days(part, dice.uniforms(tries, part.size))
        sums = options.sum(axis=1)
        best = options[int(np.abs(sums - owed).argmin())]
        chosen[start : start + block] = best
        owed -= float(best.sum())
    return chosen


def types_of(absent: npt.NDArray[np.bool_], inclination: float, old: npt.NDArray[np.bool_], dice: Dice) -> Codes:
    """A code for each day: every run of absence has one type; the older skip half a day now and then."""
    begins = absent & ~np.concatenate((np.zeros(1, dtype=np.bool_), absent[:-1]))
    run = np.cumsum(begins)
    illness, permitted = _TYPES_HEAVY if inclination > _HEAVY else _TYPES_LIGHT
    mark = dice.uniforms(int(run[-1]) + 1 if run.size else 1)
    kind = np.where(mark < illness, ILL, np.where(mark < illness + permitted, PERMITTED, UNAUTHORISED))
    codes = np.where(absent, kind[run], PRESENT)
    half = (codes == UNAUTHORISED) & old & (dice.uniforms(absent.size) < _HALF_DAYS)
    return np.where(half, HALF_UNAUTHORISED, codes)
