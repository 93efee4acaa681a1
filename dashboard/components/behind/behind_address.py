"""Which number of a page an address asks behind: of an indicator, and of it a part, a unit, a month, the period before.

The keys are those of the address: `?tal=goals_met&enhed=H0001&del=not_met#bag-tallet`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from dashboard.components.asked import BEHIND_KEY
from dashboard.components.query import address, changed, write
from dashboard.vocabulary.text import Text

UNIT_KEY: Final = "enhed"
MONTH_KEY: Final = "maaned"
PART_KEY: Final = "del"
BEFORE_KEY: Final = "foer"
YES: Final = "ja"
SIDE_KEY: Final = "led"
SORT_KEY: Final = "tal-sorter"
PAGE_KEY: Final = "tal-side"
NUMBER_KEYS: Final = (BEHIND_KEY, UNIT_KEY, MONTH_KEY, PART_KEY, BEFORE_KEY)
LIST_KEYS: Final = (SIDE_KEY, SORT_KEY, PAGE_KEY)
BEHIND_KEYS: Final = (*NUMBER_KEYS, *LIST_KEYS)
ANCHOR: Final = "bag-tallet"
LABELS: Final[Mapping[str, Text]] = {
    BEHIND_KEY: Text(da="Tal", en="Number"),
    UNIT_KEY: Text(da="Enhed", en="Unit"),
    MONTH_KEY: Text(da="Måned", en="Month"),
    PART_KEY: Text(da="Del af tallet", en="Part of the number"),
    BEFORE_KEY: Text(da="Perioden før", en="The period before"),
    SIDE_KEY: Text(da="Tæller eller nævner", en="Numerator or denominator"),
    SORT_KEY: Text(da="Rækkefølge", en="Order"),
    PAGE_KEY: Text(da="Side", en="Page"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number of a page, by the keys of the address; what is empty is not asked for."""

    indicator: str
    part: str = ""
    unit: str = ""  # UNKNOWN_VALUE: those of whom it is not known
    month: str = ""
    is_before: bool = False

    @property
    def query(self) -> str:
        values = {
            BEHIND_KEY: self.indicator,
            UNIT_KEY: self.unit,
            MONTH_KEY: self.month,
            PART_KEY: self.part,
            BEFORE_KEY: YES if self.is_before else "",
        }
        return write((key, (value,)) for key, value in values.items() if value)


def without_list(search: str) -> str:
    """The query string of the page with no list opened."""
    return changed(search, dict.fromkeys(BEHIND_KEYS))


def number_address(path: str, base: str, number: Number) -> str:
    """The address that opens a number; `base` is the page's query string `without_list`."""
    return address(path, f"{base}&{number.query}" if base else number.query) + f"#{ANCHOR}"
