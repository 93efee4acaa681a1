"""`dashboard pack`, and how the web pages have theirs made."""

import secrets
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import time_machine
from click.testing import CliRunner, Result

from dashboard.cli import main
from dashboard.data.app_database.audit_entry import Kind
from dashboard.data.app_database.audit_search import Criteria, find
from dashboard.data.app_database.database import AppDatabase, open_app_database
from dashboard.data.app_database.meetings import cancel_meeting, plan_meeting
from dashboard.exports.pack.shelf import Failure, Place, Progress, Shelf
from dashboard.settings import Settings, load_settings

from .cases import case_database, homes_with

NOON = datetime(2025, 7, 1, 12, 0, tzinfo=UTC)
DAY = date(2025, 9, 16)
BOTH = ["moedepakke-2025-09-16.pdf", "moedepakke-2025-09-16.pptx"]


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """The environment of an installation with figures of seven children at a home."""
    environment = {
        "CASE_DB": case_database(tmp_path, homes_with({"h1": 7})),
        "APP_DB": f"sqlite:///{tmp_path / 'app.sqlite'}",
        "MART": str(tmp_path / "mart.duckdb"),
        "MUNICIPALITY": "990",
        "SECRET_KEY": secrets.token_urlsafe(48),
        "TRUSTED_HOSTS": "localhost",
    }
    for name, value in environment.items():
        monkeypatch.setenv(f"DASHBOARD_{name}", value)
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    with time_machine.travel(NOON, tick=False):
        assert CliRunner().invoke(main, ["refresh", "--quiet"]).exit_code == 0
    return load_settings()


@pytest.fixture
def database(settings: Settings) -> Iterator[AppDatabase]:
    opened = open_app_database(settings.app_db)
    yield opened
    opened.close()


@pytest.fixture
def meeting(database: AppDatabase) -> str:
    return plan_meeting(database, "main", day=DAY, place="", now=NOON)


@pytest.fixture
def place(settings: Settings, meeting: str) -> Place:
    return Shelf.beside(settings.mart).place(meeting, "da", settings.least_children)


def run(*options: str | Path) -> Result:
    """The command at noon on 1 July 2025."""
    with time_machine.travel(NOON, tick=False):
        return CliRunner().invoke(main, ["pack", *map(str, options)])


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir()) if folder.exists() else []


def test_both_files_are_written_and_named(meeting: str, tmp_path: Path) -> None:
    result = run("--meeting", meeting, "--out", tmp_path / "out")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.split() == [str(tmp_path / "out" / name) for name in BOTH]
    assert names(tmp_path / "out") == BOTH
    assert (tmp_path / "out" / BOTH[0]).read_bytes().startswith(b"%PDF-")
    assert all(file.stat().st_mode & 0o077 == 0 for file in (tmp_path / "out").iterdir())


@pytest.mark.parametrize("kind", ["pdf", "pptx"])
def test_one_of_them_can_be_asked_for(meeting: str, tmp_path: Path, kind: str) -> None:
    assert run("--meeting", meeting, "--out", tmp_path / "out", "--format", kind).exit_code == 0
    assert names(tmp_path / "out") == [f"moedepakke-2025-09-16.{kind}"]


def test_the_next_meeting_is_the_first_that_is_planned(database: AppDatabase, meeting: str, tmp_path: Path) -> None:
    gone = plan_meeting(database, "main", day=date(2025, 8, 1), place="", now=NOON)
    cancel_meeting(database, gone, version=1, now=NOON)
    plan_meeting(database, "main", day=date(2025, 6, 1), place="", now=NOON)  # over, and not closed yet
    assert meeting
    assert run("--next", "--out", tmp_path / "out", "--format", "pptx").exit_code == 0
    assert names(tmp_path / "out") == [BOTH[1]]


