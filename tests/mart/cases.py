"""Small case databases with only what a test is about, and marts made of them."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final

from dashboard.data.mart.adhoc import temporary_mart
from dashboard.data.mart.refresh import no_progress, refresh
from dashboard.data.mart.staging import Progress
from dashboard.data.mart.store import Mart, Marts
from dashboard.indicators.registry import all_indicators
from dashboard.vocabulary.indicator import Indicator
from dashboard.vocabulary.period import Period
from dashboard.vocabulary.rules import Rules
from dashboard.vocabulary.scope import ALL_CHILDREN, NOTHING, Reach, Scope
from tests.reference.case import Row, Tables
from tests.reference.hand import tables
from tests.reference.sqlite_file import write_sqlite

AS_OF: Final = date(2025, 6, 30)
BUILT_AT: Final = datetime(2025, 7, 1, 5, tzinfo=UTC)
HALF_A_YEAR: Final = Period(date(2025, 1, 1), AS_OF)

CHIEF: Final = Scope(figures=ALL_CHILDREN, own=ALL_CHILDREN, names=True)
STEERING_GROUP: Final = Scope(figures=ALL_CHILDREN, own=NOTHING)
LEADER_OF_H1: Final = Scope(figures=ALL_CHILDREN, own=Reach(homes=frozenset({"h1"})), names=True)


def chosen(*keys: str) -> list[Indicator]:
    """The indicators of these keys."""
    return [all_indicators()[key] for key in keys]


def case_database(folder: Path, given: Tables) -> str:
    """The address of a new SQLite case database of these rows."""
    path = folder / "case.sqlite"
    path.unlink(missing_ok=True)
    write_sqlite(path, given)
    return f"sqlite:///{path}"


@contextmanager
def mart_of_rows(folder: Path, given: Tables, indicators: Sequence[Indicator], as_of: date = AS_OF) -> Iterator[Mart]:
    """The mart of a case database of these rows."""
    url = case_database(folder, given)
    with temporary_mart(url, as_of=as_of, built_at=BUILT_AT, rules=Rules(), indicators=indicators) as mart:
        yield mart


def homes_with(children: Mapping[str, int], **more: list[dict[str, Any]]) -> dict[str, list[Row]]:
    """Homes with so many children each, all in a course and in school s1 since New Year 2025.

    The first child of h1 is h1-1, with the placement, enrolment and course of the same key.
    """
    keys = [(home, f"{home}-{number}") for home, n in children.items() for number in range(1, n + 1)]
    return tables(
        home=[{"home_id": home} for home in children],
        child=[{"child_id": child, "display_name": child.upper()} for _, child in keys],
        placement=[{"placement_id": child, "child_id": child, "home_id": home} for home, child in keys],
        enrolment=[{"enrolment_id": child, "child_id": child} for _, child in keys],
        course=[{"course_id": child, "child_id": child} for _, child in keys],
        **more,
    )


def make_figures(url: str, mart: Path, indicators: Sequence[Indicator], progress: Progress = no_progress) -> None:
    """A refresh as of the tests' usual day."""
    refresh(url, mart, as_of=AS_OF, built_at=BUILT_AT, rules=Rules(), indicators=indicators, progress=progress)


def readers(mart: Path, indicators: Sequence[Indicator]) -> Marts:
    """What a web process holds."""
    return Marts(mart, indicators=indicators)
