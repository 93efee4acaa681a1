"""Goals: set at a contact, due at a later one, evaluated when the course is next followed up on.

Shares: domain.md 2.4 (two to four active goals, both sides in 85 %, status at the end of a cycle).
"""

from dataclasses import dataclass
from itertools import cycle

from dashboard.data.case_database.demo.courses import Course, Row, iso
from dashboard.data.case_database.demo.dice import Dice
from dashboard.data.case_database.demo.extent import Extent
from dashboard.data.case_database.demo.meetings import Contact
from dashboard.data.case_database.demo.recording import recorded

_TWO_SIDED = 0.87
_OUTCOMES = ("met", "partly_met", "not_met", "dropped")
_OUTCOME_WEIGHTS = (0.38, 0.37, 0.17, 0.08)
_EVALUATED_LATE = 0.14
_TITLES = {
    "academic": (
        "Læser 20 minutter hver dag",
        "Kan tabellerne op til 10",
        "Afleverer dansk til tiden",
        "Skriver en sammenhængende tekst på en side",
        "Regner med brøker",
        "Følger engelsk sammen med klassen",
    ),
    "wellbeing": (
        "Kommer i skole fra morgenstunden",
        "Siger til, når det bliver for svært",
        "Har en god start på ugen",
        "Sover nok før skoledage",
        "Kender planen for næste dag",
    ),
    "social": (
        "Er med i en leg i hvert frikvarter",
        "Har en aftale med en ven hver uge",
        "Går til en fritidsaktivitet",
        "Arbejder sammen med en makker",
    ),
}


@dataclass(frozen=True, slots=True)
class _Goal:
    domain: str
    set_on: int
    due: int


def goal_rows(course: Course, contacts: list[Contact], extent: Extent, dice: Dice) -> list[Row]:
    """The rows of `goal` of one course, from its contacts."""
    rows: list[Row] = []
    wanted = _domains(dice)
    active: list[_Goal] = []
    for contact in contacts:
        day = contact.held
        kept = []
        for goal in active:
            if goal.due > day + 14 or dice.chance(_EVALUATED_LATE):
                kept.append(goal)
            else:
                rows.append(_row(course, len(rows), goal, day, extent, dice))
        missing = _missing(wanted, kept)
        active = kept + [_Goal(domain, day, day + _term(course, dice)) for domain in missing]
    for goal in active:
        ended = course.ends if course.ends is not None and dice.chance(0.8) else None
        rows.append(_row(course, len(rows), goal, ended, extent, dice))
    return rows


def _domains(dice: Dice) -> list[str]:
    """What a child's goals are about, as long as the course lasts: on both sides, or on one alone."""
    count = dice.weighted((2, 3, 4), (0.45, 0.38, 0.17))
    if dice.chance(_TWO_SIDED):
        domains = cycle(("academic", dice.pick(("wellbeing", "social")), "academic", "social"))
    else:
        domains = cycle(("academic",)) if dice.chance(0.6) else cycle(("wellbeing", "social"))
    return [next(domains) for _ in range(count)]


def _missing(wanted: list[str], kept: list[_Goal]) -> list[str]:
    left = [goal.domain for goal in kept]
    missing = []
    for domain in wanted:
        if domain in left:
            left.remove(domain)
        else:
            missing.append(domain)
    return missing


def _term(course: Course, dice: Dice) -> int:
    """Days until a goal is due: to the next contact, for some to the one after."""
    cycles = 2 if dice.chance(0.3) else 1
    return cycles * course.cadence + dice.between(-4, 10)


def _row(course: Course, nth: int, goal: _Goal, closed: int | None, extent: Extent, dice: Dice) -> Row:
    outcome = dice.weighted(_OUTCOMES, _OUTCOME_WEIGHTS)
    entered = recorded(closed or goal.set_on, dice)
    if closed is not None and entered is not None and entered > extent.last:
        closed, entered = None, recorded(goal.set_on, dice)  # not yet entered as closed
    if entered is not None:
        entered = min(entered, extent.last)
    # A goal that was closed without an outcome, or marked without a day: such rows happen.
    stated = outcome if closed is not None and not dice.chance(0.01) else None
    title = dice.known(dice.pick(_TITLES[goal.domain]), 0.03)
    voice, linked = dice.known(dice.chance(0.8), 0.06), dice.known(dice.chance(0.7), 0.1)
    return (
        *(f"{course.course_id}-G{nth + 1:02d}", course.course_id, goal.domain, title),
        *(iso(goal.set_on), iso(goal.due), iso(closed), stated, voice, linked, iso(entered)),
    )
