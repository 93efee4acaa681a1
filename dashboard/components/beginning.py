"""What somebody begins with after signing in: where it leads, and what is said there."""

from collections.abc import Sequence
from typing import Final

from dash.development.base_component import Component

from dashboard.auth.permissions import Permission
from dashboard.auth.reader import Reader
from dashboard.components import elements as html
from dashboard.components.cohorts.cohorts import COHORTS_PATH, find_cohort, path_of
from dashboard.components.notices import notice
from dashboard.components.query import address, read, write
from dashboard.components.visit import FRAME_KEYS, Page, Visit, find_page
from dashboard.data.app_database.cohorts import UnknownCohortError, cohort_for
from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.start_views import start_view_of

(BEGIN_KEY,) = FRAME_KEYS
_HERE: Final = "ja"
_LOST: Final = "vaek"


def beginning(reader: Reader, database: AppDatabase, pages: Sequence[Page], home: str) -> str:
    """The address that the reader begins at: the chosen one, or `home`, which says where that is not possible now."""
    chosen = start_view_of(database, reader.person_id)
    if chosen is None:
        return home
    found = find_page(pages, chosen.page)
    try:
        if found is None or not found[0].is_for(reader) or Permission.FILTER not in reader.permissions:
            raise UnknownCohortError
        cohort = cohort_for(database, chosen.cohort_id, reader.person_id, reader.roles)
    except UnknownCohortError:
        return address(home, write([(BEGIN_KEY, [_LOST])]))
    return address(chosen.page, write([*read(cohort.filters), (BEGIN_KEY, [_HERE])]))


def begun_here(visit: Visit) -> Component | None:
    """On the page that was begun at: what this is, and the way to the plain overview."""
    asked = dict(read(visit.search)).get(BEGIN_KEY, ())
    words = visit.words
    if asked == (_LOST,):
        to_cohorts = [html.A(words("Choose another under Cohorts"), href=COHORTS_PATH)]
        return notice(
            "warning",
            words("What you chose to begin with cannot be shown"),
            words("The cohort is deleted, or is no longer shared with you. You see the plain page instead."),
            *(to_cohorts if visit.may(Permission.FILTER) else []),
        )
    chosen = start_view_of(visit.audit.log.database, visit.reader.person_id) if asked == (_HERE,) else None
    cohort = find_cohort(visit, chosen.cohort_id) if chosen is not None else None
    if cohort is None:
        return None
    return html.P(
        [
            words("You begin with the cohort") + " ",
            html.A(cohort.name, href=path_of(cohort.cohort_id)),
            ". ",
            html.A(words("To the plain overview"), href="/"),
        ],
        className="begun",
    )
