"""Styregrupper: which groups meet, at which level and how often, and who is in them."""

from collections.abc import Mapping, Sequence
from typing import Final

from dash.development.base_component import Component

from dashboard.auth.permissions import Permission
from dashboard.components import elements as html
from dashboard.components.markup import named
from dashboard.components.meetings import group_forms as forms
from dashboard.components.meetings.groups import (
    GROUP_KEY,
    GROUPS_PATH,
    GROUPS_TITLE,
    LEVELS,
    member_words,
    rhythm_words,
)
from dashboard.components.meetings.meeting_views import meeting_links
from dashboard.components.meetings.meetings import MEETINGS_PATH
from dashboard.components.post_form import post_form
from dashboard.components.query import address, read, write
from dashboard.components.shell import page_head
from dashboard.components.told import TOLD_KEY, told_of
from dashboard.components.visit import Page, Visit
from dashboard.data.app_database.meetings import MAIN_GROUP
from dashboard.data.app_database.people import people_who_sign_in
from dashboard.data.app_database.steering_groups import Member, SteeringGroup, members_of, steering_groups
from dashboard.vocabulary.text import Text

_CHANGE_KEY: Final = "ret"  # of the address: the group that is being changed
_TOLD: Final[Mapping[str, Text]] = {
    "oprettet": Text(da="Gruppen er oprettet.", en="The group is made."),
    forms.CHANGE: Text(da="Gruppen er rettet.", en="The group is changed."),
    forms.DELETE: Text(da="Gruppen er slettet.", en="The group is deleted."),
    forms.PUT_IN: Text(da="Medlemmet er sat ind i gruppen.", en="The member is put into the group."),
    forms.TAKE_OUT: Text(da="Medlemmet er taget ud af gruppen.", en="The member is taken out of the group."),
}


def _build(visit: Visit) -> Sequence[Component | None]:
    words, database = visit.words, visit.audit.log.database
    shown = [group for group in steering_groups(database) if visit.reader.reads_minutes_of(group.group_id)]
    may_change = visit.may(Permission.MEETINGS)
    add = html.Details([html.Summary(words("Make another group")), post_form(forms.add_form(words))])
    return [
        page_head(words.text(GROUPS_TITLE), words("Who meets, how often, and who is in each group.")),
        meeting_links(visit),
        told_of(visit, _TOLD),
        *(_group(visit, group) for group in shown),
        add if may_change else None,
    ]


def _group(visit: Visit, group: SteeringGroup) -> Component:
    words, name = visit.words, f"gruppe-{group.group_id}"
    members = members_of(visit.audit.log.database, group.group_id)
    told = f"{words.text(LEVELS[group.level])} · {rhythm_words(group.rhythm_months, words)}"
    meetings = address(MEETINGS_PATH, write([(GROUP_KEY, (group.group_id,))]))
    listed = html.Ul([html.Li(member_words(member, words)) for member in members])
    return html.Section(
        [
            html.H2(group.name, id=name),
            html.P(told),
            listed if members else html.P(words("Nobody has been put into the group yet.")),
            html.P(html.A(words("The group's meetings"), href=meetings)),
            *(_changing(visit, group, members) if visit.may(Permission.MEETINGS) else ()),
        ],
        **named(aria_labelledby=name),
    )


def _changing(visit: Visit, group: SteeringGroup, members: Sequence[Member]) -> Sequence[Component]:
    """The forms that change a group where the address asks for them, else the link to them."""
    words = visit.words
    if dict(read(visit.search)).get(_CHANGE_KEY, ("",))[0] != group.group_id:
        change = address(GROUPS_PATH, write([(_CHANGE_KEY, (group.group_id,))]))
        return [html.P(html.A(words("Change {group} or its members", group=group.name), href=change))]
    inside = {member.person_id for member in members}
    people = people_who_sign_in(visit.audit.log.database)
    others = [(key, name) for key, name in people if key not in inside]
    out = html.Div([post_form(forms.take_out_form(member, words)) for member in members], className="post-buttons")
    return [
        html.H3(words("Members")),
        post_form(forms.put_in_form(group, others, words)),
        out,
        html.H3(words("Name, level and rhythm"), className="next-forms"),
        post_form(forms.change_form(group, words)),
        *([post_form(forms.delete_form(group, words))] if group.group_id != MAIN_GROUP else []),
        html.P(html.A(words("Close without changing more"), href=GROUPS_PATH)),
    ]


PAGE = Page(
    path=GROUPS_PATH,
    title=GROUPS_TITLE,
    under=MEETINGS_PATH,
    build=_build,
    permission=Permission.MINUTES,
    keys=(TOLD_KEY, _CHANGE_KEY),
)
