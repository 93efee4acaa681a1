"""The demo story can be read from the rows by plain counting, whatever the seed."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from tests.demo.town import UNTIL, Town, build

FALLING = ("H0001", "H0002", "H0005", "H0006")
SILENT, RISING = "H0003", "H0004"


def back(days: int) -> str:
    return (UNTIL - timedelta(days=days)).isoformat()


@pytest.fixture(params=[1, 2])
def town(request: pytest.FixtureRequest) -> Town:
    return build(300, 3, request.param)


def test_the_six_homes_and_their_places(town: Town) -> None:
    homes = [town.home[f"H000{at}"] for at in range(1, 7)]
    assert [home["places"] for home in homes] == [4, 5, 6, 8, 12, 18]
    assert {(home["kind"], home["municipality_code"]) for home in homes} == {("residential_home", "999")}


@pytest.mark.parametrize("home", FALLING)
def test_absence_falls_from_13_to_10_per_cent(town: Town, home: str) -> None:
    early, late = town.absence(home, back(1096), back(549)), town.absence(home, back(180), back(0))
    assert early == pytest.approx(0.13, abs=0.015)
    assert late == pytest.approx(0.105, abs=0.02)
    assert late < early - 0.01


def test_absence_rises_at_one_home_after_its_advisors_left(town: Town) -> None:
    assert town.absence(RISING, back(180), back(0)) > town.absence(RISING, back(910), back(400)) + 0.035


def test_absence_is_flat_at_one_home(town: Town) -> None:
    early, late = town.absence(SILENT, back(1096), back(730)), town.absence(SILENT, back(365), back(0))
    assert late == pytest.approx(early, abs=0.02)


def test_the_rising_home_lost_its_advisors(town: Town) -> None:
    terms = sorted((row["start_on"], row["end_on"]) for row in town["assignment"] if row["home_id"] == RISING)
    assert [end is None for _, end in terms] == [False, False, True]
    gaps = [(date.fromisoformat(start) - date.fromisoformat(str(end))).days for (_, end), (start, _) in pairwise(terms)]
    assert gaps == [100, 30]


def test_nobody_gives_sparring_at_the_rising_home_while_it_has_no_advisor(town: Town) -> None:
    terms = [(row["start_on"], row["end_on"]) for row in town["assignment"] if row["home_id"] == RISING]
    held = [row["held_on"] for row in town["sparring"] if row["home_id"] == RISING]
    assert held
    assert all(any(start <= day and (end is None or day <= end) for start, end in terms) for day in held)


def test_one_school_with_children_has_no_learning_advisor(town: Town) -> None:
    attended = {
        enrolment["school_id"]
        for course in town["course"]
        if course["end_on"] is None and (enrolment := town.state("enrolment", course["child_id"], town.until))
    }
    advised = {row["school_id"] for row in town["assignment"] if row["end_on"] is None}
    assert [town.school[key]["name"] for key in attended - advised] == ["Engskolen"]


def test_one_home_is_not_followed_up_on_since_summer_while_courses_run_on(town: Town) -> None:
    running = [row for row in town["course"] if row["end_on"] is None]
    at_home = [row for row in running if (town.home_on(row["child_id"], town.until) or {}).get("home_id") == SILENT]
    assert len(at_home) >= 3
    held = [
        day
        for row in town["course"]
        for day in town.contacts.get(row["course_id"], [])
        if (town.home_on(row["child_id"], day) or {}).get("home_id") == SILENT
    ]
    assert "2026-03-01" < max(held) < "2026-07-01"


def test_the_other_named_homes_are_followed_up_on(town: Town) -> None:
    latest = {
        home["home_id"]: day
        for row in town["course"]
        for day in sorted(town.contacts.get(row["course_id"], []))
        if (home := town.home_on(row["child_id"], day)) and day > "2026-08-01"
    }
    assert {*FALLING, RISING} <= set(latest)
