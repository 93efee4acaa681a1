"""Meetings in which the child was involved, at the meeting or before it (indicators.md 3)."""

from datetime import date

from dashboard.vocabulary import attributes
from dashboard.vocabulary.indicator import Better, Example, Indicator, Kind, Theme
from dashboard.vocabulary.measures import All, Count, Is, Known
from dashboard.vocabulary.text import Text

INDICATOR = Indicator(
    key="child_involved",
    theme=Theme.CHILD,
    label=Text(da="Barnet inddraget i mødet", en="Child involved in the meeting"),
    short_label=Text(da="Barnet inddraget", en="Child involved"),
    question=Text(
        da="Ved hvor mange møder var barnet inddraget, på mødet eller før det?",
        en="In how many meetings was the child involved, at the meeting or before it?",
    ),
    why=Text(
        da=(
            "Begge modeller sætter barnets perspektiv først. Styrket læringsmiljø minder om, at alle børn "
            "har ret til at blive inddraget i beslutninger, som vedrører dem, og at det kan skabe "
            "motivation og ejerskab."
        ),
        en=(
            "Both models put the child's perspective first. Styrket læringsmiljø recalls that all "
            "children have a right to be involved in decisions that concern them, and that it can create "
            "motivation and ownership."
        ),
    ),
    caveat=Text(
        da=(
            "Det er ikke en fejl, at barnet ikke sad med: Mange anbragte børn oplever det som utrygt at "
            "være centrum for møder med mange voksne, og derfor tæller det lige så meget at spørge barnet "
            "før mødet. Tallet siger ikke, om barnets ønsker fik betydning. Møder uden oplysning er ikke "
            "med."
        ),
        en=(
            "It is no fault that the child did not sit in: many children in care feel unsafe at the "
            "centre of meetings with many adults, so asking the child before the meeting counts as much. "
            "It does not tell whether the child's wishes made a difference. Meetings without the "
            "information are not included."
        ),
    ),
    numerator_text=Text(
        da="De møder i nævneren, hvor barnet deltog eller blev spurgt på anden måde.",
        en=("Those meetings of the denominator that the child attended, or for which it was consulted in another way."),
    ),
    denominator_text=Text(
        da=(
            "Målsætnings- og opfølgningsmøder, der er holdt i perioden og ikke aflyst, og hvor det er "
            "registreret, hvordan barnet var inddraget – også »slet ikke«."
        ),
        en=(
            "Goal-setting and follow-up meetings held in the period and not cancelled for which it is "
            "recorded how the child was involved – ‘not at all’ included."
        ),
    ),
    event=Text(da="møder", en="meetings"),
    kind=Kind.SHARE_OF_EVENTS,
    numerator=Count(
        "meeting",
        All((Is("kind", ("goal_setting", "follow_up")), Is("child_involvement", ("attended", "consulted")))),
    ),
    denominator=Count("meeting", All((Is("kind", ("goal_setting", "follow_up")), Known("child_involvement")))),
    groupings=attributes.ALL,
    better=Better.HIGHER,
    example=Example(
        story=Text(
            da=(
                "Fjerde kvartal 2025. Barnet b1 deltog på kvartalets første dag og blev spurgt før mødet på "
                "den sidste; b2 var ikke inddraget 3. november. Mødet uden oplysning, det aflyste og "
                "progressionsmødet er ikke med. Altså 2 af 3."
            ),
            en=(
                "Fourth quarter of 2025. Child b1 attended on the quarter's first day and was consulted "
                "before the meeting on its last; b2 was not involved on 3 November. The meeting without the "
                "information, the cancelled one and the progress meeting are not included. Thus 2 of 3."
            ),
        ),
        tables={
            "course": """
                course_id child_id
                f1 b1
                f2 b2
            """,
            "meeting": """
                course_id kind held_on cancelled child_involvement
                f1 goal_setting 2025-10-01 no attended
                f1 follow_up 2025-12-31 no consulted
                f2 follow_up 2025-11-03 no none
                f2 follow_up 2025-12-10 no -
                f2 follow_up 2025-12-15 yes attended
                f2 progress 2025-12-12 no attended
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
