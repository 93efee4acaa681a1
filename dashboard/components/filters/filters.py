"""What the filters of an address ask for, read from it and written back. The address is the state.

What an address asks for and does not exist is told (`problems`) and selects nobody: nothing is widened.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from dashboard.components.filters.attribute_choices import NOBODY
from dashboard.components.filters.filter_choice import Choice
from dashboard.components.filters.filter_context import FilterContext
from dashboard.components.filters.filter_list import FILTERS, Filter
from dashboard.components.filters.period_choice import (
    FIXED_PERIODS,
    FROM_KEY,
    PERIOD_KEY,
    TO_KEY,
    ChosenPeriod,
    read_period,
)
from dashboard.components.query import Fault, Pairs, Problem, read, write
from dashboard.vocabulary.period import Period
from dashboard.vocabulary.slice import Slice, TraitIn
from dashboard.vocabulary.text import Text
from dashboard.vocabulary.traits import Span

# Whose value is the filters of a cohort: all who are not in it.
REST_KEY: Final = "resten-af"
PERIOD_KEYS = (PERIOD_KEY, FROM_KEY, TO_KEY)


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What is asked of one filter: choices that exist, and values that do not; `barred`: all but these."""

    filter: Filter
    choices: tuple[Choice, ...]
    unknown: tuple[str, ...] = ()
    barred: bool = False

    @property
    def key(self) -> str:
        """As it stands in the address."""
        return self.filter.without if self.barred else self.filter.key

    @property
    def values(self) -> tuple[str, ...]:
        return (*(choice.value for choice in self.choices), *self.unknown)

    @property
    def is_of_nobody(self) -> bool:
        """Nothing that exists is allowed. Who bars something that does not exist may have meant what does."""
        return bool(self.unknown) if self.barred else not self.choices

    @property
    def allows(self) -> tuple[str | Span | None, ...]:
        return tuple(value for choice in self.choices for value in choice.allows)


@dataclass(frozen=True, slots=True)
class Rest:
    """All who are not in a cohort: its filters as they stand in the address; `state` None: they are no cohort."""

    filters: str
    state: "FilterState | None"


@dataclass(frozen=True, slots=True)
class FilterState:
    """What the reader asks for. `narrowings` are in the order of FILTERS, what is barred after what is allowed.

    `rest`: and who is not in this cohort.
    """

    chosen_period: ChosenPeriod
    narrowings: tuple[Narrowing, ...]
    slice: Slice
    as_of: date
    problems: tuple[Problem, ...] = ()
    rest: Rest | None = None

    @property
    def period(self) -> Period:
        """The period as far as there is data."""
        return self.chosen_period.period

    def narrowing(self, filter_: Filter, *, barred: bool = False) -> Narrowing | None:
        """What is asked of a filter, if anything."""
        return next((n for n in self.narrowings if n.filter == filter_ and n.barred == barred), None)

    @property
    def is_fixed(self) -> bool:
        """Whether this is one of the fixed tables."""
        return not self.is_narrowed and self.chosen_period.choice in FIXED_PERIODS

    @property
    def is_default(self) -> bool:
        return not self.is_narrowed and not self.chosen_period.query

    @property
    def is_narrowed(self) -> bool:
        """Whether anything is asked of the children."""
        return bool(self.narrowings) or self.rest is not None


def parse(search: str, context: FilterContext, page_keys: Collection[str] = ()) -> FilterState:
    """What an address asks for; any text will do. `page_keys` are the keys that the page itself reads."""
    pairs = read(search)
    asked = dict(pairs)
    chosen_period, problems = read_period(asked, context.first_on, context.as_of, context.usual_period)
    narrowings = tuple(
        _narrowing(filter_, asked[key], context, barred=barred)
        for filter_ in FILTERS
        for key, barred in ((filter_.key, False), (filter_.without, True))
        if key in asked
    )
    rest = _rest(asked[REST_KEY], context) if REST_KEY in asked else None
    not_there = (*_not_there(narrowings), *_no_rest(rest))
    told = not_there if context.is_free else _not_fixed(chosen_period, narrowings, rest)
    return FilterState(
        chosen_period,
        narrowings,
        _with_rest(slice_of(narrowings), rest),
        context.as_of,
        (*problems, *told, *_unknown_keys(pairs, page_keys)),
        rest,
    )


