"""A meeting's pack on the web: who may have it made, how far it is, and what is told when there is none."""

import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient

from dashboard.callbacks.make_packs import make_aside
from dashboard.commands.pack_shelf import put_on_shelf
from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.meetings import cancel_meeting, meeting_for, move_meeting, plan_meeting
from dashboard.data.mart.store import Marts, MartUnavailableError
from dashboard.exports.pack.shelf import Failure, Place, Progress, Shelf
from dashboard.i18n.words import Words
from tests.components.trees import words_of
from tests.web.audit import logging
from tests.web.conftest import BUILT, Demo
from tests.web.readers import drawn
from tests.web.test_meetings import plan, text_of

READ_MINUTES = ("chief", "coordinator", "steering_group")


@pytest.fixture
def meeting(meeting_database: AppDatabase, today: date) -> str:
    return plan(meeting_database, today + timedelta(days=3))


@pytest.fixture
def path(meeting: str) -> str:
    return f"/moeder/{meeting}/pakke"


@pytest.fixture
def place(demo: Demo, meeting: str) -> Place:
    return Shelf.beside(demo.settings.mart).place(meeting, "da", demo.settings.least_children)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch, demo: Demo, meeting_database: AppDatabase) -> list[tuple[str, str]]:
    """Packs are made at once in this process; a list of those that were asked for."""
    asked: list[tuple[str, str]] = []

    def run(command: list[str], **_: Any) -> subprocess.CompletedProcess[str]:
        options = dict(option.removeprefix("--").split("=") for option in command if "=" in option)
        asked.append((options["meeting"], options["language"]))
        language: Any = options["language"]
        meeting = meeting_for(meeting_database, options["meeting"])
        put_on_shelf(demo.settings, meeting_database, meeting, Words(language))
        return subprocess.CompletedProcess(command, 0, "", "")

    monkeypatch.setattr("dashboard.callbacks.make_packs.subprocess.run", run)
    return asked


def post(client: FlaskClient, path: str) -> int:
    """Posts, and waits until what it began is over."""
    status = client.post(path).status_code
    for thread in threading.enumerate():
        if thread.name == "meeting pack":
            thread.join()
    return status


def test_a_pack_is_made_and_fetched(
    clients: Mapping[str, FlaskClient], path: str, meeting: str, made: list[tuple[str, str]], demo: Demo
) -> None:
    client = clients["steering_group"]
    assert "Lav mødepakken" in text_of(client.get(path))
    with logging(demo.settings) as logged:
        assert post(client, path) == 303
        answer = client.get(path)
        pdf, pptx = client.get(f"{path}/pdf"), client.get(f"{path}/pptx")
    said = text_of(answer)
    assert made == [(meeting, "da")]
    assert "Pakken er lavet" in said
    assert "Intet er ændret siden." in said
    assert "Lav mødepakken" not in said
    assert "Refresh" not in answer.headers
    assert (pdf.mimetype, pdf.get_data()[:5]) == ("application/pdf", b"%PDF-")
    assert str(pptx.mimetype).endswith("presentationml.presentation")
    assert pdf.headers["Content-Disposition"].startswith('attachment; filename="moedepakke-')
    assert [(kind, outcome, what) for kind, outcome, what, _ in logged.told] == [
        ("export", "done", address) for address in (path, f"{path}/pdf", f"{path}/pptx")
    ]


def test_the_same_pack_is_not_made_twice(
    clients: Mapping[str, FlaskClient], path: str, made: list[tuple[str, str]]
) -> None:
    for role in ("chief", "steering_group", "chief"):
        assert post(clients[role], path) == 303
    assert len(made) == 1


