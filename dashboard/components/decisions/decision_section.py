"""Decisions on a meeting's page: the open ones of earlier meetings first, then under each topic what was decided."""

from collections.abc import Sequence
from typing import Final

from dash.development.base_component import Component

from dashboard.auth.permissions import Permission
from dashboard.components import elements as html
from dashboard.components.cohorts.cohorts import visible_cohorts
from dashboard.components.decisions.decision_entry import decision_entry, open_forms
from dashboard.components.decisions.decision_forms import Choices, take_form
from dashboard.components.decisions.decision_status import DecisionStatus, decisions_before, statuses
from dashboard.components.decisions.decisions import DECISIONS_PATH, SECTION_ID, TOLD, WARNED
from dashboard.components.markup import named
from dashboard.components.post_form import post_form
from dashboard.components.told import told_of
from dashboard.components.visit import Visit
from dashboard.data.app_database.agenda import AgendaItem, agenda_of
from dashboard.data.app_database.cohorts import Cohort
from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.decisions import Decision, decisions_taken_at
from dashboard.data.app_database.meetings import Meeting, MeetingState
from dashboard.data.app_database.steering_groups import members_of
from dashboard.data.mart.answers import Register

_MOST: Final = 30  # of one part of the page; the rest stand on the decisions' own page


def earlier_decisions(visit: Visit, meeting: Meeting) -> Component:
    """What was told of the form that led here, and the decisions that wait for the meeting's answer, by deadline."""
    words = visit.words
    waiting = decisions_before(visit.audit.log.database, meeting)
    title = words("Open decisions of earlier meetings")
    return html.Section(
        [
            html.H2(title, id="aabne-beslutninger"),
            told_of(visit, TOLD, warnings={WARNED}),
            *(_entries(visit, waiting, meeting) or [html.P(words("No decision of an earlier meeting is open."))]),
        ],
        **named(aria_labelledby="aabne-beslutninger"),
    )


def topic_decisions(visit: Visit, meeting: Meeting, item: AgendaItem) -> Component | None:
    """What was decided under a topic; None where nothing was."""
    taken = decisions_taken_at(visit.audit.log.database, meeting.meeting_id)
    found = [decision for decision in taken if decision.item_id == item.item_id]
    if not found:
        return None
    return html.Div([html.P(html.Strong(visit.words("Decided"))), _short_list(found)])


def meeting_decisions(visit: Visit, meeting: Meeting) -> Component | None:
    """All that the meeting decided, and writing down more; None for a cancelled one without any."""
    words = visit.words
    found = decisions_taken_at(visit.audit.log.database, meeting.meeting_id)
    is_on = meeting.state is not MeetingState.CANCELLED
    if not found and not is_on:
        return None
    return html.Section(
        [
            html.H2(words("Decisions of this meeting"), id=SECTION_ID),
            *(_entries(visit, found, None) or [html.P(words("Nothing is decided yet."))]),
            _taking(visit, meeting) if is_on and visit.may(Permission.MEETINGS) else None,
            html.P(html.A(words("All of the group's decisions"), href=DECISIONS_PATH)),
        ],
        **named(aria_labelledby=SECTION_ID),
    )


def choices_at(database: AppDatabase, meeting: Meeting, register: Register, cohorts: Sequence[Cohort]) -> Choices:
    """What can be chosen in the form of a meeting's decision."""
    items = agenda_of(database, meeting.meeting_id)
    return Choices(
        topics=[(item.item_id, f"{item.position}. {item.topic.title}") for item in items],
        members=[(member.name, member.function) for member in members_of(database, meeting.steering_group)],
        register=register,
        cohorts=cohorts,
    )


def _entries(visit: Visit, found: Sequence[Decision], answering: Meeting | None) -> list[Component]:
    """The decisions with their forms; `answering`: the meeting that can answer them."""
    if answering is not None and answering.state is MeetingState.CANCELLED:
        answering = None
    entries = [
        decision_entry(visit, status, *open_forms(visit, status, answering))
        for status in _statuses(visit, found[:_MOST])
    ]
    if len(found) > _MOST:
        more = visit.words("{x} of {n} are shown.", x=_MOST, n=len(found))
        entries.append(html.P([more, " ", html.A(visit.words("All of the group's decisions"), href=DECISIONS_PATH)]))
    return entries


def _short_list(found: Sequence[Decision]) -> Component:
    def line(decision: Decision) -> Component:
        return html.Li(html.A(decision.text, href=f"#beslutning-{decision.decision_id}"))

    return html.Ul([line(decision) for decision in found[:_MOST]])


def _statuses(visit: Visit, found: Sequence[Decision]) -> tuple[DecisionStatus, ...]:
    today = visit.audit.clock().astimezone().date()
    return statuses(visit.audit.log.database, found, visit.mart_found, visit.settings, today=today)


def _taking(visit: Visit, meeting: Meeting) -> Component:
    words = visit.words
    choices = choices_at(visit.audit.log.database, meeting, visit.register, visible_cohorts(visit))
    form = take_form(meeting.meeting_id, choices, words)
    return html.Details([html.Summary(words("Write down a decision")), post_form(form)], id="ny-beslutning")
