"""The user of the web processes: it adds people and sessions, alters no table, and of the log only reads and adds."""

from datetime import timedelta

import psycopg
import pytest

from dashboard.auth.app_database import prepare_app_database
from dashboard.auth.audit_upkeep import keep_audit_log_short, log_changed_settings
from dashboard.data.app_database.all_tables import METADATA
from dashboard.data.app_database.audit import AuditLog
from dashboard.data.app_database.audit_chain import SealKey
from dashboard.data.app_database.audit_entry import SERVER, AuditEntry, Kind
from dashboard.data.app_database.database import open_app_database
from dashboard.data.app_database.inspection import inspect_app_database
from dashboard.data.app_database.people import add_person, disable_person, list_people, set_roles
from dashboard.data.app_database.person import RoleHeld
from dashboard.data.app_database.sessions import end_session, forget_sessions, open_session, start_session
from dashboard.data.app_database.tables import PlaceKind
from dashboard.settings.loading import look_at_settings
from tests.auth.conftest import START
from tests.postgresql.conftest import Query
from tests.support.psql import SCRIPTS, as_user, run_script

WEB = "dashboard_web"
LOG = ("audit_entry", "audit_children", "audit_anchor")


@pytest.fixture
def web(postgres_url: str) -> str:
    """The app database as the user of the web processes."""
    prepare_app_database(postgres_url)
    run_script(postgres_url, "app_user.sql", web=WEB)
    return as_user(postgres_url, WEB)


def test_every_table_of_ours_is_named_in_the_script() -> None:
    script = (SCRIPTS / "app_user.sql").read_text(encoding="utf-8")
    assert [name for name in METADATA.tables if name not in script] == []


def test_the_web_processes_start_and_work_as_this_user(web: str) -> None:
    prepare_app_database(web)  # at the start: nothing is left to do
    database = open_app_database(web)
    held = RoleHeld("home_leader", PlaceKind.HOME, "H1")
    person = add_person(
        database, username="anne", display_name="Anne", password_hash="x", roles=[held], now=START
    )  # fmt: skip
    start_session(database, person_id=person, token_hash="t", address="a", user_agent="u", now=START)
    assert open_session(database, "t") is not None
    end_session(database, "t", START)
    set_roles(database, "anne", [])
    disable_person(database, "anne", START)
    forget_sessions(database, START)
    assert [found.disabled_on for found in list_people(database)] == [START.date()]
    database.close()


def test_an_old_log_keeps_nobody_out_and_is_the_owners_to_prune(web: str, postgres_url: str) -> None:
    settings = look_at_settings().settings
    left = []
    for url in (web, postgres_url):
        database = open_app_database(url)
        log = AuditLog(database, SealKey(key_id="k", key=b"k"))
        if url == web:
            for days in range(700, 0, -50):
                log.record(
                    AuditEntry(at=START - timedelta(days=days), actor=SERVER, kind=Kind.SIGN_IN, what="/log-ind")
                )
        keep_audit_log_short(log, settings, START)
        left.append(inspect_app_database(database).oldest_entry)
        database.close()
    assert left[0] == START - timedelta(days=700)
    assert left[1] is not None
    assert left[1] > START - timedelta(days=450)


def test_settings_in_force_are_logged_as_this_user(web: str) -> None:
    database = open_app_database(web)
    log = AuditLog(database, SealKey(key_id="k", key=b"k"))
    for port in (8050, 8051):
        log_changed_settings(log, look_at_settings(port=port).settings, START)
    assert inspect_app_database(database).oldest_entry == START
    database.close()


@pytest.mark.parametrize(
    "statement",
    [
        *(f"UPDATE {table} SET {column} = {column}" for table, column in zip(
            LOG, ("actor_name", "key_list", "last_hash"), strict=True
        )),
        *(f"DELETE FROM {table}" for table in LOG),
        *(f"TRUNCATE {table} CASCADE" for table in LOG),
        "INSERT INTO audit_anchor VALUES (1, 'x')",
        *(f"ALTER TABLE {table} DISABLE TRIGGER ALL" for table in LOG),
        "DROP TABLE audit_entry",
        "ALTER TABLE person ADD COLUMN cpr text",
        "CREATE TABLE mine (x int)",
        "UPDATE dashboard_app_version SET version_num = '0'",
        "INSERT INTO role_place VALUES ('administrator', 'home')",
        "DELETE FROM role_conflict",
        "CREATE OR REPLACE FUNCTION audit_only_added() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
    ],
)  # fmt: skip
def test_what_it_may_not(web: str, query: Query, statement: str) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        query(web, WEB, statement)


def test_a_superuser_is_not_taken(postgres_url: str) -> None:
    prepare_app_database(postgres_url)
    with pytest.raises(RuntimeError, match="superuser"):
        run_script(postgres_url, "app_user.sql", web="postgres")
