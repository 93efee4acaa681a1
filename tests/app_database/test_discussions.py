"""What leaders have looked at: held meetings and remarks only, by group, against a slow recount."""

import random
from datetime import date, timedelta

import pytest

from dashboard.data.app_database.agenda import Topic, UnitKind
from dashboard.data.app_database.agenda_changes import add_topic
from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.discussions import Discussion, Subject, discussions, remarked
from dashboard.data.app_database.meetings import cancel_meeting, hold_meeting, plan_meeting
from dashboard.data.app_database.people import add_person
from dashboard.data.app_database.remarks import About, Content, write_remark
from tests.app_database.test_people import NOW

DAY = date(2026, 1, 7)
GOALS, H1 = Subject(kind="indicator", key="goals_met"), Subject(kind="home", key="H1")
BOTH = Topic(title="Mål på H1", indicator="goals_met", unit_kind="home", unit_key="H1")


def meet(database: AppDatabase, *topics: Topic, day: date = DAY, group: str = "main", end: str = "held") -> str:
    key = plan_meeting(database, group, day=day, place="", now=NOW)
    for topic in topics:
        add_topic(database, key, topic)
    if end == "held":
        hold_meeting(database, key, version=1, day=day, now=NOW)
    elif end == "cancelled":
        cancel_meeting(database, key, version=1, now=NOW)
    return key


def test_a_topic_is_of_its_indicator_and_of_its_home(database: AppDatabase) -> None:
    key = meet(database, BOTH, BOTH, Topic(title="Eventuelt"))
    assert discussions(database) == tuple(
        Discussion(subject=subject, steering_group="main", meetings=1, last_on=DAY, meeting_id=key)
        for subject in (H1, GOALS)
    )


@pytest.mark.parametrize("end", ["planned", "cancelled"])
def test_only_what_was_held_was_discussed(database: AppDatabase, end: str) -> None:
    meet(database, BOTH, end=end)
    assert discussions(database) == ()


def test_each_group_has_its_own_last_day(database: AppDatabase) -> None:
    for day, group in ((1, "main"), (9, "main"), (5, "ppr"), (20, "main")):
        meet(database, *([] if day == 20 else [BOTH]), day=date(2026, 2, day), group=group)
    found = {(one.subject, one.steering_group): (one.meetings, one.last_on.day) for one in discussions(database)}
    assert found == {
        (GOALS, "main"): (2, 9),
        (H1, "main"): (2, 9),
        (GOALS, "ppr"): (1, 5),
        (H1, "ppr"): (1, 5),
    }


def test_remarks_are_of_their_indicator_and_of_their_home(database: AppDatabase) -> None:
    person = add_person(database, username="anne", display_name="Anne", password_hash="-", roles=[], now=NOW)
    for days, about in enumerate(
        [About(indicator="goals_met"), About(indicator="goals_met", unit_kind="home", unit_key="H1")]
    ):
        at = NOW + timedelta(days=days)
        write_remark(database, about, Content(text="x"), person_id=person, author="Anne", now=at)
    later = NOW + timedelta(days=1)
    assert {(one.subject, one.remarks, one.last_at) for one in remarked(database)} == {
        (GOALS, 2, later),
        (H1, 1, later),
    }


@pytest.mark.parametrize("seed", range(5))
def test_a_slow_recount_finds_the_same(database: AppDatabase, seed: int) -> None:
    chance = random.Random(seed)
    held: list[tuple[str, date, str, Topic]] = []
    for number in range(12):
        group, day = chance.choice(["main", "ppr", "school"]), DAY + timedelta(days=7 * number)
        units: tuple[UnitKind | None, ...] = (None, "home", "school")
        topics = [
            Topic(
                title="x",
                indicator=chance.choice([None, "goals_met", "absence"]),
                unit_kind=(unit := chance.choice(units)),
                unit_key=None if unit is None else "H1",
            )
            for _ in range(chance.randrange(4))
        ]
        end = chance.choice(["held", "held", "planned", "cancelled"])
        key = meet(database, *topics, day=day, group=group, end=end)
        held += [(group, day, key, topic) for topic in topics if end == "held"]
    slow: dict[tuple[str, str, str], set[tuple[date, str]]] = {}
    for group, day, key, topic in held:
        if topic.indicator is not None:
            slow.setdefault(("indicator", topic.indicator, group), set()).add((day, key))
        if topic.unit_kind is not None and topic.unit_key is not None:
            slow.setdefault((topic.unit_kind, topic.unit_key, group), set()).add((day, key))
    fast = {
        (one.subject.kind, one.subject.key, one.steering_group): (one.meetings, one.last_on, one.meeting_id)
        for one in discussions(database)
    }
    assert fast == {thing: (len(days), *max(days)) for thing, days in slow.items()}
