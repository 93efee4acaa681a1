"""What a steering group was shown on the day that a meeting was closed."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "meeting_figures",
        sa.Column("meeting_id", sa.Text, sa.ForeignKey("meeting.meeting_id", ondelete="CASCADE"), primary_key=True),
        sa.Column("meeting_version", sa.Integer, nullable=False),
        sa.Column("as_of", sa.Date, nullable=False),
        sa.Column("built_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("figures", sa.Text, nullable=False),
    )


def downgrade() -> None:
    op.drop_table("meeting_figures")
