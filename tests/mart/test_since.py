"""One change of a small case database, and the one part that tells of it."""

from collections.abc import Callable
from copy import deepcopy
from datetime import date
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from dashboard.data.mart.adhoc import temporary_mart
from dashboard.data.mart.since.compare import since
from dashboard.vocabulary.period import Period
from dashboard.vocabulary.rules import Rules
from dashboard.vocabulary.scope import terminal_scope
from dashboard.vocabulary.since import Change, ChangedSetting, Since
from dashboard.vocabulary.slice import Slice

from .cases import AS_OF, BUILT_AT, case_database, chosen, homes_with

Tables = dict[str, list[dict[str, Any]]]
Told = dict[str, tuple[int, int, int]]

LATER = date(2025, 9, 28)  # ninety days after AS_OF


def state(**more: list[dict[str, Any]]) -> Tables:
    """Three children in homes h1 (two) and h2 (one), all in a course and in s1 since New Year 2025."""
    return {name: [dict(row) for row in rows] for name, rows in homes_with({"h1": 2, "h2": 1}, **more).items()}


def compared(
    folder: Path,
    key: str,
    before: Tables,
    after: Tables,
    *,
    days: tuple[date, date] = (AS_OF, AS_OF),
    rules: tuple[Rules, Rules] = (Rules(), Rules()),
    by: str | None = None,
    where: dict[str, list[str | None]] | None = None,
    least_children: int = 0,
) -> Since:
    """From the first of January to the end of each state."""

    def made(number: int, tables: Tables) -> Any:
        (own := folder / str(number)).mkdir()
        url = case_database(own, tables)
        return temporary_mart(url, as_of=days[number], built_at=BUILT_AT, rules=rules[number], indicators=chosen(key))

    with made(0, before) as was, made(1, after) as is_now:
        (found,) = since(
            (was, is_now),
            chosen(key),
            periods=(Period(date(2025, 1, 1), days[0]), Period(date(2025, 1, 1), days[1])),
            by=by,
            where=Slice.of(where or {}),
            scope=terminal_scope(least_children),
        )
    return found


def told(change: Change) -> Told:
    """Reason -> numerator, denominator, children (of units: units)."""
    assert change.parts is not None
    found: Told = {}
    for part in change.parts:
        assert part.numerator.denominator == part.denominator.denominator == 1
        members = part.children if part.units is None else part.units
        found[part.reason.value] = (int(part.numerator), int(part.denominator), members)
    return found


def parts(folder: Path, key: str, before: Tables, after: Tables, **asked: Any) -> Told:
    """The parts of all children together."""
    (change,) = compared(folder, key, before, after, **asked).changes
    return told(change)


def by_group(folder: Path, key: str, before: Tables, after: Tables, by: str, **asked: Any) -> dict[str | None, Told]:
    found = compared(folder, key, before, after, by=by, **asked)
    return {change.group: told(change) for change in found.changes}


def meeting(child: str, held_on: str, **more: Any) -> dict[str, Any]:
    return {"meeting_id": f"{child}/{held_on}", "course_id": child, "held_on": held_on, **more}


def changed(tables: Tables, edit: Callable[[Tables], Any]) -> Tables:
    copy = deepcopy(tables)
    edit(copy)
    return copy


def without_child(tables: Tables, child: str) -> Tables:
    keys = ("child_id", "course_id")
    return {name: [row for row in rows if child not in [row.get(key) for key in keys]] for name, rows in tables.items()}


def test_nothing_changed(tmp_path: Path) -> None:
    found = compared(tmp_path, "follow_up_coverage", state(), state())
    assert [(change.is_changed, change.parts) for change in found.changes] == [(False, ())]
    assert found.settings == ()


def test_a_follow_up_that_was_registered_late_covers_days(tmp_path: Path) -> None:
    # Without it the 91 + 14 days after New Year are covered, 106 with the first; with it 30 June is day 105.
    late = state(meeting=[meeting("h1-1", "2025-03-17")])
    assert parts(tmp_path, "follow_up_coverage", state(), late) == {"registered_late": (75, 0, 1)}


