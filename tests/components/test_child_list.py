"""Children in three bands, and where each stands in words."""

from datetime import timedelta

import pytest

from dashboard.components.children.child_list import ChildList, bands, child_list, status_words
from dashboard.components.date_words import lateness, span
from dashboard.data.mart.answers import FollowUpStatus
from dashboard.i18n.words import Words
from dashboard.vocabulary.period import Period
from tests.components.sample import AS_OF, CHILDREN, REGISTER, Standing, child
from tests.components.trees import of_type, tree, words_of

DANISH = Words("da")
SOON = AS_OF + timedelta(days=21)
VIEW = ChildList(key="children", children=CHILDREN, register=REGISTER, as_of=AS_OF, soon=SOON)


def test_the_longest_overdue_stands_first() -> None:
    found = bands(CHILDREN, SOON)
    assert [known.name for known in found.overdue] == ["Ida", "Emil"]
    assert [known.name for known in found.soon] == ["Noah"]
    assert [known.name for known in found.in_time] == ["Freja", None]


def test_who_is_due_on_the_day_of_the_meeting_is_due_by_it() -> None:
    due = child("Bo", Standing(FollowUpStatus.IN_TIME, 21))
    assert bands([due], SOON).soon == (due,)


@pytest.mark.parametrize(
    ("status", "latest_in", "said"),
    [
        (FollowUpStatus.OVERDUE, -23, "Overskredet med 3 uger"),
        (FollowUpStatus.OVERDUE, -1, "Overskredet med 1 dag"),
        (FollowUpStatus.NEVER_HELD_OVERDUE, -14, "Aldrig fulgt op, overskredet med 2 uger"),
        (FollowUpStatus.WITHIN_GRACE, 9, "Over aftalt dato, 9 dage til fristen"),
        (FollowUpStatus.IN_TIME, 60, "Til tiden, 8 uger tilbage"),
        (FollowUpStatus.NEW, 0, "Nyt forløb, 0 dage tilbage"),
    ],
)
def test_the_status_is_words(status: FollowUpStatus, latest_in: int, said: str) -> None:
    assert status_words(child("Bo", Standing(status, latest_in)), AS_OF, DANISH) == said


def test_every_band_has_its_heading_with_the_number() -> None:
    headings = [words_of(heading["children"]) for heading in of_type(child_list(VIEW, DANISH), "H3")]
    assert headings == ["Overskredet2 børn", "Skal følges op senest 11. dec. 20261 barn", "Til tiden2 børn"]


def test_an_empty_band_says_so() -> None:
    view = ChildList(key="children", children=(), register=REGISTER, as_of=AS_OF, soon=SOON)
    assert words_of(tree(child_list(view, DANISH))).count("Ingen børn her.") == 3


def test_a_child_without_a_name_for_this_reader_has_none() -> None:
    headers = [words_of(header["children"]) for header in of_type(child_list(VIEW, DANISH), "Th")]
    assert "Barn B07. kl., Styrket læringsmiljø" in headers


def test_days_become_weeks_from_two_weeks_on() -> None:
    assert [lateness(days, DANISH) for days in (1, 13, 14, 20)] == ["1 dag", "13 dage", "2 uger", "2 uger"]


def test_a_span_says_a_year_once() -> None:
    day = AS_OF.replace
    assert span(Period(day(month=10, day=1), AS_OF), DANISH) == "1. okt. – 20. nov. 2026"
    assert span(Period(day(year=2025), AS_OF), DANISH) == "20. nov. 2025 – 20. nov. 2026"
    assert span(Period(AS_OF, AS_OF), DANISH) == "20. nov. 2026"
