"""Saved cohorts, and the one that somebody begins with."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "cohort",
        sa.Column("cohort_id", sa.Text, primary_key=True),
        sa.Column("person_id", sa.Text, sa.ForeignKey("person.person_id", ondelete="CASCADE"), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("filters", sa.Text, nullable=False),
        sa.Column("shared_with", sa.Text),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.UniqueConstraint("person_id", "name"),
    )
    op.create_index("ix_cohort_shared_with", "cohort", ["shared_with"])
    op.create_table(
        "start_view",
        sa.Column("person_id", sa.Text, sa.ForeignKey("person.person_id", ondelete="CASCADE"), primary_key=True),
        sa.Column("cohort_id", sa.Text, nullable=False),
        sa.Column("page", sa.Text, nullable=False),
    )


def downgrade() -> None:
    op.drop_table("start_view")
    op.drop_table("cohort")
