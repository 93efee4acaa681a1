"""Courses with a goal-setting meeting and a goal by the day agreed (indicators.md 3)."""

from datetime import date

from dashboard.vocabulary import attributes
from dashboard.vocabulary.indicator import Better, Example, Indicator, Kind, Theme
from dashboard.vocabulary.measures import Count, Is
from dashboard.vocabulary.text import Text

INDICATOR = Indicator(
    key="goals_set_in_time",
    theme=Theme.GOALS,
    label=Text(da="Mål sat inden for fristen", en="Goals set in time"),
    short_label=Text(da="Mål sat i tide", en="Goals in time"),
    question=Text(
        da="I hvor mange forløb blev der holdt målsætningsmøde og sat mål inden for fristen?",
        en="In how many courses was a goal-setting meeting held and a goal set in time?",
    ),
    why=Text(
        da=(
            "I Styrket læringsmiljø holdes målsætningsmødet kort efter afdækningen. De fælles mål er det, "
            "som skole, hjem og rådgiver skal støtte barnet ud fra; uden dem mangler det fælles afsæt."
        ),
        en=(
            "In Styrket læringsmiljø the goal-setting meeting is held shortly after the assessment. The "
            "shared goals are what school, home and caseworker support the child from; without them there "
            "is no common ground."
        ),
    ),
    caveat=Text(
        da=(
            "Fristen er sat lokalt; modellen siger kun »kort efter«. Tallet siger, at der er sat mindst "
            "ét mål, ikke om målene er gode, dækker både det faglige og trivslen eller er sat sammen med "
            "barnet. Der begynder få forløb i et kvartal: Se hellere på et helt skoleår."
        ),
        en=(
            "The limit is set locally; the model only says ‘shortly after’. It tells that at least one "
            "goal was set, not whether the goals are good, cover both learning and well-being, or were "
            "set with the child. Few courses start in a quarter: rather look at a whole school year."
        ),
    ),
    numerator_text=Text(
        da=(
            "De forløb i nævneren, hvor der både er holdt et målsætningsmøde og sat mindst ét mål fra og "
            "med startdagen til og med fristdagen."
        ),
        en=(
            "Those courses of the denominator with both a goal-setting meeting held and at least one goal "
            "set from the day of the start to the day of the limit, both included."
        ),
    ),
    denominator_text=Text(
        da=(
            "Forløb, hvis fristdag ligger i perioden, og som stadig er i gang den dag. Fristdagen er "
            "startdagen plus det antal dage, der står i indstillingerne."
        ),
        en=(
            "Courses whose day of the limit lies in the period, and which are still in force on it. That "
            "day is the day of the start plus the number of days in the settings."
        ),
    ),
    event=Text(da="forløb", en="courses"),
    kind=Kind.SHARE_OF_EVENTS,
    numerator=Count("goals_check", Is("goals_set", (True,))),
    denominator=Count("goals_check"),
    groupings=attributes.ALL,
    better=Better.HIGHER,
    rules=("goals_days",),
    example=Example(
        story=Text(
            da=(
                "Fire forløb, der begyndte 1. august 2025. Med 84 dage er fristdagen 24. oktober. f1 nåede "
                "både møde og mål på selve dagen. f2's møde blev aflyst. f3's mål blev sat en dag for sent. "
                "f4 sluttede dagen før fristdagen og er ikke med. Altså 1 af 3."
            ),
            en=(
                "Four courses that started on 1 August 2025. With 84 days the limit falls on 24 October. f1 "
                "had both meeting and goal on that very day. The meeting of f2 was cancelled. The goal of f3 "
                "was set a day late. f4 ended the day before the limit and is not included. Thus 1 of 3."
            ),
        ),
        tables={
            "course": """
                course_id child_id start_on end_on
                f1 b1 2025-08-01 -
                f2 b2 2025-08-01 -
                f3 b3 2025-08-01 -
                f4 b4 2025-08-01 2025-10-23
            """,
            "meeting": """
                course_id kind held_on cancelled
                f1 goal_setting 2025-10-24 no
                f2 goal_setting 2025-09-10 yes
                f3 goal_setting 2025-09-15 no
                f4 goal_setting 2025-09-15 no
            """,
            "goal": """
                course_id set_on
                f1 2025-10-24
                f2 2025-09-10
                f3 2025-10-25
                f4 2025-09-15
            """,
        },
        as_of=date(2025, 12, 31),
        start=date(2025, 10, 1),
        end=date(2025, 12, 31),
        numerator=1,
        denominator=3,
        children=3,
    ),
)
