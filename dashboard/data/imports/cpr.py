"""Recognising what looks like a CPR number, the Danish personal number: never a key, never in a text.

Source: contract/case_database.sql ("never a CPR number"), domain.md 4.3 (with and without hyphen; a leading
zero lost in a spreadsheet). There has been no check digit to go by since 2007, so the date must do.
"""

import re
from typing import Final

_KEY: Final = re.compile(r"(?<![0-9A-Za-z])(?:\d{6}[ -]\d{4}|\d{10})(?![0-9A-Za-z]|-\d\d-\d\d)")
_P_NUMBER: Final = re.compile(r"10\d{8}")
# Ten percent of any nine digits look like a date when a zero is put before them; a column of them does not.
_MOST: Final = 0.9
_ENOUGH: Final = 10


def looks_like_cpr(text: str) -> bool:
    """Whether ten digits in the text, alone or with a hyphen after six, begin with a day and a month."""
    return any(_begins_with_a_day(found) for found in _KEY.findall(text))


def is_p_number(text: str) -> bool:
    """Whether the text could be the number of a production unit, which some CPR numbers look like."""
    return bool(_P_NUMBER.fullmatch(text))


def lost_zeros(texts: list[str]) -> bool:
    """Whether a column's texts are CPR numbers that a spreadsheet took the leading zeros from."""
    nine = [text for text in texts if re.fullmatch(r"\d{9}", text)]
    if len(nine) < _ENOUGH:
        return False
    return sum(_begins_with_a_day("0" + text) for text in nine) >= _MOST * len(nine)


def normalised(text: str) -> str:
    """The ten digits of a CPR number however it is written; other texts as they are."""
    digits = text.replace("-", "").replace(" ", "")
    return digits.zfill(10) if digits.isdigit() and len(digits) in (9, 10) else text


def masked(text: str) -> str:
    """The text with the last four digits of what looks like a CPR number hidden, for messages."""

    def hide(found: re.Match[str]) -> str:
        return found[0][:-4] + "****" if _begins_with_a_day(found[0]) else found[0]

    return _KEY.sub(hide, text)


def _begins_with_a_day(text: str) -> bool:
    day, month = int(text[:2]), int(text[2:4])
    # Stand-in numbers for people without a CPR number have 60 added to the day.
    return 1 <= (day - 60 if day > 60 else day) <= 31 and 1 <= month <= 12
