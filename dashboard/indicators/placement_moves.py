"""Changes of home a child and year (indicators.md 3, a change)."""

from datetime import date

from dashboard.vocabulary import attributes
from dashboard.vocabulary.indicator import Better, Example, Indicator, Kind, Theme
from dashboard.vocabulary.measures import Count, Days, Is
from dashboard.vocabulary.period import DAYS_PER_YEAR
from dashboard.vocabulary.text import Text

INDICATOR = Indicator(
    key="placement_moves",
    theme=Theme.STABILITY,
    label=Text(da="Skift af anbringelsessted", en="Changes of home"),
    short_label=Text(da="Skift af hjem", en="Home moves"),
    question=Text(da="Hvor ofte skifter børnene anbringelsessted?", en="How often do the children change home?"),
    why=Text(
        da=(
            "Begge modeller vil skabe sammenhængende læringsmiljøer mellem skole og hjem. Når barnet "
            "flytter, skal voksne, rutiner og samarbejdet med skolen bygges op på ny; Styrket "
            "læringsmiljø nævner et muligt skift som noget, både skole og hjem har brug for at kende til."
        ),
        en=(
            "Both models aim at coherent learning environments between school and home. When the child "
            "moves, adults, routines and the cooperation with the school have to be built anew; Styrket "
            "læringsmiljø names a possible change as something that both school and home need to know of."
        ),
    ),
    caveat=Text(
        da=(
            "Et skift kan være planlagt og godt for barnet; tallet skelner ikke. Skiftet står hos det "
            "sted, barnet forlod, men siger ikke, at stedet er årsagen. Går der mere end 92 dage uden "
            "anbringelse, tæller det som en ny anbringelse og ikke som et skift. Skift er få: Se på et "
            "helt år, og læs antallet først."
        ),
        en=(
            "A change may be planned and good for the child; the figure does not tell. The change stands "
            "with the home that was left, but does not say that the home is the cause. After more than 92 "
            "days without a placement it is a new placement and not a change. Changes are few: look at a "
            "whole year, and read the number first."
        ),
    ),
    numerator_text=Text(
        da=(
            "Skift i perioden: dage, hvor barnet bor på et andet anbringelsessted end den seneste "
            "tidligere dag, det havde et – når den dag højst ligger 92 dage før. Hjem, skole, klassetrin "
            "og andre oplysninger er dem fra den tidligere dag."
        ),
        en=(
            "Changes in the period: days on which the child lives at another home than on the last "
            "earlier day on which it had one – where that day is at most 92 days before. Home, school, "
            "grade and other attributes are those of the earlier day."
        ),
    ),
    denominator_text=Text(
        da=(
            "De dage i perioden, hvor barnet har et anbringelsessted, lagt sammen over alle børn – i "
            "forløb eller ej – og delt med 365,25 (dage i et år)."
        ),
        en=(
            "The days of the period on which the child has a home, added over all children – in a course "
            "or not – and divided by 365.25 (days in a year)."
        ),
    ),
    event=Text(da="børneår", en="child-years"),
    kind=Kind.RATE,
    numerator=Count("move", Is("of", ("home",))),
    denominator=Days("child_days", Is("has_home", (True,)), per=DAYS_PER_YEAR),
    groupings=attributes.ALL,
    better=Better.LOWER,
    unit=Text(da="pr. barn om året", en="a child and year"),
    decimals=2,
    example=Example(
        story=Text(
            da=(
                "Hele 2025. b1 forlader h1 den 31. marts og flytter ind på h2 den 1. juli, 92 dage efter: et "
                "skift, og 90 + 184 dage. b2 skifter på årets første dag: et skift og 365 dage. b3 får en ny "
                "anbringelse på samme hjem: intet skift, 365 dage. 2 skift på 1.004 dage / 365,25 = 2,75 "
                "børneår."
            ),
            en=(
                "All of 2025. b1 leaves h1 on 31 March and moves to h2 on 1 July, 92 days later: a change, "
                "and 90 + 184 days. b2 changes on the first day of the year: a change and 365 days. b3 gets a "
                "new placement at the same home: no change, 365 days. 2 changes in 1,004 days / 365.25 = 2.75 "
                "child-years."
            ),
        ),
        tables={
            "placement": """
                child_id home_id start_on end_on
                b1 h1 2024-01-01 2025-03-31
                b1 h2 2025-07-01 -
                b2 h1 2024-06-01 2024-12-31
                b2 h2 2025-01-01 -
                b3 h2 2024-01-01 2025-05-31
                b3 h2 2025-06-01 -
            """,
        },
        as_of=date(2026, 1, 15),
        start=date(2025, 1, 1),
        end=date(2025, 12, 31),
        numerator=2,
        denominator=1004 / DAYS_PER_YEAR,
        children=3,
    ),
)
