"""Placements as a succession of events: children arrive, move, return home and finish school; others follow.

Every home has a number of places in use. A place that falls vacant is taken by a child who moves, or after
some weeks by a child who is new. Lengths and shares: domain.md 2.4 (stay, in and out, moves).
"""

import heapq
from dataclasses import dataclass, field

from dashboard.data.case_database.demo.children import Child, Stay, make_child
from dashboard.data.case_database.demo.dice import Dice
from dashboard.data.case_database.demo.extent import Extent
from dashboard.data.case_database.demo.places import Home, Places

_STAY_MEDIAN, _STAY_SIGMA, _STAY_CAP = 840.0, 1.73, 3650.0  # days: median 2,3 years, 10 % under three months
_MOVES_ON = 0.55  # of the stays that end before school does; the others return home
_VACANCY_MEAN = 24.0
_STAYS_AFTER_SCHOOL = 0.25
_RESPONSIBLE_HERE, _RESPONSIBLE_ANYWHERE = 0.47, 0.6


@dataclass
class _Care:
    """The state of the simulation: what happens next, and which places stand vacant."""

    extent: Extent
    places: Places
    dice: Dice
    children: list[Child] = field(default_factory=list)
    events: list[tuple[int, int, int, int]] = field(default_factory=list)  # day, order, place to fill, child leaving
    vacant: list[int] = field(default_factory=list)
    home_of: list[int] = field(default_factory=list)
    sequence: int = 0

    def plan(self, day: int, place: int, child: int) -> None:
        self.sequence += 1
        heapq.heappush(self.events, (day, self.sequence, place, child))

    def home(self, place: int) -> Home:
        return self.places.homes[self.home_of[place]]


def simulate(extent: Extent, places: Places) -> list[Child]:
    """All children who are in care at some time from the first day to the last, in the order of arrival."""
    care = _Care(extent, places, extent.dice("stays"))
    care.home_of = [at for at, home in enumerate(places.homes) for _ in range(home.slots)]
    for place in range(len(care.home_of)):
        if care.dice.chance(0.97):
            _settle(care, place)
        else:
            _vacate(care, place, extent.first)
    while care.events and care.events[0][0] <= extent.last:
        day, _, place, child = heapq.heappop(care.events)
        if child >= 0:
            _leave(care, day, place, care.children[child])
        elif place in care.vacant:
            care.vacant.remove(place)
            _arrive(care, place, day)
    return care.children


def _settle(care: _Care, place: int) -> None:
    """A child who has been there for some time: longer stays are met more often (length-biased)."""
    dice, first = care.dice, care.extent.first
    length = _length(dice)
    while not dice.chance(length / _STAY_CAP):
        length = _length(dice)
    child = _new_child(care, place, first, arrives=False)
    elapsed = dice.uniform() * length
    start = max(first - round(elapsed), child.birth + 30)
    _start(care, child, place, start, first + round(length - elapsed))


def _arrive(care: _Care, place: int, day: int) -> None:
    child = _new_child(care, place, day, arrives=True)
    _start(care, child, place, day, day + round(_length(care.dice)))


def _new_child(care: _Care, place: int, day: int, *, arrives: bool) -> Child:
    home = care.home(place)
    number = len(care.children) + 1
    child = make_child(number, day, care.dice, arrives=arrives, oldest=home.kind == "own_lodging")
    child.responsible = _responsible(care, home)
    if not home.is_residence:
        child.inclination *= 0.8  # in families absence is lower: 1,2 times all pupils' (domain.md 2.4)
    care.children.append(child)
    return child


def _responsible(care: _Care, home: Home) -> int:
    """The database is Svane Kommune's: its children wherever they live, and others' who live there."""
    dice, count = care.dice, care.extent.municipalities
    if care.extent.nationwide:
        return home.municipality if dice.chance(_RESPONSIBLE_ANYWHERE) else dice.between(0, count - 1)
    if home.municipality != 0 or dice.chance(_RESPONSIBLE_HERE):
        return 0
    return dice.between(1, count - 1)


def _start(care: _Care, child: Child, place: int, start: int, end: int) -> None:
    """Begin a stay; it ends when school does at the latest, for some within the year after."""
    latest = child.leaves_school
    if care.dice.chance(_STAYS_AFTER_SCHOOL):
        latest += care.dice.between(20, 300)
    child.stays.append(Stay(care.home_of[place], start, None))
    care.plan(max(min(end, latest), start + 2), place, child.number - 1)


def _leave(care: _Care, day: int, place: int, child: Child) -> None:
    child.stays[-1].end = day
    finished = day >= child.leaves_school - 31
    goal = _place_for(care, child, day) if not finished and care.dice.chance(_MOVES_ON) else None
    if goal is None:
        child.returned_home = not finished
    else:
        start = min(day + _gap(care.dice), care.extent.last)
        _start(care, child, goal, max(start, child.stays[-1].start + 1), start + round(_length(care.dice)))
    _vacate(care, place, day)


def _vacate(care: _Care, place: int, day: int) -> None:
    care.vacant.append(place)
    care.plan(day + 1 + round(care.dice.exponential(_VACANCY_MEAN)), place, -1)


def _place_for(care: _Care, child: Child, day: int) -> int | None:
    """Take a vacant place of another home that suits the child's age; None if a few tries find none."""
    for _ in range(min(8, 2 * len(care.vacant))):
        place = care.dice.pick(care.vacant)
        home = care.home(place)
        old_enough = home.kind != "own_lodging" or child.grade_on(day) >= 9
        if old_enough and care.home_of[place] != child.stays[-1].home:
            care.vacant.remove(place)
            return place
    return None


def _gap(dice: Dice) -> int:
    """Days from the end of one stay to the start of the next: mostly 1, sometimes an overlap or a pause."""
    return dice.weighted((1, 0, -1, dice.between(3, 60)), (0.8, 0.06, 0.06, 0.08))


def _length(dice: Dice) -> float:
    return min(dice.lognormal(_STAY_MEDIAN, _STAY_SIGMA), _STAY_CAP)
