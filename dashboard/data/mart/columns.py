"""What a reader keeps in memory of a mart: its facts as columns of small whole numbers, each in order of time.

DuckDB answers one question in a few milliseconds; a page has dozens. A municipality's facts are few enough (a nation's
take about a hundred megabytes) to be kept, so that a question is a slice of days, a look-up of attributes and a sum.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import duckdb
import numpy as np
from numpy.typing import NDArray

from dashboard.vocabulary.attributes import ATTRIBUTES
from dashboard.vocabulary.traits import TRAITS

Ints = NDArray[np.int32]
Wide = NDArray[np.int64]
Flags = NDArray[np.bool_]

# A trait that is not known of a child.
NO_TRAIT: Final = -(2**31)
ATTRIBUTE_COLUMNS: Final = (*(key for key in ATTRIBUTES if key != "month"), "home_unit")
_EPOCH: Final = date(1970, 1, 1)


def day_number(day: date) -> int:
    """Days since 1970, as DuckDB and numpy count them."""
    return (day - _EPOCH).days


def month_number(day: date) -> int:
    """A month as one number: 12 a year."""
    return day.year * 12 + day.month - 1


def month_key(number: int) -> str:
    """`2026-03`."""
    return f"{number // 12:04d}-{number % 12 + 1:02d}"


@dataclass(frozen=True, slots=True)
class Coded:
    """An attribute of every state as a number: `codes[stay]` is a place in `values`; 0 is unknown (None)."""

    codes: Ints
    values: tuple[str | None, ...]
    places: Mapping[str | None, int]


@dataclass(frozen=True, slots=True)
class Events:
    """Rows on a day, by day: each adds to numerator and denominator 0 or 1."""

    day: Ints
    month: Ints
    child: Ints
    stay: Ints
    numerator: NDArray[np.int8]
    denominator: NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class MonthDays:
    """Rows a month, by month: the days that count as bits, the first day of the month the lowest."""

    month: Ints
    child: Ints
    stay: Ints
    numerator: Ints
    denominator: Ints


@dataclass(frozen=True, slots=True)
class Standing:
    """Rows in force from a day to a day, of which those on one day are counted."""

    start: Ints
    end: Ints
    child: Ints
    stay: Ints
    numerator: NDArray[np.int8]
    denominator: NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class Attendance:
    """School days a child, state and month, by month, in ten-thousandths of a day."""

    month: Ints
    child: Ints
    stay: Ints
    possible: Wide
    illness: Wide
    permitted: Wide
    unauthorised: Wide


@dataclass(frozen=True, slots=True)
class Receivers:
    """Children in a course a month, by month and unit: the days on which the unit has them, as bits."""

    month: Ints
    unit: Ints  # place in the unit's Coded
    child: Ints
    stay: Ints
    days: Ints


@dataclass(frozen=True, slots=True)
class Talks:
    """Sparring with each receiver it may count for, by day and talk."""

    talk: Ints
    day: Ints
    month: Ints
    child: Ints
    stay: Ints


@dataclass(frozen=True, slots=True)
class UnitColumns:
    """What is counted in homes, or in schools. `covered[unit, month - first_month]` are days as bits."""

    receivers: Receivers
    talks: Talks
    covered: Ints
    first_month: int
    advised: Ints  # rows of unit, start, end


@dataclass(frozen=True, slots=True)
class FollowUps:
    """Children with a course in force on the as-of date, by number. `attributes`: coded as those of the states are."""

    attributes: Mapping[str, Coded]
    child: Ints
    is_overdue: Flags


@dataclass(frozen=True, slots=True)
class Columns:
    """All of a mart that figures are made of.

    `of_child[stay]`: whose a state is. By the child's number: `stay_now`, its state on the as-of date,
    `stay_first`, that of the first day of all its placements and courses, and `traits`.
    """

    attributes: Mapping[str, Coded]
    of_child: Ints
    stay_now: Ints
    stay_first: Ints
    traits: Mapping[str, Ints]
    children: int
    events: Mapping[str, Events]
    month_days: Mapping[str, MonthDays]
    standing: Mapping[str, Standing]
    attendance: Attendance
    units: Mapping[str, UnitColumns]
    follow_ups: FollowUps


def load_columns(connection: duckdb.DuckDBPyConnection) -> Columns:
    """Read the facts of the mart attached as `mart`."""
    attributes = {key: _coded(connection, key) for key in ATTRIBUTE_COLUMNS}
    children = connection.execute("SELECT coalesce(max(child), 0) + 1 FROM mart.child").fetchall()[0][0]
    return Columns(
        attributes=attributes,
        of_child=_by_number(connection, "SELECT stay, of_child FROM mart.stay"),
        stay_now=_by_number(connection, "SELECT child, stay FROM mart.present", children),
        stay_first=_by_number(connection, "SELECT child, stay FROM mart.first_state", children),
        traits=_traits(connection, children),
        children=children,
        events={key: _events(columns) for key, columns in _by_indicator(connection, "event", "day").items()},
        month_days={
            key: MonthDays(columns["month"], columns["child"], columns["stay"], *_both(columns, np.int32))
            for key, columns in _by_indicator(connection, "month_days", "month").items()
        },
        standing={
            key: Standing(
                columns["from_on"], columns["to_on"], columns["child"], columns["stay"], *_both(columns, np.int8)
            )
            for key, columns in _by_indicator(connection, "standing", "from_on, to_on").items()
        },
        attendance=_attendance(connection),
        units={unit: _unit(connection, unit, attributes[unit]) for unit in ("home", "school")},
        follow_ups=_follow_ups(connection, attributes),
    )


def _coded(connection: duckdb.DuckDBPyConnection, attribute: str) -> Coded:
    found = connection.execute(
        f"SELECT DISTINCT {attribute} FROM mart.stay WHERE {attribute} IS NOT NULL ORDER BY 1"
    ).fetchall()
    values: tuple[str | None, ...] = (None, *(value for (value,) in found))
    places = {value: place for place, value in enumerate(values)}
    rows = _fetch(
        connection,
        f"""WITH coded AS (SELECT v, row_number() OVER (ORDER BY v) AS place
                           FROM (SELECT DISTINCT {attribute} AS v FROM mart.stay WHERE {attribute} IS NOT NULL))
            SELECT stay, coalesce(place, 0)::INTEGER AS place
            FROM mart.stay LEFT JOIN coded ON coded.v = mart.stay.{attribute}""",
    )
    codes = np.zeros(int(rows["stay"].max(initial=0)) + 1, np.int32)
    codes[rows["stay"]] = rows["place"]
    return Coded(codes, values, places)


def _follow_ups(connection: duckdb.DuckDBPyConnection, attributes: Mapping[str, Coded]) -> FollowUps:
    rows = connection.execute(
        f"SELECT child, overdue_days > 0, {', '.join(attributes)} FROM mart.follow_up ORDER BY child"
    ).fetchall()
    own = {
        key: Coded(np.array([coded.places[row[place]] for row in rows], np.int32), coded.values, coded.places)
        for place, (key, coded) in enumerate(attributes.items(), 2)
    }
    return FollowUps(own, np.array([row[0] for row in rows], np.int32), np.array([row[1] for row in rows], np.bool_))


def _by_number(connection: duckdb.DuckDBPyConnection, sql: str, least: int = 0) -> Ints:
    """The second column of a SELECT, at the places that the first one says; at least so many places."""
    places, values = _fetch(connection, sql).values()
    found = np.zeros(max(int(places.max(initial=0)) + 1, least), np.int32)
    found[places] = values
    return found


def _traits(connection: duckdb.DuckDBPyConnection, children: int) -> dict[str, Ints]:
    known = ", ".join(f"coalesce({key}, {NO_TRAIT})::INTEGER AS {key}" for key in TRAITS)
    rows = _fetch(connection, f"SELECT child, {known} FROM mart.trait")
    found = {key: np.full(children, NO_TRAIT, np.int32) for key in TRAITS}
    for key, numbers in found.items():
        numbers[rows["child"]] = rows[key]
    return found


def _fetch(connection: duckdb.DuckDBPyConnection, sql: str, parameters: Sequence[Any] = ()) -> dict[str, Any]:
    """The columns of a SELECT; days as numbers."""
    found: dict[str, Any] = connection.execute(sql, list(parameters)).fetchnumpy()
    return {name: _plain(column) for name, column in found.items()}


def _plain(column: NDArray[Any]) -> NDArray[Any]:
    if np.issubdtype(column.dtype, np.datetime64):
        return column.astype("datetime64[D]").astype(np.int32)
    return np.asarray(column)


def _by_indicator(connection: duckdb.DuckDBPyConnection, table: str, time: str) -> dict[str, dict[str, Any]]:
    """The columns of a table, an indicator each, in the order in which they are written."""
    keys = connection.execute(f"SELECT DISTINCT indicator FROM mart.{table} ORDER BY 1").fetchall()
    return {
        key: _fetch(
            connection,
            f"SELECT child, stay, {time}, numerator, denominator FROM mart.{table} WHERE indicator = ?",
            [key],
        )
        for (key,) in keys
    }


def _both(columns: dict[str, Any], kind: type[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
    return columns["numerator"].astype(kind), columns["denominator"].astype(kind)


def months_of(days: Ints) -> Ints:
    """The month number of each day number."""
    return (days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int32) + 1970 * 12).astype(np.int32)


def last_days(months: Ints, bits: Ints) -> Ints:
    """The last of a month's days that is marked (the first day is the lowest bit), as a day number."""
    first = (months - 1970 * 12).astype("datetime64[M]").astype("datetime64[D]").astype(np.int32)
    return (first + np.frexp(bits.astype(np.float64))[1] - 1).astype(np.int32)


