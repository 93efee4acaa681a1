"""The contract's tables, word for word: 0001_contract.sql is a copy of contract/case_database.sql."""

import re
from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    text = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")
    # Comments go first: they hold semicolons. The contract has no text literals that could hold "--".
    for statement in re.sub(r"--[^\n]*", "", text).split(";"):
        if statement.strip():
            op.execute(statement)


def downgrade() -> None:
    for table in re.findall(r"CREATE TABLE (\w+)", Path(__file__).with_suffix(".sql").read_text("utf-8"))[::-1]:
        op.drop_table(table)
