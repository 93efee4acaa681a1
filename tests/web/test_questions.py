"""A page is a handful of questions to the mart, however many homes, schools, cards and children stand on it."""

from collections.abc import Mapping
from typing import Any

import pytest

from dashboard.app import PAGES
from dashboard.auth.reader import Reader
from dashboard.components.screen import Screen
from dashboard.data.mart.store import Mart
from tests.components.trees import tree
from tests.web.conftest import Demo, MakeScreen

MOST = 8
MOST_BEHIND_A_NUMBER = 2  # the children who add to it


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The SQL of every question to the mart from now on."""
    questions: list[str] = []
    for name in ("ask", "ask_columns"):
        answer = getattr(Mart, name)

        def noted(self: Mart, sql: str, parameters: list[Any] | None = None, *, answer: Any = answer) -> Any:
            questions.append(sql)
            return answer(self, sql, parameters)

        monkeypatch.setattr(Mart, name, noted)
    return questions


@pytest.mark.parametrize("search", ["", "?trin=udskoling&hjemtype=foster_family", "?tal=absence", "?tal=goals_met"])
@pytest.mark.parametrize("path", [page.path for page in PAGES])
def test_a_page_asks_a_handful_of_questions(
    screen: Screen, readers: Mapping[str, Reader], demo: Demo, asked: list[str], path: str, search: str
) -> None:
    leader = "home_leader" if path.startswith("/hjem") else "school_leader"
    address = path.replace("<key>", demo.sign_ins[leader].place_key)
    screen.show(readers["coordinator"], address, "?koen=f")  # reads what is read once for a mart
    asked.clear()
    shown = tree(screen.show(readers["coordinator"], address, search))
    assert "Siden kunne ikke vises" not in str(shown)
    most = MOST + MOST_BEHIND_A_NUMBER if search.startswith("?tal=") else MOST
    assert len(asked) <= most, "\n".join(asked)


def test_the_lists_of_children_are_asked_for(
    screen_of: MakeScreen, readers: Mapping[str, Reader], demo: Demo, asked: list[str]
) -> None:
    """Or else the counts above would hold of anything. The mart is opened anew: answers are kept with it."""
    screen_of(demo.settings).show(readers["coordinator"], f"/hjem/{demo.sign_ins['home_leader'].place_key}", "")
    assert any("mart.follow_up" in sql for sql in asked)
