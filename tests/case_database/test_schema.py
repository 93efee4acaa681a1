"""The migrated schema is the contract's, on SQLite and on PostgreSQL."""

import re
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from dashboard.data.case_database import schema
from dashboard.data.case_database.schema import State, WrongSchema
from dashboard.data.case_database.tables import TABLES

CONTRACT = Path(__file__).parent.parent / "data" / "case_database.sql"


def statements() -> list[str]:
    text = re.sub(r"--.*", "", CONTRACT.read_text(encoding="utf-8"))
    return [statement for statement in text.split(";") if statement.strip()]


def run(url: str, *texts: str) -> None:
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        for text in texts:
            connection.execute(sa.text(text))
    engine.dispose()


def table_names(url: str) -> list[str]:
    engine = sa.create_engine(url)
    found = sa.inspect(engine).get_table_names()
    engine.dispose()
    return found


def described(url: str) -> dict[str, Any]:
    """Tables, columns with type, nullability, keys, of everything but Alembic's own table."""
    engine = sa.create_engine(url)
    inspector = sa.inspect(engine)
    found = {
        table: {
            "columns": [
                (column["name"], str(column["type"]), column["nullable"]) for column in inspector.get_columns(table)
            ],
            "key": inspector.get_pk_constraint(table)["constrained_columns"],
            "references": sorted(
                (key["constrained_columns"], key["referred_table"], key["referred_columns"])
                for key in inspector.get_foreign_keys(table)
            ),
            "unique": inspector.get_unique_constraints(table),
        }
        for table in inspector.get_table_names()
        if table != "alembic_version"
    }
    engine.dispose()
    return found


def state(url: str) -> schema.Schema:
    engine = sa.create_engine(url)
    with engine.connect() as connection:
        found = schema.look_at(connection)
    engine.dispose()
    return found


@pytest.fixture
def contract_url(request: pytest.FixtureRequest, database_url: str, tmp_path: Path) -> str:
    """Another empty database of the same kind, made from the contract's own text."""
    if database_url.startswith("sqlite"):
        url = f"sqlite:///{tmp_path / 'contract.sqlite'}"
    else:
        url = request.getfixturevalue("postgres").new_database()
    run(url, *statements())
    return url


def test_the_migrated_schema_is_the_contract(database_url: str, contract_url: str) -> None:
    schema.create(database_url)
    assert described(database_url) == described(contract_url)
    assert len(described(database_url)) == 17


def test_our_tables_say_what_the_contract_says(database_url: str, contract_url: str) -> None:
    ours = {
        table.name: [(c.name, c.nullable or c.primary_key, bool(c.primary_key)) for c in table.columns]
        for table in TABLES
    }
    theirs = {
        name: [(c, nullable or c in table["key"], c in table["key"]) for c, _, nullable in table["columns"]]
        for name, table in described(contract_url).items()
    }
    assert ours == theirs


def test_an_empty_database_is_empty(database_url: str) -> None:
    assert state(database_url).state is State.EMPTY


def test_a_second_upgrade_changes_nothing(database_url: str) -> None:
    schema.upgrade(database_url)
    before = described(database_url)
    schema.upgrade(database_url)
    assert described(database_url) == before
    assert state(database_url).state is State.READY


def test_tables_laid_by_hand_are_ready(contract_url: str) -> None:
    assert state(contract_url).state is State.READY
    schema.upgrade(contract_url)
    assert "alembic_version" not in table_names(contract_url)


def test_somebody_elses_database_is_refused_and_left_alone(database_url: str) -> None:
    run(database_url, "CREATE TABLE sag (id TEXT)")
    with pytest.raises(WrongSchema):
        schema.upgrade(database_url)
    assert list(described(database_url)) == ["sag"]


def test_a_missing_column_is_named(database_url: str) -> None:
    run(database_url, *statements())
    run(database_url, "ALTER TABLE home DROP COLUMN places")
    assert state(database_url) == schema.Schema(state=State.FOREIGN, names=("home.places",))


def test_views_are_told_apart(database_url: str) -> None:
    run(database_url, *(s.replace("TABLE activity", "TABLE activity_of_ours") for s in statements()))
    run(database_url, "CREATE VIEW activity AS SELECT * FROM activity_of_ours")
    assert state(database_url) == schema.Schema(state=State.VIEWS, names=("activity",))


def test_a_database_from_a_later_version_is_refused(database_url: str) -> None:
    schema.create(database_url)
    run(database_url, "UPDATE alembic_version SET version_num = '9999'")
    assert state(database_url).state is State.NEWER
    with pytest.raises(WrongSchema):
        schema.upgrade(database_url)


def test_create_wants_an_empty_database(database_url: str) -> None:
    schema.create(database_url)
    with pytest.raises(WrongSchema):
        schema.create(database_url)
