"""The periods a reader can choose, relative to the as-of date, named or by free months."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

from dashboard.components.query import Fault, Problem
from dashboard.vocabulary.period import Period, add_months, last_of_month, quarter_of, school_year_of, twelve_months
from dashboard.vocabulary.text import Text

PERIOD_KEY: Final = "periode"
FROM_KEY: Final = "fra"
TO_KEY: Final = "til"
FREE_MONTHS: Final = "maaneder"
DEFAULT_PERIOD: Final = "skoleaar"
TWELVE_MONTHS: Final = "12-maaneder"
_TWELVE_WEEKS: Final = timedelta(days=7 * 12 - 1)


@dataclass(frozen=True, slots=True)
class NamedPeriod:
    """A period with a name: `whole` gives all of it, days to come included, from the as-of date."""

    label: Text
    whole: Callable[[date], Period]


def _day_before(period: Period) -> date:
    return period.start - timedelta(days=1)


NAMED_PERIODS: Final[Mapping[str, NamedPeriod]] = MappingProxyType(
    {
        "kvartal": NamedPeriod(Text(da="Dette kvartal", en="This quarter"), quarter_of),
        "forrige-kvartal": NamedPeriod(
            Text(da="Forrige kvartal", en="Last quarter"),
            lambda day: quarter_of(_day_before(quarter_of(day))),
        ),
        "skoleaar": NamedPeriod(Text(da="Dette skoleår", en="This school year"), school_year_of),
        "forrige-skoleaar": NamedPeriod(
            Text(da="Forrige skoleår", en="Last school year"),
            lambda day: school_year_of(_day_before(school_year_of(day))),
        ),
        "12-uger": NamedPeriod(
            Text(da="Seneste 12 uger", en="Last 12 weeks"), lambda day: Period(day - _TWELVE_WEEKS, day)
        ),
        TWELVE_MONTHS: NamedPeriod(Text(da="Seneste 12 hele måneder", en="Last 12 whole months"), twelve_months),
        "12-maaneder-foer": NamedPeriod(
            Text(da="De 12 måneder før", en="The 12 months before"), lambda day: twelve_months(day).before()
        ),
    }
)
# The periods of the fixed tables: of others than their own children, readers under suppression see no other.
FIXED_PERIODS: Final = (TWELVE_MONTHS, "12-maaneder-foer")
FREE_MONTHS_LABEL: Final = Text(da="Valgte måneder", en="Chosen months")


@dataclass(frozen=True, slots=True)
class ChosenPeriod:
    """A choice and what it means: `period` ends no later than the as-of date, `whole` may."""

    choice: str
    whole: Period
    period: Period
    default: str = DEFAULT_PERIOD  # the reader's choice where the address says nothing

    @property
    def label(self) -> Text:
        return FREE_MONTHS_LABEL if self.choice == FREE_MONTHS else NAMED_PERIODS[self.choice].label

    @property
    def months(self) -> tuple[str, str]:
        """The first and the last month (`2026-08`) that the period touches."""
        return (self.period.start.strftime("%Y-%m"), self.period.end.strftime("%Y-%m"))

    @property
    def query(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """What the address says of it: nothing for the default."""
        if self.choice == self.default:
            return ()
        if self.choice != FREE_MONTHS:
            return ((PERIOD_KEY, (self.choice,)),)
        first, last = self.months
        return ((PERIOD_KEY, (FREE_MONTHS,)), (FROM_KEY, (first,)), (TO_KEY, (last,)))


def named_period(choice: str, as_of: date, default: str = DEFAULT_PERIOD) -> ChosenPeriod:
    """A named period as far as there is data. Raises KeyError for a name that does not exist."""
    whole = NAMED_PERIODS[choice].whole(as_of)
    return ChosenPeriod(choice, whole, whole.until(as_of) or whole, default)


def months_with_data(first_on: date, as_of: date) -> tuple[str, ...]:
    """Every month (`2026-08`) from the first day of the data to the as-of date."""
    first = min(first_on, as_of).replace(day=1)
    count = (as_of.year - first.year) * 12 + as_of.month - first.month + 1
    return tuple(add_months(first, months).strftime("%Y-%m") for months in range(count))


def read_period(
    values: Mapping[str, Sequence[str]], first_on: date, as_of: date, usual: str = DEFAULT_PERIOD
) -> tuple[ChosenPeriod, tuple[Problem, ...]]:
    """The period that an address asks for; the usual one, and the problem, where there is none."""
    default = named_period(usual, as_of, usual)
    asked = values.get(PERIOD_KEY, ())
    months = tuple(values[key][0] for key in (FROM_KEY, TO_KEY) if values.get(key))
    if asked == (FREE_MONTHS,) or (months and not asked):
        return _free(values, first_on, as_of, default)
    problems = [Problem.of(Fault.MONTHS, FROM_KEY, " – ".join(months))] if months else []
    if not asked:
        return default, ()
    if len(asked) > 1 or asked[0] not in NAMED_PERIODS:
        return default, (Problem.of(Fault.UNKNOWN_PERIOD, PERIOD_KEY, ",".join(asked)), *problems)
    return named_period(asked[0], as_of, usual), tuple(problems)


def _free(
    values: Mapping[str, Sequence[str]], first_on: date, as_of: date, default: ChosenPeriod
) -> tuple[ChosenPeriod, tuple[Problem, ...]]:
    given = [tuple(values.get(key, ())) for key in (FROM_KEY, TO_KEY)]
    known = months_with_data(first_on, as_of)
    if any(len(months) != 1 or months[0] not in known for months in given) or given[1] < given[0]:
        written = " – ".join(",".join(months) for months in given)
        return default, (Problem.of(Fault.MONTHS, FROM_KEY, written),)
    start = date.fromisoformat(f"{given[0][0]}-01")
    whole = Period(start, last_of_month(date.fromisoformat(f"{given[1][0]}-01")))
    return ChosenPeriod(FREE_MONTHS, whole, whole.until(as_of) or whole, default.default), ()
