"""One bad declaration a rule: it is told apart from a sound one by exactly one sentence."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from dashboard.indicators.rules_of_declaration import DeclarationError, problems
from dashboard.vocabulary import attributes
from dashboard.vocabulary.indicator import Better, Example, Indicator, Kind, Part, Theme
from dashboard.vocabulary.measures import (
    All,
    AttendanceDays,
    AttendingChildren,
    Count,
    Days,
    Is,
    Known,
    OnLastDay,
    SparringHeld,
    UnitDays,
    UnitsOnLastDay,
)
from dashboard.vocabulary.text import Text


def text(words: str) -> Text:
    return Text(da=words, en=words)


EXAMPLE = Example(
    story=text("one of two"),
    tables={"meeting": "course_id\nf1", "course": "course_id child_id\nf1 b1"},
    as_of=date(2025, 12, 31),
    start=date(2025, 10, 1),
    end=date(2025, 12, 31),
    numerator=1,
    denominator=2,
    children=1,
)
SOUND = Indicator(
    key="sound",
    theme=Theme.CHILD,
    label=text("sound"),
    short_label=text("sound"),
    question=text("How many?"),
    why=text("why"),
    caveat=text("caveat"),
    numerator_text=text("numerator"),
    denominator_text=text("denominator"),
    event=text("meetings"),
    kind=Kind.SHARE_OF_EVENTS,
    numerator=Count("meeting", Is("home_present", (True,))),
    denominator=Count("meeting", Known("home_present")),
    groupings=attributes.ALL,
    better=Better.HIGHER,
    example=EXAMPLE,
)
DAYS = {"kind": Kind.SHARE_OF_DAYS, "numerator": Days("course_days"), "denominator": Days("course_days")}
ATTENDANCE = {
    "kind": Kind.SHARE_OF_DAYS,
    "numerator": AttendanceDays("absent"),
    "denominator": AttendanceDays("possible"),
}
ATTENDING = {
    "numerator": AttendingChildren(over=True),
    "denominator": AttendingChildren(over=False),
    "groupings": attributes.WITHOUT_MONTH,
}
HOMES = {
    "numerator": UnitsOnLastDay("home", advised=True),
    "denominator": UnitsOnLastDay("home"),
    "groupings": attributes.HOME_UNIT,
}
SPARRING = {
    "kind": Kind.RATE,
    "numerator": SparringHeld("home"),
    "denominator": UnitDays("home", per=91.3125),
    "groupings": attributes.HOME_UNIT | {"month"},
}
COVERAGE = {
    **SPARRING,
    "kind": Kind.SHARE_OF_UNIT_DAYS,
    "numerator": UnitDays("home", covered=True),
    "denominator": UnitDays("home"),
}
MOVES = {
    "kind": Kind.RATE,
    "numerator": Count("move"),
    "denominator": Days("child_days", per=365.25),
}


def part(key: str, measure: Any) -> Part:
    return Part(key=key, label=text("part"), measure=measure)


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"numerator": OnLastDay("goal_sides"), "denominator": OnLastDay("goal_sides")},
        {"headline": 1, "target": 0.8, "decimals": 2, "rules": ("grace_goal",)},
        {"parts": (part("held", Count("meeting")),)},
        {"kind": Kind.RATE, "target": 1.6},
        *(DAYS, ATTENDANCE, ATTENDING, HOMES, SPARRING, COVERAGE, MOVES),
        {**ATTENDANCE, "parts": (part("illness", AttendanceDays("illness")),)},
    ],
)
def test_a_sound_declaration_has_no_problem(changes: dict[str, Any]) -> None:
    assert problems({"sound": replace(SOUND, **changes)}) == []


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"key": "other"}, "key: it is 'other', but must be the file's name, 'sound'"),
        ({"label": Text(da="", en="sound")}, "label: the Danish text is missing"),
        ({"why": Text(da="hvorfor", en="?")}, "why: the English text is missing"),
        (
            {"rules": ("patience",)},
            "rules: there is no setting 'patience'; the settings are cadence_slm, cadence_kia,",
        ),
        ({"decimals": 3}, "decimals: they must be 0, 1 or 2, not 3"),
        ({"target": 80}, "target: 80 can never be reached: a share is at most 1, so 80 % is 0.8"),
        ({"target": 0}, "target: 0 can never be missed; it must be more than 0"),
        (
            {"parts": (part("held", Count("meeting")), part("held", Count("meeting")))},
            "parts: the key 'held' is there twice",
        ),
        (
            {"parts": (part("Held:now", Count("meeting")),)},
            "parts: the key 'Held:now' must be lower-case words joined by _",
        ),
        (
            {"parts": (part("goals", Count("goal_set")),)},
            "parts: goals must count the same as the denominator: rows of its fact, or school days",
        ),
        (
            {**ATTENDING, "parts": (part("ill", AttendanceDays("illness")),)},
            "parts: ill must count the same as the denominator: rows of its fact, or school days",
        ),
        (
            {"parts": (part("held", Count("meeting", Known("mood"))),)},
            "part held: meeting has no column 'mood'; its columns are kind, child_involvement, "
            "caseworker_present, home_present, school_present",
        ),
        (
            {"kind": Kind.RATE, "numerator": Count("meetings")},
            "numerator: there is no fact 'meetings'; the facts are meeting, obligation,",
        ),
        (
            {"numerator": Count("meeting", All((Is("kind", ("party",)), Known("kind"))))},
            "numerator: kind of meeting is never 'party'; it is one of ('goal_setting', 'follow_up', 'progress')",
        ),
        ({"numerator": Count("meeting", Is("kind", ()))}, "numerator: kind must be one of at least one value"),
        (
            {"kind": Kind.RATE, "numerator": Count("course_days")},
            "numerator: rows of course_days are counted with Days or OnLastDay, not with Count",
        ),
        (
            {**MOVES, "denominator": Days("meeting", per=365.25)},
            "denominator: rows of meeting are counted with Count, not with Days",
        ),
        (
            {"numerator": AttendanceDays("absent")},
            "numerator: AttendanceDays(column='absent') cannot stand over Count(fact='meeting', "
            "where=Known(column='home_present')): they must count in the same",
        ),
        (
            {**SPARRING, "numerator": SparringHeld("school")},
            "numerator: SparringHeld(unit='school') cannot stand over UnitDays(unit='home', covered=False, "
            "per=91.3125): they must count in the same",
        ),
        (
            {**SPARRING, "denominator": SparringHeld("home")},
            "denominator: SparringHeld(unit='home') counts what a numerator counts, and cannot be a denominator",
        ),
        (
            {**ATTENDING, "denominator": AttendingChildren(over=True)},
            "denominator: AttendingChildren(over=True) counts what a numerator counts, and cannot be a denominator",
        ),
        ({**ATTENDING, "numerator": AttendingChildren(over=False)}, "numerator: it counts the same as the denominator"),
        (
            {**COVERAGE, "denominator": UnitDays("home", covered=True)},
            "denominator: it must count all units; only the numerator counts those advised or covered",
        ),
        (
            {"numerator": Count("goal_set")},
            "numerator: a share counts a part of its denominator: they must be of the same fact, counted alike",
        ),
        ({**MOVES, "numerator": Days("course_days", per=7)}, "numerator: only the denominator is divided by `per`"),
        ({**MOVES, "denominator": Days("child_days", per=0)}, "denominator: `per` must be more than 0"),
        (
            {**DAYS, "denominator": Days("course_days", per=7)},
            "denominator: the denominator of a share is not divided by `per`",
        ),
        (
            {**DAYS, "kind": Kind.SHARE_OF_EVENTS},
            "kind: a share of Days is SHARE_OF_DAYS, not SHARE_OF_EVENTS",
        ),
        (
            {"groupings": frozenset({"weather"})},
            "groupings: there is no attribute 'weather'; the attributes are home, home_kind,",
        ),
        (
            {**HOMES, "groupings": frozenset({"home", "gender"})},
            "groupings: homes have no gender; they are grouped by home, home_kind, home_municipality, month",
        ),
        (
            {**ATTENDING, "groupings": frozenset({"month"})},
            "groupings: children with high absence are not judged month by month (indicators.md 3)",
        ),
        (
            {"example": replace(EXAMPLE, start=date(2026, 1, 1), as_of=date(2026, 1, 1))},
            "example: the period ends on 2025-12-31, before it starts on 2026-01-01",
        ),
        (
            {"example": replace(EXAMPLE, as_of=date(2025, 9, 30))},
            "example: the as-of date 2025-09-30 is before the period starts on 2025-10-01",
        ),
        (
            {"example": replace(EXAMPLE, children=0)},
            "example: it must count something: denominator and children are more than 0",
        ),
        ({"example": replace(EXAMPLE, numerator=-1)}, "example: the numerator cannot be below 0"),
        ({"example": replace(EXAMPLE, numerator=2.5)}, "example: a share cannot be 2.5 of 2"),
        (
            {"example": replace(EXAMPLE, tables={"meeting": "course_id held\nf1 -"})},
            "example: table meeting has no column 'held'; its columns are meeting_id, course_id, kind,",
        ),
        ({"headline": 2}, "headline: the places run 1, 2, 3 and so on, one each; 2 should be 1"),
        ({"why": "because"}, "why: it must be Text"),
        ({"target": "0.8"}, "target: it must be float | int | None"),
        (
            {"numerator": "meetings"},
            "numerator: it must be one of Count, Days, OnLastDay, AttendanceDays, AttendingChildren, "
            "SparringHeld, UnitDays, UnitsOnLastDay",
        ),
    ],
)
def test_a_bad_declaration_is_told_in_one_sentence(changes: dict[str, Any], problem: str) -> None:
    (found,) = problems({"sound": replace(SOUND, **changes)})
    assert found.endswith(".")
    assert found.startswith(f"sound.py, {problem}")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"question": text("How many")}, "question: the {} text must end in a question mark"),
        (
            {"parts": (replace(part("held", Count("meeting")), label=text(" ")),)},
            "part held: the {} text is missing",
        ),
        ({"example": replace(EXAMPLE, story=text("?"))}, "example story: the {} text is missing"),
    ],
)
def test_both_languages_are_looked_at(changes: dict[str, Any], said: str) -> None:
    expected = [f"sound.py, {said.format(language)}." for language in ("Danish", "English")]
    assert problems({"sound": replace(SOUND, **changes)}) == expected


def test_a_file_without_a_declaration_is_told() -> None:
    expected = ["empty.py: it must declare INDICATOR = Indicator(...)."]
    assert problems({"empty": None, "sound": SOUND}) == expected


def test_a_key_must_read_like_a_word() -> None:
    (found,) = problems({"Sound2_": replace(SOUND, key="Sound2_")})
    assert found == "Sound2_.py, key: 'Sound2_' must be lower-case words joined by _."


def test_the_same_label_names_the_other_file() -> None:
    twin = replace(SOUND, key="twin", label=Text(da="SOUND ", en="twin"), short_label=text("twin"))
    expected = "twin.py, label: 'sound' is already the label of sound.py."
    assert problems({"twin": twin, "sound": SOUND}) == [expected]


def test_a_headline_place_is_taken_once() -> None:
    first = replace(SOUND, headline=1)
    second = replace(SOUND, key="twin", label=text("twin"), short_label=text("twin"), headline=1)
    expected = "twin.py, headline: the places run 1, 2, 3 and so on, one each; 1 should be 2."
    assert problems({"sound": first, "twin": second}) == [expected]


def test_all_problems_of_all_files_are_told_at_once() -> None:
    bad = replace(SOUND, decimals=7, target=-1.0)
    found = problems({"sound": bad, "empty": 3})
    assert [line.partition(":")[0] for line in found] == ["empty.py", "sound.py, decimals", "sound.py, target"]
    assert str(DeclarationError(found)).splitlines()[1:] == [f"- {line}" for line in found]
