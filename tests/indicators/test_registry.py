"""The indicators are their files: a new one is one new file, and a wrong one is told when the program starts."""

import sys
from collections.abc import Callable, Iterator
from importlib import invalidate_caches
from pathlib import Path

import pytest

import dashboard.indicators as package
from dashboard.commands.indicators import answer
from dashboard.indicators.registry import all_indicators, headline_indicators
from dashboard.indicators.rules_of_declaration import DeclarationError
from tests.reference.recompute import definitions

from .example_database import write_example

NEWCOMER = '''"""Meetings at which somebody from the home was present."""

from datetime import date

from dashboard.vocabulary import attributes
from dashboard.vocabulary.indicator import Better, Example, Indicator, Kind, Theme
from dashboard.vocabulary.measures import Count, Is, Known
from dashboard.vocabulary.text import Text

INDICATOR = Indicator(
    key="newcomer",
    theme=Theme.FOLLOW_UP,
    label=Text(da="Hjemmet deltog i mødet", en="Home at the meeting"),
    short_label=Text(da="Hjemmet deltog", en="Home"),
    question=Text(da="Ved hvor mange møder deltog hjemmet?", en="At how many meetings was the home present?"),
    why=Text(da="Hjemmet skal kende målene.", en="The home must know the goals."),
    caveat=Text(da="Ikke hvem der deltog.", en="Not who was present."),
    numerator_text=Text(da="Møder, hvor hjemmet deltog.", en="Meetings with the home present."),
    denominator_text=Text(da="Holdte møder, hvor det vides.", en="Meetings held where it is known."),
    event=Text(da="møder", en="meetings"),
    kind=Kind.SHARE_OF_EVENTS,
    numerator=Count("meeting", Is("home_present", (True,))),
    denominator=Count("meeting", Known("home_present")),
    groupings=attributes.ALL,
    better=Better.HIGHER,
    example=Example(
        story=Text(da="Et af to møder.", en="One of two meetings."),
        tables={
            "course": "course_id child_id \\n f1 b1",
            "meeting": """
                course_id held_on home_present
                f1 2025-10-01 yes
                f1 2025-11-01 no
                f1 2025-12-01 -
            """,
        },
        as_of=date(2025, 12, 31),
        start=date(2025, 10, 1),
        end=date(2025, 12, 31),
        numerator=1,
        denominator=2,
        children=1,
    ),
)
'''


@pytest.fixture
def add_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """`add_file(text)` puts a file `newcomer.py` among the indicators until the test ends."""
    folder = tmp_path / "indicators"
    folder.mkdir()
    monkeypatch.setattr(package, "__path__", [*package.__path__, str(folder)])
    all_indicators.cache_clear()

    def add(text: str) -> None:
        (folder / "newcomer.py").write_text(text, encoding="utf-8")
        invalidate_caches()  # the folder's listing may be a moment old

    yield add
    all_indicators.cache_clear()
    sys.modules.pop("dashboard.indicators.newcomer", None)
    vars(package).pop("newcomer", None)


def test_a_new_file_is_counted_with_nothing_else_changed(add_file: Callable[[str], None], sqlite_url: str) -> None:
    before = set(all_indicators())
    all_indicators.cache_clear()
    add_file(NEWCOMER)
    example = all_indicators()["newcomer"].example
    write_example(sqlite_url, example)
    (row,) = answer(
        case_db=sqlite_url,
        as_of=example.as_of,
        start=example.start,
        end=example.end,
        by=None,
        where={},
        indicators=["newcomer"],
        min_children=0,
    )
    assert (row["numerator"], row["denominator"], row["children"], row["value"]) == (1, 2, 1, 0.5)
    assert set(all_indicators()) == {*before, "newcomer"}


def test_a_wrong_file_is_told_when_the_program_starts(add_file: Callable[[str], None]) -> None:
    add_file(NEWCOMER.replace('"home_present", (True,)', '"home_present", ("yes",)'))
    with pytest.raises(DeclarationError) as raised:
        all_indicators()
    (problem,) = raised.value.problems
    assert problem.startswith("newcomer.py, numerator: home_present of meeting is never 'yes'")


def test_every_indicator_of_the_definitions_is_declared() -> None:
    assert set(all_indicators()) == set(definitions())


def test_the_headline_indicators_come_first_in_their_order() -> None:
    headline = [indicator.key for indicator in headline_indicators()]
    assert headline == list(all_indicators())[: len(headline)]
    assert headline[:3] == ["follow_up_coverage", "follow_up_on_time", "goals_met"]
