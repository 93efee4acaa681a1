"""The audit log's tables. That entries are only ever added is held by triggers, see migration 0003."""

from typing import Final

import sqlalchemy as sa

from dashboard.data.app_database.moment import Moment
from dashboard.data.app_database.tables import METADATA

# The keys of children that entries speak of, by the hash of the list: a list seen fifty times is kept once.
audit_children: Final = sa.Table(
    "audit_children",
    METADATA,
    sa.Column("children_hash", sa.Text, primary_key=True),
    sa.Column("key_list", sa.LargeBinary, nullable=False),  # see audit_chain.packed
)

audit_entry: Final = sa.Table(
    "audit_entry",
    METADATA,
    sa.Column("sequence", sa.Integer, primary_key=True, autoincrement=False),  # 1, 2, 3, … without a gap
    sa.Column("at", Moment, nullable=False, index=True),
    sa.Column("actor_key", sa.Text, nullable=False),  # no foreign key: an entry outlives the person
    sa.Column("actor_name", sa.Text, nullable=False),
    sa.Column("address", sa.Text, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("outcome", sa.Text, nullable=False),
    sa.Column("what", sa.Text, nullable=False),
    sa.Column("detail", sa.Text, nullable=False),
    sa.Column("children_hash", sa.ForeignKey("audit_children.children_hash"), index=True),
    sa.Column("children_count", sa.Integer, nullable=False),
    sa.Column("previous_hash", sa.Text, nullable=False),
    sa.Column("entry_hash", sa.Text, nullable=False),
    sa.Column("key_id", sa.Text, nullable=False),
    sa.Column("seal", sa.Text, nullable=False),
)

# How far old entries have been deleted, and the hash that the oldest one left goes on from.
audit_anchor: Final = sa.Table(
    "audit_anchor",
    METADATA,
    sa.Column("pruned_to", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("last_hash", sa.Text, nullable=False),
)

# The settings as they were last logged; of secrets only a keyed hash.
audit_setting: Final = sa.Table(
    "audit_setting",
    METADATA,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)

# A random sample of a half-year's entries, drawn to be checked.
audit_sample: Final = sa.Table(
    "audit_sample",
    METADATA,
    sa.Column("sample_id", sa.Text, primary_key=True),
    sa.Column("half_year", sa.Text, nullable=False),  # 2026-1
    sa.Column("seed", sa.Text, nullable=False),
    sa.Column("first_sequence", sa.Integer, nullable=False),
    sa.Column("last_sequence", sa.Integer, nullable=False),
    sa.Column("drawn_at", Moment, nullable=False),
    sa.Column("drawn_by", sa.Text, nullable=False),  # the name at the time
)

audit_check: Final = sa.Table(
    "audit_check",
    METADATA,
    sa.Column("sample_id", sa.ForeignKey("audit_sample.sample_id"), primary_key=True),
    sa.Column("sequence", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("result", sa.Text, sa.CheckConstraint("result IN ('in_order', 'follow_up')")),
    sa.Column("remark", sa.Text, nullable=False),
    sa.Column("checked_at", Moment),
    sa.Column("checked_by", sa.Text),
)
