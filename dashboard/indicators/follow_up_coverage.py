"""Days in a course on which the latest follow-up is recent enough (indicators.md 2, follow-up regularity)."""

from datetime import date

from dashboard.vocabulary import attributes
from dashboard.vocabulary.indicator import Better, Example, Indicator, Kind, Theme
from dashboard.vocabulary.measures import Days, Is
from dashboard.vocabulary.text import Text

INDICATOR = Indicator(
    key="follow_up_coverage",
    theme=Theme.FOLLOW_UP,
    label=Text(da="Dage med opfølgning inden for fristen", en="Days covered by follow-up"),
    short_label=Text(da="Opfølgning", en="Follow-up"),
    question=Text(
        da="Hvor stor en del af dagene er børnene fulgt op inden for fristen?",
        en="On what share of the days has the child been followed up recently enough?",
    ),
    why=Text(
        da=(
            "Begge modeller bygger på hyppig opfølgning: cirka hver tredje måned i Styrket læringsmiljø, "
            "en proces på 6–8 uger, der gentages, i Kvalitet i anbringelsen. Går opfølgningen i stå, "
            "bliver mål og støtte ikke tilpasset barnets aktuelle behov og ønsker."
        ),
        en=(
            "Both models rest on frequent follow-up: about every third month in Styrket læringsmiljø, a "
            "process of 6–8 weeks that is repeated in Kvalitet i anbringelsen. When follow-up stops, "
            "goals and support are not adjusted to what the child needs and wants now."
        ),
    ),
    caveat=Text(
        da=(
            "Tallet siger, om møderne er holdt, ikke om de hjalp. Et stop i møderne ses først, når "
            "fristen er gået; listen over børn, der mangler opfølgning, viser det før. Skoleferier tæller "
            "med som andre dage, og et møde, der ikke er registreret, tæller som ikke holdt. Hvor der er "
            "få børn, vejer ét barn tungt."
        ),
        en=(
            "It tells whether meetings were held, not whether they helped. A stop of meetings shows only "
            "when the limit has passed; the list of children past due shows it earlier. School holidays "
            "count like other days, and a meeting that was not recorded counts as not held. Where "
            "children are few, one child weighs heavily."
        ),
    ),
    numerator_text=Text(
        da=(
            "De dage i nævneren, hvor der højst er gået den aftalte hyppighed plus fristen siden det "
            "seneste målsætnings- eller opfølgningsmøde i forløbet. Før det første møde regnes fra "
            "forløbets start. Mødedagen og den sidste dag inden for fristen tæller med. Har forløbet sin "
            "egen hyppighed, gælder den."
        ),
        en=(
            "Those days of the denominator on which at most the agreed interval plus the grace has passed "
            "since the latest goal-setting or follow-up meeting of the course. Before the first meeting "
            "the days are counted from the start of the course. The day of the meeting and the last day "
            "within the limit count. A course with an interval of its own follows that."
        ),
    ),
    denominator_text=Text(
        da=(
            "Alle dage i perioden, hvor barnet har et forløb i gang, til og med opgørelsesdatoen. Ét barn "
            "på én dag er én."
        ),
        en=(
            "All days of the period on which the child has a course in force, up to and including the "
            "as-of date. One child on one day is one."
        ),
    ),
    event=Text(da="forløbsdage", en="days in a course"),
    kind=Kind.SHARE_OF_DAYS,
    numerator=Days("course_days", Is("covered", (True,))),
    denominator=Days("course_days"),
    groupings=attributes.ALL,
    better=Better.HIGHER,
    headline=1,
    rules=("cadence_slm", "grace_slm", "cadence_kia", "grace_kia"),
    example=Example(
        story=Text(
            da=(
                "Otte forløb med en frist på 91 + 14 = 105 dage, talt fra 1. august 2025 til opgørelsesdatoen "
                "15. januar 2026: 168 dage. B1 og B7 er dækket alle 168 dage, B3 alle 57 og B5 alle 106. B2 "
                "mangler 37 dage (13. november til 19. december) og er dækket 131 af 168. B4 har aldrig haft "
                "et møde: 106 af 149. B6: 84 af 131. B8 mangler kun 13.-15. januar: 165 af 168."
            ),
            en=(
                "Eight courses with a limit of 91 + 14 = 105 days, counted from 1 August 2025 to the as-of "
                "date 15 January 2026: 168 days. B1 and B7 are covered on all 168 days, B3 on all 57 and B5 "
                "on all 106. B2 lacks 37 days (13 November to 19 December): 131 of 168. B4 never had a "
                "meeting: 106 of 149. B6: 84 of 131. B8 lacks only 13–15 January: 165 of 168."
            ),
        ),
        tables={
            "course": """
                course_id child_id start_on end_on
                B1 B1 2025-01-10 -
                B2 B2 2025-01-10 -
                B3 B3 2025-11-20 -
                B4 B4 2025-08-20 -
                B5 B5 2025-05-01 2025-11-14
                B6 B6 2025-05-01 2025-12-09
                B7 B7 2025-06-15 -
                B8 B8 2025-06-15 -
            """,
            "meeting": """
                course_id held_on
                B1 2025-04-02
                B1 2025-07-01
                B1 2025-09-25
                B1 2025-12-18
                B2 2025-03-20
                B2 2025-07-30
                B2 2025-12-20
                B5 2025-07-25
                B5 2025-10-20
                B6 2025-07-10
                B7 2025-09-14
                B7 2025-12-28
                B7 2025-12-28
                B8 2025-09-29
            """,
        },
        as_of=date(2026, 1, 15),
        start=date(2025, 8, 1),
        end=date(2026, 1, 31),
        numerator=985,
        denominator=1115,
        children=8,
    ),
)
