"""The columns of the table of what is recorded, and how soon (definitions.md, "Not done or not recorded")."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from dashboard.components.figure_words import suppressed
from dashboard.components.names import unit_name
from dashboard.components.roll import RollColumn, RollContext, text_column
from dashboard.data.mart.registration.registration import Registration, Unknown, Value
from dashboard.exports.table import Cell, Number
from dashboard.i18n.rounding import half_up
from dashboard.i18n.words import Words, compare_danish
from dashboard.vocabulary.measures import Unit
from dashboard.vocabulary.text import Text

Sorting = Callable[[Registration, RollContext], Any]
RegistrationColumn = RollColumn[Registration, RollContext, Sorting]
SOON_COLUMN: Final = "inden-14-dage"
MEDIAN_COLUMN: Final = "median"
MARK_COLUMN: Final = "maerke"
SOON_LABEL: Final = Text(da="Registreret inden 14 dage", en="Recorded within 14 days")
MEDIAN_LABEL: Final = Text(da="Forsinkelse (median)", en="Median delay")
MARK_LABEL: Final = Text(da="Mange gamle på én gang", en="Many old ones at once")
# Below so many a share would say more than there is (indicators.md 6).
_LEAST_FOR_SHARE: Final = 10
_NUMBERS: Final = (Text(da="antal", en="number"), Text(da="af", en="of"))
VALUE_LABELS: Final[Mapping[Value, Text]] = {
    Value.RECORDED_ON: Text(da="Ukendt: registreringsdag", en="Unknown: when recorded"),
    Value.OUTCOME: Text(da="Møder uden udfald", en="Meetings without an outcome"),
    Value.CHILD_INVOLVEMENT: Text(da="Ukendt: barnets inddragelse", en="Unknown: child's involvement"),
    Value.CASEWORKER_PRESENT: Text(da="Ukendt: rådgiver deltog", en="Unknown: caseworker present"),
    Value.CHILD_VOICE: Text(da="Ukendt: mål formuleret med barnet", en="Unknown: goal with the child"),
    Value.AULA_ACCESS: Text(da="Ukendt: adgang til Aula", en="Unknown: access to Aula"),
    Value.CONTACT_PERSON: Text(da="Ukendt: fast kontaktperson", en="Unknown: contact person"),
    Value.WEEKLY_HOURS: Text(da="Ukendt: vejledertimer", en="Unknown: advisor's hours"),
}


def _share_words(part: int, of: int, words: Words) -> tuple[str, str]:
    """The share, and below it what it is of; of few the numbers alone."""
    counted = words("{x} of {n}", x=words.number(part), n=words.number(of))
    return (words.percent(part / of), counted) if of >= _LEAST_FOR_SHARE else (counted, "")


def _share_column(
    key: str, label: Text, share: Callable[[Registration], tuple[int, int] | None], **more: Any
) -> RegistrationColumn:
    """A column of shares; None: may not be shown."""

    def said(row: Registration, context: RollContext) -> tuple[str, str]:
        found = share(row)
        if found is None:
            return suppressed(context.words), ""
        return _share_words(*found, context.words) if found[1] else (context.words("nothing to count"), "")

    def cells(row: Registration, context: RollContext) -> Sequence[Cell]:
        found = share(row)
        if found is None or not found[1]:
            return (said(row, context)[0], None, None)
        part, of = found
        percent = Number(half_up(part / of * 100, 0), is_percent=True) if of >= _LEAST_FOR_SHARE else None
        return (percent, Number(Decimal(part)), Number(Decimal(of)))

    def value(row: Registration, _: RollContext) -> float | None:
        found = share(row)
        return found[0] / found[1] if found is not None and found[1] else None

    return RollColumn(
        key=key,
        label=label,
        sort=value,
        said=said,
        cells=cells,
        more=_NUMBERS,
        kind="number",
        highest_first=True,
        **more,
    )


def _in_time(row: Registration) -> tuple[int, int] | None:
    return None if row.within is None or row.dated is None else (row.within, row.dated)


def value_column(value: Value) -> str:
    """The key of a value's column."""
    return value.value.replace("_", "-")


def _value_column(value: Value) -> RegistrationColumn:
    def share(row: Registration) -> tuple[int, int] | None:
        found = row.unknown.get(value, Unknown(0, 0))
        return None if found is None else (found.unknown, found.of)

    return _share_column(value_column(value), VALUE_LABELS[value], share)


def _median(row: Registration, context: RollContext) -> tuple[str, str]:
    words = context.words
    if row.dated is None:
        return suppressed(words), ""
    if row.median is None:
        return words("nothing to count"), ""
    days = words.number(row.median, 0 if row.median.is_integer() else 1)
    return words("{n} days", n=days), ""


def _median_cells(row: Registration, _: RollContext) -> Sequence[Cell]:
    return (None if row.median is None else Number(half_up(row.median, 0 if row.median.is_integer() else 1)),)


def _marked(row: Registration, context: RollContext) -> str:
    if not row.backdated:
        return ""
    words, latest = context.words, row.backdated[0]
    if latest.is_meeting:
        return words(
            "before the meeting on {day}: {late} of the quarter's {n}",
            day=words.day(latest.last),
            late=latest.late,
            n=latest.recorded,
        )
    return words(
        "in the week from {day}: {late} of the quarter's {n}",
        day=words.day(latest.first),
        late=latest.late,
        n=latest.recorded,
    )


def _more_marks(row: Registration, context: RollContext) -> str:
    more = len(row.backdated) - 1
    if more > 0 and row.backdated[0].is_meeting:
        return context.words.count(more, "and before one other meeting", "and before {n} other meetings")
    return context.words.count(more, "and one other week", "and {n} other weeks") if more > 0 else ""


_MEASURES: Final[tuple[RegistrationColumn, ...]] = (
    _share_column(SOON_COLUMN, SOON_LABEL, _in_time),
    RollColumn(
        key=MEDIAN_COLUMN,
        label=MEDIAN_LABEL,
        sort=lambda row, _: row.median,
        said=_median,
        cells=_median_cells,
        kind="number",
        highest_first=True,
    ),
    *(_value_column(value) for value in Value),
)


def measures(*, of_schools: bool) -> tuple[RegistrationColumn, ...]:
    """What is told of a unit or of all together; advisors' hours are of schools."""
    hours = value_column(Value.WEEKLY_HOURS)
    return tuple(column for column in _MEASURES if of_schools or column.key != hours)


def unit_columns(unit: Unit) -> tuple[RegistrationColumn, ...]:
    """The columns of the table of homes or of schools."""

    def name(row: Registration, context: RollContext) -> str:
        return unit_name(context.register, unit, row.unit, context.words)

    label = Text(da="Anbringelsessted", en="Home") if unit == "home" else Text(da="Skole", en="School")
    return (
        text_column("navn", label, lambda row, context: compare_danish(name(row, context)), name, is_name=True),
        *measures(of_schools=unit == "school"),
        text_column(
            MARK_COLUMN,
            MARK_LABEL,
            lambda row, _: row.backdated[0].last if row.backdated else None,
            _marked,
            _more_marks,
        ),
    )
