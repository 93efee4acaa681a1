"""The tables are made and kept up to date by migrations, and a newer version's are left alone."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from dashboard.data.app_database import upgrade as upgrading
from dashboard.data.app_database.all_tables import METADATA
from dashboard.data.app_database.database import AppDatabase, AppDatabaseError, open_app_database
from dashboard.data.app_database.upgrade import check_version, upgrade
from dashboard.data.app_database.versions import MIGRATIONS, VERSION_TABLE, known_versions

ROOT = Path(__file__).parents[2]
OURS = {*METADATA.tables, VERSION_TABLE}


def tables(database: AppDatabase) -> set[str]:
    return set(sa.inspect(database.engine).get_table_names())


def run(database: AppDatabase, statement: str) -> None:
    with database.writing() as connection:
        connection.execute(sa.text(statement))


def test_an_empty_database_gets_our_tables(database: AppDatabase) -> None:
    assert tables(database) == OURS
    check_version(database)


def test_the_migrations_make_what_the_code_expects(database: AppDatabase) -> None:
    with database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE})
        assert compare_metadata(context, METADATA) == []


def test_a_second_time_changes_nothing(database: AppDatabase, database_url: str) -> None:
    run(database, "INSERT INTO sign_in_attempt VALUES ('a', 1, '2026-01-01 00:00:00')")
    upgrade(database_url)
    with database.reading() as connection:
        assert connection.scalar(sa.text("SELECT count(*) FROM sign_in_attempt")) == 1


def test_other_tables_in_the_same_database_are_left_alone(database_url: str) -> None:
    database = open_app_database(database_url)
    run(database, "CREATE TABLE alembic_version (version_num text)")
    run(database, "INSERT INTO alembic_version VALUES ('theirs')")
    upgrade(database_url)
    assert tables(database) == OURS | {"alembic_version"}
    check_version(database)
    database.close()


def test_a_newer_versions_tables_are_refused_and_left_alone(database: AppDatabase, database_url: str) -> None:
    run(database, f"UPDATE {VERSION_TABLE} SET version_num = '9999'")
    with pytest.raises(AppDatabaseError, match="nyere version"):
        upgrade(database_url)
    with pytest.raises(AppDatabaseError, match="nyere version"):
        check_version(database)


def test_a_database_without_our_tables_is_not_served_from(database_url: str) -> None:
    database = open_app_database(database_url)
    with pytest.raises(AppDatabaseError, match="dashboard serve"):
        check_version(database)
    database.close()


def test_two_that_start_at_once_make_the_tables_once(database_url: str) -> None:
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(upgrade, [database_url] * 4))
    database = open_app_database(database_url)
    check_version(database)
    database.close()


def test_a_new_file_is_its_owners_only(sqlite_url: str) -> None:
    upgrade(sqlite_url)
    path = Path(sa.make_url(sqlite_url).database or "")
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("url", ["sqlite:////no/such/folder/app.sqlite", "postgresql://u:secret@127.0.0.1:1/x"])
def test_a_database_that_is_away_is_told_without_its_password(url: str) -> None:
    with pytest.raises(AppDatabaseError, match="DASHBOARD_APP_DB") as caught:
        upgrade(url)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("url", ["no url", "sqlite+nothing:///x", "oracle://x"])
def test_a_url_that_cannot_be_understood_is_told(url: str) -> None:
    with pytest.raises(AppDatabaseError, match="kan ikke forstås"):
        open_app_database(url)


def test_the_versions_that_are_known_without_alembic_are_alembics() -> None:
    folder = Path(upgrading.__file__).parent / MIGRATIONS
    script = ScriptDirectory(str(folder))
    assert known_versions() == tuple(revision.revision for revision in script.walk_revisions())[::-1]


def test_alembic_is_not_imported_where_there_is_nothing_to_do(database_url: str, database: AppDatabase) -> None:
    look = (
        f"import sys; from dashboard.data.app_database.upgrade import upgrade; upgrade({database_url!r});"
        "print('alembic' in sys.modules)"
    )
    said = subprocess.run([sys.executable, "-c", look], check=True, capture_output=True, text=True, cwd=ROOT)
    assert said.stdout.strip() == "False"
