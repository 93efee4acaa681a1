"""The steps from one figure to the next, rounded so that they still add up, and where each is drawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from dashboard.vocabulary.since import Figure, Part

Style = dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What a part adds, in numbers that are written with so many `decimals`, and where it begins."""

    part: Part
    numerator: Fraction
    denominator: Fraction
    begins: tuple[Fraction, Fraction]  # of numerator and denominator, counted from the first figure's


def decimals_of(*numbers: Fraction | None) -> int:
    """So many are written: none of whole numbers."""
    return 0 if all(number is None or number.denominator == 1 for number in numbers) else 1


def steps(before: Figure, parts: Sequence[Part]) -> list[Step]:
    """The parts in turn, each the step from one written sum to the next: so what is written adds up too."""
    if before.numerator is None or before.denominator is None:
        return []
    start = before.numerator, before.denominator
    numbers = ([getattr(part, name) for part in parts] for name in ("numerator", "denominator"))
    decimals = [decimals_of(own, *more) for own, more in zip(start, numbers, strict=True)]
    reached, found = start, []
    for part in parts:
        then = reached[0] + part.numerator, reached[1] + part.denominator
        was, is_now = (
            [round(number, places) for number, places in zip(sums, decimals, strict=True)] for sums in (reached, then)
        )
        found.append(
            Step(
                part=part,
                numerator=is_now[0] - was[0],
                denominator=is_now[1] - was[1],
                begins=(reached[0] - start[0], reached[1] - start[1]),
            )
        )
        reached = then
    return found


def step_styles(taken: Sequence[Step], *, is_share: bool) -> list[Style]:
    """Where each step is drawn, and last the whole change, as shares of one track that has room for all of them.

    A share's numerator and denominator are of one kind, and share the track; of a rate the numerator alone is drawn.
    """
    lanes = (0, 1) if is_share else (0,)
    spans = [[(step.begins[lane], step.begins[lane] + _added(step, lane)) for step in taken] for lane in lanes]
    for own in spans:
        own.append((Fraction(0), own[-1][1] if own else Fraction(0)))
    ends = [Fraction(0), *(end for own in spans for span in own for end in span)]
    low, width = min(ends), max(ends) - min(ends) or Fraction(1)
    return [
        {"--zero": _share(-low / width)}
        | {
            name: _share(value)
            for lane in lanes
            for name, value in zip(
                (f"--at-{lane}", f"--by-{lane}"),
                ((min(spans[lane][row]) - low) / width, abs(spans[lane][row][1] - spans[lane][row][0]) / width),
                strict=True,
            )
        }
        for row in range(len(taken) + 1)
    ]


def _added(step: Step, lane: int) -> Fraction:
    return (step.part.numerator, step.part.denominator)[lane]


def _share(value: Fraction) -> str:
    return f"{round(float(value), 4):g}"
