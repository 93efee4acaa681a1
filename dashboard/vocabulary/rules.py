"""The municipality's settings of the definitions (indicators.md 1), each with the day from which it holds."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from types import MappingProxyType
from typing import Final

from dashboard.vocabulary.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """The defaults are the contract's. All in days, but the last three: a percentage, days, hours a week."""

    cadence_slm: int = 91
    cadence_kia: int = 56
    grace_slm: int = 14
    grace_kia: int = 7
    grace_goal: int = 14
    sparring_limit_home: int = 91 + 14
    sparring_limit_school: int = 56 + 7
    assessment_days: int = 56
    goals_days: int = 84
    high_absence_percent: int = 10
    least_possible_days: int = 20
    advisor_hours: int = 5
    # A rule that was changed -> the first day on which it holds.
    valid_from: Mapping[str, date] = field(default_factory=lambda: MappingProxyType({}))


RULE_LABELS: Final[dict[str, Text]] = {
    "cadence_slm": Text(da="Opfølgning mindst hver (Styrket læringsmiljø), dage", en="Follow-up every (slm), days"),
    "cadence_kia": Text(da="Opfølgning mindst hver (Kvalitet i anbringelsen), dage", en="Follow-up every (kia), days"),
    "grace_slm": Text(da="Frist efter opfølgning (Styrket læringsmiljø), dage", en="Grace of a follow-up (slm), days"),
    "grace_kia": Text(
        da="Frist efter opfølgning (Kvalitet i anbringelsen), dage", en="Grace of a follow-up (kia), days"
    ),
    "grace_goal": Text(da="Frist efter et måls slutdato, dage", en="Grace after a goal is due, days"),
    "sparring_limit_home": Text(da="Sparring til hjem mindst hver, dage", en="Sparring to a home every, days"),
    "sparring_limit_school": Text(da="Sparring til skole mindst hver, dage", en="Sparring to a school every, days"),
    "assessment_days": Text(da="Afdækning færdig inden for, dage", en="Assessment done within, days"),
    "goals_days": Text(da="Mål sat inden for, dage", en="Goals set within, days"),
    "high_absence_percent": Text(
        da="Højt fravær er over, % (lokal grænse – ikke en national definition)",
        en="High absence is over, % (a local limit, not a national definition)",
    ),
    "least_possible_days": Text(da="Færrest skoledage for at vurdere fravær", en="Least school days to judge absence"),
    "advisor_hours": Text(
        da="Læringsvejlederens timer om ugen, mindst", en="Learning advisor's hours a week, at least"
    ),
}

RULE_KEYS: Final[tuple[str, ...]] = tuple(f.name for f in fields(Rules) if f.name != "valid_from")
