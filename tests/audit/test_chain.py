"""Whatever is done to the log behind its back is found, and told where."""

import zlib
from typing import Any

import pytest
import sqlalchemy as sa

from dashboard.data.app_database.audit import AuditLog
from dashboard.data.app_database.audit_chain import FIRST, entry_hash
from dashboard.data.app_database.audit_tables import audit_children, audit_entry
from dashboard.data.app_database.audit_verify import ChainFault, Finding, verify
from dashboard.data.app_database.database import AppDatabase

from .conftest import KEY, OTHER_KEY, START, Run, entry


def faults(log: AuditLog, kept: tuple[int, str] | None = None) -> set[tuple[str, int]]:
    return {(finding.fault.value, finding.sequence) for finding in verify(log, kept).findings}


def rehash(log: AuditLog, first: int) -> None:
    """Computes all hashes from an entry on anew, as somebody without the key can; the seals stay as they were."""
    with log.database.writing() as connection:
        previous = connection.scalar(sa.select(audit_entry.c.entry_hash).where(audit_entry.c.sequence == first - 1))
        rows = connection.execute(
            sa.select(audit_entry).where(audit_entry.c.sequence >= first).order_by(audit_entry.c.sequence)
        ).mappings()
        for row in [dict(row) for row in rows]:
            row["previous_hash"] = previous or FIRST
            previous = entry_hash(row)
            connection.execute(
                sa.update(audit_entry)
                .where(audit_entry.c.sequence == row["sequence"])
                .values(previous_hash=row["previous_hash"], entry_hash=previous)
            )


def test_a_log_that_nobody_touched_is_in_order(log: AuditLog, filled: AuditLog) -> None:
    verdict = verify(filled)
    assert (verdict.findings, verdict.entries, verdict.first, verdict.head) == ((), 5, 1, 5)
    assert faults(filled, kept=(verdict.head, verdict.head_hash)) == set()


def test_an_empty_log_is_in_order(log: AuditLog) -> None:
    verdict = verify(log)
    assert (verdict.findings, verdict.entries, verdict.head, verdict.head_hash) == ((), 0, 0, FIRST)


@pytest.mark.parametrize(
    ("column", "value", "fault"),
    [
        ("at", START, "changed"),
        ("actor_key", "p-bo", "changed"),
        ("actor_name", "Bo", "changed"),
        ("address", "10.0.0.9", "changed"),
        ("kind", "export", "changed"),
        ("outcome", "refused", "changed"),
        ("what", "/", "changed"),
        ("detail", "", "changed"),
        ("children_hash", None, "changed"),
        ("children_count", 0, "changed"),
        ("previous_hash", "0" * 64, "changed"),
        ("entry_hash", "0" * 64, "changed"),
        ("seal", "0" * 64, "forged"),
        ("key_id", "key-0", "other_key"),
    ],
)
def test_a_changed_column_is_found(
    filled: AuditLog, unguarded: AppDatabase, column: str, value: object, fault: str
) -> None:
    with unguarded.writing() as connection:
        connection.execute(sa.update(audit_entry).where(audit_entry.c.sequence == 3).values({column: value}))
    assert (fault, 3) in faults(filled)


def test_every_column_is_tampered_with_above() -> None:
    (parameters,) = (mark for mark in test_a_changed_column_is_found.pytestmark)  # type: ignore[attr-defined]
    assert {case[0] for case in parameters.args[1]} == {column.name for column in audit_entry.c} - {"sequence"}


def test_a_change_with_all_hashes_made_anew_is_found_by_the_seals(
    filled: AuditLog, unguarded: AppDatabase, run: Run
) -> None:
    run("UPDATE audit_entry SET actor_name = 'Bo' WHERE sequence = 3")
    rehash(filled, 3)
    assert faults(filled) == {("forged", 3), ("forged", 4), ("forged", 5)}


