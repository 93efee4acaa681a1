"""Small tables by hand: rows with only what a test is about, the rest filled in."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from .case import Row


def on(text: str) -> date:
    """A day from its ISO text."""
    return date.fromisoformat(text)


def tables(**rows: Sequence[Mapping[str, Any]]) -> dict[str, list[Row]]:
    """Tables for a small case: what is given, beside one child, one home, one school and some staff.

    A text column that ends in `_on` is read as a day; columns that are left out get the plainest value.
    """
    filled = {name: [_filled(name, index, row) for index, row in enumerate(given)] for name, given in rows.items()}
    staff = {"m2": "learning_advisor", "m4": "school_advisor", "m5": "other"}
    return {
        "municipality": [{"municipality_code": code, "name": code} for code in ("990", "991")],
        "home": [_filled("home", 0, {})],
        "school": [_filled("school", 0, {})],
        "child": [_filled("child", 0, {})],
        "staff": [{"staff_id": key, "name": key, "role": role} for key, role in staff.items()],
        **filled,
    }


def _filled(table: str, index: int, given: Mapping[str, Any]) -> Row:
    row = {**_plain(table, index), **given}
    return {
        name: on(value) if name.endswith("_on") and isinstance(value, str) else value for name, value in row.items()
    }


def _plain(table: str, index: int) -> dict[str, Any]:
    key = {f"{table}_id": f"{table}{index}"}
    spell = {**key, "child_id": "b1", "start_on": "2025-01-01", "end_on": None}
    plain: dict[str, dict[str, Any]] = {
        "home": {
            "home_id": "h1",
            "name": "h",
            "kind": "residential_home",
            "municipality_code": "990",
            "places": None,
        },
        "school": {
            "school_id": "s1",
            "name": "s",
            "kind": "public_school",
            "municipality_code": "990",
            "district": None,
        },
        "child": {
            "child_id": "b1",
            "display_name": None,
            "birth_on": "2014-05-17",
            "gender": None,
            "municipality_code": "990",
        },
        "assignment": {
            **key,
            "staff_id": "m2",
            "home_id": None,
            "school_id": None,
            "weekly_hours": None,
            "start_on": "2025-01-01",
            "end_on": None,
        },
        "placement": {**spell, "home_id": "h1", "aula_access": None, "contact_person": None},
        "enrolment": {**spell, "school_id": "s1", "grade": None, "class_type": None},
        "course": {
            **spell,
            "course_id": "c1",
            "model": "slm",
            "end_reason": None,
            "coordinator_id": None,
            "cadence_days": None,
        },
        "assessment": {
            **key,
            "course_id": "c1",
            "requested_on": "2025-01-01",
            "completed_on": None,
            "academic": False,
            "cognitive": False,
            "social": False,
            "wellbeing": False,
            "child_interviewed": None,
        },
        "meeting": {
            **key,
            "course_id": "c1",
            "kind": "follow_up",
            "planned_on": None,
            "held_on": None,
            "cancelled": False,
            "child_involvement": None,
            "caseworker_present": None,
            "home_present": None,
            "school_present": None,
            "minutes_sent_on": None,
            "recorded_on": None,
        },
        "goal": {
            **key,
            "course_id": "c1",
            "domain": "academic",
            "title": None,
            "closed_on": None,
            "outcome": None,
            "child_voice": None,
            "plan_link": None,
            "recorded_on": None,
        },
        "sparring": {
            **key,
            "staff_id": None,
            "home_id": None,
            "school_id": None,
            "child_id": None,
            "method": None,
            "minutes": None,
            "recorded_on": None,
        },
        "attendance": {
            "child_id": "b1",
            "school_id": "s1",
            "illness_days": 0,
            "permitted_days": 0,
            "unauthorised_days": 0,
        },
    }
    return plain[table]
