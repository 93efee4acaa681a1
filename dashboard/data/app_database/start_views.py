"""The cohort and the page that somebody begins with after signing in."""

from dataclasses import dataclass

import sqlalchemy as sa

from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.tables import start_view


@dataclass(frozen=True, slots=True)
class StartView:
    """A cohort, which may be gone or no longer shared, and the path of a page."""

    cohort_id: str
    page: str


def start_view_of(database: AppDatabase, person_id: str) -> StartView | None:
    """What the person begins with; None for the overview that everybody has."""
    query = sa.select(start_view.c.cohort_id, start_view.c.page).where(start_view.c.person_id == person_id)
    with database.reading() as connection:
        row = connection.execute(query).one_or_none()
    return StartView(*row) if row is not None else None


def set_start_view(database: AppDatabase, person_id: str, chosen: StartView | None) -> None:
    """From now on the person begins with this; None: with the overview that everybody has."""
    with database.writing() as connection:
        connection.execute(sa.delete(start_view).where(start_view.c.person_id == person_id))
        if chosen is not None:
            row = {"person_id": person_id, "cohort_id": chosen.cohort_id, "page": chosen.page}
            connection.execute(sa.insert(start_view).values(row))
