"""The page of settings: what is in force, and nothing that is secret."""

from collections.abc import Mapping

import pytest
from pydantic import SecretStr

from dashboard.auth.reader import Reader
from dashboard.settings import Settings
from tests.components.trees import nodes, tree, words_of
from tests.web.conftest import Demo, MakeScreen

CANARY = "canary-0123456789-abcdefghijklmnopq"


def rows(page: object) -> dict[str, list[str]]:
    """The cells of each row after its first."""
    found = ([words_of(cell) for cell in node["props"]["children"]] for node in nodes(page) if node["type"] == "Tr")
    return {first: others for first, *others in found}


def test_every_setting_is_told_with_where_it_comes_from_and_no_secret(
    screen_of: MakeScreen, demo: Demo, readers: Mapping[str, Reader], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DASHBOARD_LEAST_CHILDREN", "7")
    changes = {
        "secret_key": SecretStr(CANARY),
        "case_db": f"postgresql+psycopg://reader:{CANARY}@db.example/cases?password={CANARY}",
        "least_children": 7,
    }
    settings = demo.settings.model_copy(update=changes)
    page = tree(screen_of(settings).show(readers["administrator"], "/indstillinger", ""))
    told = rows(page)
    assert [name for name in Settings.model_fields if f"DASHBOARD_{name.upper()}" not in told] == []
    assert told["DASHBOARD_SECRET_KEY"][:2] == ["sat, vises ikke", "demoen"]
    assert told["DASHBOARD_CASE_DB"][0] == "postgresql+psycopg://reader@db.example/cases sat, vises ikke"
    assert told["DASHBOARD_LEAST_CHILDREN"][:2] == ["7", "miljøet"]
    assert told["DASHBOARD_WORKERS"] == ["2", "standard", "antal processer, 1 til 64"]
    assert told["DASHBOARD_RULES_FILE"][0] == "ikke sat"
    assert told["Højt fravær er over, % (lokal grænse – ikke en national definition)"] == ["10", "standard"]
    assert "canary" not in str(page)
