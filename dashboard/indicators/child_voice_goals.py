"""Goals that were formulated with the child (indicators.md 3)."""

from datetime import date

from dashboard.vocabulary import attributes
from dashboard.vocabulary.indicator import Better, Example, Indicator, Kind, Theme
from dashboard.vocabulary.measures import Count, Is, Known
from dashboard.vocabulary.text import Text

INDICATOR = Indicator(
    key="child_voice_goals",
    theme=Theme.CHILD,
    label=Text(da="Mål formuleret med barnet", en="Goals formulated with the child"),
    short_label=Text(da="Mål med barnet", en="With the child"),
    question=Text(
        da="Hvor mange af de nye mål er formuleret sammen med barnet?",
        en="How many of the new goals were formulated together with the child?",
    ),
    why=Text(
        da=(
            "Barnets perspektiv er det første princip i Styrket læringsmiljø og den første værdi i "
            "Kvalitet i anbringelsen. De tre kommuner, der afprøvede Styrket læringsmiljø, erfarede, at "
            "det giver barnet ejerskab og motivation at være med til at sætte målene."
        ),
        en=(
            "The child's perspective is the first principle of Styrket læringsmiljø and the first value "
            "of Kvalitet i anbringelsen. The three municipalities that tried Styrket læringsmiljø found "
            "that taking part in setting the goals gives the child ownership and motivation."
        ),
    ),
    caveat=Text(
        da=(
            "Tallet er de voksnes registrering, ikke barnets egen oplevelse, og det siger ikke, hvordan "
            "barnet var med. Mål uden oplysning er ikke med: Er der mange af dem, gælder tallet kun "
            "resten."
        ),
        en=(
            "It is what the adults recorded, not the child's own experience, and it does not tell how the "
            "child took part. Goals without the information are not included: where these are many, the "
            "figure holds for the rest only."
        ),
    ),
    numerator_text=Text(
        da="De mål i nævneren, der er registreret som formuleret med barnet.",
        en="Those goals of the denominator that are recorded as formulated with the child.",
    ),
    denominator_text=Text(
        da=(
            "Mål, der er sat i perioden, og hvor det er registreret, om barnet var med – ja eller nej. "
            "Mål, der siden er lukket eller udgået, er med."
        ),
        en=(
            "Goals set in the period for which it is recorded whether the child took part – yes or no. "
            "Goals closed or dropped since are included."
        ),
    ),
    event=Text(da="mål", en="goals"),
    kind=Kind.SHARE_OF_EVENTS,
    numerator=Count("goal_set", Is("child_voice", (True,))),
    denominator=Count("goal_set", Known("child_voice")),
    groupings=attributes.ALL,
    better=Better.HIGHER,
    example=Example(
        story=Text(
            da=(
                "Fjerde kvartal 2025. Af målene med oplysning er to af tre formuleret med barnet: f1's første "
                "og f2's, der er sat på kvartalets sidste dag. Om f2's andet mål vides det ikke, og f3's er "
                "sat dagen før kvartalet: De er ikke med."
            ),
            en=(
                "Fourth quarter of 2025. Of the goals with the information two of three were formulated with "
                "the child: the first of f1, and that of f2 set on the quarter's last day. Of the other goal "
                "of f2 it is not known, and that of f3 was set the day before the quarter: they are not "
                "included."
            ),
        ),
        tables={
            "course": """
                course_id child_id
                f1 b1
                f2 b2
                f3 b3
            """,
            "goal": """
                course_id set_on child_voice
                f1 2025-10-01 yes
                f1 2025-11-12 no
                f2 2025-12-31 yes
                f2 2025-11-20 -
                f3 2025-09-30 no
            """,
        },
        as_of=date(2025, 12, 31),
        start=date(2025, 10, 1),
        end=date(2025, 12, 31),
        numerator=2,
        denominator=3,
        children=2,
    ),
)
