"""The tables of steering groups, their members, and what is on the agenda of their meetings."""

from typing import Final

import sqlalchemy as sa

from dashboard.data.app_database.moment import Moment
from dashboard.data.app_database.tables import METADATA

# A group that meets. Its key is that of the place a role is held at, and of `meeting.steering_group`.
steering_group: Final = sa.Table(
    "steering_group",
    METADATA,
    sa.Column("group_id", sa.Text, primary_key=True),
    sa.Column("name", sa.Text, nullable=False, unique=True),
    sa.Column(
        "level",
        sa.Text,
        sa.CheckConstraint("level IN ('joint', 'school', 'authority', 'homes', 'ppr')"),
        nullable=False,
    ),
    sa.Column("rhythm_months", sa.Integer, sa.CheckConstraint("rhythm_months BETWEEN 1 AND 12"), nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("changed_at", Moment, nullable=False),
)

# Somebody who signs in, or a name and a function. The name stays when the person is gone.
steering_group_member: Final = sa.Table(
    "steering_group_member",
    METADATA,
    sa.Column("member_id", sa.Text, primary_key=True),  # a random UUID: tells nothing
    sa.Column("group_id", sa.ForeignKey("steering_group.group_id", ondelete="CASCADE"), nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("person_id", sa.ForeignKey("person.person_id", ondelete="SET NULL"), index=True),
    sa.Column("function", sa.Text, nullable=False),  # empty where nobody has said
    sa.UniqueConstraint("group_id", "person_id"),
)

# A topic of a meeting, and what was said of it. The two are changed apart, each with a version of its own.
agenda_item: Final = sa.Table(
    "agenda_item",
    METADATA,
    sa.Column("item_id", sa.Text, primary_key=True),  # a random UUID: tells nothing
    sa.Column("meeting_id", sa.ForeignKey("meeting.meeting_id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("indicator", sa.Text),  # its key, which a later version may not know
    sa.Column("unit_kind", sa.Text, sa.CheckConstraint("unit_kind IN ('home', 'school')")),
    sa.Column("unit_key", sa.Text),
    sa.Column("notes", sa.Text, nullable=False),  # for the presenter
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("discussion", sa.Text, nullable=False),
    sa.Column("written_version", sa.Integer, nullable=False),  # 0: nothing was written yet
    sa.Column("written_by", sa.Text, nullable=False),  # the name of that day
    sa.Column("written_at", Moment),
    sa.CheckConstraint("(unit_kind IS NULL) = (unit_key IS NULL)", name="unit_is_whole"),
)
