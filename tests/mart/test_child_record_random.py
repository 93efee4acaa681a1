"""Children of the demo's town, for readers drawn at random: the record against the case rows, gone through by day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from pathlib import Path
from random import Random
from typing import Any, Final

import pytest

from dashboard.data.case_database.demo.extent import Extent
from dashboard.data.case_database.demo.write import create_demo
from dashboard.data.mart.adhoc import temporary_mart
from dashboard.data.mart.answers import ObligationState
from dashboard.data.mart.children.child_record import child_record
from dashboard.data.mart.children.child_record_answers import ChildRecord, Spell
from dashboard.data.mart.store import Mart
from dashboard.vocabulary.rules import Rules
from dashboard.vocabulary.scope import ALL_CHILDREN, NOTHING, Reach, Scope
from tests.demo.town import UNTIL, Record, Town, absent, build

from .cases import chosen

CHILDREN, YEARS, SEED = 60, 2, 1
DRAWN: Final = 80
DAY: Final = timedelta(days=1)


@pytest.fixture(scope="module")
def town() -> Town:
    return build(CHILDREN, YEARS, SEED, UNTIL)


@pytest.fixture(scope="module")
def mart(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mart]:
    url = f"sqlite:///{Path(tmp_path_factory.mktemp('town')) / 'case.sqlite'}"
    create_demo(url, Extent(CHILDREN, YEARS, SEED, UNTIL))
    built = datetime(2026, 11, 15, 5, tzinfo=UTC)
    with temporary_mart(url, as_of=UNTIL, built_at=built, rules=Rules(), indicators=chosen("absence")) as mart:
        yield mart


@dataclass(frozen=True)
class Plain:
    """What a reader with a reach may know of a child, read from the rows without a mart."""

    town: Town
    child: str
    reach: Reach

    @cached_property
    def days(self) -> dict[str, tuple[str | None, str | None]]:
        """The days within reach, with the home and the school on each."""
        starts = [row["start_on"] for rows in self.town.by_child.values() for row in rows.get(self.child, [])]
        found = {}
        day = date.fromisoformat(min(starts))
        while day <= UNTIL:
            home, school = (
                self._key(table, column, day)
                for table, column in (("placement", "home_id"), ("enrolment", "school_id"))
            )
            if self.reaches(home, school):
                found[day.isoformat()] = (home, school)
            day += DAY
        return found

    def _key(self, table: str, column: str, day: date) -> str | None:
        state = self.town.state(table, self.child, day.isoformat())
        return None if state is None else str(state[column])

    def reaches(self, home: str | None, school: str | None) -> bool:
        lies = {
            *([self.town.home[home]["municipality_code"]] if home else []),
            *([self.town.school[school]["municipality_code"]] if school else []),
        }
        own = self.town.child[self.child]["municipality_code"]
        return (
            self.reach.everything
            or home in self.reach.homes
            or school in self.reach.schools
            or bool({own, *lies} & self.reach.municipalities)
            or own in self.reach.responsible
        )

    def holds(self, day: str | None) -> bool:
        return day is not None and min(day, self.town.until) in self.days

    def of_courses(self, table: str) -> list[Record]:
        courses = {row["course_id"] for row in self.town["course"] if row["child_id"] == self.child}
        return [row for row in self.town[table] if row["course_id"] in courses]

    def meetings(self) -> list[tuple[str, str]]:
        found = []
        for row in self.of_courses("meeting"):
            if row["cancelled"]:
                told = (row["planned_on"], "cancelled")
            elif row["held_on"] and row["held_on"] <= self.town.until:
                told = (row["held_on"], "held")
            else:
                told = (row["planned_on"], "planned" if (row["planned_on"] or "") >= self.town.until else "missed")
            if self.holds(told[0]):
                found.append(told)
        return sorted(found)

    def goals(self) -> list[tuple[Any, ...]]:
        """Domain, the day it was set and closed where these are own days, and its state on its last own day."""
        found = []
        for row in self.of_courses("goal"):
            closed = row["closed_on"] if row["outcome"] and (row["closed_on"] or "9") <= self.town.until else None
            course_end = self.course(row)["end_on"]
            grace_over = (date.fromisoformat(row["due_on"]) + timedelta(days=15)).isoformat()
            counts = course_end is None or course_end >= row["due_on"]
            until = closed or min(self.town.until, max(course_end or self.town.until, grace_over if counts else ""))
            alive = [day for day in self.days if row["set_on"] <= day <= until]
            if row["set_on"] > self.town.until or not alive:
                continue
            last = max(alive)
            state = "not_evaluated" if counts and grace_over <= last else "open"
            own_days = (row["set_on"] if self.holds(row["set_on"]) else None, closed if self.holds(closed) else None)
            found.append((row["domain"], *own_days, row["outcome"] if last == closed else state))
        return sorted(found, key=str)

    def course(self, row: Record) -> Record:
        return next(course for course in self.town["course"] if course["course_id"] == row["course_id"])

    def talks(self) -> list[tuple[str, str]]:
        found = []
        for row in self.town["sparring"]:
            home, school = self.days.get(row["held_on"], (None, None))
            is_here = (row["home_id"] or "") == home or (row["school_id"] or "") == school
            in_course = self.town.state("course", self.child, row["held_on"]) is not None
            if is_here and in_course and row["child_id"] in (None, self.child):
                found.append((row["held_on"], "home" if row["home_id"] else "school"))
        return sorted(found)

    def absence(self) -> dict[str, tuple[float, float]]:
        found: dict[str, tuple[float, float]] = {}
        for row in self.town["attendance"]:
            if row["child_id"] != self.child or row["to_on"] > self.town.until:
                continue
            home = self._key("placement", "home_id", date.fromisoformat(row["to_on"]))
            if self.reaches(home, row["school_id"]):
                possible, missed = found.get(row["to_on"][:7], (0.0, 0.0))
                found[row["to_on"][:7]] = (possible + float(row["possible_days"]), missed + absent(row))
        return found

    def obligations(self) -> int:
        """How many are kept or broken, whatever the reach."""
        return sum(len(self.town.obligations(row)) for row in self.town["course"] if row["child_id"] == self.child)


def by_day(spells: Sequence[Spell], name: str) -> dict[str, str]:
    return {
        (spell.from_on + DAY * number).isoformat(): getattr(spell, name)
        for spell in spells
        for number in range((spell.to_on - spell.from_on).days + 1)
    }


def scope_of(draw: Random, town: Town) -> Scope:
    homes, schools = sorted(town.home), sorted(town.school)
    code = draw.choice(sorted({row["municipality_code"] for row in town["child"]}))
    return Scope(
        figures=NOTHING,
        own=draw.choice(
            [
                ALL_CHILDREN,
                Reach(homes=frozenset(draw.sample(homes, 10))),
                Reach(schools=frozenset(draw.sample(schools, 4))),
                Reach(homes=frozenset(draw.sample(homes, 3)), schools=frozenset(draw.sample(schools, 2))),
                Reach(municipalities=frozenset({code})),
                Reach(responsible=frozenset({code})),
            ]
        ),
    )


def told(record: ChildRecord) -> dict[str, Any]:
    def iso(day: date | None) -> str | None:
        return None if day is None else day.isoformat()

    return {
        "home": by_day(record.homes, "home"),
        "school": by_day(record.schools, "school"),
        "meetings": sorted((meeting.day.isoformat(), meeting.state.value) for meeting in record.meetings),
        "goals": sorted(
            ((goal.domain, iso(goal.set_on), iso(goal.closed_on), goal.state.value) for goal in record.goals), key=str
        ),
        "talks": sorted((talk.day.isoformat(), talk.unit_kind) for talk in record.talks),
        "absence": {month.month: (month.possible, month.absent) for month in record.absence},
    }


def test_a_record_is_what_the_rows_say_of_the_own_days(mart: Mart, town: Town) -> None:
    draw = Random(4)
    seen = partly = 0
    for _ in range(DRAWN):
        child, scope = draw.choice(sorted(town.child)), scope_of(draw, town)
        plain = Plain(town, child, scope.own)
        record = child_record(mart, child, scope)
        if record is None:
            assert (plain.days, plain.absence()) == ({}, {}), (child, scope.own)
            continue
        seen += 1
        partly += not record.is_whole
        assert told(record) == {
            "home": {day: home for day, (home, _) in plain.days.items() if home is not None},
            "school": {day: school for day, (_, school) in plain.days.items() if school is not None},
            "meetings": plain.meetings(),
            "goals": plain.goals(),
            "talks": plain.talks(),
            "absence": plain.absence(),
        }, (child, scope.own)
        assert all(plain.holds(due.counted_on.isoformat()) for due in record.dues)
    assert seen > DRAWN / 4
    assert partly > DRAWN / 10


def test_obligations_are_those_of_the_rows(mart: Mart, town: Town) -> None:
    everything = Scope(figures=ALL_CHILDREN, own=ALL_CHILDREN)
    for child in town.child:
        record = child_record(mart, child, everything)
        assert record is not None
        decided = [due for due in record.dues if due.state in (ObligationState.KEPT, ObligationState.BROKEN)]
        assert len(decided) == Plain(town, child, ALL_CHILDREN).obligations()
