"""Days on which a school's latest sparring is recent enough (indicators.md 2, sparring frequency)."""

from datetime import date

from dashboard.vocabulary import attributes
from dashboard.vocabulary.indicator import Better, Example, Indicator, Kind, Theme
from dashboard.vocabulary.measures import UnitDays
from dashboard.vocabulary.text import Text

INDICATOR = Indicator(
    key="school_sparring_coverage",
    theme=Theme.SPARRING,
    label=Text(da="Dage med sparring til skolen inden for fristen", en="Days covered by sparring to schools"),
    short_label=Text(da="Sparring i tide, skole", en="Sparring in time, schools"),
    question=Text(
        da="Hvor stor en del af dagene har skolen fået sparring inden for fristen?",
        en="On what share of the days has the school had sparring recently enough?",
    ),
    why=Text(
        da=(
            "Barnets lærere skal ifølge Styrket læringsmiljø have løbende sparring fra læringsvejlederen. "
            "Et gennemsnit kan skjule, at sparringen gik i stå; det kan dette tal ikke."
        ),
        en=(
            "According to Styrket læringsmiljø the child's teachers are to get continuous sparring from "
            "the learning adviser. An average can hide that sparring stopped; this figure cannot."
        ),
    ),
    caveat=Text(
        da=(
            "Én sparring dækker hele skolen, også når den handlede om ét barn: Tallet siger ikke, om "
            "hvert barn er drøftet. Skoleferier tæller med som andre dage, så en skole kan falde ud hen "
            "over sommeren. En skole, der lige har fået sit første barn i forløb, er udækket, til den "
            "første sparring er holdt. Der vises ingen usikkerhed: Læs små forskelle med varsomhed."
        ),
        en=(
            "One talk covers the whole school, even if it was about one child: it does not tell whether "
            "each child was discussed. School holidays count like other days, so a school may drop out "
            "over the summer. A school that has just received its first child in a course is uncovered "
            "until the first talk is held. No uncertainty is shown: read small differences with care."
        ),
    ),
    numerator_text=Text(
        da=(
            "De dage i nævneren, hvor skolen har fået sparring samme dag eller højst det antal dage før, "
            "der står i indstillingerne. Al sparring til skolen dækker, uanset hvilket barn den handlede "
            "om, også den fra før perioden."
        ),
        en=(
            "Those days of the denominator on which the school had sparring on the day itself or at most "
            "the number of days in the settings before it. All sparring to the school covers, whichever "
            "child it was about, also that from before the period."
        ),
    ),
    denominator_text=Text(
        da=("De dage i perioden, hvor skolen har mindst ét barn med et forløb i gang. Én skole på én dag er én."),
        en=(
            "The days of the period on which the school has at least one child with a course in force. "
            "One school on one day is one."
        ),
    ),
    event=Text(da="dage", en="days"),
    kind=Kind.SHARE_OF_UNIT_DAYS,
    numerator=UnitDays("school", covered=True),
    denominator=UnitDays("school"),
    groupings=attributes.SCHOOL_UNIT | {"month"},
    better=Better.HIGHER,
    rules=("sparring_limit_school",),
    example=Example(
        story=Text(
            da=(
                "September og oktober 2025, frist 63 dage. s1 har b1 alle 61 dage. Sparringen 1. juli dækker "
                "til og med 2. september (2 dage), den 22. september resten af perioden (40 dage), selv om "
                "den handlede om b9, der ikke er i forløb: 42 af 61. s2 har b2 til 30. september, men har "
                "aldrig fået sparring: 0 af 30. I alt 42 af 91."
            ),
            en=(
                "September and October 2025, limit 63 days. s1 has b1 on all 61 days. The talk of 1 July "
                "covers up to and including 2 September (2 days), that of 22 September the rest of the period "
                "(40 days), although it was about b9, who is in no course: 42 of 61. s2 has b2 until 30 "
                "September, but never had sparring: 0 of 30. In all 42 of 91."
            ),
        ),
        tables={
            "course": """
                course_id child_id end_on
                f1 b1 -
                f2 b2 2025-09-30
            """,
            "enrolment": """
                child_id school_id
                b1 s1
                b2 s2
                b9 s1
            """,
            "sparring": """
                held_on school_id child_id
                2025-07-01 s1 -
                2025-09-22 s1 b9
            """,
        },
        as_of=date(2025, 12, 31),
        start=date(2025, 9, 1),
        end=date(2025, 10, 31),
        numerator=42,
        denominator=91,
        children=2,
    ),
)
