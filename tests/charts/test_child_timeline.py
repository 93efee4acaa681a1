"""The chart of one child: what is drawn where, and that its table tells the whole record."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from dashboard.charts.chart import Chart, Trace
from dashboard.charts.child_timeline import MOST_MONTHS, child_timeline, span_of
from dashboard.charts.child_timeline_lanes import Item, tracks
from dashboard.data.mart.children.child_record_answers import ChildRecord, HomeSpell
from dashboard.i18n.words import Words
from tests.charts.child_samples import AS_OF, moved, named, nothing

ENGLISH = Words("en")


def drawn(record: ChildRecord | None = None) -> Chart:
    return child_timeline(record or moved(), named, ENGLISH)


def marked(chart: Chart) -> list[tuple[str, str]]:
    """Where something is marked, and the first line of what hovering says."""
    found = []
    for trace in chart.figure["data"]:
        hover = trace.get("hovertext", [])
        found += [
            (day, text.removeprefix("<b>").split("</b>")[0]) for day, text in zip(trace["x"], hover, strict=False)
        ]
    return found


def test_the_table_tells_of_everything_in_the_order_of_the_lanes() -> None:
    rows = drawn().table.rows
    assert [row[0] for row in rows] == [
        *["Home"] * 2,
        "School",
        "Course",
        *["Deadlines"] * 3,
        *["Meetings"] * 5,
        "Assessments",
        *["Academic goals"] * 2,
        *["Well-being and social goals"] * 2,
        "Sparring to the home",
        "Sparring to the school",
        *["Absence"] * 2,
    ]
    assert rows[0] == ("Home", "Skovbo <b>&", "1 Aug 2025", "31 Jan 2026", "–")
    assert rows[1] == ("Home", "Lindely", "1 Feb 2026", "–", "–")
    assert rows[2][1] == "grade 4, Åskolen, special"
    assert rows[5][1:] == (
        "Due 15 Dec 2025, at the latest 22 Dec 2025",
        "20 Oct 2025",
        "–",
        "Not held in time",
    )
    assert rows[7][1:] == (
        "Goal-setting meeting",
        "20 Oct 2025",
        "–",
        "Held on the day, the child took part, with the caseworker",
    )
    assert rows[-1][4] == "6 of 18 days (33%): illness 4, permitted 2, unauthorised 0"


def test_what_is_marked_stands_on_its_day() -> None:
    found = marked(drawn())
    assert ("2025-10-20", "Meetings") in found
    assert ("2025-12-22", "Deadlines") in found  # the last good day, which passed
    assert ("2026-06-17", "Meetings") in found  # planned, after the data
    assert ("2026-01-05", "Academic goals") in found


def test_the_sentence_counts_what_was_due() -> None:
    assert drawn().summary == (
        "1 of 2 follow-ups that were due were held in time. 1 of 3 goals that were to be evaluated are met. "
        "Absence is 23% of 33 school days."
    )


def test_empty_lanes_say_so() -> None:
    chart = drawn(nothing())
    titles = [text for trace in chart.figure["data"] for text in trace.get("text", ())]
    assert len([title for title in titles if title.endswith("nothing recorded")]) == len(titles) == 11
    assert chart.table.rows == ()


def test_the_picture_is_of_the_latest_three_years_and_the_table_of_all() -> None:
    long_ago = HomeSpell(home="a", from_on=date(2015, 1, 1), to_on=date(2025, 7, 31), is_open=False)
    record = replace(moved(), homes=(long_ago, *moved().homes))
    span = span_of(record)
    assert (span.start, MOST_MONTHS) == (date(2023, 7, 1), 36)
    chart = child_timeline(record, named, ENGLISH)
    assert chart.table.rows[0][2] == "1 Jan 2015"
    assert min(day for trace in chart.figure["data"] for day in days(trace)) == "2023-07-01"


def days(trace: Trace) -> Sequence[str]:
    return [day for day in trace["x"] if day is not None]


def test_the_axis_reaches_what_is_planned_and_due() -> None:
    assert span_of(moved()).end == date(2026, 6, 22)
    assert span_of(nothing()).start == AS_OF


@pytest.mark.parametrize(
    ("bars", "expected"),
    [
        ([(1, 5), (5, 9)], (0, 0)),
        ([(1, 5), (4, 9)], (0, 1)),
        ([(1, 9), (2, 3), (3, 8)], (0, 1, 1)),
        ([(1, 9), (2, 9), (3, 9)], (0, 1, 1)),  # at most two tracks: the last one is shared
    ],
)
def test_bars_do_not_cover_each_other(bars: list[tuple[int, int]], expected: tuple[int, ...]) -> None:
    items = [
        Item(start=date(2026, 1, first), end=date(2026, 1, last), what="", since=None, until=None)
        for first, last in bars
    ]
    assert tracks(items, 2) == expected
