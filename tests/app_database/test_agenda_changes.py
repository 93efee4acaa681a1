"""Changing an agenda: topics stay in one order, and nothing that anybody wrote is undone by who saw less."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from dashboard.data.app_database import agenda_changes as changes
from dashboard.data.app_database.agenda import AgendaItem, Topic, UnknownItemError, agenda_of
from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.meetings import UnknownMeetingError, cancel_meeting
from tests.app_database.test_meetings import plan
from tests.app_database.test_people import NOW

ABOUT = Topic(title="Fravær", indicator="absence", unit_kind="school", unit_key="S1", notes="Kort")


def fill(database: AppDatabase, titles: str) -> str:
    meeting = plan(database)
    changes.propose_topics(database, meeting, [Topic(title=title) for title in titles])
    return meeting


def titles(database: AppDatabase, meeting: str) -> str:
    """The titles in their order, whose positions are 1, 2, 3 and so on."""
    items = agenda_of(database, meeting)
    assert [item.position for item in items] == list(range(1, len(items) + 1))
    return "".join(item.topic.title for item in items)


def item(database: AppDatabase, meeting: str, title: str) -> AgendaItem:
    return next(found for found in agenda_of(database, meeting) if found.topic.title == title)


@pytest.mark.parametrize(
    ("title", "by", "left"),
    [("a", 1, "bac"), ("a", -1, "abc"), ("b", -1, "bac"), ("b", 1, "acb"), ("c", -1, "acb"), ("c", 1, "abc"),
     ("c", -9, "cab"), ("a", 9, "bca")],
)  # fmt: skip
def test_a_topic_is_moved_within_the_agenda(database: AppDatabase, title: str, by: int, left: str) -> None:
    meeting = fill(database, "abc")
    changes.move_topic(database, item(database, meeting, title), by=by)
    assert titles(database, meeting) == left


def test_topics_are_added_last_changed_and_deleted(database: AppDatabase) -> None:
    meeting = fill(database, "ab")
    changes.add_topic(database, meeting, ABOUT)
    changes.change_topic(database, item(database, meeting, "a"), replace(ABOUT, title="c"))
    changes.delete_topic(database, item(database, meeting, "b"))
    assert titles(database, meeting) == "cFravær"
    assert item(database, meeting, "c").topic == replace(ABOUT, title="c")


Act = Callable[[AppDatabase, AgendaItem], None]
ACTS: dict[str, Act] = {
    "change": lambda database, seen: changes.change_topic(database, seen, ABOUT),
    "move": lambda database, seen: changes.move_topic(database, seen, by=1),
    "delete": lambda database, seen: changes.delete_topic(database, seen),
}
REFUSED_AFTER = {
    ("change", "change"): changes.ItemChangedError,
    ("change", "move"): changes.ItemChangedError,
    ("change", "delete"): changes.ItemChangedError,
    ("move", "move"): changes.ItemChangedError,
    ("delete", "change"): UnknownItemError,
    ("delete", "move"): UnknownItemError,
    ("delete", "delete"): UnknownItemError,
}


@pytest.mark.parametrize("second", ACTS)
@pytest.mark.parametrize("first", ACTS)
def test_what_another_did_meanwhile_is_not_undone(database: AppDatabase, first: str, second: str) -> None:
    meeting = fill(database, "abc")
    seen = item(database, meeting, "a")
    ACTS[first](database, seen)
    left = agenda_of(database, meeting)
    refused = REFUSED_AFTER.get((first, second))
    if refused is None:  # a topic in another place is the same topic
        ACTS[second](database, seen)
        return
    with pytest.raises(refused):
        ACTS[second](database, seen)
    assert agenda_of(database, meeting) == left


def write(database: AppDatabase, seen: AgendaItem, text: str, version: int, by: str = "Karen") -> None:
    changes.write_minutes(database, seen.item_id, written_version=version, discussion=text, by=by, now=NOW)


def test_minutes_are_written_on_top_of_what_was_read(database: AppDatabase) -> None:
    meeting = fill(database, "a")
    seen = item(database, meeting, "a")
    write(database, seen, "først", 0)
    with pytest.raises(changes.MinutesChangedError):
        write(database, seen, "samtidig", 0, by="Mikkel")
    found = item(database, meeting, "a")
    assert (found.discussion, found.written_version, found.written_by, found.written_at) == ("først", 1, "Karen", NOW)
    write(database, seen, "begge", 1, by="Mikkel")
    assert item(database, meeting, "a").written_by == "Mikkel"


def test_to_write_does_not_stop_a_topic_from_being_changed(database: AppDatabase) -> None:
    meeting = fill(database, "ab")
    seen = item(database, meeting, "a")
    write(database, seen, "sagt", 0)
    changes.change_topic(database, seen, ABOUT)
    assert item(database, meeting, "Fravær").discussion == "sagt"


def test_of_many_who_write_at_once_one_is_kept(database: AppDatabase) -> None:
    seen = agenda_of(database, fill(database, "a"))[0]

    def succeeds(number: int) -> bool:
        try:
            write(database, seen, f"{number}", 0)
        except changes.MinutesChangedError:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(succeeds, range(8))) == 1


def test_a_topic_with_minutes_is_not_deleted(database: AppDatabase) -> None:
    meeting = fill(database, "a")
    seen = item(database, meeting, "a")
    write(database, seen, "sagt", 0)
    with pytest.raises(changes.HasMinutesError):
        changes.delete_topic(database, seen)
    write(database, seen, "", 1)
    changes.delete_topic(database, seen)
    assert titles(database, meeting) == ""


def test_an_agenda_is_bounded_and_proposed_once(database: AppDatabase) -> None:
    meeting = fill(database, "x" * (changes.MOST_ITEMS - 1))
    with pytest.raises(changes.AgendaBegunError):
        changes.propose_topics(database, meeting, [ABOUT])

    def succeeds(_number: int) -> bool:
        try:
            changes.add_topic(database, meeting, ABOUT)
        except changes.TooManyItemsError:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(succeeds, range(4))) == 1
    assert len(agenda_of(database, meeting)) == changes.MOST_ITEMS


def test_the_agenda_of_a_cancelled_meeting_stays_and_one_that_is_not_there_is_told(database: AppDatabase) -> None:
    meeting = fill(database, "ab")
    seen = item(database, meeting, "a")
    cancel_meeting(database, meeting, version=1, now=NOW)
    for act in ACTS.values():
        with pytest.raises(changes.MeetingCancelledError):
            act(database, seen)
    with pytest.raises(changes.MeetingCancelledError):
        changes.add_topic(database, meeting, ABOUT)
    with pytest.raises(UnknownMeetingError):
        changes.add_topic(database, "made-up", ABOUT)
    with pytest.raises(UnknownItemError):
        write(database, replace(seen, item_id="made-up"), "x", 0)
    assert titles(database, meeting) == "ab"
