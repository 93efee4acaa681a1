"""The columns of the lists of children who came to another home or school."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Final

from dashboard.components.names import unit_name
from dashboard.components.roll import RollColumn, RollContext, day_column, text_column
from dashboard.data.mart.children.child_change import ChildChange, CourseFate
from dashboard.exports.table import Cell, Number
from dashboard.i18n.words import compare_danish
from dashboard.vocabulary.measures import Unit
from dashboard.vocabulary.text import Text

FATES: Final[Mapping[CourseFate, Text]] = {
    CourseFate.CONTINUED: Text(da="fortsat", en="continued"),
    CourseFate.RESTARTED: Text(da="nyt; det forrige er slut", en="a new one; the former ended"),
    CourseFate.BEGUN: Text(da="begyndt efter skiftet", en="begun after the change"),
    CourseFate.ENDED: Text(da="slut; intet nyt", en="ended; no new one"),
}


# What a column sorts by: rising, None last.
Value = Callable[[ChildChange, RollContext], Any]
ChangeColumn = RollColumn[ChildChange, RollContext, Value]


def _name(row: ChildChange, context: RollContext) -> str:
    return row.name or context.words("Child {key}", key=row.child)


def _danish(text: Callable[[ChildChange, RollContext], str]) -> Value:
    return lambda row, context: compare_danish(text(row, context))


def _times(_: date, row: ChildChange, context: RollContext) -> str:
    return context.words("the latest of {n} changes", n=row.changes) if row.changes > 1 else ""


def _whether_since(_: date, row: ChildChange, context: RollContext) -> str:
    return context.words("after the change") if row.is_followed_up else context.words("before the change")


def _goals(row: ChildChange, context: RollContext) -> tuple[str, str]:
    words = context.words
    total = row.goals_before + row.goals_since
    if not total:
        return words("none"), ""
    return words.number(total), words("{n} set before, {m} after", n=row.goals_before, m=row.goals_since)


def _goal_cells(row: ChildChange, _: RollContext) -> Sequence[Cell]:
    return (Number(Decimal(row.goals_before + row.goals_since)), Number(Decimal(row.goals_since)))


def _unit_column(key: str, label: Text, unit: Unit, of: Callable[[ChildChange], str | None]) -> ChangeColumn:
    def name(row: ChildChange, context: RollContext) -> str:
        return unit_name(context.register, unit, of(row), context.words)

    return text_column(key, label, _danish(name), name)


def _left_column(unit: Unit) -> ChangeColumn:
    """Where the child was before, for whom the child was theirs there."""

    def name(row: ChildChange, context: RollContext) -> str:
        if row.left is None:
            return context.words("not told: not your child then")
        return unit_name(context.register, unit, row.left, context.words)

    def value(row: ChildChange, context: RollContext) -> Any:
        return None if row.left is None else compare_danish(name(row, context))

    return text_column("fra", Text(da="Fra", en="From"), value, name)


_SCHOOL: Final = _unit_column("skole", Text(da="Skole nu", en="School now"), "school", lambda row: row.school)
_HOME: Final = _unit_column("hjem", Text(da="Anbringelsessted nu", en="Home now"), "home", lambda row: row.home)


def _columns(of: Unit) -> tuple[ChangeColumn, ...]:
    return (
        text_column("barn", Text(da="Barn", en="Child"), _danish(_name), _name, is_name=True),
        day_column(
            "skiftet",
            Text(da="Skiftede", en="Changed on"),
            lambda row, _: row.on,
            lambda row: row.on,
            below=_times,
            highest_first=True,
        ),
        _left_column(of),
        _unit_column("til", Text(da="Til", en="To"), of, lambda row: row.came_to),
        _SCHOOL if of == "home" else _HOME,
        text_column(
            "forloeb",
            Text(da="Forløb", en="Course"),
            lambda row, _: (list(CourseFate).index(row.fate), row.started_on),
            lambda row, context: context.words.text(FATES[row.fate]),
            lambda row, context: context.words("begun {day}", day=context.words.day(row.started_on)),
        ),
        day_column(
            "sidst",
            Text(da="Seneste opfølgning", en="Latest follow-up"),
            lambda row, _: row.last_on,
            lambda row: row.last_on,
            lambda words: words("not yet held"),
            _whether_since,
        ),
        day_column(
            "senest",
            Text(da="Næste senest", en="Next at the latest"),
            lambda row, _: row.latest_on,
            lambda row: row.latest_on,
            lambda words: words("no deadline"),
        ),
        day_column(
            "planlagt",
            Text(da="Opfølgning planlagt", en="Follow-up planned"),
            lambda row, _: row.planned_on,
            lambda row: row.planned_on,
            lambda words: words("nothing planned"),
        ),
        RollColumn(
            key="maal",
            label=Text(da="Åbne mål", en="Open goals"),
            sort=lambda row, _: row.goals_before + row.goals_since,
            said=_goals,
            cells=_goal_cells,
            more=(Text(da="sat efter skiftet", en="set after the change"),),
        ),
    )


CHANGE_COLUMNS: Final[Mapping[Unit, tuple[ChangeColumn, ...]]] = {
    "home": _columns("home"),
    "school": _columns("school"),
}
