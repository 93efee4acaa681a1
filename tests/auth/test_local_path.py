"""After signing in nobody is sent to another site."""

import pytest

from dashboard.auth.local_path import local_path


@pytest.mark.parametrize(
    "path", ["/", "/hjem/H1", "/hjem?sted=Lille%20Hus&trin=udskoling", "/skoler?q=%C3%A6", "/skoler#a"]
)
def test_a_page_of_ours_is_gone_to(path: str) -> None:
    assert local_path(path) == path


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "//evil.example",
        "///evil.example",
        "\\\\evil.example",
        "/\\evil.example",
        "\\/evil.example",
        "/%2Fevil.example",
        "/%5Cevil.example",
        "/%255Cevil.example",
        "%2F%2Fevil.example",
        "/\t/evil.example",
        "/%09/evil.example",
        "/\n/evil.example",
        "\t//evil.example",
        " //evil.example",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "https://evil.example",
        "https:evil.example",
        "evil.example",
        "//[",
        "/" + "a" * 3000,
    ],
)
def test_anything_else_leads_to_the_front_page(text: str | None) -> None:
    assert local_path(text) == "/"


def test_nobody_is_sent_back_to_the_way_out() -> None:
    assert local_path("/log-ud?x=1", never=frozenset({"/log-ud"})) == "/"
