"""What an attacker wants to know: every row behind a figure, from the reference, not from what is attacked."""

from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple

from tests.reference.absence import absence
from tests.reference.case import Attributes, Case
from tests.reference.follow_up import follow_up_coverage, follow_up_on_time
from tests.reference.goals import goals_met
from tests.reference.query import Query
from tests.reference.units import receivers

TOLD_BY_UNIT = ("follow_up_coverage", "follow_up_on_time", "goals_met", "absence", "home_sparring", "school_sparring")


class Piece(NamedTuple):
    """Something of one child that a figure counts: where, and in which month."""

    child: str
    home: str | None
    home_unit: str | None
    school: str | None
    month: str


def pieces(case: Case, indicator: str, as_of: date, start: date, end: date) -> frozenset[Piece]:
    """All pieces behind an indicator in a period."""
    query = Query(as_of, start, end)
    if indicator.endswith("_sparring"):
        return frozenset(_receiving(case, query, indicator))
    compute = {
        "follow_up_coverage": follow_up_coverage,
        "follow_up_on_time": follow_up_on_time,
        "goals_met": goals_met,
        "absence": absence,
    }[indicator]
    return frozenset(_piece(child, found.attributes) for found in compute(case, query) for child in found.children)


def _receiving(case: Case, query: Query, indicator: str) -> Iterator[Piece]:
    kind: Literal["home", "school"] = "home" if indicator == "home_sparring" else "school"
    for day in query.days():
        for children in receivers(case, query, kind, day).values():
            yield from (_piece(child, case.attributes(child, day)) for child in children)


def _piece(child: str, found: Attributes) -> Piece:
    kind = found["home_kind"]
    together = kind in ("foster_family", "kinship_family", "own_lodging")
    month = found["month"]
    assert month is not None
    return Piece(child, found["home"], f"kind:{kind}" if together else found["home"], found["school"], month)
