"""Instruments and measurements: the project's own well-being reports, and the municipality's tests.

Well-being: 1 to 5, mean 3,4, three reports a year, a fifth missing (domain.md 2.4). The reading test is
exchanged in the summer of 2026 (domain.md 0.14): an old and a new instrument must not be joined to one line.
"""

from dataclasses import dataclass
from datetime import date

from dashboard.data.case_database.demo.children import Child
from dashboard.data.case_database.demo.courses import Row, child_key, iso
from dashboard.data.case_database.demo.dice import Dice
from dashboard.data.case_database.demo.extent import Extent
from dashboard.data.case_database.demo.school_calendar import SchoolCalendar

INSTRUMENTS: tuple[Row, ...] = (
    ("wellbeing", "Trivsel (eget spørgeskema)", "wellbeing", 1, 5, True, 0.5),
    ("reading", "Læseprøve (til sommeren 2026)", "reading", 0, 100, True, 8),
    ("reading2", "Læseprøve, ny (fra august 2026)", "reading", 0, 60, True, 5),
    ("maths", "Matematikprøve", "maths", 0, 100, True, 8),
    ("difficulties", "Vanskeligheder i hverdagen (spørgeskema)", "social", 0, 40, False, 4),
    ("memory", "Arbejdshukommelse (afdækning)", "cognitive", 1, 19, True, 3),
)


@dataclass(frozen=True, slots=True)
class _Report:
    """How an instrument is used: days between reports, share missing, mean and spreads of the scores."""

    instrument: str
    every: int
    missing: float
    mean: float
    between_children: float
    within_child: float
    decimals: int
    gain: float  # a year


_REPORTS = (
    _Report("wellbeing", 122, 0.2, 3.4, 0.62, 0.32, 1, 0.05),
    _Report("reading", 182, 0.25, 44, 17, 6, 0, 4),
    _Report("maths", 182, 0.25, 41, 17, 6, 0, 4),
    _Report("difficulties", 365, 0.3, 16, 6, 2.5, 0, -0.5),
    _Report("memory", 1500, 0.4, 8.5, 2.6, 1, 0, 0),
)


def measurement_rows(child: Child, extent: Extent, calendar: SchoolCalendar, dice: Dice) -> list[Row]:
    """The rows of `measurement` of one child, while it is in care and at school."""
    bounds = {str(row[0]): (row[3], row[4]) for row in INSTRUMENTS}
    exchanged = date(2026, 8, 1).toordinal()
    start = max(child.stays[0].start, extent.first)
    end = min(child.left_on or extent.last, extent.last, child.leaves_school)
    rows: list[Row] = []
    for report in _REPORTS:
        level = dice.normal(report.mean, report.between_children)
        day = calendar.on_or_after(start + dice.between(10, min(report.every, 120)))
        while day <= end:
            if not dice.chance(report.missing):
                raw = level + report.gain * (day - start) / 365 + dice.normal(0, report.within_child)
                instrument = report.instrument
                if instrument == "reading" and day >= exchanged:
                    instrument, raw = "reading2", raw * 0.6
                low, high = bounds[instrument]
                score = round(min(float(str(high)), max(float(str(low)), raw)), report.decimals)
                key = f"{child_key(child)}-Q{len(rows) + 1:02d}"
                rows.append((key, child_key(child), instrument, iso(day), score))
            day = calendar.on_or_after(day + report.every + dice.between(-12, 12))
    return rows
