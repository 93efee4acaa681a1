"""Whole-day events as an iCalendar file (RFC 5545) that any calendar opens."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

_LONGEST_LINE: Final = 75  # bytes, without the line's end (section 3.1)
_PRODUCT: Final = "-//Schooling in sight//Meetings//DA"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """`key` names the event in every file that it stands in; `changes`: how often it was changed so far."""

    key: str
    day: date
    title: str
    place: str
    is_cancelled: bool
    changes: int
    changed_at: datetime


def calendar_file(events: Iterable[Event]) -> bytes:
    """UTF-8, lines that end in CRLF and are folded. A moment without a time zone raises ValueError."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{_PRODUCT}", "METHOD:PUBLISH"]
    for event in events:
        lines += _lines(event)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line)).encode("utf-8")


def _lines(event: Event) -> Iterator[str]:
    if event.changed_at.tzinfo is None:
        message = "an event's moment needs a time zone"
        raise ValueError(message)
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(event.key)}"
    yield f"DTSTAMP:{event.changed_at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"SEQUENCE:{event.changes}"
    yield f"DTSTART;VALUE=DATE:{_day(event.day)}"
    yield f"DTEND;VALUE=DATE:{_day(event.day + timedelta(days=1))}"  # the first day after it
    yield f"SUMMARY:{_text(event.title)}"
    if event.place:
        yield f"LOCATION:{_text(event.place)}"
    yield "STATUS:CANCELLED" if event.is_cancelled else "STATUS:CONFIRMED"
    yield "END:VEVENT"


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def _text(value: str) -> str:
    """A text value (section 3.3.11): its signs escaped, control characters left out."""
    for sign, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r\n", "\n"), ("\n", "\\n")):
        value = value.replace(sign, escaped)
    return "".join(sign for sign in value if sign.isprintable())


def _folded(line: str) -> Iterator[str]:
    """The line in parts of at most _LONGEST_LINE bytes; no character is cut, and each further part begins blank."""
    part, size = "", 0
    for sign in line:
        width = len(sign.encode("utf-8"))
        if size + width > _LONGEST_LINE:
            yield part
            part, size = " ", 1
        part, size = part + sign, size + width
    yield part
