"""Decisions in words, to be read by eye."""

from dataclasses import replace
from datetime import UTC, date, datetime
from fractions import Fraction

import pytest

from dashboard.auth.decision_figures import Gone
from dashboard.components.decisions.decision_status import DecisionStatus
from dashboard.components.decisions.decision_words import (
    asks_words,
    criterion_words,
    due_words,
    figure_sentences,
    reading_words,
    standing_words,
    unanswered_words,
)
from dashboard.data.app_database.decisions import Decision
from dashboard.data.mart.answers import NO_REGISTER, Home
from dashboard.i18n.words import NO_BREAK, Words
from dashboard.vocabulary.decision import About, Asks, Criterion, Reading, Standing, Told

DANISH, ENGLISH = Words("da"), Words("en")
END = date(2026, 10, 31)
HOMES = {
    key: Home(key=key, name=name, kind=kind, municipality="1", places=None)
    for key, name, kind in (("H1", "Lindely", "residential_home"), ("H2", "Hos Jensen", "foster_family"))
}
REGISTER = replace(NO_REGISTER, homes=HOMES)
CRITERION = Criterion(
    indicator="follow_up_on_time", about=About.HOME, key="H1", name="", asks=Asks.AT_LEAST, level=Fraction(3)
)


def told(x: str, n: str) -> Reading:
    return Reading(as_of=END, end=END, told=Told.SHOWN, numerator=Fraction(x), denominator=Fraction(n))


def plain(text: str) -> str:
    return text.replace(NO_BREAK, " ")


@pytest.mark.parametrize(
    ("asks", "level", "danish", "english"),
    [
        (Asks.AT_LEAST, "3", "mindst 3", "at least 3"),
        (Asks.AT_MOST, "1200", "højst 1.200", "at most 1,200"),
        (Asks.AT_MOST_REST, "2", "højst 2, hvor det ikke er sådan", "at most 2 where it is not so"),
        (Asks.SHARE_AT_LEAST, "80", "mindst 80 %", "at least 80%"),
        (Asks.SHARE_AT_MOST, "7.5", "højst 7,5 %", "at most 7.5%"),
    ],
)
def test_what_is_asked(asks: Asks, level: str, danish: str, english: str) -> None:
    criterion = replace(CRITERION, asks=asks, level=Fraction(level))
    assert [plain(asks_words(criterion, words)) for words in (DANISH, ENGLISH)] == [danish, english]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({}, "Lindely – Opfølgninger holdt til tiden: mindst 3"),
        ({"key": "H2"}, "en familie – Opfølgninger holdt til tiden: mindst 3"),
        ({"key": "H9"}, "H9 – Opfølgninger holdt til tiden: mindst 3"),
        ({"about": About.ALL, "key": ""}, "hele kommunen – Opfølgninger holdt til tiden: mindst 3"),
        ({"about": About.COHORT, "name": "Piger"}, "kohorten »Piger« – Opfølgninger holdt til tiden: mindst 3"),
        ({"indicator": "gone"}, "Lindely – gone: mindst 3"),
    ],
)
def test_what_a_test_is_about(changed: dict[str, str], said: str) -> None:
    assert criterion_words(replace(CRITERION, **changed), REGISTER, DANISH) == said  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("indicator", "reading", "said"),
    [
        ("follow_up_on_time", told("3", "5"), "3 af 5"),  # under ten no per cent
        ("follow_up_on_time", told("25", "32"), "78 % (25 af 32)"),
        ("absence", told("10.5", "100"), "10,5 % (11 af 100)"),
        ("home_sparring", told("6", "5.02"), "6 på 5,0 kvartaler"),
        ("gone", told("25", "32"), "78 % (25 af 32)"),
        ("absence", Reading(as_of=END, end=END, told=Told.NOTHING), "intet grundlag"),
        ("absence", Reading(as_of=END, end=END, told=Told.WITHHELD), "Vises ikke – for at beskytte børnene"),
    ],
)
def test_a_figure(indicator: str, reading: Reading, said: str) -> None:
    assert plain(reading_words(replace(CRITERION, indicator=indicator), reading, DANISH)) == said


def status(reading: Reading | None, gone: Gone | None = None, unanswered: int = 0) -> DecisionStatus:
    decision = Decision(
        decision_id="d",
        steering_group="main",
        meeting_id="m",
        taken_on=END,
        item_id=None,
        text="-",
        owner="Chefen",
        deadline=date(2027, 3, 1),
        criterion=CRITERION,
        start=told("2", "5"),
        kept=None,
        is_withdrawn=False,
        version=1,
        changed_at=datetime(2026, 11, 1, tzinfo=UTC),
    )
    return DecisionStatus(
        decision=decision, standing=Standing.UNKNOWN, reading=reading, gone=gone, unanswered=unanswered
    )  # fmt: skip


START = "Da det blev besluttet: 2 af 5, måneder til og med 31. okt. 2026."


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (status(told("2", "5")), [START]),
        (status(told("3", "5")), [START, "Senest: 3 af 5, måneder til og med 31. okt. 2026."]),
        (status(None), [START, "Tallet for månederne frem til fristen blev ikke gemt. Besvar beslutningen med ord."]),
        (
            status(None, Gone.UNIT),
            [START, "Stedet er ikke mere i data. Beslutningen bliver stående; besvar den med ord."],
        ),
        (
            status(Reading(as_of=END, end=END, told=Told.NOTHING)),
            [
                START,
                "Senest: intet grundlag, måneder til og med 31. okt. 2026.",
                "Stedet kan være lukket eller uden børn i forløb. Beslutningen bliver stående.",
            ],
        ),
    ],
)
def test_what_is_said_of_the_figure_and_of_what_is_gone(found: DecisionStatus, said: list[str]) -> None:
    assert [plain(sentence) for sentence in figure_sentences(found, DANISH)] == said


def test_a_free_decision_is_worded_as_done_and_not_as_met() -> None:
    assert [standing_words(Standing.MET, criterion, DANISH) for criterion in (CRITERION, None)] == [
        "opfyldt",
        "gennemført",
    ]
    assert len({standing_words(standing, CRITERION, DANISH) for standing in Standing}) == len(Standing)


def test_owner_deadline_and_meetings_without_an_answer() -> None:
    found = status(None)
    assert due_words(found.decision, DANISH) == "Chefen, senest 1. mar. 2027"
    assert due_words(replace(found.decision, deadline=None), DANISH) == "Chefen, ingen frist"
    assert [unanswered_words(status(None, unanswered=number), DANISH) for number in (0, 1, 2)] == [
        None,
        None,
        "Stod ubesvaret på 2 møder.",
    ]
