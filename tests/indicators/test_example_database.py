"""An example's text as a case database: what is left out is filled in, what cannot be is told."""

from datetime import date

import pytest

from dashboard.data.case_database.example import ExampleError, example_rows

COURSE = "course_id child_id\nf1 b1"


def test_a_value_is_read_by_the_type_of_its_column() -> None:
    (row,) = example_rows({"attendance": "child_id to_on possible_days illness_days\nb1 2025-09-30 22 1.5"})[
        "attendance"
    ]
    assert (row["child_id"], row["to_on"]) == ("b1", date(2025, 9, 30))
    assert (row["possible_days"], row["illness_days"]) == (22, 1.5)


def test_a_dash_is_unknown_and_yes_and_no_are_known() -> None:
    rows = example_rows({"course": COURSE, "goal": "course_id child_voice\nf1 -\nf1 yes\nf1 no"})["goal"]
    assert [row["child_voice"] for row in rows] == [None, True, False]


def test_what_a_row_leaves_out_is_filled_in() -> None:
    (row,) = example_rows({"course": COURSE})["course"]
    assert row == {
        "course_id": "f1",
        "child_id": "b1",
        "model": "slm",
        "start_on": date(2020, 1, 1),
        "end_on": None,
        "end_reason": None,
        "coordinator_id": None,
        "cadence_days": None,
    }


def test_a_day_of_attendance_starts_on_the_day_it_ends() -> None:
    (row,) = example_rows({"attendance": "child_id to_on possible_days\nb1 2025-09-30 1"})["attendance"]
    assert row["from_on"] == date(2025, 9, 30)


def test_rows_without_a_key_are_numbered() -> None:
    rows = example_rows({"course": COURSE, "meeting": "course_id\nf1\nf1"})["meeting"]
    assert [row["meeting_id"] for row in rows] == ["meeting1", "meeting2"]


def test_whom_a_row_names_is_added() -> None:
    rows = example_rows({"placement": "child_id home_id\nb2 h7", "home": "home_id kind\nh1 foster_family"})
    assert [row["child_id"] for row in rows["child"]] == ["b2"]
    assert [(row["home_id"], row["kind"]) for row in rows["home"]] == [
        ("h1", "foster_family"),
        ("h7", "residential_home"),
    ]
    assert [row["municipality_code"] for row in rows["municipality"]] == ["990"]


@pytest.mark.parametrize(
    ("tables", "problem"),
    [
        ({"party": "party_id\np1"}, "there is no table 'party'; the tables are activity, assessment,"),
        (
            {"course": "course_id child\nf1 b1"},
            "table course has no column 'child'; its columns are course_id, child_id,",
        ),
        ({"course": "course_id child_id\nf1"}, "row 1 of table course has 1 values for 2 columns"),
        ({"course": "course_id child_id"}, "table course needs a header with each column once, and a row under"),
        ({"course": ""}, "table course needs a header with each column once, and a row under"),
        ({"course": "child_id child_id\nb1 b1"}, "table course needs a header with each column once"),
        (
            {"course": "child_id start_on\nb1 1/8-25"},
            "row 1 of table course says '1/8-25' for start_on, which is a day like 2025-08-01, and never unknown",
        ),
        (
            {"course": "child_id model\nb1 slm\nb2 other"},
            "row 2 of table course says 'other' for model, which is one of slm, kia, and never unknown",
        ),
        (
            {"course": "child_id\n-"},
            "row 1 of table course says '-' for child_id, which is a text, and never unknown",
        ),
        (
            {"placement": "child_id aula_access\nb1 maybe"},
            "row 1 of table placement says 'maybe' for aula_access, which is yes or no or -",
        ),
        ({"meeting": "course_id\nf1"}, "a row of table course needs child_id"),
        ({"course": "course_id child_id\nf1 b1\nf1 b2"}, "table course has f1 twice"),
    ],
)
def test_what_cannot_be_is_told_in_a_sentence(tables: dict[str, str], problem: str) -> None:
    with pytest.raises(ExampleError) as raised:
        example_rows(tables)
    assert str(raised.value).startswith(problem)
