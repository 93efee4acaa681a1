"""What the address of *Møder* asks for: whose meetings, and of which days; and links to other groups and years."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from dash.development.base_component import Component

from dashboard.components import elements as html
from dashboard.components.markup import named
from dashboard.components.meetings.groups import GROUP_KEY
from dashboard.components.meetings.meetings import MEETINGS_PATH, page_of, shown_days, year_shown
from dashboard.components.notices import notice
from dashboard.components.query import address, read, write
from dashboard.components.visit import Visit
from dashboard.data.app_database.meeting_years import left_open, years_of
from dashboard.data.app_database.meetings import MAIN_GROUP, Meeting
from dashboard.data.app_database.steering_groups import SteeringGroup, steering_groups
from dashboard.vocabulary.period import Period

YEAR_KEY: Final = "aar"


@dataclass(frozen=True, slots=True)
class AskedMeetings:
    """`groups` are all there are; `years` those in which the group has meetings, the latest first."""

    group: SteeringGroup
    groups: Sequence[SteeringGroup]
    shown: Period
    years: Sequence[int]
    today: date


def asked_meetings(visit: Visit) -> AskedMeetings:
    """What does not exist is the municipality's own group, and the usual days."""
    database, today = visit.audit.log.database, visit.audit.clock().astimezone().date()
    groups = {group.group_id: group for group in steering_groups(database)}
    asked = {key: values[0] for key, values in read(visit.search) if values}
    group = groups.get(asked.get(GROUP_KEY, "")) or groups[MAIN_GROUP]
    years = years_of(database, group.group_id)
    year = next((year for year in years if str(year) == asked.get(YEAR_KEY)), None)
    shown = shown_days(today) if year is None else year_shown(year)
    return AskedMeetings(group, list(groups.values()), shown, years, today)


def group_part(group: SteeringGroup) -> str:
    """The query string of the group."""
    return write([(GROUP_KEY, (group.group_id,))])


def group_links(visit: Visit, asked: AskedMeetings) -> Component | None:
    """Links to the other groups' meetings, where there are several groups."""
    if len(asked.groups) == 1:
        return None

    def link(group: SteeringGroup) -> Component:
        mark = named(aria_current="true") if group == asked.group else {}
        return html.Li(html.A(group.name, href=address(MEETINGS_PATH, group_part(group)), **mark))

    label = named(aria_label=visit.words("Steering groups"))
    return html.Nav(html.Ul([link(group) for group in asked.groups]), className="views", **label)


def other_years(visit: Visit, asked: AskedMeetings) -> Component | None:
    """Links to the years that have meetings besides those shown, and back to the usual days."""
    words, usual = visit.words, shown_days(asked.today)
    is_usual = asked.shown == usual
    others = [year for year in asked.years if not is_usual or not usual.start.year <= year <= usual.end.year]
    part = group_part(asked.group)
    links = [html.A(str(year), href=address(MEETINGS_PATH, f"{part}&{YEAR_KEY}={year}")) for year in others]
    if not is_usual:
        links.insert(0, html.A(words("This year and those beside it"), href=address(MEETINGS_PATH, part)))
    return html.P([words("Other years:"), *(part for link in links for part in (" ", link))]) if links else None


def left_open_notice(visit: Visit, asked: AskedMeetings) -> Component | None:
    """Meetings of long ago that nobody has closed or cancelled: the days shown do not reach them."""
    group = asked.group.group_id
    found = left_open(visit.audit.log.database, group, shown_days(asked.today).start)
    if not found:
        return None
    links = [opened(visit, group, key, visit.words.day(day)) for key, day in found]
    return notice(
        "warning",
        visit.words("Planned more than a year ago, and neither closed nor cancelled"),
        html.Span([part for link in links for part in (link, " ")]),
    )


def day_link(visit: Visit, meeting: Meeting) -> Component:
    """The meeting's day, as a link for who may open its page."""
    return opened(visit, meeting.steering_group, meeting.meeting_id, visit.words.day(meeting.day))


def opened(visit: Visit, group: str, meeting_id: str, label: str) -> Component:
    """A label that leads to a meeting of the group, for who may read its minutes."""
    may_open = visit.reader.reads_minutes_of(group)
    return html.A(label, href=page_of(meeting_id)) if may_open else html.Span(label)
