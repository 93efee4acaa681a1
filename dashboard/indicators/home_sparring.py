"""Sparring talks a home and quarter (indicators.md 2, sparring frequency)."""

from datetime import date

from dashboard.vocabulary import attributes
from dashboard.vocabulary.indicator import Better, Example, Indicator, Kind, Theme
from dashboard.vocabulary.measures import SparringHeld, UnitDays
from dashboard.vocabulary.period import DAYS_PER_QUARTER
from dashboard.vocabulary.text import Text

INDICATOR = Indicator(
    key="home_sparring",
    theme=Theme.SPARRING,
    label=Text(da="Sparring til hjemmet", en="Sparring to homes"),
    short_label=Text(da="Sparring, hjem", en="Sparring, homes"),
    question=Text(
        da="Hvor ofte får hjemmene sparring om børnenes skolegang?",
        en="How often do homes get sparring about the children's schooling?",
    ),
    why=Text(
        da=(
            "Styrket læringsmiljø anbefaler mindst tre til fire vejledningssamtaler om året til "
            "plejeforældre og personale og besøg mindst hver tredje måned. Undersøgelser tyder på, at det "
            "har betydning, at sparringen er systematisk og har en vis hyppighed. Fire om året svarer til "
            "1 i kvartalet."
        ),
        en=(
            "Styrket læringsmiljø recommends at least three to four guidance talks a year with foster "
            "parents and staff, and visits at least every third month. Studies suggest that it matters "
            "that sparring is systematic and reasonably frequent. Four a year are 1 a quarter."
        ),
    ),
    caveat=Text(
        da=(
            "Tallet tæller gange, ikke indhold: Et opkald vejer som et besøg. Et gennemsnit kan dække "
            "over lange huller; dage med sparring inden for fristen viser dem. Det siger ikke, om hvert "
            "barn er drøftet. I et enkelt kvartal er tallene så små, at forskelle ofte er tilfældige."
        ),
        en=(
            "It counts talks, not what they held: a call weighs as much as a visit. An average may hide "
            "long gaps; the days with sparring in time show them. It does not tell whether each child was "
            "discussed. In a single quarter the numbers are so small that differences are often chance."
        ),
    ),
    numerator_text=Text(
        da=(
            "Hver gang hjemmet har fået sparring på en dag i perioden, hvor det har mindst ét barn med et "
            "forløb i gang. Handler sparringen om et bestemt barn, skal barnet være et af dem. To gange "
            "på samme dag tæller for to."
        ),
        en=(
            "Sparring talks to the home on a day of the period on which the home has at least one child "
            "with a course in force. If the talk is about one child, that child must be among them. Two "
            "talks on one day are two."
        ),
    ),
    denominator_text=Text(
        da=(
            "De dage i perioden, hvor hjemmet har mindst ét barn med et forløb i gang, lagt sammen over "
            "hjemmene og delt med 91,3125 (dage i et kvartal)."
        ),
        en=(
            "The days of the period on which the home has at least one child with a course in force, "
            "added over the homes and divided by 91.3125 (days in a quarter)."
        ),
    ),
    event=Text(da="kvartaler", en="quarters"),
    kind=Kind.RATE,
    numerator=SparringHeld("home"),
    denominator=UnitDays("home", per=DAYS_PER_QUARTER),
    groupings=attributes.HOME_UNIT | {"month"},
    better=Better.HIGHER,
    target=1.0,
    unit=Text(da="pr. kvartal", en="a quarter"),
    decimals=1,
    headline=4,
    example=Example(
        story=Text(
            da=(
                "Fjerde kvartal 2025. h1 har b1 alle 92 dage, h2 har b2 fra 1. november: 61 dage. 153 dage / "
                "91,3125 = 1,68 kvartaler. Tre gange tæller: h1 1. oktober og 31. december og h2 1. november. "
                "Sparringen 15. oktober handler om b2, der ikke bor på h1, og 20. oktober har h2 endnu ingen "
                "børn i forløb."
            ),
            en=(
                "Fourth quarter of 2025. h1 has b1 on all 92 days, h2 has b2 from 1 November: 61 days. 153 "
                "days / 91.3125 = 1.68 quarters. Three talks count: h1 on 1 October and 31 December and h2 on "
                "1 November. That of 15 October is about b2, who does not live at h1, and on 20 October h2 "
                "has no children in a course yet."
            ),
        ),
        tables={
            "course": """
                course_id child_id
                f1 b1
                f2 b2
            """,
            "placement": """
                child_id home_id start_on
                b1 h1 2025-01-01
                b2 h2 2025-11-01
            """,
            "sparring": """
                held_on home_id child_id
                2025-10-01 h1 -
                2025-10-15 h1 b2
                2025-10-20 h2 -
                2025-11-01 h2 b2
                2025-12-31 h1 b1
            """,
        },
        as_of=date(2025, 12, 31),
        start=date(2025, 10, 1),
        end=date(2025, 12, 31),
        numerator=3,
        denominator=153 / DAYS_PER_QUARTER,
        children=2,
    ),
)
