"""Staff, and who is appointed where: learning advisors to schools, school advisors to residential homes."""

from dataclasses import dataclass, field

from dashboard.data.case_database.demo.courses import Row, iso
from dashboard.data.case_database.demo.dice import Dice
from dashboard.data.case_database.demo.extent import Extent
from dashboard.data.case_database.demo.names import staff_name
from dashboard.data.case_database.demo.places import Places
from dashboard.data.case_database.demo.story import RISING, STORY_HOMES, Story

_LEAVES_AFTER = 2200.0  # mean days in an appointment
_SERVES_TWO = 0.2
_NOT_YET_APPOINTED = 0.1  # of the other residential homes have no school advisor
_HOURS = ((2.0, 4.0, 5.0, 6.0, 8.0, 10.0), (0.05, 0.1, 0.4, 0.2, 0.2, 0.05))
_CHILDREN_PER_COORDINATOR = 75

Terms = list[tuple[int, int, str]]  # first day, last day (as far as is told), staff key


@dataclass
class Advisors:
    """The rows of `staff` and `assignment`, and who is there on a day."""

    staff: list[Row] = field(default_factory=list)
    assignments: list[Row] = field(default_factory=list)
    coordinators: dict[int, list[str]] = field(default_factory=dict)
    consultants: list[str] = field(default_factory=list)
    psychologists: list[str] = field(default_factory=list)
    at_school: dict[int, Terms] = field(default_factory=dict)
    at_home: dict[int, Terms] = field(default_factory=dict)

    def hire(self, role: str) -> str:
        """The key of a new member of staff."""
        key = f"P{len(self.staff) + 1:04d}"
        self.staff.append((key, staff_name(len(self.staff)), role))
        return key

    def coordinator_in(self, municipality: int, nth: int) -> str:
        """A coordinator of this municipality; of number 0 where it has none of its own."""
        own = self.coordinators.get(municipality) or self.coordinators[0]
        return own[nth % len(own)]


def present(terms: Terms | None, day: int) -> str | None:
    """Who is appointed on this day."""
    return next((who for start, end, who in terms or () if start <= day <= end), None)


def appoint(extent: Extent, places: Places) -> Advisors:
    """Everybody the data tell of."""
    advisors = Advisors()
    dice = extent.dice("advisors")
    if extent.nationwide:
        for municipality in range(extent.municipalities):
            advisors.coordinators[municipality] = [advisors.hire("learning_coordinator") for _ in range(2)]
    else:
        count = max(2, -(-extent.children // _CHILDREN_PER_COORDINATOR))
        advisors.coordinators[0] = [advisors.hire("learning_coordinator") for _ in range(count)]
    others = 2 * extent.municipalities if extent.nationwide else 3
    advisors.consultants = [advisors.hire("foster_consultant") for _ in range(others)]
    advisors.psychologists = [advisors.hire("psychologist") for _ in range(others)]
    for role in ("caseworker", "caseworker", "caseworker", "other"):
        advisors.hire(role)
    _to_schools(advisors, extent, places, dice)
    _to_homes(advisors, extent, places, dice)
    return advisors


def _to_schools(advisors: Advisors, extent: Extent, places: Places, dice: Dice) -> None:
    shared: str | None = None
    for at, school in enumerate(places.schools):
        if at == places.without_advisor:
            continue
        terms = _terms(advisors, "learning_advisor", extent, dice, shared)
        shared = terms[-1][2] if dice.chance(_SERVES_TWO) else None
        advisors.at_school[at] = terms
        _write(advisors, terms, (None, school.school_id), extent, dice)


def _to_homes(advisors: Advisors, extent: Extent, places: Places, dice: Dice) -> None:
    for at, home in enumerate(places.homes):
        if not home.is_residence or (at not in STORY_HOMES and dice.chance(_NOT_YET_APPOINTED)):
            continue
        told = at == RISING
        terms = _turnover(advisors, extent) if told else _terms(advisors, "school_advisor", extent, dice, None)
        advisors.at_home[at] = terms
        _write(advisors, terms, (home.home_id, None), extent, dice)


def _terms(advisors: Advisors, role: str, extent: Extent, dice: Dice, shared: str | None) -> Terms:
    """Appointments one after the other; nobody is missing on the last day, except by the story."""
    terms: Terms = []
    start = extent.first + dice.between(-500, 90)
    while True:
        end = start + 200 + round(dice.exponential(_LEAVES_AFTER))
        who = shared or advisors.hire(role)
        shared = None
        following = end + 1 + dice.between(0, 60)
        if following > extent.last:
            terms.append((start, extent.last, who))
            return terms
        terms.append((start, end, who))
        start = following


def _turnover(advisors: Advisors, extent: Extent) -> Terms:
    """The rising home: the advisor leaves, months go by, the successor stays briefly, and another begins."""
    story = Story(extent)
    first, second, third = (advisors.hire("school_advisor") for _ in range(3))
    middle = story.successor + (extent.last - story.successor) // 2
    return [
        (extent.first - 200, story.turnover, first),
        (story.successor, middle, second),
        (middle + 30, extent.last, third),
    ]


def _write(advisors: Advisors, terms: Terms, unit: tuple[str | None, str | None], extent: Extent, dice: Dice) -> None:
    for start, end, who in terms:
        hours = dice.known(dice.weighted(*_HOURS), 0.04)
        key = f"T{len(advisors.assignments) + 1:05d}"
        ends = None if end >= extent.last else end
        advisors.assignments.append((key, who, *unit, hours, iso(start), iso(ends)))
