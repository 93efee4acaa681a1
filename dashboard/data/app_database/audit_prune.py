"""Retention: entries of months that are over for long enough are deleted, and the chain goes on from an anchor."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import sqlalchemy as sa

from dashboard.data.app_database.audit import AuditLog, append, lock_chain
from dashboard.data.app_database.audit_entry import SERVER, Actor, AuditEntry, Kind
from dashboard.data.app_database.audit_tables import audit_anchor, audit_children, audit_entry
from dashboard.vocabulary.period import add_months

# Longer than any quiet time: behind it a clock may have jumped ahead, and all of the log would look old.
LONGEST_GAP: Final = timedelta(days=92)
_CLOCKS_DIFFER: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Pruned:
    """How many entries were deleted. `gap`: none, as nothing was logged for so long after the last of them."""

    entries: int
    gap: timedelta | None = None


def kept_since(now: datetime, months: int) -> datetime:
    """The first moment whose entries are kept: whole months are deleted together, so `months` to one more stay."""
    first = add_months(now.date().replace(day=1), -months)
    return now.replace(year=first.year, month=first.month, day=1, hour=0, minute=0, second=0, microsecond=0)


def prune(log: AuditLog, *, now: datetime, months: int, actor: Actor = SERVER, over_gap: bool = False) -> Pruned:
    """Deletes the entries from before `kept_since` at the old end of the chain, and logs that.

    An entry that a wrong clock dated ahead keeps no other; one that it dated back is kept with those around it.
    """
    since = kept_since(now, months)
    with log.database.reading() as connection:
        oldest = connection.execute(_OLDEST).one_or_none()
    if oldest is None or oldest.at >= since:
        return Pruned(0)
    with log.database.writing() as connection:
        lock_chain(connection)
        first = connection.execute(_OLDEST).one()
        in_use = sa.select(sa.func.min(audit_entry.c.sequence)).where(
            audit_entry.c.at >= since, audit_entry.c.at <= now + _CLOCKS_DIFFER
        )
        kept = connection.scalar(in_use)
        last = connection.execute(
            sa.select(audit_entry.c.sequence, audit_entry.c.at, audit_entry.c.entry_hash)
            .where(audit_entry.c.sequence < kept if kept is not None else sa.true())
            .order_by(audit_entry.c.sequence.desc())
            .limit(1)
        ).one_or_none()
        if last is None:
            return Pruned(0)
        following = connection.scalar(sa.select(audit_entry.c.at).where(audit_entry.c.sequence == kept))
        gap = (following or now) - last.at
        if gap > LONGEST_GAP and not over_gap:
            return Pruned(0, gap)
        append(connection, log.seal_key, _told(now, actor, last.sequence, last.entry_hash))
        connection.execute(sa.insert(audit_anchor).values(pruned_to=last.sequence, last_hash=last.entry_hash))
        connection.execute(sa.delete(audit_entry).where(audit_entry.c.sequence <= last.sequence))
        connection.execute(sa.delete(audit_children).where(~_IS_REFERRED_TO))
    return Pruned(last.sequence - first.sequence + 1)


def anchor_text(pruned_to: int, last_hash: str) -> str:
    """What the entry about a pruning says: so the seal of the chain holds the anchor too."""
    return f"{pruned_to} {last_hash}"


def _told(now: datetime, actor: Actor, pruned_to: int, last_hash: str) -> AuditEntry:
    return AuditEntry(
        at=now, actor=actor, kind=Kind.LOG_PRUNE, what="audit prune", detail=anchor_text(pruned_to, last_hash)
    )


_OLDEST: Final = sa.select(audit_entry.c.sequence, audit_entry.c.at).order_by(audit_entry.c.sequence).limit(1)
_IS_REFERRED_TO: Final = sa.exists().where(audit_entry.c.children_hash == audit_children.c.children_hash)
