"""The health answers tell whether it works and how old the figures are, and nothing else."""

from collections.abc import Callable

import pytest
import sqlalchemy as sa
import time_machine
from flask import Flask

from dashboard.data.app_database.database import AppDatabase
from dashboard.settings import Settings
from tests.auth.conftest import START, Visit

WELL = {"ready": True, "database": True, "figures_age_minutes": 0, "figures_old": False}


def test_alive_while_it_answers(visit: Visit) -> None:
    response = visit().get("/health/alive")
    assert (response.status_code, response.json) == (200, {"alive": True})


def test_ready_when_both_databases_can_be_read(visit: Visit, settings: Settings) -> None:
    settings.mart.touch()
    response = visit().get("/health/ready")
    assert (response.status_code, response.json) == (200, WELL)


def test_not_ready_without_the_mart(visit: Visit) -> None:
    response = visit().get("/health/ready")
    told = {"ready": False, "database": True, "figures_age_minutes": None, "figures_old": None}
    assert (response.status_code, response.json) == (503, told)


def test_not_ready_without_our_tables(visit: Visit, settings: Settings, database: AppDatabase) -> None:
    settings.mart.touch()
    with database.writing() as connection:
        connection.execute(sa.text("ALTER TABLE person RENAME TO gone"))
    response = visit().get("/health/ready")
    assert (response.status_code, response.json) == (503, WELL | {"ready": False, "database": False})


@pytest.mark.parametrize(
    ("every", "minutes", "old"),
    [(60, 180, False), (60, 181, True), (10, 60, False), (10, 61, True), (0, 2 * 1440, False), (0, 2 * 1440 + 1, True)],
)
def test_old_figures_are_told_and_shown(
    make_settings: Callable[..., Settings],
    make_server: Callable[[Settings], Flask],
    clock: time_machine.Traveller,
    every: int,
    minutes: int,
    old: bool,
) -> None:
    settings = make_settings(refresh_every_minutes=every)
    settings.mart.touch()
    client = make_server(settings).test_client()
    clock.move_to(START.timestamp() + 60 * minutes)
    response = client.get("/health/ready")
    told = WELL | {"figures_age_minutes": minutes, "figures_old": old}
    assert (response.status_code, response.json) == (200, told)
