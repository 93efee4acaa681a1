"""Remarks beside indicators."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "remark",
        sa.Column("remark_id", sa.Text, primary_key=True),
        sa.Column("indicator", sa.Text),
        sa.Column("unit_kind", sa.Text, sa.CheckConstraint("unit_kind IN ('home', 'school')")),
        sa.Column("unit_key", sa.Text),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("action", sa.Text, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("due_on", sa.Date),
        sa.Column("is_done", sa.Boolean, nullable=False),
        sa.Column("person_id", sa.Text, sa.ForeignKey("person.person_id", ondelete="SET NULL")),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("(unit_kind IS NULL) = (unit_key IS NULL)", name="unit_is_whole"),
        sa.CheckConstraint("indicator IS NOT NULL OR unit_key IS NOT NULL", name="is_about_something"),
        sa.CheckConstraint("text <> '' OR action <> ''", name="says_something"),
    )
    for column in ("indicator", "unit_key", "person_id"):
        op.create_index(f"ix_remark_{column}", "remark", [column])


def downgrade() -> None:
    op.drop_table("remark")
