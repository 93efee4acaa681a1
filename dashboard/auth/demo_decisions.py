"""The demo's decisions: with tests met, on the way and missed, and one that nobody answered at two meetings."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from fractions import Fraction
from math import ceil, floor
from typing import Final

from dashboard.auth.decision_figures import group_reading, slice_of
from dashboard.auth.scope_of import steering_group_scope
from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.decision_changes import Draft, answer_decision, keep_reading, take_decision
from dashboard.data.app_database.decisions import decisions_of
from dashboard.data.app_database.meetings import MAIN_GROUP, Meeting, MeetingState
from dashboard.data.mart.decision_reading import reading_of
from dashboard.data.mart.store import Mart
from dashboard.indicators.registry import all_indicators
from dashboard.settings import Settings
from dashboard.vocabulary.decision import About, Asks, Criterion, Outcome, Reading, Told, asks_of
from dashboard.vocabulary.indicator import Better
from dashboard.vocabulary.period import twelve_months

_HELD: Final = 4  # the last so many meetings
_AHEAD: Final = timedelta(weeks=16)
_STEP: Final = 5  # percentage points that are asked for
_CHIEF: Final = "Familiechefen"
_PPR: Final = "Lederen af PPR"
_HOMES: Final = "Lederne af anbringelsesstederne"
_HOME_KIND: Final = "residential_home"
_MANY: Final = 50  # of the denominator: so that a figure's months do not leap


def create_demo_decisions(
    database: AppDatabase, mart: Mart, settings: Settings, meetings: Sequence[Meeting], *, now: datetime
) -> None:
    """The group's decisions, made where it has none at all and has met often enough."""
    held = [meeting for meeting in meetings if meeting.state is MeetingState.HELD][-_HELD:]
    if len(held) < _HELD or decisions_of(database, MAIN_GROUP):
        return
    figures = _Figures(mart, settings, now.date() + _AHEAD)
    with database.together() as together:
        _with_tests(together, held, figures, now)
        _free(together, held, now)


@dataclass(frozen=True, slots=True)
class _Figures:
    mart: Mart
    settings: Settings
    ahead: date  # a deadline to come

    def on(self, criterion: Criterion, day: date) -> Reading:
        """The municipality's figure of the twelve whole months up to a day: in the demo a past one can be asked for."""
        terminal = replace(steering_group_scope(self.settings), at_terminal=True)
        found = reading_of(
            self.mart,
            all_indicators()[criterion.indicator],
            where=slice_of(criterion),
            scope=terminal,
            period=twelve_months(day),
        )
        return replace(found, as_of=day)


def _with_tests(database: AppDatabase, held: Sequence[Meeting], figures: _Figures, now: datetime) -> None:
    _first, second, third, fourth = held
    taken: set[str] = set()
    for meeting, owner, step, text in (
        (second, _CHIEF, 0, "Vi holder fast i fremgangen: »{label}«."),
        (third, _PPR, _STEP, "Vi bliver ved, til vi er i mål: »{label}«."),
    ):
        one = next((found for found in _moved_well(figures, meeting.day) if found.indicator not in taken), None)
        if one is not None:
            taken.add(one.indicator)
            said = text.format(label=all_indicators()[one.indicator].label.da)
            asked = replace(one, level=_level(one, figures, step))
            _take(database, meeting, said, owner, asked, figures, deadline=figures.ahead, now=now)
    goals = _all("goals_met")
    late = replace(goals, level=Fraction(ceil(_percent(figures.on(goals, fourth.day))) + _STEP))
    missed = _take(
        database, second, "Målene skal være mulige at nå.", _HOMES, late, figures, deadline=fourth.day, now=now
    )
    keep_reading(database, missed, figures.on(late, fourth.day))
    _of_homes(database, fourth, figures, now)


