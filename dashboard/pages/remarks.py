"""Bemærkninger: what was written beside an indicator, a home or a school, and writing about it."""

from collections.abc import Mapping, Sequence
from typing import Final

from dash.development.base_component import Component

from dashboard.auth.permissions import Permission
from dashboard.components import elements as html
from dashboard.components.markup import named
from dashboard.components.meetings.meeting_views import meeting_links
from dashboard.components.meetings.meetings import MEETINGS_PATH
from dashboard.components.notices import address_problems, notice
from dashboard.components.post_form import post_form
from dashboard.components.query import read
from dashboard.components.remarks.remark_forms import CHANGE, DELETE, change_form, delete_form, write_form
from dashboard.components.remarks.remarks import (
    INDICATOR_KEY,
    LABELS,
    REMARKS_PATH,
    REMARKS_TITLE,
    UNIT_KEY,
    about_words,
    asked_about,
    is_there,
    reads_remarks,
    remarks_href,
    writes_remarks,
)
from dashboard.components.shell import page_head
from dashboard.components.table_state import PAGE_KEY, SEARCH_KEY, page_of, parse_table
from dashboard.components.table_tools import pages_links, search_field
from dashboard.components.visit import Page, Visit
from dashboard.data.app_database.remarks import MOST_FOUND, About, Remark, remarks_about, remarks_at, remarks_related
from dashboard.vocabulary.text import Text

_REMARKS_A_PAGE: Final = 20
_TOLD_KEY: Final = "besked"
_TOLD: Final[Mapping[str, Text]] = {
    "skrevet": Text(da="Bemærkningen er gemt.", en="The remark is saved."),
    CHANGE: Text(da="Ændringen er gemt.", en="The change is saved."),
    DELETE: Text(da="Bemærkningen er slettet.", en="The remark is deleted."),
}


def _build(visit: Visit) -> Sequence[Component | None]:
    words = visit.words
    about, problems = asked_about(visit)
    head: list[Component | None] = [
        page_head(words.text(REMARKS_TITLE), about_words(visit, about) if about is not None else _whole(visit)),
        meeting_links(visit),
        _told(visit),
        address_problems((*visit.state.problems, *problems), LABELS, words),
    ]
    if about is not None and not reads_remarks(visit.reader, about):
        return [*head, notice("info", words("These remarks are for the steering groups and those it concerns."))]
    return [
        *head,
        html.P(html.A(words("All remarks"), href=REMARKS_PATH), className="back") if about is not None else None,
        _writing(visit, about) if about is not None and writes_remarks(visit.reader, about) else None,
        _listed(visit, about),
        _related(visit, about) if about is not None else None,
    ]


def _whole(visit: Visit) -> str:
    if visit.may(Permission.MEETINGS):
        return visit.words("Written beside indicators, homes and schools. Write a new one from the figure it is about.")
    if visit.may(Permission.MINUTES):
        return visit.words("Written beside indicators, homes and schools.")
    return visit.words("Written about your own home or school. Write a new one from the figure it is about.")


def _told(visit: Visit) -> Component | None:
    """What was done with the form that led here."""
    told = _TOLD.get(",".join(dict(read(visit.search)).get(_TOLD_KEY, ())))
    return notice("info", visit.words.text(told)) if told is not None else None


def _writing(visit: Visit, about: About) -> Component:
    words = visit.words
    who = words("Read by the steering groups and those who plan their meetings.")
    if about.unit_kind is not None:
        who = words("Read by the steering groups, those who plan their meetings, and the leader of the place.")
    return html.Section(
        [html.H2(words("Write a remark"), id="skriv"), html.P(who), post_form(write_form(about, words))],
        **named(aria_labelledby="skriv"),
    )


