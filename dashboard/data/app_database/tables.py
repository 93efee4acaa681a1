"""The app database's tables. How they came to be is in `migrations`; a test holds the two together."""

from enum import StrEnum
from typing import Final

import sqlalchemy as sa

from dashboard.data.app_database.moment import Moment

METADATA: Final = sa.MetaData()
NO_PASSWORD: Final = "!"  # noqa: S105 - what stands where there is none: no hash looks like this


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
    sa.Column("password_hash", sa.Text, nullable=False),  # NO_PASSWORD for who has none yet
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

# What the roles are is said in auth.roles, and written here at start: so the database itself can refuse a role at a
# place, or beside another role, that makes no sense (see triggers in migration 0002).
role_place: Final = sa.Table(
    "role_place",
    METADATA,
    sa.Column("role", sa.Text, primary_key=True),
    sa.Column("place_kind", sa.Text, primary_key=True),
)

role_conflict: Final = sa.Table(
    "role_conflict",
    METADATA,
    sa.Column("role", sa.Text, primary_key=True),
    sa.Column("other", sa.Text, primary_key=True),
)

# A link with which a person chooses the own password, once.
invitation: Final = sa.Table(
    "invitation",
    METADATA,
    sa.Column("token_hash", sa.Text, primary_key=True),  # never the token itself
    sa.Column("person_id", sa.ForeignKey("person.person_id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("created_at", Moment, nullable=False),
    sa.Column("expires_at", Moment, nullable=False),
    sa.Column("used_at", Moment),
)

# Who somebody is at a provider of OpenID Connect.
external_identity: Final = sa.Table(
    "external_identity",
    METADATA,
    sa.Column("issuer", sa.Text, primary_key=True),
    sa.Column("subject", sa.Text, primary_key=True),
    sa.Column("person_id", sa.ForeignKey("person.person_id", ondelete="CASCADE"), nullable=False, index=True),
)

# A sign-in begun at such a provider and not come back from yet.
oidc_request: Final = sa.Table(
    "oidc_request",
    METADATA,
    sa.Column("state_hash", sa.Text, primary_key=True),
    sa.Column("nonce", sa.Text, nullable=False),
    sa.Column("code_verifier", sa.Text, nullable=False),
    sa.Column("next_path", sa.Text, nullable=False),
    sa.Column("created_at", Moment, nullable=False, index=True),
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

# A group of children under a name: filters, and whom it is shared with.
cohort: Final = sa.Table(
    "cohort",
    METADATA,
    sa.Column("cohort_id", sa.Text, primary_key=True),  # a random UUID: tells nothing
    sa.Column("person_id", sa.ForeignKey("person.person_id", ondelete="CASCADE"), nullable=False),  # whose it is
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("filters", sa.Text, nullable=False),  # the filters' part of an address, without the period
    sa.Column("shared_with", sa.Text, index=True),  # a role's key, which may be gone; nobody else where it is null
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("changed_at", Moment, nullable=False),
    sa.UniqueConstraint("person_id", "name"),
)

# A steering group's meeting. `day` is when it is planned, or was held; `moved_from` when it was first planned.
meeting: Final = sa.Table(
    "meeting",
    METADATA,
    sa.Column("meeting_id", sa.Text, primary_key=True),  # a random UUID: tells nothing
    sa.Column("steering_group", sa.Text, nullable=False),  # its key, as of the place that roles are held at
    sa.Column("day", sa.Date, nullable=False),
    sa.Column("moved_from", sa.Date),
    sa.Column("place", sa.Text, nullable=False),  # empty where nobody has said
    sa.Column("state", sa.Text, sa.CheckConstraint("state IN ('planned', 'held', 'cancelled')"), nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("created_at", Moment, nullable=False),
    sa.Column("changed_at", Moment, nullable=False),
)
# One a day, besides those that were cancelled.
sa.Index(
    "uq_meeting_day",
    meeting.c.steering_group,
    meeting.c.day,
    unique=True,
    sqlite_where=meeting.c.state != "cancelled",
    postgresql_where=meeting.c.state != "cancelled",
)

# No foreign key to the cohort: whoever begins with one that is gone is told so.
start_view: Final = sa.Table(
    "start_view",
    METADATA,
    sa.Column("person_id", sa.ForeignKey("person.person_id", ondelete="CASCADE"), primary_key=True),
    sa.Column("cohort_id", sa.Text, nullable=False),
    sa.Column("page", sa.Text, nullable=False),  # the page's path
)
