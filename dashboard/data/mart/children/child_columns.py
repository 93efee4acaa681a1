"""What a reader keeps in memory of the list of children: all that it is searched and sorted by, a row a child."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from dashboard.data.mart.children.child_row import GoalState, Lack, Sort
from dashboard.data.mart.columns import Flags, Ints, day_number
from dashboard.data.mart.store import Mart
from dashboard.i18n.words import compare_danish
from dashboard.vocabulary.codes import MODEL
from dashboard.vocabulary.period import Period

Values = NDArray[np.float64]

# Sides without a goal first: they are what there is to do something about.
_GOALS: Final = (
    GoalState.NONE,
    GoalState.OPEN,
    GoalState.NOT_MET,
    GoalState.PARTLY_MET,
    GoalState.MET,
    GoalState.DROPPED,
)
_DAYS: Final = (Sort.LAST, Sort.DUE, Sort.LATEST, Sort.PLANNED, Sort.HOME_SPARRING, Sort.SCHOOL_SPARRING)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildColumns:
    """In the order of `Columns.follow_ups`. `values`: rising as a column is sorted by it, NaN where there is nothing.

    `names` are ranks of the children's names; `texts` and `named` are what a search looks through: key, home and
    school, and name.
    """

    child: Ints
    overdue_days: Ints
    latest_on: Ints
    values: Mapping[Sort, Values]
    lacks: Mapping[Lack, Flags]
    names: Values
    texts: Sequence[str]
    named: Sequence[str]
    latest: Period | None
    before: Period | None


def child_columns(mart: Mart) -> ChildColumns:
    """Those of a mart, read once."""
    found: ChildColumns = mart.kept.get("child_columns", lambda: _read(mart))
    return found


def _read(mart: Mart) -> ChildColumns:
    days = ", ".join(_DAYS)
    rows = mart.ask(
        f"""SELECT child, child_id, display_name, home, school, grade, model, coordinator, academic, wellbeing,
                   latest_absent / latest_possible, before_absent / before_possible, overdue_days, {days},
                   has_advisor, caseworker
            FROM mart.follow_up JOIN mart.child_list USING (child) ORDER BY child"""
    )
    names = ("child", "key", "name", "home", "school", "grade", "model", "coordinator", "academic", "wellbeing")
    named = (*names, "absence", "absence_before", "overdue_days", *_DAYS, "has_advisor", "caseworker")
    columns: dict[str, tuple[Any, ...]] = {name: tuple(row[place] for row in rows) for place, name in enumerate(named)}
    register = mart.register
    homes = _called(columns["home"], lambda key: register.homes[key].name if key in register.homes else key)
    schools = _called(columns["school"], lambda key: register.schools[key].name if key in register.schools else key)
    staff = _called(columns["coordinator"], lambda key: register.staff[key].name if key in register.staff else key)
    over = np.array(columns["overdue_days"], np.int32)
    latest, before = _school_weeks(mart)
    return ChildColumns(
        child=np.array(columns["child"], np.int32),
        overdue_days=over,
        latest_on=_numbers(columns["latest_on"], day_number).astype(np.int32),
        values={
            Sort.CHILD: ranks(columns["key"]),
            Sort.HOME: ranks(homes),
            Sort.SCHOOL: ranks(schools),
            Sort.COORDINATOR: ranks(staff),
            Sort.GRADE: _numbers(columns["grade"], int),
            Sort.MODEL: _numbers(columns["model"], MODEL.index),
            Sort.OVER: over.astype(np.float64),
            Sort.ACADEMIC: _numbers(columns["academic"], _GOALS.index),
            Sort.WELLBEING: _numbers(columns["wellbeing"], _GOALS.index),
            Sort.ABSENCE: _numbers(columns["absence"], float),
            Sort.ABSENCE_BEFORE: _numbers(columns["absence_before"], float),
            **{sort: _numbers(columns[sort], day_number) for sort in _DAYS},
        },
        lacks={
            Lack.ADVISOR: ~np.array(columns["has_advisor"], np.bool_),
            Lack.COORDINATOR: _are(columns["coordinator"], None),
            Lack.CASEWORKER: _are(columns["caseworker"], "absent"),
            Lack.CASEWORKER_UNKNOWN: _are(columns["caseworker"], "unknown"),
            Lack.MEETING: _are(columns[Sort.PLANNED], None),
        },
        names=ranks(columns["name"]),
        texts=[
            f"{key}\n{home or ''}\n{school or ''}".casefold()
            for key, home, school in zip(columns["key"], homes, schools, strict=True)
        ],
        named=[(name or "").casefold() for name in columns["name"]],
        latest=latest,
        before=before,
    )


def _called(keys: Iterable[str | None], name: Callable[[str], str]) -> tuple[str | None, ...]:
    return tuple(None if key is None else name(key) for key in keys)


def _numbers(found: Iterable[Any], number: Callable[[Any], float]) -> Values:
    return np.array([np.nan if value is None else number(value) for value in found], np.float64)


def _are(found: Iterable[Any], wanted: str | None) -> Flags:
    return np.array([value == wanted for value in found], np.bool_)


def ranks(texts: Sequence[str | None]) -> Values:
    """The place of each text among them all, in Danish order; NaN for none."""
    known = sorted({text for text in texts if text is not None}, key=lambda text: (compare_danish(text), text))
    places = {text: place for place, text in enumerate(known)}
    return _numbers(texts, places.__getitem__)


def _school_weeks(mart: Mart) -> tuple[Period | None, Period | None]:
    ((latest_from, before_from),) = mart.ask("SELECT latest_from, before_from FROM mart.school_weeks")
    return _until(latest_from, mart.meta.as_of), _until(before_from, latest_from, including=False)


def _until(start: date | None, end: date, *, including: bool = True) -> Period | None:
    if start is None:
        return None
    return Period(start, end if including else date.fromordinal(end.toordinal() - 1))
