"""Meetings: one a day, changed as they were seen, and closed once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest

from dashboard.auth.demo_meetings import create_demo_meetings
from dashboard.data.app_database import meetings
from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.meetings import (
    MAIN_GROUP,
    Meeting,
    MeetingChangedError,
    MeetingClosedError,
    MeetingDayTakenError,
    TooManyMeetingsError,
    UnknownMeetingError,
    cancel_meeting,
    hold_meeting,
    meeting_for,
    meetings_between,
    move_meeting,
    next_meeting,
    plan_meeting,
)
from tests.app_database.test_people import NOW

DAY, LATER, LAST = date(2026, 12, 1), date(2026, 12, 8), date(2027, 1, 12)
Change = Callable[[AppDatabase, str, int], None]
CHANGES: dict[str, Change] = {
    "move": lambda database, key, version: move_meeting(
        database, key, version=version, day=LATER, place="Her", now=NOW
    ),
    "hold": lambda database, key, version: hold_meeting(database, key, version=version, day=DAY, now=NOW),
    "cancel": lambda database, key, version: cancel_meeting(database, key, version=version, now=NOW),
}  # fmt: skip


def plan(database: AppDatabase, day: date = DAY, group: str = MAIN_GROUP) -> str:
    return plan_meeting(database, group, day=day, place="Rådhuset", now=NOW)


def every(database: AppDatabase) -> tuple[Meeting, ...]:
    return meetings_between(database, MAIN_GROUP, date(2000, 1, 1), date(2100, 1, 1))


def told(database: AppDatabase) -> list[tuple[date, date | None, str, int]]:
    return [(found.day, found.moved_from, found.state.value, found.version) for found in every(database)]


def test_what_is_planned_is_found_by_its_day(database: AppDatabase) -> None:
    second, first = plan(database, LATER), plan(database)
    found = every(database)
    assert [(one.meeting_id, one.day, one.place, one.state.value, one.version, one.changed_at) for one in found] == [
        (first, DAY, "Rådhuset", "planned", 1, NOW),
        (second, LATER, "Rådhuset", "planned", 1, NOW),
    ]
    assert meetings_between(database, MAIN_GROUP, DAY, LATER) == found
    assert meetings_between(database, MAIN_GROUP, DAY + timedelta(days=1), LATER) == found[1:]
    assert meetings_between(database, MAIN_GROUP, DAY, LATER - timedelta(days=1)) == found[:1]
    assert meetings_between(database, "other", DAY, LATER) == ()


def test_a_meeting_that_is_moved_keeps_its_first_day(database: AppDatabase) -> None:
    key = plan(database)
    for version, (day, moved_from) in enumerate([(LATER, DAY), (LAST, DAY), (DAY, None), (LATER, DAY)], start=1):
        move_meeting(database, key, version=version, day=day, place="Her", now=NOW)
        assert told(database) == [(day, moved_from, "planned", version + 1)]
    hold_meeting(database, key, version=5, day=LATER, now=NOW)
    assert told(database) == [(LATER, DAY, "held", 6)]
    assert meeting_for(database, key).place == "Her"


def test_a_place_is_corrected_without_a_move(database: AppDatabase) -> None:
    move_meeting(database, plan(database), version=1, day=DAY, place="", now=NOW)
    assert told(database) == [(DAY, None, "planned", 2)]


def test_a_meeting_held_on_another_day_was_moved(database: AppDatabase) -> None:
    hold_meeting(database, plan(database), version=1, day=LATER, now=NOW)
    assert told(database) == [(LATER, DAY, "held", 2)]


@pytest.mark.parametrize("second", CHANGES)
@pytest.mark.parametrize("first", CHANGES)
def test_a_change_decided_on_before_another_is_refused(database: AppDatabase, first: str, second: str) -> None:
    key = plan(database)
    CHANGES[first](database, key, 1)
    left = every(database)
    with pytest.raises(MeetingChangedError if first == "move" else MeetingClosedError):
        CHANGES[second](database, key, 1)
    assert every(database) == left


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_is_closed_stays_as_it_is(database: AppDatabase, change: Change) -> None:
    key = plan(database)
    hold_meeting(database, key, version=1, day=DAY, now=NOW)
    with pytest.raises(MeetingClosedError):
        change(database, key, 2)
    with pytest.raises(UnknownMeetingError):
        change(database, "made-up", 1)


def test_a_day_has_one_meeting_besides_those_cancelled(database: AppDatabase) -> None:
    key, other = plan(database), plan(database, LATER)
    plan(database, group="other")
    for attempt in (
        lambda: plan(database),
        lambda: move_meeting(database, other, version=1, day=DAY, place="", now=NOW),
        lambda: hold_meeting(database, other, version=1, day=DAY, now=NOW),
    ):
        with pytest.raises(MeetingDayTakenError):
            attempt()
    cancel_meeting(database, key, version=1, now=NOW)
    plan(database)
    assert told(database) == [(DAY, None, "cancelled", 2), (DAY, None, "planned", 1), (LATER, None, "planned", 1)]


def test_two_who_plan_at_once_get_one_meeting(database: AppDatabase) -> None:
    def succeeds(_number: int) -> bool:
        try:
            plan(database)
        except MeetingDayTakenError:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(succeeds, range(8))) == 1


def test_two_windows_do_not_pass_the_limit_of_a_year(database: AppDatabase, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meetings, "MOST_A_YEAR", 3)
    plan(database, date(2026, 1, 1))
    plan(database, LAST)

    def succeeds(number: int) -> bool:
        try:
            plan(database, DAY + timedelta(days=number))
        except TooManyMeetingsError:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(succeeds, range(8))) == 2
    (next_year,) = [found for found in every(database) if found.day == LAST]
    with pytest.raises(TooManyMeetingsError):
        move_meeting(database, next_year.meeting_id, version=1, day=date(2026, 12, 31), place="", now=NOW)
    move_meeting(database, every(database)[0].meeting_id, version=1, day=date(2026, 12, 31), place="", now=NOW)


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        (DAY, LAST, DAY),
        (DAY + timedelta(days=1), LAST, LAST),  # the one between them is cancelled
        (DAY + timedelta(days=1), LAST - timedelta(days=1), None),
        (LAST, LAST, LAST),
        (LAST + timedelta(days=1), date(2100, 1, 1), None),
    ],
)
def test_the_next_meeting_is_the_first_that_is_planned(
    database: AppDatabase, first: date, last: date, found: date | None
) -> None:
    plan(database)
    cancel_meeting(database, plan(database, LATER), version=1, now=NOW)
    plan(database, LAST)
    hold_meeting(database, plan(database, DAY - timedelta(days=3)), version=1, day=DAY - timedelta(days=3), now=NOW)
    assert next_meeting(database, MAIN_GROUP, first, last) == found
    assert next_meeting(database, "other", first, last) is None


@pytest.mark.parametrize("until", [date(2026, 11, 20) + timedelta(days=number) for number in range(8)])
def test_the_demo_has_four_meetings_held_one_moved_and_one_ahead(database: AppDatabase, until: date) -> None:
    made = create_demo_meetings(database, until=until, now=NOW)
    assert [one.state.value for one in made] == ["held"] * 4 + ["planned"]
    assert [one.moved_from is not None for one in made] == [False, False, True, False, False]
    assert {one.day.weekday() for one in made} == {2}
    assert 35 <= (made[-1].day - until).days <= 41
    assert made[-2].day <= until
    assert create_demo_meetings(database, until=until + timedelta(days=90), now=NOW) == made == every(database)
