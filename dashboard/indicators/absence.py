"""School days that the children were absent, of all kinds of absence (indicators.md 2, absence)."""

from datetime import date

from dashboard.vocabulary import attributes
from dashboard.vocabulary.indicator import Better, Example, Indicator, Kind, Part, Theme
from dashboard.vocabulary.measures import AttendanceDays
from dashboard.vocabulary.text import Text

INDICATOR = Indicator(
    key="absence",
    theme=Theme.ATTENDANCE,
    label=Text(da="Fravær", en="Absence"),
    short_label=Text(da="Fravær", en="Absence"),
    question=Text(
        da="Hvor stor en del af skoledagene er børnene fraværende?",
        en="On what share of their school days are the children absent?",
    ),
    why=Text(
        da=(
            "Et barn, der ikke er i skole, får ikke del i undervisningen og fællesskabet. Kvalitet i "
            "anbringelsen peger på venskaber og gode relationer i skolen som noget af det vigtigste for "
            "skoleglæden – og som noget, der reducerer fravær."
        ),
        en=(
            "A child who is not at school has no part in the teaching and the company. Kvalitet i "
            "anbringelsen points to friendships and good relations at school as among what matters most "
            "for enjoying school – and as something that reduces absence."
        ),
    ),
    caveat=Text(
        da=(
            "Tallet siger ikke, hvorfor børnene er væk, og er ikke justeret for deres forudsætninger. Det "
            "lægger alle børns dage sammen, mens ministeriets tal er gennemsnit af elevernes egne "
            "procenter, vægtet med måneder: De kan ikke sammenlignes direkte. En skole, der ikke "
            "indberetter – det kan være et behandlings- og specialundervisningstilbud – er slet ikke med, "
            "heller ikke som 0. Hvor der er få børn, kan ét langt sygdomsforløb flytte hele tallet."
        ),
        en=(
            "It does not tell why the children are away, and is not adjusted for their needs. It adds up "
            "all children's days, while the ministry's figures are means of the pupils' own percentages, "
            "weighted by months: they cannot be compared directly. A school that does not report – day "
            "treatment with teaching may be one – is not included at all, not even as 0. Where children "
            "are few, one long illness can move the whole figure."
        ),
    ),
    numerator_text=Text(
        da=(
            "Fraværsdage i nævnerens indberetninger: sygefravær, fravær med tilladelse og ulovligt fravær lagt sammen."
        ),
        en=("Days of absence in the denominator's reports: illness, permitted and unauthorised absence added up."),
    ),
    denominator_text=Text(
        da=(
            "Skoledage, hvor barnet skulle have mødt, i alle indberetninger med sidste dag i perioden. En "
            "indberetning over flere dage tæller helt på sin sidste dag. Alle børn er med, i forløb eller "
            "ej. Indberetninger med negative tal eller mere fravær end skoledage er datafejl og tæller "
            "ikke."
        ),
        en=(
            "School days on which the child should have attended, in all reports whose last day lies in "
            "the period. A report of several days counts wholly on its last day. All children are "
            "included, in a course or not. Reports with negative numbers or with more absence than school "
            "days are data errors and do not count."
        ),
    ),
    event=Text(da="skoledage", en="school days"),
    kind=Kind.SHARE_OF_DAYS,
    numerator=AttendanceDays("absent"),
    denominator=AttendanceDays("possible"),
    groupings=attributes.ALL,
    better=Better.LOWER,
    parts=(
        Part(key="illness", label=Text(da="sygefravær", en="illness"), measure=AttendanceDays("illness")),
        Part(
            key="permitted",
            label=Text(da="med tilladelse", en="permitted"),
            measure=AttendanceDays("permitted"),
        ),
        Part(
            key="unauthorised",
            label=Text(da="ulovligt", en="unauthorised"),
            measure=AttendanceDays("unauthorised"),
        ),
    ),
    decimals=1,
    headline=6,
    example=Example(
        story=Text(
            da=(
                "September 2025. b1 har 3 fraværsdage af 22 og b3 3,5 af 20. b2's indberetning begynder i "
                "august, men slutter i september og tæller helt: 0 af 10. I alt 6,5 af 52. b4's indberetning "
                "slutter i oktober og hører til der. b5's har mere fravær end skoledage og er en datafejl."
            ),
            en=(
                "September 2025. b1 has 3 days of absence of 22 and b3 3.5 of 20. The report of b2 begins in "
                "August, but ends in September and counts wholly: 0 of 10. In all 6.5 of 52. The report of b4 "
                "ends in October and belongs there. That of b5 has more absence than school days and is a "
                "data error."
            ),
        ),
        tables={
            "attendance": """
                child_id from_on to_on possible_days illness_days permitted_days unauthorised_days
                b1 2025-09-01 2025-09-30 22 2 1 0
                b2 2025-08-25 2025-09-05 10 0 0 0
                b3 2025-09-01 2025-09-30 20 1.5 0 2
                b4 2025-09-29 2025-10-03 5 0 5 0
                b5 2025-09-15 2025-09-19 5 4 2 0
            """,
        },
        as_of=date(2025, 10, 15),
        start=date(2025, 9, 1),
        end=date(2025, 9, 30),
        numerator=6.5,
        denominator=52,
        children=3,
    ),
)
