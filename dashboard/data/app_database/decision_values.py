"""Criteria and readings of decisions as they are kept: JSON, with exact numbers written as fractions."""

import json
from datetime import date
from fractions import Fraction

from dashboard.vocabulary.decision import About, Asks, Criterion, Reading, Told


def criterion_text(criterion: Criterion) -> str:
    """`criterion_in` reads it. Those about the same begin alike: `beginning` says how."""
    return json.dumps(
        _about(criterion.indicator, criterion.about, criterion.key)
        | {"name": criterion.name, "asks": criterion.asks, "level": str(criterion.level)},
        ensure_ascii=False,
    )


def beginning(indicator: str, about: About, key: str) -> str:
    """What the text of every criterion about an indicator of the same children begins with."""
    return json.dumps(_about(indicator, about, key), ensure_ascii=False).removesuffix("}") + ", "


def _about(indicator: str, about: About, key: str) -> dict[str, str]:
    return {"indicator": indicator, "about": about, "key": key}


def criterion_in(text: str) -> Criterion:
    """Raises KeyError or ValueError for a text that `criterion_text` did not write."""
    found = json.loads(text)
    return Criterion(
        indicator=found["indicator"],
        about=About(found["about"]),
        key=found["key"],
        name=found["name"],
        asks=Asks(found["asks"]),
        level=Fraction(found["level"]),
    )


def reading_text(reading: Reading) -> str:
    """`reading_in` reads it."""
    return json.dumps(
        {
            "as_of": reading.as_of.isoformat(),
            "end": reading.end.isoformat(),
            "told": reading.told,
            "numerator": str(reading.numerator),
            "denominator": str(reading.denominator),
            "least_children": reading.least_children,
        }
    )


def reading_in(text: str) -> Reading:
    """Raises KeyError or ValueError for a text that `reading_text` did not write."""
    found = json.loads(text)
    return Reading(
        as_of=date.fromisoformat(found["as_of"]),
        end=date.fromisoformat(found["end"]),
        told=Told(found["told"]),
        numerator=Fraction(found["numerator"]),
        denominator=Fraction(found["denominator"]),
        least_children=found.get("least_children", 0),  # noted before it was kept
    )
