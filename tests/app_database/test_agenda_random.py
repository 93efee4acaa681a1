"""Agendas changed at random, beside a list that is changed in the same way."""

import random

import pytest

from dashboard.data.app_database import agenda_changes as changes
from dashboard.data.app_database.agenda import Topic, agenda_of
from dashboard.data.app_database.database import AppDatabase
from tests.app_database.test_meetings import plan


@pytest.mark.parametrize("seed", range(5))
def test_an_agenda_is_the_list_that_was_made_of_it(database: AppDatabase, seed: int) -> None:
    dice = random.Random(seed)
    meeting, expected = plan(database), list[str]()
    for number in range(40):
        there = agenda_of(database, meeting)
        act = dice.choice(["add", "add", "move", "delete"]) if there else "add"
        if act == "add" and len(there) < changes.MOST_ITEMS:
            changes.add_topic(database, meeting, Topic(title=str(number)))
            expected.append(str(number))
            continue
        item = dice.choice(there)
        at = expected.index(item.topic.title)
        if act == "delete":
            changes.delete_topic(database, item)
            del expected[at]
        else:
            by = dice.randint(-9, 9)
            changes.move_topic(database, item, by=by)
            expected.insert(max(0, at + by), expected.pop(at))
    found = agenda_of(database, meeting)
    assert [item.topic.title for item in found] == expected
    assert [item.position for item in found] == list(range(1, len(expected) + 1))