def test_a_follow_up_that_was_removed(tmp_path: Path) -> None:
    held = state(meeting=[meeting("h1-1", "2025-03-17")])
    assert parts(tmp_path, "follow_up_coverage", held, state()) == {"corrected_or_removed": (-75, 0, 1)}


def test_a_meeting_on_another_day_is_a_correction_and_not_late(tmp_path: Path) -> None:
    was = state(meeting=[meeting("h1-1", "2025-03-17")])
    is_now = state(meeting=[meeting("h1-1", "2025-03-10")])
    assert parts(tmp_path, "follow_up_coverage", was, is_now) == {"corrected_or_removed": (-7, 0, 1)}


def test_a_late_meeting_turns_a_broken_obligation_into_a_kept_one(tmp_path: Path) -> None:
    late = state(meeting=[meeting("h1-1", "2025-03-17")])
    assert parts(tmp_path, "follow_up_on_time", state(), late) == {"registered_late": (1, 0, 1)}


def test_a_late_meeting_among_others(tmp_path: Path) -> None:
    known = {"child_involvement": "attended"}
    was = state(meeting=[meeting("h1-1", "2025-02-03", **known)])
    is_now = state(meeting=[meeting("h1-1", "2025-02-03", **known), meeting("h2-1", "2025-02-04", **known)])
    assert parts(tmp_path, "child_involved", was, is_now) == {"registered_late": (1, 1, 1)}


def test_an_answer_that_was_corrected(tmp_path: Path) -> None:
    was = state(meeting=[meeting("h1-1", "2025-02-03", child_involvement="none")])
    is_now = state(meeting=[meeting("h1-1", "2025-02-03", child_involvement="attended")])
    assert parts(tmp_path, "child_involved", was, is_now) == {"corrected_or_removed": (1, 0, 1)}


def test_a_child_that_the_earlier_state_does_not_know(tmp_path: Path) -> None:
    fewer = without_child(state(), "h2-1")
    assert parts(tmp_path, "follow_up_coverage", fewer, state()) == {"came": (106, 181, 1)}


def test_a_child_that_was_deleted(tmp_path: Path) -> None:
    fewer = without_child(state(), "h2-1")
    assert parts(tmp_path, "follow_up_coverage", state(), fewer) == {"left": (-106, -181, 1)}


def test_time_goes_by(tmp_path: Path) -> None:
    assert parts(tmp_path, "follow_up_coverage", state(), state(), days=(AS_OF, LATER)) == {
        "happened_since": (0, 270, 3)
    }


def test_a_child_that_began_after_the_earlier_state_came(tmp_path: Path) -> None:
    began = changed(state(), lambda tables: tables["course"][2].update(start_on=date(2025, 7, 1)))
    assert parts(tmp_path, "follow_up_coverage", began, began, days=(AS_OF, LATER)) == {
        "came": (90, 90, 1),
        "happened_since": (0, 180, 2),
    }


def test_who_moves_between_the_states_changes_group(tmp_path: Path) -> None:
    def move(tables: Tables) -> None:
        first = tables["placement"][0]
        first["end_on"] = AS_OF
        tables["placement"].append({**first, "placement_id": "p", "home_id": "h2", "start_on": date(2025, 7, 1)})
        tables["placement"][-1]["end_on"] = None

    moved = changed(state(), move)
    assert by_group(tmp_path, "follow_up_coverage", state(), moved, "home", days=(AS_OF, LATER)) == {
        "h1": {"happened_since": (0, 90, 1)},
        "h2": {"changed_state": (0, 90, 1), "happened_since": (0, 90, 1)},
    }


def test_who_is_told_of_elsewhere_changes_group(tmp_path: Path) -> None:
    girl = changed(state(), lambda tables: tables["child"][0].update(gender="f"))
    assert by_group(tmp_path, "follow_up_coverage", state(), girl, "gender") == {
        "f": {"changed_state": (106, 181, 1)},
        None: {"changed_state": (-106, -181, 1)},
    }


def test_who_comes_into_the_filter_changes_state(tmp_path: Path) -> None:
    girl = changed(state(), lambda tables: tables["child"][0].update(gender="f"))
    assert parts(tmp_path, "follow_up_coverage", state(), girl, where={"gender": ["f"]}) == {
        "changed_state": (106, 181, 1)
    }


