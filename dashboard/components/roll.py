"""Long lists a row a thing: columns declared once each, and what an address asks of their order and page."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, Literal, TypeVar

from dashboard.components.query import Fault, Problem, changed, read
from dashboard.components.table_state import PAGE_KEY, SORT_KEY
from dashboard.data.mart.answers import Register
from dashboard.exports.table import Cell
from dashboard.i18n.words import Words
from dashboard.vocabulary.text import Text


@dataclass(frozen=True, slots=True)
class RollContext:
    """What the cells of a list are worded with."""

    words: Words
    register: Register
    as_of: date


Row = TypeVar("Row")
Context = TypeVar("Context", bound=RollContext)
Sorted = TypeVar("Sorted")


@dataclass(frozen=True, slots=True, kw_only=True)
class RollColumn(Generic[Row, Context, Sorted]):
    """`key` in the address. `sort`: what the list is put in order by, in the list's own terms.

    `said`: the text and, below it, small. `cells`: in a file, one for each of `headings`. `highest_first`: what the
    first click asks for.
    """

    key: str
    label: Text
    sort: Sorted
    said: Callable[[Row, Context], tuple[str, str]]
    cells: Callable[[Row, Context], Sequence[Cell]]
    note: Callable[[Context], str] = lambda _: ""  # small below the label
    more: tuple[Text, ...] = ()  # headings of the cells after the first
    is_name: bool = False
    kind: Literal["", "day", "number"] = ""
    highest_first: bool = False

    def headings(self, words: Words) -> tuple[str, ...]:
        label = words.text(self.label)
        return (label, *(f"{label}: {words.text(text)}" for text in self.more))


def text_column(
    key: str,
    label: Text,
    sort: Sorted,
    text: Callable[[Row, Context], str],
    below: Callable[[Row, Context], str] = lambda _row, _context: "",
    *,
    is_name: bool = False,
) -> RollColumn[Row, Context, Sorted]:
    """A column of texts. What stands small below them is not taken along into a file."""
    return RollColumn(
        key=key,
        label=label,
        sort=sort,
        said=lambda row, context: (text(row, context), below(row, context)),
        cells=lambda row, context: (text(row, context),),
        is_name=is_name,
    )


def day_column(
    key: str,
    label: Text,
    sort: Sorted,
    day: Callable[[Row], date | None],
    nothing: Callable[[Words], str] = lambda words: words("unknown"),
    below: Callable[[date, Row, Context], str] = lambda _day, _row, _context: "",
    *,
    highest_first: bool = False,
) -> RollColumn[Row, Context, Sorted]:
    """A column of days. `nothing`: the words where there is none."""

    def said(row: Row, context: Context) -> tuple[str, str]:
        found = day(row)
        if found is None:
            return nothing(context.words), ""
        return context.words.day(found), below(found, row, context)

    return RollColumn(
        key=key,
        label=label,
        sort=sort,
        said=said,
        cells=lambda row, context: (day(row) or nothing(context.words),),
        kind="day",
        highest_first=highest_first,
    )


@dataclass(frozen=True, slots=True)
class Order:
    """The column that sorts, and which page is asked for. `problems`: what of the address could not be used."""

    key: str
    descending: bool
    page: int
    problems: tuple[Problem, ...] = ()

    def by(self, column: RollColumn[Any, Any, Any], search: str) -> str:
        """The query string that sorts by a column; again turns it round."""
        descending = not self.descending if self.key == column.key else column.highest_first
        return changed(search, {SORT_KEY: ("-" if descending else "") + column.key, PAGE_KEY: None})


def in_order(
    rows: Sequence[Row],
    order: Order,
    columns: Sequence[RollColumn[Row, Context, Callable[[Row, Context], Any]]],
    context: Context,
) -> list[Row]:
    """The rows sorted by the order's column; those without a value there stand last, whichever way it runs."""
    value = next(column.sort for column in columns if column.key == order.key)
    valued = [(value(row, context), row) for row in rows]
    there = [pair for pair in valued if pair[0] is not None]
    there.sort(key=lambda pair: pair[0], reverse=order.descending)
    return [row for _, row in there] + [row for found, row in valued if found is None]


def parse_order(search: str, columns: Collection[str], usual: str, *, descending: bool = False) -> Order:
    """What an address asks of a list with these columns; `usual`: the one that sorts where none is asked for."""
    asked: Mapping[str, Sequence[str]] = dict(read(search))
    problems = []
    sort = asked.get(SORT_KEY, ("",))[0]
    key = sort.removeprefix("-")
    if SORT_KEY in asked and key not in columns:
        problems.append(Problem.of(Fault.LEFT_OUT, SORT_KEY, ",".join(asked[SORT_KEY])))
    page = asked.get(PAGE_KEY, ("1",))[0]
    number = int(page) if page.isdecimal() and len(page) < 6 else 0
    if number < 1:
        problems.append(Problem.of(Fault.LEFT_OUT, PAGE_KEY, ",".join(asked[PAGE_KEY])))
    if key not in columns:
        return Order(usual, descending, max(number, 1), tuple(problems))
    return Order(key, sort.startswith("-"), max(number, 1), tuple(problems))
