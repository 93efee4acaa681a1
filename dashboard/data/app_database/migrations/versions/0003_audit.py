"""The audit log: entries that can only be added, and deleted only from the old end up to an anchor."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
ONLY_ADDED = "audit log: entries are only ever added"
KEPT = "audit log: entries are deleted only up to an anchor"
NEXT_NUMBER = """(SELECT coalesce((SELECT max(sequence) FROM audit_entry), (SELECT max(pruned_to) FROM audit_anchor), 0)
    + 1)"""
PRUNED_TO = "(SELECT coalesce(max(pruned_to), 0) FROM audit_anchor)"
TABLES = ("audit_entry", "audit_children", "audit_anchor")


def upgrade() -> None:
    op.create_table(
        "audit_children",
        sa.Column("children_hash", sa.Text, primary_key=True),
        sa.Column("key_list", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "audit_entry",
        sa.Column("sequence", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("actor_key", sa.Text, nullable=False),
        sa.Column("actor_name", sa.Text, nullable=False),
        sa.Column("address", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("outcome", sa.Text, nullable=False),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("detail", sa.Text, nullable=False),
        sa.Column("children_hash", sa.Text, sa.ForeignKey("audit_children.children_hash")),
        sa.Column("children_count", sa.Integer, nullable=False),
        sa.Column("previous_hash", sa.Text, nullable=False),
        sa.Column("entry_hash", sa.Text, nullable=False),
        sa.Column("key_id", sa.Text, nullable=False),
        sa.Column("seal", sa.Text, nullable=False),
    )
    op.create_index("ix_audit_entry_at", "audit_entry", ["at"])
    op.create_index("ix_audit_entry_children_hash", "audit_entry", ["children_hash"])
    op.create_table(
        "audit_anchor",
        sa.Column("pruned_to", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("last_hash", sa.Text, nullable=False),
    )
    op.create_table(
        "audit_setting",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )
    op.create_table(
        "audit_sample",
        sa.Column("sample_id", sa.Text, primary_key=True),
        sa.Column("half_year", sa.Text, nullable=False),
        sa.Column("seed", sa.Text, nullable=False),
        sa.Column("first_sequence", sa.Integer, nullable=False),
        sa.Column("last_sequence", sa.Integer, nullable=False),
        sa.Column("drawn_at", MOMENT, nullable=False),
        sa.Column("drawn_by", sa.Text, nullable=False),
    )
    op.create_table(
        "audit_check",
        sa.Column("sample_id", sa.Text, sa.ForeignKey("audit_sample.sample_id"), primary_key=True),
        sa.Column("sequence", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("result", sa.Text, sa.CheckConstraint("result IN ('in_order', 'follow_up')")),
        sa.Column("remark", sa.Text, nullable=False),
        sa.Column("checked_at", MOMENT),
        sa.Column("checked_by", sa.Text),
    )
    if op.get_context().dialect.name == "postgresql":
        _only_added_on_postgresql()
    else:
        _only_added_on_sqlite()


def _only_added_on_sqlite() -> None:
    for table in TABLES:
        op.execute(
            f"""CREATE TRIGGER {table}_unchanged BEFORE UPDATE ON {table} BEGIN
                SELECT RAISE(ABORT, '{ONLY_ADDED}');
            END"""
        )
    # In this order only; and INSERT OR REPLACE, which deletes without a trigger, finds nothing to replace.
    op.execute(
        f"""CREATE TRIGGER audit_entry_next BEFORE INSERT ON audit_entry WHEN NEW.sequence <> {NEXT_NUMBER} BEGIN
            SELECT RAISE(ABORT, '{ONLY_ADDED}');
        END"""
    )
    op.execute(
        f"""CREATE TRIGGER audit_anchor_further BEFORE INSERT ON audit_anchor WHEN NEW.pruned_to <= {PRUNED_TO} BEGIN
            SELECT RAISE(ABORT, '{KEPT}');
        END"""
    )
    op.execute(
        f"""CREATE TRIGGER audit_entry_kept BEFORE DELETE ON audit_entry WHEN OLD.sequence > {PRUNED_TO} BEGIN
            SELECT RAISE(ABORT, '{KEPT}');
        END"""
    )
    op.execute(
        f"""CREATE TRIGGER audit_anchor_kept BEFORE DELETE ON audit_anchor BEGIN
            SELECT RAISE(ABORT, '{KEPT}');
        END"""
    )


def _only_added_on_postgresql() -> None:
    op.execute(
        f"""CREATE FUNCTION audit_only_added() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                RAISE EXCEPTION USING ERRCODE = 'restrict_violation', MESSAGE = '{ONLY_ADDED}';
            END $$"""
    )
    op.execute(
        f"""CREATE FUNCTION audit_entry_guard() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF TG_OP = 'INSERT' THEN
                    IF NEW.sequence <> {NEXT_NUMBER} THEN
                        RAISE EXCEPTION USING ERRCODE = 'restrict_violation', MESSAGE = '{ONLY_ADDED}';
                    END IF;
                    RETURN NEW;
                END IF;
                IF OLD.sequence > {PRUNED_TO} THEN
                    RAISE EXCEPTION USING ERRCODE = 'restrict_violation', MESSAGE = '{KEPT}';
                END IF;
                RETURN OLD;
            END $$"""
    )
    for table in TABLES:
        op.execute(
            f"""CREATE TRIGGER {table}_unchanged BEFORE UPDATE ON {table}
                FOR EACH ROW EXECUTE FUNCTION audit_only_added()"""
        )
        op.execute(
            f"""CREATE TRIGGER {table}_not_emptied BEFORE TRUNCATE ON {table}
                FOR EACH STATEMENT EXECUTE FUNCTION audit_only_added()"""
        )
    op.execute(
        """CREATE TRIGGER audit_entry_guard BEFORE INSERT OR DELETE ON audit_entry
           FOR EACH ROW EXECUTE FUNCTION audit_entry_guard()"""
    )
    op.execute(
        """CREATE TRIGGER audit_anchor_kept BEFORE DELETE ON audit_anchor
           FOR EACH ROW EXECUTE FUNCTION audit_only_added()"""
    )


def downgrade() -> None:
    for table in ("audit_check", "audit_sample", "audit_setting", "audit_anchor", "audit_entry", "audit_children"):
        op.drop_table(table)
    if op.get_context().dialect.name == "postgresql":
        op.execute("DROP FUNCTION audit_entry_guard")
        op.execute("DROP FUNCTION audit_only_added")
