"""A sheet with a figure of every sort, small enough to be read by eye. Homes are invented."""

from datetime import UTC, date, datetime
from types import MappingProxyType
from typing import Any

from dashboard.exports.sheet import Sheet, SheetRow
from dashboard.vocabulary import attributes
from dashboard.vocabulary.indicator import Better, Example, Indicator, Kind, Theme
from dashboard.vocabulary.measures import Count
from dashboard.vocabulary.result import Pool, Row, Status, Verdict
from dashboard.vocabulary.rules import Rules
from dashboard.vocabulary.text import Text

_SAME = Text(da="-", en="-")
_DAY = date(2026, 11, 20)
_EXAMPLE = Example(story=_SAME, tables={}, as_of=_DAY, start=_DAY, end=_DAY, numerator=1, denominator=1, children=1)


def indicator(key: str, kind: Kind, short: Text, event: Text, **changed: Any) -> Indicator:
    """An indicator; what is not said does not matter."""
    given: dict[str, Any] = {
        "key": key,
        "theme": Theme.FOLLOW_UP,
        "label": Text(da=f"{short.da} (i alt)", en=f"{short.en} (in all)"),
        "short_label": short,
        "question": _SAME,
        "why": _SAME,
        "caveat": Text(da="Tallet siger ikke hvorfor.", en="It does not tell why."),
        "numerator_text": Text(da="Dem, der nåede det; også sent.", en="Those that made it; late as well."),
        "denominator_text": Text(da="Alle.", en="All."),
        "event": event,
        "kind": kind,
        "numerator": Count("obligation"),
        "denominator": Count("obligation"),
        "groupings": attributes.HOME_UNIT,
        "better": Better.HIGHER,
        "example": _EXAMPLE,
    }
    return Indicator(**(given | changed))


ON_TIME = indicator(
    "on_time",
    Kind.SHARE_OF_EVENTS,
    Text(da="Til tiden", en="On time"),
    Text(da="opfølgninger", en="follow-ups"),
    rules=("cadence_slm", "grace_slm"),
)
ABSENCE = indicator(
    "absence",
    Kind.SHARE_OF_DAYS,
    Text(da="Fravær", en="Absence"),
    Text(da="skoledage", en="school days"),
    decimals=1,
)
SPARRING = indicator(
    "sparring",
    Kind.RATE,
    Text(da="Sparring, hjem", en="Sparring, homes"),
    Text(da="kvartaler", en="quarters"),
    unit=Text(da="pr. kvartal", en="a quarter"),
    decimals=1,
)
COVERAGE = indicator(
    "coverage",
    Kind.SHARE_OF_UNIT_DAYS,
    Text(da="Sparring i tide", en="Sparring in time"),
    Text(da="dage", en="days"),
)
INDICATORS = (ON_TIME, ABSENCE, SPARRING, COVERAGE)


def shown(x: float, n: float, lower: float | None = None, upper: float | None = None, **also: Any) -> Row:
    return Row("H", Status.SHOWN, x, n, x / n, lower, upper, also.pop("children", 7), **also)


HIDDEN = Row("H", Status.SUPPRESSED)
# What the data layer never gives, and an export must not rest on: a hidden figure that still has its numbers.
LEAKING = Row("H", Status.SUPPRESSED, 91919, 92929, 0.93939, 0.94949, 0.95959, 96969, verdict=Verdict.HIGHER_998)
TRACES = ("91919", "92929", "93939", "93,9", "93.9", "94949", "94,9", "94.9", "95959", "96969")

ROWS = (
    SheetRow(
        "Birkehuset",
        "Børne- og ungehjem, 8 pladser",
        {
            "on_time": shown(78, 100, 0.695, 0.8449, verdict=Verdict.LOWER_95),
            "absence": shown(98.5, 1234, 0.0415, 0.1449, verdict=Verdict.NOT_DISTINGUISHABLE),
            "sparring": shown(14, 12.04, 0.6, 1.951),
            "coverage": shown(61, 92),
        },
    ),
    SheetRow(
        "Ålykke",
        "",
        {
            "on_time": shown(4, 6, 0.3, 0.9, verdict=Verdict.HIGHER_998),
            "absence": HIDDEN,
            "sparring": shown(6, 5, 0.44, 2.61),
            "coverage": HIDDEN,
        },
        {"on_time": "ikke indberettet"},
    ),
    SheetRow("Æblehaven", "", {"sparring": shown(0, 12, 0, 0.31)}, {"absence": "ikke indberettet"}),
)
TOTAL = {"on_time": shown(1118, 1360, 0.78, 0.85, children=96), "absence": shown(812, 9600, 0.07, 0.1)}
POOLS = {
    "on_time": Pool(2, shown(10, 14, 0.4, 0.9, children=7)),
    "absence": Pool(2, HIDDEN),
}
FACTS = (
    ("Periode", "1. aug. – 20. nov. 2026"),
    ("Udvalg", "Dette skoleår · udskoling"),
    ("Data til og med", "20. nov. 2026"),
    ("Må ses af", "Medarbejdere med adgang til børnene"),
)


def sheet(**changed: Any) -> Sheet:
    """The sheet, with what is changed."""
    given: dict[str, Any] = {
        "stem": "anbringelsessteder-2026-11-20",
        "title": "Anbringelsessteder",
        "unit_label": "Anbringelsessted",
        "facts": FACTS,
        "built_at": datetime(2026, 11, 21, 4, 5, tzinfo=UTC),
        "indicators": INDICATORS,
        "rows": ROWS,
        "rules": Rules(grace_slm=21, valid_from=MappingProxyType({"grace_slm": date(2026, 8, 1)})),
        "total": TOTAL,
        "pools": POOLS,
    }
    return Sheet(**(given | changed))
