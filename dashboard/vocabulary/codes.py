"""The listed codes of the case database contract, in the order in which a reader meets them.

Source: contract/case_database.sql. A value outside its list is bad input: import refuses it, refresh reports
it and reads it as unknown.
"""

from typing import Final

Codes = tuple[str, ...]

HOME_KIND: Final[Codes] = ("residential_home", "small_residence", "foster_family", "kinship_family", "own_lodging")
SCHOOL_KIND: Final[Codes] = (
    "public_school",
    "special_school",
    "private_school",
    "day_treatment",
    "continuation_school",
    "other",
)
STAFF_ROLE: Final[Codes] = (
    "learning_coordinator",
    "learning_advisor",
    "school_advisor",
    "caseworker",
    "foster_consultant",
    "psychologist",
    "other",
)
GENDER: Final[Codes] = ("f", "m", "x")
CLASS_TYPE: Final[Codes] = ("mainstream", "special_class")
MODEL: Final[Codes] = ("slm", "kia")
COURSE_END_REASON: Final[Codes] = ("completed", "moved", "returned_home", "withdrawn", "other")
MEETING_KIND: Final[Codes] = ("goal_setting", "follow_up", "progress")
CHILD_INVOLVEMENT: Final[Codes] = ("attended", "consulted", "none")
GOAL_DOMAIN: Final[Codes] = ("academic", "wellbeing", "social")
GOAL_OUTCOME: Final[Codes] = ("met", "partly_met", "not_met", "dropped")
SPARRING_METHOD: Final[Codes] = ("conversation", "class_team", "observation", "visit", "phone", "staff_meeting")
INSTRUMENT_DOMAIN: Final[Codes] = ("reading", "maths", "wellbeing", "social", "cognitive")
CORE_ELEMENT: Final[Codes] = (
    "advisors",
    "shared_goals",
    "reflection",
    "daily_support",
    "relations",
    "everyday_learning",
)
ACTIVITY_PARTICIPANTS: Final[Codes] = ("management", "staff", "both")

# Not stored: derived from the grade (indicators.md 1). The codes are the three Danish words.
GRADE_BAND: Final[dict[str, range]] = {
    "indskoling": range(4),
    "mellemtrin": range(4, 7),
    "udskoling": range(7, 11),
}
