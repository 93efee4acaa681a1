"""What steering groups decide, and what they answer to it later."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "decision",
        sa.Column("decision_id", sa.Text, primary_key=True),
        sa.Column("steering_group", sa.Text, nullable=False),
        sa.Column("meeting_id", sa.Text, sa.ForeignKey("meeting.meeting_id", ondelete="CASCADE"), nullable=False),
        sa.Column("item_id", sa.Text),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("deadline", sa.Date),
        sa.Column("criterion", sa.Text),
        sa.Column("start", sa.Text),
        sa.Column("kept", sa.Text),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True)),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("criterion IS NULL OR deadline IS NOT NULL", name="criterion_has_deadline"),
    )
    op.create_index("ix_decision_steering_group", "decision", ["steering_group"])
    op.create_index("ix_decision_meeting_id", "decision", ["meeting_id"])
    op.create_table(
        "decision_answer",
        sa.Column("decision_id", sa.Text, sa.ForeignKey("decision.decision_id", ondelete="CASCADE"), primary_key=True),
        sa.Column("meeting_id", sa.Text, sa.ForeignKey("meeting.meeting_id", ondelete="CASCADE"), primary_key=True),
        sa.Column("outcome", sa.Text, sa.CheckConstraint("outcome IN ('done', 'not_done', 'goes_on')"), nullable=False),
        sa.Column("remark", sa.Text, nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=False),
    )


def downgrade() -> None:
    op.drop_table("decision_answer")
    op.drop_table("decision")