def test_what_stands_on_the_last_day(tmp_path: Path) -> None:
    def agree(tables: Tables, first: bool) -> None:
        for row, answer in zip(tables["placement"], (first, True, True), strict=True):
            row["aula_access"] = answer

    def end(tables: Tables) -> None:
        tables["course"][2]["end_on"] = date(2025, 8, 1)

    was = changed(state(), partial(agree, first=False))
    is_now = changed(changed(state(), partial(agree, first=True)), end)
    assert parts(tmp_path, "aula_access", was, is_now, days=(AS_OF, LATER)) == {
        "left": (-1, -1, 1),
        "changed_state": (1, 0, 1),
    }


def test_a_goal_that_is_met_after_its_time_was_not_registered_late(tmp_path: Path) -> None:
    # It counts on 15 June, the end of its grace: on AS_OF as not evaluated, later as met.
    goal = {"goal_id": "g", "course_id": "h1-1", "set_on": "2025-02-01", "due_on": "2025-06-01"}
    was = state(goal=[goal])
    is_now = state(goal=[{**goal, "closed_on": "2025-07-10", "outcome": "met"}])
    assert parts(tmp_path, "goals_met", was, is_now, days=(AS_OF, LATER)) == {"happened_since": (1, 0, 1)}


def test_a_goal_of_a_past_day_that_was_only_set_since(tmp_path: Path) -> None:
    goal = {"goal_id": "g", "course_id": "h1-1", "set_on": "2025-07-05", "due_on": "2025-06-20"}
    known = state(goal=[{**goal, "closed_on": "2025-06-10", "outcome": "met"}])
    assert parts(tmp_path, "goals_met", known, known, days=(AS_OF, LATER)) == {"happened_since": (1, 1, 1)}


def test_a_goal_closed_without_an_outcome_is_decided_when_its_grace_is_over(tmp_path: Path) -> None:
    # It counts on the day it was closed on, as not evaluated; that is known on 5 July.
    goal = {"goal_id": "g", "course_id": "h1-1", "set_on": "2025-02-01", "due_on": "2025-06-20"}
    known = state(goal=[{**goal, "closed_on": "2025-06-20"}])
    assert parts(tmp_path, "goals_met", known, known, days=(AS_OF, LATER)) == {"happened_since": (0, 1, 1)}


def test_an_outcome_that_was_entered_late(tmp_path: Path) -> None:
    goal = {"goal_id": "g", "course_id": "h1-1", "set_on": "2025-02-01", "due_on": "2025-06-01"}
    was = state(goal=[goal])
    is_now = state(goal=[{**goal, "closed_on": "2025-05-30", "outcome": "met"}])
    assert parts(tmp_path, "goals_met", was, is_now, days=(AS_OF, LATER)) == {"registered_late": (1, 0, 1)}


def test_a_changed_setting_is_told_as_one(tmp_path: Path) -> None:
    shorter = (Rules(), Rules(cadence_slm=84))
    found = compared(tmp_path, "follow_up_coverage", state(), state(), rules=shorter)
    assert found.settings == (ChangedSetting(rule="cadence_slm", before=91, after=84),)
    assert [told(change) for change in found.changes] == [{"definition_changed": (-21, 0, 3)}]


def test_a_changed_setting_beside_a_late_meeting(tmp_path: Path) -> None:
    # h1-1: covered from 17 March for 98 days, and before: 174 of 181. The other two: 99 of 181, not 106.
    late = state(meeting=[meeting("h1-1", "2025-03-17")])
    shorter = (Rules(), Rules(cadence_slm=84))
    assert parts(tmp_path, "follow_up_coverage", state(), late, rules=shorter) == {
        "registered_late": (68, 0, 1),
        "definition_changed": (-14, 0, 2),
    }


def test_high_absence_by_other_settings(tmp_path: Path) -> None:
    days = {"from_on": "2025-03-03", "to_on": "2025-03-31", "possible_days": "20", "illness_days": "3"}
    absent = state(attendance=[{"child_id": "h1-1", **days}])
    assert parts(tmp_path, "high_absence", absent, absent, rules=(Rules(), Rules(high_absence_percent=20))) == {
        "definition_changed": (-1, 0, 1)
    }


