"""Everything that a reader is told of an indicator in a period, as sets of pieces that are added up."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from dashboard.data.mart.query import query
from dashboard.data.mart.store import Mart
from dashboard.indicators.registry import all_indicators
from dashboard.vocabulary.period import Period
from dashboard.vocabulary.result import Result, Row, Status
from dashboard.vocabulary.scope import Scope
from dashboard.vocabulary.slice import EVERYTHING, Slice

from .microdata import Piece

Window = tuple[date, date]
LISTS = ("home_unit", "school", "month")


class Told(NamedTuple):
    """One number of a table: how many children, of all (`by` None) or of some groups of a list."""

    children: int
    by: str | None
    groups: frozenset[str | None]
    pieces: frozenset[Piece]


def told(mart: Mart, scope: Scope, indicator: str, window: Window, pieces: frozenset[Piece]) -> list[Told]:
    """What the menu's questions tell about all children: lists, what they hide together, single units, all."""
    return [
        Told(
            row.children,
            by,
            groups,
            frozenset(piece for piece in pieces if by is None or getattr(piece, by) in groups),
        )
        for row, by, groups in _rows(mart, scope, indicator, window, pieces)
        if row is not None and row.status is Status.SHOWN and row.children is not None
    ]


def hidden_units(mart: Mart, scope: Scope, indicator: str, window: Window) -> list[tuple[str, str | None]]:
    """The units of both lists whose row is withheld, with the list."""
    return [
        (by, row.group)
        for by in ("home_unit", "school")
        if (found := _asked(mart, scope, indicator, window, by)) is not None
        for row in found.rows
        if row.status is Status.SUPPRESSED
    ]


def _asked(
    mart: Mart, scope: Scope, indicator: str, window: Window, by: str | None, where: Slice = EVERYTHING
) -> Result | None:
    chosen = all_indicators()[indicator]
    return query(mart, [chosen], period=Period(*window), where=where, by=by, scope=scope).get(indicator)


def _rows(
    mart: Mart, scope: Scope, indicator: str, window: Window, pieces: frozenset[Piece]
) -> Iterator[tuple[Row | None, str | None, frozenset[str | None]]]:
    nothing = frozenset[str | None]()
    everything = _asked(mart, scope, indicator, window, None)
    assert everything is not None
    yield everything.total, None, nothing
    for by in LISTS:
        found = _asked(mart, scope, indicator, window, by)
        if found is None:
            continue
        yield found.total, None, nothing
        yield from ((row, by, frozenset({row.group})) for row in found.rows)
        if found.pool is not None:
            hidden = frozenset(row.group for row in found.rows if row.status is Status.SUPPRESSED)
            yield found.pool.row, by, hidden
    for by, attribute, key in _single_units(indicator, pieces):
        found = _asked(mart, scope, indicator, window, None, Slice.of({attribute: [key]}))
        assert found is not None
        yield found.total, by, frozenset({key})


def _single_units(indicator: str, pieces: frozenset[Piece]) -> list[tuple[str, str, str]]:
    """The units that have a page with figures of all their children: families have none."""
    homes = {piece.home for piece in pieces if piece.home == piece.home_unit and indicator != "school_sparring"}
    schools = {piece.school for piece in pieces if indicator != "home_sparring"}
    return [
        *(("home_unit", "home", home) for home in sorted(filter(None, homes))),
        *(("school", "school", school) for school in sorted(filter(None, schools))),
    ]
