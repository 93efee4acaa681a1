"""Meetings at which the child's caseworker was present (indicators.md 3)."""

from datetime import date

from dashboard.vocabulary import attributes
from dashboard.vocabulary.indicator import Better, Example, Indicator, Kind, Theme
from dashboard.vocabulary.measures import All, Count, Is, Known
from dashboard.vocabulary.text import Text

INDICATOR = Indicator(
    key="caseworker_present",
    theme=Theme.FOLLOW_UP,
    label=Text(da="Rådgiver deltog i mødet", en="Caseworker at the meeting"),
    short_label=Text(da="Rådgiver deltog", en="Caseworker"),
    question=Text(
        da="Ved hvor mange møder deltog barnets rådgiver?",
        en="At how many meetings was the child's caseworker present?",
    ),
    why=Text(
        da=(
            "Rådgiveren skaber sammenhæng mellem forløbet og barnets plan og er indgangen til de "
            "biologiske forældre. Styrket læringsmiljø siger, at rådgiveren bør deltage i det første "
            "målsætningsmøde."
        ),
        en=(
            "The caseworker ties the course to the child's plan and is the way in to the biological "
            "parents. Styrket læringsmiljø says that the caseworker should attend the first goal-setting "
            "meeting."
        ),
    ),
    caveat=Text(
        da=(
            "100 % er ikke målet. Evalueringen viser, at rådgivere har svært ved at nå alle møder; hvor "
            "ofte de deltager i opfølgninger, aftales lokalt. Tallet skiller ikke det første "
            "målsætningsmøde fra de senere møder, og en rådgiver, der fik referat og et opkald, tæller "
            "ikke som deltager. Møder uden oplysning er ikke med."
        ),
        en=(
            "100% is not the aim. The evaluation shows that caseworkers find it hard to attend every "
            "meeting; how often they attend follow-ups is agreed locally. It does not tell the first "
            "goal-setting meeting from later meetings, and a caseworker who was sent the minutes and "
            "called does not count as present. Meetings without the information are not included."
        ),
    ),
    numerator_text=Text(
        da="De møder i nævneren, hvor det er registreret, at barnets rådgiver deltog.",
        en="Those meetings of the denominator at which the child's caseworker is recorded as present.",
    ),
    denominator_text=Text(
        da=(
            "Målsætnings- og opfølgningsmøder, der er holdt i perioden og ikke aflyst, og hvor det er "
            "registreret, om rådgiveren deltog – ja eller nej."
        ),
        en=(
            "Goal-setting and follow-up meetings held in the period and not cancelled for which it is "
            "recorded whether the caseworker was present – yes or no."
        ),
    ),
    event=Text(da="møder", en="meetings"),
    kind=Kind.SHARE_OF_EVENTS,
    numerator=Count("meeting", All((Is("kind", ("goal_setting", "follow_up")), Is("caseworker_present", (True,))))),
    denominator=Count("meeting", All((Is("kind", ("goal_setting", "follow_up")), Known("caseworker_present")))),
    groupings=attributes.ALL,
    better=Better.HIGHER,
    example=Example(
        story=Text(
            da=(
                "Fjerde kvartal 2025. Rådgiveren deltog i to målsætningsmøder, men ikke i f2's opfølgning 31. "
                "december: 2 af 3. f1's opfølgning ligger efter kvartalet, f3's første møde er uden "
                "oplysning, og det andet blev aflyst."
            ),
            en=(
                "Fourth quarter of 2025. The caseworker was present at two goal-setting meetings, but not at "
                "the follow-up of f2 on 31 December: 2 of 3. The follow-up of f1 lies after the quarter, the "
                "first meeting of f3 is without the information, and the second was cancelled."
            ),
        ),
        tables={
            "course": """
                course_id child_id
                f1 b1
                f2 b2
                f3 b3
            """,
            "meeting": """
                course_id kind held_on cancelled caseworker_present
                f1 goal_setting 2025-10-06 no yes
                f1 follow_up 2026-01-05 no yes
                f2 goal_setting 2025-10-31 no yes
                f2 follow_up 2025-12-31 no no
                f3 follow_up 2025-11-12 no -
                f3 follow_up 2025-11-26 yes no
            """,
        },
        as_of=date(2026, 1, 15),
        start=date(2025, 10, 1),
        end=date(2025, 12, 31),
        numerator=2,
        denominator=3,
        children=2,
    ),
)