def test_high_absence_when_a_report_comes_late_and_then_another_month_goes_by(tmp_path: Path) -> None:
    def days(month: str, absent: str) -> dict[str, str]:
        return {
            "from_on": f"2025-{month}-03",
            "to_on": f"2025-{month}-28",
            "possible_days": "20",
            "illness_days": absent,
        }

    march, may, september = (days(month, absent) for month, absent in (("03", "3"), ("05", "3"), ("09", "0")))
    was = state(attendance=[{"child_id": "h1-1", **march}])
    is_now = state(
        attendance=[{"child_id": child, **row} for child, row in (("h1-1", march), ("h1-2", may), ("h1-1", september))]
    )
    assert parts(tmp_path, "high_absence", was, is_now, days=(AS_OF, LATER)) == {
        "changed_state": (-1, 0, 1),
        "registered_late": (1, 1, 1),
    }


def test_absence_adds_up_in_parts_of_a_day(tmp_path: Path) -> None:
    row = {"child_id": "h1-1", "from_on": "2025-03-03", "to_on": "2025-03-03", "possible_days": "1"}
    was = state(attendance=[{**row, "illness_days": "0.1"}])
    is_now = state(attendance=[{**row, "illness_days": "0.3"}])
    (change,) = compared(tmp_path, "absence", was, is_now).changes
    assert change.parts is not None
    assert [(part.reason.value, part.numerator) for part in change.parts] == [("corrected_or_removed", Fraction(1, 5))]


def test_a_talk_with_a_home_that_was_registered_late(tmp_path: Path) -> None:
    late = state(sparring=[{"sparring_id": "t", "home_id": "h1", "held_on": "2025-01-11"}])
    assert parts(tmp_path, "home_sparring", state(), late) == {"registered_late": (1, 0, 1)}


def test_the_days_that_a_late_talk_covers(tmp_path: Path) -> None:
    late = state(sparring=[{"sparring_id": "t", "home_id": "h1", "held_on": "2025-06-21"}])
    assert parts(tmp_path, "home_sparring_coverage", state(), late) == {"registered_late": (10, 0, 1)}


def test_a_home_that_the_earlier_state_does_not_know(tmp_path: Path) -> None:
    renamed = changed(
        state(), lambda tables: [row.update(home_id="h9") for row in (*tables["home"][1:], *tables["placement"][2:])]
    )
    assert by_group(tmp_path, "home_sparring_coverage", state(), renamed, "home") == {
        "h1": {},
        "h2": {"left": (0, -181, 1)},
        "h9": {"came": (0, 181, 1)},
    }


def test_a_home_that_got_its_advisor(tmp_path: Path) -> None:
    post = {"assignment_id": "a", "staff_id": "m4", "home_id": "h1", "start_on": "2025-08-01"}
    assert parts(tmp_path, "advisor_at_home", state(), state(assignment=[post]), days=(AS_OF, LATER)) == {
        "changed_state": (1, 0, 1)
    }


@pytest.mark.parametrize(("least", "is_told"), [(0, True), (1, True), (2, False)])
def test_parts_of_few_children_are_withheld_with_all_the_others(tmp_path: Path, least: int, is_told: bool) -> None:
    late = state(meeting=[meeting(child, "2025-03-17") for child in ("h1-1", "h2-1")])
    found = compared(tmp_path, "follow_up_coverage", state(), late, by="home_kind", least_children=least)
    assert [change.before.children for change in found.changes] == [3]
    split = changed(late, lambda tables: tables["home"][1].update(kind="foster_family"))
    (tmp_path / "split").mkdir()
    found = compared(tmp_path / "split", "follow_up_coverage", state(), split, least_children=least)
    assert [change.parts is not None for change in found.changes] == [True]
    (tmp_path / "group").mkdir()
    found = compared(tmp_path / "group", "follow_up_coverage", state(), split, by="home_kind", least_children=least)
    assert {change.parts is not None for change in found.changes} == {is_told}
