"""Random case databases in the contract's shape."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from itertools import product

from hypothesis import strategies as st

from .case import Row
from .days import day, gaps, lengths, maybe_day, offsets
from .draws import values
from .rows_of_courses import assessments, courses, goals, meetings
from .rows_of_units import assignments, attendance, sparring

Draw = st.DrawFn


@st.composite
def databases(draw: Draw, most_children: int = 8) -> dict[str, list[Row]]:
    """Every table of the contract by name; shrinks to one child, home and school.

    Keys run on from 9 (c9, c10, c11), so that the order of the text is not the order of the numbers.
    """
    homes, schools, children = (
        [f"{letter}{number}" for number in range(9, 9 + draw(values(tuple(range(1, most + 1))))[0])]
        for letter, most in (("h", 3), ("s", 3), ("b", most_children))
    )
    some_courses = courses(draw, children)
    return {
        "municipality": [{"municipality_code": code, "name": code} for code in ("990", "991")],
        "home": [_home(draw, key) for key in homes],
        "school": [_school(draw, key) for key in schools],
        "staff": _staff(),
        "assignment": assignments(draw, homes, schools),
        "child": [_child(draw, key) for key in children],
        "placement": _spells(draw, "placement", children, _placements(tuple(homes))),
        "enrolment": _spells(draw, "enrolment", children, _enrolments(tuple(schools))),
        "course": some_courses,
        "assessment": assessments(draw, some_courses),
        "meeting": meetings(draw, some_courses),
        "goal": goals(draw, some_courses),
        "sparring": sparring(draw, homes, schools, children),
        "attendance": attendance(draw, children, schools),
        "instrument": [],
        "measurement": [],
        "activity": [],
    }


def _home(draw: Draw, key: str) -> Row:
    kinds = ("residential_home", "foster_family", "small_residence", "kinship_family", "own_lodging")
    kind, municipality = draw(values(kinds, ("990", "991")))
    return {"home_id": key, "name": key, "kind": kind, "municipality_code": municipality, "places": None}


def _school(draw: Draw, key: str) -> Row:
    kind, municipality = draw(values(("public_school", "special_school"), ("990", "991")))
    return {"school_id": key, "name": key, "kind": kind, "municipality_code": municipality, "district": None}


def _staff() -> list[Row]:
    advisors = {"m2": "learning_advisor", "m3": "learning_advisor", "m4": "school_advisor"}
    roles = {"m1": "learning_coordinator", **advisors, "m5": "other"}
    return [{"staff_id": key, "name": key, "role": role} for key, role in roles.items()]


def _child(draw: Draw, key: str) -> Row:
    gender, municipality = draw(values((None, "f", "m", "x"), ("990", "991")))
    return {
        "child_id": key,
        "display_name": None,
        "birth_on": date(2014, 5, 17),
        "gender": gender,
        "municipality_code": municipality,
    }


@cache
def _placements(homes: tuple[str, ...]) -> st.SearchStrategy[Row]:
    names = ("home_id", "aula_access", "contact_person")
    known = (None, False, True)
    rows = [dict(zip(names, row, strict=True)) for row in product(homes, known, known)]
    return st.sampled_from(rows)


@cache
def _enrolments(schools: tuple[str, ...]) -> st.SearchStrategy[Row]:
    names = ("school_id", "grade", "class_type")
    grades, class_types = (None, *range(11)), (None, "mainstream", "special_class")
    rows = [dict(zip(names, row, strict=True)) for row in product(schools, grades, class_types)]
    return st.sampled_from(rows)


def _spells(draw: Draw, table: str, children: Sequence[str], columns: st.SearchStrategy[Row]) -> list[Row]:
    """0 to 3 spells a child.

    Each begins on any day or a gap after the one before began or ended, so that they overlap, lie within each
    other, touch, or leave gaps.
    """
    rows: list[Row] = []
    for child in children:
        begins = ends = 0
        many = draw(values((1, 0, 2, 3, 2, 3)))[0]
        for number in range(many):
            anchor = draw(values((None, "begins", "ends", "ends", "ends")))[0] if number else None
            if anchor is None:
                start = draw(offsets())
            elif anchor == "begins":
                start = begins + draw(gaps())
            else:
                start = ends + draw(values((1, 92, 93, 0, 2, 30, 91)))[0]
            # Most spells that another follows have an end, or there would be no gaps.
            length = draw(lengths()) if number == many - 1 or anchor == "begins" else draw(gaps())
            begins, ends = start, start + (length or 0)
            rows.append(
                {
                    f"{table}_id": f"{table[0]}{9 + len(rows)}",
                    "child_id": child,
                    "start_on": day(start),
                    "end_on": maybe_day(None if length is None else ends),
                    **draw(columns),
                }
            )
    return rows
