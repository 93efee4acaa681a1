"""Courses with an open goal on the academic side and one on the side of well-being (indicators.md 3)."""

from datetime import date

from dashboard.vocabulary import attributes
from dashboard.vocabulary.indicator import Better, Example, Indicator, Kind, Theme
from dashboard.vocabulary.measures import All, Is, OnLastDay
from dashboard.vocabulary.text import Text

INDICATOR = Indicator(
    key="two_sided_goals",
    theme=Theme.GOALS,
    label=Text(da="Mål på begge sider: fagligt og trivsel", en="Goals on both sides: learning and well-being"),
    short_label=Text(da="Mål på begge sider", en="Both sides"),
    question=Text(
        da="I hvor mange forløb er der åbne mål både for det faglige og for trivslen?",
        en="How many courses have open goals both for learning and for well-being?",
    ),
    why=Text(
        da=(
            "Begge modeller kræver et ligeligt og samtidigt fokus på faglig udvikling og trivsel. "
            "Forskningen bag Styrket læringsmiljø peger på en tendens til at vægte anbragte børns sociale "
            "og personlige udvikling højere end det faglige."
        ),
        en=(
            "Both models demand an equal and simultaneous focus on academic development and well-being. "
            "The research behind Styrket læringsmiljø points to a tendency to weigh the social and "
            "personal development of children in care above the academic."
        ),
    ),
    caveat=Text(
        da=(
            "Et øjebliksbillede fra periodens sidste dag: Mål, der lige er lukket, og som endnu ikke er "
            "afløst af nye, trækker ned. Tallet siger ikke, om de to sider fylder lige meget i hverdagen. "
            "Forløb uden målsætningsmøde er ikke med; om mål er sat i tide, viser et andet tal."
        ),
        en=(
            "A snapshot of the period's last day: goals just closed, and not yet replaced, pull it down. "
            "It does not tell whether the two sides weigh the same in everyday life. Courses without a "
            "goal-setting meeting are not included; whether goals are set in time is another figure."
        ),
    ),
    numerator_text=Text(
        da=(
            "De forløb i nævneren, der på periodens sidste dag har mindst ét åbent fagligt mål og mindst "
            "ét åbent mål for trivsel eller det sociale. Et mål er åbent fra den dag, det er sat; det er "
            "ikke åbent på den dag, det lukkes med et resultat."
        ),
        en=(
            "Those courses of the denominator that on the period's last day have at least one open "
            "academic goal and at least one open goal for well-being or the social side. A goal is open "
            "from the day it is set; it is not open on the day it is closed with an outcome."
        ),
    ),
    denominator_text=Text(
        da=(
            "Forløb, der er i gang på periodens sidste dag, og hvor der er holdt mindst ét "
            "målsætningsmøde fra forløbets start til den dag. Slutter perioden efter opgørelsesdatoen, "
            "gælder opgørelsesdatoen."
        ),
        en=(
            "Courses in force on the period's last day in which at least one goal-setting meeting was "
            "held from the start of the course to that day. If the period ends after the as-of date, the "
            "as-of date is taken."
        ),
    ),
    event=Text(da="forløb", en="courses"),
    kind=Kind.SHARE_OF_EVENTS,
    numerator=OnLastDay("goal_sides", All((Is("academic_open", (True,)), Is("other_open", (True,))))),
    denominator=OnLastDay("goal_sides"),
    groupings=attributes.ALL,
    better=Better.HIGHER,
    example=Example(
        story=Text(
            da=(
                "Opgjort på 31. december 2025. f1 har et fagligt mål og et socialt, der først lukkes dagen "
                "efter: begge sider. f2 holdt målsætningsmøde på selve dagen og er med, men trivselsmålet "
                "lukkes den dag, så kun det faglige er åbent. f3 har intet holdt møde, og f4 sluttede dagen "
                "før: De er ikke med. Altså 1 af 2."
            ),
            en=(
                "Counted on 31 December 2025. f1 has an academic goal and a social one that is closed only "
                "the day after: both sides. f2 held its goal-setting meeting on that very day and is "
                "included, but its well-being goal is closed that day, so only the academic one is open. f3 "
                "has no meeting held, and f4 ended the day before: they are not included. Thus 1 of 2."
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
            "meeting": """
                course_id kind held_on
                f1 goal_setting 2025-09-01
                f2 goal_setting 2025-12-31
                f3 goal_setting -
                f4 goal_setting 2025-09-05
            """,
            "goal": """
                course_id domain set_on closed_on outcome
                f1 academic 2025-09-01 - -
                f1 social 2025-10-01 2026-01-01 met
                f2 academic 2025-12-31 - -
                f2 wellbeing 2025-09-20 2025-12-31 met
                f4 academic 2025-09-05 - -
                f4 wellbeing 2025-09-05 - -
            """,
        },
        as_of=date(2026, 1, 15),
        start=date(2025, 10, 1),
        end=date(2025, 12, 31),
        numerator=1,
        denominator=2,
        children=2,
    ),
)
