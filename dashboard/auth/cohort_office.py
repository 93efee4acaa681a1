"""Changing saved cohorts for their owner: each change is logged with what was changed, and so is a refusal."""

from contextlib import AbstractContextManager
from dataclasses import dataclass

from dashboard.auth.audit import Audit
from dashboard.auth.permissions import Permission
from dashboard.auth.reader import Reader
from dashboard.auth.roles import ROLES
from dashboard.data.app_database import cohorts
from dashboard.data.app_database.audit_entry import Kind
from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.start_views import StartView, set_start_view

# What a change can be refused for.
REFUSALS = (
    cohorts.CohortChangedError,
    cohorts.CohortNameTakenError,
    cohorts.TooManyCohortsError,
    cohorts.UnknownCohortError,
)
# Whom a cohort can be shared with: who has fixed tables only has no cohorts.
SHARED_WITH = tuple(role.key for role in ROLES.values() if Permission.FILTER in role.permissions)


@dataclass(frozen=True, slots=True, kw_only=True)
class CohortOffice:
    """`what` is the address that was posted to. All functions raise what of REFUSALS the data layer does.

    The log keeps filters and roles, and not the names: people write them freely.
    """

    audit: Audit
    by: Reader
    what: str

    def save(self, name: str, filters: str, shared_with: str | None) -> str:
        """Saves a new cohort; gives its cohort_id."""
        with self._logged(f"saved: {filters}; {_shared(shared_with)}") as database:
            return cohorts.save_cohort(
                database,
                self.by.person_id,
                name=name,
                filters=filters,
                shared_with=shared_with,
                now=self.audit.clock(),
            )

    def describe(self, cohort_id: str, version: int, name: str, shared_with: str | None) -> None:
        """Changes the name, and whom it is shared with."""
        with self._logged(f"{cohort_id}: named; {_shared(shared_with)}") as database:
            self._change(database, cohort_id, version, name=name, shared_with=shared_with)

    def filter(self, cohort_id: str, version: int, filters: str) -> None:
        with self._logged(f"{cohort_id}: filters {filters}") as database:
            self._change(database, cohort_id, version, filters=filters)

    def delete(self, cohort_id: str, version: int) -> None:
        with self._logged(f"{cohort_id}: deleted") as database:
            cohorts.delete_cohort(database, cohort_id, self.by.person_id, version=version)

    def begin_with(self, cohort_id: str, page: str) -> None:
        """From now on the reader begins with the cohort, an own one or one that is shared with them, on the page."""
        with self._logged(f"{cohort_id}: start view, {page}") as database:
            cohorts.cohort_for(database, cohort_id, self.by.person_id, self.by.roles)
            set_start_view(database, self.by.person_id, StartView(cohort_id, page))

    def begin_plainly(self) -> None:
        """From now on the reader begins with what everybody begins with."""
        with self._logged("start view taken away") as database:
            set_start_view(database, self.by.person_id, None)

    def _change(self, database: AppDatabase, cohort_id: str, version: int, **changes: str | None) -> None:
        cohorts.change_cohort(
            database, cohort_id, self.by.person_id, version=version, now=self.audit.clock(), **changes
        )

    def _logged(self, detail: str) -> AbstractContextManager[AppDatabase]:
        return self.audit.changing(self.by, Kind.COHORT, self.what, detail, refusals=REFUSALS)


def _shared(role: str | None) -> str:
    return f"shared with {role}" if role is not None else "not shared"
