"""Children in a course with a fixed contact person for the school at their home (indicators.md 3)."""

from datetime import date

from dashboard.vocabulary import attributes
from dashboard.vocabulary.indicator import Better, Example, Indicator, Kind, Theme
from dashboard.vocabulary.measures import Is, Known, OnLastDay
from dashboard.vocabulary.text import Text

INDICATOR = Indicator(
    key="contact_person",
    theme=Theme.CHILD,
    label=Text(da="Fast kontaktperson for skolen", en="A fixed contact person for the school"),
    short_label=Text(da="Kontaktperson", en="Contact person"),
    question=Text(
        da=("Hvor mange børn har en fast kontaktperson på anbringelsesstedet, som skolen kan henvende sig til?"),
        en="How many children have a fixed contact person at the home for the school to turn to?",
    ),
    why=Text(
        da=(
            "Ifølge Styrket læringsmiljø understøtter det samarbejdet, når der er en fast kontaktperson "
            "på hjemmet, som barnets kontaktlærer kan henvende sig til i dagtimerne. Det kan kræve, at "
            "hjemmet ser på, hvordan arbejdet er lagt til rette – en ledelsesopgave."
        ),
        en=(
            "According to Styrket læringsmiljø it supports the cooperation when there is a fixed contact "
            "person at the home whom the child's contact teacher can turn to in the daytime. It may ask "
            "the home to look at how its work is organised – a task for its management."
        ),
    ),
    caveat=Text(
        da=(
            "Et øjebliksbillede fra periodens sidste dag. At en kontaktperson er udpeget, siger ikke, at "
            "skolen kan få fat i vedkommende. Modellen beskriver det for børne- og ungehjem; i "
            "plejefamilier siger tallet mindre. Børn uden oplysning er ikke med."
        ),
        en=(
            "A snapshot of the period's last day. That a contact person is named does not tell that the "
            "school can get hold of them. The model describes it for residential homes; in foster "
            "families the figure says less. Children without the information are not included."
        ),
    ),
    numerator_text=Text(
        da=(
            "De børn i nævneren, hvor der er udpeget en fast kontaktperson for skolen på det "
            "anbringelsessted, barnet bor på."
        ),
        en=(
            "Those children of the denominator for whom a fixed contact person for the school is named at "
            "the home where the child lives."
        ),
    ),
    denominator_text=Text(
        da=(
            "Børn, der på periodens sidste dag både har et forløb og en anbringelse i gang, og hvor det "
            "er registreret – ja eller nej. Slutter perioden efter opgørelsesdatoen, gælder "
            "opgørelsesdatoen."
        ),
        en=(
            "Children with both a course and a placement in force on the period's last day for whom it is "
            "recorded – yes or no. If the period ends after the as-of date, the as-of date is taken."
        ),
    ),
    event=Text(da="børn", en="children"),
    kind=Kind.SHARE_OF_EVENTS,
    numerator=OnLastDay("placement_in_course", Is("contact_person", (True,))),
    denominator=OnLastDay("placement_in_course", Known("contact_person")),
    groupings=attributes.ALL,
    better=Better.HIGHER,
    example=Example(
        story=Text(
            da=(
                "Perioden slutter 31. december 2025, men der er kun data til og med 15. december: Den dag "
                "gælder. b1 har en kontaktperson, b2 har ikke. b3 flyttede fra hjemmet dagen før og har ingen "
                "anbringelse. b4's forløb begynder dagen efter. Altså 1 af 2."
            ),
            en=(
                "The period ends on 31 December 2025, but there is data only up to 15 December: that day is "
                "taken. b1 has a contact person, b2 has none. b3 left the home the day before and has no "
                "placement. The course of b4 starts the day after. Thus 1 of 2."
            ),
        ),
        tables={
            "course": """
                course_id child_id start_on
                f1 b1 2025-01-01
                f2 b2 2025-01-01
                f3 b3 2025-01-01
                f4 b4 2025-12-16
            """,
            "placement": """
                child_id end_on contact_person
                b1 - yes
                b2 - no
                b3 2025-12-14 yes
                b4 - yes
            """,
        },
        as_of=date(2025, 12, 15),
        start=date(2025, 10, 1),
        end=date(2025, 12, 31),
        numerator=1,
        denominator=2,
        children=2,
    ),
)
