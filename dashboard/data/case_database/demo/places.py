"""The fictional municipalities, and the homes and schools that lie in them."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise

from dashboard.data.case_database.demo import names
from dashboard.data.case_database.demo.dice import Dice
from dashboard.data.case_database.demo.extent import Extent

RESIDENCES = ("residential_home", "small_residence")
_STORY_PLACES = (4, 5, 6, 8, 12, 18)
_OTHER_PLACES = (4, 4, 5, 5, 6, 6, 7, 8, 8, 10, 12)
_SHARE_IN_RESIDENCES, _SHARE_IN_KINSHIP, _SHARE_IN_LODGING = 0.33, 0.08, 0.03
_VACANT = 0.03
_ELSEWHERE = 0.28
_FAMILY_FORMS = {
    "foster_family": "Plejefamilien {}",
    "kinship_family": "Netværksfamilien {}",
    "own_lodging": "Eget værelse hos {}",
}
_NO_ADVISOR_SCHOOL = 1
_SCHOOL_KINDS = (
    "public_school",
    "public_school",
    "special_school",
    "public_school",
    "day_treatment",
    "public_school",
    "private_school",
    "public_school",
)


@dataclass(frozen=True, slots=True)
class Home:
    """One row of `home`, the children it has at a time, and the public schools near it (by position)."""

    home_id: str
    name: str
    kind: str
    municipality: int
    places: int | None
    slots: int
    near: tuple[int, ...]

    @property
    def is_residence(self) -> bool:
        return self.kind in RESIDENCES


@dataclass(frozen=True, slots=True)
class School:
    """One row of `school`."""

    school_id: str
    name: str
    kind: str
    municipality: int
    district: str | None

    @property
    def reports(self) -> bool:
        """Day treatment stands outside the reporting of absence (domain.md 2.3)."""
        return self.kind != "day_treatment"


@dataclass(frozen=True)
class Places:
    """Municipalities are told by their position; number 0 is Svane Kommune."""

    municipalities: list[tuple[str, str]]
    homes: list[Home]
    schools: list[School]
    by_kind: dict[tuple[int, str], list[int]]

    @property
    def without_advisor(self) -> int:
        """The school of the demo story that has no learning advisor: the second public school of number 0."""
        return self.by_kind[0, "public_school"][_NO_ADVISOR_SCHOOL]

    def schools_of(self, municipality: int, kind: str) -> list[int]:
        """The schools of this kind in a municipality; in number 0 where it has none, else any of the kind."""
        here = self.by_kind.get((municipality, kind)) or self.by_kind.get((0, kind))
        return here or [at for at, school in enumerate(self.schools) if school.kind == kind]


def build_places(extent: Extent) -> Places:
    """Lay out municipalities, schools and homes."""
    count = extent.municipalities
    codes = ["999", *(str(901 + at) for at in range(count - 1))]
    municipalities = list(zip(codes, names.municipality_names(count), strict=True))
    schools = _schools(extent)
    by_kind: dict[tuple[int, str], list[int]] = defaultdict(list)
    for at, school in enumerate(schools):
        by_kind[school.municipality, school.kind].append(at)
    homes = _homes(extent, dict(by_kind))
    return Places(municipalities, homes, schools, dict(by_kind))


def _schools(extent: Extent) -> list[School]:
    count, where = extent.schools, extent.municipalities
    if extent.nationwide:
        lies_in = sorted(at % where for at in range(count))
    else:
        elsewhere = max(where - 1, round(0.35 * count))
        lies_in = sorted([0] * (count - elsewhere) + [1 + at % (where - 1) for at in range(elsewhere)])
    kinds = []
    nth = 0
    for before, here in pairwise([-1, *lies_in]):
        nth = nth + 1 if before == here else 0
        kinds.append(_SCHOOL_KINDS[nth % len(_SCHOOL_KINDS)])
    for at in range(count - 1, 0, -25):  # few children in care are at a continuation school, but some are
        if nth > 0 and lies_in[at] != 0:
            kinds[at] = "continuation_school"
    return [
        School(
            f"S{at + 1:04d}",
            name,
            kind,
            place,
            f"Distrikt {'ABCD'[at % 4]}" if kind == "public_school" else None,
        )
        for at, (name, kind, place) in enumerate(zip(names.school_names(kinds), kinds, lies_in, strict=True))
    ]


def _homes(extent: Extent, by_kind: dict[tuple[int, str], list[int]]) -> list[Home]:
    dice = extent.dice("places")
    slots = round(extent.children * (1 + _VACANT))
    residences = _residence_places(extent, dice)
    share = min(0.94, _SHARE_IN_RESIDENCES * slots / sum(residences))
    homes: list[Home] = []

    def add(name: str, kind: str, places: int | None, children: int, municipality: int) -> None:
        public = by_kind[municipality, "public_school"]
        start = dice.between(0, len(public) - 1)
        near = tuple(dict.fromkeys(public[(start + step) % len(public)] for step in range(2)))
        homes.append(Home(f"H{len(homes) + 1:04d}", name, kind, municipality, places, children, near))

    for at, (name, size) in enumerate(zip(names.home_names(len(residences)), residences, strict=True)):
        in_story = at < len(_STORY_PLACES)
        small = not in_story and size <= 5 and dice.chance(0.6)
        kind = "small_residence" if small else "residential_home"
        known = size if in_story else dice.known(size, 0.04)
        add(name, kind, known, max(1, round(size * share)), 0 if in_story else _municipality(extent, at, dice))
    left = max(0, slots - sum(home.slots for home in homes))
    for at, ((kind, size), family) in enumerate(zip(_families(left, dice), names.family_names(left), strict=False)):
        places = None if kind == "own_lodging" else size
        add(_FAMILY_FORMS[kind].format(family), kind, places, size, _municipality(extent, at, dice))
    return homes


def _residence_places(extent: Extent, dice: Dice) -> list[int]:
    others = extent.residences - len(_STORY_PLACES)
    return [*_STORY_PLACES, *(dice.pick(_OTHER_PLACES) for _ in range(others))]


def _municipality(extent: Extent, at: int, dice: Dice) -> int:
    if extent.nationwide:
        return at % extent.municipalities
    return dice.between(1, extent.municipalities - 1) if dice.chance(_ELSEWHERE) else 0


def _families(left: int, dice: Dice) -> list[tuple[str, int]]:
    outside = 1 - _SHARE_IN_RESIDENCES
    lodgings = round(left * _SHARE_IN_LODGING / outside)
    kinship = round(left * _SHARE_IN_KINSHIP / outside)
    units = [("own_lodging", 1)] * lodgings + [("kinship_family", 1)] * kinship
    foster = left - lodgings - kinship
    while foster > 0:
        # 2.221 foster families with one child, 1.288 with two, 314 with three, 63 with four (domain.md 2.1)
        size = min(foster, dice.weighted((1, 2, 3, 4), (2221, 1288, 314, 63)))
        units.append(("foster_family", size))
        foster -= size
    return units
