"""The figures that decisions go by: those the group is told, nothing of what it is not, and kept when time goes on."""

import secrets
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from pathlib import Path

import pytest
from click.testing import CliRunner

from dashboard.auth.app_database import prepare_app_database
from dashboard.auth.decision_figures import Gone, group_reading
from dashboard.auth.scope_of import steering_group_scope
from dashboard.cli import main
from dashboard.components.decisions.decision_status import open_statuses, statuses
from dashboard.data.app_database.database import AppDatabase, open_app_database
from dashboard.data.app_database.decision_changes import Draft, answer_decision, correct_decision, take_decision
from dashboard.data.app_database.decisions import decision_for
from dashboard.data.app_database.meetings import MAIN_GROUP, plan_meeting
from dashboard.data.mart.decision_reading import reading_of
from dashboard.data.mart.disclosure.menu import windows
from dashboard.data.mart.query import query
from dashboard.data.mart.store import Mart
from dashboard.indicators.registry import all_indicators
from dashboard.settings import Settings, load_settings
from dashboard.vocabulary.decision import About, Asks, Criterion, Outcome, Reading, Standing, Told, asks_of
from dashboard.vocabulary.result import Status
from dashboard.vocabulary.slice import EVERYTHING, Slice
from tests.mart.cases import AS_OF, CHIEF, case_database, homes_with, mart_of_rows, readers

HOMES = {"h1": 3, "h2": 6, "h3": 9}
COVERAGE = "follow_up_coverage"
NOW = datetime(2025, 7, 1, 12, tzinfo=UTC)
TODAY = NOW.date()


def criterion(about: About = About.ALL, key: str = "", level: int = 1, indicator: str = COVERAGE) -> Criterion:
    asks = Asks.SHARE_AT_LEAST
    return Criterion(indicator=indicator, about=about, key=key, name="", asks=asks, level=Fraction(level))


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """An installation of a municipality with three homes of 3, 6 and 9 children."""
    for name, value in {
        "CASE_DB": case_database(tmp_path, homes_with(HOMES)),
        "APP_DB": f"sqlite:///{tmp_path / 'app.sqlite'}",
        "MART": str(tmp_path / "mart.duckdb"),
        "MUNICIPALITY": "990",
        "SECRET_KEY": secrets.token_urlsafe(48),
        "TRUSTED_HOSTS": "localhost",
    }.items():
        monkeypatch.setenv(f"DASHBOARD_{name}", value)
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    return load_settings()


@pytest.fixture
def mart(tmp_path: Path) -> Iterator[Mart]:
    with mart_of_rows(tmp_path, homes_with(HOMES), list(all_indicators().values())) as mart:
        yield mart


@pytest.fixture
def database(settings: Settings) -> Iterator[AppDatabase]:
    prepare_app_database(settings.app_db)
    database = open_app_database(settings.app_db)
    yield database
    database.close()


def refresh(as_of: date, settings: Settings) -> Mart:
    assert CliRunner().invoke(main, ["refresh", "--quiet", "--as-of", as_of.isoformat()]).exit_code == 0
    return readers(settings.mart, list(all_indicators().values())).current()


def test_the_group_is_told_what_its_lists_tell_and_no_more(mart: Mart, settings: Settings) -> None:
    scope, period = steering_group_scope(settings), windows(AS_OF)[0]
    indicators = list(all_indicators().values())
    listed = query(mart, indicators, period=period, where=EVERYTHING, by="home_unit", scope=scope)
    for key in all_indicators():
        for home in HOMES:
            asks = asks_of(all_indicators()[key])[0]
            asked = replace(criterion(About.HOME, home, indicator=key), asks=asks)
            found = group_reading(mart, asked, settings)
            row = listed[key].rows.of_group(home) if key in listed else None
            assert isinstance(found, Reading)
            if all_indicators()[key].headline is None or key not in listed:
                assert found.told is Told.WITHHELD
            elif row is None:
                assert found.told is Told.NOTHING
            elif row.status is Status.SUPPRESSED:
                assert found == Reading(as_of=AS_OF, end=period.end, told=Told.WITHHELD)
            else:
                assert (found.told, float(found.numerator)) == (Told.SHOWN, row.numerator)
    told = {home: group_reading(mart, criterion(About.HOME, home), settings) for home in HOMES}
    assert [one.told.value for one in told.values() if isinstance(one, Reading)] == ["withheld", "withheld", "shown"]


def test_the_figure_is_the_screens(mart: Mart, settings: Settings) -> None:
    period = windows(AS_OF)[0]
    found = group_reading(mart, criterion(), settings)
    total = query(
        mart,
        [all_indicators()[COVERAGE]],
        period=period,
        where=EVERYTHING,
        by=None,
        scope=steering_group_scope(settings),
    )[COVERAGE].total
    assert isinstance(found, Reading)
    assert total is not None
    assert (found.as_of, found.end) == (AS_OF, period.end)
    assert (float(found.numerator), float(found.denominator)) == (total.numerator, total.denominator)
    own = reading_of(mart, all_indicators()[COVERAGE], where=Slice.of({"home": ("h1",)}), scope=CHIEF)
    assert (own.told, own.denominator) == (
        Told.SHOWN,
        Fraction(3 * 181),
    )  # three children from New Year to the end of June


@pytest.mark.parametrize(
    ("asked", "missing"),
    [
        (criterion(indicator="no_more"), Gone.INDICATOR),
        (criterion(About.HOME, "no_more"), Gone.UNIT),
        (criterion(About.SCHOOL, "h3"), Gone.UNIT),
    ],
)
def test_what_is_no_more_is_said(mart: Mart, settings: Settings, asked: Criterion, missing: Gone) -> None:
    assert group_reading(mart, asked, settings) is missing


