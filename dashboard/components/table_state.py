"""Sorting, searching and paging of a table of units: held in the address, worked out by pure functions."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Final

from dashboard.components.figure_words import Missing
from dashboard.components.query import Fault, Problem, changed, read
from dashboard.i18n.words import compare_danish
from dashboard.vocabulary.result import Row, Status

SEARCH_KEY: Final = "soeg"
SORT_KEY: Final = "sorter"
PAGE_KEY: Final = "side"
TABLE_KEYS: Final = (SEARCH_KEY, SORT_KEY, PAGE_KEY)
NAME: Final = "navn"
ROWS_A_PAGE: Final = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitRow:
    """A unit and its figures by indicator key. An indicator that is not there is missing, for its reason."""

    key: str
    name: str
    href: str | None = None
    subtitle: str = ""
    figures: Mapping[str, Row] = field(default_factory=lambda: MappingProxyType({}))
    missing: Mapping[str, Missing] = field(default_factory=lambda: MappingProxyType({}))
    hrefs: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class TableState:
    """What the reader asks of the table; `sort` is an indicator's key or NAME."""

    search: str = ""
    sort: str = NAME
    descending: bool = False
    page: int = 1
    problems: tuple[Problem, ...] = ()

    def sorted_by(self, key: str, search: str) -> str:
        """The query string that sorts by a column: figures from the highest first, again turns it round."""
        descending = not self.descending if self.sort == key else key != NAME
        value = None if key == NAME and not descending else ("-" if descending else "") + key
        return changed(search, {SORT_KEY: value, PAGE_KEY: None})

    def on_page(self, page: int, search: str) -> str:
        """The query string of another page of the table."""
        return changed(search, {PAGE_KEY: None if page == 1 else str(page)})


def parse_table(search: str, sortable: Collection[str]) -> TableState:
    """What an address asks of a table with these columns (indicator keys). Never raises."""
    asked = {key: values[0] for key, values in read(search) if key in TABLE_KEYS}
    problems = []
    sort = asked.get(SORT_KEY, NAME)
    key = sort.removeprefix("-")
    if key != NAME and key not in sortable:
        problems.append(Problem.of(Fault.UNKNOWN_SORT, SORT_KEY, sort))
        key, sort = NAME, NAME
    page = asked.get(PAGE_KEY, "1")
    number = int(page) if page.isdecimal() and len(page) < 6 else 0
    if number < 1:
        problems.append(Problem.of(Fault.PAGE_NUMBER, PAGE_KEY, page))
    wanted = ",".join(next((values for name, values in read(search) if name == SEARCH_KEY), ()))
    return TableState(wanted.strip(), key, sort.startswith("-"), max(number, 1), tuple(problems))


@dataclass(frozen=True, slots=True)
class TablePage:
    """The rows to show: numbers `first` to `last` of `found`, page `page` of `pages`."""

    rows: tuple[UnitRow, ...]
    first: int
    last: int
    found: int
    page: int
    pages: int


def arranged(rows: Sequence[UnitRow], state: TableState) -> TablePage:
    """Search, sort, cut. Figures that are hidden or missing stand last, by name, whichever way it runs.

    A page after the last is read as the last.
    """
    wanted = state.search.casefold()
    found = [row for row in rows if wanted in f"{row.name} {row.subtitle}".casefold()]
    found.sort(key=lambda row: (compare_danish(row.name), row.key), reverse=state.descending and state.sort == NAME)
    if state.sort != NAME:
        with_value = [row for row in found if _value(row, state.sort) is not None]
        with_value.sort(key=lambda row: _value(row, state.sort) or 0.0, reverse=state.descending)
        found = with_value + [row for row in found if _value(row, state.sort) is None]
    pages = max(-(-len(found) // ROWS_A_PAGE), 1)
    page = min(state.page, pages)
    start = (page - 1) * ROWS_A_PAGE
    shown = tuple(found[start : start + ROWS_A_PAGE])
    return TablePage(shown, start + 1 if shown else 0, start + len(shown), len(found), page, pages)


def all_rows(rows: Sequence[UnitRow], state: TableState) -> tuple[UnitRow, ...]:
    """Every row that the search finds, sorted, of all pages: what an export holds."""
    first = arranged(rows, replace(state, page=1))
    rest = (arranged(rows, replace(state, page=page)).rows for page in range(2, first.pages + 1))
    return (*first.rows, *(row for page in rest for row in page))


def _value(row: UnitRow, indicator: str) -> float | None:
    figure = row.figures.get(indicator)
    return figure.value if figure is not None and figure.status is Status.SHOWN else None
