"""What a declaration must hold to be counted; every rule answers in a sentence that an analyst understands."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from itertools import count
from types import UnionType
from typing import Final, get_args

from dashboard.data.case_database.example import ExampleError, example_rows
from dashboard.data.mart.conditions import condition_sql
from dashboard.data.mart.facts import FACTS, Fact, Shape
from dashboard.vocabulary.attributes import ATTRIBUTES, HOME_UNIT, SCHOOL_UNIT
from dashboard.vocabulary.indicator import Better, Example, Indicator, Kind, Part, Theme
from dashboard.vocabulary.measures import (
    All,
    AttendanceDays,
    AttendingChildren,
    ChildMeasure,
    Condition,
    Count,
    Days,
    Is,
    Known,
    Measure,
    OnLastDay,
    SparringHeld,
    UnitDays,
    UnitMeasure,
    UnitsOnLastDay,
)
from dashboard.vocabulary.rules import RULE_KEYS
from dashboard.vocabulary.text import Text

Problem = tuple[str, str]  # field, what is wrong with it

_NAME: Final = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
_TEXTS: Final = (
    "label",
    "short_label",
    "question",
    "why",
    "caveat",
    "numerator_text",
    "denominator_text",
    "event",
    "unit",
)
_TYPES: Final[Mapping[str, type | UnionType]] = {
    **dict.fromkeys(_TEXTS, Text),
    "theme": Theme,
    "kind": Kind,
    "better": Better,
    "example": Example,
    "groupings": frozenset,
    "parts": tuple,
    "rules": tuple,
    "decimals": int,
    "target": float | int | None,
    "headline": int | None,
}
# How uncertain a share is depends on what its denominator counts (indicators.md 5): never a binomial interval on days.
_SHARE_OF: Final[Mapping[type, Kind]] = {
    Count: Kind.SHARE_OF_EVENTS,
    Days: Kind.SHARE_OF_DAYS,
    OnLastDay: Kind.SHARE_OF_EVENTS,
    AttendanceDays: Kind.SHARE_OF_DAYS,
    AttendingChildren: Kind.SHARE_OF_EVENTS,
    UnitDays: Kind.SHARE_OF_UNIT_DAYS,
    UnitsOnLastDay: Kind.SHARE_OF_EVENTS,
}
_UNIT_ATTRIBUTES: Final = {"home": HOME_UNIT | {"month"}, "school": SCHOOL_UNIT | {"month"}}


class DeclarationError(Exception):
    """One or more indicators are declared wrongly; the message lists every problem."""

    def __init__(self, wrong: list[str]) -> None:
        self.problems = tuple(wrong)
        super().__init__("These indicators cannot be used as they are declared:\n- " + "\n- ".join(wrong))


def problems(found: Mapping[str, object]) -> list[str]:
    """Everything that is wrong, as sentences; `found` maps a file's name to what it declares as INDICATOR."""
    wrong: list[str] = []
    sound: dict[str, Indicator] = {}
    for name, declared in sorted(found.items()):
        if not isinstance(declared, Indicator):
            wrong.append(f"{name}.py: it must declare INDICATOR = Indicator(...).")
        elif badly := list(_types(declared)):
            # The other rules would stumble over these.
            wrong += _sentences(name, badly)
        else:
            sound[name] = declared
            rules: tuple[Callable[[Indicator], Iterator[Problem]], ...] = (
                *(_texts, _parts, _numbers),
                *(_counted, _ratio, _groupings, _example),
            )
            wrong += _sentences(name, _key(name, declared))
            for rule in rules:
                wrong += _sentences(name, rule(declared))
    return [*wrong, *_same_labels(sound), *_places(sound)]


def _sentences(name: str, wrong: Iterator[Problem] | list[Problem]) -> list[str]:
    return [f"{name}.py, {field}: {problem}." for field, problem in wrong]


def _types(indicator: Indicator) -> Iterator[Problem]:
    for field, kind in _TYPES.items():
        if not isinstance(getattr(indicator, field), kind):
            yield field, f"it must be {getattr(kind, '__name__', kind)}"
    for field in ("numerator", "denominator"):
        if not isinstance(getattr(indicator, field), Measure):
            yield field, f"it must be one of {', '.join(measure.__name__ for measure in get_args(Measure))}"
    for part in indicator.parts if isinstance(indicator.parts, tuple) else ():
        if not (isinstance(part, Part) and isinstance(part.label, Text) and isinstance(part.measure, Measure)):
            yield "parts", f"{part!r} must be a Part with a Text as label and a measure"


