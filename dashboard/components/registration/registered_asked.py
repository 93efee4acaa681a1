"""Which number of the registration an address asks behind, which side of it, in what order and which page.

`/registrering/bag-tallet?enhed=hjem&sted=H0001&tal=inden-14-dage&led=taeller`
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from dashboard.components.behind.behind_asked import SIDES
from dashboard.components.children.children_views import REGISTRATION_PATH
from dashboard.components.query import Fault, Problem, address, read, write
from dashboard.components.registration.registration_columns import MARK_COLUMN, MEDIAN_COLUMN, SOON_COLUMN, value_column
from dashboard.components.registration.registration_lists import UNIT_KEY, UNITS
from dashboard.components.roll import Order, parse_order
from dashboard.components.table_state import PAGE_KEY, SORT_KEY
from dashboard.components.visit import Visit
from dashboard.data.mart.registration.registered import Measure, RegisteredFigure, RegisteredQuestion, Sort
from dashboard.data.mart.registration.registration import Registration, Value
from dashboard.data.mart.registration.registration_reach import Backdated
from dashboard.vocabulary.measures import Unit
from dashboard.vocabulary.text import Text

REGISTERED_PATH: Final = f"{REGISTRATION_PATH}/bag-tallet"
PLACE_KEY: Final = "sted"
MEASURE_KEY: Final = "tal"
MARK_KEY: Final = "uge"  # the last day of the mark that is meant
SIDE_KEY: Final = "led"
REGISTERED_KEYS: Final = (UNIT_KEY, PLACE_KEY, MEASURE_KEY, MARK_KEY, SIDE_KEY, SORT_KEY, PAGE_KEY)
LABELS: Final[Mapping[str, Text]] = {
    UNIT_KEY: Text(da="Hjem eller skoler", en="Homes or schools"),
    PLACE_KEY: Text(da="Sted", en="Place"),
    MEASURE_KEY: Text(da="Tal", en="Number"),
    MARK_KEY: Text(da="Uge eller møde", en="Week or meeting"),
    SIDE_KEY: Text(da="Tæller eller nævner", en="Numerator or denominator"),
    SORT_KEY: Text(da="Rækkefølge", en="Order"),
    PAGE_KEY: Text(da="Side", en="Page"),
}
MEASURES: Final[Mapping[str, Measure]] = {
    SOON_COLUMN: "within",
    MEDIAN_COLUMN: "median",
    MARK_COLUMN: "mark",
    **{value_column(value): value for value in Value},
}
SORTS: Final[Mapping[str, Sort]] = {
    "barn": Sort.CHILD,
    "medarbejder": Sort.STAFF,
    "art": Sort.KIND,
    "hjem": Sort.HOME,
    "skole": Sort.SCHOOL,
    "dag": Sort.DAY,
    "registreret": Sort.RECORDED,
    "forsinkelse": Sort.DELAY,
    "taeller": Sort.COUNTED,
}
ROWS_A_PAGE: Final = 50
_MOST_RECEIVED: Final = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisteredAsked:
    """`unit`, `place`, `measure`, `mark`: of the number; `measure` None: there is none such."""

    unit: Unit
    place: str | None
    measure: Measure | None
    mark: date | None
    question: RegisteredQuestion
    order: Order
    problems: tuple[Problem, ...]

    def figure(self, marks: tuple[Backdated, ...]) -> RegisteredFigure | None:
        """The number; None where there is none such. `marks`: those of the home or school."""
        if self.measure is None:
            return None
        mark = next((mark for mark in marks if mark.last == self.mark), None)
        if self.measure == "mark" and mark is None:
            return None
        return RegisteredFigure(unit=self.unit, key=self.place, measure=self.measure, mark=mark)


def registered_address(
    visit: Visit, unit: str, row: Registration, column: str, mark: Backdated | None = None
) -> str | None:
    """Where the number of a column is opened; None where there is nothing to list. `unit`: one of UNITS."""
    measure = MEASURES.get(column)
    if measure is None or not _lists(row, measure):
        return None
    values = {
        UNIT_KEY: unit,
        PLACE_KEY: row.unit or "",
        MEASURE_KEY: column,
        MARK_KEY: mark.last.isoformat() if mark is not None else "",
    }
    asked = write((key, (value,)) for key, value in values.items() if value)
    return address(REGISTERED_PATH, f"{visit.filters}&{asked}" if visit.filters else asked)


def _lists(row: Registration, measure: Measure) -> bool:
    if measure == "mark":
        return bool(row.backdated)
    if isinstance(measure, Value):
        found = row.unknown.get(measure)
        return found is not None and found.of > 0
    return bool(row.dated)


def asked_registered(search: str, columns: tuple[str, ...] = tuple(SORTS)) -> RegisteredAsked:
    """What an address asks; any text will do. `columns`: those that sort."""
    asked = {key: ",".join(values) for key, values in read(search)}
    order = parse_order(search, columns, "dag", descending=True)
    unit, measure, side = asked.get(UNIT_KEY, "hjem"), asked.get(MEASURE_KEY, ""), asked.get(SIDE_KEY, "")
    mark = _day(asked.get(MARK_KEY, ""))
    wrong = {
        UNIT_KEY: unit not in UNITS,
        MEASURE_KEY: measure not in MEASURES,
        MARK_KEY: MARK_KEY in asked and mark is None,
    }
    problems = [Problem.of(Fault.NO_NUMBER, key, asked.get(key, "")) for key, is_wrong in wrong.items() if is_wrong]
    if side and side not in SIDES:
        problems.append(Problem.of(Fault.LEFT_OUT, SIDE_KEY, side))
    return RegisteredAsked(
        unit=UNITS.get(unit, "home"),
        place=asked.get(PLACE_KEY) or None,
        measure=MEASURES[measure] if not any(wrong.values()) else None,
        mark=mark,
        question=RegisteredQuestion(
            side=SIDES.get(side),
            sort=SORTS[order.key],
            descending=order.descending,
            page=order.page,
            size=ROWS_A_PAGE,
            most_received=_MOST_RECEIVED,
        ),
        order=order,
        problems=(*problems, *order.problems),
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
