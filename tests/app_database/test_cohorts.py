"""Saved cohorts: whose they are, who sees them, and that nobody's change is lost."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import sqlalchemy as sa

from dashboard.data.app_database import cohorts
from dashboard.data.app_database.cohorts import (
    CohortChangedError,
    CohortNameTakenError,
    TooManyCohortsError,
    UnknownCohortError,
    change_cohort,
    cohort_for,
    cohorts_shared,
    delete_cohort,
    own_cohorts,
    save_cohort,
)
from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.start_views import StartView, set_start_view, start_view_of
from tests.app_database.test_people import NOW, add

Change = Callable[[AppDatabase, str, str, int], None]
CHANGES: dict[str, Change] = {
    "rename": lambda database, cohort_id, person, version: change_cohort(
        database, cohort_id, person, version=version, now=NOW, name="Nyt navn"
    ),
    "filter": lambda database, cohort_id, person, version: change_cohort(
        database, cohort_id, person, version=version, now=NOW, filters="koen=m"
    ),
    "share": lambda database, cohort_id, person, version: change_cohort(
        database, cohort_id, person, version=version, now=NOW, shared_with="chief"
    ),
    "delete": lambda database, cohort_id, person, version: delete_cohort(
        database, cohort_id, person, version=version
    ),
}  # fmt: skip


def save(database: AppDatabase, person: str, name: str = "Piger", shared_with: str | None = None) -> str:
    return save_cohort(database, person, name=name, filters="koen=f", shared_with=shared_with, now=NOW)


@pytest.fixture
def anne(database: AppDatabase) -> str:
    return add(database, "anne")


@pytest.fixture
def bo(database: AppDatabase) -> str:
    return add(database, "bo")


def test_what_is_saved_is_found_by_its_owner(database: AppDatabase, anne: str) -> None:
    second, first = save(database, anne, "Piger"), save(database, anne, "Drenge", "chief")
    found = own_cohorts(database, anne)
    assert [(c.cohort_id, c.owner, c.name, c.filters, c.shared_with, c.version, c.changed_at) for c in found] == [
        (first, "Anne", "Drenge", "koen=f", "chief", 1, NOW),
        (second, "Anne", "Piger", "koen=f", None, 1, NOW),
    ]
    assert cohort_for(database, first, anne, []) == found[0]


def test_others_see_what_is_shared_with_a_role_of_theirs(database: AppDatabase, anne: str, bo: str) -> None:
    shared, private = save(database, anne, "Delt", "chief"), save(database, anne, "Egen")
    own = save(database, bo, "Bos", "chief")
    assert [c.cohort_id for c in cohorts_shared(database, bo, {"chief", "advisor"})] == [shared]
    assert [c.cohort_id for c in cohorts_shared(database, anne, {"chief"})] == [own]
    assert cohort_for(database, shared, bo, {"chief"}).name == "Delt"
    assert cohorts_shared(database, bo, {"coordinator"}) == cohorts_shared(database, bo, []) == ()
    for cohort_id, roles in ((shared, ["coordinator"]), (shared, []), (private, ["chief"]), ("made-up", ["chief"])):
        with pytest.raises(UnknownCohortError):
            cohort_for(database, cohort_id, bo, roles)


def test_a_list_of_shared_ones_ends(database: AppDatabase, anne: str, bo: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(3):
        save_cohort(
            database, anne, name=f"{number}", filters="", shared_with="chief", now=NOW + timedelta(days=number)
        )  # fmt: skip
    monkeypatch.setattr(cohorts, "MOST_SHARED", 2)
    assert [c.name for c in cohorts_shared(database, bo, ["chief"])] == ["1", "2"]


@pytest.mark.parametrize("second", CHANGES)
@pytest.mark.parametrize("first", CHANGES)
def test_a_change_decided_on_before_another_is_refused(
    database: AppDatabase, anne: str, first: str, second: str
) -> None:
    cohort_id = save(database, anne)
    CHANGES[first](database, cohort_id, anne, 1)
    left = own_cohorts(database, anne)
    with pytest.raises(UnknownCohortError if first == "delete" else CohortChangedError):
        CHANGES[second](database, cohort_id, anne, 1)
    assert own_cohorts(database, anne) == left
    assert [c.version for c in left] == ([] if first == "delete" else [2])


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_nobody_changes_anothers(database: AppDatabase, anne: str, bo: str, change: Change) -> None:
    cohort_id = save(database, anne, shared_with="chief")
    left = own_cohorts(database, anne)
    with pytest.raises(UnknownCohortError):
        change(database, cohort_id, bo, 1)
    assert own_cohorts(database, anne) == left


def test_a_name_is_ones_own_once(database: AppDatabase, anne: str, bo: str) -> None:
    save(database, anne, "Piger")
    save(database, bo, "Piger")
    other = save(database, anne, "Drenge")
    with pytest.raises(CohortNameTakenError):
        save(database, anne, "Piger")
    with pytest.raises(CohortNameTakenError):
        change_cohort(database, other, anne, version=1, now=NOW, name="Piger")
    assert [c.name for c in own_cohorts(database, anne)] == ["Drenge", "Piger"]


def test_two_windows_do_not_pass_the_limit(database: AppDatabase, anne: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cohorts, "MOST_COHORTS", 3)

    def try_to_save(number: int) -> bool:
        try:
            save(database, anne, f"{number}")
        except TooManyCohortsError:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(try_to_save, range(8))) == 3
    assert len(own_cohorts(database, anne)) == 3


def test_a_start_view_is_set_replaced_and_taken_away(database: AppDatabase, anne: str, bo: str) -> None:
    for chosen in (StartView("c1", "/"), StartView("c2", "/boern"), None, None):
        set_start_view(database, anne, chosen)
        assert start_view_of(database, anne) == chosen
        assert start_view_of(database, bo) is None


def test_who_begins_with_a_cohort_that_is_gone_still_says_so(database: AppDatabase, anne: str) -> None:
    cohort_id = save(database, anne)
    set_start_view(database, anne, StartView(cohort_id, "/"))
    delete_cohort(database, cohort_id, anne, version=1)
    assert start_view_of(database, anne) == StartView(cohort_id, "/")


def test_a_person_who_is_deleted_takes_cohorts_and_start_view_along(database: AppDatabase, anne: str, bo: str) -> None:
    save(database, anne, shared_with="chief")
    kept = save(database, bo)
    set_start_view(database, anne, StartView(kept, "/"))
    with database.writing() as connection:
        connection.execute(sa.text("DELETE FROM person WHERE person_id = :key"), {"key": anne})
        assert connection.scalar(sa.text("SELECT count(*) FROM start_view")) == 0
        assert connection.scalars(sa.text("SELECT cohort_id FROM cohort")).all() == [kept]
