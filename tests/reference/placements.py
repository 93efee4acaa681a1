"""The home's channel to the school, and moves (section 3)."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal

from .case import Case
from .query import Contribution, Query, contribution


def known_of_placement(case: Case, query: Query, column: str) -> Iterator[Contribution]:
    """Section 3: aula_access and contact_person.

    Section 3, aula_access and contact_person, on B: "of the placement in force", over "children with a course
    and a placement in force on B, where it is known".
    """
    day = query.last
    for child in case.children():
        state = case.state(child, day)
        if state.course is not None and state.placement is not None and state.placement[column] is not None:
            yield contribution(case.attributes(child, day), [child], int(state.placement[column]))


def moves(case: Case, query: Query, kind: Literal["home", "school"]) -> Iterator[Contribution]:
    """Section 3: placement_moves and school_moves.

    Section 3. Denominator: "child-days with a school (home), / 365.25". A change: "a day d in the period on
    which the child's state has a home, and the last earlier day on which it had one, at most 92 days before
    d, had another. It counts on d, with the attributes of that earlier day". The month is that of d, the day
    counted.
    """
    for day in query.days():
        for child in case.children():
            here = case.attributes(child, day)
            if here[kind] is None:
                continue
            yield contribution(here, [child], 0, 1 / case.settings.days_in_year)
            earlier = last_earlier_day(case, child, kind, day)
            if earlier is not None and case.attributes(child, earlier)[kind] != here[kind]:
                left = {**case.attributes(child, earlier), "month": here["month"]}
                yield contribution(left, [child], 1, 0)


def last_earlier_day(case: Case, child: str, kind: str, day: date) -> date | None:
    """Section 3: "the last earlier day on which it had one, at most 92 days before d"."""
    for back in range(1, case.settings.longest_gap_of_a_move + 1):
        earlier = day - timedelta(days=back)
        if case.attributes(child, earlier)[kind] is not None:
            return earlier
    return None
