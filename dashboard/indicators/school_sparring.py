"""Sparring talks a school and quarter (indicators.md 2, sparring frequency)."""

from datetime import date

from dashboard.vocabulary import attributes
from dashboard.vocabulary.indicator import Better, Example, Indicator, Kind, Theme
from dashboard.vocabulary.measures import SparringHeld, UnitDays
from dashboard.vocabulary.period import DAYS_PER_QUARTER
from dashboard.vocabulary.text import Text

INDICATOR = Indicator(
    key="school_sparring",
    theme=Theme.SPARRING,
    label=Text(da="Sparring til skolen", en="Sparring to schools"),
    short_label=Text(da="Sparring, skole", en="Sparring, schools"),
    question=Text(
        da="Hvor ofte får skolerne sparring om børnenes læring og trivsel?",
        en="How often do schools get sparring about the children's learning and well-being?",
    ),
    why=Text(
        da=(
            "I Styrket læringsmiljø får barnets lærere løbende sparring fra læringsvejlederen, så de kan "
            "støtte barnets læring og trivsel og samtidig kvalificere læringsmiljøet for hele klassen. En "
            "af kommunerne har gjort det til faste møder hver sjette til ottende uge; hver ottende uge "
            "svarer til 1,6 i kvartalet."
        ),
        en=(
            "In Styrket læringsmiljø the child's teachers get continuous sparring from the learning "
            "adviser, so that they can support the child's learning and well-being and improve the "
            "learning environment of the whole class. One of the municipalities has made it fixed "
            "meetings every sixth to eighth week; every eighth week is 1.6 a quarter."
        ),
    ),
    caveat=Text(
        da=(
            "Tallet tæller gange, ikke indhold: En observation vejer som en kort samtale. Et gennemsnit "
            "kan dække over lange huller; dage med sparring inden for fristen viser dem. Sommerferien "
            "tæller med i dagene og trækker tredje kvartal ned. I et enkelt kvartal er tallene så små, at "
            "forskelle ofte er tilfældige."
        ),
        en=(
            "It counts talks, not what they held: an observation weighs as much as a short talk. An "
            "average may hide long gaps; the days with sparring in time show them. The summer holidays "
            "are among the days and pull the third quarter down. In a single quarter the numbers are so "
            "small that differences are often chance."
        ),
    ),
    numerator_text=Text(
        da=(
            "Hver gang skolen har fået sparring på en dag i perioden, hvor den har mindst ét barn med et "
            "forløb i gang. Handler sparringen om et bestemt barn, skal barnet være et af dem. To gange "
            "på samme dag tæller for to."
        ),
        en=(
            "Sparring talks to the school on a day of the period on which the school has at least one "
            "child with a course in force. If the talk is about one child, that child must be among them. "
            "Two talks on one day are two."
        ),
    ),
    denominator_text=Text(
        da=(
            "De dage i perioden, hvor skolen har mindst ét barn med et forløb i gang, lagt sammen over "
            "skolerne og delt med 91,3125 (dage i et kvartal)."
        ),
        en=(
            "The days of the period on which the school has at least one child with a course in force, "
            "added over the schools and divided by 91.3125 (days in a quarter)."
        ),
    ),
    event=Text(da="kvartaler", en="quarters"),
    kind=Kind.RATE,
    numerator=SparringHeld("school"),
    denominator=UnitDays("school", per=DAYS_PER_QUARTER),
    groupings=attributes.SCHOOL_UNIT | {"month"},
    better=Better.HIGHER,
    target=1.6,
    unit=Text(da="pr. kvartal", en="a quarter"),
    decimals=1,
    headline=5,
    example=Example(
        story=Text(
            da=(
                "September og oktober 2025. s1 har b1 og b2 alle 61 dage; to børn på samme skole giver ikke "
                "flere dage. s2 har b3, hvis forløb slutter 30. september: 30 dage. 91 dage / 91,3125 er knap "
                "1 kvartal. Tre gange tæller: de to på s1 10. september og den på s2 30. september. Den 31. "
                "august ligger før perioden, og 1. oktober er b3's forløb slut."
            ),
            en=(
                "September and October 2025. s1 has b1 and b2 on all 61 days; two children at one school do "
                "not make more days. s2 has b3, whose course ends on 30 September: 30 days. 91 days / 91.3125 "
                "is just under 1 quarter. Three talks count: the two at s1 on 10 September and that at s2 on "
                "30 September. 31 August is before the period, and on 1 October the course of b3 has ended."
            ),
        ),
        tables={
            "course": """
                course_id child_id end_on
                f1 b1 -
                f2 b2 -
                f3 b3 2025-09-30
            """,
            "enrolment": """
                child_id school_id
                b1 s1
                b2 s1
                b3 s2
            """,
            "sparring": """
                held_on school_id child_id
                2025-08-31 s1 -
                2025-09-10 s1 -
                2025-09-10 s1 b1
                2025-09-30 s2 -
                2025-10-01 s2 b3
            """,
        },
        as_of=date(2025, 12, 31),
        start=date(2025, 9, 1),
        end=date(2025, 10, 31),
        numerator=3,
        denominator=91 / DAYS_PER_QUARTER,
        children=3,
    ),
)
