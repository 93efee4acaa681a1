"""Schools with children in a course and a learning adviser with enough hours (indicators.md 3)."""

from datetime import date

from dashboard.vocabulary import attributes
from dashboard.vocabulary.indicator import Better, Example, Indicator, Kind, Theme
from dashboard.vocabulary.measures import UnitsOnLastDay
from dashboard.vocabulary.text import Text

INDICATOR = Indicator(
    key="advisor_at_school",
    theme=Theme.SPARRING,
    label=Text(da="Skoler med læringsvejleder", en="Schools with a learning adviser"),
    short_label=Text(da="Læringsvejleder", en="Learning adviser"),
    question=Text(
        da="Hvor mange skoler med børn i forløb har en læringsvejleder med timer nok?",
        en="How many schools with children in a course have a learning adviser with enough hours?",
    ),
    why=Text(
        da=(
            "Begge modeller forudsætter en læringsvejleder på hver deltagende skole. I Styrket "
            "læringsmiljø skal læringsvejlederen frikøbes mindst fem timer om ugen; at tildele timerne er "
            "konkret ledelsesopbakning."
        ),
        en=(
            "Both models presuppose a learning adviser at each participating school. In Styrket "
            "læringsmiljø the learning adviser must be released for at least five hours a week; to grant "
            "the hours is management support in practice."
        ),
    ),
    caveat=Text(
        da=(
            "Et øjebliksbillede fra periodens sidste dag. Timer på papiret er ikke det samme som "
            "sparring: Se, hvor ofte skolen får den. En skole, hvor timerne ikke er registreret, tæller "
            "som uden. Kvalitet i anbringelsen nævner ikke noget timetal."
        ),
        en=(
            "A snapshot of the period's last day. Hours on paper are not the same as sparring: see how "
            "often the school gets it. A school whose hours are not recorded counts as one without. "
            "Kvalitet i anbringelsen names no number of hours."
        ),
    ),
    numerator_text=Text(
        da=(
            "De skoler i nævneren, hvor læringsvejledernes timer om ugen på skolen tilsammen når det "
            "antal, der står i indstillingerne. Kun tilknytninger, der er i gang på periodens sidste dag, "
            "tæller; ukendte timer lægger intet til."
        ),
        en=(
            "Those schools of the denominator where the learning advisers' weekly hours at the school "
            "together reach the number in the settings. Only assignments in force on the period's last "
            "day count; unknown hours add nothing."
        ),
    ),
    denominator_text=Text(
        da=(
            "Skoler, hvor mindst ét barn på periodens sidste dag går på skolen og har et forløb i gang. "
            "Slutter perioden efter opgørelsesdatoen, gælder opgørelsesdatoen."
        ),
        en=(
            "Schools at which at least one child is enrolled and has a course in force on the period's "
            "last day. If the period ends after the as-of date, the as-of date is taken."
        ),
    ),
    event=Text(da="skoler", en="schools"),
    kind=Kind.SHARE_OF_EVENTS,
    numerator=UnitsOnLastDay("school", advised=True),
    denominator=UnitsOnLastDay("school"),
    groupings=attributes.SCHOOL_UNIT,
    better=Better.HIGHER,
    rules=("advisor_hours",),
    example=Example(
        story=Text(
            da=(
                "Opgjort på 31. december 2025, mindst 5 timer om ugen. s1's to læringsvejledere har 3 + 2 "
                "timer: nok. s2 har 4,5 timer; de ukendte timer lægger intet til. s3's vejleder stoppede "
                "dagen før. s4 har ingen børn i forløb længere og er ikke med. Altså 1 af 3 skoler."
            ),
            en=(
                "Counted on 31 December 2025, at least 5 hours a week. The two learning advisers of s1 have 3 "
                "+ 2 hours: enough. s2 has 4.5 hours; the unknown hours add nothing. The adviser of s3 "
                "stopped the day before. s4 has no children in a course any more and is not included. Thus 1 "
                "of 3 schools."
            ),
        ),
        tables={
            "course": """
                course_id child_id end_on
                f1 b1 -
                f2 b2 -
                f3 b3 -
                f4 b4 2025-12-30
            """,
            "enrolment": """
                child_id school_id
                b1 s1
                b2 s2
                b3 s3
                b4 s4
            """,
            "staff": """
                staff_id role
                m1 learning_advisor
                m2 learning_advisor
            """,
            "assignment": """
                staff_id school_id weekly_hours end_on
                m1 s1 3 -
                m2 s1 2 -
                m1 s2 4.5 -
                m2 s2 - -
                m2 s3 8 2025-12-30
                m1 s4 6 -
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
