"""Changes of school a child and year (indicators.md 3, a change)."""

from datetime import date

from dashboard.vocabulary import attributes
from dashboard.vocabulary.indicator import Better, Example, Indicator, Kind, Theme
from dashboard.vocabulary.measures import Count, Days, Is
from dashboard.vocabulary.period import DAYS_PER_YEAR
from dashboard.vocabulary.text import Text

INDICATOR = Indicator(
    key="school_moves",
    theme=Theme.STABILITY,
    label=Text(da="Skoleskift", en="Changes of school"),
    short_label=Text(da="Skoleskift", en="School moves"),
    question=Text(da="Hvor ofte skifter børnene skole?", en="How often do the children change school?"),
    why=Text(
        da=(
            "Kvalitet i anbringelsen kalder venskaber og nære relationer særligt vigtige for trivsel, "
            "motivation og oplevelsen af at høre til på skolen. Et skoleskift sætter dem på spil, og "
            "samarbejdet mellem skole og hjem skal begynde forfra."
        ),
        en=(
            "Kvalitet i anbringelsen calls friendships and close relations especially important for "
            "well-being, motivation and belonging at school. A change of school puts them at stake, and "
            "the cooperation between school and home has to start anew."
        ),
    ),
    caveat=Text(
        da=(
            "Et skift kan være planlagt og godt for barnet; tallet skelner ikke. Skiftet står hos den "
            "skole, barnet forlod, men siger ikke, at skolen er årsagen. Går der mere end 92 dage uden "
            "skole, tæller det som en ny begyndelse og ikke som et skift. Skift er få: Se på et helt år, "
            "og læs antallet først."
        ),
        en=(
            "A change may be planned and good for the child; the figure does not tell. The change stands "
            "with the school that was left, but does not say that the school is the cause. After more "
            "than 92 days without a school it is a new beginning and not a change. Changes are few: look "
            "at a whole year, and read the number first."
        ),
    ),
    numerator_text=Text(
        da=(
            "Skift i perioden: dage, hvor barnet går på en anden skole end den seneste tidligere dag, det "
            "havde en skole – når den dag højst ligger 92 dage før. Hjem, skole, klassetrin og andre "
            "oplysninger er dem fra den tidligere dag."
        ),
        en=(
            "Changes in the period: days on which the child is at another school than on the last earlier "
            "day on which it had one – where that day is at most 92 days before. Home, school, grade and "
            "other attributes are those of the earlier day."
        ),
    ),
    denominator_text=Text(
        da=(
            "De dage i perioden, hvor barnet har en skole, lagt sammen over alle børn – i forløb eller ej "
            "– og delt med 365,25 (dage i et år)."
        ),
        en=(
            "The days of the period on which the child has a school, added over all children – in a "
            "course or not – and divided by 365.25 (days in a year)."
        ),
    ),
    event=Text(da="børneår", en="child-years"),
    kind=Kind.RATE,
    numerator=Count("move", Is("of", ("school",))),
    denominator=Days("child_days", Is("has_school", (True,)), per=DAYS_PER_YEAR),
    groupings=attributes.ALL,
    better=Better.LOWER,
    unit=Text(da="pr. barn om året", en="a child and year"),
    decimals=2,
    example=Example(
        story=Text(
            da=(
                "Hele 2025. b1 skifter fra s1 til s2 den 1. august: ét skift og 365 dage. b2 er uden skole "
                "fra 1. april til 1. juli og begynder på s2 den 2. juli, 93 dage efter den sidste dag på s1: "
                "intet skift, og 90 + 183 dage. b3 går på s1 hele året. 1 skift på 1.003 dage / 365,25 = 2,75 "
                "børneår."
            ),
            en=(
                "All of 2025. b1 changes from s1 to s2 on 1 August: one change and 365 days. b2 is without a "
                "school from 1 April to 1 July and starts at s2 on 2 July, 93 days after the last day at s1: "
                "no change, and 90 + 183 days. b3 is at s1 all year. 1 change in 1,003 days / 365.25 = 2.75 "
                "child-years."
            ),
        ),
        tables={
            "enrolment": """
                child_id school_id start_on end_on
                b1 s1 2024-08-01 2025-07-31
                b1 s2 2025-08-01 -
                b2 s1 2024-08-01 2025-03-31
                b2 s2 2025-07-02 -
                b3 s1 2024-08-01 -
            """,
        },
        as_of=date(2026, 1, 15),
        start=date(2025, 1, 1),
        end=date(2025, 12, 31),
        numerator=1,
        denominator=1003 / DAYS_PER_YEAR,
        children=3,
    ),
)
