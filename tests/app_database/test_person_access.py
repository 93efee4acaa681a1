"""How somebody gets in, and ending the own sessions."""

from datetime import timedelta

import pytest

from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.invitations import invite
from dashboard.data.app_database.people import add_person
from dashboard.data.app_database.person_access import (
    MOST_SESSIONS,
    Access,
    access_of,
    end_all_sessions,
    end_other_sessions,
    end_own_session,
    own_sessions,
)
from dashboard.data.app_database.sessions import start_session
from tests.app_database.test_people import NOW, add

HOUR = timedelta(hours=1)


def begin(database: AppDatabase, person_id: str, token_hash: str, hours_ago: int = 0) -> None:
    moment = NOW - hours_ago * HOUR
    start_session(
        database, person_id=person_id, token_hash=token_hash, address="10.0.0.1", user_agent=token_hash, now=moment
    )


def ids(database: AppDatabase, person_id: str, hours: int = 10) -> dict[str, str]:
    """The open sessions in order: their user agent, which here is their name, and their id."""
    since = NOW - hours * HOUR
    found = own_sessions(database, person_id, used_since=since, begun_since=since)
    return {session.user_agent: session.session_id for session in found}


@pytest.fixture
def anne(database: AppDatabase) -> str:
    return add(database, "anne")


@pytest.fixture
def bo(database: AppDatabase) -> str:
    return add(database, "bo")


def test_own_sessions_are_listed_latest_first_without_those_timed_out(
    database: AppDatabase, anne: str, bo: str
) -> None:
    for name, hours_ago in (("old", 11), ("morning", 3), ("now", 0)):
        begin(database, anne, name, hours_ago)
    begin(database, bo, "bo's")
    assert list(ids(database, anne)) == ["now", "morning"]


def test_the_list_has_an_end(database: AppDatabase, anne: str) -> None:
    for number in range(MOST_SESSIONS + 2):
        begin(database, anne, str(number))
    assert len(ids(database, anne)) == MOST_SESSIONS


def test_one_session_is_ended_by_its_own_person_only(database: AppDatabase, anne: str, bo: str) -> None:
    begin(database, anne, "office")
    begin(database, bo, "bo's")
    assert not end_own_session(database, anne, ids(database, bo)["bo's"], NOW)
    assert not end_own_session(database, anne, "made up", NOW)
    assert list(ids(database, bo)) == ["bo's"]
    office = ids(database, anne)["office"]
    assert end_own_session(database, anne, office, NOW)
    assert not end_own_session(database, anne, office, NOW)
    assert ids(database, anne) == {}


def test_all_others_end_and_then_all(database: AppDatabase, anne: str, bo: str) -> None:
    for name in ("office", "meeting", "lost"):
        begin(database, anne, name)
    begin(database, bo, "bo's")
    end_other_sessions(database, anne, ids(database, anne)["meeting"], NOW)
    assert list(ids(database, anne)) == ["meeting"]
    end_all_sessions(database, anne, NOW)
    assert (ids(database, anne), list(ids(database, bo))) == ({}, ["bo's"])


def test_how_somebody_gets_in(database: AppDatabase, anne: str) -> None:
    until = NOW + 24 * HOUR
    new = add_person(database, username="new", display_name="New", password_hash=None, roles=[], now=NOW)
    invite(database, new, token_hash="t", now=NOW, until=until)
    assert access_of(database, anne, NOW) == Access(has_password=True, signs_in_elsewhere=False, invited_until=None)
    assert access_of(database, new, NOW) == Access(has_password=False, signs_in_elsewhere=False, invited_until=until)
    assert access_of(database, new, until).invited_until is None
    assert not access_of(database, "nobody", NOW).has_password
