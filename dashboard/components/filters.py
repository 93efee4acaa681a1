"""The filters: declared once each, read from the address and written back. The address is the state.

What an address asks for and does not exist is told (`problems`) and selects nobody: nothing is widened.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from dashboard.components.code_labels import UNKNOWN, code_label, sentence_case
from dashboard.components.period_choice import (
    DEFAULT_PERIOD,
    FIXED_PERIODS,
    FROM_KEY,
    PERIOD_KEY,
    TO_KEY,
    ChosenPeriod,
    read_period,
)
from dashboard.components.query import Fault, Pairs, Problem, read, write
from dashboard.data.mart.answers import Register
from dashboard.i18n.words import Words, compare_danish
from dashboard.vocabulary.attributes import ATTRIBUTES
from dashboard.vocabulary.period import Period
from dashboard.vocabulary.slice import Slice
from dashboard.vocabulary.text import Text

UNKNOWN_VALUE: Final = "ukendt"
# An allowed value that no child has: keys and codes are never empty.
NOBODY: Final = ""


@dataclass(frozen=True, slots=True)
class FilterContext:
    """What the choices of a reader are made of. `own_municipality` None: own or other cannot be chosen.

    `is_free` False: the reader has fixed tables, and chooses between their periods only. `sees_others`: of children
    who are not the reader's own there are fixed tables only.
    """

    as_of: date
    first_on: date
    own_municipality: str | None
    register: Register
    usual_period: str = DEFAULT_PERIOD
    is_free: bool = True
    sees_others: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """A value in the address, its words inside a sentence, and the attribute's values that it allows."""

    value: str
    phrase: Text
    allows: tuple[str | None, ...]

    def label(self, words: Words) -> str:
        return sentence_case(words.text(self.phrase))


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter: its key in the address, the attribute it narrows, and how its choices are found."""

    key: str
    attribute: str
    choices: Callable[[FilterContext], tuple[Choice, ...]]
    own_label: Text | None = None

    @property
    def label(self) -> Text:
        return self.own_label or ATTRIBUTES[self.attribute].label


def _codes(attribute: str) -> Callable[[FilterContext], tuple[Choice, ...]]:
    choices = tuple(Choice(code, code_label(attribute, code), (code,)) for code in ATTRIBUTES[attribute].codes or ())
    return lambda _: (*choices, _unknown(attribute))


def _unknown(attribute: str) -> Choice:
    label = ATTRIBUTES[attribute].label
    return Choice(
        UNKNOWN_VALUE,
        Text(da=f"{UNKNOWN.da} {label.da.lower()}", en=f"{UNKNOWN.en} {label.en.lower()}"),
        (None,),
    )


def _municipality(context: FilterContext) -> tuple[Choice, ...]:
    own = context.own_municipality
    if own is None:
        return ()
    others = tuple(key for key in context.register.municipalities if key != own)
    return (
        Choice("egen", Text(da="egen kommune", en="own municipality"), (own,)),
        Choice("anden", Text(da="anden kommune", en="other municipality"), others or (NOBODY,)),
    )


def _coordinators(context: FilterContext) -> tuple[Choice, ...]:
    staff = context.register.staff
    names = {key: staff[key].name if key in staff else key for key in context.register.coordinators}
    named = (
        Choice(key, Text(da=name, en=name), (key,))
        for key, name in sorted(names.items(), key=lambda item: (compare_danish(item[1]), item[0]))
        if key != UNKNOWN_VALUE
    )
    return (*named, _unknown("coordinator"))


FILTERS: Final[tuple[Filter, ...]] = (
    Filter("trin", "grade_band", _codes("grade_band")),
    Filter("hjemtype", "home_kind", _codes("home_kind")),
    Filter("skoletype", "school_kind", _codes("school_kind")),
    Filter("model", "model", _codes("model")),
    Filter("kommune", "responsible", _municipality, Text(da="Handlekommune", en="Responsible municipality")),
    Filter("koen", "gender", _codes("gender")),
    Filter("koordinator", "coordinator", _coordinators),
)
PERIOD_KEYS: Final = (PERIOD_KEY, FROM_KEY, TO_KEY)


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What is asked of one filter: choices that exist, and values that do not."""

    filter: Filter
    choices: tuple[Choice, ...]
    unknown: tuple[str, ...] = ()

    @property
    def values(self) -> tuple[str, ...]:
        return (*(choice.value for choice in self.choices), *self.unknown)

    @property
    def allowed(self) -> tuple[str | None, ...]:
        return tuple(value for choice in self.choices for value in choice.allows) or (NOBODY,)


