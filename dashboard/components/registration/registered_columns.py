"""The columns of a list behind a number of the registration: an event, a placement or a post a line."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from dashboard.components.names import staff_name, unit_name
from dashboard.components.registration.registered_asked import SORTS
from dashboard.components.roll import RollColumn, RollContext, day_column, text_column
from dashboard.data.mart.members.members import Received
from dashboard.data.mart.registration.registered import Kind, Measure, RegisteredLine, Sort
from dashboard.data.mart.registration.registration import Value
from dashboard.exports.table import Number
from dashboard.i18n.words import Words
from dashboard.vocabulary.measures import Unit
from dashboard.vocabulary.text import Text

RegisteredColumn = RollColumn[RegisteredLine, RollContext, Sort]
KINDS: Final[Mapping[Kind, Text]] = {
    Kind.MEETING: Text(da="Møde, holdt", en="Meeting, held"),
    Kind.GOAL: Text(da="Mål", en="Goal"),
    Kind.TALK: Text(da="Sparring", en="Sparring"),
    Kind.PLANNED: Text(da="Møde, efter planlagt dag", en="Meeting, by the day planned"),
    Kind.PLACEMENT: Text(da="Anbringelse, i dag", en="Placement, today"),
    Kind.POST: Text(da="Læringsvejleder", en="Learning advisor"),
}
_COUNTED: Final[Mapping[str, Text]] = {
    "within": Text(da="Inden 14 dage", en="Within 14 days"),
    "mark": Text(da="Gammel, og tastet da", en="Old, and recorded then"),
    Value.OUTCOME: Text(da="Uden udfald", en="Without an outcome"),
}
_UNKNOWN: Final = Text(da="Ukendt", en="Unknown")


def child_called(child: Received, words: Words) -> str:
    return child.name or words("Child {key}", key=child.child)


def children_called(row: RegisteredLine, words: Words) -> str:
    """`Anna, Bo og 3 til`."""
    told = [child_called(child, words) for child in row.children]
    left = row.received - len(told)
    return words.listed([*told, *([words("{n} more", n=words.number(left))] if left > 0 else [])])


def registered_columns(measure: Measure) -> tuple[RegisteredColumn, ...]:
    """The first names the line. What is not recorded of such lines has no column."""
    of_posts = measure is Value.WEEKLY_HOURS
    is_event = measure in ("within", "median", "mark", Value.RECORDED_ON)
    first = _staff() if of_posts else _children()
    places = [_place("skole", "school")] if of_posts else [_place("hjem", "home"), _place("skole", "school")]
    return (
        first,
        *((_kind(),) if not of_posts else ()),
        *places,
        _day(of_posts=of_posts),
        *((_recorded(), _delay()) if is_event else ()),
        *((_counted(measure),) if measure != "median" else ()),
    )


def _children() -> RegisteredColumn:
    return text_column(
        "barn",
        Text(da="Barn", en="Child"),
        SORTS["barn"],
        lambda row, context: children_called(row, context.words),
        is_name=True,
    )


def _staff() -> RegisteredColumn:
    return text_column(
        "medarbejder",
        Text(da="Læringsvejleder", en="Learning advisor"),
        SORTS["medarbejder"],
        lambda row, context: staff_name(context.register, row.staff, context.words),
        is_name=True,
    )


def _kind() -> RegisteredColumn:
    label = Text(da="Hvad", en="What")
    return text_column("art", label, SORTS["art"], lambda row, context: context.words.text(KINDS[row.kind]))


def _place(key: str, unit: Unit) -> RegisteredColumn:
    label = Text(da="Anbringelsessted", en="Home") if unit == "home" else Text(da="Skole", en="School")

    def name(row: RegisteredLine, context: RollContext) -> str:
        place = row.home if unit == "home" else row.school
        if place is None and row.kind is Kind.TALK:
            return ""  # a talk belongs to the one that got it
        return unit_name(context.register, unit, place, context.words)

    return text_column(key, label, SORTS[key], name)


def _day(*, of_posts: bool) -> RegisteredColumn:
    label = Text(da="Siden", en="Since") if of_posts else Text(da="Dag", en="Day")
    return day_column("dag", label, SORTS["dag"], lambda row: row.day, highest_first=True)


def _recorded() -> RegisteredColumn:
    label = Text(da="Registreret den", en="Recorded on")
    return day_column("registreret", label, SORTS["registreret"], lambda row: row.recorded_on, highest_first=True)


def _delay() -> RegisteredColumn:
    def said(row: RegisteredLine, context: RollContext) -> tuple[str, str]:
        words = context.words
        return (words("unknown") if row.delay is None else words.count(row.delay, "{n} day", "{n} days")), ""

    return RollColumn(
        key="forsinkelse",
        label=Text(da="Forsinkelse i dage", en="Delay in days"),
        sort=SORTS["forsinkelse"],
        said=said,
        cells=lambda row, _: (None if row.delay is None else Number(Decimal(row.delay)),),
        kind="number",
        highest_first=True,
    )


def _counted(measure: Measure) -> RegisteredColumn:
    def said(row: RegisteredLine, context: RollContext) -> str:
        return context.words("yes") if row.is_counted else context.words("no")

    return text_column("taeller", _COUNTED.get(measure, _UNKNOWN), SORTS["taeller"], said)
