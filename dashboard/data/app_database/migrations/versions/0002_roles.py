"""Roles that the database refuses where they make no sense; invitations; people of an OpenID Connect provider."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
NO_SUCH_PLACE = "role_place: the role cannot be held there"
NOT_TOGETHER = "role_conflict: one person cannot hold these roles"
UNKNOWN_PLACE = """NOT EXISTS (
    SELECT 1 FROM role_place WHERE role_place.role = NEW.role AND role_place.place_kind = NEW.place_kind)"""
CONFLICT = """EXISTS (
    SELECT 1 FROM person_role JOIN role_conflict ON role_conflict.other = person_role.role
    WHERE person_role.person_id = NEW.person_id AND role_conflict.role = NEW.role)"""


def upgrade() -> None:
    op.create_table(
        "role_place",
        sa.Column("role", sa.Text, primary_key=True),
        sa.Column("place_kind", sa.Text, primary_key=True),
    )
    op.create_table(
        "role_conflict",
        sa.Column("role", sa.Text, primary_key=True),
        sa.Column("other", sa.Text, primary_key=True),
    )
    op.create_table(
        "invitation",
        sa.Column("token_hash", sa.Text, primary_key=True),
        sa.Column("person_id", sa.Text, sa.ForeignKey("person.person_id", ondelete="CASCADE"), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("used_at", MOMENT),
    )
    op.create_index("ix_invitation_person_id", "invitation", ["person_id"])
    op.create_table(
        "external_identity",
        sa.Column("issuer", sa.Text, primary_key=True),
        sa.Column("subject", sa.Text, primary_key=True),
        sa.Column("person_id", sa.Text, sa.ForeignKey("person.person_id", ondelete="CASCADE"), nullable=False),
    )
    op.create_index("ix_external_identity_person_id", "external_identity", ["person_id"])
    op.create_table(
        "oidc_request",
        sa.Column("state_hash", sa.Text, primary_key=True),
        sa.Column("nonce", sa.Text, nullable=False),
        sa.Column("code_verifier", sa.Text, nullable=False),
        sa.Column("next_path", sa.Text, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
    )
    op.create_index("ix_oidc_request_created_at", "oidc_request", ["created_at"])
    if op.get_context().dialect.name == "postgresql":
        _refuse_on_postgresql()
    else:
        _refuse_on_sqlite()


def _refuse_on_sqlite() -> None:
    for event in ("INSERT", "UPDATE"):
        op.execute(
            f"""CREATE TRIGGER person_role_makes_sense_{event.lower()} BEFORE {event} ON person_role BEGIN
                SELECT RAISE(ABORT, '{NO_SUCH_PLACE}') WHERE {UNKNOWN_PLACE};
                SELECT RAISE(ABORT, '{NOT_TOGETHER}') WHERE {CONFLICT};
            END"""
        )


def _refuse_on_postgresql() -> None:
    op.execute(
        f"""CREATE FUNCTION person_role_makes_sense() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                -- Two who give one person roles at once wait for each other: neither would see the other's.
                PERFORM 1 FROM person WHERE person_id = NEW.person_id FOR UPDATE;
                IF {UNKNOWN_PLACE} THEN
                    RAISE EXCEPTION USING ERRCODE = 'check_violation', MESSAGE = '{NO_SUCH_PLACE}';
                END IF;
                IF {CONFLICT} THEN
                    RAISE EXCEPTION USING ERRCODE = 'check_violation', MESSAGE = '{NOT_TOGETHER}';
                END IF;
                RETURN NEW;
            END $$"""
    )
    op.execute(
        """CREATE TRIGGER person_role_makes_sense BEFORE INSERT OR UPDATE ON person_role
           FOR EACH ROW EXECUTE FUNCTION person_role_makes_sense()"""
    )


def downgrade() -> None:
    if op.get_context().dialect.name == "postgresql":
        op.execute("DROP TRIGGER person_role_makes_sense ON person_role")
        op.execute("DROP FUNCTION person_role_makes_sense")
    else:
        op.execute("DROP TRIGGER person_role_makes_sense_insert")
        op.execute("DROP TRIGGER person_role_makes_sense_update")
    for table in ("oidc_request", "external_identity", "invitation", "role_conflict", "role_place"):
        op.drop_table(table)
