"""The columns of the attention ledger: when it was last looked at, and the levels of leadership side by side."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from dashboard.components.roll import RollColumn, RollContext, day_column, text_column
from dashboard.data.app_database.discussions import Discussion, Subject
from dashboard.data.app_database.steering_groups import Level, SteeringGroup
from dashboard.exports.table import Number
from dashboard.i18n.words import Words, compare_danish
from dashboard.vocabulary.text import Text

LEVELS: Final[Mapping[Level, Text]] = {
    Level.JOINT: Text(da="Fælles", en="Joint"),
    Level.SCHOOL: Text(da="Skole", en="School"),
    Level.AUTHORITY: Text(da="Myndighed", en="Authority"),
    Level.HOMES: Text(da="Anbringelsessteder", en="Homes"),
    Level.PPR: Text(da="PPR", en="PPR"),
}
_NEVER: Final = date.min  # before every day: what was never looked at is longest ago
_WEEKS_FROM: Final = 14  # days
_MONTHS_FROM: Final = 60
_DAYS_A_MONTH: Final = 30.4375


@dataclass(frozen=True, slots=True)
class LedgerContext(RollContext):
    """`groups` by key."""

    today: date
    groups: Mapping[str, SteeringGroup]

    def level_of(self, discussion: Discussion) -> Level:
        """The level of the group; a group that is gone is told of among the joint ones."""
        group = self.groups.get(discussion.steering_group)
        return group.level if group is not None else Level.JOINT


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRow:
    """One thing, and when it was looked at: once for each group that has discussed it."""

    subject: Subject
    name: str
    discussed: tuple[Discussion, ...]
    remarks: int
    remarked_on: date | None

    @property
    def last(self) -> date | None:
        """The last day of a meeting or a remark; None: never looked at."""
        days = [discussion.last_on for discussion in self.discussed]
        return max([*days, *([self.remarked_on] if self.remarked_on is not None else [])], default=None)

    @property
    def meetings(self) -> int:
        return sum(discussion.meetings for discussion in self.discussed)


Sorting = Callable[[LedgerRow, LedgerContext], Any]
LedgerColumn = RollColumn[LedgerRow, LedgerContext, Sorting]


def ledger_columns(name: Text) -> tuple[LedgerColumn, ...]:
    """The first is called as the list is."""
    return (
        text_column(
            "navn",
            name,
            lambda row, _: compare_danish(row.name),
            lambda row, _: row.name,
            is_name=True,
        ),
        day_column(
            "senest",
            Text(da="Senest set på", en="Last looked at"),
            lambda row, _: row.last or _NEVER,
            lambda row: row.last,
            _never,
            lambda day, row, context: _how(day, row, context),
        ),
        *(_level_column(level, label) for level, label in LEVELS.items()),
        _number_column("moeder", Text(da="Møder", en="Meetings"), lambda row: row.meetings),
        _number_column("bemaerkninger", Text(da="Bemærkninger", en="Remarks"), lambda row: row.remarks),
    )


def ago(day: date, today: date, words: Words) -> str:
    """`for 5 måneder siden`; in days, weeks or months, whichever is easiest to grasp."""
    days = (today - day).days
    if days < 1:
        return words("today")
    if days < _WEEKS_FROM:
        return words.count(days, "{n} day ago", "{n} days ago")
    if days < _MONTHS_FROM:
        return words.count(days // 7, "{n} week ago", "{n} weeks ago")
    return words.count(int(days / _DAYS_A_MONTH), "{n} month ago", "{n} months ago")


def _never(words: Words) -> str:
    return words("never")


def _how(day: date, row: LedgerRow, context: LedgerContext) -> str:
    words = context.words
    how = words("at a meeting") if any(one.last_on == day for one in row.discussed) else words("by a remark")
    return f"{ago(day, context.today, words)}, {how}"


def _level_column(level: Level, label: Text) -> LedgerColumn:
    def found(row: LedgerRow, context: LedgerContext) -> Discussion | None:
        theirs = [one for one in row.discussed if context.level_of(one) is level]
        return max(theirs, key=lambda one: (one.last_on, one.steering_group), default=None)

    def said(row: LedgerRow, context: LedgerContext) -> tuple[str, str]:
        last = found(row, context)
        if last is None:
            return _never(context.words), ""
        return context.words.day(last.last_on), _group_name(last, context)

    return RollColumn(
        key=level.value,
        label=label,
        sort=lambda row, context: last.last_on if (last := found(row, context)) is not None else _NEVER,
        said=said,
        cells=lambda row, context: (
            last.last_on if (last := found(row, context)) is not None else _never(context.words),
        ),
        note=lambda context: _no_group(level, context),
        kind="day",
    )


def _group_name(discussion: Discussion, context: LedgerContext) -> str:
    group = context.groups.get(discussion.steering_group)
    return group.name if group is not None else context.words("a group that is gone")


def _no_group(level: Level, context: LedgerContext) -> str:
    has_one = any(group.level is level for group in context.groups.values())
    return "" if has_one else context.words("no steering group")


def _number_column(key: str, label: Text, number: Callable[[LedgerRow], int]) -> LedgerColumn:
    return RollColumn(
        key=key,
        label=label,
        sort=lambda row, _: number(row),
        said=lambda row, context: (context.words.number(number(row)), ""),
        cells=lambda row, _: (Number(Decimal(number(row))),),
        kind="number",
        highest_first=True,
    )
