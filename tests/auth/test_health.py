"""The health answers tell yes or no, and nothing else."""

import sqlalchemy as sa

from dashboard.data.app_database.database import AppDatabase
from dashboard.settings import Settings
from tests.auth.conftest import Visit


def test_alive_while_it_answers(visit: Visit) -> None:
    response = visit().get("/health/alive")
    assert (response.status_code, response.json) == (200, {"alive": True})


def test_ready_when_both_databases_can_be_read(visit: Visit, settings: Settings) -> None:
    settings.mart.touch()
    response = visit().get("/health/ready")
    assert (response.status_code, response.json) == (200, {"ready": True})


def test_not_ready_without_the_mart(visit: Visit) -> None:
    response = visit().get("/health/ready")
    assert (response.status_code, response.json) == (503, {"ready": False})


def test_not_ready_without_our_tables(visit: Visit, settings: Settings, database: AppDatabase) -> None:
    settings.mart.touch()
    with database.writing() as connection:
        connection.execute(sa.text("ALTER TABLE person RENAME TO gone"))
    assert visit().get("/health/ready").status_code == 503
