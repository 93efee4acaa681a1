"""Entries are only ever added: by the database itself, in one chain, with what they are about or not at all."""

from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from dashboard.auth.app_database import prepare_app_database
from dashboard.data.app_database.audit import AuditLog
from dashboard.data.app_database.audit_entry import LONGEST_TEXT, Actor
from dashboard.data.app_database.audit_search import Criteria, find
from dashboard.data.app_database.audit_tables import audit_children, audit_entry
from dashboard.data.app_database.audit_verify import verify
from dashboard.data.app_database.database import AppDatabase, AppDatabaseError, open_app_database
from dashboard.data.app_database.people import UnknownPersonError, add_person, disable_person, list_people

from .conftest import KEY, START, Run, entry

COLUMNS = ", ".join(column.name for column in audit_entry.c if column.name != "sequence")
ANYWHERE = [
    "UPDATE audit_entry SET actor_name = 'Bo' WHERE sequence = 2",
    "UPDATE audit_entry SET at = at",
    "DELETE FROM audit_entry WHERE sequence = 5",
    "DELETE FROM audit_entry",
    f"INSERT INTO audit_entry (sequence, {COLUMNS}) SELECT 9, {COLUMNS} FROM audit_entry WHERE sequence = 5",
    f"INSERT INTO audit_entry (sequence, {COLUMNS}) SELECT 0, {COLUMNS} FROM audit_entry WHERE sequence = 5",
    "UPDATE audit_children SET key_list = ''",
    "DELETE FROM audit_children",
    "UPDATE audit_anchor SET pruned_to = 5",
    "DELETE FROM audit_anchor",
]
ONLY = {
    "sqlite": [
        f"INSERT OR REPLACE INTO audit_entry (sequence, {COLUMNS}) SELECT 2, {COLUMNS} FROM audit_entry LIMIT 1",
        "INSERT OR REPLACE INTO audit_anchor VALUES (1, 'y')",
    ],
    "postgresql": ["TRUNCATE audit_entry", "TRUNCATE audit_children CASCADE", "TRUNCATE audit_anchor"],
}


def test_the_database_refuses_every_other_change(filled: AuditLog, run: Run) -> None:
    run("INSERT INTO audit_anchor VALUES (1, 'x')")
    for statement in [*ANYWHERE, *ONLY[filled.database.engine.dialect.name]]:
        with pytest.raises(IntegrityError):
            run(statement)
    run("DELETE FROM audit_entry WHERE sequence = 1")
    assert find(filled.database, Criteria(), most=9).total == 4


def test_many_who_write_at_once_make_one_chain(database: AppDatabase, database_url: str) -> None:
    def write(writer: int) -> None:
        own = open_app_database(database_url)
        for number in range(10):
            AuditLog(own, KEY).record(entry(number, children=frozenset({f"W{writer}"})))
        own.close()

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(write, range(6)))
    verdict = verify(AuditLog(database, KEY))
    assert (verdict.findings, verdict.entries, verdict.head) == ((), 60, 60)


def test_a_list_of_children_is_kept_once(log: AuditLog) -> None:
    for number in range(4):
        log.record(entry(number, children=frozenset({"B1", "B2"})))
    log.record(entry(4, children=frozenset()))
    with log.database.reading() as connection:
        assert connection.scalar(sa.select(sa.func.count()).select_from(audit_children)) == 1
    assert verify(log).findings == ()


def test_entries_outlive_the_person(log: AuditLog, database_url: str, run: Run) -> None:
    prepare_app_database(database_url)
    person = add_person(log.database, username="anne", display_name="Anne Bach", password_hash="x", roles=[], now=START)
    log.record(entry(actor=Actor(key=person, name="Anne Bach")))
    run("DELETE FROM person")
    (kept,) = find(log.database, Criteria(actor=person), most=9).entries
    assert (kept.actor_key, kept.actor_name) == (person, "Anne Bach")
    assert verify(log).findings == ()


def test_a_change_that_fails_is_not_logged(log: AuditLog) -> None:
    with pytest.raises(UnknownPersonError), log.together(entry()) as database:
        disable_person(database, "nobody", START)
    assert find(log.database, Criteria(), most=9).total == 0


def test_a_change_that_cannot_be_logged_is_not_made(log: AuditLog, run: Run) -> None:
    run("DROP TABLE audit_entry")
    with pytest.raises(AppDatabaseError), log.together(entry()) as database:
        add_person(database, username="anne", display_name="Anne", password_hash="x", roles=[], now=START)
    assert list_people(log.database) == ()


def test_a_change_and_its_entry_are_kept_together(log: AuditLog) -> None:
    with log.together(entry()) as database:
        add_person(database, username="anne", display_name="Anne", password_hash="x", roles=[], now=START)
    assert [person.username for person in list_people(log.database)] == ["anne"]
    assert find(log.database, Criteria(), most=9).total == 1


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("?q=\ud800", "?q=?"),
        ("?q=\0", "?q=\N{REPLACEMENT CHARACTER}"),
        ("x" * (LONGEST_TEXT + 1), "x" * (LONGEST_TEXT - 1) + "…"),
        ("?navn=æøå&x='); DROP TABLE person; --", "?navn=æøå&x='); DROP TABLE person; --"),
    ],
)
def test_whatever_somebody_forges_can_be_logged(log: AuditLog, given: str, kept: str) -> None:
    log.record(entry(detail=given))
    assert find(log.database, Criteria(), most=1).entries[0].detail == kept
    assert verify(log).findings == ()


def test_a_moment_without_a_time_zone_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="time zone"):
        entry(at=START.replace(tzinfo=None))
