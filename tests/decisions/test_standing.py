"""Where a decision stands: tables to read by eye, and every case against a slow count that shares no code with it."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.vocabulary.decision import (
    About,
    Asks,
    Criterion,
    Outcome,
    Reading,
    Standing,
    Told,
    first_deadline,
    judged,
    judged_end,
    standing_of_test,
    standing_of_words,
    unanswered_meetings,
)

DEADLINE = date(2027, 3, 1)
FEBRUARY, JANUARY, MARCH = date(2027, 2, 28), date(2027, 1, 31), date(2027, 3, 31)


def asked(asks: Asks, level: str) -> Criterion:
    return Criterion(indicator="i", about=About.ALL, key="", name="", asks=asks, level=Fraction(level))


def told(x: int, n: int, end: date = JANUARY, as_of: date | None = None) -> Reading:
    return Reading(
        as_of=as_of or end, end=end, told=Told.SHOWN, numerator=Fraction(x), denominator=Fraction(n)
    )  # fmt: skip


@pytest.mark.parametrize(
    ("asks", "level", "start", "now", "before", "after"),
    [
        # before: on 28 February; after: on 1 March
        (Asks.AT_LEAST, "3", (2, 5), (3, 5), "met", "met"),
        (Asks.AT_LEAST, "3", (1, 5), (2, 5), "on_the_way", "missed"),
        (Asks.AT_LEAST, "3", (2, 5), (2, 9), "not_yet", "missed"),
        (Asks.AT_LEAST, "3", (2, 5), (1, 5), "not_yet", "missed"),
        (Asks.AT_MOST, "2", (5, 9), (2, 9), "met", "met"),
        (Asks.AT_MOST, "2", (5, 9), (3, 9), "on_the_way", "missed"),
        (Asks.AT_MOST, "2", (5, 9), (6, 9), "not_yet", "missed"),
        (Asks.AT_MOST_REST, "2", (5, 9), (7, 9), "met", "met"),
        (Asks.AT_MOST_REST, "2", (5, 9), (6, 9), "on_the_way", "missed"),
        (Asks.AT_MOST_REST, "2", (5, 9), (5, 10), "not_yet", "missed"),
        (Asks.SHARE_AT_LEAST, "80", (3, 5), (4, 5), "met", "met"),  # exactly 80 %
        (Asks.SHARE_AT_LEAST, "80", (50, 100), (799, 1000), "on_the_way", "missed"),
        (Asks.SHARE_AT_LEAST, "66.7", (0, 3), (2, 3), "on_the_way", "missed"),  # 66.66… %, and not rounded
        (Asks.SHARE_AT_LEAST, "60", (5, 10), (4, 8), "not_yet", "missed"),  # as near as then
        (Asks.SHARE_AT_MOST, "7", (10, 100), (7, 100), "met", "met"),
        (Asks.SHARE_AT_MOST, "7", (10, 100), (8, 100), "on_the_way", "missed"),
        (Asks.SHARE_AT_MOST, "7", (8, 100), (9, 100), "not_yet", "missed"),
    ],
)
def test_a_test_stands_by_its_figure_and_the_day(
    asks: Asks, level: str, start: tuple[int, int], now: tuple[int, int], before: str, after: str
) -> None:
    found = [
        standing_of_test(asked(asks, level), DEADLINE, start=told(*start), now=told(*now), as_of=day)
        for day in (DEADLINE - timedelta(days=1), DEADLINE)
    ]
    assert found == [before, after]


@pytest.mark.parametrize(
    ("now", "standing"),
    [
        (None, "unknown"),
        (Reading(as_of=JANUARY, end=JANUARY, told=Told.NOTHING), "unknown"),
        (Reading(as_of=JANUARY, end=JANUARY, told=Told.WITHHELD), "withheld"),
    ],
)
def test_what_is_not_told_says_nothing_before_or_after(now: Reading | None, standing: str) -> None:
    for as_of in (JANUARY, DEADLINE, date(2028, 1, 1)):
        found = standing_of_test(asked(Asks.AT_LEAST, "0"), DEADLINE, start=told(1, 5), now=now, as_of=as_of)
        assert found == standing


def test_a_start_that_was_not_told_is_nothing_to_be_nearer_than() -> None:
    hidden = Reading(as_of=JANUARY, end=JANUARY, told=Told.WITHHELD)
    for start in (None, hidden):
        found = standing_of_test(asked(Asks.AT_LEAST, "3"), DEADLINE, start=start, now=told(2, 5), as_of=JANUARY)
        assert found is Standing.NOT_YET


@pytest.mark.parametrize(
    ("deadline", "end"),
    [
        (date(2027, 3, 1), FEBRUARY),
        (date(2027, 3, 30), FEBRUARY),
        (date(2027, 3, 31), MARCH),
        (date(2027, 4, 1), MARCH),
        (date(2028, 2, 29), date(2028, 2, 29)),
    ],
)
def test_a_deadline_is_judged_by_the_last_whole_month(deadline: date, end: date) -> None:
    assert judged_end(deadline) == end


@pytest.mark.parametrize(
    ("as_of", "first"),
    [
        (date(2027, 3, 1), MARCH),
        (date(2027, 3, 30), MARCH),
        (date(2027, 3, 31), date(2027, 4, 30)),
        (date(2027, 12, 31), date(2028, 1, 31)),
    ],
)
def test_the_first_deadline_is_one_by_which_the_figure_can_move(as_of: date, first: date) -> None:
    assert first_deadline(as_of) == first
    assert judged_end(first) > judged_end(as_of) >= judged_end(first - timedelta(days=1))


@pytest.mark.parametrize(
    ("newest", "kept", "expected"),
    [
        (told(1, 5, JANUARY), None, 1),
        (told(2, 5, FEBRUARY), told(1, 5, JANUARY), 2),
        (told(2, 5, FEBRUARY, as_of=date(2027, 3, 30)), told(1, 5, FEBRUARY), 2),  # registered late
        (told(9, 9, MARCH), told(2, 5, FEBRUARY), 2),  # March is not the deadline's any more
        (told(9, 9, MARCH), told(1, 5, JANUARY), None),
        (told(9, 9, MARCH), None, None),
        (None, told(2, 5, FEBRUARY), 2),
        (None, told(1, 5, JANUARY), None),
        (None, None, None),
    ],
)
def test_the_figure_is_the_newest_until_its_months_go_past_the_deadlines(
    newest: Reading | None, kept: Reading | None, expected: int | None
) -> None:
    found = judged(DEADLINE, newest, kept)
    assert (found.numerator if found else None) == expected


@pytest.mark.parametrize(
    ("answer", "answered", "deadline", "today", "standing"),
    [
        (None, None, None, "2027-01-01", "unanswered"),
        (None, None, "2027-03-01", "2027-01-01", "unanswered"),
        ("done", "2027-01-01", None, "2027-06-01", "met"),
        ("not_done", "2027-01-01", "2027-03-01", "2027-02-01", "missed"),
        ("goes_on", "2027-01-01", None, "2029-01-01", "on_the_way"),
        ("goes_on", "2027-01-01", "2027-03-01", "2027-03-01", "on_the_way"),
        ("goes_on", "2027-01-01", "2027-03-01", "2027-03-02", "unanswered"),
        ("goes_on", "2027-03-01", "2027-03-01", "2027-03-02", "unanswered"),
        ("goes_on", "2027-03-02", "2027-03-01", "2027-06-01", "on_the_way"),
    ],
)
def test_a_free_decision_stands_by_its_last_answer(
    answer: str | None, answered: str | None, deadline: str | None, today: str, standing: str
) -> None:
    found = standing_of_words(
        Outcome(answer) if answer else None,
        date.fromisoformat(answered) if answered else None,
        date.fromisoformat(deadline) if deadline else None,
        date.fromisoformat(today),
    )
    assert found == standing


Q1, Q2, Q3, Q4 = (date(2027, month, 1) for month in (1, 4, 7, 10))


@pytest.mark.parametrize(
    ("standing", "held", "answered_on", "deadline", "expected"),
    [
        (Standing.UNANSWERED, [], None, None, 0),
        (Standing.UNANSWERED, [Q1], None, None, 0),  # the meeting that took it
        (Standing.UNANSWERED, [Q1, Q2, Q3], None, None, 2),
        (Standing.UNANSWERED, [Q1, Q2, Q3, Q4], Q3, Q3, 1),
        (Standing.WITHHELD, [Q2, Q3], None, Q4, 2),
        (Standing.UNKNOWN, [Q2, Q3], Q2, Q4, 1),
        (Standing.MISSED, [Q2, Q3, Q4], None, Q2, 2),
        (Standing.MISSED, [Q2, Q3, Q4], None, Q3 - timedelta(days=1), 2),
        (Standing.MET, [Q2, Q3], None, Q4, 0),
        (Standing.ON_THE_WAY, [Q2, Q3], None, Q4, 0),
        (Standing.NOT_YET, [Q2, Q3], None, Q4, 0),
    ],
)
def test_meetings_that_left_a_decision_unanswered_are_counted(
    standing: Standing, held: Sequence[date], answered_on: date | None, deadline: date | None, expected: int
) -> None:
    found = unanswered_meetings(standing, held, taken_on=Q1, answered_on=answered_on, deadline=deadline)
    assert found == expected


# What was told, day by day: as of when, and x of n, or a word where nothing was shown.
Told_on = tuple[date, tuple[int, int] | str]
FIRST = date(2026, 11, 1)
days = st.integers(0, 250).map(lambda number: FIRST + timedelta(days=number))
figures = st.one_of(
    st.integers(1, 12).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))),
    st.sampled_from(["withheld", "nothing"]),
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # a loaded machine is slow
@given(
    asks=st.sampled_from(Asks),
    level=st.integers(0, 14).map(lambda number: number * 7),
    deadline=days,
    told_on=st.dictionaries(days, figures, min_size=1, max_size=12).map(lambda found: sorted(found.items())),
)
def test_a_whole_life_of_a_decision_is_as_a_slow_count_has_it(
    asks: Asks, level: int, deadline: date, told_on: list[Told_on]
) -> None:
    level = level if asks.is_share else level // 7
    readings = [_reading(day, figure) for day, figure in told_on]
    kept = None
    for reading in readings:  # as each refresh notes it
        if reading.end <= judged_end(deadline):
            kept = reading
    newest = readings[-1]
    now = judged(deadline, newest, kept)
    found = standing_of_test(asked(asks, str(level)), deadline, start=readings[0], now=now, as_of=newest.as_of)
    assert found == _slowly(asks, level, deadline, told_on)


def _reading(day: date, figure: tuple[int, int] | str) -> Reading:
    if isinstance(figure, str):
        return Reading(as_of=day, end=_month_before(day), told=Told(figure))
    return told(*figure, end=_month_before(day), as_of=day)


def _slowly(asks: Asks, level: int, deadline: date, told_on: list[Told_on]) -> str:
    """Every day's figure is looked at again, in whole numbers."""
    in_time = [(day, figure) for day, figure in told_on if _month_before(day) <= _month_before(deadline)]
    today = told_on[-1][0]
    if not in_time:
        return "unknown"
    day, figure = in_time[-1]
    if day != today and _month_before(day) != _month_before(deadline):
        return "unknown"
    if isinstance(figure, str):
        return {"withheld": "withheld", "nothing": "unknown"}[figure]
    if _lacks(asks, level, figure) == 0:
        return "met"
    if today >= deadline:
        return "missed"
    start = told_on[0][1]
    if isinstance(start, str):
        return "not_yet"
    (x, n), (y, m) = figure, start
    # Shares are compared over a common denominator.
    now, then = _lacks(asks, level, (x, n)), _lacks(asks, level, (y, m))
    is_nearer = now * m < then * n if "share" in asks else now < then
    return "on_the_way" if is_nearer else "not_yet"


def _lacks(asks: Asks, level: int, figure: tuple[int, int]) -> int:
    x, n = figure
    lacks = {
        "at_least": level - x,
        "at_most": x - level,
        "at_most_rest": (n - x) - level,
        "share_at_least": level * n - 100 * x,
        "share_at_most": 100 * x - level * n,
    }[asks.value]
    return max(lacks, 0)


def _month_before(day: date) -> date:
    """The last day on or before a day that ends a month."""
    while day.day != monthrange(day.year, day.month)[1]:
        day -= timedelta(days=1)
    return day
