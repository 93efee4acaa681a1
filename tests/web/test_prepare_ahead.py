"""New figures are made ready before a reader comes: first views then ask the mart for no more than the next."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from dashboard.app import PAGES
from dashboard.auth.context import open_context
from dashboard.auth.permissions import Permission
from dashboard.auth.reader import Reader
from dashboard.auth.scope_of import municipality_scope
from dashboard.callbacks.prepare_ahead import PreparingAhead
from dashboard.components.screen import Screen
from dashboard.data.mart.store import Mart, Marts
from dashboard.i18n.words import Words
from dashboard.indicators.registry import all_indicators
from tests.web.conftest import Demo

VIEWS = ("/boern", "/boern/fremskrivning", "/boern/uden-ejer", "/registrering", "/registrering?enhed=skoler")


class Asked:
    """A connection that counts the questions."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection
        self.questions = 0

    def cursor(self) -> Any:
        self.questions += 1
        return self._connection.cursor()

    def close(self) -> None:
        self._connection.close()


class Opened(Marts):
    """Marts that hand out one mart whose questions are counted."""

    def __init__(self, demo: Demo) -> None:
        super().__init__(demo.settings.mart, indicators=list(all_indicators().values()))
        found = super().current()
        self.asked = Asked(found.connection)
        self.mart = replace(found, connection=self.asked)  # type: ignore[arg-type] # as much of it as is used

    def current(self) -> Mart:
        return self.mart


@pytest.fixture
def marts(demo: Demo) -> Iterator[Opened]:
    made = Opened(demo)
    yield made
    made.close()


def questions(marts: Opened, demo: Demo) -> list[int]:
    """How much of the mart each view asks, one after the other."""
    screen = Screen(PAGES, marts, demo.settings, open_context(demo.settings).audit)
    reader = Reader(
        person_id="",
        display_name="",
        language=Words(),
        scope=municipality_scope(demo.settings),
        permissions=frozenset(Permission),
    )
    counted = []
    for view in VIEWS:
        before = marts.asked.questions
        path, _, search = view.partition("?")
        screen.show(reader, path, f"?{search}")
        counted.append(marts.asked.questions - before)
    return counted


def test_what_was_prepared_is_not_found_out_again(demo: Demo, marts: Opened) -> None:
    PreparingAhead(demo.settings, open_context(demo.settings).database).prepare(marts.mart)
    assert questions(marts, demo) == questions(marts, demo)


def test_the_first_views_would_ask_for_more(demo: Demo, marts: Opened) -> None:
    """Else the test above could not fail."""
    first, second = questions(marts, demo), questions(marts, demo)
    assert sum(first) > sum(second)


def test_nothing_is_asked_any_more_when_the_process_ends(demo: Demo, marts: Opened) -> None:
    preparing = PreparingAhead(demo.settings, open_context(demo.settings).database)
    preparing.end()
    preparing.prepare(marts.mart)
    assert marts.asked.questions == 0


class Broken:
    """A connection that fails whatever is asked."""

    def cursor(self) -> Any:
        raise OSError


def test_what_fails_is_told_and_leaves_the_first_view_to_try_itself(
    demo: Demo, marts: Opened, caplog: pytest.LogCaptureFixture
) -> None:
    broken = replace(marts.mart, connection=Broken())  # type: ignore[arg-type]
    PreparingAhead(demo.settings, open_context(demo.settings).database).prepare(broken)
    assert "the first views could not be prepared" in caplog.text