def _of_homes(database: AppDatabase, meeting: Meeting, figures: _Figures, now: datetime) -> None:
    """A count at the home with the most follow-ups, and one at a home of which the group is told nothing."""
    mart = figures.mart
    told, hidden = [], []
    for key, home in sorted(mart.register.homes.items()):
        one = replace(_all("follow_up_on_time"), about=About.HOME, key=key, asks=Asks.AT_LEAST, level=Fraction(3))
        found = group_reading(mart, one, figures.settings)
        if isinstance(found, Reading) and home.kind == _HOME_KIND:
            if found.told is Told.SHOWN:
                told.append((found.denominator, key, replace(one, level=found.numerator + 2), found))
            elif found.told is Told.WITHHELD:
                hidden.append((Fraction(0), key, one, found))
    for _, key, one, found in [*sorted(told, key=lambda home: (home[0], home[1]))[-1:], *hidden[:1]]:
        draft = Draft(
            text=f"{mart.register.homes[key].name} holder flere opfølgninger til tiden.",
            owner=_HOMES,
            deadline=figures.ahead,
            criterion=one,
            start=found,
        )
        take_decision(database, meeting.meeting_id, draft, now=now)


def _free(database: AppDatabase, held: Sequence[Meeting], now: datetime) -> None:
    first, second, third, fourth = held
    ids = [
        take_decision(database, meeting.meeting_id, Draft(text=text, owner=owner, deadline=deadline), now=now)
        for meeting, text, owner, deadline in (
            (first, "Styregruppen mødes fast en gang i kvartalet.", _CHIEF, second.day),
            (second, "PPR laver en kort vejledning til sparring på skolerne.", _PPR, third.day),
            (third, "Alle anbringelsessteder får adgang til Aula.", _HOMES, None),
        )
    ]
    for decision_id, meeting, outcome, remark in (
        (ids[0], second, Outcome.DONE, "Møderne er i kalenderen."),
        (ids[2], fourth, Outcome.GOES_ON, "To steder mangler."),
    ):
        answer_decision(
            database,
            decision_id,
            version=1,
            meeting_id=meeting.meeting_id,
            outcome=outcome,
            remark=remark,
            now=now,
        )


def _take(
    database: AppDatabase,
    meeting: Meeting,
    text: str,
    owner: str,
    criterion: Criterion,
    figures: _Figures,
    *,
    deadline: date,
    now: datetime,
) -> str:
    start = figures.on(criterion, meeting.day)
    draft = Draft(text=text, owner=owner, deadline=deadline, criterion=criterion, start=start)
    return take_decision(database, meeting.meeting_id, draft, now=now)


def _all(indicator: str) -> Criterion:
    """Of the whole municipality, a share; its level still to be set."""
    return Criterion(indicator=indicator, about=About.ALL, key="", name="", asks=Asks.SHARE_AT_LEAST, level=Fraction(0))


def _percent(reading: Reading) -> Fraction:
    return 100 * reading.numerator / reading.denominator if reading.denominator else Fraction(0)


def _level(criterion: Criterion, figures: _Figures, step: int) -> Fraction:
    """What the figure is today in whole per cent, or a step beyond it."""
    percent = _percent(figures.on(criterion, figures.mart.meta.as_of))
    return Fraction(floor(percent) + step if criterion.asks.is_floor else ceil(percent) - step)


def _moved_well(figures: _Figures, since: date) -> list[Criterion]:
    """Shares that have moved for the better since a day, and have room for more; the furthest first."""
    moves = []
    for key, indicator in all_indicators().items():
        if Asks.SHARE_AT_LEAST not in asks_of(indicator) or indicator.better is Better.NEITHER:
            continue
        before, after = figures.on(_all(key), since), figures.on(_all(key), figures.mart.meta.as_of)
        is_higher = indicator.better is Better.HIGHER
        moved = _percent(after) - _percent(before) if is_higher else _percent(before) - _percent(after)
        has_room = 2 * _STEP < _percent(after) < 100 - 2 * _STEP
        if moved > 1 and has_room and min(before.denominator, after.denominator) > _MANY:
            asks = Asks.SHARE_AT_LEAST if is_higher else Asks.SHARE_AT_MOST
            moves.append((moved, key, replace(_all(key), asks=asks)))
    return [criterion for _, _, criterion in sorted(moves, key=lambda move: (-move[0], move[1]))]
