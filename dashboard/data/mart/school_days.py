"""How a mart writes school days: as whole numbers, so that sums stay exact."""

from typing import Final

DAY_UNIT: Final = 10_000  # a school day is so many of what is kept
