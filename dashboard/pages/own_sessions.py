"""Mine sessioner: where the reader is signed in, and the buttons that end it there."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from dash.development.base_component import Component

from dashboard.components import elements as html
from dashboard.components.browser_words import browser_words
from dashboard.components.post_form import Field, PostForm, post_form
from dashboard.components.shell import SESSIONS_PATH, page_head
from dashboard.components.stray_keys import stray_keys
from dashboard.components.table import plain_table
from dashboard.components.visit import Page, Visit
from dashboard.data.app_database.person_access import OwnSession, own_sessions
from dashboard.vocabulary.text import Text

_TITLE: Final = Text(da="Mine sessioner", en="My sessions")


def _build(visit: Visit) -> Sequence[Component | None]:
    words, settings, now = visit.words, visit.settings, visit.audit.clock()
    sessions = own_sessions(
        visit.audit.log.database,
        visit.reader.person_id,
        used_since=now - timedelta(minutes=settings.session_idle_minutes),
        begun_since=now - timedelta(hours=settings.session_hours),
    )
    head = (words("Browser"), words("Begun"), words("Last used"), words("Address"), words("Change"))
    return [
        page_head(words.text(_TITLE), words("Where you are signed in. End what you do not know.")),
        stray_keys(visit),
        html.Section(
            [
                plain_table(words.text(_TITLE), head, [_row(visit, session) for session in sessions]),
                _end_others(visit) if len(sessions) > 1 else None,
            ]
        ),
        html.P(
            words(
                "A session ends by itself after {minutes} minutes without use, and after {hours} hours in any case.",
                minutes=settings.session_idle_minutes,
                hours=settings.session_hours,
            )
        ),
    ]


def _row(visit: Visit, session: OwnSession) -> Sequence[str | Component]:
    words = visit.words
    is_this = session.session_id == visit.reader.session_id
    end = PostForm(
        key=f"end-{session.session_id}",
        action=f"{SESSIONS_PATH}/afslut",
        fields=(Field(name="session", kind="hidden", value=session.session_id),),
        button=words("End"),
        danger=True,
    )
    return (
        browser_words(session.user_agent, words),
        words.moment(session.created_at),
        words.moment(session.last_used_at),
        session.address,
        html.Strong(words("this one")) if is_this else post_form(end),
    )


def _end_others(visit: Visit) -> Component:
    return post_form(
        PostForm(
            key="end-others",
            action=f"{SESSIONS_PATH}/afslut-andre",
            fields=(),
            button=visit.words("End all but this one"),
            danger=True,
        )
    )


PAGE = Page(path=SESSIONS_PATH, title=_TITLE, build=_build, permission=None)
