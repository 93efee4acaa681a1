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


_PLAIN: Final = Text(da="{}", en="{}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Trait:
    """`codes`: of Scale.CODE, with their words. `bands`: the spans of a number that readers are offered.

    `phrase`: how a number is told inside a sentence, `{}` standing for it; `unknown`: how it is where there is none.
    """

    key: str
    label: Text
    scale: Scale
    unknown: Text
    phrase: Text = _PLAIN
    codes: tuple[tuple[str, Text], ...] = ()
    bands: tuple[Span, ...] = ()


YES: Final = "ja"
NO: Final = "nej"

TRAITS: Final[dict[str, Trait]] = {
    trait.key: trait
    for trait in (
        Trait(
            key="age",
            label=Text(da="Alder", en="Age"),
            scale=Scale.YEARS,
            unknown=Text(da="ukendt alder", en="unknown age"),
            bands=(Span(0, 5), Span(6, 9), Span(10, 12), Span(13, 15), Span(16, 17), Span(18, None)),
        ),
        Trait(
            key="placement_months",
            label=Text(da="Tid på anbringelsesstedet", en="Time at the home"),
            scale=Scale.MONTHS,
            unknown=Text(da="ikke anbragt", en="not placed"),
            phrase=Text(da="på stedet {}", en="{} at the home"),
            bands=(Span(0, 2), Span(3, 11), Span(12, 35), Span(36, None)),
        ),
        Trait(
            key="course_months",
            label=Text(da="Tid i forløbet", en="Time in the course"),
            scale=Scale.MONTHS,
            unknown=Text(da="uden forløb", en="without a course"),
            phrase=Text(da="i forløb {}", en="{} in the course"),
            bands=(Span(0, 2), Span(3, 11), Span(12, 23), Span(24, None)),
        ),
        Trait(
            key="first_on",
            label=Text(da="Ny siden", en="New since"),
            scale=Scale.DAY,
            unknown=Text(da="aldrig anbragt eller i forløb", en="never placed or in a course"),
            phrase=Text(da="nye siden {}", en="new since {}"),
        ),
        Trait(
            key="phase",
            label=Text(da="Fase", en="Phase"),
            scale=Scale.CODE,
            unknown=Text(da="uden fase", en="without a phase"),
            codes=(
                ("1", Text(da="fase 1, afdækning", en="phase 1, assessment")),
                ("2", Text(da="fase 2, mål", en="phase 2, goals")),
                ("3", Text(da="fase 3, støtte", en="phase 3, support")),
                ("4", Text(da="fase 4, opfølgning", en="phase 4, follow-up")),
            ),
        ),
        Trait(
            key="overdue",
            label=Text(da="Frist for opfølgning", en="Deadline of the follow-up"),
            scale=Scale.CODE,
            unknown=Text(da="uden frist", en="without a deadline"),
            codes=(
                (NO, Text(da="inden for fristen", en="within the deadline")),
                (YES, Text(da="over fristen", en="overdue")),
            ),
        ),
        Trait(
            key="plan_link",
            label=Text(da="Kobling til barnets plan", en="Link to the child's plan"),
            scale=Scale.CODE,
            unknown=Text(da="ukendt kobling til planen", en="unknown link to the plan"),
            codes=(
                (NO, Text(da="uden kobling til planen", en="without a link to the plan")),
                (YES, Text(da="med kobling til planen", en="with a link to the plan")),
            ),
        ),
        Trait(
            key="absence_over",
            label=Text(da="Fravær i de seneste 12 skoleuger", en="Absence in the latest 12 school weeks"),
            scale=Scale.OVER,
            unknown=Text(da="uden fraværstal", en="without a figure of absence"),
            phrase=Text(da="over {} fravær", en="over {} absence"),
        ),
    )
}
