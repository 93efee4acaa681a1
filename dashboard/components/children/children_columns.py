"""The columns of the list of children, declared once each: what screen, paper and file say of a child."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from dashboard.components.children.children_words import GOALS, absence_words, since_words
from dashboard.components.code_labels import code_label, sentence_case
from dashboard.components.names import staff_name, unit_name
from dashboard.components.roll import RollColumn, RollContext, day_column, text_column
from dashboard.data.mart.children.child_row import Absence, ChildList, ChildRow, GoalState, Sort
from dashboard.exports.table import Cell, Number
from dashboard.i18n.rounding import half_up
from dashboard.i18n.words import Words
from dashboard.vocabulary.period import Period
from dashboard.vocabulary.text import Text


@dataclass(frozen=True, slots=True)
class Context(RollContext):
    """What a child's cells are worded with."""

    list: ChildList


Column = RollColumn[ChildRow, Context, Sort]


def child_name(row: ChildRow, words: Words) -> str:
    return row.follow_up.name or words("Child {key}", key=row.child)


def _since(day: date, _: ChildRow, context: Context) -> str:
    return since_words(day, context.as_of, context.words)


def _goals(key: str, label: Text, sort: Sort, state: Callable[[ChildRow], GoalState]) -> Column:
    return text_column(key, label, sort, lambda row, context: context.words.text(GOALS[state(row)]))


def _absence(
    key: str,
    label: Text,
    sort: Sort,
    absence: Callable[[ChildRow], Absence | None],
    period: Callable[[ChildList], Period | None],
) -> Column:
    def cells(row: ChildRow, _: Context) -> Sequence[Cell]:
        found = absence(row)
        if found is None:
            return (None, None, None)
        share = Number(half_up(found.share * 100, 1), is_percent=True)
        return (share, _days(found.absent), _days(found.possible))

    def note(context: Context) -> str:
        days = period(context.list)
        return context.words.months(days.start, days.end) if days else context.words("no school weeks")

    return RollColumn(
        key=key,
        label=label,
        sort=sort,
        said=lambda row, context: absence_words(absence(row), context.words),
        cells=cells,
        note=note,
        more=(Text(da="fraværsdage", en="days absent"), Text(da="mulige skoledage", en="possible school days")),
        kind="number",
        highest_first=True,
    )


def _days(days: float) -> Number:
    return Number(half_up(days, 0 if days.is_integer() else 1))


def _last(row: ChildRow) -> date | None:
    return row.follow_up.last_on if row.follow_up.ever_held else None


def _grade(row: ChildRow, context: Context) -> str:
    grade = row.follow_up.grade
    return context.words("unknown") if grade is None else context.words("grade {n}", n=grade)


_OVER: Final[Column] = RollColumn(
    key="over",
    label=Text(da="Dage over", en="Days over"),
    sort=Sort.OVER,
    said=lambda row, context: (context.words.number(row.follow_up.overdue_days), ""),
    cells=lambda row, _: (Number(Decimal(row.follow_up.overdue_days)),),
    kind="number",
    highest_first=True,
)
_ALL: Final[tuple[Column, ...]] = (
    text_column("barn", Text(da="Barn", en="Child"), Sort.CHILD, lambda row, c: child_name(row, c.words), is_name=True),
    text_column(
        "hjem",
        Text(da="Anbringelsessted", en="Home"),
        Sort.HOME,
        lambda row, c: unit_name(c.register, "home", row.follow_up.home, c.words),
    ),
    text_column(
        "skole",
        Text(da="Skole", en="School"),
        Sort.SCHOOL,
        lambda row, c: unit_name(c.register, "school", row.follow_up.school, c.words),
    ),
    text_column("trin", Text(da="Klassetrin", en="Grade"), Sort.GRADE, _grade),
    text_column(
        "model",
        Text(da="Model", en="Model"),
        Sort.MODEL,
        lambda row, c: sentence_case(c.words.text(code_label("model", row.follow_up.model))),
    ),
    day_column(
        "sidst",
        Text(da="Sidste opfølgning", en="Last follow-up"),
        Sort.LAST,
        _last,
        lambda words: words("not yet held"),
    ),
    day_column("naeste", Text(da="Aftalt næste", en="Next due"), Sort.DUE, lambda row: row.follow_up.next_due_on),
    day_column("senest", Text(da="Senest", en="At the latest"), Sort.LATEST, lambda row: row.follow_up.latest_on),
    _OVER,
    day_column(
        "planlagt",
        Text(da="Opfølgning planlagt", en="Follow-up planned"),
        Sort.PLANNED,
        lambda row: row.follow_up.planned_on,
        lambda words: words("nothing planned"),
    ),
    _goals("fagligt", Text(da="Mål, fagligt", en="Goals, academic"), Sort.ACADEMIC, lambda row: row.academic),
    _goals("trivsel", Text(da="Mål, trivsel", en="Goals, well-being"), Sort.WELLBEING, lambda row: row.wellbeing),
    _absence(
        "fravaer",
        Text(da="Fravær, seneste 12 skoleuger", en="Absence, last 12 school weeks"),
        Sort.ABSENCE,
        lambda row: row.absence,
        lambda found: found.latest,
    ),
    _absence(
        "fravaer-foer",
        Text(da="Fravær, de 12 skoleuger før", en="Absence, 12 school weeks before"),
        Sort.ABSENCE_BEFORE,
        lambda row: row.absence_before,
        lambda found: found.before,
    ),
    day_column(
        "sparring-hjem",
        Text(da="Sparring, hjem", en="Sparring, home"),
        Sort.HOME_SPARRING,
        lambda row: row.home_sparring_on,
        lambda words: words("none recorded"),
        _since,
    ),
    day_column(
        "sparring-skole",
        Text(da="Sparring, skole", en="Sparring, school"),
        Sort.SCHOOL_SPARRING,
        lambda row: row.school_sparring_on,
        lambda words: words("none recorded"),
        _since,
    ),
    text_column(
        "koordinator",
        Text(da="Koordinator", en="Coordinator"),
        Sort.COORDINATOR,
        lambda row, c: staff_name(c.register, row.follow_up.coordinator, c.words),
    ),
)
COLUMNS: Final[Mapping[str, Column]] = {column.key: column for column in _ALL}
NAME_COLUMN: Final = COLUMNS["barn"]
# What is needed with the telephone in the hand, as wide as a sheet of paper.
CALL_COLUMNS: Final = tuple(COLUMNS[key] for key in ("hjem", "skole", "trin", "sidst", "senest", "over", "planlagt"))
