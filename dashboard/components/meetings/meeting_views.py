"""The row of links between the pages that belong to the steering groups' meetings: one line a page."""

from collections.abc import Mapping
from typing import Final

from dash.development.base_component import Component

from dashboard.auth.permissions import Permission
from dashboard.components import elements as html
from dashboard.components.decisions.decisions import DECISIONS_PATH, DECISIONS_TITLE
from dashboard.components.ledger.ledger import LEDGER_PATH, LEDGER_TITLE
from dashboard.components.markup import named
from dashboard.components.meetings.groups import GROUPS_PATH, GROUPS_TITLE
from dashboard.components.meetings.meetings import MEETINGS_PATH, MEETINGS_TITLE, SINCE_PATH, SINCE_TITLE
from dashboard.components.remarks.remarks import REMARKS_PATH, REMARKS_TITLE
from dashboard.components.visit import Visit
from dashboard.vocabulary.text import Text

# Address, its name, and who may follow it. `{key}` is the meeting's: such a page is led to from that meeting's pages.
_VIEWS: Final[Mapping[str, tuple[Text, Permission]]] = {
    MEETINGS_PATH: (MEETINGS_TITLE, Permission.FIGURES),
    DECISIONS_PATH: (DECISIONS_TITLE, Permission.MINUTES),
    LEDGER_PATH: (LEDGER_TITLE, Permission.MINUTES),
    REMARKS_PATH: (REMARKS_TITLE, Permission.REMARKS),
    GROUPS_PATH: (GROUPS_TITLE, Permission.MINUTES),
    f"{MEETINGS_PATH}/{{key}}": (Text(da="Mødet", en="The meeting"), Permission.MINUTES),
    f"{SINCE_PATH}/{{key}}": (SINCE_TITLE, Permission.MINUTES),
}


def meeting_links(visit: Visit, meeting_id: str = "") -> Component | None:
    """Links to the pages that the reader may open, the one that is open marked; None where there is but one.

    `meeting_id`: of the meeting that the page is about.
    """
    found = [
        (path.format(key=meeting_id), label)
        for path, (label, permission) in _VIEWS.items()
        if visit.may(permission) and (meeting_id or "{key}" not in path)
    ]
    if len(found) < 2:
        return None

    def link(path: str, label: Text) -> Component:
        mark = named(aria_current="page") if path == visit.path else {}
        return html.Li(html.A(visit.words.text(label), href=path, **mark))

    return html.Nav(
        html.Ul([link(path, label) for path, label in found]),
        className="views",
        **named(aria_label=visit.words("Pages of the meetings")),
    )
