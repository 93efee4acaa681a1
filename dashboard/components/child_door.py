"""The only way from a page to children one by one: whom it gives is logged with the view (a contract holds this)."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Generic, TypeVar

from dashboard.auth.permissions import Permission
from dashboard.auth.reader import Reader
from dashboard.components.viewed import Viewed
from dashboard.data.app_database.audit_entry import Kind
from dashboard.data.mart.answers import ChildFollowUp, JointMeeting, UnitDetail
from dashboard.data.mart.children.child_change import ChildChange
from dashboard.data.mart.children.child_changes import child_changes
from dashboard.data.mart.children.child_record import child_record, has_child
from dashboard.data.mart.children.child_record_answers import ChildRecord
from dashboard.data.mart.children.child_row import ChildList, Lack, ListQuestion
from dashboard.data.mart.children.child_rows import child_rows, lacking
from dashboard.data.mart.children.follow_up_list import follow_up_list
from dashboard.data.mart.children.joint_meetings import joint_meetings
from dashboard.data.mart.children.unit_detail import unit_detail
from dashboard.data.mart.forecast.forecast import forecast
from dashboard.data.mart.forecast.forecast_answers import Forecast, ForecastQuestion
from dashboard.data.mart.members.member_list import member_list
from dashboard.data.mart.members.members import Figure, MemberList, MemberQuestion
from dashboard.data.mart.registration.registered import RegisteredFigure, RegisteredList, RegisteredQuestion
from dashboard.data.mart.registration.registered_list import registered_list
from dashboard.data.mart.store import Mart
from dashboard.vocabulary.measures import Unit
from dashboard.vocabulary.scope import Scope
from dashboard.vocabulary.slice import Slice

Row = TypeVar("Row", ChildFollowUp, ChildChange)


@dataclass(frozen=True, slots=True)
class Listed(Generic[Row]):
    """The children to draw, and how many there are in all (of those overdue: whether there are more)."""

    rows: Sequence[Row]
    found: int


@dataclass(frozen=True, slots=True)
class ChildDoor:
    """Children for one view. It gives no more than is drawn: the log then holds exactly who was seen."""

    mart: Mart
    reader: Reader
    viewed: Viewed

    def overdue(self, where: Slice, *, most: int) -> Listed[ChildFollowUp]:
        """The reader's own children who are overdue, the longest first."""
        found = self._follow_ups(where, overdue_only=True, most=most + 1)
        return self._shown(found, most)

    def in_course(self, where: Slice) -> Sequence[ChildFollowUp]:
        """The reader's own children with a course in force."""
        found = self._follow_ups(where)
        return self._shown(found, len(found)).rows

    def listed(self, asked: ListQuestion, where: Slice) -> ChildList | None:
        """A page of the list of the reader's own children; None for who may see no child."""
        if not self._may:
            return None
        found = child_rows(self.mart, asked, where=where, scope=self.reader.scope)
        # Whom a search does not find is told too: it is logged, whether there is anybody or not.
        self.viewed.see(Kind.LOOK_UP, {row.child for row in found.rows})
        return found

    def lacking(self, where: Slice) -> Mapping[Lack, int]:
        """How many of the reader's own children in a course are without an owner, in each way."""
        return lacking(self.mart, where=where, scope=self.reader.scope) if self._may else {}

    def changed(
        self,
        of: Unit,
        where: Slice,
        *,
        since: date,
        order: Callable[[Sequence[ChildChange]], Sequence[ChildChange]],
        shown: Callable[[int], slice],
    ) -> Listed[ChildChange]:
        """The reader's own children who came to another home or school, in the order; `shown`: which, of so many."""
        if not self._may:
            return Listed((), 0)
        found = child_changes(self.mart, of, since=since, where=where, scope=self.reader.scope)
        rows = order(found)[shown(len(found))]
        self._see(row.child for row in rows)
        return Listed(rows, len(found))

    def joint_meetings(self, where: Slice) -> Sequence[JointMeeting]:
        """Homes and schools that have children of the reader's own in common, by home and school."""
        return joint_meetings(self.mart, scope=self.reader.scope, where=where) if self._may else ()

    def forecast(self, asked: ForecastQuestion, where: Slice) -> Forecast | None:
        """A forecast of the reader's own children with a page of their list; None for who may see no child."""
        if not self._may:
            return None
        found = forecast(self.mart, asked, where=where, scope=self.reader.scope)
        self._see(found.children)
        return found

    def behind(self, figure: Figure, asked: MemberQuestion) -> MemberList | None:
        """The members of a number; None for who may see no child, and where others' children may be among them."""
        found = member_list(self.mart, figure, asked, self.reader.scope) if self._may else None
        if found is not None:
            self._see(row.child for row in found.rows if row.child is not None)
            self._see(one.child for row in found.rows for one in row.receives)
        return found

    def registered(self, figure: RegisteredFigure, asked: RegisteredQuestion) -> RegisteredList | None:
        """What a number of the registration counts; None for who may see no child, and where others' may be in it."""
        found = registered_list(self.mart, figure, asked, self.reader.scope) if self._may else None
        if found is not None:
            self._see(one.child for row in found.rows for one in row.children)
        return found

    def unit(self, unit: Unit, key: str, *, since: date, most_timelines: int) -> UnitDetail | None:
        """What stands behind a home's or school's figures; None for others than its own people."""
        if not self._may:
            return None
        detail = unit_detail(self.mart, unit=unit, key=key, since=since, scope=self.reader.scope)
        if detail is None:
            return None
        timelines = detail.timelines[:most_timelines]
        self._see(timeline.child for timeline in timelines)
        return replace(detail, timelines=timelines)

    def record(self, child: str) -> ChildRecord | None:
        """The record of one child, of the days on which the child is the reader's own; None where there is none."""
        found = child_record(self.mart, child, self.reader.scope) if self._may else None
        if found is not None:
            self._see([found.child])
        return found

    @property
    def _may(self) -> bool:
        return Permission.CHILDREN in self.reader.permissions

    def _follow_ups(self, where: Slice, **more: Any) -> tuple[ChildFollowUp, ...]:
        return follow_up_list(self.mart, where=where, scope=self.reader.scope, **more) if self._may else ()

    def _shown(self, found: Sequence[ChildFollowUp], most: int) -> Listed[ChildFollowUp]:
        rows = found[:most]
        self._see(row.child for row in rows)
        return Listed(rows, len(found))

    def _see(self, children: Iterable[str]) -> None:
        keys = set(children)
        if keys:
            self.viewed.see(Kind.LOOK_UP, keys)


def is_own_child(scope: Scope, mart: Mart, child: str) -> bool:
    """Whether there is a page of the child for somebody with the scope: on any day the child was their own."""
    return has_child(mart, child, scope)
