"""Children in a course whose home has access to the school's channel (indicators.md 3)."""

from datetime import date

from dashboard.vocabulary import attributes
from dashboard.vocabulary.indicator import Better, Example, Indicator, Kind, Theme
from dashboard.vocabulary.measures import Is, Known, OnLastDay
from dashboard.vocabulary.text import Text

INDICATOR = Indicator(
    key="aula_access",
    theme=Theme.CHILD,
    label=Text(da="Anbringelsesstedet har adgang til Aula", en="The home has access to Aula"),
    short_label=Text(da="Adgang til Aula", en="Aula access"),
    question=Text(
        da="For hvor mange børn har anbringelsesstedet adgang til Aula?",
        en="For how many children does the home have access to Aula?",
    ),
    why=Text(
        da=(
            "Styrket læringsmiljø kalder det vigtigt, at skole og anbringelsessted har adgang til den "
            "samme kommunikationskanal. Evalueringen viser, at det kan være vanskeligt for både "
            "plejeforældre og børne- og ungehjem at blive knyttet til barnet på Aula."
        ),
        en=(
            "Styrket læringsmiljø calls it important that school and home have access to the same channel "
            "of communication. The evaluation shows that foster parents and residential homes can find it "
            "hard to be connected to the child on Aula."
        ),
    ),
    caveat=Text(
        da=(
            "Et øjebliksbillede fra periodens sidste dag. Adgang er ikke det samme som brug. Børn, hvor "
            "adgangen ikke er registreret, er ikke med: Er der mange af dem, gælder tallet kun resten."
        ),
        en=(
            "A snapshot of the period's last day. Access is not the same as use. Children for whom access "
            "is not recorded are not included: where these are many, the figure holds for the rest only."
        ),
    ),
    numerator_text=Text(
        da="De børn i nævneren, hvis anbringelsessted har adgang til skolens kanal (Aula).",
        en="Those children of the denominator whose home has access to the school's channel (Aula).",
    ),
    denominator_text=Text(
        da=(
            "Børn, der på periodens sidste dag både har et forløb og en anbringelse i gang, og hvor "
            "adgangen er registreret – ja eller nej. Slutter perioden efter opgørelsesdatoen, gælder "
            "opgørelsesdatoen."
        ),
        en=(
            "Children with both a course and a placement in force on the period's last day for whom "
            "access is recorded – yes or no. If the period ends after the as-of date, the as-of date is "
            "taken."
        ),
    ),
    event=Text(da="børn", en="children"),
    kind=Kind.SHARE_OF_EVENTS,
    numerator=OnLastDay("placement_in_course", Is("aula_access", (True,))),
    denominator=OnLastDay("placement_in_course", Known("aula_access")),
    groupings=attributes.ALL,
    better=Better.HIGHER,
    example=Example(
        story=Text(
            da=(
                "Opgjort på 31. december 2025. b1's hjem har adgang. b2 flyttede ind på h2 samme dag, og det "
                "er den nye anbringelse, der gælder: nej. For b3 er det ikke registreret, og b4's forløb er "
                "slut: De er ikke med. Altså 1 af 2."
            ),
            en=(
                "Counted on 31 December 2025. The home of b1 has access. b2 moved to h2 on that day, and it "
                "is the new placement that counts: no. For b3 it is not recorded, and the course of b4 has "
                "ended: they are not included. Thus 1 of 2."
            ),
        ),
        tables={
            "course": """
                course_id child_id end_on
                f1 b1 -
                f2 b2 -
                f3 b3 -
                f4 b4 2025-11-30
            """,
            "placement": """
                child_id home_id start_on end_on aula_access
                b1 h1 2025-01-01 - yes
                b2 h1 2025-01-01 2025-12-30 yes
                b2 h2 2025-12-31 - no
                b3 h2 2025-01-01 - -
                b4 h2 2025-01-01 - yes
            """,
        },
        as_of=date(2025, 12, 31),
        start=date(2025, 10, 1),
        end=date(2025, 12, 31),
        numerator=1,
        denominator=2,
        children=2,
    ),
)
