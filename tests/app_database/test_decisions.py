"""Decisions: taken once, changed as they were seen, answered by later meetings, and never lost."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from dashboard.data.app_database import decision_changes
from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.decision_changes import (
    DecisionChangedError,
    DecisionWithdrawnError,
    Draft,
    MeetingCancelledError,
    OtherGroupError,
    TooManyDecisionsError,
    answer_decision,
    correct_decision,
    keep_reading,
    take_decision,
    withdraw_decision,
)
from dashboard.data.app_database.decisions import (
    Decision,
    UnknownDecisionError,
    decision_for,
    decisions_of,
    decisions_taken_at,
    decisions_to_note,
    open_decisions_about,
    open_decisions_of,
)
from dashboard.data.app_database.meetings import MAIN_GROUP, UnknownMeetingError, cancel_meeting, plan_meeting
from dashboard.vocabulary.decision import About, Asks, Criterion, Outcome, Reading, Told
from tests.app_database.test_people import NOW

FIRST, SECOND, THIRD = date(2026, 12, 1), date(2027, 3, 1), date(2027, 6, 1)
FREE = Draft(text="Vi ringer til skolerne.", owner="Chefen")
READING = Reading(
    as_of=date(2026, 11, 30),
    end=date(2026, 11, 30),
    told=Told.SHOWN,
    numerator=Fraction("2.5"),
    denominator=Fraction(5),
)
TESTED = Draft(
    text="Hjem B",
    owner="Chefen",
    deadline=SECOND,
    criterion=Criterion(
        indicator="follow_up_on_time",
        about=About.HOME,
        key="H»1«",
        name="",
        asks=Asks.SHARE_AT_LEAST,
        level=Fraction("66.7"),
    ),
    start=READING,
)


def meet(database: AppDatabase, day: date = FIRST, group: str = MAIN_GROUP) -> str:
    return plan_meeting(database, group, day=day, place="", now=NOW)


def take(database: AppDatabase, draft: Draft = FREE, day: date = FIRST) -> str:
    return take_decision(database, meet(database, day), draft, now=NOW)


def answer(database: AppDatabase, key: str, meeting: str, version: int, outcome: Outcome, remark: str = "") -> None:
    answer_decision(database, key, version=version, meeting_id=meeting, outcome=outcome, remark=remark, now=NOW)


def correct(database: AppDatabase, key: str, version: int) -> None:
    correct_decision(database, key, version=version, text="Rettet", owner="PPR", deadline=THIRD, now=NOW)


def test_a_decision_is_kept_as_it_was_taken(database: AppDatabase) -> None:
    key = take(database, TESTED)
    found = decision_for(database, key)
    assert (found.text, found.owner, found.deadline, found.taken_on) == ("Hjem B", "Chefen", SECOND, FIRST)
    assert (found.criterion, found.start, found.kept) == (TESTED.criterion, READING, READING)
    assert (found.item_id, found.version, found.answers, found.is_open) == (None, 1, (), True)
    assert decisions_of(database, MAIN_GROUP) == (found,)
    assert decisions_of(database, "other") == ()


def test_the_same_sent_twice_is_one_decision(database: AppDatabase) -> None:
    meeting = meet(database)
    keys = [take_decision(database, meeting, draft, now=NOW) for draft in (FREE, FREE, TESTED, TESTED)]
    assert (keys[0], keys[2], len(set(keys))) == (keys[1], keys[3], 2)
    other = replace(FREE, item_id="another topic")
    assert take_decision(database, meeting, other, now=NOW) not in keys
    withdraw_decision(database, keys[0], version=1, now=NOW)
    assert take_decision(database, meeting, FREE, now=NOW) not in keys


def test_they_stand_by_deadline_and_those_without_one_last(database: AppDatabase) -> None:
    first, second = meet(database), meet(database, SECOND)
    for meeting, text, deadline in (
        (second, "e", None),
        (first, "d", None),
        (second, "b", SECOND),
        (first, "c", THIRD),
        (first, "a", SECOND),
    ):
        take_decision(database, meeting, Draft(text=text, owner="-", deadline=deadline), now=NOW)
    assert [found.text for found in decisions_of(database, MAIN_GROUP)] == ["a", "b", "c", "d", "e"]
    assert [found.text for found in decisions_taken_at(database, second)] == ["b", "e"]


def test_answers_stand_by_meeting_and_close_or_open_again(database: AppDatabase) -> None:
    key, second, third = take(database), meet(database, SECOND), meet(database, THIRD)
    answer(database, key, third, 1, Outcome.DONE, "Gjort")
    assert open_decisions_of(database, MAIN_GROUP) == ()
    answer(database, key, second, 2, Outcome.GOES_ON)
    answer(database, key, third, 3, Outcome.GOES_ON, "Alligevel ikke")
    found = decision_for(database, key)
    assert [(one.day, one.outcome.value, one.remark) for one in found.answers] == [
        (SECOND, "goes_on", ""),
        (THIRD, "goes_on", "Alligevel ikke"),
    ]
    assert (found.is_open, found.version) == (True, 4)


CHANGES: dict[str, Callable[[AppDatabase, str, str, int], None]] = {
    "correct": lambda database, key, _, version: correct(database, key, version),
    "withdraw": lambda database, key, _, version: withdraw_decision(database, key, version=version, now=NOW),
    "answer": lambda database, key, meeting, version: answer(database, key, meeting, version, Outcome.DONE),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_somebody_else_has_changed_stays(database: AppDatabase, change: str) -> None:
    key, later = take(database), meet(database, SECOND)
    correct(database, key, 1)
    before = decision_for(database, key)
    with pytest.raises(DecisionChangedError):
        CHANGES[change](database, key, later, 1)
    assert decision_for(database, key) == before
    CHANGES[change](database, key, later, 2)
    assert decision_for(database, key).version == 3


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_withdrawn_or_not_there_cannot_be_changed(database: AppDatabase, change: str) -> None:
    key, later = take(database), meet(database, SECOND)
    withdraw_decision(database, key, version=1, now=NOW)
    with pytest.raises(DecisionWithdrawnError):
        CHANGES[change](database, key, later, 2)
    with pytest.raises(UnknownDecisionError):
        CHANGES[change](database, "made-up", later, 1)
    found = decision_for(database, key)
    assert (found.is_withdrawn, found.is_open) == (True, False)
    assert decisions_taken_at(database, found.meeting_id) == ()
    with pytest.raises(UnknownDecisionError):
        decision_for(database, "made-up")


def test_only_a_later_meeting_of_the_group_answers(database: AppDatabase) -> None:
    key = take(database, day=SECOND)
    same, earlier = decision_for(database, key).meeting_id, meet(database, FIRST)
    for meeting in (same, earlier, meet(database, THIRD, group="other")):
        with pytest.raises(OtherGroupError):
            answer(database, key, meeting, 1, Outcome.DONE)
    with pytest.raises(UnknownMeetingError):
        answer(database, key, "made-up", 1, Outcome.DONE)
    gone = meet(database, THIRD)
    cancel_meeting(database, gone, version=1, now=NOW)
    with pytest.raises(MeetingCancelledError):
        answer(database, key, gone, 1, Outcome.DONE)
    with pytest.raises(MeetingCancelledError):
        take_decision(database, gone, FREE, now=NOW)
    with pytest.raises(UnknownMeetingError):
        take_decision(database, "made-up", FREE, now=NOW)
    assert decision_for(database, key).version == 1  # the refused answers are undone whole


def test_a_meeting_has_a_bounded_number(database: AppDatabase, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decision_changes, "MOST_OF_A_MEETING", 2)
    meeting = meet(database)
    for text in "ab":
        take_decision(database, meeting, Draft(text=text, owner="-"), now=NOW)
    with pytest.raises(TooManyDecisionsError):
        take_decision(database, meeting, FREE, now=NOW)


def test_figures_are_noted_for_the_open_ones_with_a_test(database: AppDatabase) -> None:
    tested, _free, gone = take(database, TESTED), take(database, day=SECOND), take(database, TESTED, day=THIRD)
    withdraw_decision(database, gone, version=1, now=NOW)
    assert [found.decision_id for found in decisions_to_note(database)] == [tested]
    later = replace(READING, as_of=SECOND, numerator=Fraction(3))
    keep_reading(database, tested, later)
    found = decision_for(database, tested)
    assert (found.start, found.kept, found.version) == (READING, later, 1)


def test_two_at_once_take_one_decision_and_one_answers(database: AppDatabase) -> None:
    meeting, later = meet(database), meet(database, SECOND)
    with ThreadPoolExecutor(4) as pool:
        keys = list(pool.map(lambda _: take_decision(database, meeting, FREE, now=NOW), range(4)))
        assert len(set(keys)) == 1

        def try_it(remark: str) -> str | None:
            try:
                answer(database, keys[0], later, 1, Outcome.GOES_ON, remark)
            except DecisionChangedError:
                return None
            return remark

        kept = [remark for remark in pool.map(try_it, "abcd") if remark is not None]
    found: Decision = decision_for(database, keys[0])
    assert [one.remark for one in found.answers] == kept


def test_those_about_the_same_are_found(database: AppDatabase) -> None:
    assert TESTED.criterion is not None
    meeting = meet(database)
    one = TESTED.criterion
    near = [replace(one, key="H»1«2"), replace(one, about=About.SCHOOL), replace(one, indicator="follow_up_on_tim_")]
    for number, criterion in enumerate([one, replace(one, level=Fraction(1)), *near]):
        draft = replace(TESTED, text=str(number), criterion=criterion)
        take_decision(database, meeting, draft, now=NOW)
    found = {own.text: own for own in open_decisions_about(database, one.indicator, one.about, one.key)}
    assert sorted(found) == ["0", "1"]
    withdraw_decision(database, found["0"].decision_id, version=1, now=NOW)
    left = open_decisions_about(database, one.indicator, one.about, one.key)
    assert [decision.text for decision in left] == ["1"]
    assert open_decisions_about(database, "follow_up_on_tim_", About.HOME, one.key)[0].text == "4"
