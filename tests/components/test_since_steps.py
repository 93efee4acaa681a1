"""The steps of a change as they are written and drawn: they add up, and fill one track."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from dashboard.components.since.since_last_steps import decimals_of, step_styles, steps
from dashboard.vocabulary.result import Status
from dashboard.vocabulary.since import Figure, Part, Reason


def figure(numerator: Fraction, denominator: Fraction) -> Figure:
    return Figure(status=Status.SHOWN, numerator=numerator, denominator=denominator, children=9)


def part(numerator: Fraction, denominator: Fraction) -> Part:
    return Part(reason=Reason.CAME, numerator=numerator, denominator=denominator, children=9)


def test_steps_are_drawn_where_the_one_before_ended_and_last_the_whole_change() -> None:
    """From 14 of 19: two more of four more, then none of two fewer; so 16 of 21."""
    taken = steps(figure(Fraction(14), Fraction(19)), [part(Fraction(2), Fraction(4)), part(Fraction(0), Fraction(-2))])
    assert [(int(step.numerator), int(step.denominator)) for step in taken] == [(2, 4), (0, -2)]
    assert step_styles(taken, is_share=True) == [
        {"--zero": "0", "--at-0": "0", "--by-0": "0.5", "--at-1": "0", "--by-1": "1"},
        {"--zero": "0", "--at-0": "0.5", "--by-0": "0", "--at-1": "0.5", "--by-1": "0.5"},
        {"--zero": "0", "--at-0": "0", "--by-0": "0.5", "--at-1": "0", "--by-1": "0.5"},
    ]


def test_what_falls_is_drawn_left_of_where_it_began() -> None:
    taken = steps(figure(Fraction(9), Fraction(10)), [part(Fraction(-3), Fraction(-4)), part(Fraction(4), Fraction(4))])
    assert step_styles(taken, is_share=True)[-1] == {
        "--zero": "0.8", "--at-0": "0.8", "--by-0": "0.2", "--at-1": "0.8", "--by-1": "0"
    }  # fmt: skip
    assert [sorted(style) for style in step_styles(taken, is_share=False)] == [["--at-0", "--by-0", "--zero"]] * 3


NUMBERS = st.fractions(min_value=-9, max_value=9, max_denominator=97)


@given(st.tuples(NUMBERS, NUMBERS), st.lists(st.tuples(NUMBERS, NUMBERS), min_size=1, max_size=5))
def test_what_is_written_adds_up(start: tuple[Fraction, Fraction], numbers: list[tuple[Fraction, Fraction]]) -> None:
    taken = steps(figure(*start), [part(*pair) for pair in numbers])
    for place, name in enumerate(("numerator", "denominator")):
        decimals = decimals_of(start[place], *(pair[place] for pair in numbers))
        end = start[place] + sum(pair[place] for pair in numbers)
        assert round(start[place], decimals) + sum(getattr(step, name) for step in taken) == round(end, decimals)
        assert all(round(getattr(step, name), decimals) == getattr(step, name) for step in taken)
    for is_share in (True, False):
        for style in step_styles(taken, is_share=is_share):
            assert all(0 <= float(share) <= 1 for share in style.values())
            assert float(style["--at-0"]) + float(style["--by-0"]) <= 1.001
