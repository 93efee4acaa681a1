"""`dashboard serve`: the production server, started as `make run` starts it."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

import pytest

from dashboard.auth.app_database import prepare_app_database
from dashboard.auth.demo_people import create_demo_people
from dashboard.commands.serve import greeting
from dashboard.data.app_database.database import open_app_database
from dashboard.i18n.words import Words
from dashboard.settings import Settings
from tests.auth.conftest import START

ROOT = Path(__file__).parents[2]


@contextmanager
def started(folder: Path, *arguments: str, **variables: str) -> Iterator["subprocess.Popen[str]"]:
    """The command in a demo's environment, ended as an operator ends it."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DASHBOARD_")}
    demo = {"DASHBOARD_ENVIRONMENT": "demo", "DASHBOARD_DEMO_DIR": str(folder), "LC_ALL": "da_DK.UTF-8"}
    with subprocess.Popen(
        [sys.executable, "-m", "tests.auth.served", *arguments],
        cwd=ROOT,
        env=kept | demo | variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield process
        finally:
            process.send_signal(signal.SIGTERM)


def address_of(process: "subprocess.Popen[str]") -> tuple[str, int]:
    """Host and port from the line that tells where it is."""
    assert process.stdout is not None
    line = next(line for line in process.stdout if "http://" in line)
    host, port = line.partition("http://")[2].split()[0].split(":")
    return host, int(port)


def test_it_listens_answers_and_ends(tmp_path: Path) -> None:
    with started(tmp_path, "--port", "0", DASHBOARD_LOG_LEVEL="INFO") as process:
        connection = HTTPConnection(*address_of(process), timeout=60)
        connection.request("GET", "/hjem/H1?navn=Emil")
        answer = connection.getresponse()
        assert (answer.status, answer.headers["Location"]) == (302, "/log-ind?next=/hjem/H1?navn%3DEmil")
        assert answer.headers["Server"] == "gunicorn"  # no version
        connection.close()
        process.send_signal(signal.SIGTERM)
        assert process.wait(60) == 0
        assert process.stderr is not None
        logged = process.stderr.read()
    lines = [json.loads(line) for line in logged.splitlines()]
    assert [line["page"] for line in lines if line["event"] == "request"] == ["/hjem"]
    assert "Emil" not in logged
    assert (tmp_path / "app.sqlite").stat().st_mode & 0o777 == 0o600


def test_a_port_in_use_is_told(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        with started(tmp_path, "--port", port) as process:
            _, told = process.communicate(timeout=60)
    assert process.returncode == 1
    assert told == f"dashboard: Port {port} er optaget. Vælg en anden: --port eller DASHBOARD_PORT.\n"


def test_a_set_up_without_a_key_does_not_start(tmp_path: Path) -> None:
    with started(tmp_path, DASHBOARD_ENVIRONMENT="production") as process:
        _, told = process.communicate(timeout=60)
    assert process.returncode == 2
    assert "DASHBOARD_SECRET_KEY mangler." in told


def test_a_mapping_that_cannot_be_used_does_not_start(tmp_path: Path) -> None:
    mapping = tmp_path / "roles.toml"
    mapping.write_text("[[role]]\nclaim = 'groups'\nvalue = 'a'\nrole = 'boss'\n", encoding="utf-8")
    provider = {
        "DASHBOARD_OIDC_ISSUER": "https://login.town.example",
        "DASHBOARD_OIDC_CLIENT_ID": "dashboard",
        "DASHBOARD_OIDC_CLIENT_SECRET": "of-the-provider",
        "DASHBOARD_OIDC_MAPPING": str(mapping),
    }
    with started(tmp_path, **provider) as process:
        _, told = process.communicate(timeout=60)
    assert process.returncode == 2
    assert told.startswith(f"dashboard: {mapping}: [[role]] nr. 1: role skal være en af chief, ")


@pytest.fixture
def demo(make_settings: Callable[..., Settings], tmp_path: Path) -> Settings:
    """A demo with people."""
    settings = make_settings(environment="demo", demo_dir=tmp_path)
    prepare_app_database(settings.app_db)
    database = open_app_database(settings.app_db)
    create_demo_people(
        database,
        tmp_path,
        municipality=("999", "Svane Kommune"),
        homes={"H1": "Lindely"},
        schools={"S1": "Åskolen"},
        now=START,
    )
    database.close()
    return settings


def test_a_demo_tells_who_can_sign_in(demo: Settings) -> None:
    lines = greeting(Words("da"), demo, 8050)
    assert "Dashboardet er på http://127.0.0.1:8050 (stop det med Ctrl+C)" in lines
    assert [line.split()[0] for line in lines if line.startswith("  ")] == [
        "Brugernavn",
        "chef",
        "koordinator",
        "hjemleder",
        "skoleleder",
        "vejleder",
        "styregruppe",
        "dataansvarlig",
        "administrator",
        "logkontrol",
    ]
    assert next(line for line in lines if "hjemleder" in line).endswith("Leder af anbringelsessted, Lindely")


def test_production_tells_only_where_it_is(settings: Settings) -> None:
    assert len([line for line in greeting(Words("en"), settings, 8050) if line]) == 1