@pytest.mark.parametrize(
    ("statements", "expected"),
    [
        (["DELETE FROM audit_entry WHERE sequence = 3"], ("missing", 4)),
        (["DELETE FROM audit_entry WHERE sequence = 1"], ("missing", 2)),
        (
            [
                "DELETE FROM audit_entry WHERE sequence = 3",
                "UPDATE audit_entry SET sequence = 3 WHERE sequence = 4",
                "UPDATE audit_entry SET sequence = 4 WHERE sequence = 5",
            ],
            ("not_following", 3),
        ),
        (
            [
                "UPDATE audit_entry SET sequence = 9 WHERE sequence = 2",
                "UPDATE audit_entry SET sequence = 2 WHERE sequence = 3",
                "UPDATE audit_entry SET sequence = 3 WHERE sequence = 9",
            ],
            ("not_following", 2),
        ),
        (
            [
                """INSERT INTO audit_entry SELECT 6, at, actor_key, actor_name, address, kind, outcome, what, detail,
                   children_hash, children_count, previous_hash, entry_hash, key_id, seal
                   FROM audit_entry WHERE sequence = 5"""
            ],
            ("not_following", 6),
        ),
        (
            ["INSERT INTO audit_anchor VALUES (2, 'x')", "DELETE FROM audit_entry WHERE sequence <= 2"],
            ("pruned_unlogged", 2),
        ),
        (["INSERT INTO audit_anchor VALUES (5, 'x')", "DELETE FROM audit_entry"], ("empty", 6)),
    ],
    ids=["removed", "first removed", "removed and moved up", "swapped", "copied", "unlogged anchor", "all removed"],
)
def test_entries_removed_moved_or_put_in_are_found(
    filled: AuditLog, unguarded: AppDatabase, run: Run, statements: list[str], expected: tuple[str, int]
) -> None:
    for statement in statements:
        run(statement)
    assert expected in faults(filled)


def test_a_cut_at_the_end_is_found_by_what_was_kept_elsewhere_and_only_so(
    filled: AuditLog, unguarded: AppDatabase, run: Run
) -> None:
    before = verify(filled)
    run("DELETE FROM audit_entry WHERE sequence >= 4")
    assert faults(filled) == set()
    assert faults(filled, kept=(before.head, before.head_hash)) == {("not_as_kept", 5)}


@pytest.mark.parametrize("keys", [b"B1\nB2", b"B1\nB2\nC1\nC9"])
def test_a_changed_list_of_children_is_found(filled: AuditLog, unguarded: AppDatabase, keys: bytes) -> None:
    with unguarded.writing() as connection:
        first = connection.scalar(sa.select(audit_entry.c.children_hash).where(audit_entry.c.sequence == 1))
        connection.execute(
            sa.update(audit_children)
            .where(audit_children.c.children_hash == first)
            .values(key_list=zlib.compress(keys))
        )
    assert faults(filled) == {("children_changed", 1)}


def test_after_a_new_secret_key_older_entries_are_held_by_the_chain(
    filled: AuditLog, unguarded: AppDatabase, run: Run
) -> None:
    assert faults(AuditLog(filled.database, OTHER_KEY)) == {("head_other_key", 5)}
    renewed = AuditLog(filled.database, OTHER_KEY)
    renewed.record(entry(6))
    verdict = verify(renewed)
    assert (verdict.findings, verdict.under_older_keys) == ((), 5)
    run("UPDATE audit_entry SET actor_name = 'Bo' WHERE sequence = 3")
    rehash_before(renewed, 3, 5)
    assert faults(renewed) == {("not_following", 6)}


def rehash_before(log: AuditLog, first: int, last: int) -> None:
    """Computes the hashes of entries under the older key anew, and leaves those under the new key."""
    with log.database.writing() as connection:
        kept = [
            dict(row)
            for row in connection.execute(sa.select(audit_entry).where(audit_entry.c.sequence > last)).mappings()
        ]
    rehash(log, first)
    with log.database.writing() as connection:
        for row in kept:
            connection.execute(sa.update(audit_entry).where(audit_entry.c.sequence == row["sequence"]).values(row))


def test_who_has_an_old_key_cannot_go_on_with_it(filled: AuditLog) -> None:
    renewed = AuditLog(filled.database, OTHER_KEY)
    renewed.record(entry(6))
    AuditLog(filled.database, KEY).record(entry(7))
    assert faults(renewed) == {("other_key", 7), ("head_other_key", 7)}


def test_findings_come_in_the_order_of_the_entries(filled: AuditLog, unguarded: AppDatabase, run: Run) -> None:
    run("UPDATE audit_entry SET actor_name = 'Bo' WHERE sequence IN (2, 4)")
    assert verify(filled).findings == (Finding(ChainFault.CHANGED, 2), Finding(ChainFault.CHANGED, 4))


def test_what_is_hashed_is_everything_but_the_hash_and_its_seal(filled: AuditLog) -> None:
    with filled.database.reading() as connection:
        row: dict[str, Any] = dict(connection.execute(sa.select(audit_entry).limit(1)).mappings().one())
    unhashed = {"entry_hash", "key_id", "seal"}
    changed = {name for name in row if entry_hash(row | {name: "another"}) != row["entry_hash"]}
    assert changed == set(row) - unhashed