def _listed(visit: Visit, about: About | None) -> Component:
    """The newest first; searched and paged."""
    words, table = visit.words, parse_table(visit.search, ())
    found, wanted = _readable(visit, about), table.search.casefold()
    kept = [remark for remark in found if wanted in _searched(visit, remark).casefold()]
    page = page_of(len(kept), table.page, _REMARKS_A_PAGE)
    extent = words.count(page.found, "{n} remark", "{n} remarks")
    if len(found) >= MOST_FOUND:
        extent += " " + words("(the newest {most})", most=words.number(MOST_FOUND))
    return html.Section(
        [
            html.H2(words("Written"), id="skrevet"),
            search_field(table.search, words, words("Search in the remarks")),
            html.P(extent, className="extent", role="status"),
            *([_remark(visit, remark, about) for remark in kept[page.rows]] or [html.P(words("No remark here."))]),
            pages_links(page, table, visit.path, visit.search, words),
        ],
        className="unit-table remarks",
        **named(aria_labelledby="skrevet"),
    )


def _related(visit: Visit, about: About) -> Component | None:
    """The newest about the same indicator at single places, or about the place's single indicators."""
    words = visit.words
    found = [one for one in remarks_related(visit.audit.log.database, about) if _is_readable(visit, one.about)]
    if not found:
        return None
    shown = found[:_REMARKS_A_PAGE]
    extent = words("Showing {n} of {all}", n=words.number(len(shown)), all=words.number(len(found)))
    title = words("At single homes and schools") if about.unit_key is None else words("On single indicators here")
    return html.Section(
        [
            html.H2(title, id="ogsaa"),
            html.P(extent, className="extent"),
            *(_remark(visit, remark, None) for remark in shown),
        ],
        className="remarks",
        **named(aria_labelledby="ogsaa"),
    )


def _is_readable(visit: Visit, about: About) -> bool:
    return reads_remarks(visit.reader, about) and is_there(visit, about)


def _readable(visit: Visit, about: About | None) -> list[Remark]:
    database, own = visit.audit.log.database, visit.scope.own
    if about is not None:
        return list(remarks_about(database, about))
    # A leader's are asked for by place: among the newest of all there may be none of the leader's own.
    is_for_all = visit.may(Permission.MINUTES)
    found = remarks_about(database, None) if is_for_all else remarks_at(database, own.homes, own.schools)
    return [one for one in found if _is_readable(visit, one.about)]


def _searched(visit: Visit, remark: Remark) -> str:
    """What the search looks through."""
    content = remark.content
    return " ".join((about_words(visit, remark.about), content.text, content.action, content.owner, remark.author))


def _remark(visit: Visit, remark: Remark, about: About | None) -> Component:
    words, content = visit.words, remark.content
    when = words("{author}, {moment}", author=remark.author, moment=words.moment(remark.created_at))
    if remark.version > 1:
        when += " " + words("(changed {moment})", moment=words.moment(remark.changed_at))
    heading = about_words(visit, remark.about)
    is_own = remark.person_id == visit.reader.person_id
    return html.Article(
        [
            html.H3(heading if about is not None else html.A(heading, href=remarks_href(remark.about))),
            html.P(content.text, className="as-typed") if content.text else None,
            html.P([html.Strong(words("Action") + ": "), _action(visit, remark)]) if content.action else None,
            html.P(when, className="extent"),
            _changing(visit, remark) if is_own and writes_remarks(visit.reader, remark.about) else None,
        ],
        id=f"bemaerkning-{remark.remark_id}",
    )


def _action(visit: Visit, remark: Remark) -> str:
    """`Ring til hjemmet; Anne; senest 4. mar. 2026; udført`."""
    words, content = visit.words, remark.content
    due = words("no later than {day}", day=words.day(content.due_on)) if content.due_on is not None else ""
    done = words("carried out") if content.is_done else words("not carried out yet")
    return "; ".join(filter(None, (content.action, content.owner, due, done)))


def _changing(visit: Visit, remark: Remark) -> Component:
    words = visit.words
    return html.Details(
        [
            html.Summary(words("Change or delete")),
            post_form(change_form(remark, words)),
            post_form(delete_form(remark, words)),
        ]
    )


PAGE = Page(
    path=REMARKS_PATH,
    under=MEETINGS_PATH,
    title=REMARKS_TITLE,
    build=_build,
    permission=Permission.REMARKS,
    keys=(INDICATOR_KEY, UNIT_KEY, SEARCH_KEY, PAGE_KEY, _TOLD_KEY),
)