def test_after_a_change_it_can_be_made_anew(
    clients: Mapping[str, FlaskClient],
    path: str,
    meeting: str,
    made: list[tuple[str, str]],
    meeting_database: AppDatabase,
    today: date,
) -> None:
    client = clients["chief"]
    post(client, path)
    move_meeting(meeting_database, meeting, version=1, day=today + timedelta(days=4), place="", now=BUILT)
    said = text_of(client.get(path))
    assert "Lav den igen" in said
    assert "Pakken som PDF" in said  # the one before lies there until then
    post(client, path)
    assert len(made) == 2
    assert "Lav den igen" not in text_of(client.get(path))


@pytest.mark.usefixtures("made")
def test_only_who_reads_the_minutes_gets_near_it(clients: Mapping[str, FlaskClient], path: str) -> None:
    assert post(clients["chief"], path) == 303
    for role, client in clients.items():
        status = 200 if role in READ_MINUTES else 403
        assert [client.get(address).status_code for address in (path, f"{path}/pdf", f"{path}/pptx")] == [status] * 3
        assert (client.post(path).status_code == 403) is (role not in READ_MINUTES)


def test_a_meeting_that_is_not_there_or_of_another_group_has_none(
    clients: Mapping[str, FlaskClient], meeting_database: AppDatabase, made: list[tuple[str, str]], today: date
) -> None:
    other = plan_meeting(meeting_database, "other", day=today, place="", now=BUILT)
    for path in (f"/moeder/{other}/pakke", "/moeder/made-up/pakke"):
        client = clients["steering_group"]
        assert [client.get(path).status_code, client.get(f"{path}/pdf").status_code, post(client, path)] == [404] * 3
    assert made == []


@pytest.mark.parametrize("kind", ["pdf", "pptx", "json", "..", "lock", "made.json"])
def test_what_is_not_there_cannot_be_fetched(clients: Mapping[str, FlaskClient], path: str, kind: str) -> None:
    assert clients["chief"].get(f"{path}/{kind}").status_code == 404


def test_how_far_it_is_is_told_without_scripts(
    clients: Mapping[str, FlaskClient], path: str, place: Place, demo: Demo, made: list[tuple[str, str]]
) -> None:
    with Shelf.beside(demo.settings.mart).making(place):
        place.note(Progress(3, 9, "Bilag: Skoler"), datetime.now(UTC))
        answer = clients["chief"].get(path)
        assert post(clients["chief"], path) == 303
    page = answer.get_data(as_text=True)
    assert '<progress id="progress" max="10" value="3">' in page
    assert '<label for="progress">' in page
    assert "Bilag: Skoler" in page
    assert "<button" not in page
    assert answer.headers["Refresh"] == "2"
    assert made == []


@pytest.mark.parametrize("failure", Failure)
def test_why_there_is_none_is_told_and_it_can_be_tried_again(
    clients: Mapping[str, FlaskClient], path: str, place: Place, made: list[tuple[str, str]], failure: Failure
) -> None:
    place.begin(BUILT)
    place.note(Progress(3, 9, ""), BUILT, failure)
    said = text_of(clients["chief"].get(path))
    assert "Pakken blev ikke lavet" in said
    assert "Lav mødepakken" in said
    assert post(clients["chief"], path) == 303
    assert len(made) == 1
    assert "blev ikke lavet" not in text_of(clients["chief"].get(path))


def test_only_so_many_are_made_at_once(
    clients: Mapping[str, FlaskClient], path: str, demo: Demo, made: list[tuple[str, str]]
) -> None:
    shelf = Shelf.beside(demo.settings.mart)
    with shelf.making(), shelf.making():
        answer = clients["chief"].post(path)
    assert (answer.status_code, made) == (503, [])
    assert "Andre pakker var ved at blive lavet" in text_of(answer)
    assert "Lav mødepakken" in text_of(answer)


