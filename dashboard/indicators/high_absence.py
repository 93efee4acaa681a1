"""Children absent on more of their school days than the local limit (indicators.md 3)."""

from datetime import date

from dashboard.vocabulary import attributes
from dashboard.vocabulary.indicator import Better, Example, Indicator, Kind, Theme
from dashboard.vocabulary.measures import AttendingChildren
from dashboard.vocabulary.text import Text

INDICATOR = Indicator(
    key="high_absence",
    theme=Theme.ATTENDANCE,
    label=Text(da="Børn med højt fravær", en="Children with high absence"),
    short_label=Text(da="Højt fravær", en="High absence"),
    question=Text(da="Hvor mange børn har højt fravær?", en="How many children have high absence?"),
    why=Text(
        da=(
            "Et samlet fravær kan dække over, at nogle få børn næsten ikke er i skole. I Kvalitet i "
            "anbringelsen følger personalet dagligt op på, hvad der sker i skolen; her ses, hvor mange "
            "børn det haster for."
        ),
        en=(
            "Absence over all may hide that a few children are hardly at school. In Kvalitet i "
            "anbringelsen the staff follow up every day on what happens at school; here one sees for how "
            "many children it is urgent."
        ),
    ),
    caveat=Text(
        da=(
            "Grænsen er lokal: Der er ingen national definition af højt eller bekymrende fravær. Tallet "
            "siger ikke, hvorfor børnene er væk, og er ikke justeret for deres forudsætninger. Børn med "
            "få skoledage er ikke vurderet, og børn på skoler, der ikke indberetter, er ikke med. Delt op "
            "på hjem eller skoler vurderes et barn for sig hvert sted, så grupperne kan ikke lægges "
            "sammen. Hvor der er få børn, vejer ét barn tungt."
        ),
        en=(
            "The limit is local: there is no national definition of high or worrying absence. It does not "
            "tell why the children are away, and is not adjusted for their needs. Children with few "
            "school days are not judged, and children at schools that do not report are not included. "
            "Grouped by home or school a child is judged by itself in each, so groups cannot be added up. "
            "Where children are few, one child weighs heavily."
        ),
    ),
    numerator_text=Text(
        da=(
            "De børn i nævneren, hvis fraværsdage – af alle tre slags – udgør en større procentdel af "
            "deres skoledage end den lokale grænse. Præcis på grænsen er ikke over."
        ),
        en=(
            "Those children of the denominator whose days of absence – of all three kinds – are a larger "
            "percentage of their school days than the local limit. Exactly at the limit is not over it."
        ),
    ),
    denominator_text=Text(
        da=(
            "Børn med mindst det antal skoledage, der står i indstillingerne, i indberetninger med sidste "
            "dag i perioden. Er tallet delt op i grupper, tæller kun barnets skoledage i gruppen."
        ),
        en=(
            "Children with at least the number of school days in the settings, in reports whose last day "
            "lies in the period. Where the figure is grouped, only the child's school days in the group "
            "count."
        ),
    ),
    event=Text(da="børn", en="children"),
    kind=Kind.SHARE_OF_EVENTS,
    numerator=AttendingChildren(over=True),
    denominator=AttendingChildren(over=False),
    groupings=attributes.WITHOUT_MONTH,
    better=Better.LOWER,
    rules=("high_absence_percent", "least_possible_days"),
    example=Example(
        story=Text(
            da=(
                "August og september 2025; grænsen er 10 %, og der skal være mindst 20 skoledage. b1 har 4 "
                "fraværsdage af 37 (10,8 %) og b4 3 af 22 (13,6 %): over. b2 har 2 af 20, præcis 10 %: ikke "
                "over; oktober ligger uden for perioden. b3 har kun 19 skoledage og er ikke vurderet. Altså 2 "
                "af 3."
            ),
            en=(
                "August and September 2025; the limit is 10%, and at least 20 school days are needed. b1 has "
                "4 days of absence of 37 (10.8%) and b4 3 of 22 (13.6%): over. b2 has 2 of 20, exactly 10%: "
                "not over; October is outside the period. b3 has only 19 school days and is not judged. Thus "
                "2 of 3."
            ),
        ),
        tables={
            "attendance": """
                child_id to_on possible_days illness_days permitted_days unauthorised_days
                b1 2025-08-31 15 0 0 0
                b1 2025-09-30 22 2 2 0
                b2 2025-09-30 20 2 0 0
                b2 2025-10-31 18 18 0 0
                b3 2025-09-30 19 9 0 0
                b4 2025-09-30 22 0 0 3
            """,
        },
        as_of=date(2025, 10, 31),
        start=date(2025, 8, 1),
        end=date(2025, 9, 30),
        numerator=2,
        denominator=3,
        children=3,
    ),
)
