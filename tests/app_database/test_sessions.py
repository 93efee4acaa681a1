"""Sessions as rows on the server."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa

from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.people import add_person
from dashboard.data.app_database.person import RoleHeld
from dashboard.data.app_database.sessions import (
    end_session,
    forget_sessions,
    has_signed_in_from,
    open_session,
    start_session,
    use_session,
)
from dashboard.data.app_database.tables import PlaceKind

NOW = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
ROLES = (RoleHeld("home_leader", PlaceKind.HOME, "H1"), RoleHeld("home_leader", PlaceKind.HOME, "H2"))


@pytest.fixture
def anne(database: AppDatabase) -> str:
    return add_person(database, username="anne", display_name="Anne", password_hash="h", roles=ROLES, now=NOW)


def start(database: AppDatabase, person_id: str, token_hash: str, **more: Any) -> None:
    values: dict[str, Any] = {"address": "10.0.0.1", "user_agent": "browser", "now": NOW}
    start_session(database, person_id=person_id, token_hash=token_hash, **values | more)


def test_a_session_comes_with_its_person_and_roles(database: AppDatabase, anne: str) -> None:
    start(database, anne, "t")
    found = open_session(database, "t")
    assert found is not None
    assert (found.person.person_id, found.person.roles) == (anne, ROLES)
    assert (found.created_at, found.last_used_at) == (NOW, NOW)


def test_it_takes_one_query(database: AppDatabase, anne: str) -> None:
    start(database, anne, "t")
    asked: list[str] = []
    sa.event.listen(database.engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
    open_session(database, "t")
    assert len([statement for statement in asked if statement.startswith("SELECT")]) == 1


def test_it_is_found_by_an_index(sqlite_url: str, database: AppDatabase) -> None:
    if database.engine.dialect.name == "sqlite":
        with database.reading() as connection:
            plan = connection.execute(sa.text("EXPLAIN QUERY PLAN SELECT * FROM session WHERE token_hash = 't'")).all()
        assert "USING INDEX" in plan[0].detail


def test_an_ended_session_is_not_found(database: AppDatabase, anne: str) -> None:
    start(database, anne, "t")
    start(database, anne, "other")
    end_session(database, "t", NOW)
    assert open_session(database, "t") is None
    assert open_session(database, "other") is not None


def test_a_session_is_not_found_once_its_person_is_disabled_by_whatever_means(database: AppDatabase, anne: str) -> None:
    start(database, anne, "t")
    with database.writing() as connection:
        connection.execute(sa.text("UPDATE person SET disabled_on = '2026-03-04'"))
    assert open_session(database, "t") is None


def test_use_is_noted_and_never_put_back(database: AppDatabase, anne: str) -> None:
    start(database, anne, "t")
    found = open_session(database, "t")
    assert found is not None
    use_session(database, found.session_id, NOW + timedelta(minutes=5))
    use_session(database, found.session_id, NOW + timedelta(minutes=2))
    again = open_session(database, "t")
    assert again is not None
    assert again.last_used_at == NOW + timedelta(minutes=5)


def test_a_moment_is_the_same_whatever_its_time_zone(database: AppDatabase, anne: str) -> None:
    start(database, anne, "t", now=NOW.astimezone(ZoneInfo("Europe/Copenhagen")))
    found = open_session(database, "t")
    assert found is not None
    assert (found.created_at, found.created_at.tzinfo) == (NOW, UTC)


def test_a_moment_without_a_time_zone_is_refused(database: AppDatabase, anne: str) -> None:
    with pytest.raises(Exception, match="time zone"):
        start(database, anne, "t", now=datetime(2026, 3, 4))  # noqa: DTZ001 - the mistake it is about


def test_where_a_person_has_signed_in_from_is_known(database: AppDatabase, anne: str) -> None:
    start(database, anne, "t")
    assert has_signed_in_from(database, "anne", "10.0.0.1", NOW)
    assert not has_signed_in_from(database, "anne", "10.0.0.2", NOW)
    assert not has_signed_in_from(database, "bo", "10.0.0.1", NOW)
    assert not has_signed_in_from(database, "anne", "10.0.0.1", NOW + timedelta(seconds=1))


def test_old_sessions_are_forgotten(database: AppDatabase, anne: str) -> None:
    start(database, anne, "old")
    start(database, anne, "new", now=NOW + timedelta(days=1))
    forget_sessions(database, NOW + timedelta(hours=1))
    assert open_session(database, "old") is None
    assert open_session(database, "new") is not None


def test_what_a_browser_says_of_itself_is_cut_short(database: AppDatabase, anne: str) -> None:
    start(database, anne, "t", user_agent="x" * 10_000)
    with database.reading() as connection:
        assert connection.scalar(sa.text("SELECT length(user_agent) FROM session")) == 200
