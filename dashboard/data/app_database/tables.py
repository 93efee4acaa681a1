"""The app database's tables. How they came to be is in `migrations`; a test holds the two together."""

from enum import StrEnum
from typing import Final

import sqlalchemy as sa

from dashboard.data.app_database.moment import Moment

METADATA: Final = sa.MetaData()


class PlaceKind(StrEnum):
    """What a role can be held at."""

    MUNICIPALITY = "municipality"
    HOME = "home"
    SCHOOL = "school"
    STEERING_GROUP = "steering_group"


person: Final = sa.Table(
    "person",
    METADATA,
    sa.Column("person_id", sa.Text, primary_key=True),  # a random UUID: tells nothing
    sa.Column("username", sa.Text, nullable=False, unique=True),  # folded, see people.folded
    sa.Column("display_name", sa.Text, nullable=False),
    sa.Column("password_hash", sa.Text, nullable=False),
    sa.Column("language", sa.Text, sa.CheckConstraint("language IN ('da', 'en')"), nullable=False),
    sa.Column("disabled_on", sa.Date),
    sa.Column("created_at", Moment, nullable=False),
)

person_role: Final = sa.Table(
    "person_role",
    METADATA,
    sa.Column("person_id", sa.ForeignKey("person.person_id", ondelete="CASCADE"), primary_key=True),
    sa.Column("role", sa.Text, primary_key=True),
    sa.Column(
        "place_kind",
        sa.Text,
        sa.CheckConstraint("place_kind IN ('municipality', 'home', 'school', 'steering_group')"),
        primary_key=True,
    ),
    sa.Column("place_key", sa.Text, primary_key=True),
)

session: Final = sa.Table(
    "session",
    METADATA,
    sa.Column("session_id", sa.Text, primary_key=True),
    sa.Column("token_hash", sa.Text, nullable=False, unique=True),  # never the token itself
    sa.Column("person_id", sa.ForeignKey("person.person_id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("created_at", Moment, nullable=False),
    sa.Column("last_used_at", Moment, nullable=False),
    sa.Column("ended_at", Moment),
    sa.Column("address", sa.Text, nullable=False),
    sa.Column("user_agent", sa.Text, nullable=False),
)

sign_in_attempt: Final = sa.Table(
    "sign_in_attempt",
    METADATA,
    sa.Column("subject", sa.Text, primary_key=True),  # a keyed hash of a user name or an address
    sa.Column("failures", sa.Integer, nullable=False),
    sa.Column("last_at", Moment, nullable=False, index=True),
)
