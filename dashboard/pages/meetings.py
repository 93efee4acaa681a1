"""Møder: a steering group's meetings over the past year and the coming one, and planning them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from dash.development.base_component import Component

from dashboard.auth.permissions import Permission
from dashboard.components import elements as html
from dashboard.components.groups import GROUP_KEY, rhythm_words
from dashboard.components.markup import named
from dashboard.components.meeting_forms import plan_form, record_form
from dashboard.components.meeting_views import meeting_links
from dashboard.components.meeting_year import meeting_year
from dashboard.components.meetings import (
    CALENDAR_PATH,
    MEETINGS_PATH,
    MEETINGS_TITLE,
    page_of,
    proposed_day,
    quarter_words,
    quarters,
    shown_days,
    state_words,
    year_shown,
)
from dashboard.components.notices import notice
from dashboard.components.post_form import post_form
from dashboard.components.query import address, read, write
from dashboard.components.shell import page_head
from dashboard.components.table import Cell, plain_table
from dashboard.components.told import TOLD_KEY, told_of
from dashboard.components.visit import Page, Visit
from dashboard.data.app_database.meeting_years import latest_day, left_open, years_of
from dashboard.data.app_database.meetings import MAIN_GROUP, Meeting, MeetingState, meetings_between
from dashboard.data.app_database.steering_groups import SteeringGroup, steering_groups
from dashboard.vocabulary.period import Period
from dashboard.vocabulary.text import Text

_YEAR_KEY: Final = "aar"
_TOLD: Final[Mapping[str, Text]] = {
    "planlagt": Text(da="Mødet er planlagt.", en="The meeting is planned."),
    "noteret": Text(da="Mødet er noteret som holdt.", en="The meeting is noted as held."),
}


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the address asks for: whose meetings, of which days; `groups` are all there are."""

    group: SteeringGroup
    groups: Sequence[SteeringGroup]
    shown: Period
    years: Sequence[int]  # in which the group has meetings
    today: date


def _asked(visit: Visit) -> _Asked:
    """What does not exist is the municipality's own group, and the usual days."""
    database, today = visit.audit.log.database, visit.audit.clock().astimezone().date()
    groups = {group.group_id: group for group in steering_groups(database)}
    asked = {key: values[0] for key, values in read(visit.search) if values}
    group = groups.get(asked.get(GROUP_KEY, "")) or groups[MAIN_GROUP]
    years = years_of(database, group.group_id)
    year = next((year for year in years if str(year) == asked.get(_YEAR_KEY)), None)
    shown = shown_days(today) if year is None else year_shown(year)
    return _Asked(group, list(groups.values()), shown, years, today)


def _build(visit: Visit) -> Sequence[Component | None]:
    words, asked = visit.words, _asked(visit)
    database, group = visit.audit.log.database, asked.group
    meetings = meetings_between(database, group.group_id, asked.shown.start, asked.shown.end)
    title = words("The year's meetings")
    head = (words("Quarter"), words("Day"), words("Place"), words("Status"))
    rows = [row for quarter in quarters(asked.shown) for row in _rows(visit, quarter, meetings, asked.today)]
    calendar = address(CALENDAR_PATH, _group_part(group))
    return [
        page_head(words.text(MEETINGS_TITLE), _lead(visit, asked)),
        meeting_links(visit),
        _groups(visit, asked),
        told_of(visit, _TOLD),
        _left_open(visit, asked),
        html.Section(
            [
                html.H2(title),
                meeting_year(visit, group, asked.shown, meetings, asked.today),
                html.Details(
                    [
                        html.Summary(words("The same as a list, with places")),
                        plain_table(title, head, rows, stacks=True),
                    ]
                ),
                _other_years(visit, asked),
                html.P(html.A(words("The meetings as a calendar file (.ics)"), href=calendar)),
            ]
        ),
        _planning(visit, asked) if visit.may(Permission.MEETINGS) else None,
    ]


def _lead(visit: Visit, asked: _Asked) -> str:
    words, group, coming = visit.words, asked.group, shown_days(asked.today)
    rhythm = words(
        "The rhythm of {group} is {rhythm}.", group=group.name, rhythm=rhythm_words(group.rhythm_months, words)
    )  # fmt: skip
    found = meetings_between(visit.audit.log.database, group.group_id, asked.today, coming.end)
    ahead = [meeting.day for meeting in found if meeting.state is MeetingState.PLANNED]
    told = words("The next one is on {day}.", day=words.day(ahead[0])) if ahead else words("None is planned.")
    return f"{rhythm} {told}"


