"""People, the roles they hold, their sessions, and failed sign-ins."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "person",
        sa.Column("person_id", sa.Text, primary_key=True),
        sa.Column("username", sa.Text, nullable=False, unique=True),
        sa.Column("display_name", sa.Text, nullable=False),
        sa.Column("password_hash", sa.Text, nullable=False),
        sa.Column("language", sa.Text, sa.CheckConstraint("language IN ('da', 'en')"), nullable=False),
        sa.Column("disabled_on", sa.Date),
        sa.Column("created_at", MOMENT, nullable=False),
    )
    op.create_table(
        "person_role",
        sa.Column("person_id", sa.Text, sa.ForeignKey("person.person_id", ondelete="CASCADE"), primary_key=True),
        sa.Column("role", sa.Text, primary_key=True),
        sa.Column(
            "place_kind",
            sa.Text,
            sa.CheckConstraint("place_kind IN ('municipality', 'home', 'school', 'steering_group')"),
            primary_key=True,
        ),
        sa.Column("place_key", sa.Text, primary_key=True),
    )
    op.create_table(
        "session",
        sa.Column("session_id", sa.Text, primary_key=True),
        sa.Column("token_hash", sa.Text, nullable=False, unique=True),
        sa.Column("person_id", sa.Text, sa.ForeignKey("person.person_id", ondelete="CASCADE"), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("last_used_at", MOMENT, nullable=False),
        sa.Column("ended_at", MOMENT),
        sa.Column("address", sa.Text, nullable=False),
        sa.Column("user_agent", sa.Text, nullable=False),
    )
    op.create_index("ix_session_person_id", "session", ["person_id"])
    op.create_table(
        "sign_in_attempt",
        sa.Column("subject", sa.Text, primary_key=True),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("last_at", MOMENT, nullable=False),
    )
    op.create_index("ix_sign_in_attempt_last_at", "sign_in_attempt", ["last_at"])


def downgrade() -> None:
    for table in ("sign_in_attempt", "session", "person_role", "person"):
        op.drop_table(table)
