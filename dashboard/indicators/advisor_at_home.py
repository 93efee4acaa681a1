"""Residential homes with children in a course and a school adviser (indicators.md 3)."""

from datetime import date

from dashboard.vocabulary import attributes
from dashboard.vocabulary.indicator import Better, Example, Indicator, Kind, Theme
from dashboard.vocabulary.measures import UnitsOnLastDay
from dashboard.vocabulary.text import Text

INDICATOR = Indicator(
    key="advisor_at_home",
    theme=Theme.SPARRING,
    label=Text(da="Børne- og ungehjem med skolevejleder", en="Residential homes with a school adviser"),
    short_label=Text(da="Skolevejleder", en="School adviser"),
    question=Text(
        da="Hvor mange børne- og ungehjem med børn i forløb har en skolevejleder?",
        en="How many residential homes with children in a course have a school adviser?",
    ),
    why=Text(
        da=(
            "I Kvalitet i anbringelsen er der udpeget en skolevejleder på hvert børne- og ungehjem. "
            "Skolevejlederen skal have blik for, hvordan hjemmets pædagogiske arbejde kan understøtte "
            "skolegang og læring."
        ),
        en=(
            "In Kvalitet i anbringelsen a school adviser is appointed at each residential home. The "
            "school adviser is to see how the home's pedagogical work can support schooling and learning."
        ),
    ),
    caveat=Text(
        da=(
            "Et øjebliksbillede fra periodens sidste dag. Tallet siger, at nogen er udpeget, ikke hvor "
            "mange timer de har. Styrket læringsmiljø har ingen skolevejledere: For et hjem, der kun har "
            "børn i den model, er et nej ikke en mangel."
        ),
        en=(
            "A snapshot of the period's last day. It tells that somebody is appointed, not how many hours "
            "they have. Styrket læringsmiljø has no school advisers: for a home that has children in that "
            "model only, a no is no lack."
        ),
    ),
    numerator_text=Text(
        da="De hjem i nævneren, der har mindst én skolevejleder tilknyttet på periodens sidste dag.",
        en=("Those homes of the denominator with at least one school adviser assigned on the period's last day."),
    ),
    denominator_text=Text(
        da=(
            "Børne- og ungehjem og mindre opholdssteder, hvor mindst ét barn på periodens sidste dag bor "
            "og har et forløb i gang. Plejefamilier og eget værelse er ikke med. Slutter perioden efter "
            "opgørelsesdatoen, gælder opgørelsesdatoen."
        ),
        en=(
            "Residential homes and small residences at which at least one child lives and has a course in "
            "force on the period's last day. Foster families and own rooms are not included. If the "
            "period ends after the as-of date, the as-of date is taken."
        ),
    ),
    event=Text(da="hjem", en="homes"),
    kind=Kind.SHARE_OF_EVENTS,
    numerator=UnitsOnLastDay("home", advised=True),
    denominator=UnitsOnLastDay("home"),
    groupings=attributes.HOME_UNIT,
    better=Better.HIGHER,
    example=Example(
        story=Text(
            da=(
                "Opgjort på 31. december 2025. h1 fik en skolevejleder samme dag. h2 har kun en "
                "læringsvejleder. h3 er en plejefamilie, og h4 har ingen børn i forløb: De er ikke med. Altså "
                "1 af 2 hjem."
            ),
            en=(
                "Counted on 31 December 2025. h1 was given a school adviser that very day. h2 has only a "
                "learning adviser. h3 is a foster family, and h4 has no children in a course: they are not "
                "included. Thus 1 of 2 homes."
            ),
        ),
        tables={
            "home": """
                home_id kind
                h1 residential_home
                h2 small_residence
                h3 foster_family
                h4 residential_home
            """,
            "course": """
                course_id child_id
                f1 b1
                f2 b2
                f3 b3
            """,
            "placement": """
                child_id home_id
                b1 h1
                b2 h2
                b3 h3
                b4 h4
            """,
            "staff": """
                staff_id role
                m1 school_advisor
                m2 learning_advisor
            """,
            "assignment": """
                staff_id home_id start_on
                m1 h1 2025-12-31
                m2 h2 2025-01-01
                m1 h3 2025-01-01
                m1 h4 2025-01-01
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