def first_days(months: Ints, bits: Ints) -> Ints:
    """The first of a month's days that is marked, as a day number."""
    return last_days(months, bits & -bits)


def _events(columns: dict[str, Any]) -> Events:
    day = columns["day"]
    return Events(day, months_of(day), columns["child"], columns["stay"], *_both(columns, np.int8))


def _attendance(connection: duckdb.DuckDBPyConnection) -> Attendance:
    columns = _fetch(
        connection,
        "SELECT month, child, stay, possible, illness, permitted, unauthorised FROM mart.attendance_month",
    )
    return Attendance(**columns)


def _unit(connection: duckdb.DuckDBPyConnection, unit: str, coded: Coded) -> UnitColumns:
    days = _fetch(connection, "SELECT month, child, stay, days::INTEGER AS days FROM mart.receiver_days")
    places = coded.codes[days["stay"]]
    order = np.lexsort((places, days["month"]))
    order = order[places[order] > 0]
    talks = _fetch(connection, "SELECT talk, day, child, stay FROM mart.sparring_receiver WHERE unit_kind = ?", [unit])
    covered = connection.execute(
        "SELECT unit, month, days::INTEGER FROM mart.covered_days WHERE unit_kind = ?", [unit]
    ).fetchall()
    first = min((month for _, month, _ in covered), default=0)
    last = max((month for _, month, _ in covered), default=0)
    table = np.zeros((len(coded.values), last - first + 2), np.int32)  # the last column stands for months outside
    for key, month, bits in covered:
        if key in coded.places:
            table[coded.places[key], month - first] = bits
    advised = connection.execute("SELECT unit, from_on, to_on FROM mart.advised WHERE unit_kind = ?", [unit]).fetchall()
    posts = [
        (coded.places[key], day_number(start), day_number(end)) for key, start, end in advised if key in coded.places
    ]
    return UnitColumns(
        Receivers(days["month"][order], places[order], days["child"][order], days["stay"][order], days["days"][order]),
        Talks(talks["talk"], talks["day"], months_of(talks["day"]), talks["child"], talks["stay"]),
        table,
        first,
        np.array(posts, np.int32).reshape(-1, 3),
    )
