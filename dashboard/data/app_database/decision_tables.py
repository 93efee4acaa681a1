"""The tables of a steering group's decisions, and of what was answered to them at later meetings."""

from typing import Final

import sqlalchemy as sa

from dashboard.data.app_database.moment import Moment
from dashboard.data.app_database.tables import METADATA

# What a meeting decided. No foreign key to the topic: a decision stays when its topic is taken off the agenda.
decision: Final = sa.Table(
    "decision",
    METADATA,
    sa.Column("decision_id", sa.Text, primary_key=True),  # a random UUID: tells nothing
    sa.Column("steering_group", sa.Text, nullable=False, index=True),
    sa.Column("meeting_id", sa.ForeignKey("meeting.meeting_id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("item_id", sa.Text),  # the topic's; none: of the meeting as a whole
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("owner", sa.Text, nullable=False),
    sa.Column("deadline", sa.Date),
    sa.Column("criterion", sa.Text),  # JSON (decision_values.py), as are the readings; none for a free decision
    sa.Column("start", sa.Text),  # what the figure was when the decision was written
    sa.Column("kept", sa.Text),  # what it was last, as long as it can still change how the decision is judged
    sa.Column("withdrawn_at", Moment),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("created_at", Moment, nullable=False),
    sa.Column("changed_at", Moment, nullable=False),
    sa.CheckConstraint("criterion IS NULL OR deadline IS NOT NULL", name="criterion_has_deadline"),
)

decision_answer: Final = sa.Table(
    "decision_answer",
    METADATA,
    sa.Column("decision_id", sa.ForeignKey("decision.decision_id", ondelete="CASCADE"), primary_key=True),
    sa.Column("meeting_id", sa.ForeignKey("meeting.meeting_id", ondelete="CASCADE"), primary_key=True),
    sa.Column("outcome", sa.Text, sa.CheckConstraint("outcome IN ('done', 'not_done', 'goes_on')"), nullable=False),
    sa.Column("remark", sa.Text, nullable=False),  # empty where nobody wrote one
    sa.Column("answered_at", Moment, nullable=False),
)
