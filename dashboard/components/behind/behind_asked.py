"""What an address asks of the list behind a number: which number, which side of it, in what order, which page."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from dashboard.components.asked import BEHIND_KEY
from dashboard.components.behind.behind_address import (
    ANCHOR,
    BEFORE_KEY,
    MONTH_KEY,
    NUMBER_KEYS,
    PAGE_KEY,
    PART_KEY,
    SIDE_KEY,
    SORT_KEY,
    UNIT_KEY,
    YES,
    Number,
)
from dashboard.components.behind.numbers import Numbers
from dashboard.components.query import Fault, Problem, changed, read
from dashboard.data.mart.members.members import Figure, MemberQuestion, Side, Sort

SIDES: Final[Mapping[str, Side]] = {"naevner": Side.DENOMINATOR, "taeller": Side.NUMERATOR, "rest": Side.REST}
SORTS: Final[Mapping[str, Sort]] = {
    "barn": Sort.CHILD,
    "hjem": Sort.HOME,
    "skole": Sort.SCHOOL,
    "enhed": Sort.UNIT,
    "dag": Sort.DAY,
    "taeller": Sort.NUMERATOR,
    "naevner": Sort.DENOMINATOR,
}
SORT_NAMES: Final[Mapping[Sort, str]] = {sort: name for name, sort in SORTS.items()}
_ROWS_A_PAGE: Final = 50
_MOST_RECEIVED: Final = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """`number` and `figure` None: nothing is opened, and `problems` say why where something was asked for."""

    question: MemberQuestion

    number: Number | None = None
    figure: Figure | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def everything(self) -> MemberQuestion:
        return replace(self.question, page=1, size=None, most_received=None)

    def on_page(self, page: int, search: str) -> str:
        """The query string of another page of the list, and the place where the list begins."""
        return f"{changed(search, {PAGE_KEY: None if page == 1 else str(page)})}#{ANCHOR}"

    def sorted_by(self, sort: Sort, shown: Sort, search: str) -> str:
        """The query string that sorts by a column; again turns it round. `shown`: what the list is sorted by."""
        is_number = sort in (Sort.NUMERATOR, Sort.DENOMINATOR)
        descending = not self.question.descending if sort is shown else is_number
        return changed(search, {SORT_KEY: ("-" if descending else "") + SORT_NAMES[sort], PAGE_KEY: None})


def asked_behind(numbers: Numbers) -> Asked:
    """What the address of the page asks; any text will do. What does not exist opens nothing: it is never widened."""
    asked = {key: ",".join(values) for key, values in read(numbers.visit.search)}
    told = [key for key in NUMBER_KEYS if key in asked]
    question, problems = _question(asked)
    if not told:
        return Asked(question=question)
    number = Number(
        indicator=asked.get(BEHIND_KEY, ""),
        part=asked.get(PART_KEY, ""),
        unit=asked.get(UNIT_KEY, ""),
        month=asked.get(MONTH_KEY, ""),
        is_before=BEFORE_KEY in asked,
    )
    is_read = asked.get(BEFORE_KEY, YES) == YES
    figure = numbers.figure(number) if is_read else None
    if figure is None:
        value = ", ".join(asked[key] for key in told)
        return Asked(question=question, problems=(Problem.of(Fault.NO_NUMBER, told[0], value),))
    return Asked(number=number, figure=figure, question=question, problems=problems)


def _question(asked: Mapping[str, str]) -> tuple[MemberQuestion, tuple[Problem, ...]]:
    side, sort, page = asked.get(SIDE_KEY, ""), asked.get(SORT_KEY, ""), asked.get(PAGE_KEY, "1")
    number = int(page) if page.isdecimal() and len(page) < 6 else 0
    wrong = {
        SIDE_KEY: bool(side) and side not in SIDES,
        SORT_KEY: bool(sort) and sort.removeprefix("-") not in SORTS,
        PAGE_KEY: number < 1,
    }
    question = MemberQuestion(
        side=SIDES.get(side),
        sort=SORTS.get(sort.removeprefix("-")),
        descending=sort.startswith("-") and not wrong[SORT_KEY],
        page=max(number, 1),
        size=_ROWS_A_PAGE,
        most_received=_MOST_RECEIVED,
    )
    return question, tuple(Problem.of(Fault.LEFT_OUT, key, asked[key]) for key, is_wrong in wrong.items() if is_wrong)
