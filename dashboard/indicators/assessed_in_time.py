"""Courses whose child was assessed on all four sides by the day agreed (indicators.md 3)."""

from datetime import date

from dashboard.vocabulary import attributes
from dashboard.vocabulary.indicator import Better, Example, Indicator, Kind, Theme
from dashboard.vocabulary.measures import Count, Is
from dashboard.vocabulary.text import Text

INDICATOR = Indicator(
    key="assessed_in_time",
    theme=Theme.GOALS,
    label=Text(da="Afdækning færdig inden for fristen", en="Assessed in time"),
    short_label=Text(da="Afdækket i tide", en="Assessed in time"),
    question=Text(
        da="I hvor mange forløb er barnet afdækket på alle fire områder inden for fristen?",
        en="In how many courses was the child assessed on all four sides in time?",
    ),
    why=Text(
        da=(
            "Styrket læringsmiljø begynder med en systematisk afdækning af barnets faglige, kognitive og "
            "sociale styrker og udfordringer samt trivsel. De fælles mål bygger på den. Ifølge "
            "evalueringen kan neutral viden om barnet understøtte positive forventninger og passende "
            "udfordringer."
        ),
        en=(
            "Styrket læringsmiljø begins with a systematic assessment of the child's academic, cognitive "
            "and social strengths and challenges and of well-being. The shared goals build on it. "
            "According to the evaluation, neutral knowledge of the child can support positive "
            "expectations and fitting challenges."
        ),
    ),
    caveat=Text(
        da=(
            "Fristen er sat lokalt, ikke af modellen. Tallet siger ikke, hvilke redskaber der er brugt, "
            "eller om resultaterne er brugt bagefter. Kvalitet i anbringelsen begynder i stedet med at "
            "kortlægge barnets egne perspektiver og ønsker: Vælg modellen i filteret, før tallet bruges. "
            "Få forløb begynder i et kvartal."
        ),
        en=(
            "The limit is set locally, not by the model. It does not tell which instruments were used, "
            "nor whether the results were used afterwards. Kvalitet i anbringelsen begins instead by "
            "mapping the child's own views and wishes: choose the model in the filter before using the "
            "figure. Few courses start in a quarter."
        ),
    ),
    numerator_text=Text(
        da=(
            "De forløb i nævneren, hvor afdækninger, der er færdige senest på fristdagen, tilsammen "
            "dækker fire områder: det faglige, det kognitive, det sociale og trivslen."
        ),
        en=(
            "Those courses of the denominator whose assessments completed by the day of the limit "
            "together cover four sides: academic, cognitive, social and well-being."
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
    numerator=Count("assessment_check", Is("covered", (True,))),
    denominator=Count("assessment_check"),
    groupings=attributes.ALL,
    better=Better.HIGHER,
    rules=("assessment_days",),
    example=Example(
        story=Text(
            da=(
                "Med 56 dage er fristdagen 26. september 2025 for forløb, der begyndte 1. august. f1's to "
                "afdækninger dækker tilsammen alle fire områder; den sidste blev færdig på selve fristdagen. "
                "f2's blev færdig dagen efter. f3 sluttede dagen før fristdagen og er ikke med. f4's fristdag "
                "er 5. januar 2026, uden for perioden. Altså 1 af 2."
            ),
            en=(
                "With 56 days the limit falls on 26 September 2025 for courses that started on 1 August. The "
                "two assessments of f1 together cover all four sides; the last was completed on that very "
                "day. That of f2 was completed a day later. f3 ended the day before the limit and is not "
                "included. The limit of f4 is 5 January 2026, outside the period. Thus 1 of 2."
            ),
        ),
        tables={
            "course": """
                course_id child_id start_on end_on
                f1 b1 2025-08-01 -
                f2 b2 2025-08-01 -
                f3 b3 2025-08-01 2025-09-25
                f4 b4 2025-11-10 -
            """,
            "assessment": """
                course_id completed_on academic cognitive social wellbeing
                f1 2025-08-20 yes yes no no
                f1 2025-09-26 no no yes yes
                f2 2025-09-27 yes yes yes yes
                f3 2025-08-15 yes yes yes yes
            """,
        },
        as_of=date(2026, 1, 15),
        start=date(2025, 8, 1),
        end=date(2025, 12, 31),
        numerator=1,
        denominator=2,
        children=2,
    ),
)