def _key(name: str, indicator: Indicator) -> Iterator[Problem]:
    if indicator.key != name:
        yield "key", f"it is {indicator.key!r}, but must be the file's name, {name!r}"
    if not _NAME.fullmatch(indicator.key):
        yield "key", f"{indicator.key!r} must be lower-case words joined by _"


def _texts(indicator: Indicator) -> Iterator[Problem]:
    texts = [(field, getattr(indicator, field)) for field in _TEXTS]
    texts += [(f"part {part.key}", part.label) for part in indicator.parts]
    texts.append(("example story", indicator.example.story))
    for field, text in texts:
        for language, words in (("Danish", text.da), ("English", text.en)):
            if words.strip() in ("", "?"):
                yield field, f"the {language} text is missing"
            elif field == "question" and not words.endswith("?"):
                yield field, f"the {language} text must end in a question mark"


def _parts(indicator: Indicator) -> Iterator[Problem]:
    seen: set[str] = set()
    for part in indicator.parts:
        if not _NAME.fullmatch(part.key):
            yield "parts", f"the key {part.key!r} must be lower-case words joined by _"
        if part.key in seen:
            yield "parts", f"the key {part.key!r} is there twice"
        seen.add(part.key)
        if not isinstance(part.measure, ChildMeasure | AttendanceDays) or not _alike(
            part.measure, indicator.denominator
        ):
            yield "parts", f"{part.key} must count the same as the denominator: rows of its fact, or school days"


def _numbers(indicator: Indicator) -> Iterator[Problem]:
    for rule in indicator.rules:
        if rule not in RULE_KEYS:
            yield "rules", f"there is no setting {rule!r}; the settings are {', '.join(RULE_KEYS)}"
    if indicator.decimals not in (0, 1, 2):
        yield "decimals", f"they must be 0, 1 or 2, not {indicator.decimals}"
    if indicator.target is not None:
        if indicator.target <= 0:
            yield "target", f"{indicator.target} can never be missed; it must be more than 0"
        elif indicator.kind.is_share and indicator.target > 1:
            yield "target", f"{indicator.target} can never be reached: a share is at most 1, so 80 % is 0.8"


def _counted(indicator: Indicator) -> Iterator[Problem]:
    measures = [("numerator", indicator.numerator), ("denominator", indicator.denominator)]
    measures += [(f"part {part.key}", part.measure) for part in indicator.parts]
    measures += [(f"part {part.key}", part.out_of) for part in indicator.parts if part.out_of is not None]
    for field, measure in measures:
        if not isinstance(measure, ChildMeasure):
            continue
        fact = FACTS.get(measure.fact)
        if fact is None:
            yield field, f"there is no fact {measure.fact!r}; the facts are {', '.join(FACTS)}"
            continue
        shape = Shape.EVENT if isinstance(measure, Count) else Shape.SPAN
        if fact.shape is not shape:
            use = "Count" if fact.shape is Shape.EVENT else "Days or OnLastDay"
            yield field, f"rows of {fact.key} are counted with {use}, not with {type(measure).__name__}"
        yield from ((field, problem) for problem in _condition(measure.where, fact))


def _condition(condition: Condition, fact: Fact) -> Iterator[str]:
    """What is wrong with a condition, one sentence a piece."""
    if isinstance(condition, All):
        for piece in condition.conditions:
            yield from _condition(piece, fact)
    elif not isinstance(condition, Is | Known):
        yield f"{condition!r} is no condition; use Is, Known or All"
    elif condition.column not in fact.columns:
        columns = ", ".join(fact.columns) or "none"
        yield f"{fact.key} has no column {condition.column!r}; its columns are {columns}"
    elif isinstance(condition, Is) and not condition.values:
        yield f"{condition.column} must be one of at least one value"
    else:
        try:
            condition_sql(condition, fact)
        except ValueError as error:
            yield str(error)


