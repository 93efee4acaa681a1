"""What became of each figure since a steering group's last meeting: plain data, the same for page, pack and slides.

Everything here is what the group may see together (scope_of.steering_group_scope), whoever asks.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from dashboard.auth.meeting_comparisons import comparisons
from dashboard.auth.scope_of import steering_group_scope
from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.meeting_figures import HeldMeeting, held_before, kept_figures
from dashboard.data.app_database.meetings import Meeting, MeetingState
from dashboard.data.mart.since.compared import Comparisons
from dashboard.data.mart.since.shown import shown_figures
from dashboard.data.mart.since.written import NotWrittenHereError, read_shown
from dashboard.data.mart.store import Mart
from dashboard.indicators.registry import all_indicators
from dashboard.settings import Settings
from dashboard.vocabulary.indicator import Indicator
from dashboard.vocabulary.period import Period
from dashboard.vocabulary.result import Status
from dashboard.vocabulary.shown_figures import ShownFigures
from dashboard.vocabulary.since import ChangedSetting, Figure, Part, Since


class Story(StrEnum):
    """Whether there are two states to tell of."""

    COMPARED = "compared"
    CANCELLED = "cancelled"  # nobody met, so nothing is told of it
    FIRST = "first"  # the group has not held a meeting before
    BEFORE_NOT_KEPT = "before_not_kept"  # the last meeting's figures are not there
    OWN_NOT_KEPT = "own_not_kept"  # this meeting was held, and its figures are not there
    NO_FIGURES = "no_figures"  # the dashboard has none now


class Parts(StrEnum):
    """Whether the changes are taken apart, and why not."""

    TOLD = "told"
    SAME = "same"  # both were shown the very same figures
    RUNNING = "running"  # they are being taken apart just now
    WAITING = "waiting"  # they are to be
    NOT_KEPT = "not_kept"  # what was counted from could not be kept on the day
    GONE = "gone"  # it was kept, and is gone
    OTHER_VERSION = "other_version"  # another version of the program counted it


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An indicator's two figures; `parts` None where they are not taken apart, or withheld. Without any: unchanged."""

    indicator: Indicator
    before: Figure
    after: Figure
    parts: tuple[Part, ...] | None
    settings: tuple[ChangedSetting, ...]

    @property
    def is_hidden(self) -> bool:
        """Whether one of the two figures is."""
        return Status.SUPPRESSED in (self.before.status, self.after.status)

    @property
    def is_unchanged(self) -> bool:
        """Whether it is known that nothing at all is different."""
        return not self.is_hidden and self.parts == () and self.before == self.after


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """When figures were as they were shown, and which days they are of."""

    as_of: date
    built_at: datetime
    period: Period


@dataclass(frozen=True, slots=True, kw_only=True)
class SinceLast:
    """`earlier`: the meeting held before, None without any. `before`, `after` and `told` only where COMPARED.

    `told` is in the order of the headline, then in that of the pages.
    """

    meeting: Meeting
    story: Story
    earlier: HeldMeeting | None = None
    before: Moment | None = None
    after: Moment | None = None
    parts: Parts = Parts.WAITING
    told: tuple[Told, ...] = ()


_WITHHELD: Final = Figure(status=Status.SUPPRESSED, numerator=None, denominator=None, children=None)


