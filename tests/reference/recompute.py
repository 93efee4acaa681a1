"""Any figure of the definitions, recomputed from plain rows: the way in to the other modules."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from .absence import absence, high_absence
from .case import Case, Tables
from .follow_up import follow_up_coverage, follow_up_on_time
from .goals import child_voice_goals, goals_met, two_sided_goals
from .in_time import assessed_in_time, goals_set_in_time
from .meetings import caseworker_present, child_involved
from .placements import known_of_placement, moves
from .query import CannotGroup, Contribution, Query, Result, filtered, tally
from .units import advisor_at_home, advisor_at_school, sparring, sparring_coverage

Kind = Literal["events", "days", "unit_days", "rate"]
"""How uncertainty is told (section 5): share of events, share of days, sparring coverage, rate."""


def attributes() -> tuple[str, ...]:
    """Section 1: everything that one may group by or filter on."""
    home = ("home", "home_kind", "home_municipality")
    school = ("school", "school_kind", "school_municipality")
    pupil = ("grade", "class_type", "grade_band")
    return (*home, *school, *pupil, "model", "coordinator", "in_course", "responsible", "gender", "month")


@dataclass(frozen=True)
class Definition:
    """One indicator: how it is computed, how its uncertainty is told, and what it can be grouped by."""

    compute: Callable[[Case, Query], Result]
    kind: Kind
    groupings: tuple[str, ...]


def definitions() -> Mapping[str, Definition]:
    """Every indicator of sections 2 and 3 by its key."""
    every = attributes()
    home, school = every[0:3], every[3:6]
    return {
        "follow_up_coverage": _of_children(follow_up_coverage, "days"),
        "follow_up_on_time": _of_children(follow_up_on_time),
        "goals_met": _of_children(goals_met),
        "school_sparring": _of_units(lambda c, q: sparring(c, q, "school"), (*school, "month"), "rate"),
        "home_sparring": _of_units(lambda c, q: sparring(c, q, "home"), (*home, "month"), "rate"),
        "school_sparring_coverage": _of_units(
            lambda c, q: sparring_coverage(c, q, "school"), (*school, "month"), "unit_days"
        ),
        "home_sparring_coverage": _of_units(
            lambda c, q: sparring_coverage(c, q, "home"), (*home, "month"), "unit_days"
        ),
        "absence": _of_children(absence, "days"),
        "high_absence": Definition(high_absence, "events", tuple(name for name in every if name != "month")),
        "child_involved": _of_children(child_involved),
        "caseworker_present": _of_children(caseworker_present),
        "assessed_in_time": _of_children(assessed_in_time),
        "goals_set_in_time": _of_children(goals_set_in_time),
        "two_sided_goals": _of_children(two_sided_goals),
        "child_voice_goals": _of_children(child_voice_goals),
        "aula_access": _of_children(lambda c, q: known_of_placement(c, q, "aula_access")),
        "contact_person": _of_children(lambda c, q: known_of_placement(c, q, "contact_person")),
        "advisor_at_school": _of_units(advisor_at_school, school, "events"),
        "advisor_at_home": _of_units(advisor_at_home, home, "events"),
        "school_moves": _of_children(lambda c, q: moves(c, q, "school"), "rate"),
        "placement_moves": _of_children(lambda c, q: moves(c, q, "home"), "rate"),
    }


def _of_children(compute: Callable[[Case, Query], Iterable[Contribution]], kind: Kind = "events") -> Definition:
    return Definition(lambda case, query: tally(query, filtered(query, compute(case, query))), kind, attributes())


def _of_units(
    compute: Callable[[Case, Query], Iterable[Contribution]], groupings: tuple[str, ...], kind: Kind
) -> Definition:
    """The filter chooses the receivers, so it is applied there and not to the unit."""
    return Definition(lambda case, query: tally(query, compute(case, query)), kind, groupings)


def recompute(
    tables: Tables | Case,
    as_of: date,
    start: date,
    end: date,
    by: str | None,
    where: Mapping[str, Sequence[str | None]],
    indicator: str,
) -> Result:
    """Group -> (numerator, denominator, children), exact.

    A `Case` in place of the tables keeps the states from one question to the next. Raises CannotGroup where
    the indicator is not grouped by `by`, KeyError for an unknown indicator or attribute.
    """
    definition = definitions()[indicator]
    for name in [*where, *([] if by is None else [by])]:
        if name not in attributes():
            raise KeyError(name)
    if by is not None and by not in definition.groupings:
        raise CannotGroup(f"{indicator} is not grouped by {by}")
    case = tables if isinstance(tables, Case) else Case(tables)
    return definition.compute(case, Query(as_of, start, end, by, where))
