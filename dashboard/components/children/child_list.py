"""Children and their next follow-up, in three bands: overdue, due soon, in time (indicators.md 2)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dash.development.base_component import Component

from dashboard.components import elements as html
from dashboard.components import ids
from dashboard.components.code_labels import code_label
from dashboard.components.date_words import lateness
from dashboard.components.markup import named, scroll_region
from dashboard.data.mart.answers import ChildFollowUp, FollowUpStatus, Register
from dashboard.i18n.words import Words, compare_danish

PageOf = Callable[[str], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildList:
    """`soon`: the day of the next steering-group meeting; who is due by then stands in the second band.

    `page`: the address of a child's own page, by key.
    """

    key: str
    children: Sequence[ChildFollowUp]
    register: Register
    as_of: date
    soon: date
    level: int = 3
    page: PageOf | None = None


@dataclass(frozen=True, slots=True)
class Bands:
    overdue: tuple[ChildFollowUp, ...]
    soon: tuple[ChildFollowUp, ...]
    in_time: tuple[ChildFollowUp, ...]


def bands(children: Sequence[ChildFollowUp], soon: date) -> Bands:
    """The longest overdue first; the others by the day they are due at the latest, then by name."""
    ordered = _most_urgent_first(children)
    overdue = tuple(child for child in ordered if child.status.is_overdue)
    rest = [child for child in ordered if not child.status.is_overdue]
    return Bands(
        overdue,
        tuple(child for child in rest if child.latest_on <= soon),
        tuple(child for child in rest if child.latest_on > soon),
    )


def _most_urgent_first(children: Sequence[ChildFollowUp]) -> list[ChildFollowUp]:
    return sorted(
        children,
        key=lambda child: (-child.overdue_days, child.latest_on, compare_danish(child.name or ""), child.child),
    )


def child_list(view: ChildList, words: Words) -> Component:
    """Three tables with a heading and a number each; an empty band says so in words."""
    found = bands(view.children, view.soon)
    return html.Div(
        [
            _band("overdue", words("Overdue"), found.overdue, view, words),
            _band("soon", words("Due by {day}", day=words.day(view.soon)), found.soon, view, words),
            _band("in-time", words("In time"), found.in_time, view, words),
        ],
        className="child-list",
    )


def _band(band: str, title: str, children: Sequence[ChildFollowUp], view: ChildList, words: Words) -> Component:
    heading = html.H2 if view.level == 2 else html.H3
    name = ids.table(f"{view.key}-{band}")
    counted = words.count(len(children), "{n} child", "{n} children")
    title_line = heading([title, html.Small(counted)], id=ids.heading(name), className=f"band band-{band}")
    if not children:
        return html.Section([title_line, html.P(words("No children here."))])
    attributes = {"id": name, **named(aria_labelledby=ids.heading(name))}
    table = _table(children, view.register, view.as_of, words, view.page, **attributes)
    return html.Section([title_line, scroll_region(table, aria_labelledby=ids.heading(name))])


def overdue_table(
    children: Sequence[ChildFollowUp], register: Register, as_of: date, words: Words, page: PageOf, **attributes: Any
) -> Component:
    """The children as one table without a heading of its own, the longest overdue first; each leads to its page."""
    return _table(_most_urgent_first(children), register, as_of, words, page, **attributes)


def _table(
    children: Sequence[ChildFollowUp],
    register: Register,
    as_of: date,
    words: Words,
    page: PageOf | None,
    **attributes: Any,
) -> Component:
    labels = (
        words("Child"),
        words("Home"),
        words("School"),
        words("Last follow-up"),
        words("At the latest"),
        words("Status"),
        words("Planned"),
        words("Coordinator"),
    )
    return html.Table(
        [
            html.Thead(html.Tr([html.Th(label, scope="col") for label in labels])),
            html.Tbody([_child(child, labels, register, as_of, words, page) for child in children]),
        ],
        className="children",
        **named(data_table=""),
        **attributes,
    )


def _child(
    child: ChildFollowUp,
    labels: Sequence[str],
    register: Register,
    as_of: date,
    words: Words,
    page: PageOf | None,
) -> Component:
    homes, schools, staff = register.homes, register.schools, register.staff
    home, school, coordinator = (
        homes.get(child.home or ""),
        schools.get(child.school or ""),
        staff.get(child.coordinator or ""),
    )
    unknown = words("unknown")
    values: tuple[str | Component, ...] = (
        home.name if home else unknown,
        school.name if school else unknown,
        words.day(child.last_on) if child.ever_held else words("not yet held"),
        words.day(child.latest_on),
        html.Strong(status_words(child, as_of, words)),
        words.day(child.planned_on) if child.planned_on else words("nothing planned"),
        coordinator.name if coordinator else unknown,
    )
    cells = [html.Td(value, **named(data_title=label)) for label, value in zip(labels[1:], values, strict=True)]
    grade = words("grade {n}", n=child.grade) if child.grade is not None else None
    subtitle = ", ".join(part for part in (grade, words.text(code_label("model", child.model))) if part)
    name = child.name or words("Child {key}", key=child.child)
    called = html.A(name, href=page(child.child)) if page is not None else name
    return html.Tr([html.Th([called, html.Small(subtitle)], scope="row"), *cells], key=child.child)


def status_words(child: ChildFollowUp, as_of: date, words: Words) -> str:
    """Where the child stands, in words: `Overskredet med 3 uger`."""
    late = lateness(child.overdue_days, words)
    left = lateness(max((child.latest_on - as_of).days, 0), words)
    return {
        FollowUpStatus.OVERDUE: words("Overdue by {time}", time=late),
        FollowUpStatus.NEVER_HELD_OVERDUE: words("Never followed up, overdue by {time}", time=late),
        FollowUpStatus.WITHIN_GRACE: words("Past the agreed day, {time} left", time=left),
        FollowUpStatus.IN_TIME: words("In time, {time} left", time=left),
        FollowUpStatus.NEW: words("New, {time} left", time=left),
    }[child.status]
