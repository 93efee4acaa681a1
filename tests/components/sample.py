"""Fictional figures of every sort: shown, counted only, hidden, missing, rates; and names as long as names get."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from dashboard.charts.scale import reach
from dashboard.components.figure_words import Missing
from dashboard.components.filters.filter_context import FilterContext
from dashboard.components.table_state import TablePage, TableState, Unit, UnitRow, arranged
from dashboard.components.units.unit_table import UnitTable
from dashboard.data.mart.answers import ChildFollowUp, FollowUpStatus, Home, Person, Register, School
from dashboard.vocabulary import attributes
from dashboard.vocabulary.indicator import Better, Example, Indicator, Kind, Part, Theme
from dashboard.vocabulary.measures import Count
from dashboard.vocabulary.result import Row, Rows, Status, Verdict
from dashboard.vocabulary.text import Text

AS_OF = date(2026, 11, 20)
FIRST_ON = date(2024, 8, 1)


def text(da: str, en: str = "") -> Text:
    return Text(da=da, en=en or da)


def indicator(
    key: str,
    label: str,
    short: str,
    kind: Kind = Kind.SHARE_OF_EVENTS,
    event: str = "opfølgninger",
    better: Better = Better.HIGHER,
    unit: str = "%",
    decimals: int = 0,
    parts: tuple[Part, ...] = (),
) -> Indicator:
    """An indicator with every text filled in."""
    return Indicator(
        key=key,
        theme=Theme.FOLLOW_UP,
        label=text(label),
        short_label=text(short),
        question=text("Bliver børnene fulgt op, så ofte som det er aftalt?"),
        why=text("Et forløb, som ingen følger op på, går i stå, uden at nogen opdager det."),
        caveat=text("Tallet siger ikke, om mødet var godt, eller om barnet blev hørt."),
        numerator_text=text("Opfølgninger, der er holdt senest på fristen."),
        denominator_text=text("Alle opfølgninger, der skulle holdes i perioden."),
        event=text(event),
        kind=kind,
        numerator=Count("obligation"),
        denominator=Count("obligation"),
        groupings=attributes.HOME_UNIT | {"month", "grade_band"},
        better=better,
        unit=text(unit),
        decimals=decimals,
        rules=("cadence_slm", "grace_slm"),
        parts=parts,
        example=Example(
            story=text("Otte forløb med en grænse på 105 dage. Fem opfølgninger er holdt til tiden."),
            tables={
                "course": "course_id child_id model start_on\nC1 B1 slm 2025-08-01\nC2 B2 slm 2025-09-01",
                "meeting": "meeting_id course_id kind held_on\nM1 C1 follow_up 2025-10-20\nM2 C2 follow_up -",
            },
            as_of=date(2026, 1, 15),
            start=date(2025, 8, 1),
            end=date(2026, 1, 31),
            numerator=5,
            denominator=10,
            children=8,
        ),
    )


def part(key: str, label: str) -> Part:
    return Part(key=key, label=text(label), measure=Count("goal_result"))


ON_TIME = indicator("follow_up_on_time", "Opfølgning til tiden", "Til tiden")
COVERAGE = indicator(
    "follow_up_coverage", "Dage med opfølgning på plads", "Opfølgning", Kind.SHARE_OF_DAYS, "børnedage"
)
GOALS = indicator(
    "goals_met",
    "Mål opnået",
    "Mål opnået",
    event="mål",
    parts=(part("met", "opnået"), part("partly_met", "delvist"), part("not_met", "ikke"), part("dropped", "udgået")),
)
SPARRING = indicator(
    "home_sparring", "Sparring til hjem", "Sparring", Kind.RATE, "kvartaler", unit="pr. kvartal", decimals=1
)
ABSENCE = indicator("absence", "Fravær", "Fravær", Kind.SHARE_OF_DAYS, "skoledage", Better.LOWER, decimals=1)
ADVISOR = indicator("advisor_at_home", "Hjem med skolevejleder", "Skolevejleder", event="hjem")
INDICATORS = (COVERAGE, ON_TIME, GOALS, SPARRING, ABSENCE, ADVISOR)
TARGETS = {"follow_up_coverage": 0.9, "follow_up_on_time": 0.8, "home_sparring": 1.0, "absence": 0.1}


def share(x: float, n: float, children: int, half: float = 0.15, verdict: Verdict | None = None) -> Row:
    """A share with an interval about it; `half` is half its width."""
    value = x / n
    return Row(
        "H1", Status.SHOWN, x, n, value, max(value - half, 0.0), min(value + half, 1.0), children, verdict=verdict
    )


def rate(x: float, e: float, lower: float, upper: float) -> Row:
    return Row("H1", Status.SHOWN, x, e, x / e, lower, upper, 6)


HIDDEN = Row("H1", Status.SUPPRESSED)
NAMES = (
    "Lindely",
    "Birkehuset",
    "Østergården",
    "Ålykke",
    "Solbakken",
    "Børne- og ungehjemmet Den Gamle Præstegård ved Svanesøen",
    "Æblehaven",
    "Fjordhuset",
)


def unit_rows() -> tuple[UnitRow, ...]:
    """Eight homes, of every sort of figure."""
    rows = []
    for number, name in enumerate(NAMES):
        few = number % 4 == 3
        verdict = {1: Verdict.LOWER_95, 4: Verdict.HIGHER_998}.get(number)
        figures = {
            "follow_up_coverage": HIDDEN if number == 6 else share(612 + 31 * number, 985, 4 + number, 0.2, verdict),
            "follow_up_on_time": HIDDEN if number == 6 else share(4, 6, 6) if few else share(8 + number, 19, 9),
            "goals_met": HIDDEN if number == 6 else share(12, 12, 6, 0.2) if number == 2 else share(5 + number, 24, 8),
            "home_sparring": rate(6, 5.0, 0.4, 2.6) if number % 2 else rate(14, 12.0, 0.6, 2.0),
            "absence": share(41 + 12 * number, 900, 7, 0.06, Verdict.HIGHER_998 if number == 7 else None),
            "advisor_at_home": share(1, 1, 8),
        }
        if number == 5:
            del figures["absence"]
        if number == 0:
            del figures["goals_met"]
        rows.append(
            UnitRow(
                unit=Unit(f"H{number}", name, "Børne- og ungehjem, 8 pladser"),
                href=f"/hjem/H{number}",
                figures=figures,
                missing={"absence": Missing.NOT_REPORTED},
                hrefs={"follow_up_on_time": f"/hjem/H{number}?vis=boern"},
            )
        )
    return tuple(rows)


def page_of(rows: Sequence[UnitRow], state: TableState) -> TablePage:
    """The page of a table with these rows."""
    figures = {row.unit.key: row.figures.get(state.sort) for row in rows}
    values = {key: figure.value for key, figure in figures.items() if figure and figure.value is not None}
    return arranged([row.unit for row in rows], values, state)


def table_of(rows: Sequence[UnitRow], state: TableState, **given: Any) -> UnitTable:
    """The table of these rows, of which it shows a page."""
    page, by_key = page_of(rows, state), {row.unit.key: row for row in rows}
    keys = {key for row in rows for key in row.figures}
    reaches = {key: reach(Rows.of(row.figures[key] for row in rows if key in row.figures)) for key in keys}
    shown = [by_key[unit.key] for unit in page.units]
    return UnitTable(page=page, rows=shown, state=state, reaches=reaches, **given)


TOTAL = {
    "follow_up_coverage": share(9120, 11240, 96, 0.05),
    "follow_up_on_time": share(118, 160, 96, 0.06),
    "goals_met": share(86, 190, 88, 0.08),
    "home_sparring": rate(58, 61.5, 0.7, 1.2),
    "absence": share(812, 9600, 90, 0.02),
    "advisor_at_home": share(5, 6, 60),
}

HOMES = {
    f"H{number}": Home(key=f"H{number}", name=name, kind="residential_home", municipality="901", places=8)
    for number, name in enumerate(NAMES)
}
REGISTER = Register(
    homes=HOMES,
    schools={"S1": School(key="S1", name="Svaneskolen", kind="public_school", municipality="901", district=None)},
    staff={
        f"K{number}": Person(key=f"K{number}", name=name, role="learning_coordinator")
        for number, name in enumerate(("Anne Ødegaard", "Bo, Lund & Søn", "Åse Birk"))
    },
    municipalities={"901": "Svane Kommune", "902": "Nordø Kommune", "903": "Vesterlund Kommune"},
    coordinators=("K0", "K1", "K2"),
)
CONTEXT = FilterContext(as_of=AS_OF, first_on=FIRST_ON, own_municipality="901", register=REGISTER)


@dataclass(frozen=True)
class Standing:
    """Where a child of the sample stands."""

    status: FollowUpStatus
    latest_in: int


def child(name: str | None, standing: Standing, *, ever_held: bool = True, planned: int | None = None) -> ChildFollowUp:
    """A child whose last good day is `latest_in` days after the as-of date (before it, if negative)."""
    latest = AS_OF + timedelta(days=standing.latest_in)
    return ChildFollowUp(
        child=name or "B0",
        name=name,
        home="H0",
        school="S1",
        grade=7,
        model="slm",
        coordinator="K0",
        started_on=date(2026, 2, 2),
        last_on=latest - timedelta(days=105),
        ever_held=ever_held,
        next_due_on=latest - timedelta(days=14),
        latest_on=latest,
        overdue_days=max(-standing.latest_in, 0),
        planned_on=None if planned is None else AS_OF + timedelta(days=planned),
        status=standing.status,
    )


CHILDREN = (
    child("Freja", Standing(FollowUpStatus.IN_TIME, 60), planned=30),
    child("Emil", Standing(FollowUpStatus.OVERDUE, -23)),
    child("Ida", Standing(FollowUpStatus.NEVER_HELD_OVERDUE, -41), ever_held=False, planned=6),
    child("Noah", Standing(FollowUpStatus.WITHIN_GRACE, 9)),
    child(None, Standing(FollowUpStatus.NEW, 90), ever_held=False),
)