def _groups(visit: Visit, asked: _Asked) -> Component | None:
    """Links to the other groups' meetings, where there are several groups."""
    if len(asked.groups) == 1:
        return None

    def link(group: SteeringGroup) -> Component:
        mark = named(aria_current="true") if group == asked.group else {}
        return html.Li(html.A(group.name, href=address(MEETINGS_PATH, _group_part(group)), **mark))

    label = named(aria_label=visit.words("Steering groups"))
    return html.Nav(html.Ul([link(group) for group in asked.groups]), className="views", **label)


def _left_open(visit: Visit, asked: _Asked) -> Component | None:
    """Meetings of long ago that nobody has closed or cancelled: the days shown do not reach them."""
    words = visit.words
    found = left_open(visit.audit.log.database, asked.group.group_id, shown_days(asked.today).start)
    if not found:
        return None
    days = [
        html.A(words.day(day), href=page_of(key))
        if visit.reader.reads_minutes_of(asked.group.group_id)
        else html.Span(words.day(day))
        for key, day in found
    ]
    return notice(
        "warning",
        words("Planned more than a year ago, and neither closed nor cancelled"),
        html.Span([part for day in days for part in (day, " ")]),
    )


def _other_years(visit: Visit, asked: _Asked) -> Component | None:
    """Links to the years that have meetings, and back to the usual days."""
    words, usual = visit.words, shown_days(asked.today)
    is_usual = asked.shown == usual
    others = [year for year in asked.years if not is_usual or not usual.start.year <= year <= usual.end.year]
    part = _group_part(asked.group)
    links = [html.A(str(year), href=address(MEETINGS_PATH, f"{part}&{_YEAR_KEY}={year}")) for year in others]
    if not is_usual:
        links.insert(0, html.A(words("This year and those beside it"), href=address(MEETINGS_PATH, part)))
    if not links:
        return None
    return html.P([words("Other years:"), " ", *(part for link in links for part in (link, " "))])


def _rows(visit: Visit, quarter: Period, meetings: Sequence[Meeting], today: date) -> list[Sequence[Cell]]:
    """The quarter's meetings; one that had none, besides cancelled ones, says so."""
    words, name = visit.words, quarter_words(quarter, visit.words)
    within = [meeting for meeting in meetings if quarter.start <= meeting.day <= quarter.end]
    rows: list[Sequence[Cell]] = [
        (name, _day(visit, meeting), meeting.place or "–", state_words(meeting, today, words)) for meeting in within
    ]
    if all(meeting.state is MeetingState.CANCELLED for meeting in within):
        is_over = quarter.end < today
        none = words("no meeting is recorded") if is_over else words("no meeting is planned")
        rows.append((name, "–", "–", html.Strong(none)))
    return rows


def _day(visit: Visit, meeting: Meeting) -> Cell:
    """The day, as a link for who may open the meeting's own page."""
    day = visit.words.day(meeting.day)
    may_open = visit.reader.reads_minutes_of(meeting.steering_group)
    return html.A(day, href=page_of(meeting.meeting_id)) if may_open else day


def _planning(visit: Visit, asked: _Asked) -> Component:
    """Planning a meeting on the day that the rhythm asks for, or another; and noting one that was held."""
    words, group, database = visit.words, asked.group, visit.audit.log.database
    proposed = proposed_day(latest_day(database, group.group_id), group.rhythm_months, asked.today)
    return html.Section(
        [
            html.H2(words("Plan a meeting"), id="planlaeg"),
            html.P(words("The day is proposed by the group's rhythm; choose another if it does not fit."))
            if proposed is not None
            else None,
            post_form(plan_form(group.group_id, words, proposed)),
            html.Details(
                [
                    html.Summary(words("Note a meeting that was held before")),
                    html.P(words("No figures are kept for it: nobody knows what the group was shown.")),
                    post_form(record_form(group.group_id, words)),
                ]
            ),
        ],
        **named(aria_labelledby="planlaeg"),
    )


def _group_part(group: SteeringGroup) -> str:
    return write([(GROUP_KEY, (group.group_id,))])


PAGE = Page(
    path=MEETINGS_PATH, title=MEETINGS_TITLE, build=_build, keys=(TOLD_KEY, GROUP_KEY, _YEAR_KEY), letter="m"
)  # fmt: skip
