"""What children can be chosen by as they stand on the as-of date (docs/definitions.md, "Traits"): each declared once.

A trait is a whole number that a child has or, unknown, has not; its column of the mart (build/88_traits.sql) has the
trait's key. Unlike an attribute it says nothing of the day that is counted.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from dashboard.vocabulary.text import Text


class Scale(StrEnum):
    """What the number of a trait is."""

    CODE = "code"  # the place of a code in the trait's list
    YEARS = "years"  # whole years that are over
    MONTHS = "months"  # whole months that are over
    DAY = "day"  # days since 1970
    OVER = "over"  # the highest whole per cent that a share is over; -1: over none


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The whole numbers from `low` to `high`, both among them; None: without end on that side."""

    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trait:
    """`codes`: of Scale.CODE. `bands`: the spans of a number that readers are offered."""

    key: str
    label: Text
    scale: Scale
    codes: tuple[str, ...] = ()
    bands: tuple[Span, ...] = ()


YES: Final = "ja"
NO: Final = "nej"
_YES_NO: Final = (NO, YES)

TRAITS: Final[dict[str, Trait]] = {
    trait.key: trait
    for trait in (
        Trait(
            key="age",
            label=Text(da="Alder", en="Age"),
            scale=Scale.YEARS,
            bands=(Span(0, 5), Span(6, 9), Span(10, 12), Span(13, 15), Span(16, 17), Span(18, None)),
        ),
        Trait(
            key="placement_months",
            label=Text(da="Tid på anbringelsesstedet", en="Time at the home"),
            scale=Scale.MONTHS,
            bands=(Span(0, 2), Span(3, 11), Span(12, 35), Span(36, None)),
        ),
        Trait(
            key="course_months",
            label=Text(da="Tid i forløbet", en="Time in the course"),
            scale=Scale.MONTHS,
            bands=(Span(0, 2), Span(3, 11), Span(12, 23), Span(24, None)),
        ),
        Trait(key="first_on", label=Text(da="Ny siden", en="New since"), scale=Scale.DAY),
        Trait(
            key="phase",
            label=Text(da="Fase", en="Phase"),
            scale=Scale.CODE,
            codes=("1", "2", "3", "4"),
        ),
        Trait(key="overdue", label=Text(da="Over fristen", en="Overdue"), scale=Scale.CODE, codes=_YES_NO),
        Trait(
            key="plan_link",
            label=Text(da="Kobling til barnets plan", en="Link to the child's plan"),
            scale=Scale.CODE,
            codes=_YES_NO,
        ),
        Trait(key="absence_over", label=Text(da="Fravær over", en="Absence over"), scale=Scale.OVER),
    )
}
