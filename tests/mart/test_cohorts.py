"""Figures and lists of a cohort: values allowed and barred, and traits, together as a slow recomputation has them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.data.mart.attention import attention
from dashboard.data.mart.children.child_row import ListQuestion
from dashboard.data.mart.children.child_rows import child_rows
from dashboard.data.mart.children.follow_up_list import follow_up_list
from dashboard.data.mart.disclosure.menu import windows
from dashboard.data.mart.members.member_list import member_list
from dashboard.data.mart.members.members import Figure, MemberQuestion, Side
from dashboard.data.mart.query import query
from dashboard.data.mart.store import Mart
from dashboard.vocabulary.scope import Scope
from dashboard.vocabulary.slice import Slice, TraitIn, UnknownAttributeError
from dashboard.vocabulary.traits import TRAITS, Span
from tests.reference.case import Attributes, Case
from tests.reference.child_list import listed
from tests.reference.query import Query
from tests.reference.recompute import definitions
from tests.reference.traits import Traits, traits

from .cases import AS_OF, CHIEF, HALF_A_YEAR, LEADER_OF_H1, STEERING_GROUP, chosen, homes_with, mart_of_rows
from .random_questions import INDICATORS, asked, few, mart_for, period_of


class CaseOfChildren(Case):
    """A case that tells whose attributes they are, too."""

    def attributes(self, child: str, day: date) -> Attributes:
        return {**super().attributes(child, day), "child": child}


@dataclass(frozen=True)
class Cohort(Query):
    """A question of some children, without some values."""

    barred: Mapping[str, Sequence[str | None]] = field(default_factory=dict)
    children: frozenset[str] = frozenset()

    def admits(self, attributes: Attributes) -> bool:
        return (
            super().admits(attributes)
            and attributes["child"] in self.children
            and not any(attributes[name] in values for name, values in self.barred.items())
        )


def meets(standing: Traits, condition: TraitIn) -> bool:
    number = standing[condition.trait]
    is_in = any(
        number is None
        if span is None
        else number is not None
        and (span.low is None or number >= span.low)
        and (span.high is None or number <= span.high)
        for span in condition.spans
    )
    return is_in != condition.barred


_ENDS = {"first_on": (19_900, 20_050, 20_200), "age": (9, 10, 11), "phase": (0, 1, 2, 3), "absence_over": (5, 9, 10)}


@st.composite
def conditions(draw: st.DrawFn) -> TraitIn:
    trait = draw(st.sampled_from(sorted(TRAITS)))
    ends = st.none() | st.sampled_from(_ENDS.get(trait, (0, 1, 3, 6)))
    spans = st.builds(Span, ends, ends)
    return TraitIn.of(trait, draw(st.lists(st.none() | spans, max_size=2)), barred=draw(st.booleans()))


@st.composite
def cohorts(draw: st.DrawFn) -> tuple[dict[str, Any], Query, Slice, Mapping[str, Sequence[str | None]]]:
    """A case database, a question to it, and the question's slice with more."""
    tables, question = draw(asked())
    barred: dict[str, list[str | None]] = {}
    if draw(st.booleans()):
        name = draw(st.sampled_from(("gender", "home", "school", "model", "grade", "responsible")))
        values = ("f", "h9", "s9", "slm", "5", "990", None)
        barred[name] = draw(st.lists(st.sampled_from(values), min_size=1, max_size=4, unique=True))
    where = Slice.of(question.where, barred, draw(st.lists(conditions(), max_size=2)))
    return tables, question, where, barred


def children_behind(mart: Mart, figure: Figure, scope: Scope = CHIEF) -> set[str]:
    """The children that the lists behind a number name."""
    found = [member_list(mart, figure, MemberQuestion(side=side), scope) for side in Side]
    rows = [row for one in found if one is not None for row in one.rows]
    received = {one.child for row in rows for one in row.receives}
    return received | {row.child for row in rows if row.child is not None}


@few
@given(cohorts())
def test_every_figure_of_a_cohort_is_the_recomputed_one(
    given_: tuple[dict[str, Any], Query, Slice, Mapping[str, Sequence[str | None]]],
) -> None:
    tables, question, where, barred = given_
    case = CaseOfChildren(tables)
    standing = traits(case, question.as_of)
    those = frozenset(child for child, own in standing.items() if all(meets(own, one) for one in where.traits))
    cohort = Cohort(question.as_of, question.start, question.end, question.by, question.where, barred, those)
    with mart_for(tables, question) as mart:
        found = query(mart, INDICATORS, period=period_of(question), where=where, by=question.by, scope=CHIEF)
        listed_now = {
            row.child for row in child_rows(mart, ListQuestion(soon=question.as_of), where=where, scope=CHIEF).rows
        }
        others = {row.child for row in follow_up_list(mart, where=where, scope=CHIEF)}
        behind = {
            key: children_behind(mart, Figure(indicator=one, period=period_of(question), where=where))
            for key, one in ((indicator.key, indicator) for indicator in INDICATORS)
        }
    for key, result in found.items():
        expected = definitions()[key].compute(case, cohort)
        rows = zip(
            *(getattr(result.rows, name) for name in ("group", "numerator", "denominator", "children")), strict=True
        )
        told = {group: (n, d, children) for group, n, d, children in rows}
        if question.by is None:
            total = result.total
            told = {} if total is None else {None: (total.numerator, total.denominator, total.children)}
        assert told.keys() == expected.keys(), key
        for group, numbers in expected.items():
            assert told[group] == pytest.approx(tuple(float(Fraction(number)) for number in numbers)), key
        assert behind[key] <= those
    now = {child for child in listed(case, question.as_of) if cohort.admits(case.attributes(child, question.as_of))}
    assert listed_now == others == now


