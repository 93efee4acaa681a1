"""The forms in which meetings are planned, moved, closed and cancelled."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from dashboard.auth.meeting_figures import Kept
from dashboard.components.meetings.groups import GROUP_KEY
from dashboard.components.meetings.meetings import MEETINGS_PATH, path_of
from dashboard.components.post_form import Field, PostForm
from dashboard.data.app_database.meetings import Meeting
from dashboard.i18n.words import Words

# What the forms send, by name.
DAY: Final = "dag"
PLACE: Final = "sted"
VERSION: Final = "version"
LONGEST_PLACE: Final = 80
MOVE: Final = "flyt"
HOLD: Final = "afhold"
CANCEL: Final = "aflys"
REOPEN: Final = "genaabn"
RECORD_PATH: Final = f"{MEETINGS_PATH}/holdt"
# What is told after HOLD, by what could be kept of the day's figures.
HELD_AND_KEPT: Final[Mapping[Kept, str]] = {
    Kept.ALL: HOLD,
    Kept.WITHOUT_MART: "afhold-uden-opgoerelse",
    Kept.NOTHING: "afhold-uden-tal",
}


def plan_form(group: str, words: Words, day: date | None = None) -> PostForm:
    """`day`: the one that is proposed."""
    return PostForm(
        key="plan",
        action=MEETINGS_PATH,
        fields=(_day(words("The meeting's day"), day), _place(words), _group(group)),
        button=words("Plan the meeting"),
    )


def record_form(group: str, words: Words) -> PostForm:
    """For a meeting that was held and stands nowhere, as those before the dashboard was there."""
    return PostForm(
        key="record",
        action=RECORD_PATH,
        fields=(_day(words("The day it was held")), _place(words), _group(group)),
        button=words("Note the meeting as held"),
    )


def move_form(meeting: Meeting, words: Words) -> PostForm:
    return PostForm(
        key=f"move-{meeting.meeting_id}",
        action=path_of(meeting.meeting_id, MOVE),
        fields=(_day(words("The new day"), meeting.day), _place(words, meeting.place), _version(meeting)),
        button=words("Move the meeting"),
    )


def hold_form(meeting: Meeting, words: Words) -> PostForm:
    return PostForm(
        key=f"hold-{meeting.meeting_id}",
        action=path_of(meeting.meeting_id, HOLD),
        fields=(_day(words("The day it was held"), meeting.day), _version(meeting)),
        button=words("Close the meeting as held"),
    )


def cancel_form(meeting: Meeting, words: Words) -> PostForm:
    return PostForm(
        key=f"cancel-{meeting.meeting_id}",
        action=path_of(meeting.meeting_id, CANCEL),
        fields=(_version(meeting),),
        button=words("Cancel the meeting"),
        danger=True,
    )


def reopen_form(meeting: Meeting, words: Words) -> PostForm:
    return PostForm(
        key=f"reopen-{meeting.meeting_id}",
        action=path_of(meeting.meeting_id, REOPEN),
        fields=(_version(meeting),),
        button=words("Open the meeting again"),
    )


def _group(group: str) -> Field:
    return Field(name=GROUP_KEY, kind="hidden", value=group)


def _day(label: str, value: date | None = None) -> Field:
    return Field(name=DAY, label=label, kind="date", value=value.isoformat() if value is not None else "")


def _place(words: Words, value: str = "") -> Field:
    return Field(
        name=PLACE, label=words("Place (may be left empty)"), value=value, most=LONGEST_PLACE, required=False
    )  # fmt: skip


def _version(meeting: Meeting) -> Field:
    return Field(name=VERSION, kind="hidden", value=str(meeting.version))
