"""A decision that tests itself: what is asked of a figure, what the figure was, and where the decision stands by it.

The rules are in docs/definitions.md ("Decisions").
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction

from dashboard.vocabulary.indicator import Indicator, Kind
from dashboard.vocabulary.period import last_of_month, twelve_months


class About(StrEnum):
    """Which children a test is about."""

    ALL = "all"  # the whole municipality
    HOME = "home"
    SCHOOL = "school"
    COHORT = "cohort"  # a saved cohort


class Asks(StrEnum):
    """What a test asks of a figure; `level` is the number in it."""

    AT_LEAST = "at_least"  # of the numerator: at least 3 of 5
    AT_MOST = "at_most"  # of the numerator
    AT_MOST_REST = "at_most_rest"  # of the denominator without the numerator: at most 2 not met
    SHARE_AT_LEAST = "share_at_least"  # per cent
    SHARE_AT_MOST = "share_at_most"  # per cent

    @property
    def is_share(self) -> bool:
        return self in (Asks.SHARE_AT_LEAST, Asks.SHARE_AT_MOST)

    @property
    def is_floor(self) -> bool:
        return self in (Asks.AT_LEAST, Asks.SHARE_AT_LEAST)


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """`indicator` and `key` (of a home, school or cohort; "" of all) may name what is no more.

    `name`: what a cohort was called when the decision was taken. `level`: a count, or per cent.
    """

    indicator: str
    about: About
    key: str
    name: str
    asks: Asks
    level: Fraction


class Told(StrEnum):
    """What there was to tell of a figure."""

    SHOWN = "shown"
    WITHHELD = "withheld"  # too few children, or not among the fixed tables
    NOTHING = "nothing"  # nothing to count


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A figure as it was told: as of a day, over the twelve whole months up to `end`. Numbers only where shown.

    `least_children`: the setting that it was told under.
    """

    as_of: date
    end: date
    told: Told
    numerator: Fraction = Fraction(0)
    denominator: Fraction = Fraction(0)
    least_children: int = 0

    def under(self, least_children: int) -> "Reading":
        """As it may be told now: withheld where the setting was lower then, as nobody looked whether it may be."""
        if self.least_children >= least_children:
            return self
        return Reading(as_of=self.as_of, end=self.end, told=Told.WITHHELD)


class Outcome(StrEnum):
    """What the group has written of a decision at a meeting."""

    DONE = "done"
    NOT_DONE = "not_done"
    GOES_ON = "goes_on"


class Standing(StrEnum):
    """Where a decision stands; computed, and never typed."""

    MET = "met"
    ON_THE_WAY = "on_the_way"
    NOT_YET = "not_yet"  # not met before its deadline, and no nearer than when it was taken, as far as is known
    MISSED = "missed"
    UNANSWERED = "unanswered"
    WITHHELD = "withheld"  # the figure may not be told
    UNKNOWN = "unknown"  # there is no figure to judge by


def asks_of(indicator: Indicator) -> tuple[Asks, ...]:
    """What can be asked of an indicator: counts of what people count, and shares of what is a share."""
    counts = {
        Kind.SHARE_OF_EVENTS: (Asks.AT_LEAST, Asks.AT_MOST, Asks.AT_MOST_REST),
        Kind.RATE: (Asks.AT_LEAST, Asks.AT_MOST),
    }
    shares = (Asks.SHARE_AT_LEAST, Asks.SHARE_AT_MOST) if indicator.kind.is_share else ()
    return (*counts.get(indicator.kind, ()), *shares)


def judged_end(day: date) -> date:
    """The last day that a deadline is judged by: the end of the last whole month on it or before it."""
    return twelve_months(day).end


def first_deadline(as_of: date) -> date:
    """The first deadline by which a figure can have moved: the end of the month after the last whole one."""
    return last_of_month(judged_end(as_of) + timedelta(days=1))


def is_met(criterion: Criterion, reading: Reading) -> bool:
    """Whether a figure that is shown is what the test asks."""
    return _short_of(criterion, reading) <= 0


def standing_of_test(
    criterion: Criterion, deadline: date, *, start: Reading | None, now: Reading | None, as_of: date
) -> Standing:
    """Where a decision with a test stands. `now`: the figure it is judged by (`judged`), None without one."""
    if now is None or now.told is Told.NOTHING:
        return Standing.UNKNOWN
    if now.told is Told.WITHHELD:
        return Standing.WITHHELD
    if is_met(criterion, now):
        return Standing.MET
    if as_of >= deadline:
        return Standing.MISSED
    if start is not None and start.told is Told.SHOWN and _short_of(criterion, now) < _short_of(criterion, start):
        return Standing.ON_THE_WAY
    return Standing.NOT_YET


def judged(deadline: date, newest: Reading | None, kept: Reading | None) -> Reading | None:
    """The figure that a decision is judged by: the newest, until it is made of days after the deadline's months.

    From then on the one that was kept last of the deadline's months; None where none was kept.
    """
    end = judged_end(deadline)
    if newest is not None and newest.end <= end:
        return newest
    return kept if kept is not None and kept.end == end else None


def standing_of_words(answer: Outcome | None, answered_on: date | None, deadline: date | None, today: date) -> Standing:
    """Where a decision without a test stands: by the last answer, of the meeting of that day.

    That it goes on, said before its deadline, answers nothing once the deadline is over.
    """
    match answer:
        case Outcome.DONE:
            return Standing.MET
        case Outcome.NOT_DONE:
            return Standing.MISSED
        case Outcome.GOES_ON:
            assert answered_on is not None
            is_over = deadline is not None and answered_on <= deadline < today
            return Standing.UNANSWERED if is_over else Standing.ON_THE_WAY
    return Standing.UNANSWERED


def unanswered_meetings(
    standing: Standing, held: Iterable[date], *, taken_on: date, answered_on: date | None, deadline: date | None
) -> int:
    """How many meetings were held since a decision was taken or last answered, while nothing tells that it goes well.

    A test that is not over answers for itself; one that is missed asks for an answer after its deadline.
    """
    if standing not in (Standing.UNANSWERED, Standing.MISSED, Standing.WITHHELD, Standing.UNKNOWN):
        return 0
    since = max(day for day in (taken_on, answered_on) if day is not None)
    if standing is Standing.MISSED and deadline is not None:
        since = max(since, deadline)
    return sum(day > since for day in held)


def _short_of(criterion: Criterion, reading: Reading) -> Fraction:
    """How far a figure is from what is asked; 0 or less where it is that. Of a share in per cent of the denominator."""
    value, level = reading.numerator, criterion.level
    if criterion.asks is Asks.AT_MOST_REST:
        value = reading.denominator - reading.numerator
    elif criterion.asks.is_share:
        value = 100 * reading.numerator / reading.denominator
    return level - value if criterion.asks.is_floor else value - level
