"""What an address asks of the list of children: band, day, search, order, columns, page. Nothing else is remembered."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from dashboard.components.children.children_columns import CALL_COLUMNS, COLUMNS, Column
from dashboard.components.query import Fault, Problem, read
from dashboard.components.roll import Order, parse_order
from dashboard.components.table_state import PAGE_KEY, SEARCH_KEY, SORT_KEY
from dashboard.data.mart.children.child_row import Band, ListQuestion
from dashboard.vocabulary.text import Text

BAND_KEY: Final = "baand"
SOON_KEY: Final = "inden"
COLUMNS_KEY: Final = "kolonner"
CALL_KEY: Final = "ringeliste"
YES: Final = "ja"
CHILDREN_KEYS: Final = (BAND_KEY, SOON_KEY, COLUMNS_KEY, CALL_KEY, SEARCH_KEY, SORT_KEY, PAGE_KEY)
OVERDUE_BAND: Final = "overskredet"
BANDS: Final[Mapping[str, Band]] = {
    OVERDUE_BAND: Band.OVERDUE,
    "inden": Band.SOON,
    "til-tiden": Band.IN_TIME,
}
LABELS: Final[Mapping[str, Text]] = {
    BAND_KEY: Text(da="Bånd", en="Band"),
    SOON_KEY: Text(da="Dag", en="Day"),
    COLUMNS_KEY: Text(da="Kolonne", en="Column"),
    CALL_KEY: Text(da="Ringeliste", en="Call list"),
    SEARCH_KEY: Text(da="Søgning", en="Search"),
    SORT_KEY: Text(da="Rækkefølge", en="Order"),
    PAGE_KEY: Text(da="Side", en="Page"),
}
_ROWS_A_PAGE: Final = 50
_ROWS_A_CALL_LIST: Final = 250
_USUAL_ORDER: Final = "senest"


@dataclass(frozen=True, slots=True)
class ListState:
    """`columns`: those shown, in the reader's order. `question` asks for one page; `everything` for all of them."""

    question: ListQuestion
    order: Order
    columns: tuple[Column, ...]
    is_call_list: bool
    problems: tuple[Problem, ...]

    @property
    def everything(self) -> ListQuestion:
        return replace(self.question, page=1, size=None)


def parse_list(search: str, as_of: date, wanted: str | None, usual_day: date) -> ListState:
    """What an address asks of the list; any text will do.

    `wanted`: what is searched for, unsealed; None where the address holds no search that this reader made.
    `usual_day`: by when children of the second band are due where the address says nothing.
    """
    asked = dict(read(search))
    order = parse_order(search, COLUMNS, _USUAL_ORDER)
    problems: list[Problem] = []

    def left_out(key: str, value: str = "") -> None:
        problems.append(Problem.of(Fault.LEFT_OUT, key, value or ",".join(asked[key])))

    def first(key: str) -> str:
        return asked.get(key, ("",))[0]

    soon = _day(first(SOON_KEY), as_of)
    if SOON_KEY in asked and soon is None:
        left_out(SOON_KEY)
    if SEARCH_KEY in asked and wanted is None:
        left_out(SEARCH_KEY, "…")
    for key, known in ((BAND_KEY, BANDS), (CALL_KEY, {YES})):
        if key in asked and first(key) not in known:
            left_out(key)
    chosen = asked.get(COLUMNS_KEY, ())
    for key in chosen:
        if key not in COLUMNS:
            left_out(COLUMNS_KEY, key)
    is_call_list = first(CALL_KEY) == YES
    columns = tuple(COLUMNS[key] for key in chosen if key in COLUMNS and not COLUMNS[key].is_name)
    usual = CALL_COLUMNS if is_call_list else tuple(one for one in COLUMNS.values() if not one.is_name)
    return ListState(
        ListQuestion(
            soon=soon or usual_day,
            search=(wanted or "").strip(),
            band=BANDS.get(first(BAND_KEY)),
            sort=COLUMNS[order.key].sort,
            descending=order.descending,
            page=order.page,
            size=_ROWS_A_CALL_LIST if is_call_list else _ROWS_A_PAGE,
        ),
        order,
        columns or usual,
        is_call_list,
        (*problems, *order.problems),
    )


def _day(text: str, as_of: date) -> date | None:
    """A day that is not over yet, as `2026-12-15`."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day >= as_of and text == day.isoformat() else None