def test_a_cohort_is_withheld_unasked(mart: Mart, settings: Settings) -> None:
    found = group_reading(mart, criterion(About.COHORT, "whatever"), settings)
    assert isinstance(found, Reading)
    assert found.told is Told.WITHHELD


def take(database: AppDatabase, asked: Criterion, deadline: date, start: Reading | None = None) -> str:
    meeting = plan_meeting(database, MAIN_GROUP, day=date(2025, 2, 1), place="", now=NOW)
    draft = Draft(text="-", owner="-", deadline=deadline, criterion=asked, start=start)
    return take_decision(database, meeting, draft, now=NOW)


@pytest.mark.parametrize("home", ["h1", "h2"])
def test_no_level_tells_anything_of_a_withheld_figure(
    mart: Mart, database: AppDatabase, settings: Settings, home: str
) -> None:
    meeting = plan_meeting(database, MAIN_GROUP, day=date(2025, 2, 1), place="", now=NOW)
    for level in (0, 1, 50, 99, 100):
        for deadline in (date(2025, 6, 29), AS_OF, date(2026, 1, 31)):
            asked = criterion(About.HOME, home, level)
            start = group_reading(mart, asked, settings)
            assert isinstance(start, Reading)
            draft = Draft(text="-", owner="-", deadline=deadline, criterion=asked, start=start)
            take_decision(database, meeting, draft, now=NOW)
    found = open_statuses(database, mart, settings, MAIN_GROUP, today=TODAY)
    assert len(found) == 15
    assert {one.standing for one in found if one.decision.deadline != date(2025, 6, 29)} == {Standing.WITHHELD}
    # The months of the first deadline are over: their figure was never told, and is not now.
    assert {one.standing for one in found if one.decision.deadline == date(2025, 6, 29)} == {Standing.UNKNOWN}


def test_a_refresh_notes_the_figure_until_the_deadlines_months_are_over(
    database: AppDatabase, settings: Settings
) -> None:
    first = refresh(date(2025, 3, 1), settings)
    start = group_reading(first, criterion(), settings)
    assert isinstance(start, Reading)
    # All are followed up at first, nobody later: the share falls month by month.
    asked = criterion(level=60)
    key = take(database, asked, date(2025, 4, 30), start)
    said = []
    for as_of in (date(2025, 4, 1), date(2025, 4, 29), date(2025, 5, 30), date(2025, 5, 31), date(2025, 9, 30)):
        mart = refresh(as_of, settings)
        kept = decision_for(database, key).kept
        (status,) = open_statuses(database, mart, settings, MAIN_GROUP, today=as_of + timedelta(days=1))
        assert kept is not None
        assert status.reading == kept
        said.append((kept.end, status.standing))
    march, april = date(2025, 3, 31), date(2025, 4, 30)
    ends = [end for end, _ in said]
    assert ends == [march, march, april, april, april]
    by_hand = _share(refresh(date(2025, 9, 30), settings), april)
    after = Standing.MET if by_hand >= Fraction(60) else Standing.MISSED
    assert [standing for _, standing in said[2:]] == [after] * 3


def _share(mart: Mart, day: date) -> Fraction:
    """The share over the twelve months up to a day, by who sees all."""
    indicator = all_indicators()[COVERAGE]
    period = windows(day)[0]
    found = reading_of(mart, indicator, where=EVERYTHING, scope=CHIEF, period=period)
    return 100 * found.numerator / found.denominator


def test_an_answer_closes_with_the_figure_of_its_day_and_another_deadline_asks_anew(
    database: AppDatabase, settings: Settings
) -> None:
    mart = refresh(AS_OF, settings)
    start = group_reading(mart, criterion(), settings)
    assert isinstance(start, Reading)
    key = take(database, criterion(level=0), date(2025, 12, 31), start)
    correct_decision(database, key, version=1, text="-", owner="-", deadline=date(2026, 1, 31), now=NOW)
    later = plan_meeting(database, MAIN_GROUP, day=date(2025, 6, 1), place="", now=NOW)
    outcome = Outcome.DONE
    answer_decision(database, key, version=2, meeting_id=later, outcome=outcome, remark="", now=NOW)
    assert open_statuses(database, mart, settings, MAIN_GROUP, today=TODAY) == ()
    refresh(date(2025, 9, 30), settings)
    assert decision_for(database, key).kept == start  # a closed one is noted no more


def test_what_was_told_of_fewer_children_is_withheld_once_more_are_asked_for(
    database: AppDatabase, settings: Settings
) -> None:
    mart = refresh(AS_OF, settings)
    fewer = settings.model_copy(update={"least_children": 3})
    start = group_reading(mart, criterion(About.HOME, "h2"), fewer)
    assert isinstance(start, Reading)
    assert start.told is Told.SHOWN
    key = take(database, criterion(About.HOME, "h2"), date(2025, 12, 31), start)
    later = plan_meeting(database, MAIN_GROUP, day=date(2025, 6, 1), place="", now=NOW)
    of_more = settings.model_copy(update={"least_children": 7})

    def told(under: Settings) -> tuple[set[Told], bool]:
        (status,) = statuses(database, [decision_for(database, key)], mart, under, today=TODAY)
        readings = (status.decision.start, status.decision.kept, status.reading)
        return {one.told for one in readings if one is not None}, status.standing is Standing.WITHHELD

    assert (told(fewer), told(of_more)) == (({Told.SHOWN}, False), ({Told.WITHHELD}, True))
    answer_decision(database, key, version=1, meeting_id=later, outcome=Outcome.DONE, remark="", now=NOW)
    assert (told(fewer), told(of_more)) == (({Told.SHOWN}, False), ({Told.WITHHELD}, True))
