"""Sorting, searching and paging of a table of units: held in the address, worked out by pure functions."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from dashboard.components.figure_words import Missing
from dashboard.components.query import Fault, Problem, changed, read
from dashboard.i18n.words import compare_danish
from dashboard.vocabulary.result import Row

SEARCH_KEY: Final = "soeg"
SORT_KEY: Final = "sorter"
PAGE_KEY: Final = "side"
TABLE_KEYS: Final = (SEARCH_KEY, SORT_KEY, PAGE_KEY)
NAME: Final = "navn"
ROWS_A_PAGE: Final = 30


@dataclass(frozen=True, slots=True)
class Unit:
    """What a table knows of each of its units; the rest is found for those that it shows (`UnitRow`)."""

    key: str
    name: str
    subtitle: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitRow:
    """A unit and its figures by indicator key. An indicator that is not there is missing, for its reason."""

    unit: Unit
    href: str | None = None
    figures: Mapping[str, Row] = field(default_factory=lambda: MappingProxyType({}))
    missing: Mapping[str, Missing] = field(default_factory=lambda: MappingProxyType({}))
    hrefs: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class TableState:
    """What the reader asks of the table; `sort` is an indicator's key or NAME.

    `page_key`: another one for each further table of a page.
    """

    search: str = ""
    sort: str = NAME
    descending: bool = False
    page: int = 1
    problems: tuple[Problem, ...] = ()
    page_key: str = PAGE_KEY

    def sorted_by(self, key: str, search: str) -> str:
        """The query string that sorts by a column: figures from the highest first, again turns it round."""
        descending = not self.descending if self.sort == key else key != NAME
        value = None if key == NAME and not descending else ("-" if descending else "") + key
        return changed(search, {SORT_KEY: value, PAGE_KEY: None})

    def on_page(self, page: int, search: str) -> str:
        """The query string of another page of the table."""
        return changed(search, {self.page_key: None if page == 1 else str(page)})


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
    """The units to show: numbers `first` to `last` of `found`, page `page` of `pages`."""

    units: tuple[Unit, ...]
    first: int
    last: int
    found: int
    page: int
    pages: int

    @property
    def rows(self) -> slice:
        """Their places among all."""
        return slice(self.first - 1, self.last)


def page_of(found: int, page: int, size: int) -> TablePage:
    """The rows of a page; one after the last is read as the last."""
    pages = max(-(-found // size), 1)
    page = min(page, pages)
    first = (page - 1) * size
    return TablePage((), first + 1, min(first + size, found), found, page, pages)


def arranged(units: Sequence[Unit], values: Mapping[str, float], state: TableState) -> TablePage:
    """Search, sort, cut; `values` as in `in_order`. A page after the last is read as the last."""
    found = in_order(units, values, state)
    pages = max(-(-len(found) // ROWS_A_PAGE), 1)
    page = min(state.page, pages)
    start = (page - 1) * ROWS_A_PAGE
    shown = found[start : start + ROWS_A_PAGE]
    return TablePage(shown, start + 1 if shown else 0, start + len(shown), len(found), page, pages)


def in_order(units: Sequence[Unit], values: Mapping[str, float], state: TableState) -> tuple[Unit, ...]:
    """Every unit that the search finds, sorted.

    `values` are those of the column that sorts, by unit: the others are hidden or missing there, and stand last, by
    name, whichever way it runs.
    """
    wanted = state.search.casefold()
    found = [unit for unit in units if wanted in f"{unit.name} {unit.subtitle}".casefold()] if wanted else [*units]
    found.sort(key=lambda unit: (compare_danish(unit.name), unit.key), reverse=state.descending and state.sort == NAME)
    if state.sort == NAME:
        return tuple(found)
    with_value = [unit for unit in found if unit.key in values]
    with_value.sort(key=lambda unit: values[unit.key], reverse=state.descending)
    return (*with_value, *(unit for unit in found if unit.key not in values))
