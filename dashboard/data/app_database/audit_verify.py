"""Walking the audit log's chain: what does not fit, and where."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

import sqlalchemy as sa

from dashboard.data.app_database.audit import AuditLog, newest
from dashboard.data.app_database.audit_chain import FIRST, SealKey, entry_hash, hash_of_packed, unpacked
from dashboard.data.app_database.audit_entry import Kind
from dashboard.data.app_database.audit_prune import anchor_text
from dashboard.data.app_database.audit_tables import audit_anchor, audit_children, audit_entry

_AT_A_TIME: Final = 1000


class ChainFault(StrEnum):
    """What can be wrong with an entry, or with the chain at it."""

    MISSING = "missing"  # entries before this one are gone
    CHANGED = "changed"  # the entry is not what was hashed
    NOT_FOLLOWING = "not_following"  # the entry does not go on from the one before it
    FORGED = "forged"  # the key in force did not make this seal
    OTHER_KEY = "other_key"  # sealed with another key after the key in force came in
    CHILDREN_CHANGED = "children_changed"  # the list of children is not the one that was logged
    PRUNED_UNLOGGED = "pruned_unlogged"  # entries were deleted as old, and no entry says so
    HEAD_OTHER_KEY = "head_other_key"  # the newest entry is not sealed with the key in force
    EMPTY = "empty"  # entries have been deleted as old, and none came after
    NOT_AS_KEPT = "not_as_kept"  # an entry whose hash was kept elsewhere is gone or another


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault and the number of the entry where it shows."""

    fault: ChainFault
    sequence: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a walk found. The head is worth keeping elsewhere: entries cut off the end leave no other trace.

    `under_older_keys`: how many entries are sealed with keys before the one in force; the chain holds them.
    """

    findings: tuple[Finding, ...]
    entries: int
    first: int
    head: int
    head_hash: str
    under_older_keys: int


def verify(log: AuditLog, kept: tuple[int, str] | None = None) -> Verdict:
    """Walks the whole chain. `kept`: the number and hash of an entry as they were noted outside the database."""
    with log.database.reading() as connection:
        anchor = connection.execute(
            sa.select(audit_anchor.c.pruned_to, audit_anchor.c.last_hash)
            .order_by(audit_anchor.c.pruned_to.desc())
            .limit(1)
        ).one_or_none()
        start: tuple[int, str] = (anchor.pruned_to, anchor.last_hash) if anchor is not None else (0, FIRST)
        walk = _Walk(log.seal_key, start)
        for row in connection.execution_options(yield_per=_AT_A_TIME).execute(_ENTRIES).mappings():
            walk.step(row)
        findings = [*walk.findings, *_children(connection), *walk.at_the_end(has_anchor=anchor is not None)]
        if kept is not None and not _is_there(connection, kept):
            findings.append(Finding(ChainFault.NOT_AS_KEPT, kept[0]))
        head, head_hash = newest(connection)
    return Verdict(
        findings=tuple(sorted(findings, key=lambda finding: finding.sequence)),
        entries=walk.entries,
        first=start[0] + 1,
        head=head,
        head_hash=head_hash,
        under_older_keys=walk.under_older_keys,
    )


class _Walk:
    """Goes from entry to entry, and remembers what the next must go on from."""

    def __init__(self, seal_key: SealKey, start: tuple[int, str]) -> None:
        self._seal_key = seal_key
        self._start = start
        self._sequence, self._hash = start
        self._is_pruning_told = start[0] == 0
        self._has_own_seal = self._is_head_own = False
        self.findings: list[Finding] = []
        self.entries = self.under_older_keys = 0

    def step(self, row: Any) -> None:
        sequence = row["sequence"]
        if sequence != self._sequence + 1:
            self._found(ChainFault.MISSING, sequence)
        elif row["previous_hash"] != self._hash:
            self._found(ChainFault.NOT_FOLLOWING, sequence)
        if entry_hash(row) != row["entry_hash"]:
            self._found(ChainFault.CHANGED, sequence)
        self._check_seal(row)
        if row["kind"] == Kind.LOG_PRUNE and row["detail"] == anchor_text(*self._start):
            self._is_pruning_told = True
        self._sequence, self._hash = sequence, row["entry_hash"]
        self.entries += 1

    def at_the_end(self, *, has_anchor: bool) -> Iterator[Finding]:
        if not self.entries:
            if has_anchor:
                yield Finding(ChainFault.EMPTY, self._sequence + 1)
            return
        if not self._is_pruning_told:
            yield Finding(ChainFault.PRUNED_UNLOGGED, self._start[0])
        if not self._is_head_own:
            yield Finding(ChainFault.HEAD_OTHER_KEY, self._sequence)

    def _check_seal(self, row: Any) -> None:
        self._is_head_own = row["key_id"] == self._seal_key.key_id
        if self._is_head_own:
            self._has_own_seal = True
            if not self._seal_key.holds(row["entry_hash"], row["seal"]):
                self._found(ChainFault.FORGED, row["sequence"])
        elif self._has_own_seal:
            self._found(ChainFault.OTHER_KEY, row["sequence"])
        else:
            self.under_older_keys += 1

    def _found(self, fault: ChainFault, sequence: int) -> None:
        self.findings.append(Finding(fault, sequence))


def _children(connection: sa.Connection) -> Iterator[Finding]:
    """Lists of children that are not what their hash or their entries' count says; where they are first referred to."""
    query = (
        sa.select(
            audit_children.c.children_hash,
            audit_children.c.key_list,
            sa.func.min(audit_entry.c.sequence).label("first"),
            sa.func.min(audit_entry.c.children_count).label("fewest"),
            sa.func.max(audit_entry.c.children_count).label("most"),
        )
        .join(audit_entry, audit_entry.c.children_hash == audit_children.c.children_hash)
        .group_by(audit_children.c.children_hash, audit_children.c.key_list)
    )
    for row in connection.execution_options(yield_per=_AT_A_TIME).execute(query):
        try:
            number = len(unpacked(row.key_list))
            is_right = hash_of_packed(row.key_list) == row.children_hash and {row.fewest, row.most} == {number}
        except ValueError:
            is_right = False
        if not is_right:
            yield Finding(ChainFault.CHILDREN_CHANGED, row.first)


def _is_there(connection: sa.Connection, kept: tuple[int, str]) -> bool:
    found = connection.scalar(sa.select(audit_entry.c.entry_hash).where(audit_entry.c.sequence == kept[0]))
    return found == kept[1]


_ENTRIES: Final = sa.select(audit_entry).order_by(audit_entry.c.sequence)