def test_a_month_cannot_be_barred() -> None:
    with pytest.raises(UnknownAttributeError):
        Slice.of({}, {"month": ["2025-01"]})


OVERDUE = TraitIn.of("overdue", [Span(1, 1)])
OF_TODAY = [
    pytest.param(Slice.of({}, {"home": ["h2"]}), id="barred"),
    pytest.param(Slice.of({}, traits=[OVERDUE]), id="trait"),
    pytest.param(Slice.of({"home": ["h1"]}, {"gender": ["f"]}), id="a home without"),
    pytest.param(Slice.of({"home": ["h1"]}, traits=[OVERDUE]), id="a home's overdue"),
    pytest.param(Slice.of({}, traits=[TraitIn.of("age", [])]), id="nobody"),
]


@pytest.mark.parametrize("where", OF_TODAY)
@pytest.mark.parametrize(("scope", "own"), [(STEERING_GROUP, 0), (LEADER_OF_H1, 6)])
def test_others_are_never_told_of_by_a_cohort(tmp_path: Path, where: Slice, scope: Scope, own: int) -> None:
    """Not even in the fixed windows, in which the same question without the cohort would be answered."""
    indicators = chosen("follow_up_coverage")
    with mart_of_rows(tmp_path, homes_with({"h1": 6, "h2": 7}), indicators) as mart:
        for by in (None, "month", "home_unit", "school"):
            for period in windows(AS_OF):
                result = query(mart, indicators, period=period, where=where, by=by, scope=scope)["follow_up_coverage"]
                assert result.total is None or result.total.children == own
                assert all(children is None or children <= own for children in result.rows.children)
        waiting = attention(mart, by="home_unit", where=where, scope=scope)
    assert {row.unit for row in waiting} <= ({"", "h1"} if own else set())


def test_how_a_child_stands_today_is_unknown_to_whom_it_has_left(tmp_path: Path) -> None:
    """The leader of h1 may count its days in h1, and not learn from them that it is overdue in h2."""
    tables = homes_with({"h1": 2, "h2": 1})
    stays = [row for row in tables["placement"] if row["child_id"] != "h1-1"]
    first = next(row for row in tables["placement"] if row["child_id"] == "h1-1")
    tables["placement"] = [
        *stays,
        {**first, "end_on": date(2025, 3, 31)},
        {**first, "placement_id": "later", "home_id": "h2", "start_on": date(2025, 4, 1)},
    ]
    (indicator,) = chosen("follow_up_coverage")

    def counted(scope: Scope, *conditions: TraitIn) -> set[str]:
        where = Slice.of({"home": ["h1"]}, traits=conditions)
        return children_behind(mart, Figure(indicator=indicator, period=HALF_A_YEAR, where=where), scope)

    with mart_of_rows(tmp_path, tables, [indicator]) as mart:
        assert counted(CHIEF, OVERDUE) == {"h1-1", "h1-2"}
        assert counted(LEADER_OF_H1) == {"h1-1", "h1-2"}
        assert counted(LEADER_OF_H1, OVERDUE) == {"h1-2"}
        assert counted(LEADER_OF_H1, TraitIn.of("overdue", [None])) == {"h1-1"}
        assert counted(LEADER_OF_H1, TraitIn.of("overdue", [Span(1, 1)], barred=True)) == {"h1-1"}


def test_when_a_childs_first_placement_began_is_unknown_to_whom_it_came_later(tmp_path: Path) -> None:
    """Asked day by day, the leader of h1 would learn since when the child was placed elsewhere."""
    tables = homes_with({"h1": 2, "h2": 1})
    first = next(row for row in tables["placement"] if row["child_id"] == "h1-1")
    before = {**first, "placement_id": "before", "home_id": "h2", "start_on": date(2021, 5, 3)}
    tables["placement"] = [*tables["placement"], {**before, "end_on": first["start_on"] - timedelta(days=1)}]
    since = TraitIn.of("first_on", [Span((date(2020, 1, 1) - date(1970, 1, 1)).days)])
    (indicator,) = chosen("follow_up_coverage")

    def counted(scope: Scope, *conditions: TraitIn) -> set[str]:
        where = Slice.of({"home": ["h1"]}, traits=conditions)
        return children_behind(mart, Figure(indicator=indicator, period=HALF_A_YEAR, where=where), scope)

    with mart_of_rows(tmp_path, tables, [indicator]) as mart:
        assert counted(CHIEF, since) == {"h1-1", "h1-2"}
        assert counted(LEADER_OF_H1, since) == {"h1-2"}
        assert counted(LEADER_OF_H1, TraitIn.of("first_on", [None])) == {"h1-1"}