def _ratio(indicator: Indicator) -> Iterator[Problem]:
    numerator, denominator = indicator.numerator, indicator.denominator
    if isinstance(denominator, SparringHeld) or getattr(denominator, "over", False):
        yield "denominator", f"{denominator!r} counts what a numerator counts, and cannot be a denominator"
        return
    if getattr(denominator, "advised", False) or getattr(denominator, "covered", False):
        yield "denominator", "it must count all units; only the numerator counts those advised or covered"
    if isinstance(numerator, AttendingChildren | UnitsOnLastDay) and numerator == denominator:
        yield "numerator", "it counts the same as the denominator"
    if not _same_family(numerator, denominator):
        yield "numerator", f"{numerator!r} cannot stand over {denominator!r}: they must count in the same"
    elif indicator.kind.is_share and not _alike(numerator, denominator):
        yield "numerator", "a share counts a part of its denominator: they must be of the same fact, counted alike"
    if getattr(numerator, "per", 1.0) != 1.0:
        yield "numerator", "only the denominator is divided by `per`"
    if getattr(denominator, "per", 1.0) <= 0:
        yield "denominator", "`per` must be more than 0"
    fitting = _SHARE_OF[type(denominator)]
    if indicator.kind.is_share and indicator.kind is not fitting:
        yield "kind", f"a share of {type(denominator).__name__} is {fitting.name}, not {indicator.kind.name}"
    if indicator.kind.is_share and getattr(denominator, "per", 1.0) != 1.0:
        yield "denominator", "the denominator of a share is not divided by `per`"


def _same_family(numerator: Measure, denominator: Measure) -> bool:
    """Whether one query counts both: in children, in school days, in children who attend, or in units of one sort."""
    if isinstance(denominator, ChildMeasure):
        return isinstance(numerator, ChildMeasure)
    if isinstance(denominator, UnitDays):
        return isinstance(numerator, UnitDays | SparringHeld) and numerator.unit == denominator.unit
    return type(numerator) is type(denominator) and getattr(numerator, "unit", "") == getattr(denominator, "unit", "")


def _alike(one: Measure, other: Measure) -> bool:
    """Whether both count the same rows in the same way, so that one can be a part of the other."""
    return type(one) is type(other) and getattr(one, "fact", "") == getattr(other, "fact", "")


def _groupings(indicator: Indicator) -> Iterator[Problem]:
    denominator = indicator.denominator
    for attribute in sorted(indicator.groupings, key=str):
        if attribute not in ATTRIBUTES:
            yield "groupings", f"there is no attribute {attribute!r}; the attributes are {', '.join(ATTRIBUTES)}"
        elif isinstance(denominator, UnitMeasure) and attribute not in _UNIT_ATTRIBUTES[denominator.unit]:
            own = ", ".join(sorted(_UNIT_ATTRIBUTES[denominator.unit]))
            yield "groupings", f"{denominator.unit}s have no {attribute}; they are grouped by {own}"
        elif isinstance(denominator, AttendingChildren) and attribute == "month":
            yield "groupings", "children with high absence are not judged month by month (indicators.md 3)"


def _example(indicator: Indicator) -> Iterator[Problem]:
    example = indicator.example
    if example.end < example.start:
        yield "example", f"the period ends on {example.end}, before it starts on {example.start}"
    if example.as_of < example.start:
        yield "example", f"the as-of date {example.as_of} is before the period starts on {example.start}"
    if example.denominator <= 0 or example.children <= 0:
        yield "example", "it must count something: denominator and children are more than 0"
    if example.numerator < 0:
        yield "example", "the numerator cannot be below 0"
    if indicator.kind.is_share and example.numerator > example.denominator:
        yield "example", f"a share cannot be {example.numerator:g} of {example.denominator:g}"
    try:
        example_rows(example.tables)
    except ExampleError as error:
        yield "example", str(error)


def _same_labels(sound: Mapping[str, Indicator]) -> Iterator[str]:
    for field in ("label", "short_label"):
        for language in ("da", "en"):
            named: dict[str, list[str]] = defaultdict(list)
            for name, indicator in sound.items():
                text: str = getattr(getattr(indicator, field), language)
                named[text.strip().casefold()].append(name)
            for text, (first, *others) in named.items():
                for other in others if text not in ("", "?") else ():
                    yield f"{other}.py, {field}: {text!r} is already the {field} of {first}.py."


def _places(sound: Mapping[str, Indicator]) -> Iterator[str]:
    places = sorted((i.headline, name) for name, i in sound.items() if i.headline is not None)
    for right, (place, name) in zip(count(1), places, strict=False):
        if place != right:
            yield f"{name}.py, headline: the places run 1, 2, 3 and so on, one each; {place} should be {right}."
            return
