"""Where there are no figures: who runs the house still sees its pages, and the others are told."""

import pytest

from dashboard.auth.reader import Reader
from tests.components.trees import tree, words_of
from tests.web.conftest import Demo, MakeScreen

MISSING = "Tallene er ikke klar"


@pytest.mark.parametrize(
    ("role", "path", "shown"),
    [
        ("data_steward", "/data", "Opdater tallene nu"),
        ("administrator", "/personer", "koordinator"),
        ("administrator", "/indstillinger", "DASHBOARD_MART"),
        ("log_controller", "/log", "Stikprøver"),
        ("chief", "/mine-sessioner", "Mine sessioner"),
        ("chief", "/tilgaengelighed", "Tilgængelighed"),
        ("chief", "/", MISSING),
        ("coordinator", "/hjem", MISSING),
        ("coordinator", "/hjem/H0001", MISSING),
        ("steering_group", "/ordliste", MISSING),
    ],
)
def test_a_page_that_needs_no_figures_is_shown_without(
    screen_of: MakeScreen, demo: Demo, readers: dict[str, Reader], role: str, path: str, shown: str
) -> None:
    screen = screen_of(demo.settings.model_copy(update={"mart": demo.settings.mart.with_name("none.duckdb")}))
    text = words_of(tree(screen.show(readers[role], path, "")))
    assert shown in text
    assert (MISSING in text) == (shown == MISSING)
