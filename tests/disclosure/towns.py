"""Small random municipalities: children who move between a few homes and schools, with what is counted of them."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any, Final

from tests.reference.case import Row
from tests.reference.hand import tables

AS_OF: Final = date(2025, 7, 10)
WINDOWS: Final = ((date(2024, 7, 1), date(2025, 6, 30)), (date(2023, 7, 1), date(2024, 6, 30)))
_FIRST: Final = date(2023, 7, 1)
_DAYS: Final = (AS_OF - _FIRST).days
_KINDS: Final = ("residential_home", "residential_home", "small_residence", "foster_family")


def town(seed: int, children: int, *, move: float = 0.2) -> dict[str, list[Row]]:
    """All tables. Homes have favourite schools, so that few children stand between the two lists.

    `move`: how likely a child is to change home, and school.
    """
    random = Random(seed)
    homes = [f"h{number}" for number in range(1, random.randint(3, 6))]
    schools = [f"s{number}" for number in range(1, random.randint(3, 6))]
    favourite = {home: random.choice(schools) for home in homes}
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in ("placement", "enrolment", "course")}
    more: dict[str, list[dict[str, Any]]] = {name: [] for name in ("meeting", "goal", "attendance", "sparring")}
    for number in range(children):
        child = f"b{number}"
        home = random.choice(homes)
        school = favourite[home] if random.random() < 0.8 else random.choice(schools)
        start = 0 if random.random() < 0.6 else random.randint(0, _DAYS)
        stay = _Stays(random, child, start, move)
        rows["placement"] += stay.rows("placement", {"home_id": home}, {"home_id": random.choice(homes)})
        rows["enrolment"] += stay.rows("enrolment", {"school_id": school}, {"school_id": random.choice(schools)})
        rows["course"].append({"course_id": child, "child_id": child, "start_on": _day(start)})
        _events(random, more, child, start, school)
    for home in homes:
        more["sparring"].append({"sparring_id": home, "home_id": home, "held_on": _day(random.randint(0, _DAYS))})
    return tables(
        home=[{"home_id": home, "kind": random.choice(_KINDS)} for home in homes],
        school=[{"school_id": school} for school in schools],
        child=[{"child_id": f"b{number}"} for number in range(children)],
        **rows,
        **more,
    )


@dataclass(frozen=True)
class _Stays:
    """Where a child is from a day on: in one place, or in two, one after the other."""

    random: Random
    child: str
    start: int
    move: float

    def rows(self, table: str, first: dict[str, str], then: dict[str, str]) -> list[dict[str, Any]]:
        moved = self.random.randint(self.start, _DAYS) if self.random.random() < self.move else None
        end = None if moved is None else _day(moved)
        key = {f"{table}_id": f"{self.child}-1", "child_id": self.child}
        stays = [{**key, "start_on": _day(self.start), "end_on": end, **first}]
        if moved is not None:
            stays.append({**key, f"{table}_id": f"{self.child}-2", "start_on": _day(moved + 1), **then})
        return stays


def _events(random: Random, more: dict[str, list[dict[str, Any]]], child: str, start: int, school: str) -> None:
    for day in range(start + random.randint(10, 80), _DAYS, random.randint(60, 120)):
        key = f"{child}-{day}"
        more["meeting"].append({"meeting_id": key, "course_id": child, "held_on": _day(day)})
        if random.random() < 0.7:
            goal = {"goal_id": key, "course_id": child, "set_on": _day(start), "due_on": _day(day)}
            more["goal"].append({**goal, "closed_on": _day(day), "outcome": random.choice(("met", "not_met"))})
    for year, month in ((2024, 2), (2024, 9), (2024, 10), (2025, 3)):
        if date(year, month, 1) > _FIRST + timedelta(days=start) and random.random() < 0.9:
            days = {"from_on": date(year, month, 1), "to_on": date(year, month, 28)}
            absent = {"possible_days": 20, "illness_days": random.randint(0, 4)}
            more["attendance"].append({"child_id": child, "school_id": school, **days, **absent})


def _day(offset: int) -> str:
    return str(_FIRST + timedelta(days=offset))
