"""What residential homes do for the model's core elements outside meetings and sparring (domain.md 1.3)."""

from dashboard.data.case_database.demo.children import Child
from dashboard.data.case_database.demo.courses import Row, child_key, iso
from dashboard.data.case_database.demo.extent import Extent
from dashboard.data.case_database.demo.places import Places
from dashboard.data.case_database.demo.school_calendar import SchoolCalendar

Residents = list[tuple[int, int | None, Child]]

_GAPS = {  # mean days between two activities of a core element
    "advisors": 90,
    "shared_goals": 60,
    "reflection": 45,
    "daily_support": 30,
    "relations": 40,
    "everyday_learning": 25,
}
_ABOUT_ONE_CHILD = {"daily_support": 0.5, "relations": 0.4, "everyday_learning": 0.3}
_AT_SCHOOL = 0.3  # of reflections take place at a school near the home
_PARTICIPANTS = (("management", "staff", "both"), (0.1, 0.65, 0.25))


def residents_of(children: list[Child], places: Places) -> dict[int, Residents]:
    """Who lives at each residential home (told by position), and when."""
    residents: dict[int, Residents] = {at: [] for at, home in enumerate(places.homes) if home.is_residence}
    for child in children:
        for stay in child.stays:
            if stay.home in residents:
                residents[stay.home].append((stay.start, stay.end, child))
    return residents


def activity_rows(at: int, residents: Residents, extent: Extent, places: Places, calendar: SchoolCalendar) -> list[Row]:
    """The rows of `activity` of one residential home."""
    home = places.homes[at]
    dice = extent.dice("activities", at)
    rows: list[Row] = []
    for element, gap in _GAPS.items():
        day = calendar.on_or_after(extent.first + dice.between(10, 10 + gap))
        while day <= extent.last:
            unit: tuple[str | None, str | None] = (home.home_id, None)
            if element == "reflection" and dice.chance(_AT_SCHOOL):
                unit = (None, places.schools[dice.pick(home.near)].school_id)
            about = None
            if dice.chance(_ABOUT_ONE_CHILD.get(element, 0.0)):
                here = [who for start, end, who in residents if start <= day and (end is None or day <= end)]
                about = child_key(dice.pick(here)) if here else None
            who = dice.known(dice.weighted(*_PARTICIPANTS), 0.05)
            rows.append((f"{home.home_id}-K{len(rows) + 1:04d}", iso(day), element, *unit, about, who))
            day = calendar.on_or_after(day + max(4, round(dice.normal(gap, 0.4 * gap))))
    return rows
