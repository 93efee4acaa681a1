"""What can be counted: each fact of the mart with its columns, declared once. Indicators name facts and columns.

An EVENT happens on a day; a SPAN is in force from a day to a day. Every fact is of one child, and takes its attributes
from the child's state: on the day of the event (or the day the fact names in `state_on`), on every day of a span.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from dashboard.vocabulary import codes
from dashboard.vocabulary.measures import Value


class Shape(StrEnum):
    EVENT = "event"
    SPAN = "span"


YES_NO: Final[tuple[Value, ...]] = (True, False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    key: str
    shape: Shape
    meaning: str
    source: str  # a SELECT over the tables of build/*.sql: child, day and state_on (or from_on and to_on), columns
    columns: Mapping[str, tuple[Value, ...]] = field(default_factory=dict)  # column -> its values


FACTS: Final[Mapping[str, Fact]] = {
    fact.key: fact
    for fact in (
        Fact(
            key="meeting",
            shape=Shape.EVENT,
            meaning="A meeting that was held, on the day it was held.",
            source="""SELECT child, held_on AS day, held_on AS state_on, kind, child_involvement,
                             caseworker_present, home_present, school_present
                      FROM held_meeting JOIN child_number USING (child_id)""",
            columns={
                "kind": codes.MEETING_KIND,
                "child_involvement": codes.CHILD_INVOLVEMENT,
                "caseworker_present": YES_NO,
                "home_present": YES_NO,
                "school_present": YES_NO,
            },
        ),
        Fact(
            key="obligation",
            shape=Shape.EVENT,
            meaning="A follow-up that was due: kept on the day of the contact, broken on the day after the last good "
            "day; pending ones stand on the as-of date, lapsed ones on the day the course ended.",
            source="SELECT child, counted_on AS day, counted_on AS state_on, state FROM obligation",
            columns={"state": ("kept", "broken", "pending", "lapsed")},
        ),
        Fact(
            key="goal_set",
            shape=Shape.EVENT,
            meaning="A goal, on the day it was set.",
            source="SELECT child, day, day AS state_on, domain, child_voice, plan_link FROM goal_set",
            columns={"domain": codes.GOAL_DOMAIN, "child_voice": YES_NO, "plan_link": YES_NO},
        ),
        Fact(
            key="goal_result",
            shape=Shape.EVENT,
            meaning="A goal that was closed, or was due and not evaluated, on the earlier of the two days.",
            source="SELECT child, day, day AS state_on, result, domain FROM goal_result",
            columns={"result": (*codes.GOAL_OUTCOME, "not_evaluated"), "domain": codes.GOAL_DOMAIN},
        ),
        Fact(
            key="assessment_check",
            shape=Shape.EVENT,
            meaning="A course in force on the day by which its assessment should be done.",
            source="SELECT child, day, day AS state_on, covered FROM assessment_check",
            columns={"covered": YES_NO},
        ),
        Fact(
            key="goals_check",
            shape=Shape.EVENT,
            meaning="A course in force on the day by which its goals should be set.",
            source="SELECT child, day, day AS state_on, goals_set FROM goals_check",
            columns={"goals_set": YES_NO},
        ),
        Fact(
            key="move",
            shape=Shape.EVENT,
            meaning="A change of home or school, on the first day in the new one, told of the one that was left.",
            source="SELECT child, day, left_on AS state_on, of FROM move",
            columns={"of": ("home", "school")},
        ),
        Fact(
            key="course_days",
            shape=Shape.SPAN,
            meaning="Days with a course in force; covered while the last contact is within the limit.",
            source="SELECT child, from_on, to_on, covered FROM course_stretch",
            columns={"covered": YES_NO},
        ),
        Fact(
            key="child_days",
            shape=Shape.SPAN,
            meaning="Days of a child, with or without a home and a school, in a course or not.",
            source="""SELECT child, from_on, to_on, home IS NOT NULL AS has_home, school IS NOT NULL AS has_school
                      FROM state WHERE home IS NOT NULL OR school IS NOT NULL""",
            columns={"has_home": YES_NO, "has_school": YES_NO},
        ),
        Fact(
            key="goal_sides",
            shape=Shape.SPAN,
            meaning="A course in force from its first goal-setting meeting on; on which sides a goal is open.",
            source="SELECT child, from_on, to_on, academic_open, other_open FROM goal_sides",
            columns={"academic_open": YES_NO, "other_open": YES_NO},
        ),
        Fact(
            key="placement_in_course",
            shape=Shape.SPAN,
            meaning="Days with both a course and a placement in force, with what is agreed for that placement.",
            source="""SELECT child, from_on, to_on, aula_access, contact_person
                      FROM state WHERE in_course = 'yes' AND home IS NOT NULL""",
            columns={"aula_access": YES_NO, "contact_person": YES_NO},
        ),
    )
}
