"""The lists of the page of children without an owner: one visit asks for them in one way, for screen and file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from dashboard.components.children.children_state import ListState
from dashboard.components.due_day import due_day
from dashboard.components.no_owner.change_columns import CHANGE_COLUMNS
from dashboard.components.no_owner.joint_columns import JOINT_COLUMNS
from dashboard.components.no_owner.no_owner_state import CHANGES, JOINT, LACK_COLUMNS, LACKS, ROWS_A_PAGE, NoOwnerState
from dashboard.components.roll import RollContext, in_order
from dashboard.components.table_state import TablePage, page_of
from dashboard.components.visit import Visit
from dashboard.data.mart.answers import JointMeeting
from dashboard.data.mart.children.child_change import ChildChange
from dashboard.data.mart.children.child_row import ChildList
from dashboard.vocabulary.text import Text

TITLES: Final[Mapping[str, Text]] = {
    "vejleder": Text(da="Uden læringsvejleder på skolen", en="Without a learning advisor at the school"),
    "koordinator": Text(da="Uden koordinator", en="Without a coordinator"),
    "raadgiver": Text(
        da="Uden rådgiver ved det første målsætningsmøde", en="Without a caseworker at the first goal meeting"
    ),
    "raadgiver-ukendt": Text(
        da="Ukendt, om rådgiveren var med til det første målsætningsmøde",
        en="Unknown whether the caseworker was at the first goal meeting",
    ),
    "intet-planlagt": Text(da="Ingen opfølgning planlagt", en="No follow-up planned"),
    "skiftet-hjem": Text(da="Skiftet anbringelsessted", en="Changed home"),
    "skiftet-skole": Text(da="Skiftet skole", en="Changed school"),
    JOINT: Text(da="Hjem og skoler med fælles børn", en="Homes and schools with children in common"),
}


Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Part(Generic[Row]):
    """The rows of a page of a list, and which they are of how many."""

    rows: Sequence[Row]
    page: TablePage


def context_of(visit: Visit) -> RollContext:
    return RollContext(visit.words, visit.mart.register, visit.mart.meta.as_of)


def lacking_list(visit: Visit, state: NoOwnerState, *, size: int | None = ROWS_A_PAGE) -> tuple[ListState, ChildList]:
    """The chosen list of children in a course, as the list of children has it. Raises KeyError for another list."""
    question = state.question(due_day(visit).day, size=size)
    found = visit.children.listed(question, visit.state.slice)
    assert found is not None  # the page is for who may see children
    return ListState(question, state.order, LACK_COLUMNS, False, ()), found


def changed_list(visit: Visit, state: NoOwnerState, *, size: int | None = ROWS_A_PAGE) -> Part[ChildChange]:
    """The chosen list of children who came to another home or school. Raises KeyError for another list."""
    of = CHANGES[state.chosen]
    found = visit.children.changed(
        of,
        visit.state.slice,
        since=state.since,
        order=lambda rows: in_order(rows, state.order, CHANGE_COLUMNS[of], context_of(visit)),
        shown=lambda found: _page(found, state, size).rows,
    )
    return Part(found.rows, _page(found.found, state, size))


def joint_list(visit: Visit, state: NoOwnerState, *, size: int | None = ROWS_A_PAGE) -> Part[JointMeeting]:
    """Homes and schools with children of the reader's own in common."""
    found = in_order(visit.children.joint_meetings(visit.state.slice), state.order, JOINT_COLUMNS, context_of(visit))
    page = _page(len(found), state, size)
    return Part(found[page.rows], page)


def counts(visit: Visit, state: NoOwnerState, of_chosen: int) -> Mapping[str, int]:
    """How many there are on every list; those on the chosen one are counted already."""
    where, door = visit.state.slice, visit.children
    lacking = door.lacking(where)
    found = {key: lacking[lack] for key, lack in LACKS.items()}
    for key, of in CHANGES.items():
        if key != state.chosen:
            found[key] = door.changed(of, where, since=state.since, order=_as_found, shown=_no_row).found
    if state.chosen != JOINT:
        found[JOINT] = len(door.joint_meetings(where))
    return {**found, state.chosen: of_chosen}


def _page(found: int, state: NoOwnerState, size: int | None) -> TablePage:
    return page_of(found, state.order.page if size is not None else 1, size or max(found, 1))


def _as_found(rows: Sequence[ChildChange]) -> Sequence[ChildChange]:
    return rows


def _no_row(_: int) -> slice:
    return slice(0)
