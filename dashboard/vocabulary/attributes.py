"""What figures can be grouped and filtered by (indicators.md 1): each attribute declared once.

An attribute's value is that of the child's state on the day that is counted. None is the group "unknown".
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from dashboard.vocabulary import codes
from dashboard.vocabulary.codes import Codes
from dashboard.vocabulary.text import Text


class Source(StrEnum):
    """Where an attribute's value comes from; decides which figures it can group."""

    HOME = "home"
    SCHOOL = "school"
    CHILD = "child"
    ENROLMENT = "enrolment"
    COURSE = "course"
    DAY = "day"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribute:
    key: str
    label: Text
    source: Source
    codes: Codes | None = None  # listed values in reading order; None: keys of a table, or open


ATTRIBUTES: Final[dict[str, Attribute]] = {
    attribute.key: attribute
    for attribute in (
        Attribute(key="home", label=Text(da="Anbringelsessted", en="Home"), source=Source.HOME),
        Attribute(
            key="home_kind",
            label=Text(da="Type af anbringelsessted", en="Kind of home"),
            source=Source.HOME,
            codes=codes.HOME_KIND,
        ),
        Attribute(
            key="home_municipality",
            label=Text(da="Anbringelsesstedets kommune", en="Municipality of the home"),
            source=Source.HOME,
        ),
        Attribute(key="school", label=Text(da="Skole", en="School"), source=Source.SCHOOL),
        Attribute(
            key="school_kind",
            label=Text(da="Skoletype", en="Kind of school"),
            source=Source.SCHOOL,
            codes=codes.SCHOOL_KIND,
        ),
        Attribute(
            key="school_municipality",
            label=Text(da="Skolens kommune", en="Municipality of the school"),
            source=Source.SCHOOL,
        ),
        Attribute(
            key="grade",
            label=Text(da="Klassetrin", en="Grade"),
            source=Source.ENROLMENT,
            codes=tuple(str(grade) for grade in range(11)),
        ),
        Attribute(
            key="class_type",
            label=Text(da="Klassetype", en="Kind of class"),
            source=Source.ENROLMENT,
            codes=codes.CLASS_TYPE,
        ),
        Attribute(
            key="grade_band",
            label=Text(da="Skoletrin", en="Stage"),
            source=Source.ENROLMENT,
            codes=tuple(codes.GRADE_BAND),
        ),
        Attribute(key="model", label=Text(da="Model", en="Model"), source=Source.COURSE, codes=codes.MODEL),
        Attribute(key="coordinator", label=Text(da="Læringskoordinator", en="Coordinator"), source=Source.COURSE),
        Attribute(
            key="in_course",
            label=Text(da="I forløb", en="In a course"),
            source=Source.COURSE,
            codes=("yes", "no"),
        ),
        Attribute(key="responsible", label=Text(da="Handlekommune", en="Responsible"), source=Source.CHILD),
        Attribute(key="gender", label=Text(da="Køn", en="Gender"), source=Source.CHILD, codes=codes.GENDER),
        Attribute(key="month", label=Text(da="Måned", en="Month"), source=Source.DAY),
    )
}

# What results are grouped by: the attributes, and homes with families pooled by kind, which no reader can name.
GROUPINGS: Final[dict[str, Attribute]] = {**ATTRIBUTES, "home_unit": replace(ATTRIBUTES["home"], key="home_unit")}

ALL: Final[frozenset[str]] = frozenset(ATTRIBUTES)
WITHOUT_MONTH: Final[frozenset[str]] = ALL - {"month"}
HOME_UNIT: Final[frozenset[str]] = frozenset({"home", "home_kind", "home_municipality"})
SCHOOL_UNIT: Final[frozenset[str]] = frozenset({"school", "school_kind", "school_municipality"})
