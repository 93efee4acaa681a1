"""Planning a meeting on the day that the group's rhythm asks for, or another; and noting one that was held."""

from dash.development.base_component import Component

from dashboard.components import elements as html
from dashboard.components.markup import named
from dashboard.components.meetings.asked_meetings import AskedMeetings
from dashboard.components.meetings.meeting_forms import plan_form, record_form
from dashboard.components.meetings.meetings import proposed_day
from dashboard.components.post_form import post_form
from dashboard.components.visit import Visit
from dashboard.data.app_database.meeting_years import latest_day


def meeting_planning(visit: Visit, asked: AskedMeetings) -> Component:
    words, group = visit.words, asked.group
    latest = latest_day(visit.audit.log.database, group.group_id)
    proposed = proposed_day(latest, group.rhythm_months, asked.today)
    told = words("The day is proposed by the group's rhythm; choose another if it does not fit.")
    return html.Section(
        [
            html.H2(words("Plan a meeting"), id="planlaeg"),
            html.P(told) if proposed is not None else None,
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
