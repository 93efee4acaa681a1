"""The calendar file: written once by hand, and read back by the rules of RFC 5545 for any text."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.exports.calendar_file import Event, calendar_file

EVENT = Event(
    key="0b1a0c9e-0000-4000-8000-000000000001",
    day=date(2026, 12, 31),
    title="Styregruppemøde",
    place="Rådhuset, lokale 2; 1. sal",
    is_cancelled=False,
    changes=2,
    changed_at=datetime(2026, 11, 22, 1, 30, tzinfo=timezone(timedelta(hours=1))),
)
BY_HAND = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Schooling in sight//Meetings//DA
METHOD:PUBLISH
BEGIN:VEVENT
UID:0b1a0c9e-0000-4000-8000-000000000001
DTSTAMP:20261122T003000Z
SEQUENCE:2
DTSTART;VALUE=DATE:20261231
DTEND;VALUE=DATE:20270101
SUMMARY:Styregruppemøde
LOCATION:Rådhuset\\, lokale 2\\; 1. sal
STATUS:CONFIRMED
END:VEVENT
BEGIN:VEVENT
UID:2
DTSTAMP:20261122T003000Z
SEQUENCE:0
DTSTART;VALUE=DATE:20261231
DTEND;VALUE=DATE:20270101
SUMMARY:Styregruppemøde
STATUS:CANCELLED
END:VEVENT
END:VCALENDAR
"""


def place_in(content: bytes) -> str:
    """The place of the one event, unfolded and unescaped as section 3.1 and 3.3.11 say."""
    unfolded = content.decode("utf-8").replace("\r\n ", "")
    (line,) = [line for line in unfolded.split("\r\n") if line.startswith("LOCATION:")]
    read, signs = "", iter(line.removeprefix("LOCATION:"))
    for sign in signs:
        escaped = next(signs) if sign == "\\" else ""
        read += {"": sign, "n": "\n"}.get(escaped, escaped)
    return read


def test_a_file_is_what_was_written_by_hand() -> None:
    cancelled = replace(EVENT, key="2", place="", is_cancelled=True, changes=0)
    assert calendar_file([EVENT, cancelled]) == BY_HAND.replace("\n", "\r\n").encode("utf-8")


def test_no_meetings_are_a_calendar_without_events() -> None:
    assert calendar_file([]).count(b"\r\n") == 5
    assert b"VEVENT" not in calendar_file([])


@given(st.text(st.characters(exclude_categories=["C", "Z"], include_characters=" \n\\,;"), min_size=1, max_size=200))
def test_any_place_comes_back_and_no_line_is_too_long(place: str) -> None:
    content = calendar_file([replace(EVENT, place=place)])
    lines = content.split(b"\r\n")
    assert place_in(content) == place
    assert max(map(len, lines)) <= 75
    assert not any(b"\r" in line or b"\n" in line for line in lines)
    for line in lines:
        line.decode("utf-8")  # no character is cut in two


def test_a_longest_line_is_not_folded() -> None:
    fits = "x" * (75 - len("LOCATION:"))
    assert b"\r\n " not in calendar_file([replace(EVENT, place=fits)])
    assert b"x\r\n x\r\n" in calendar_file([replace(EVENT, place=fits + "x")])


@pytest.mark.parametrize("place", ["a\rb", "a\0b", "a\x1bb", "a\u2028b"])
def test_control_characters_are_left_out(place: str) -> None:
    assert place_in(calendar_file([replace(EVENT, place=place)])) == "ab"


def test_a_moment_needs_its_time_zone() -> None:
    with pytest.raises(ValueError, match="time zone"):
        calendar_file([replace(EVENT, changed_at=datetime(2026, 1, 1, tzinfo=UTC).replace(tzinfo=None))])
