"""What has become of the figures since the last meeting: kept when a meeting is closed, and told at the next one."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from click.testing import CliRunner
from dash import Dash
from flask.testing import FlaskClient

from dashboard.auth import meeting_figures
from dashboard.auth.meeting_comparisons import comparisons
from dashboard.cli import main
from dashboard.commands.compare_meetings import compare_meetings
from dashboard.commands.demo_figures import create_demo_figures
from dashboard.components.since.since_last import Parts, SinceLast, Story, since_last
from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.meeting_figures import drop_figures, kept_figures
from dashboard.data.app_database.meetings import cancel_meeting, hold_meeting, meeting_for
from dashboard.data.mart.freeze import frozen
from dashboard.data.mart.since.compared import Comparisons
from dashboard.data.mart.store import Marts, MartUnavailableError
from dashboard.indicators.registry import all_indicators
from dashboard.vocabulary.result import Status
from tests.components.trees import words_of
from tests.demo.town import UNTIL
from tests.web.conftest import BUILT, Demo
from tests.web.readers import drawn
from tests.web.test_meetings import PATH, plan, text_of

SINCE = f"{PATH}/siden-sidst"
READ = ("chief", "coordinator", "steering_group")
EARLIER = UNTIL - timedelta(days=60)


@pytest.fixture
def database(meeting_database: AppDatabase, demo: Demo) -> Iterator[AppDatabase]:
    forget(demo)  # what meetings of other tests left behind
    yield meeting_database
    forget(demo)


def forget(demo: Demo) -> None:
    for state in frozen(demo.settings.mart):
        state.path.unlink()
    comparisons(demo.settings).make([])


@pytest.fixture
def marts(demo: Demo) -> Marts:
    return Marts(demo.settings.mart, indicators=list(all_indicators().values()))


@pytest.fixture
def ahead(database: AppDatabase, demo: Demo) -> str:
    """A meeting that is planned, after one that was shown the figures of two months ago."""
    held = plan(database, EARLIER)
    hold_meeting(database, held, version=1, day=EARLIER, now=BUILT)
    create_demo_figures(demo.settings, database, until=UNTIL)
    return plan(database, UNTIL + timedelta(days=20))


def since(database: AppDatabase, demo: Demo, marts: Marts, key: str) -> SinceLast:
    return since_last(database, marts.current(), demo.settings, meeting_for(database, key))


def said(client: FlaskClient, key: str, search: str = "") -> str:
    return words_of(drawn(client, f"{SINCE}/{key}", search))


def test_the_next_meeting_opens_with_what_has_changed(
    clients: Mapping[str, FlaskClient], database: AppDatabase, ahead: str, demo: Demo, marts: Marts
) -> None:
    found = since(database, demo, marts, ahead)
    assert (found.story, found.parts) == (Story.COMPARED, Parts.TOLD)
    assert found.before is not None
    assert found.before.as_of == EARLIER
    told = next(one for one in found.told if one.indicator.key == "goals_met")
    numbers = [f"{figure.numerator}" for figure in (told.before, told.after)]
    page = said(clients["steering_group"], ahead).replace(".", "").replace("\N{NO-BREAK SPACE}", " ")
    assert f"{numbers[0]} af {told.before.denominator} → {numbers[1]} af {told.after.denominator}" in page
    short = words_of(drawn(clients["steering_group"], f"{PATH}/{ahead}"))
    assert "Siden sidste møde" in short
    assert "Mål opnået: " in short
    assert f"{SINCE}/{ahead}" in str(drawn(clients["steering_group"], f"{PATH}/{ahead}"))


def test_the_parts_of_what_is_told_add_up_and_are_never_of_few_children(
    database: AppDatabase, ahead: str, demo: Demo, marts: Marts
) -> None:
    found = since(database, demo, marts, ahead)
    assert {one.indicator.key for one in found.told} == set(all_indicators())
    assert any(one.parts for one in found.told)
    for one in found.told:
        for figure in (one.before, one.after):
            assert figure.status is not Status.SHOWN or (figure.children or 0) >= demo.settings.least_children
        if one.parts is not None and not one.is_hidden:
            for name in ("numerator", "denominator"):
                added = sum(getattr(part, name) for part in one.parts)
                assert getattr(one.before, name) + added == getattr(one.after, name)
        assert all(part.children >= demo.settings.least_children for part in one.parts or ())


def test_the_screen_tells_what_the_command_tells_under_the_same_limit(
    database: AppDatabase, ahead: str, demo: Demo, marts: Marts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DASHBOARD_ENVIRONMENT", "demo")
    monkeypatch.setenv("DASHBOARD_DEMO_DIR", str(demo.settings.demo_dir))
    (state,) = frozen(demo.settings.mart)
    asked = ["since", "--before", str(state.path), "--after", str(demo.settings.mart), "--for-meeting"]
    printed = {row["indicator"]: row for row in json.loads(CliRunner().invoke(main, asked).stdout)}
    for one in since(database, demo, marts, ahead).told:
        if one.before.status is None is one.after.status:
            continue  # nothing to count, which the command leaves out
        own = printed[one.indicator.key]
        for figure, line in ((one.before, own["before"]), (one.after, own["after"])):
            assert line["children"] == figure.children
            assert line["status"] == ("nothing" if figure.status is None else figure.status.value)
            if figure.numerator is not None and figure.denominator is not None:
                assert line["numerator"] == pytest.approx(float(figure.numerator), abs=1e-9)
                assert line["denominator"] == pytest.approx(float(figure.denominator), abs=1e-9)
        parts = None if one.parts is None else ["+".join(part.reasons) for part in one.parts]
        assert parts == (None if own["parts"] is None else [line["part"] for line in own["parts"]])


def test_who_may_read_the_minutes_reads_it_and_all_read_the_same(
    clients: Mapping[str, FlaskClient], database: AppDatabase, ahead: str
) -> None:
    texts = set()
    for role, client in clients.items():
        assert client.get(f"{SINCE}/{ahead}").status_code == (200 if role in READ else 403)
        if role in READ:
            texts.add(said(client, ahead).partition("Ved mødet ")[2].partition("Fiktive data")[0])
    assert len(texts) == 1
    assert clients["chief"].get(f"{SINCE}/made-up").status_code == 404


def test_closing_keeps_the_figures_and_the_next_meeting_says_that_they_stand(
    clients: Mapping[str, FlaskClient], database: AppDatabase, today: date, demo: Demo, marts: Marts
) -> None:
    key, later = plan(database, today), plan(database, today + timedelta(days=90))
    assert "Der er intet tidligere møde at sammenligne med." in said(clients["chief"], key)
    answer = clients["chief"].post(f"{PATH}/{key}/afhold", data={"dag": today.isoformat(), "version": "1"})
    assert answer.location.endswith("?besked=afhold")
    kept = kept_figures(database, key)
    assert kept is not None
    assert (kept.as_of, kept.built_at) == (UNTIL, marts.current().meta.built_at)
    assert [state.built_at for state in frozen(demo.settings.mart)] == [kept.built_at]
    page = said(clients["chief"], later)
    assert "Tallene er ikke opdateret siden sidste møde." in page
    assert "Intet er ændret." in page
    # Closed a second time: told, and what is kept stands.
    again = clients["coordinator"].post(f"{PATH}/{key}/afhold", data={"dag": today.isoformat(), "version": "1"})
    assert (again.status_code, "Mødet er allerede holdt" in text_of(again)) == (409, True)
    assert kept_figures(database, key) == kept


def refuse(*_: object) -> Any:
    raise OSError(28, "No space left on device")


def test_a_full_disk_stops_no_closing_and_is_told(
    clients: Mapping[str, FlaskClient], database: AppDatabase, today: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    key, later = plan(database, today), plan(database, today + timedelta(days=90))
    with monkeypatch.context() as patched:
        patched.setattr(meeting_figures, "freeze", refuse)
        answer = clients["chief"].post(f"{PATH}/{key}/afhold", data={"dag": today.isoformat(), "version": "1"})
    assert (answer.status_code, answer.location.rpartition("=")[2]) == (303, "afhold-uden-opgoerelse")
    told = words_of(drawn(clients["chief"], f"{PATH}/{key}", "?besked=afhold-uden-opgoerelse"))
    assert "dets tal er gemt. Men opgørelsen bag tallene kunne ikke gemmes" in told
    assert kept_figures(database, key) is not None
    assert "Intet er ændret." in said(clients["chief"], later)
    # When there is room again, it is kept from the meeting's page.
    assert "Gem tallene, som de står nu" in said(clients["chief"], key)
    assert "Gem tallene" not in said(clients["steering_group"], key)
    answer = clients["chief"].post(f"{PATH}/{key}/gem-tal")
    assert answer.location == f"{SINCE}/{key}?besked=all"
    assert "Tallene er gemt til næste møde." in said(clients["chief"], key, "?besked=all")
    assert "Gem tallene, som" not in said(clients["chief"], key)


def test_without_figures_a_meeting_is_closed_all_the_same(
    app: Dash, clients: Mapping[str, FlaskClient], database: AppDatabase, today: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(_: Marts) -> Any:
        raise MartUnavailableError("missing", "no mart")

    key, later = plan(database, today), plan(database, today + timedelta(days=90))
    with monkeypatch.context() as patched:
        patched.setattr(meeting_figures, "freeze", refuse)
        patched.setattr(Marts, "current", missing)
        answer = clients["chief"].post(f"{PATH}/{key}/afhold", data={"dag": today.isoformat(), "version": "1"})
        assert answer.location.endswith("?besked=afhold-uden-tal")
    assert meeting_for(database, key).state.value == "held"
    assert "er ikke gemt, så der er intet at sammenligne med." in said(clients["chief"], later)
    assert clients["chief"].post(f"{PATH}/{later}/gem-tal").status_code == 409
    assert clients["chief"].post(f"{PATH}/{key}/gem-tal").status_code == 303
    assert "Intet er ændret." in said(clients["chief"], later)


def test_what_is_not_compared_yet_is_said_with_a_way_to_look_again(
    clients: Mapping[str, FlaskClient], database: AppDatabase, ahead: str, demo: Demo, marts: Marts
) -> None:
    comparisons(demo.settings).make([])
    before = since(database, demo, marts, ahead)
    assert (before.story, before.parts) == (Story.COMPARED, Parts.WAITING)
    page = said(clients["steering_group"], ahead)
    assert "Det er ikke regnet ud endnu, hvad der har ændret tallene." in page
    assert "Se igen" in page
    assert compare_meetings(demo.settings, database) is None
    after = since(database, demo, marts, ahead)
    assert after.parts is Parts.TOLD
    assert [(one.before, one.after) for one in after.told] == [(one.before, one.after) for one in before.told]


def test_of_a_kept_state_that_is_gone_the_figures_are_told_without_parts(
    clients: Mapping[str, FlaskClient], database: AppDatabase, ahead: str, demo: Demo, marts: Marts
) -> None:
    told = since(database, demo, marts, ahead).told
    comparisons(demo.settings).make([])
    (state,) = frozen(demo.settings.mart)
    state.path.unlink()
    found = since(database, demo, marts, ahead)
    assert found.parts is Parts.GONE
    assert [(one.before, one.after) for one in found.told] == [(one.before, one.after) for one in told]
    assert all(one.parts is None for one in found.told)
    assert "opgørelsen bag dem er ikke gemt længere." in said(clients["chief"], ahead)
    assert compare_meetings(demo.settings, database) is None


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"mart_version": "0"}, Parts.OTHER_VERSION),
        ({"is_mart_kept": False, "built_at": "2020-01-01T00:00:00+00:00"}, Parts.NOT_KEPT),
        ({"municipality": "101"}, Story.BEFORE_NOT_KEPT),
        (None, Story.BEFORE_NOT_KEPT),
    ],
)
def test_what_was_kept_otherwise_is_told_of_as_far_as_it_can_be(
    database: AppDatabase, ahead: str, demo: Demo, marts: Marts, change: dict[str, Any] | None, expected: object
) -> None:
    comparisons(demo.settings).make([])
    with database.writing() as connection:
        (text,) = connection.execute(sa.text("SELECT figures FROM meeting_figures")).scalars()
        changed = "{" if change is None else json.dumps(json.loads(text) | change)
        connection.execute(sa.text("UPDATE meeting_figures SET figures = :text"), {"text": changed})
    found = since(database, demo, marts, ahead)
    assert expected in (found.story, found.parts)


def test_a_limit_that_was_raised_since_holds_for_what_was_shown(
    database: AppDatabase, ahead: str, demo: Demo, marts: Marts
) -> None:
    settings = demo.settings.model_copy(update={"least_children": demo.settings.least_children + 1})
    stricter = replace(demo, settings=settings)
    found = since(database, stricter, marts, ahead)
    assert {one.before.status for one in found.told} == {Status.SUPPRESSED}
    assert all(one.before.numerator is None for one in found.told)
    compare_meetings(settings, database)
    assert Status.SHOWN in {one.before.status for one in since(database, stricter, marts, ahead).told}


def test_a_meeting_that_was_held_shows_what_was_shown_there(
    database: AppDatabase, ahead: str, demo: Demo, marts: Marts
) -> None:
    live = since(database, demo, marts, ahead)
    hold_meeting(database, ahead, version=1, day=UNTIL, now=BUILT)
    assert since(database, demo, marts, ahead).story is Story.OWN_NOT_KEPT
    meeting_figures.keep_what_was_shown(database, marts, demo.settings, ahead)
    stored = since(database, demo, marts, ahead)
    assert (stored.told, stored.before, stored.after) == (live.told, live.before, live.after)
    drop_figures(database, ahead)
    assert since(database, demo, marts, ahead).story is Story.OWN_NOT_KEPT


def test_of_a_cancelled_meeting_and_without_figures_there_is_nothing_to_tell(
    database: AppDatabase, ahead: str, demo: Demo
) -> None:
    assert since_last(database, None, demo.settings, meeting_for(database, ahead)).story is Story.NO_FIGURES
    cancel_meeting(database, ahead, version=1, now=BUILT)
    assert since_last(database, None, demo.settings, meeting_for(database, ahead)).story is Story.CANCELLED


def test_comparing_needs_no_more_than_is_there(database: AppDatabase, demo: Demo, tmp_path: Path) -> None:
    assert compare_meetings(demo.settings, database) is None
    elsewhere = demo.settings.model_copy(update={"mart": tmp_path / "none.duckdb"})
    assert "there is no mart" in (compare_meetings(elsewhere, database) or "")


@pytest.mark.parametrize("error", [OSError(28, "No space left"), ArithmeticError("they do not add up"), MemoryError()])
def test_what_goes_wrong_in_comparing_is_told_and_stops_nothing(
    database: AppDatabase, demo: Demo, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(Comparisons, "make", fail)
    assert compare_meetings(demo.settings, database) == (str(error) or "MemoryError")
    monkeypatch.undo()


def test_the_figures_of_now_are_not_kept_for_a_meeting_before_the_last(
    clients: Mapping[str, FlaskClient], database: AppDatabase, ahead: str, demo: Demo
) -> None:
    first = plan(database, EARLIER - timedelta(days=90))
    hold_meeting(database, first, version=1, day=EARLIER - timedelta(days=90), now=BUILT)
    assert "Gem tallene" not in said(clients["chief"], first)
    assert clients["chief"].post(f"{PATH}/{first}/gem-tal").status_code == 409
    assert kept_figures(database, first) is None


def test_a_meeting_that_is_opened_again_is_not_compared_with(
    clients: Mapping[str, FlaskClient], database: AppDatabase, today: date
) -> None:
    key = plan(database, today)
    clients["chief"].post(f"{PATH}/{key}/afhold", data={"dag": today.isoformat(), "version": "1"})
    assert kept_figures(database, key) is not None
    assert clients["chief"].post(f"{PATH}/{key}/genaabn", data={"version": "2"}).status_code == 303
    assert kept_figures(database, key) is None
