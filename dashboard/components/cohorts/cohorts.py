"""What pages, forms and posts know of saved cohorts: addresses, filters as they are kept, words."""

from typing import Final

from dashboard.auth.permissions import Permission
from dashboard.auth.reader import Reader
from dashboard.auth.roles import ROLES
from dashboard.components.filters.filters import PERIOD_KEYS, REST_KEY, FilterState, compose, parse
from dashboard.components.query import address, read, write
from dashboard.components.visit import Visit
from dashboard.data.app_database.cohorts import (
    Cohort,
    UnknownCohortError,
    cohort_for,
    cohorts_shared,
    own_cohorts,
    saved_as,
)
from dashboard.data.app_database.database import AppDatabase
from dashboard.i18n.words import Words

COHORTS_PATH: Final = "/kohorter"
COMPARE_PATH: Final = f"{COHORTS_PATH}/sammenlign"
# Of the page that compares: a cohort's key, or the rest.
WITH_KEY: Final = "med"
THE_REST: Final = "resten"
# Of a cohort's page: the version whose filters are being changed.
EDIT_KEY: Final = "ret"
LONGEST_FILTERS: Final = 4_000


def path_of(cohort_id: str, change: str = "") -> str:
    """A cohort's page, or the address that a change of it is posted to."""
    return f"{COHORTS_PATH}/{cohort_id}/{change}" if change else f"{COHORTS_PATH}/{cohort_id}"


def cohort_part(state: FilterState) -> str:
    """The filters of a state as they are kept: the query string without the period, in one form only.

    By the order of keys, which stays when filters come to stand in another order in the bar.
    """
    return write(sorted((key, values) for key, values in read(compose(state)) if key not in PERIOD_KEYS))


def state_of(visit: Visit, filters: str) -> FilterState:
    """What a cohort's filters ask for in the period of the visit: what does not exist any more selects nobody."""
    return parse(with_period(visit, filters), visit.context)


def with_period(visit: Visit, filters: str) -> str:
    """A cohort's filters with the period of the visit."""
    return write((*visit.state.chosen_period.query, *read(filters)))


def rest_part(visit: Visit, filters: str) -> str:
    """All who are not in a cohort, with the period of the visit."""
    return write((*visit.state.chosen_period.query, (REST_KEY, (filters,))))


def opened_at(visit: Visit, path: str, cohort: Cohort) -> str:
    """The address of a page with the cohort."""
    return address(path, with_period(visit, cohort.filters))


def find_cohort(visit: Visit, cohort_id: str) -> Cohort | None:
    """The cohort, if it is the reader's own or shared with a role of theirs."""
    reader = visit.reader
    try:
        return cohort_for(visit.audit.log.database, cohort_id, reader.person_id, reader.roles)
    except UnknownCohortError:
        return None


def saved_here(visit: Visit, filters: str) -> Cohort | None:
    """A cohort with exactly these filters, the reader's own before others'."""
    return saved_as(visit.audit.log.database, visit.reader.person_id, visit.reader.roles, filters)


def visible_cohorts(visit: Visit) -> tuple[Cohort, ...]:
    """The reader's own, then those of others that are shared with a role of theirs."""
    return cohorts_seen(visit.reader, visit.audit.log.database)


def cohorts_seen(reader: Reader, database: AppDatabase) -> tuple[Cohort, ...]:
    """The cohorts that somebody sees, outside a visit too."""
    return (
        *own_cohorts(database, reader.person_id),
        *cohorts_shared(database, reader.person_id, reader.roles),
    )


def is_kept(reader: Reader, database: AppDatabase, cohort_id: str) -> bool:
    """Whether there is such a cohort for the reader; who has none at all is told so elsewhere."""
    if Permission.FILTER not in reader.permissions:
        return True
    try:
        cohort_for(database, cohort_id, reader.person_id, reader.roles)
    except UnknownCohortError:
        return False
    return True


def shared_words(shared_with: str | None, words: Words) -> str:
    """Whom an own cohort is shared with."""
    if shared_with is None:
        return words("not shared")
    if shared_with not in ROLES:
        return words("shared with a role that is no more: nobody else sees it")
    return words("shared with everybody with the role {role}", role=words.text(ROLES[shared_with].name))
