"""Remarks: found by what they are about, changed by who wrote them as they were seen, and bounded."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from dashboard.data.app_database import remarks
from dashboard.data.app_database.database import AppDatabase
from dashboard.data.app_database.people import add_person
from dashboard.data.app_database.remarks import (
    About,
    Content,
    Remark,
    RemarkChangedError,
    TooManyRemarksError,
    UnknownRemarkError,
    change_remark,
    delete_remark,
    own_remark,
    remarks_about,
    remarks_counted,
    write_remark,
)
from tests.app_database.test_people import NOW

GOALS = About(indicator="goals_met")
GOALS_AT_H1 = About(indicator="goals_met", unit_kind="home", unit_key="H1")
H1 = About(unit_kind="home", unit_key="H1")
SCHOOL_H1 = About(unit_kind="school", unit_key="H1")  # another thing of the same key
Change = Callable[[AppDatabase, str, str, int], None]
CHANGES: dict[str, Change] = {
    "change": lambda database, key, by, version: change_remark(
        database, key, by, version=version, content=Content(text="Nyt"), now=NOW
    ),
    "delete": lambda database, key, by, version: delete_remark(database, key, by, version=version),
}  # fmt: skip


@pytest.fixture
def person(database: AppDatabase) -> str:
    return add_person(database, username="anne", display_name="Anne", password_hash="-", roles=[], now=NOW)


def write(database: AppDatabase, person: str, about: About = GOALS, text: str = "Se på det", minutes: int = 0) -> str:
    return write_remark(
        database, about, Content(text=text), person_id=person, author="Anne", now=NOW + timedelta(minutes=minutes)
    )


def test_what_is_written_is_found_by_what_it_is_about(database: AppDatabase, person: str) -> None:
    action = Content(text="", action="Ring", owner="Bo", due_on=date(2026, 12, 1))
    key = write_remark(database, GOALS_AT_H1, action, person_id=person, author="Anne", now=NOW)
    assert remarks_about(database, GOALS_AT_H1) == (
        Remark(
            remark_id=key,
            about=GOALS_AT_H1,
            content=action,
            person_id=person,
            author="Anne",
            version=1,
            created_at=NOW,
            changed_at=NOW,
        ),
    )
    assert [remarks_about(database, about) for about in (GOALS, H1, SCHOOL_H1)] == [(), (), ()]


def test_the_newest_stands_first(database: AppDatabase, person: str) -> None:
    for minutes, (about, text) in enumerate([(GOALS, "a"), (H1, "b"), (GOALS, "c")]):
        write(database, person, about, text, minutes)
    assert [found.content.text for found in remarks_about(database, None)] == ["c", "b", "a"]
    assert [found.content.text for found in remarks_about(database, GOALS)] == ["c", "a"]


def test_they_are_counted_by_indicator_at_one_place(database: AppDatabase, person: str) -> None:
    for about in (GOALS, GOALS, GOALS_AT_H1, H1, H1, SCHOOL_H1):
        write(database, person, about)
    assert remarks_counted(database) == {"goals_met": 2}
    assert remarks_counted(database, "home", "H1") == {"goals_met": 1, None: 2}
    assert remarks_counted(database, "school", "H2") == {}


def test_a_remark_is_changed_and_deleted(database: AppDatabase, person: str) -> None:
    key = write(database, person)
    change_remark(database, key, person, version=1, content=Content(text="", action="Ring", is_done=True), now=NOW)
    found = own_remark(database, key, person)
    assert (found.version, found.content) == (2, Content(text="", action="Ring", is_done=True))
    delete_remark(database, key, person, version=2)
    assert remarks_about(database, None) == ()


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_of_what_somebody_changed_first_changes_nothing(database: AppDatabase, person: str, name: str) -> None:
    key = write(database, person)
    CHANGES["change"](database, key, person, 1)
    before = remarks_about(database, None)
    with pytest.raises(RemarkChangedError):
        CHANGES[name](database, key, person, 1)
    assert remarks_about(database, None) == before


@pytest.mark.parametrize("name", CHANGES)
def test_nobody_changes_somebody_else_s(database: AppDatabase, person: str, name: str) -> None:
    key = write(database, person)
    other = add_person(database, username="bo", display_name="Bo", password_hash="-", roles=[], now=NOW)
    for whose, which in ((other, key), (person, "findes-ikke")):
        with pytest.raises(UnknownRemarkError):
            CHANGES[name](database, which, whose, 1)
    with pytest.raises(UnknownRemarkError):
        own_remark(database, key, other)
    assert len(remarks_about(database, None)) == 1


def test_so_many_about_one_and_no_more(database: AppDatabase, person: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remarks, "MOST_ABOUT_ONE", 2)
    write(database, person)
    write(database, person)
    with pytest.raises(TooManyRemarksError):
        write(database, person)
    write(database, person, GOALS_AT_H1)


def test_two_windows_that_change_at_once_do_not_both(database: AppDatabase, person: str) -> None:
    key = write(database, person)

    def change(text: str) -> str | None:
        try:
            change_remark(database, key, person, version=1, content=Content(text=text), now=NOW)
        except RemarkChangedError:
            return None
        return text

    with ThreadPoolExecutor(2) as pool:
        done = [text for text in pool.map(change, ("et", "to")) if text is not None]
    assert done == [own_remark(database, key, person).content.text]


@pytest.mark.parametrize(
    "values",
    [
        {"indicator": None},  # about nothing
        {"unit_kind": "home"},  # half a unit
        {"text": ""},  # says nothing
    ],
)
def test_the_database_refuses_what_makes_no_sense(database: AppDatabase, person: str, values: dict[str, str]) -> None:
    write(database, person)
    columns = ", ".join(f"{name} = :{name}" for name in values)
    with pytest.raises(Exception, match=r"(?i)constraint|check"), database.writing() as connection:
        connection.execute(sa.text(f"UPDATE remark SET {columns}"), values)


def test_what_somebody_wrote_stays_when_they_are_gone(database: AppDatabase, person: str) -> None:
    write(database, person)
    with database.writing() as connection:
        connection.execute(sa.text("DELETE FROM person WHERE person_id = :key"), {"key": person})
    (found,) = remarks_about(database, None)
    assert (found.person_id, found.author) == (None, "Anne")
