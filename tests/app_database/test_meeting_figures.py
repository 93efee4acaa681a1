"""What was shown at a meeting is kept once, until the meeting is opened again."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta

import sqlalchemy as sa

from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.meeting_figures import (
    HeldMeeting,
    KeptFigures,
    drop_figures,
    held_before,
    held_meetings,
    is_last_held,
    keep_figures,
    kept_figures,
)
from dashboard.data.app_database.meetings import MAIN_GROUP, hold_meeting, plan_meeting
from tests.app_database.test_people import NOW

DAY = date(2026, 12, 1)
OTHER = "other"


def held(database: AppDatabase, day: date = DAY, group: str = MAIN_GROUP) -> str:
    key = plan_meeting(database, group, day=day, place="", now=NOW)
    hold_meeting(database, key, version=1, day=day, now=NOW)
    return key


def shown(key: str, figures: str = "{}") -> KeptFigures:
    return KeptFigures(meeting_id=key, as_of=DAY, built_at=NOW, figures=figures)


def opened_again(database: AppDatabase, key: str) -> None:
    change = sa.text("UPDATE meeting SET state = 'planned', version = version + 1 WHERE meeting_id = :key")
    with database.writing() as connection:
        connection.execute(change, {"key": key})


def test_what_is_kept_is_not_overwritten(database: AppDatabase) -> None:
    key = held(database)
    assert kept_figures(database, key) is None
    assert keep_figures(database, shown(key))
    assert not keep_figures(database, shown(key, "other"))
    assert kept_figures(database, key) == shown(key)


def test_of_two_who_keep_at_once_one_does(database: AppDatabase) -> None:
    key = held(database)
    texts = [f"text {number}" for number in range(6)]
    with ThreadPoolExecutor(len(texts)) as pool:
        done = list(pool.map(lambda text: keep_figures(database, shown(key, text)), texts))
    assert done.count(True) == 1
    assert kept_figures(database, key) == shown(key, texts[done.index(True)])


def test_of_a_meeting_that_is_not_closed_nothing_is_kept(database: AppDatabase) -> None:
    key = plan_meeting(database, MAIN_GROUP, day=DAY, place="", now=NOW)
    assert not keep_figures(database, shown(key))
    assert not keep_figures(database, shown("made-up"))
    assert kept_figures(database, key) is None


def test_what_was_kept_before_a_meeting_was_opened_again_gives_way(database: AppDatabase) -> None:
    key = held(database)
    keep_figures(database, shown(key, "first"))
    opened_again(database, key)
    hold_meeting(database, key, version=3, day=DAY, now=NOW)
    assert keep_figures(database, shown(key, "second"))
    assert kept_figures(database, key) == shown(key, "second")
    drop_figures(database, key)
    drop_figures(database, key)
    assert kept_figures(database, key) is None


def test_the_meeting_before_is_the_groups_last_one_that_was_held(database: AppDatabase) -> None:
    first, last = held(database), held(database, DAY + timedelta(days=30))
    keep_figures(database, shown(first))
    held(database, DAY + timedelta(days=40), OTHER)
    this = plan_meeting(database, MAIN_GROUP, day=DAY + timedelta(days=50), place="", now=NOW)
    plan_meeting(database, MAIN_GROUP, day=DAY + timedelta(days=45), place="", now=NOW)
    found = HeldMeeting(meeting_id=first, steering_group=MAIN_GROUP, day=DAY, built_at=NOW)
    later = replace(found, meeting_id=last, day=DAY + timedelta(days=30), built_at=None)
    assert held_before(database, this, date.max) == found  # the later one has nothing to compare with
    drop_figures(database, first)
    assert held_before(database, this, date.max) == later
    assert held_before(database, last, DAY + timedelta(days=30)) == replace(found, built_at=None)
    assert held_before(database, first, DAY) is None
    assert [one.day - DAY for one in held_meetings(database, most=2)] == [timedelta(days=40), timedelta(days=30)]


def test_the_last_that_was_held_is_told_from_an_earlier_one(database: AppDatabase) -> None:
    first = held(database)
    ahead = plan_meeting(database, MAIN_GROUP, day=DAY + timedelta(days=9), place="", now=NOW)
    held(database, DAY + timedelta(days=5), OTHER)
    assert is_last_held(database, first)
    assert not is_last_held(database, ahead)
    assert not is_last_held(database, "made-up")
    last = held(database, DAY + timedelta(days=1))
    assert (is_last_held(database, first), is_last_held(database, last)) == (False, True)
