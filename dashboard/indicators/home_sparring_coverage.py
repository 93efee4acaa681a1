"""Days on which a home's latest sparring is recent enough (indicators.md 2, sparring frequency)."""

from datetime import date

from dashboard.vocabulary import attributes
from dashboard.vocabulary.indicator import Better, Example, Indicator, Kind, Theme
from dashboard.vocabulary.measures import UnitDays
from dashboard.vocabulary.text import Text

INDICATOR = Indicator(
    key="home_sparring_coverage",
    theme=Theme.SPARRING,
    label=Text(da="Dage med sparring til hjemmet inden for fristen", en="Days covered by sparring to homes"),
    short_label=Text(da="Sparring i tide, hjem", en="Sparring in time, homes"),
    question=Text(
        da="Hvor stor en del af dagene har hjemmet fået sparring inden for fristen?",
        en="On what share of the days has the home had sparring recently enough?",
    ),
    why=Text(
        da=(
            "Læringsvejlederen skal ifølge Styrket læringsmiljø rådgive plejeforældre og personale med en "
            "fast hyppighed, cirka hver tredje måned. Et gennemsnit kan skjule, at sparringen gik i stå; "
            "det kan dette tal ikke."
        ),
        en=(
            "According to Styrket læringsmiljø the learning adviser is to advise foster parents and staff "
            "at a fixed interval, about every third month. An average can hide that sparring stopped; "
            "this figure cannot."
        ),
    ),
    caveat=Text(
        da=(
            "Én sparring dækker hele hjemmet, også når den handlede om ét barn: Tallet siger ikke, om "
            "hvert barn er drøftet. Et hjem, der lige har fået sit første barn i forløb, er udækket, til "
            "den første sparring er holdt. Der vises ingen usikkerhed: Læs små forskelle med varsomhed."
        ),
        en=(
            "One talk covers the whole home, even if it was about one child: it does not tell whether "
            "each child was discussed. A home that has just received its first child in a course is "
            "uncovered until the first talk is held. No uncertainty is shown: read small differences with "
            "care."
        ),
    ),
    numerator_text=Text(
        da=(
            "De dage i nævneren, hvor hjemmet har fået sparring samme dag eller højst det antal dage før, "
            "der står i indstillingerne. Al sparring til hjemmet dækker, uanset hvilket barn den handlede "
            "om, også den fra før perioden."
        ),
        en=(
            "Those days of the denominator on which the home had sparring on the day itself or at most "
            "the number of days in the settings before it. All sparring to the home covers, whichever "
            "child it was about, also that from before the period."
        ),
    ),
    denominator_text=Text(
        da=("De dage i perioden, hvor hjemmet har mindst ét barn med et forløb i gang. Ét hjem på én dag er én."),
        en=(
            "The days of the period on which the home has at least one child with a course in force. One "
            "home on one day is one."
        ),
    ),
    event=Text(da="dage", en="days"),
    kind=Kind.SHARE_OF_UNIT_DAYS,
    numerator=UnitDays("home", covered=True),
    denominator=UnitDays("home"),
    groupings=attributes.HOME_UNIT | {"month"},
    better=Better.HIGHER,
    rules=("sparring_limit_home",),
    example=Example(
        story=Text(
            da=(
                "Fjerde kvartal 2025, frist 105 dage. h1 har b1 alle 92 dage. Sparringen 1. juli dækker til "
                "og med 14. oktober (14 dage), den 15. november resten af året (47 dage): 61 af 92. h2 har b2 "
                "fra 1. december og får sparring den 11.: 21 af 31. I alt 82 af 123."
            ),
            en=(
                "Fourth quarter of 2025, limit 105 days. h1 has b1 on all 92 days. The talk of 1 July covers "
                "up to and including 14 October (14 days), that of 15 November the rest of the year (47 "
                "days): 61 of 92. h2 has b2 from 1 December and gets sparring on the 11th: 21 of 31. In all "
                "82 of 123."
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
                b2 h2 2025-12-01
            """,
            "sparring": """
                held_on home_id
                2025-07-01 h1
                2025-11-15 h1
                2025-12-11 h2
            """,
        },
        as_of=date(2025, 12, 31),
        start=date(2025, 10, 1),
        end=date(2025, 12, 31),
        numerator=82,
        denominator=123,
        children=2,
    ),
)