@dataclass(frozen=True, slots=True)
class FilterState:
    """What the reader asks for. `narrowings` are in the order of FILTERS."""

    chosen_period: ChosenPeriod
    narrowings: tuple[Narrowing, ...]
    slice: Slice
    problems: tuple[Problem, ...] = ()

    @property
    def period(self) -> Period:
        """The period as far as there is data."""
        return self.chosen_period.period

    def values(self, key: str) -> tuple[str, ...]:
        """The existing values chosen of a filter; none: it does not narrow."""
        return tuple(
            choice.value for narrowing in self.narrowings if narrowing.filter.key == key for choice in narrowing.choices
        )

    @property
    def is_fixed(self) -> bool:
        """Whether this is one of the fixed tables."""
        return not self.narrowings and self.chosen_period.choice in FIXED_PERIODS

    @property
    def is_default(self) -> bool:
        return not self.narrowings and not self.chosen_period.query


def parse(search: str, context: FilterContext, page_keys: Collection[str] = ()) -> FilterState:
    """What an address asks for; any text will do. `page_keys` are the keys that the page itself reads."""
    pairs = read(search)
    asked = dict(pairs)
    chosen_period, problems = read_period(asked, context.first_on, context.as_of, context.usual_period)
    narrowings = tuple(_narrowing(filter_, asked[filter_.key], context) for filter_ in FILTERS if filter_.key in asked)
    return FilterState(
        chosen_period,
        narrowings,
        Slice.of({narrowing.filter.attribute: narrowing.allowed for narrowing in narrowings}),
        (
            *problems,
            *(Problem.of(Fault.UNKNOWN_VALUE, n.filter.key, value) for n in narrowings for value in n.unknown),
            *_unknown_keys(pairs, page_keys),
            *(() if context.is_free else _not_fixed(chosen_period, narrowings)),
        ),
    )


def _narrowing(filter_: Filter, values: tuple[str, ...], context: FilterContext) -> Narrowing:
    existing = {choice.value: choice for choice in filter_.choices(context)}
    return Narrowing(
        filter_,
        tuple(choice for value, choice in existing.items() if value in values),
        tuple(sorted(value for value in values if value not in existing)),
    )


def _not_fixed(chosen: ChosenPeriod, narrowings: Collection[Narrowing]) -> list[Problem]:
    """What a reader of fixed tables asks for besides them: it is not shown, and told."""
    periods = [] if chosen.choice in FIXED_PERIODS else [Problem.of(Fault.NOT_FIXED, PERIOD_KEY, chosen.choice)]
    return [*periods, *(Problem.of(Fault.NOT_FIXED, n.filter.key, ",".join(n.values)) for n in narrowings)]


def _unknown_keys(pairs: Pairs, page_keys: Collection[str]) -> list[Problem]:
    known = {*PERIOD_KEYS, *page_keys, *(filter_.key for filter_ in FILTERS)}
    return [Problem.of(Fault.UNKNOWN_KEY, key, ",".join(values)) for key, values in pairs if key not in known]


def compose(state: FilterState) -> str:
    """The query string of a state, in one form only, without a question mark; empty for the default.

    Values that do not exist stay in it: a link made from the state must not select more than the state does.
    """
    return write((*state.chosen_period.query, *((n.filter.key, n.values) for n in state.narrowings)))


def labels_by_key() -> Mapping[str, Text]:
    """What the filters are called, for notices."""
    return {filter_.key: filter_.label for filter_ in FILTERS} | {PERIOD_KEY: Text(da="Periode", en="Period")}


def sentence(state: FilterState, words: Words, children: int | None = None) -> str:
    """What is filtered, in words: `Dette skoleår · udskoling · børne- og ungehjem: 37 børn`.

    `children` None: the number is not known, or may not be shown.
    """
    parts = [words.text(state.chosen_period.label)]
    for narrowing in state.narrowings:
        phrases = [words.text(choice.phrase) for choice in narrowing.choices]
        parts.append(f" {words('or')} ".join(phrases) or words("nobody"))
    if not state.narrowings:
        parts.append(words("all children"))
    counted = "" if children is None else ": " + words.count(children, "{n} child", "{n} children")
    return " · ".join(parts) + counted
