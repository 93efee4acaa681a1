"""The children: who they are, and how far they are in school."""

from dataclasses import dataclass, field
from datetime import date

from dashboard.data.case_database.demo import names
from dashboard.data.case_database.demo.dice import Dice
from dashboard.data.case_database.demo.school_calendar import school_year_of

_GRADES = tuple(range(11))
# Grades of those in care at a time, and of those who arrive: the second keeps the first steady.
# domain.md 2.4: indskoling 15, mellemtrin 33, udskoling 47, 10. klasse 5 %.
_GRADES_IN_CARE = (0.03, 0.035, 0.04, 0.045, 0.09, 0.11, 0.13, 0.15, 0.16, 0.16, 0.05)
_GRADES_ON_ARRIVAL = (0.035, 0.02, 0.02, 0.03, 0.065, 0.05, 0.045, 0.04, 0.03, 0.02, 0.006)
_GOES_ON_TO_TENTH = 0.3
_HELD_BACK = 0.15
_BOYS = 0.57


@dataclass(slots=True)
class Stay:
    """One placement; days are ordinals, `end` its last day, None while it lasts."""

    home: int
    start: int
    end: int | None


@dataclass(slots=True)
class Schooling:
    """One enrolment: a school year (or a part of one) in one class of one school."""

    school: int
    grade: int | None
    class_type: str | None
    start: int
    end: int | None


@dataclass(slots=True)
class Child:
    """A child and, as they are told, its stays and its schooling.

    `entered_school` is the year in which grade 0 began; `leaves_school` the last day of the last grade;
    `inclination` the child's own share of absence before anything else bears on it.
    """

    number: int
    name: str
    birth: int
    gender: str
    entered_school: int
    leaves_school: int
    inclination: float
    responsible: int = 0
    returned_home: bool = False
    stays: list[Stay] = field(default_factory=list)
    schooling: list[Schooling] = field(default_factory=list)

    def grade_on(self, day: int) -> int:
        return school_year_of(date.fromordinal(day)) - self.entered_school

    @property
    def left_on(self) -> int | None:
        """The last day in care; None while it lasts."""
        return self.stays[-1].end


def make_child(number: int, day: int, dice: Dice, *, arrives: bool, oldest: bool) -> Child:
    """A child who is in care on this day: among the many, or newly arrived; `oldest`: in grade 9 or 10."""
    weights = _GRADES_ON_ARRIVAL if arrives else _GRADES_IN_CARE
    grade = dice.weighted((9, 10), (3, 1)) if oldest else dice.weighted(_GRADES, weights)
    entered = school_year_of(date.fromordinal(day)) - grade
    tenth = grade == 10 or dice.chance(_GOES_ON_TO_TENTH)
    leaves = date(entered + 10 + tenth, 7, 31).toordinal()
    birth = date(entered - 6 - dice.chance(_HELD_BACK), 1, 1).toordinal() + dice.between(0, 364)
    gender = "m" if dice.chance(_BOYS) else "f"
    first_name = dice.pick(names.BOYS if gender == "m" else names.GIRLS)
    name = f"{first_name} {dice.pick(names.INITIALS)}."
    gender = "x" if dice.chance(0.005) else gender
    return Child(number, name, birth, gender, entered, leaves, inclination=_inclination(dice))


def _inclination(dice: Dice) -> float:
    """Share of school days missed, as at homes: 70 % gamma(2,5) of mean 7 %, 30 % gamma(3) of mean 24 %."""
    per_cent = dice.gamma(5, 7.0) if dice.chance(0.7) else dice.gamma(6, 24.0)
    return per_cent / 100
