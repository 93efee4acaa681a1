"""What a steering group was shown on the day of a meeting: each indicator's figure, and what it was told under."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from dashboard.vocabulary.period import Period
from dashboard.vocabulary.since import Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownFigures:
    """`figures` by indicator key, the hidden ones without numbers; `rules` those of the definitions, by key.

    `mart_version`: what counted them; `is_mart_kept`: whether the mart of the day could be kept.
    """

    as_of: date
    built_at: datetime
    period: Period
    municipality: str
    least_children: int
    rules: Mapping[str, int]
    mart_version: str
    is_mart_kept: bool
    figures: Mapping[str, Figure]
