"""A case database of two municipalities, 101 and 990, in which each child is within 101's reach in another way."""

from datetime import date
from typing import Any, Final

from dashboard.data.case_database import schema
from dashboard.data.case_database.tables import TABLES
from dashboard.data.case_database.writer import write_rows, writing

DAY: Final = date(2025, 3, 3)
LONG_AGO: Final = date(2020, 1, 1)

# Child -> own municipality, home, school. A place is called by its municipality.
CHILDREN: Final = {
    "own": ("101", "family990", "school990"),
    "lives": ("990", "home101", "school990"),
    "attends": ("990", "home990", "school101"),
    "other": ("990", "family990b", "school990"),
}
WITHIN: Final = {"own", "lives", "attends"}
HOMES: Final = {"home101": "101", "home990": "990", "family990": "990", "family990b": "990"}


def write_two_municipalities(url: str) -> None:
    """Make the contract's tables in an empty database, with a row of every kind for each child."""
    rows: dict[str, list[dict[str, Any]]] = {
        "municipality": [{"municipality_code": code, "name": code} for code in ("101", "990")],
        "home": [
            {"home_id": key, "name": key, "kind": "foster_family", "municipality_code": code}
            for key, code in HOMES.items()
        ],
        "school": [
            {"school_id": f"school{code}", "name": code, "kind": "public_school", "municipality_code": code}
            for code in ("101", "990")
        ],
        "staff": [{"staff_id": "p", "name": "P", "role": "other"}],
        "assignment": [
            {"assignment_id": home, "staff_id": "p", "home_id": home, "start_on": LONG_AGO}
            for home in ("home101", "family990b")
        ],
        "instrument": [{"instrument_id": "i", "name": "I", "domain": "reading", "higher_is_better": True}],
        "sparring": [
            {"sparring_id": f"group-{home}", "held_on": DAY, "home_id": home} for home in ("home101", "family990b")
        ],
    }
    for child, (code, home, school) in CHILDREN.items():
        for name, row in _of_child(child, code, home, school).items():
            rows.setdefault(name, []).append(row)
    schema.create(url)
    with writing(url) as connection:
        for table in TABLES:
            write_rows(connection, table, rows[table.name])


def _of_child(child: str, code: str, home: str, school: str) -> dict[str, dict[str, Any]]:
    sides = {"academic": True, "cognitive": False, "social": False, "wellbeing": False}
    none = {"illness_days": 0, "permitted_days": 0, "unauthorised_days": 0}
    return {
        "child": {"child_id": child, "display_name": child, "birth_on": date(2012, 1, 1), "municipality_code": code},
        "placement": {"placement_id": child, "child_id": child, "home_id": home, "start_on": LONG_AGO},
        "enrolment": {"enrolment_id": child, "child_id": child, "school_id": school, "start_on": LONG_AGO},
        "course": {"course_id": child, "child_id": child, "model": "slm", "start_on": LONG_AGO},
        "assessment": {"assessment_id": child, "course_id": child, "requested_on": DAY, **sides},
        "meeting": {"meeting_id": child, "course_id": child, "kind": "follow_up", "held_on": DAY, "cancelled": False},
        "goal": {"goal_id": child, "course_id": child, "domain": "academic", "set_on": DAY, "due_on": DAY},
        "sparring": {"sparring_id": child, "held_on": DAY, "home_id": home, "child_id": child},
        "attendance": {
            "child_id": child, "school_id": school, "from_on": DAY, "to_on": DAY, "possible_days": 1, **none
        },
        "measurement": {
            "measurement_id": child, "child_id": child, "instrument_id": "i", "measured_on": DAY, "score": 1
        },
        "activity": {
            "activity_id": child, "held_on": DAY, "core_element": "relations", "home_id": home, "child_id": child
        },
    }  # fmt: skip
