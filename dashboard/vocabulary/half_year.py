"""Half-years, as `2026-1` (January to June) and `2026-2`: how often the audit log must be checked at least."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

_KEY: Final = re.compile(r"(\d{4})-([12])")


@dataclass(frozen=True, slots=True, order=True)
class HalfYear:
    """`half`: 1 or 2."""

    year: int
    half: int

    @classmethod
    def of(cls, day: date) -> "HalfYear":
        return cls(day.year, 1 if day.month <= 6 else 2)

    @classmethod
    def parse(cls, key: str) -> "HalfYear | None":
        found = _KEY.fullmatch(key)
        return cls(int(found[1]), int(found[2])) if found and int(found[1]) else None

    @property
    def key(self) -> str:
        return f"{self.year:04}-{self.half}"

    @property
    def start(self) -> date:
        return date(self.year, 1 if self.half == 1 else 7, 1)

    @property
    def next(self) -> "HalfYear":
        return HalfYear(self.year, 2) if self.half == 1 else HalfYear(self.year + 1, 1)
