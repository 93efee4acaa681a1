"""The settings of section 1 of the definitions, with their defaults."""

from dataclasses import dataclass, field
from fractions import Fraction


@dataclass(frozen=True)
class Settings:
    """The settings, in days unless the name says otherwise.

    Section 1: "cadence slm 91 days, kia 56 days; grace of a follow-up slm 14, kia 7 days; grace of a goal 14;
    sparring limit home 91 + 14, school 56 + 7 days; assessment in time 56 days; goals in time 84 days; high
    absence over 10 %; least possible days for it 20; advisor at school at least 5 hours a week", and section
    3: a move is told where the gap is "at most 92 days". All in days unless the name says otherwise.
    """

    cadence: dict[str, int] = field(default_factory=lambda: {"slm": 91, "kia": 56})
    grace: dict[str, int] = field(default_factory=lambda: {"slm": 14, "kia": 7})
    goal_grace: int = 14
    sparring_limit: dict[str, int] = field(default_factory=lambda: {"home": 91 + 14, "school": 56 + 7})
    assessment_in_time: int = 56
    goals_in_time: int = 84
    high_absence_over: Fraction = Fraction(10, 100)
    high_absence_least_days: int = 20
    advisor_hours: int = 5
    longest_gap_of_a_move: int = 92
    days_in_quarter: Fraction = Fraction("91.3125")
    days_in_year: Fraction = Fraction("365.25")
