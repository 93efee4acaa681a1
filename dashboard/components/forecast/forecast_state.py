"""What an address asks of the forecast: the day, which number's children are listed, their order and page."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from dashboard.components.children.children_columns import COLUMNS
from dashboard.components.filters.filter_choice import UNKNOWN_VALUE
from dashboard.components.query import Fault, Problem, read
from dashboard.components.roll import Order, parse_order
from dashboard.components.table_state import PAGE_KEY, SORT_KEY
from dashboard.data.mart.children.child_row import ListQuestion, Sort
from dashboard.data.mart.forecast.forecast_answers import NOBODY, ForecastQuestion, Pick
from dashboard.vocabulary.text import Text

DAY_KEY: Final = "dag"
PICK_KEY: Final = "liste"
ADVISOR_KEY: Final = "vejleder"  # of the list alone
COORDINATORS_PAGE: Final = "side-koordinatorer"
ADVISORS_PAGE: Final = "side-vejledere"
FORECAST_KEYS: Final = (DAY_KEY, PICK_KEY, ADVISOR_KEY, SORT_KEY, PAGE_KEY, COORDINATORS_PAGE, ADVISORS_PAGE)
PICKS: Final[Mapping[str, Pick]] = {
    "over-nu": Pick.OVER_NOW,
    "over-hvis-alle-holdes": Pick.OVER_IF_ALL_HELD,
    "over-hvis-ingen-holdes": Pick.OVER_IF_NONE_HELD,
    "intet-booket": Pick.NOTHING_BOOKED,
    "slutter": Pick.ENDED,
}
# Of the meetings that it takes: whose they are, of everybody or of one coordinator's or advisor's children.
MEETING_PICKS: Final[Mapping[str, Pick]] = {
    "moeder-noedvendige": Pick.NEEDED,
    "moeder-forsinkede": Pick.LATE,
    "moeder-bookede": Pick.BOOKED,
}
_ALL_PICKS: Final = {**PICKS, **MEETING_PICKS}
LABELS: Final[Mapping[str, Text]] = {
    DAY_KEY: Text(da="Dag", en="Day"),
    PICK_KEY: Text(da="Liste", en="List"),
    ADVISOR_KEY: Text(da="Vejleder", en="Advisor"),
    SORT_KEY: Text(da="Rækkefølge", en="Order"),
    PAGE_KEY: Text(da="Side", en="Page"),
    COORDINATORS_PAGE: Text(da="Side", en="Page"),
    ADVISORS_PAGE: Text(da="Side", en="Page"),
}
BOOKED_COLUMN: Final = "booket"
NEEDED_COLUMN: Final = "skal-til"
DAY_COLUMN: Final = "paa-dagen"
# The columns that every list of children has; those of the forecast itself stand after them.
SHARED_COLUMNS: Final = ("hjem", "skole", "koordinator", "sidst", "senest")
_SORTS: Final[Mapping[str, Sort]] = {
    **{key: COLUMNS[key].sort for key in ("barn", *SHARED_COLUMNS)},
    BOOKED_COLUMN: Sort.BOOKED,
    NEEDED_COLUMN: Sort.NEEDED,
    DAY_COLUMN: Sort.ON_THE_DAY,
}
_MOST_DAYS: Final = 731  # two years: what is booked reaches no further
_ROWS_A_PAGE: Final = 50
_USUAL_ORDER: Final = "senest"


@dataclass(frozen=True, slots=True)
class ForecastState:
    """`question` asks for one page of the list, `everything` for all of it. `pages`: of the other tables."""

    question: ForecastQuestion
    order: Order
    pages: Mapping[str, int]
    problems: tuple[Problem, ...]

    @property
    def everything(self) -> ForecastQuestion:
        return replace(self.question, rows=replace(self.question.rows, page=1, size=None))


def last_day(as_of: date) -> date:
    """The last day that can be asked about."""
    return as_of + timedelta(days=_MOST_DAYS)


def parse_forecast(search: str, as_of: date, usual_day: date) -> ForecastState:
    """What an address asks of the forecast; any text will do. `usual_day`: asked about where it names no day."""
    asked = dict(read(search))
    order = parse_order(search, _SORTS, _USUAL_ORDER)
    problems: list[Problem] = []

    def first(key: str) -> str:
        return asked.get(key, ("",))[0]

    def left_out(key: str) -> None:
        problems.append(Problem.of(Fault.LEFT_OUT, key, ",".join(asked[key])))

    def page_of(key: str) -> int:
        text = first(key) or "1"
        number = int(text) if text.isdecimal() and len(text) < 6 else 0
        if number < 1:
            left_out(key)
        return max(number, 1)

    day = _day(first(DAY_KEY), as_of)
    if DAY_KEY in asked and day is None:
        left_out(DAY_KEY)
    if PICK_KEY in asked and first(PICK_KEY) not in _ALL_PICKS:
        left_out(PICK_KEY)
    until = day or usual_day
    rows = ListQuestion(
        soon=until,
        sort=_SORTS[order.key],
        descending=order.descending,
        page=order.page,
        size=_ROWS_A_PAGE,
    )
    question = ForecastQuestion(
        until, _ALL_PICKS.get(first(PICK_KEY)), rows, _advisor(",".join(asked.get(ADVISOR_KEY, ())))
    )
    pages = {key: page_of(key) for key in (COORDINATORS_PAGE, ADVISORS_PAGE)}
    return ForecastState(question, order, pages, (*problems, *order.problems))


def _advisor(asked: str) -> str | None:
    return NOBODY if asked == UNKNOWN_VALUE else asked or None


def _day(text: str, as_of: date) -> date | None:
    """A day after T, at most two years ahead, as `2026-12-15`."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if as_of < day <= last_day(as_of) and text == day.isoformat() else None
