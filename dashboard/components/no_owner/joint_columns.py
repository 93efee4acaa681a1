"""The columns of the list of homes and schools with children in common."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any, Final

from dashboard.components.children.children_words import since_words
from dashboard.components.names import unit_name
from dashboard.components.roll import RollColumn, RollContext, day_column, text_column
from dashboard.data.mart.answers import JointMeeting
from dashboard.exports.table import Number
from dashboard.i18n.words import compare_danish
from dashboard.vocabulary.text import Text

Value = Callable[[JointMeeting, RollContext], Any]
JointColumn = RollColumn[JointMeeting, RollContext, Value]


def _home(row: JointMeeting, context: RollContext) -> str:
    return unit_name(context.register, "home", row.home, context.words)


def _school(row: JointMeeting, context: RollContext) -> str:
    return unit_name(context.register, "school", row.school, context.words)


def _since(day: date, _: JointMeeting, context: RollContext) -> str:
    return since_words(day, context.as_of, context.words)


CHILDREN_COLUMN: Final = "boern"
JOINT_COLUMNS: Final[tuple[JointColumn, ...]] = (
    text_column(
        "hjem",
        Text(da="Anbringelsessted", en="Home"),
        lambda row, context: compare_danish(_home(row, context)),
        _home,
        is_name=True,
    ),
    text_column(
        "skole", Text(da="Skole", en="School"), lambda row, context: compare_danish(_school(row, context)), _school
    ),
    RollColumn(
        key=CHILDREN_COLUMN,
        label=Text(da="Børn i forløb", en="Children in a course"),
        sort=lambda row, _: row.children,
        said=lambda row, context: (context.words.number(row.children), ""),
        cells=lambda row, _: (Number(Decimal(row.children)),),
        kind="number",
        highest_first=True,
    ),
    day_column(
        "moede",
        Text(da="Seneste fælles møde", en="Latest joint meeting"),
        # Who never met is who waits the longest.
        lambda row, _: row.last_on or date.min,
        lambda row: row.last_on,
        lambda words: words("none yet"),
        _since,
    ),
)