def test_of_many_asked_for_before_the_first_has_started_few_are_begun(
    clients: Mapping[str, FlaskClient], meeting_database: AppDatabase, monkeypatch: pytest.MonkeyPatch, today: date
) -> None:
    begun: list[list[str]] = []
    may_end = threading.Event()

    def run(command: list[str], **_: Any) -> subprocess.CompletedProcess[str]:
        begun.append(command)
        may_end.wait(60)
        return subprocess.CompletedProcess(command, 0, "", "")

    monkeypatch.setattr("dashboard.callbacks.make_packs.subprocess.run", run)
    paths = [f"/moeder/{plan(meeting_database, today + timedelta(days=n))}/pakke" for n in range(5)]
    answers = [clients["steering_group"].post(path).status_code for path in paths]
    may_end.set()
    for thread in threading.enumerate():
        if thread.name == "meeting pack":
            thread.join()
    assert (answers, len(begun)) == ([303, 303, 503, 503, 503], 2)
    assert post(clients["steering_group"], paths[4]) == 303


def test_a_disk_that_cannot_be_written_is_told_of(
    clients: Mapping[str, FlaskClient], path: str, made: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Place, "begin", full)
    answer = clients["chief"].post(path)
    assert (answer.status_code, made) == (503, [])
    assert "serverens disk" in text_of(answer)


def test_a_cancelled_meeting_has_none(
    clients: Mapping[str, FlaskClient],
    path: str,
    meeting: str,
    meeting_database: AppDatabase,
    made: list[tuple[str, str]],
) -> None:
    assert path in str(drawn(clients["chief"], f"/moeder/{meeting}"))
    cancel_meeting(meeting_database, meeting, version=1, now=BUILT)
    page = clients["chief"].get(path)
    assert "Mødet er aflyst" in text_of(page)
    assert "<button" not in page.get_data(as_text=True)
    assert (post(clients["chief"], path), made) == (303, [])
    assert "Mødepakke" not in words_of(drawn(clients["chief"], f"/moeder/{meeting}"))


def test_without_figures_there_is_none(
    clients: Mapping[str, FlaskClient], path: str, made: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(_: Marts) -> None:
        raise MartUnavailableError("missing", "no mart")

    monkeypatch.setattr(Marts, "current", missing)
    page = clients["chief"].get(path)
    assert "Der er ingen tal" in text_of(page)
    assert "<button" not in page.get_data(as_text=True)
    assert (post(clients["chief"], path), made) == (303, [])


def _ends(code: int) -> Callable[..., subprocess.CompletedProcess[str]]:
    return lambda command, **_: subprocess.CompletedProcess(command, code, "", "it went wrong")


def _takes_too_long(command: list[str], *, timeout: float, **_: object) -> None:
    raise subprocess.TimeoutExpired(command, timeout)


@pytest.mark.parametrize(
    ("run", "said"),
    [
        (_ends(0), []),
        (_ends(3), []),
        (_ends(1), ["a meeting pack failed: it went wrong"]),
        (_takes_too_long, ["a meeting pack took more than 120 seconds, and was ended"]),
    ],
)
def test_what_becomes_of_a_maker_is_in_the_servers_log(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, run: Callable[..., object], said: list[str]
) -> None:
    monkeypatch.setattr("dashboard.callbacks.make_packs.subprocess.run", run)
    make_aside("a", "da")
    assert [record.message for record in caplog.records] == said


@pytest.fixture(autouse=True)
def _no_packs_left(demo: Demo) -> Iterator[None]:
    yield
    shutil.rmtree(Shelf.beside(demo.settings.mart).folder, ignore_errors=True)


def test_the_maker_is_a_process_of_its_own_that_knows_the_same_pack(
    clients: Mapping[str, FlaskClient], path: str, demo: Demo, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DASHBOARD_ENVIRONMENT", "demo")
    monkeypatch.setenv("DASHBOARD_DEMO_DIR", str(demo.settings.demo_dir))
    assert post(clients["chief"], path) == 303
    said = text_of(clients["chief"].get(path))
    assert "Pakken er lavet" in said
    assert "Intet er ændret siden." in said
