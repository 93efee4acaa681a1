"""The table of what a steering group was shown at its meetings."""

from typing import Final

import sqlalchemy as sa

from dashboard.data.app_database.moment import Moment
from dashboard.data.app_database.tables import METADATA

# Made when a meeting is closed. `meeting_version` is the meeting's of then.
meeting_figures: Final = sa.Table(
    "meeting_figures",
    METADATA,
    sa.Column("meeting_id", sa.ForeignKey("meeting.meeting_id", ondelete="CASCADE"), primary_key=True),
    sa.Column("meeting_version", sa.Integer, nullable=False),
    sa.Column("as_of", sa.Date, nullable=False),
    sa.Column("built_at", Moment, nullable=False),  # of the mart that was shown
    sa.Column("figures", sa.Text, nullable=False),  # JSON
)
