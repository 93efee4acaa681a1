"""Goals that were closed or fell due, and were met (indicators.md 2, goals_met)."""

from datetime import date

from dashboard.vocabulary import attributes
from dashboard.vocabulary.indicator import Better, Example, Indicator, Kind, Part, Theme
from dashboard.vocabulary.measures import All, Count, Is
from dashboard.vocabulary.text import Text

_JUDGED = ("met", "partly_met", "not_met", "not_evaluated")

INDICATOR = Indicator(
    key="goals_met",
    theme=Theme.GOALS,
    label=Text(da="Mål opnået", en="Goals met"),
    short_label=Text(da="Mål opnået", en="Goals met"),
    question=Text(
        da="Hvor mange af de mål, der er afsluttet eller forfaldne, er opnået?",
        en="How many of the goals that were closed or fell due are met?",
    ),
    why=Text(
        da=(
            "Begge modeller sætter fælles mål for barnets faglige udvikling og trivsel og følger op på "
            "dem. Her ses, om nogen tager stilling til målene, når tiden er inde, og hvordan det er gået."
        ),
        en=(
            "Both models set shared goals for the child's academic development and well-being, and follow "
            "up on them. Here one sees whether somebody judges the goals when their time has come, and "
            "how it went."
        ),
    ),
    caveat=Text(
        da=(
            "Tallet måler lige så meget, hvordan målene er sat, som hvad barnet har nået: Nære mål opnås "
            "oftere end høje. Brug det derfor ikke til at sammenligne hjem eller skoler. Et delvist "
            "opnået mål tæller ikke som opnået, men står ved siden af. Tallet er ikke justeret for "
            "børnenes forudsætninger."
        ),
        en=(
            "It measures goal-setting as much as what the child has reached: near goals are met more "
            "often than high ones. So do not compare homes or schools by it. A partly met goal does not "
            "count as met, but stands beside the figure. It is not adjusted for the children's needs."
        ),
    ),
    numerator_text=Text(
        da="De mål i nævneren, der senest på opgørelsesdatoen er afsluttet som opnået.",
        en="Those goals of the denominator that were closed as met by the as-of date.",
    ),
    denominator_text=Text(
        da=(
            "Mål, der er afsluttet som opnået, delvist opnået eller ikke opnået, og mål, der ikke er "
            "vurderet, selv om slutdatoen plus fristen er gået. Sluttede forløbet før målets slutdato, er "
            "et åbent mål ikke med. Hvert mål tæller én gang, på den første af to dage: dagen, det blev "
            "afsluttet, og slutdatoen plus fristen. Udgåede mål står ved siden af."
        ),
        en=(
            "Goals closed as met, partly met or not met, and goals not evaluated although the due date "
            "plus the grace has passed. Where the course ended before the goal was due, an open goal is "
            "not included. Each goal counts once, on the earlier of two days: the day it was closed, and "
            "the due date plus the grace. Dropped goals stand beside the figure."
        ),
    ),
    event=Text(da="mål", en="goals"),
    kind=Kind.SHARE_OF_EVENTS,
    numerator=Count("goal_result", Is("result", ("met",))),
    denominator=Count("goal_result", Is("result", _JUDGED)),
    groupings=attributes.ALL,
    better=Better.HIGHER,
    parts=(
        Part(key="met", label=Text(da="opnået", en="met"), measure=Count("goal_result", Is("result", ("met",)))),
        Part(
            key="partly_met",
            label=Text(da="delvist opnået", en="partly met"),
            measure=Count("goal_result", Is("result", ("partly_met",))),
        ),
        Part(
            key="not_met",
            label=Text(da="ikke opnået", en="not met"),
            measure=Count("goal_result", Is("result", ("not_met",))),
        ),
        Part(
            key="not_evaluated",
            label=Text(da="ikke vurderet", en="not evaluated"),
            measure=Count("goal_result", Is("result", ("not_evaluated",))),
        ),
        Part(
            key="dropped",
            label=Text(da="udgået", en="dropped"),
            measure=Count("goal_result", Is("result", ("dropped",))),
        ),
        Part(
            key="academic",
            label=Text(da="faglige mål opnået", en="academic goals met"),
            measure=Count("goal_result", All((Is("domain", ("academic",)), Is("result", ("met",))))),
            out_of=Count("goal_result", All((Is("domain", ("academic",)), Is("result", _JUDGED)))),
        ),
        Part(
            key="wellbeing",
            label=Text(da="mål for trivsel og det sociale opnået", en="well-being and social goals met"),
            measure=Count("goal_result", All((Is("domain", ("wellbeing", "social")), Is("result", ("met",))))),
            out_of=Count("goal_result", All((Is("domain", ("wellbeing", "social")), Is("result", _JUDGED)))),
        ),
    ),
    headline=3,
    rules=("grace_goal",),
    example=Example(
        story=Text(
            da=(
                "Fjerde kvartal 2025, opgjort 15. januar 2026, frist 14 dage. f1: Det faglige mål er opnået, "
                "trivselsmålet delvist; det sociale er udgået og tæller ikke. f2: Det faglige mål skulle være "
                "vurderet senest 14. december og er det ikke. Trivselsmålet blev først afsluttet i januar, "
                "men tæller 24. december (slutdato plus frist) som opnået. f3: Forløbet sluttede før målets "
                "slutdato, så målet er ikke med. Altså 2 opnåede af 4."
            ),
            en=(
                "Fourth quarter of 2025, as of 15 January 2026, grace 14 days. f1: the academic goal is met, "
                "the well-being goal partly; the social one was dropped and does not count. f2: the academic "
                "goal should have been evaluated by 14 December and was not. The well-being goal was closed "
                "only in January, but counts on 24 December (due date plus grace) as met. f3: the course "
                "ended before the goal was due, so the goal is not included. Thus 2 met of 4."
            ),
        ),
        tables={
            "course": """
                course_id child_id end_on
                f1 b1 -
                f2 b2 -
                f3 b3 2025-11-01
            """,
            "goal": """
                course_id domain due_on closed_on outcome
                f1 academic 2025-10-15 2025-10-10 met
                f1 wellbeing 2025-10-31 2025-11-05 partly_met
                f1 social 2025-12-31 2025-12-01 dropped
                f2 academic 2025-11-30 - -
                f2 wellbeing 2025-12-10 2026-01-05 met
                f3 academic 2025-11-20 - -
            """,
        },
        as_of=date(2026, 1, 15),
        start=date(2025, 10, 1),
        end=date(2025, 12, 31),
        numerator=2,
        denominator=4,
        children=2,
    ),
)
