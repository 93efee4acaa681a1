"""The table of remarks that people write beside indicators."""

from typing import Final

import sqlalchemy as sa

from dashboard.data.app_database.moment import Moment
from dashboard.data.app_database.tables import METADATA

# About an indicator, a home or school, or the indicator there; a comment, an action, or both.
remark: Final = sa.Table(
    "remark",
    METADATA,
    sa.Column("remark_id", sa.Text, primary_key=True),  # a random UUID: tells nothing
    sa.Column("indicator", sa.Text, index=True),  # its key, which a later version may not know
    sa.Column("unit_kind", sa.Text, sa.CheckConstraint("unit_kind IN ('home', 'school')")),
    sa.Column("unit_key", sa.Text, index=True),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("action", sa.Text, nullable=False),
    sa.Column("owner", sa.Text, nullable=False),
    sa.Column("due_on", sa.Date),
    sa.Column("is_done", sa.Boolean, nullable=False),
    sa.Column("person_id", sa.ForeignKey("person.person_id", ondelete="SET NULL"), index=True),
    sa.Column("author", sa.Text, nullable=False),  # the name of that day: it stays when the person is gone
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("created_at", Moment, nullable=False),
    sa.Column("changed_at", Moment, nullable=False),
    sa.CheckConstraint("(unit_kind IS NULL) = (unit_key IS NULL)", name="unit_is_whole"),
    sa.CheckConstraint("indicator IS NOT NULL OR unit_key IS NOT NULL", name="is_about_something"),
    sa.CheckConstraint("text <> '' OR action <> ''", name="says_something"),
)