def since_last(database: AppDatabase, mart: Mart | None, settings: Settings, meeting: Meeting) -> SinceLast:
    """Of a meeting that was held, as its group was shown; of a planned one, against the figures of now.

    Reads only what is kept: nothing is compared here. Raises AppDatabaseError.
    """
    if meeting.state is MeetingState.CANCELLED:
        return SinceLast(meeting=meeting, story=Story.CANCELLED)
    is_held = meeting.state is MeetingState.HELD
    earlier = held_before(database, meeting.meeting_id, meeting.day if is_held else date.max)
    if earlier is None:
        return SinceLast(meeting=meeting, story=Story.FIRST)
    before = _shown(database, earlier.meeting_id, settings)
    if before is None:
        return SinceLast(meeting=meeting, story=Story.BEFORE_NOT_KEPT, earlier=earlier)
    after = _shown(database, meeting.meeting_id, settings) if is_held else _now(mart, settings)
    if after is None:
        story = Story.OWN_NOT_KEPT if is_held else Story.NO_FIGURES
        return SinceLast(meeting=meeting, story=story, earlier=earlier)
    kept = comparisons(settings)
    same = before.built_at == after.built_at
    found = None if same else kept.find((before.built_at, after.built_at))
    return SinceLast(
        meeting=meeting,
        story=Story.COMPARED,
        earlier=earlier,
        before=_moment(before),
        after=_moment(after),
        parts=Parts.SAME if same else Parts.TOLD if found is not None else _why(kept, before, after),
        told=tuple(_told(before, after, found, least=settings.least_children, same=same)),
    )


def in_order() -> list[Indicator]:
    """The indicators as they are told: those of the headline first."""
    return sorted(all_indicators().values(), key=lambda one: one.headline or len(all_indicators()))


def _now(mart: Mart | None, settings: Settings) -> ShownFigures | None:
    if mart is None:
        return None
    scope = steering_group_scope(settings)
    return shown_figures(mart, mart.indicators, scope, municipality=settings.municipality, is_mart_kept=True)


def _shown(database: AppDatabase, meeting_id: str, settings: Settings) -> ShownFigures | None:
    """What was kept at a meeting; None where nothing was, or what is not of this municipality."""
    kept = kept_figures(database, meeting_id)
    try:
        shown = read_shown(kept.figures) if kept is not None else None
    except NotWrittenHereError:
        return None
    return shown if shown is not None and shown.municipality == settings.municipality else None


def _moment(shown: ShownFigures) -> Moment:
    return Moment(as_of=shown.as_of, built_at=shown.built_at, period=shown.period)


def _why(kept: Comparisons, before: ShownFigures, after: ShownFigures) -> Parts:
    """Why the changes are not taken apart."""
    if kept.is_other_version(before.mart_version) or kept.is_other_version(after.mart_version):
        return Parts.OTHER_VERSION
    for shown in (before, after):
        if kept.state(shown.built_at) is None:
            return Parts.GONE if shown.is_mart_kept else Parts.NOT_KEPT
    return Parts.RUNNING if kept.is_making() else Parts.WAITING


def _told(
    before: ShownFigures, after: ShownFigures, found: Mapping[str, Since] | None, *, least: int, same: bool
) -> list[Told]:
    told = []
    was, is_now = (_may_be_shown(shown, least) for shown in (before, after))
    for indicator in in_order():
        key = indicator.key
        if found is not None and key in found:
            one = found[key]
            (change,) = one.changes
            told.append(
                Told(
                    indicator=indicator,
                    before=change.before,
                    after=change.after,
                    parts=change.parts,
                    settings=one.settings,
                )
            )
        elif key in was and key in is_now:
            changed = _changed_settings(indicator, before.rules, after.rules)
            parts = () if same else None
            told.append(Told(indicator=indicator, before=was[key], after=is_now[key], parts=parts, settings=changed))
    return told


def _may_be_shown(shown: ShownFigures, least: int) -> Mapping[str, Figure]:
    """The figures; none where the least number of children was raised since: nobody looked whether they may be."""
    if shown.least_children >= least:
        return shown.figures
    return dict.fromkeys(shown.figures, _WITHHELD)


def _changed_settings(
    indicator: Indicator, before: Mapping[str, int], after: Mapping[str, int]
) -> tuple[ChangedSetting, ...]:
    return tuple(
        ChangedSetting(rule=rule, before=before[rule], after=after[rule])
        for rule in indicator.rules
        if rule in before and rule in after and before[rule] != after[rule]
    )