def _rest(values: Sequence[str], context: FilterContext) -> Rest:
    """The cohort that is left out. Where any of it does not exist the rest would be wider than was meant: of nobody."""
    filters = ",".join(values)
    state = parse(filters, context)
    if state.problems or not state.is_narrowed or state.chosen_period.query:
        return Rest(filters, None)
    return Rest(compose(state), state)


def _with_rest(where: Slice, rest: Rest | None) -> Slice:
    if rest is None:
        return where
    if rest.state is None:
        return replace(where, allowed=(*where.allowed, ("gender", (NOBODY,))))
    return replace(where, rest_of=rest.state.slice)


def _no_rest(rest: Rest | None) -> list[Problem]:
    return [Problem.of(Fault.UNKNOWN_VALUE, REST_KEY, rest.filters)] if rest is not None and rest.state is None else []


def _narrowing(filter_: Filter, values: Sequence[str], context: FilterContext, *, barred: bool) -> Narrowing:
    found = {value: filter_.offer.find(value, context) for value in values}
    places = {choice.value: place for place, choice in enumerate(filter_.offer.choices(context))}
    choices = sorted(
        (choice for choice in found.values() if choice is not None),
        # What is not offered before it is asked for stands last.
        key=lambda choice: (places.get(choice.value, len(places)), choice.value),
    )
    unknown = sorted(value for value, choice in found.items() if choice is None)
    return Narrowing(filter_, tuple(choices), tuple(unknown), barred)


def slice_of(narrowings: Iterable[Narrowing]) -> Slice:
    """The children and days that all of these leave."""
    allowed: dict[str, list[str | None]] = {}
    barred: dict[str, list[str | None]] = {}
    traits: list[TraitIn] = []
    for narrowing in narrowings:
        of = narrowing.filter.of
        values = [value for value in narrowing.allows if not isinstance(value, Span)]
        if narrowing.filter.trait is not None:
            spans = [value for value in narrowing.allows if not isinstance(value, str)]
            traits.append(TraitIn.of(of, () if narrowing.is_of_nobody else spans, barred=_bars(narrowing)))
        elif narrowing.is_of_nobody:
            allowed[of] = [NOBODY]
        else:
            (barred if narrowing.barred else allowed)[of] = values
    return Slice.of(allowed, barred, traits)


def _bars(narrowing: Narrowing) -> bool:
    return narrowing.barred and not narrowing.is_of_nobody


def _not_there(narrowings: Iterable[Narrowing]) -> list[Problem]:
    return [Problem.of(Fault.UNKNOWN_VALUE, n.key, value) for n in narrowings for value in n.unknown]


def _not_fixed(chosen: ChosenPeriod, narrowings: Collection[Narrowing], rest: Rest | None) -> list[Problem]:
    """What a reader of fixed tables asks for besides them: it is not shown, and told."""
    periods = [] if chosen.choice in FIXED_PERIODS else [Problem.of(Fault.NOT_FIXED, PERIOD_KEY, chosen.choice)]
    rests = [Problem.of(Fault.NOT_FIXED, REST_KEY, rest.filters)] if rest is not None else []
    return [*periods, *(Problem.of(Fault.NOT_FIXED, n.key, ",".join(n.values)) for n in narrowings), *rests]


def _unknown_keys(pairs: Pairs, page_keys: Collection[str]) -> list[Problem]:
    known = {*PERIOD_KEYS, *page_keys, *labels_by_key()}
    return [Problem.of(Fault.UNKNOWN_KEY, key, ",".join(values)) for key, values in pairs if key not in known]


def compose(state: FilterState) -> str:
    """The query string of a state, in one form only, without a question mark; empty for the default.

    Values that do not exist stay in it: a link made from the state must not select more than the state does.
    """
    rest = [(REST_KEY, (state.rest.filters,))] if state.rest is not None else []
    return write((*state.chosen_period.query, *((n.key, n.values) for n in state.narrowings), *rest))


def labels_by_key() -> Mapping[str, Text]:
    """What the filters are called, for notices."""
    return {
        PERIOD_KEY: Text(da="Periode", en="Period"),
        REST_KEY: Text(da="Resten af", en="The rest of"),
        **{filter_.key: filter_.label for filter_ in FILTERS},
        **{
            filter_.without: Text(da=f"{filter_.label.da} (undtagen)", en=f"{filter_.label.en} (except)")
            for filter_ in FILTERS
        },
    }