@pytest.mark.usefixtures("settings")
@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        ((), 2, "name a meeting with --meeting KEY, or ask for the next one with --next"),
        (("--next", "--meeting", "x", "--out", "o"), 2, "name a meeting"),
        (("--next",), 2, "--out FOLDER is missing"),
        (("--meeting", "x", "--out", "o"), 1, "There is no meeting with the key x."),
        (("--next", "--out", "o"), 1, "No meeting of the group main is planned."),
        (("--next", "--group", "ppr", "--out", "o"), 1, "No meeting of the group ppr is planned."),
    ],
)
def test_what_cannot_be_is_told(options: tuple[str, ...], code: int, said: str) -> None:
    result = run(*options)
    assert (result.exit_code, result.stdout) == (code, "")
    assert said in result.stderr


def test_a_cancelled_meeting_has_none(database: AppDatabase, meeting: str, tmp_path: Path) -> None:
    cancel_meeting(database, meeting, version=1, now=NOON)
    result = run("--meeting", meeting, "--out", tmp_path / "out")
    assert (result.exit_code, names(tmp_path / "out")) == (1, [])
    assert "The meeting is cancelled" in result.stderr


def test_without_figures_nothing_is_made(settings: Settings, meeting: str, tmp_path: Path) -> None:
    settings.mart.unlink()
    result = run("--meeting", meeting, "--out", tmp_path / "out")
    assert (result.exit_code, names(tmp_path / "out")) == (1, [])
    assert "There are no figures to make a pack of" in result.stderr


def test_where_nothing_can_be_written_nothing_is(meeting: str, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file, not a folder", encoding="utf-8")
    result = run("--meeting", meeting, "--out", tmp_path / "out" / "below")
    assert result.exit_code == 1
    assert "could not be written: Not a directory" in result.stderr


def test_while_others_are_made_it_says_so(settings: Settings, meeting: str, tmp_path: Path) -> None:
    shelf = Shelf.beside(settings.mart)
    with shelf.making(), shelf.making():
        result = run("--meeting", meeting, "--out", tmp_path / "out")
    assert (result.exit_code, names(tmp_path / "out")) == (3, [])
    assert "Try again when they are done" in result.stderr


def test_that_it_was_made_is_logged(database: AppDatabase, meeting: str, tmp_path: Path) -> None:
    run("--meeting", meeting, "--out", tmp_path / "out", "--format", "pptx")
    (latest,) = find(database, Criteria(), most=1).entries
    assert (latest.kind, latest.what, latest.detail) == (Kind.EXPORT, "pack", f"{meeting} da pptx")


def test_for_the_web_it_is_put_on_its_shelf(meeting: str, place: Place) -> None:
    result = run("--meeting", meeting, "--shelf")
    assert (result.exit_code, result.output) == (0, "")
    assert place.made is not None
    assert set(place.made.files) == {"pdf", "pptx"}
    assert (place.made.as_of, place.made.made_at) == (date(2025, 6, 30), NOON)
    assert place.progress(NOON) is None


def test_the_shelf_says_why_there_is_none(settings: Settings, meeting: str, place: Place) -> None:
    settings.mart.unlink()
    assert run("--meeting", meeting, "--shelf").exit_code == 1
    assert (place.made, place.progress(NOON)) == (None, Failure.NO_FIGURES)


def test_the_shelf_says_that_others_are_made(settings: Settings, meeting: str, place: Place) -> None:
    shelf = Shelf.beside(settings.mart)
    place.begin(NOON)
    with shelf.making(), shelf.making():
        assert run("--meeting", meeting, "--shelf").exit_code == 3
    assert place.progress(NOON) is Failure.BUSY


def test_a_second_maker_of_the_same_leaves_the_first_alone(settings: Settings, meeting: str, place: Place) -> None:
    with Shelf.beside(settings.mart).making(place):
        place.note(Progress(4, 9, "Indikatorer"), NOON)
        assert run("--meeting", meeting, "--shelf").exit_code == 3
        assert place.progress(NOON) == Progress(4, 9, "Indikatorer")


def test_a_full_disk_leaves_nothing_half_made(meeting: str, place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("dashboard.exports.pack.shelf.Place.put", full)
    assert run("--meeting", meeting, "--shelf").exit_code == 1
    assert (place.made, place.progress(NOON)) == (None, Failure.DISK)
