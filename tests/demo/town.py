"""A generated municipality as plain rows, and the few questions that the tests ask of it in plain Python."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from typing import Any

from dashboard.data.case_database.demo.generate import generate

Record = dict[str, Any]
UNTIL = date(2026, 11, 14)
CADENCE = {"slm": (91, 14), "kia": (56, 7)}  # days and grace, indicators.md 1
RESIDENCES = ("residential_home", "small_residence")


def days_between(start: str, end: str) -> int:
    return (date.fromisoformat(end) - date.fromisoformat(start)).days


def in_force(row: Record, day: str) -> bool:
    return bool(row["start_on"] <= day and (row["end_on"] is None or day <= row["end_on"]))


def absent(row: Record) -> float:
    return float(row["illness_days"] + row["permitted_days"] + row["unauthorised_days"])


def share(flags: Iterable[Any]) -> float:
    """The share of those that are known."""
    known = [bool(flag) for flag in flags if flag is not None]
    return sum(known) / len(known)


@dataclass(frozen=True)
class Town:
    """Every table as a list of mappings."""

    tables: dict[str, list[Record]] = field(repr=False)
    until: str
    first: str

    def __getitem__(self, table: str) -> list[Record]:
        return self.tables[table]

    @cached_property
    def home(self) -> dict[str, Record]:
        return {row["home_id"]: row for row in self["home"]}

    @cached_property
    def school(self) -> dict[str, Record]:
        return {row["school_id"]: row for row in self["school"]}

    @cached_property
    def child(self) -> dict[str, Record]:
        return {row["child_id"]: row for row in self["child"]}

    @cached_property
    def by_child(self) -> dict[str, dict[str, list[Record]]]:
        """Placements, enrolments and courses of each child, in order of their start."""
        found: dict[str, dict[str, list[Record]]] = {}
        for table in ("placement", "enrolment", "course"):
            rows: dict[str, list[Record]] = defaultdict(list)
            for row in sorted(self[table], key=lambda row: (row["start_on"], row[f"{table}_id"])):
                rows[row["child_id"]].append(row)
            found[table] = rows
        return found

    def state(self, table: str, child: str, day: str) -> Record | None:
        """The child's placement, enrolment or course on a day (indicators.md 1)."""
        here = [row for row in self.by_child[table].get(child, []) if in_force(row, day)]
        return here[-1] if here else None

    def home_on(self, child: str, day: str) -> Record | None:
        placement = self.state("placement", child, day)
        return self.home[placement["home_id"]] if placement else None

    @cached_property
    def contacts(self) -> dict[str, list[str]]:
        """The days of a course's goal_setting and follow_up meetings held."""
        days: dict[str, set[str]] = defaultdict(set)
        for row in self["meeting"]:
            if row["held_on"] and not row["cancelled"] and row["kind"] != "progress":
                days[row["course_id"]].add(row["held_on"])
        return {course: sorted(held) for course, held in days.items()}

    def obligations(self, course: Record) -> list[bool]:
        """Kept or broken, one after the other (indicators.md 2, follow_up_on_time)."""
        cadence, grace = CADENCE[course["model"]]
        limit = (course["cadence_days"] or cadence) + grace
        last = date.fromisoformat(min(course["end_on"] or self.until, self.until)).toordinal()
        held = [date.fromisoformat(day).toordinal() for day in self.contacts.get(course["course_id"], [])]
        opened = date.fromisoformat(course["start_on"]).toordinal()
        kept: list[bool] = []
        while True:
            after = [day for day in held if day > opened]
            if after and after[0] <= opened + limit:
                kept.append(True)
            elif opened + limit + 1 <= last:
                kept.append(False)
            else:
                return kept
            if not after:
                return kept
            opened = after[0]

    def absence(self, home: str, start: str, end: str) -> float:
        """Share of possible days missed by those living at a home, from a day to a day."""
        rows = [row for row in self._at_home.get(home, []) if start <= row["to_on"] <= end]
        return sum(map(absent, rows)) / len(rows)

    @cached_property
    def _at_home(self) -> dict[str, list[Record]]:
        rows: dict[str, list[Record]] = defaultdict(list)
        for row in self["attendance"]:
            home = self.home_on(row["child_id"], row["to_on"])
            if home:
                rows[home["home_id"]].append(row)
        return rows


@cache
def build(children: int, years: int, seed: int, until: date = UNTIL) -> Town:
    """A town, generated once a test run."""
    found: dict[str, list[Record]] = defaultdict(list)
    for table, rows in generate(children, years, seed, until):
        names = [column.name for column in table.columns]
        found[table.name] += [dict(zip(names, row, strict=True)) for row in rows]
    first = date.fromordinal(until.toordinal() - round(365.25 * years) + 1)
    return Town(dict(found), until.isoformat(), first.isoformat())
