"""Random samples of the audit log: drawn from a half-year by a stated seed, and the result of checking each entry."""

import heapq
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from typing import Any, Final
from uuid import uuid4

import sqlalchemy as sa

from dashboard.data.app_database.audit import AuditLog
from dashboard.data.app_database.audit_entry import AuditEntry, storable
from dashboard.data.app_database.audit_search import USES, LoggedEntry, logged
from dashboard.data.app_database.audit_tables import audit_check, audit_entry, audit_sample
from dashboard.data.app_database.database import AppDatabase

LARGEST_SAMPLE: Final = 200
LONGEST_REMARK: Final = 1000


class CheckResult(StrEnum):
    """What a check of an entry came to."""

    IN_ORDER = "in_order"
    FOLLOW_UP = "follow_up"


class NothingToDrawError(Exception):
    """Nobody saw children in the half-year."""


class NotInSampleError(Exception):
    """The entry was not drawn, or there is no such sample."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A sample, and how far it has been checked."""

    sample_id: str
    half_year: str
    seed: str
    drawn_at: datetime
    drawn_by: str
    entries: int
    checked: int
    to_follow_up: int

    @property
    def is_done(self) -> bool:
        return self.checked == self.entries


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """An entry that was drawn. `entry` is None once it has been deleted as old; `result` until it has been checked."""

    sequence: int
    entry: LoggedEntry | None
    result: CheckResult | None
    remark: str
    checked_at: datetime | None
    checked_by: str | None


def drawn(sequences: Iterable[int], *, seed: str, size: int) -> list[int]:
    """`size` of the numbers, each as likely as another, the same whenever they are drawn again; in order.

    Those whose SHA-256 of `<seed>:<number>` is least: anybody can draw them again with any program.
    """
    return sorted(heapq.nsmallest(size, sequences, key=lambda number: sha256(f"{seed}:{number}".encode()).digest()))


def draw_sample(
    log: AuditLog, *, half_year: str, since: datetime, until: datetime, seed: str, size: int, entry: AuditEntry
) -> str:
    """Draws from the entries of somebody seeing children, and logs `entry`; gives the sample_id.

    Raises NothingToDrawError.
    """
    sample_id = str(uuid4())
    with log.together(entry) as database, database.writing() as connection:
        population: Sequence[int] = connection.scalars(
            sa.select(audit_entry.c.sequence).where(
                audit_entry.c.at >= since,
                audit_entry.c.at < until,
                audit_entry.c.kind.in_([kind.value for kind in USES]),
            )
        ).all()
        if not population:
            raise NothingToDrawError
        connection.execute(
            sa.insert(audit_sample).values(
                sample_id=sample_id,
                half_year=half_year,
                seed=seed,
                first_sequence=min(population),
                last_sequence=max(population),
                drawn_at=entry.at,
                drawn_by=entry.actor.name,
            )
        )
        numbers = drawn(population, seed=seed, size=min(size, LARGEST_SAMPLE))
        rows = [{"sample_id": sample_id, "sequence": number, "remark": ""} for number in numbers]
        connection.execute(sa.insert(audit_check), rows)
    return sample_id


def record_check(
    log: AuditLog, *, sample_id: str, sequence: int, result: CheckResult, remark: str, entry: AuditEntry
) -> None:
    """Notes what a check came to, and logs `entry`; a later check takes its place here, and both stay in the log.

    Raises NotInSampleError.
    """
    with log.together(entry) as database, database.writing() as connection:
        changed = connection.execute(
            sa.update(audit_check)
            .where(audit_check.c.sample_id == sample_id, audit_check.c.sequence == sequence)
            .values(
                result=result.value,
                remark=storable(remark)[:LONGEST_REMARK],
                checked_at=entry.at,
                checked_by=entry.actor.name,
            )
        )
        if not changed.rowcount:
            raise NotInSampleError


def samples(database: AppDatabase) -> tuple[Sample, ...]:
    """All samples, the latest first."""
    with database.reading() as connection:
        return tuple(_sample(row) for row in connection.execute(_SAMPLES))


def find_sample(database: AppDatabase, sample_id: str) -> tuple[Sample, tuple[Check, ...]] | None:
    """A sample with its entries in order; None where there is no such sample."""
    query = (
        sa.select(audit_check, *(audit_entry.c[name].label(f"entry_{name}") for name in LoggedEntry.__slots__))
        .select_from(audit_check.outerjoin(audit_entry, audit_entry.c.sequence == audit_check.c.sequence))
        .where(audit_check.c.sample_id == sample_id)
        .order_by(audit_check.c.sequence)
    )
    with database.reading() as connection:
        row = connection.execute(_SAMPLES.where(audit_sample.c.sample_id == sample_id)).one_or_none()
        checks = connection.execute(query).all() if row is not None else ()
    return (_sample(row), tuple(map(_check, checks))) if row is not None else None


def first_logged(database: AppDatabase) -> datetime | None:
    """The moment of the oldest entry; None while there is none."""
    with database.reading() as connection:
        return connection.scalar(sa.select(audit_entry.c.at).order_by(audit_entry.c.sequence).limit(1))


def _sample(row: Any) -> Sample:
    return Sample(**{name: getattr(row, name) for name in Sample.__slots__})


def _check(row: Any) -> Check:
    is_there = row.entry_sequence is not None
    return Check(
        sequence=row.sequence,
        entry=logged(row, "entry_") if is_there else None,
        result=CheckResult(row.result) if row.result is not None else None,
        remark=row.remark,
        checked_at=row.checked_at,
        checked_by=row.checked_by,
    )


_SAMPLES: Final = (
    sa.select(
        audit_sample.c.sample_id,
        audit_sample.c.half_year,
        audit_sample.c.seed,
        audit_sample.c.drawn_at,
        audit_sample.c.drawn_by,
        sa.func.count(audit_check.c.sequence).label("entries"),
        sa.func.count(audit_check.c.result).label("checked"),
        sa.func.count(sa.case((audit_check.c.result == CheckResult.FOLLOW_UP.value, 1))).label("to_follow_up"),
    )
    .join(audit_check, audit_check.c.sample_id == audit_sample.c.sample_id)
    .group_by(audit_sample.c.sample_id)
    .order_by(audit_sample.c.drawn_at.desc(), audit_sample.c.sample_id)
)
