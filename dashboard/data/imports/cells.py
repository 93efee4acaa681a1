"""From texts to what a column holds: days, numbers, flags, codes, keys, text. Each different text once."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

import numpy as np
import pandas as pd
import sqlalchemy as sa

from dashboard.data.imports.cpr import is_p_number, looks_like_cpr, lost_zeros
from dashboard.data.imports.formats import Format, Refused
from dashboard.data.imports.kinds import Kind
from dashboard.data.imports.limits import MAX_KEY_CHARACTERS, MAX_TEXT_CHARACTERS, MAX_WHOLE
from dashboard.data.imports.mapping import Value, parts
from dashboard.data.imports.sheet import Ints, Objects

_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_GRADES: Final = (0, 10)  # contract: klassetrin 0..10
_PLACES: Final = frozenset({"home_id", "school_id"})  # whose keys can be P numbers


@dataclass(frozen=True, slots=True)
class Bad:
    """Texts that a column refused for the same reason."""

    kind: Kind
    at: Ints
    details: dict[str, str]


def convert(column: sa.Column[Any], text: "pd.Series[str]", words: Format, value: Value) -> tuple[Objects, list[Bad]]:
    """The column's values, None for nothing and for what was refused; and the refusals."""
    reader = _reader(column, words, value)
    codes, uniques = pd.factorize(text)
    values = np.full(len(uniques), None, dtype=object)
    reasons: dict[tuple[Kind, tuple[tuple[str, str], ...]], list[int]] = {}
    for place, one in enumerate(uniques):
        try:
            if one:
                values[place] = reader(str(one))
            elif not column.nullable:
                raise Refused(Kind.REQUIRED)
        except Refused as refused:
            reasons.setdefault((refused.kind, tuple(refused.details.items())), []).append(place)
    if _is_key(column) and lost_zeros([_bare(str(one), value) for one in uniques]):
        reasons = {(Kind.CPR, ()): list(np.flatnonzero(uniques != ""))}
    bad = [Bad(kind, np.flatnonzero(np.isin(codes, where)), dict(d)) for (kind, d), where in reasons.items()]
    return (values[codes] if len(uniques) else values), bad


def _reader(column: sa.Column[Any], words: Format, value: Value) -> Callable[[str], object]:
    match column.type:
        case sa.Date():
            return lambda text: _day(text, words, value)
        case sa.Boolean():
            return words.flag
        case sa.Integer():
            return lambda text: _whole(column, words.number(text))
        case sa.Numeric():
            return lambda text: _number(column, words.number(text))
    if "codes" in column.info:
        return lambda text: _code(text, column.info["codes"])
    if _is_key(column):
        p_number = value.p_number and column.name in _PLACES
        return lambda text: _key(text, _bare(text, value), p_number=p_number)
    return _text


def _is_key(column: sa.Column[Any]) -> bool:
    return isinstance(column.type, sa.Text) and (column.primary_key or bool(column.foreign_keys))


def _day(text: str, words: Format, value: Value) -> object:
    day = words.day(text) + timedelta(days=value.shift_days)
    if value.earliest and day < value.earliest:
        raise Refused(Kind.TOO_EARLY, limit=value.earliest.isoformat())
    if value.latest and day > value.latest:
        raise Refused(Kind.TOO_LATE, limit=value.latest.isoformat())
    return day


def _whole(column: sa.Column[Any], number: float) -> int:
    if not number.is_integer():
        raise Refused(Kind.WHOLE)
    if number < 0:
        raise Refused(Kind.NEGATIVE)
    low, high = _GRADES if column.name == "grade" else (0, MAX_WHOLE)
    if not low <= number <= high:
        raise Refused(Kind.RANGE, limits=f"{low}-{high}")
    return int(number)


def _number(column: sa.Column[Any], number: float) -> float:
    """Rounded to the column's decimals: a server would do so too, and SQLite would not."""
    kind = column.type
    assert isinstance(kind, sa.Numeric)
    if kind.precision is None or kind.scale is None:
        return number
    # Columns with a precision count days and hours; points on a scale may be negative.
    if number < 0:
        raise Refused(Kind.NEGATIVE)
    rounded = round(number, kind.scale)
    limit = 10 ** (kind.precision - kind.scale)
    if rounded >= limit:
        raise Refused(Kind.RANGE, limits=f"0-{limit - 1}")
    return rounded


def _code(text: str, listed: Sequence[str]) -> str:
    if text not in listed:
        raise Refused(Kind.CODE, allowed=", ".join(listed))
    return text


def _bare(text: str, value: Value) -> str:
    """The text without what the mapping put before it: a prefix hides no CPR number."""
    for part in parts(value):
        text = text.removeprefix(part.prefix)
    return text


def _key(text: str, bare: str, *, p_number: bool) -> str:
    if (looks_like_cpr(bare) or looks_like_cpr(text)) and not (p_number and is_p_number(bare)):
        raise Refused(Kind.CPR)
    return _plain(text, MAX_KEY_CHARACTERS)


def _text(text: str) -> str:
    if looks_like_cpr(text):
        raise Refused(Kind.CPR)
    return _plain(text, MAX_TEXT_CHARACTERS)


def _plain(text: str, limit: int) -> str:
    if len(text) > limit:
        raise Refused(Kind.TOO_LONG, limit=str(limit))
    if _CONTROL.search(text):
        raise Refused(Kind.CONTROL)
    return text
