"""The steering group's meetings."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "meeting",
        sa.Column("meeting_id", sa.Text, primary_key=True),
        sa.Column("steering_group", sa.Text, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("moved_from", sa.Date),
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("state", sa.Text, sa.CheckConstraint("state IN ('planned', 'held', 'cancelled')"), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index(
        "uq_meeting_day",
        "meeting",
        ["steering_group", "day"],
        unique=True,
        sqlite_where=sa.text("state <> 'cancelled'"),
        postgresql_where=sa.text("state <> 'cancelled'"),
    )


def downgrade() -> None:
    op.drop_table("meeting")
