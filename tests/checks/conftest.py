"""A set-up in which everything is in order, for each test to spoil one thing in."""

import os
import secrets
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import time_machine
from click.testing import CliRunner, Result

from dashboard.auth.app_database import prepare_app_database
from dashboard.commands.check import command
from dashboard.data.app_database.database import open_app_database
from dashboard.data.app_database.people import add_person
from dashboard.data.app_database.person import RoleHeld
from dashboard.data.app_database.tables import PlaceKind
from dashboard.data.mart.refresh import refresh
from dashboard.indicators.registry import all_indicators
from dashboard.vocabulary.rules import Rules
from tests.postgresql.places import write_two_municipalities

NOON = datetime(2025, 7, 1, 12, 0, tzinfo=UTC)
PEOPLE = {"administrator": "administrator", "controller": "log_controller", "chief": "chief"}


@dataclass(frozen=True)
class SetUpFiles:
    """The files of a set-up, and the variables that name them."""

    folder: Path
    variables: dict[str, str]

    @property
    def mart(self) -> Path:
        return self.folder / "mart.duckdb"

    @property
    def app_db(self) -> str:
        return f"sqlite:///{self.folder / 'app.sqlite'}"

    def hold(self, username: str, role: str, kind: PlaceKind, key: str) -> None:
        """Add a person who holds a role."""
        database = open_app_database(self.app_db)
        held = [RoleHeld(role, kind, key)]
        add_person(database, username=username, display_name=username, password_hash="x", roles=held, now=NOON)
        database.close()


@pytest.fixture(scope="session")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Case database, app database with people, figures of an hour ago."""
    folder = tmp_path_factory.mktemp("set-up")
    write_two_municipalities(f"sqlite:///{folder / 'case.sqlite'}")
    (folder / "case.sqlite").chmod(0o600)
    refresh(
        f"sqlite:///{folder / 'case.sqlite'}",
        folder / "mart.duckdb",
        as_of=date(2025, 6, 30),
        built_at=NOON.replace(hour=11),
        rules=Rules(),
        indicators=list(all_indicators().values()),
    )
    (folder / "mart.duckdb").chmod(0o600)
    files = SetUpFiles(folder, {})
    prepare_app_database(files.app_db)
    for username, role in PEOPLE.items():
        files.hold(username, role, PlaceKind.MUNICIPALITY, "101")
    return folder


@pytest.fixture
def files(original: Path, tmp_path: Path) -> SetUpFiles:
    """A copy of the set-up, to be spoilt."""
    folder = tmp_path / "set-up"
    shutil.copytree(original, folder)
    variables = {
        "CASE_DB": f"sqlite:///{folder / 'case.sqlite'}",
        "APP_DB": f"sqlite:///{folder / 'app.sqlite'}",
        "MART": str(folder / "mart.duckdb"),
        "MUNICIPALITY": "101",
        "SECRET_KEY": secrets.token_urlsafe(48),
        "TRUSTED_HOSTS": "figures.town.example",
        "BEHIND_PROXY": "true",
        "PORT": "0",
    }
    return SetUpFiles(folder, variables)


Look = Callable[..., Result]


@pytest.fixture
def look(files: SetUpFiles, monkeypatch: pytest.MonkeyPatch) -> Look:
    """`look(PORT="1")`: the command at noon, with these settings beside or in place of those in order."""
    for name in [name for name in os.environ if name.startswith(("DASHBOARD_", "DASH_", "FLASK_", "PGPASS"))]:
        monkeypatch.delenv(name)

    def look(language: str = "en_GB.UTF-8", **variables: str) -> Result:
        given = {f"DASHBOARD_{name}": value for name, value in (files.variables | variables).items()}
        with time_machine.travel(NOON, tick=False):
            return CliRunner().invoke(command, env={"LC_ALL": language, **given})

    return look
