"""What an address asks of the page of children without an owner: which list, since when, its order and page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from dashboard.components.children.children_columns import COLUMNS
from dashboard.components.children.children_state import LABELS as CHILDREN_LABELS
from dashboard.components.no_owner.change_columns import CHANGE_COLUMNS
from dashboard.components.no_owner.joint_columns import JOINT_COLUMNS
from dashboard.components.query import Fault, Problem, read
from dashboard.components.roll import Order, parse_order
from dashboard.components.table_state import PAGE_KEY, SORT_KEY
from dashboard.data.mart.children.child_change import LONGEST_DAYS
from dashboard.data.mart.children.child_row import Lack, ListQuestion
from dashboard.vocabulary.measures import Unit
from dashboard.vocabulary.text import Text

LIST_KEY: Final = "liste"
SINCE_KEY: Final = "siden"
NO_OWNER_KEYS: Final = (LIST_KEY, SINCE_KEY, SORT_KEY, PAGE_KEY)
LABELS: Final[Mapping[str, Text]] = {
    **CHILDREN_LABELS,
    LIST_KEY: Text(da="Liste", en="List"),
    SINCE_KEY: Text(da="Siden", en="Since"),
}
LACKS: Final[Mapping[str, Lack]] = {
    "vejleder": Lack.ADVISOR,
    "koordinator": Lack.COORDINATOR,
    "raadgiver": Lack.CASEWORKER,
    "raadgiver-ukendt": Lack.CASEWORKER_UNKNOWN,
    "intet-planlagt": Lack.MEETING,
}
CHANGES: Final[Mapping[str, Unit]] = {"skiftet-hjem": "home", "skiftet-skole": "school"}
JOINT: Final = "sammen"
LISTS: Final = (*LACKS, *CHANGES, JOINT)
ROWS_A_PAGE: Final = 50
# A quarter, the longest that the models leave between two follow-ups.
_USUAL_SINCE: Final = 91
LACK_COLUMNS: Final = tuple(
    COLUMNS[key] for key in ("hjem", "skole", "trin", "model", "sidst", "senest", "over", "planlagt", "koordinator")
)


@dataclass(frozen=True, slots=True)
class NoOwnerState:
    """`chosen`: one of LISTS. `since`: the first day on which a change counts."""

    chosen: str
    since: date
    order: Order
    problems: tuple[Problem, ...]

    def question(self, soon: date, *, size: int | None) -> ListQuestion:
        """What is asked of the list of children; `soon`: the end of the second band; `size` None: all on one page."""
        return ListQuestion(
            soon=soon,
            lack=LACKS[self.chosen],
            sort=COLUMNS[self.order.key].sort,
            descending=self.order.descending,
            page=self.order.page if size is not None else 1,
            size=size,
        )


def parse_no_owner(search: str, as_of: date) -> NoOwnerState:
    """What an address asks; any text will do."""
    asked = dict(read(search))
    problems: list[Problem] = []

    def known(key: str, found: object) -> None:
        if key in asked and found is None:
            problems.append(Problem.of(Fault.LEFT_OUT, key, ",".join(asked[key])))

    wanted = asked.get(LIST_KEY, ("",))
    chosen = wanted[0] if len(wanted) == 1 and wanted[0] in LISTS else None
    known(LIST_KEY, chosen)
    since = _day(",".join(asked.get(SINCE_KEY, ())), as_of)
    known(SINCE_KEY, since)
    chosen = chosen or LISTS[0]
    columns, usual, descending = _order_of(chosen)
    order = parse_order(search, columns, usual, descending=descending)
    return NoOwnerState(
        chosen,
        since or as_of - timedelta(days=_USUAL_SINCE),
        order,
        (*problems, *order.problems),
    )


def earliest(as_of: date) -> date:
    """The first day from which changes can be asked for."""
    return as_of - timedelta(days=LONGEST_DAYS)


def _order_of(chosen: str) -> tuple[Sequence[str], str, bool]:
    """The columns of a list, the one that sorts where none is asked for, and whether it then runs down."""
    if chosen in LACKS:
        return ["barn", *(column.key for column in LACK_COLUMNS)], "senest", False
    if chosen in CHANGES:
        return [column.key for column in CHANGE_COLUMNS[CHANGES[chosen]]], "skiftet", True
    return [column.key for column in JOINT_COLUMNS], "moede", False


def _day(text: str, as_of: date) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if earliest(as_of) <= day <= as_of and text == day.isoformat() else None
