"""The forms in which meetings are planned, moved, closed and cancelled."""

from datetime import date
from typing import Final

from dashboard.components.meetings import MEETINGS_PATH, path_of
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


def plan_form(words: Words) -> PostForm:
    return PostForm(
        key="plan",
        action=MEETINGS_PATH,
        fields=(_day(words("The meeting's day")), _place(words)),
        button=words("Plan the meeting"),
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


def _day(label: str, value: date | None = None) -> Field:
    return Field(name=DAY, label=label, kind="date", value=value.isoformat() if value is not None else "")


def _place(words: Words, value: str = "") -> Field:
    return Field(
        name=PLACE, label=words("Place (may be left empty)"), value=value, most=LONGEST_PLACE, required=False
    )  # fmt: skip


def _version(meeting: Meeting) -> Field:
    return Field(name=VERSION, kind="hidden", value=str(meeting.version))
