"""Steering groups with their members, and the agenda and minutes of meetings."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    group = op.create_table(
        "steering_group",
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
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "steering_group_member",
        sa.Column("member_id", sa.Text, primary_key=True),
        sa.Column("group_id", sa.Text, sa.ForeignKey("steering_group.group_id", ondelete="CASCADE"), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("person_id", sa.Text, sa.ForeignKey("person.person_id", ondelete="SET NULL")),
        sa.Column("function", sa.Text, nullable=False),
        sa.UniqueConstraint("group_id", "person_id"),
    )
    op.create_index("ix_steering_group_member_person_id", "steering_group_member", ["person_id"])
    op.create_table(
        "agenda_item",
        sa.Column("item_id", sa.Text, primary_key=True),
        sa.Column("meeting_id", sa.Text, sa.ForeignKey("meeting.meeting_id", ondelete="CASCADE"), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("indicator", sa.Text),
        sa.Column("unit_kind", sa.Text, sa.CheckConstraint("unit_kind IN ('home', 'school')")),
        sa.Column("unit_key", sa.Text),
        sa.Column("notes", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("discussion", sa.Text, nullable=False),
        sa.Column("written_version", sa.Integer, nullable=False),
        sa.Column("written_by", sa.Text, nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True)),
        sa.CheckConstraint("(unit_kind IS NULL) = (unit_key IS NULL)", name="unit_is_whole"),
    )
    op.create_index("ix_agenda_item_meeting_id", "agenda_item", ["meeting_id"])
    for key, name in _groups().items():
        op.execute(
            group.insert().values(
                group_id=key,
                name=name,
                level="joint",
                rhythm_months=3,
                version=1,
                changed_at=sa.func.current_timestamp(),
            )
        )


def _groups() -> dict[str, str]:
    """The municipality's own, and a group for each other key that roles are held at or meetings are planned for."""
    found = op.get_bind().scalars(
        sa.text(
            "SELECT place_key FROM person_role WHERE place_kind = 'steering_group'"
            " UNION SELECT steering_group FROM meeting ORDER BY 1"
        )
    )
    return {"main": "Styregruppen"} | {key: key for key in found if key != "main"}


def downgrade() -> None:
    op.drop_table("agenda_item")
    op.drop_table("steering_group_member")
    op.drop_table("steering_group")
