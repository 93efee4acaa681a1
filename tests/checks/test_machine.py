"""What `dashboard check` tells of the machine and of servers: disks, ports, clocks, and a PostgreSQL user's rights."""

import shutil
import socket
from datetime import timedelta
from types import SimpleNamespace

import psycopg
import pytest

from dashboard.auth.app_database import prepare_app_database
from dashboard.checks.check import SetUp
from dashboard.checks.clocks import clock_findings
from dashboard.i18n.words import Words
from dashboard.settings.loading import look_at_settings
from tests.checks.conftest import NOON, Look
from tests.postgresql.places import write_two_municipalities
from tests.support.psql import as_user, run_script


@pytest.mark.parametrize(("free", "level"), [(150_000_000, "note"), (50_000_000, "FAULT"), (10**12, None)])
def test_a_disk_without_room_is_told(look: Look, monkeypatch: pytest.MonkeyPatch, free: int, level: str) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=free))
    output = look().output
    assert (f"Figures: {level}: Only {free // 1_000_000} MB are free" in output) is (level is not None)


def test_a_folder_that_cannot_be_written_to_is_told(look: Look, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.checks.mart.os.access", lambda *_: False)
    assert "Figures: FAULT: Nothing can be written in" in look().output


def test_a_port_in_use_is_told(look: Look) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert f"Something listens on port {port} already." in look(PORT=str(port)).output


@pytest.mark.parametrize(
    ("apart", "level"), [(10, None), (-10, None), (40, "note"), (-40, "note"), (300, "fault"), (-9000, "fault")]
)
def test_clocks_that_differ_are_told(look: Look, apart: int, level: str | None) -> None:
    set_up = SetUp(settings=look_at_settings().settings, environment={}, now=NOON, words=Words("en"))
    found = list(clock_findings(set_up, NOON + timedelta(seconds=apart)))
    assert [finding.level for finding in found] == ([level] if level else [])


@pytest.fixture
def cases(postgres_url: str) -> str:
    write_two_municipalities(postgres_url)
    return postgres_url


@pytest.fixture
def writer(cases: str) -> str:
    """A user who may read all and write one table."""
    run_script(cases, "reader.sql", reader="dashboard_writer", schema="public")
    with psycopg.connect(cases.replace("postgresql+psycopg", "postgresql")) as connection:
        connection.execute("GRANT UPDATE ON child TO dashboard_writer")
    return as_user(cases, "dashboard_writer")


def about_cases(look: Look, url: str) -> list[str]:
    lines = [line for line in look(CASE_DB=url).output.splitlines() if "Case database" in line]
    return [line for line in lines if "clock" not in line]  # the tests' own stands still


def test_a_user_who_is_bound_by_nothing_is_told(look: Look, cases: str) -> None:
    assert about_cases(look, cases) == [
        "!! Case database: FAULT: The user is bound by no rights or policies at all."
    ]  # fmt: skip


def test_a_user_who_may_write_is_told(look: Look, writer: str) -> None:
    assert about_cases(look, writer) == ["!! Case database: FAULT: The user may change child."]


def test_the_user_of_the_script_is_in_order(look: Look, cases: str) -> None:
    run_script(cases, "reader.sql", reader="dashboard_reader", schema="public")
    assert about_cases(look, as_user(cases, "dashboard_reader")) == []


def test_rows_behind_a_wall_that_lets_none_through_are_told(look: Look, cases: str) -> None:
    run_script(cases, "reader.sql", reader="dashboard_reader", schema="public")
    run_script(cases, "row_level_security.sql", reader="dashboard_reader", schema="public", municipality="777")
    assert "There is no child in it, or none that this user may see." in about_cases(
        look, as_user(cases, "dashboard_reader")
    )[0]  # fmt: skip


def test_whether_the_web_user_could_change_the_log_is_told(look: Look, postgres_url: str) -> None:
    prepare_app_database(postgres_url)
    note = "The web processes' user could change the audit log"
    assert note in look(APP_DB=postgres_url).output
    run_script(postgres_url, "app_user.sql", web="dashboard_web")
    assert note not in look(APP_DB=as_user(postgres_url, "dashboard_web")).output


def test_a_right_that_an_upgrade_left_out_is_told(look: Look, postgres_url: str) -> None:
    prepare_app_database(postgres_url)
    run_script(postgres_url, "app_user.sql", web="dashboard_web")
    with psycopg.connect(postgres_url.replace("postgresql+psycopg", "postgresql")) as connection:
        connection.execute("REVOKE SELECT ON invitation FROM dashboard_web")
    output = look(APP_DB=as_user(postgres_url, "dashboard_web")).output
    assert "The dashboard's database: FAULT: The user may not read invitation." in output
