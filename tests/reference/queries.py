"""Random questions to a case database."""

from datetime import date, timedelta
from functools import cache

from hypothesis import strategies as st

from .case import Tables, month
from .days import FIRST, SPAN, day
from .draws import values
from .query import Query
from .recompute import attributes


@st.composite
def queries(draw: st.DrawFn, tables: Tables) -> Query:
    """As-of date, period, grouping and up to two filters.

    The period lies mostly before the as-of date, and now and then reaches beyond it, lies beyond it, or is a
    single day. The values of a filter are in the tables, unknown, or nowhere.
    """
    at_events = _days_at_events(tables)
    as_of = draw(at_events) if draw(values((False, True)))[0] else day(draw(_offsets()))
    last = draw(at_events) if draw(values((False, True)))[0] else as_of + timedelta(days=draw(_beyond()))
    start = last - timedelta(days=draw(_spans()))
    by = draw(st.none() | st.sampled_from(attributes()))
    names = draw(st.sampled_from((0, 0, 0, 0, 1, 1, 1, 2)))
    where: dict[str, list[str | None]] = {}
    for name in draw(st.permutations(attributes()))[:names] if names else ():
        codes = st.sampled_from((*_codes(tables, name), None, "nowhere"))
        where[name] = draw(st.lists(codes, min_size=1, max_size=6, unique=True))
    return Query(as_of, start, last, by, where)


def _days_at_events(tables: Tables) -> st.SearchStrategy[date]:
    """Days at which something in the tables happens, the days beside it, and those when a grace ends.

    The columns are equally likely, however many days stand in each.
    """
    columns: dict[tuple[str, str], set[date]] = {}
    for name, rows in tables.items():
        for row in rows:
            for column, value in row.items():
                if isinstance(value, date) and name != "child":
                    columns.setdefault((name, column), set()).add(value)
    days = [st.sampled_from(sorted(found)) for _, found in sorted(columns.items())]
    shifts = st.sampled_from((0, 1, -1, 14, 15, 56, 84))
    return st.builds(lambda one, shift: one + timedelta(days=shift), st.one_of(days or [st.just(day(300))]), shifts)


@cache
def _offsets() -> st.SearchStrategy[int]:
    return st.sampled_from((400, 305, 365, 184, *range(150, SPAN + 60)))


@cache
def _beyond() -> st.SearchStrategy[int]:
    """Days from the as-of date to the end of the period."""
    return st.sampled_from((0, 0, 0, -1, -30, -91, 1, 30, 200))


@cache
def _spans() -> st.SearchStrategy[int]:
    """Days from the first to the last day of the period."""
    return st.sampled_from((364, 181, 364, 600, 89, 91, 30, 1, 0, 270))


def _codes(tables: Tables, attribute: str) -> tuple[str, ...]:
    """Codes that the attribute can have in these tables."""
    fixed = {
        "grade": tuple(str(number) for number in range(11)),
        "grade_band": ("indskoling", "mellemtrin", "udskoling"),
        "class_type": ("mainstream", "special_class"),
        "model": ("slm", "kia"),
        "coordinator": ("m1", "m5"),
        "in_course": ("yes", "no"),
        "gender": ("f", "m", "x"),
        "month": _months(),
    }
    if attribute in fixed:
        return fixed[attribute]
    if attribute.endswith("_kind"):
        return tuple(sorted({row["kind"] for row in tables[attribute.removesuffix("_kind")]}))
    if attribute in ("home", "school"):
        return tuple(row[f"{attribute}_id"] for row in tables[attribute])
    return tuple(row["municipality_code"] for row in tables["municipality"])


def _months() -> tuple[str, ...]:
    days: list[date] = [FIRST + timedelta(days=offset) for offset in range(SPAN)]
    return tuple(sorted({month(one) for one in days}))
