"""The parts of a change: no sum or difference of what is told of it is left with few children."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.data.mart.since.apart import told_together
from dashboard.data.mart.since.told import CODE, Stage, Told
from dashboard.vocabulary.since import Reason

Atom = tuple[Stage, Reason]
Behind = dict[Atom, frozenset[int]]

NEW, PAST, LATE, OTHER = Stage.NEW, Stage.PAST, Stage.REVISED, Stage.OTHER
CHANGED = Reason.CHANGED_STATE
CAME, LEFT, SINCE, GONE = Reason.CAME, Reason.LEFT, Reason.HAPPENED_SINCE, Reason.NO_LONGER_IN_PERIOD


def told(behind: Behind) -> list[tuple[Stage, Told]]:
    """Each child adds one to each atom that it is behind."""
    steps = []
    for (stage, reason), children in behind.items():
        member, one = np.array(sorted(children), np.int64), np.ones(len(children), np.int64)
        steps.append((stage, Told.of(0 * one, CODE[reason] * one, member, one, one)))
    return steps


def some(count: int, first: int = 0) -> frozenset[int]:
    return frozenset(range(first, first + count))


def sets(*groups: set[Reason]) -> set[frozenset[Reason]]:
    return {frozenset(group) for group in groups}


@pytest.mark.parametrize(
    ("behind", "expected"),
    [
        ({}, sets()),
        ({(NEW, CAME): some(5), (NEW, SINCE): some(9, 5)}, sets({CAME}, {SINCE})),
        # Who came is what the new days add, less what those added who were there.
        ({(NEW, CAME): some(4), (NEW, SINCE): some(9, 5)}, sets({CAME, SINCE})),
        (
            {(NEW, CAME): some(4), (NEW, SINCE): some(9, 5), (PAST, LEFT): some(6, 20), (PAST, GONE): some(9, 30)},
            sets({CAME, SINCE}, {LEFT}, {GONE}),
        ),
        # Few came of the new days and many of the earlier ones: the part is of many, the rest of it is not.
        (
            {(NEW, CAME): some(2), (LATE, CAME): some(9, 5), (NEW, SINCE): some(9, 20), (LATE, LEFT): some(9, 40)},
            sets({CAME, SINCE}, {LEFT}),
        ),
        ({(PAST, LEFT): some(4)}, None),
        ({(PAST, LEFT): some(5)}, sets({LEFT})),
        ({(OTHER, CAME): some(9), (OTHER, CHANGED): some(1, 20)}, sets({CAME, CHANGED})),
    ],
)  # fmt: skip
def test_what_would_tell_of_few_children_is_told_together(
    behind: Behind, expected: set[frozenset[Reason]] | None
) -> None:
    found = told_together(told(behind), None, 5)
    assert (None if found is None else set(found)) == expected


def test_of_units_the_children_whom_they_had_are_counted() -> None:
    behind = {(NEW, CAME): some(1), (NEW, SINCE): some(2, 5)}
    units = np.array([0, 0, 0, 5, 5, 6, 6, 7], np.int64)
    children = np.array([1, 2, 3, 4, 5, 5, 6, 7], np.int64)
    assert told_together(told(behind), (units, children), 3) == (frozenset({CAME}), frozenset({SINCE}))
    assert told_together(told(behind), (units, children), 4) == (frozenset({CAME, SINCE}),)


@st.composite
def any_change(draw: st.DrawFn) -> Behind:
    reasons = draw(st.lists(st.sampled_from(list(Reason)), min_size=1, max_size=4, unique=True))
    atoms = draw(st.lists(st.tuples(st.sampled_from(list(Stage)), st.sampled_from(reasons)), max_size=6, unique=True))
    return {atom: draw(st.frozensets(st.integers(0, 14), min_size=1, max_size=9)) for atom in atoms}


@settings(max_examples=60, deadline=None)
@given(any_change(), st.integers(1, 6))
def test_no_combination_of_parts_and_of_what_is_known_is_left_with_few(behind: Behind, least: int) -> None:
    """Tried one by one: each part, and each sum of a stage that months tell, taken up to twice, added or subtracted."""
    together = told_together(told(behind), None, least)
    if together is None or not behind:
        return
    known = sorted({stage for stage, _ in behind if stage is not Stage.OTHER}, key=lambda stage: stage.value)
    for weights in product((-1, 0, 1, 2), repeat=len(together) + len(known)):
        of_parts = weights[: len(together)]
        of_stages: dict[Stage, int] = dict(zip(known, weights[len(together) :], strict=True))
        if len(set(of_parts)) == 1 and (len(together) > 1 or of_parts == (0,) or any(of_stages.values())):
            continue  # all parts alike are the change itself, which is told anyway
        left = frozenset[int]()
        for (stage, reason), children in behind.items():
            own = next(place for place, reasons in enumerate(together) if reason in reasons)
            if of_parts[own] + of_stages.get(stage, 0):
                left |= children
        assert not 0 < len(left) < least, (together, weights)
