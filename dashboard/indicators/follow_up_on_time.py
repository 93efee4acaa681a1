"""Follow-ups that were due and were held in time (indicators.md 2, follow-up regularity)."""

from datetime import date

from dashboard.vocabulary import attributes
from dashboard.vocabulary.indicator import Better, Example, Indicator, Kind, Part, Theme
from dashboard.vocabulary.measures import Count, Is
from dashboard.vocabulary.text import Text

INDICATOR = Indicator(
    key="follow_up_on_time",
    theme=Theme.FOLLOW_UP,
    label=Text(da="Opfølgninger holdt til tiden", en="Follow-ups held on time"),
    short_label=Text(da="Til tiden", en="On time"),
    question=Text(
        da="Hvor mange af de opfølgninger, der skulle holdes, blev holdt til tiden?",
        en="How many of the follow-ups that were due were held on time?",
    ),
    why=Text(
        da=(
            "Styrket læringsmiljø følger op cirka hver tredje måned, og Kvalitet i anbringelsen gentager "
            "processen efter 6–8 uger. Her ses, hvor ofte det lykkes. Møder, der aldrig blev til noget, "
            "er med: De forsvinder ellers let ud af regnskabet."
        ),
        en=(
            "Styrket læringsmiljø follows up about every third month, and Kvalitet i anbringelsen repeats "
            "its process after 6–8 weeks. Here one sees how often that succeeds. Meetings that never came "
            "about are included: they are easily lost from the account."
        ),
    ),
    caveat=Text(
        da=(
            "En brudt opfølgning tæller én gang, uanset hvor længe barnet venter; dagene inden for "
            "fristen viser, hvor længe. Et møde, der bliver holdt for sent, ændrer ikke måneden, der er "
            "gået, men starter en ny frist. Tallet siger ikke, hvorfor et møde udeblev. Et enkelt hjem "
            "har få opfølgninger i et kvartal, så læs antallet før procenten."
        ),
        en=(
            "A broken follow-up counts once, however long the child waits; the days within the limit show "
            "how long. A meeting held too late does not change the month that has passed, but starts a "
            "new limit. The figure does not say why a meeting failed to take place. A single home has few "
            "follow-ups a quarter, so read the number before the per cent."
        ),
    ),
    numerator_text=Text(
        da=(
            "Opfølgninger, hvor et målsætnings- eller opfølgningsmøde i forløbet blev holdt senest den "
            "sidste gode dag. Den er dagen for det forrige møde (eller forløbets start) plus den aftalte "
            "hyppighed plus fristen. Tæller på mødedagen."
        ),
        en=(
            "Follow-ups for which a goal-setting or follow-up meeting of the course was held on or before "
            "the last good day. That is the day of the previous meeting (or the start of the course) plus "
            "the agreed interval plus the grace. Counted on the day of the meeting."
        ),
    ),
    denominator_text=Text(
        da=(
            "De holdte i tælleren og de brudte. En opfølgning er brudt, når den sidste gode dag er gået "
            "uden møde, og forløbet stadig er i gang dagen efter; den tæller på den dag. Opfølgninger, "
            "der endnu ikke er forfaldne eller er bortfaldet, fordi forløbet sluttede, er ikke med, men "
            "står ved siden af."
        ),
        en=(
            "The kept ones of the numerator and the broken ones. A follow-up is broken when the last good "
            "day has passed without a meeting and the course is still in force the day after; it counts "
            "on that day. Follow-ups that are not due yet, or lapsed because the course ended, are not "
            "included, but stand beside the figure."
        ),
    ),
    event=Text(da="opfølgninger", en="follow-ups"),
    kind=Kind.SHARE_OF_EVENTS,
    numerator=Count("obligation", Is("state", ("kept",))),
    denominator=Count("obligation", Is("state", ("kept", "broken"))),
    groupings=attributes.ALL,
    better=Better.HIGHER,
    parts=(
        Part(
            key="pending",
            label=Text(da="endnu ikke forfaldne", en="not due yet"),
            measure=Count("obligation", Is("state", ("pending",))),
        ),
        Part(
            key="lapsed",
            label=Text(da="bortfaldet, fordi forløbet sluttede", en="lapsed: the course ended first"),
            measure=Count("obligation", Is("state", ("lapsed",))),
        ),
    ),
    headline=2,
    rules=("cadence_slm", "grace_slm", "cadence_kia", "grace_kia"),
    example=Example(
        story=Text(
            da=(
                "Otte forløb med en frist på 91 + 14 = 105 dage. Holdt til tiden: B1 25. september og 18. "
                "december, B5 20. oktober, B7 14. september og – på den sidste gode dag – 28. december. De to "
                "møder den dag er ét. Det er 5. Brudt: B2 13. november, B4 4. december, B6 24. oktober, B8 "
                "29. september (mødet kom én dag for sent) og 13. januar. Det er også 5. B1, B2, B3 og B7 har "
                "hver én, der endnu ikke er forfalden; B5 har én, der bortfaldt."
            ),
            en=(
                "Eight courses with a limit of 91 + 14 = 105 days. Held on time: B1 on 25 September and 18 "
                "December, B5 on 20 October, B7 on 14 September and – on the last good day – 28 December. The "
                "two meetings of that day are one. That makes 5. Broken: B2 on 13 November, B4 on 4 December, "
                "B6 on 24 October, B8 on 29 September (the meeting came a day late) and 13 January. That "
                "makes 5 too. B1, B2, B3 and B7 each have one that is not due yet; B5 has one that lapsed."
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
        numerator=5,
        denominator=10,
        children=7,
    ),
)
